/** The door of `access`: permits, audit, centres, colleagues, who is signed in, tries and repeats. Everyone may ask it; it asks nobody. */
export { act, mayFreely, type NotPermitted, type Permit } from './use-cases/act.server.ts'
export { permits, roles, type Role, type Verb } from './rules/permissions.ts'
export { findCentreByHost, listCentres, loadCentre, type Centre } from './use-cases/centres.server.ts'
export { listColleagues, type Colleague } from './sql/colleagues.server.ts'
export { countFromSource, deleteAttempt, deleteAttempts, insertAttempt, listAttempts } from './sql/attempts.server.ts'
export { findOutcome, forgetOutcomes, rememberOutcome, wasWrittenMeanwhile } from './sql/idempotency.server.ts'
export { professionName, roleName } from './pages/messages.ts'
export type { IdentityProvider } from './use-cases/identity-provider.server.ts'
