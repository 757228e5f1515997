/** The door of `vaccination` to what is of a person: for destroying, merging and sealing anew. */
export { rowsOfVaccination, sealedOfVaccination, staysWithVaccination, vaccinationMoves } from './sql/of-a-person.server.ts'
