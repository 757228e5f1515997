/** The door of `families`: persons and what they are to each other. Asks `access`. */
export { fullName, sortName, type Person, type PersonName, type Sex } from './rules/person.ts'
export { familiesRoutes } from './routes.ts'
/** Where a file with families is sent: it has a limit of its own. */
export { importPath } from './pages/import/import-page.ts'
export { careRoutes } from './pages/care/routes.ts'
export { sharingRoutes } from './routes/sharing.server.ts'
/** Openness for the family: its file, who looked, keys and requests. */
export { opennessRoutes } from './routes/openness.server.ts'
/** What the review of access hears from this context. */
export { findKinOfColleagues } from './use-cases/kin-of-colleagues.server.ts'
export type { MovesAlong } from './use-cases/merge-persons.server.ts'
/** What families hands to keeping and destroying. */
export { keepsFamilies } from './use-cases/retention/keeps-files.server.ts'
