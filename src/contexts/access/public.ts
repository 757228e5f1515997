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
export { beginCare, endCare, listCare, startCare, type CareRefusal, type NewCare } from './use-cases/case-file/care-relations.server.ts'
export { carePurposes, type CarePurpose, type FieldGroup, type FileState } from './rules/case-file/policy.ts'
// Openness for the family: whose account is whom, and which files somebody sees.
export { openForCentre, sealForCentre, type Sealed } from './use-cases/sealed.server.ts'
export { handKey, listKeyReceivers, takeBackKey, unbindPerson } from './use-cases/case-file/file-keys.server.ts'
export {
  bindResident,
  openWithOwnKey,
  readBinding,
  renewOwnKey,
  unbindResident,
  type OwnBinding,
} from './use-cases/case-file/bind-resident.server.ts'
export { listOwnFiles, type OwnFile } from './sql/case-file/standings.server.ts'
export { groupsSeen, nextBirthday, whySeen, type WhySeen } from './rules/case-file/own-file.ts'
export {
  countLog,
  listLog,
  listLookers,
  type LogBy,
  type LogFigures,
  type Looker,
  type LogRow,
  type LogWish,
} from './sql/case-file/file-log.server.ts'
export { deedOf, whyOf, type Deed, type Why } from './rules/case-file/log-line.ts'
export { findOwnPerson } from './sql/case-file/file-keys.server.ts'
export { fieldGroups } from './rules/case-file/policy.ts'
export { listCareRelations } from './sql/case-file/care-relations.server.ts'
export {
  confirmDelivery,
  decidePersonRequest,
  extendRequest,
  liftHolds,
  listPersonRequests,
  longestText,
  makeRequest,
  placeHold,
  readPersonRequest,
  withdrawRequest,
  type AlsoMake,
  type MakeRefusal,
  type OpenedRequest,
  type RequestText,
  type RequestVerdict,
} from './use-cases/case-file/person-requests.server.ts'
export type { StoredHold } from './sql/case-file/person-requests.server.ts'
export {
  decisions,
  extendedDueOn,
  holdGrounds,
  isOpen,
  isOverdue,
  refusalGrounds,
  requestKinds,
  type PersonRequest,
  type RequestKind,
} from './rules/case-file/person-request.ts'
