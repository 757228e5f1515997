/** The door of `access` to the organisations of a centre: which take part, by name. */
export { listOrganisationNames } from './sql/administration/organisation-names.server.ts'
