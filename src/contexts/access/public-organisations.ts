/** The door of `access` to the organisations of a centre: which take part, by name, and to which of them the youth health care of children belongs. */
export { listOrganisationNames } from './sql/administration/organisation-names.server.ts'
export { listYouthHealthOrganisations } from './sql/case-file/youth-health-organisations.server.ts'
