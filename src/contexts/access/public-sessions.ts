/** The door of `access` to who is signed in, for interfaces that are neither workplace nor Mijn CJG. */
export { residentSession } from './pages/mijn/mijn.server.ts'
export { staffSession } from './pages/staff-session.server.ts'
