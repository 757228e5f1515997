/** The door of `access` to the register of breaches, for who hands over something found (a finding in the review of access): within the running transaction, once. */
export { raiseSuspicion, suspectBreach, type Suspicion } from './use-cases/breach/suspect-breach.server.ts'
