/** The door of `families`: persons and what they are to each other. Asks `access`. */
export { fullName, sortName, type Person, type PersonName, type Sex } from './rules/person.ts'
export { familiesRoutes } from './routes.ts'
/** Where a file with families is sent: it has a limit of its own. */
export { importPath } from './pages/import/import-page.ts'
export { careRoutes } from './pages/care/routes.ts'
export { sharingRoutes } from './routes/sharing.server.ts'
/** Openness for the family: its file, who looked, keys and requests. */
export { opennessRoutes } from './routes/openness.server.ts'
