/** What `access` does by the clock, for who puts the application together. */
export { sealAudit } from './use-cases/seal-audit.server.ts'
export { tidyAccess } from './use-cases/tidy.server.ts'
