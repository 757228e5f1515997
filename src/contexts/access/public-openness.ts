/** The door of `access` to openness for the family: whose account is whom, which files somebody sees, who looked, and requests about a file. */
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
  type AlsoDone,
  type AlsoMake,
  type MakeRefusal,
  type OpenedRequest,
  type RequestText,
  type RequestVerdict,
} from './use-cases/case-file/person-requests.server.ts'
export {
  enterRequest,
  handOverAnswer,
  readForRequester,
  type EnteredRefusal,
  type EnterWish,
  type NothingToHandOver,
} from './use-cases/case-file/requests-by-hand.server.ts'
export { channels, deliveryWays, identityChecks, kindsByHand } from './rules/case-file/by-hand.ts'
export { eraseWhole, readWholeErasure } from './use-cases/retention/erase-whole.server.ts'
export { lawsOf, lawsOfGround, remediesOf, type Remedy } from './rules/case-file/remedies.ts'
export type { WholeErasure, WholeRefusal } from './rules/case-file/whole-erasure.ts'
export type { StoredHold } from './sql/case-file/person-requests.server.ts'
export {
  decisions,
  extendedDueOn,
  groundsOf,
  holdGrounds,
  isOpen,
  isOverdue,
  refusalGrounds,
  requestKinds,
  type HoldGround,
  type PersonRequest,
  type RequestKind,
} from './rules/case-file/person-request.ts'
