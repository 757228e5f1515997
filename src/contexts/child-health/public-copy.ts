/** The door of `child-health` to the copy of a file: what the record tells in it. Its lists of what is told and what is left out are held against the schema. */
export { tellsHealth } from './pages/copy/tells-health.server.ts'
export { leftOutOfHealth, toldOfHealth, untoldOfHealth } from './rules/copy/what-is-told.ts'
