/** The door of `families` to sharing something of a file from another context: what never goes along, how it is drawn, and where a share stands. */
export { holdsGuardedOf } from './use-cases/sharing/compose.server.ts'
export { shareSheet } from './pages/sharing/sheet.ts'
export { sharePath, sharingPath } from './pages/sharing/paths.ts'
