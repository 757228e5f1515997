/** The door of `families` to the areas in which children live, for counts about groups with the sight of the system. */
export { areasOf } from './use-cases/areas-of.server.ts'
