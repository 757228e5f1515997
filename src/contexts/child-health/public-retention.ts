/** The door of `child-health` to what is of a person: for destroying, merging and sealing anew. Vaccination goes along. */
export { healthMoves, rowsOfHealth, sealedOfHealth, staysWithHealth } from './sql/of-a-person.server.ts'
export { keepsHealth } from './pages/erasure/keeps-health.server.ts'
export { rowsOfSinglePieces } from './sql/single-pieces.server.ts'
