/** The door of `access` to consent and sharing: what is asked, who said what, what is shared with whom on which ground. */
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
  shareOnFile,
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
