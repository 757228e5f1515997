/** The door of `access`: permits, audit, centres, colleagues, who is signed in, tries and repeats. Everyone may ask it; it asks nobody. */
export { act, mayFreely, type NotPermitted, type Permit } from './use-cases/act.server.ts'
export { clientKeyOf } from './rules/machine-client.ts'
export { findClientActor, worksHere } from './use-cases/machine-clients.server.ts'
export { webhookOperations, webhooksApi } from './api/webhooks-api.server.ts'
export { permits, roles, type Role, type Verb } from './rules/permissions.ts'
export { findCentreByHost, listCentres, loadCentre, type Centre } from './use-cases/centres.server.ts'
export { foundCentre } from './use-cases/found-centre.server.ts'
export type { NewCentre } from './rules/centre.ts'
export { addLocalAccount } from './use-cases/accounts.server.ts'
export { professions, type NewAccount, type Profession } from './rules/account.ts'
export { listColleagues, type Colleague } from './sql/colleagues.server.ts'
export { countFromSource, deleteAttempt, deleteAttempts, insertAttempt, listAttempts } from './sql/attempts.server.ts'
export { findOutcome, forgetOutcome, forgetOutcomes, rememberOutcome, wasWrittenMeanwhile } from './sql/idempotency.server.ts'
export { residentsOnly } from './pages/mijn/mijn.server.ts'
export { readOwnAccount, type ResidentActor } from './use-cases/residents.server.ts'
export { workplaceFrame } from './pages/workplace-frame.server.ts'
export { professionName, roleName } from './pages/messages.ts'
export { readTheme, setTheme } from './use-cases/set-theme.server.ts'
export { menuEntries, plainLook, terms, type Look } from './rules/look.ts'
export type { IdentityProvider } from './use-cases/identity-provider.server.ts'
// The files of people: who stands how towards whom, and the one way to a file.
export { actOnFile, type FilePermit, type NoAccess } from './use-cases/case-file/on-file.server.ts'
export { keepSubject } from './use-cases/case-file/keep-subject.server.ts'
export type { SubjectFacts } from './rules/case-file/standings.ts'
export {
  beginCare,
  clearCare,
  endCare,
  listCare,
  startCare,
  type CareRefusal,
  type NewCare,
} from './use-cases/case-file/care-relations.server.ts'
export { beginStandIn, endStandIn, type NewStandIn, type StandInRefusal } from './use-cases/case-file/stand-ins.server.ts'
export { carePurposes, type CarePurpose, type FieldGroup, type FileState } from './rules/case-file/policy.ts'
export {
  beginEmergency,
  endEmergency,
  listOwnEmergencies,
  type BeginRefusal,
  type OwnEmergency,
} from './use-cases/case-file/emergency.server.ts'
export {
  listEmergencies,
  reviewEmergency,
  type ReviewedEmergency,
  type ReviewRefusal,
} from './use-cases/case-file/review-emergency.server.ts'
export { checkEmergency, emergencyReasons, mostHours, reviewDays, usualHours, verdicts } from './rules/case-file/emergency.ts'
export { readCare, type CareOverview } from './use-cases/case-file/read-care.server.ts'
export { caseFileMessages } from './pages/case-file/messages.ts'
export { policyAsCsv, policyAsMarkdown } from './rules/case-file/print-policy.ts'
export { proveFirst } from './pages/ways-in/prove.server.ts'
export { provePath } from './pages/ways-in/prove-page.ts'
export { needsProof } from './use-cases/act.server.ts'
export type { Notice } from './sql/case-file/notices.server.ts'
export { listNotices, seeNotice } from './use-cases/case-file/notices.server.ts'
// Hidden parts of files, for the reporting code: there for their members alone.
export {
  actInCompartment,
  addCompartmentMember,
  closeCompartment,
  listCompartmentMembers,
  listOwnCompartments,
  openCompartment,
  removeCompartmentMember,
  type CompartmentRefusal,
  type Within,
} from './use-cases/case-file/compartments.server.ts'
