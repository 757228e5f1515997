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
export { removeLogo, setLogo } from './use-cases/set-logo.server.ts'
export type { LogoAlt } from './rules/logo-image.ts'
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
export { findsWholeCentre } from './rules/case-file/decide.ts'
export { listCareRelations, type CareRelation } from './sql/case-file/care-relations.server.ts'
export { listLiveCare, listOwnBases, type LiveCare } from './sql/case-file/overview.server.ts'
export { lockCareRelation } from './sql/case-file/care-relations.server.ts'
export { stopCare } from './use-cases/case-file/care-relations.server.ts'
export { rebindResident } from './sql/case-file/resident-bindings.server.ts'
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
// Texts about people, sealed under the key of the centre and bound to their place.
export { openForCentre, sealForCentre, type Sealed } from './use-cases/sealed.server.ts'
export { carePurposes, type CarePurpose, type FieldGroup, type FileState } from './rules/case-file/policy.ts'
// Consent and sharing: what is asked, who said what, what is shared with whom on which ground.
export {
  askConsent,
  closeConsent,
  helpItems,
  type AskRefusal,
  type ConsentWish,
  type HelpItem,
} from './use-cases/sharing/ask-consent.server.ts'
export {
  answerConsent,
  exceptConsent,
  type Answer,
  type AnswerRefusal,
  type ExceptionRefusal,
} from './use-cases/sharing/answer-consent.server.ts'
export {
  coveringConsent,
  startShare,
  type Decided,
  type ShareDecisionRefusal,
  type ShareWish,
} from './use-cases/sharing/decide-share.server.ts'
export { giveShare, printShare, readShare, recordHandedOver, stopShare } from './use-cases/sharing/keep-share.server.ts'
export { listSharedWithMe, readSharedWithMe } from './use-cases/sharing/shared-with-me.server.ts'
export {
  readSharing,
  type KnownConsent,
  type KnownDecision,
  type KnownShare,
  type NamedRecipient,
  type Sharing,
} from './use-cases/sharing/read-sharing.server.ts'
export { isComplete, type ConsentState } from './rules/sharing/consent-state.ts'
export {
  sharePurposes,
  type Recipient,
  type SharePurpose,
  type ShareSheet,
  type ShareStanding,
  type SheetItem,
} from './rules/sharing/share.ts'
export {
  conflictTests,
  grounds,
  recipientFunctions,
  type ConflictTest,
  type Ground,
  type RecipientFunction,
} from './rules/privacy/sharing.ts'
export {
  consentExceptions,
  frameworksWithoutConsent,
  type ConsentException,
  type FrameworkWithoutConsent,
} from './rules/privacy/help-consent.ts'
export { forgetSubjects } from './sql/case-file/forget-subjects.server.ts'
// Openness for the family: whose account is whom, and which files somebody sees.
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
