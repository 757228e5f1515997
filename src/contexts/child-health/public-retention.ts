/** The door of `child-health` to what is of a person: for destroying, merging and sealing anew. Vaccination goes along. */
export { healthMoves, rowsOfHealth, sealedOfHealth, staysWithHealth } from './sql/of-a-person.server.ts'
export { keepsHealth } from './use-cases/retention/keeps-health.server.ts'
