/** The door of `access` to who has a say over a child on a day (PR-04): pure rules, for contexts that ask for a yes or no of their own. */
export { ageBandOn, type AgeBand } from './rules/privacy/age-band.ts'
export { nobodyKnown, requiredConsent, type RequiredConsent } from './rules/privacy/help-consent.ts'
export type { SayFacts } from './rules/sharing/consent-state.ts'
