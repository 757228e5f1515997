/** The door of `vaccination` to the copy of a file: what it tells in it. Its lists of what is told and what is left out are held against the schema. */
export { tellsVaccination } from './pages/copy/tells-vaccination.server.ts'
export { leftOutOfVaccination, toldOfVaccination, untoldOfVaccination } from './rules/copy/what-is-told.ts'
