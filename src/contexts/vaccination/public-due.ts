/** The door of `vaccination` to runs over many children: what being due goes by, a line per child. With the sight of the system. */
export { listDosesOf, listRefrainsOf, listSchemesOf, type GivenOn, type SchemeOf } from './sql/due-facts.server.ts'
