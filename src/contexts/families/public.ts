/** The door of `families`: persons and what they are to each other. Asks `access`. */
export { fullName, sortName, type Person, type PersonName, type Sex } from './rules/person.ts'
export { sharingRoutes } from './routes/sharing.server.ts'
