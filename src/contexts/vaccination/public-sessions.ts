/** The door of `vaccination` to sessions: in which of them a child is, whether its family was asked, and putting a child on the list. */
export { listRequestsOfChild, listSessionsOfChildren, type OwnRequest, type SessionOfChild } from './sql/sessions/of-child.server.ts'
export { listSessionsToFill, putInSession } from './use-cases/sessions/put-in.server.ts'
export type { KeptSession } from './rules/sessions/session.ts'
