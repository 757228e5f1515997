/** The door of `vaccination`: what was given. Asks `access` and `families`. */
export type { Dose, Elsewhere, Site } from './rules/dose.ts'
export { listDoses } from './sql/doses.server.ts'
