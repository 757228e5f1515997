/** The door of `child-health` to the command line and the demonstration. */
export { countHealthSeals, resealHealth } from './use-cases/reseal.server.ts'
/** The schedule of a child and calling up, for the demonstration. */
export { askDueList, makeDueList } from './use-cases/calls/due-list.server.ts'
export { decideAboutMissed } from './use-cases/calls/follow-up.server.ts'
export { inviteChild, recordNotReached } from './use-cases/calls/invite-child.server.ts'
export { readHealthLists } from './use-cases/calls/read-lists.server.ts'
export { makeRound, runRound } from './use-cases/calls/rounds.server.ts'
export { addExtraContact, planContactOf, recordMissed } from './use-cases/schedule/write-schedule.server.ts'
export { takeOverHistory, type HeldVisit, type History } from './use-cases/record/take-over-history.server.ts'
/** Screenings and referrals, for the demonstration. */
export { recordRound } from './use-cases/screening/record-round.server.ts'
export { askAgain, recordFeedback, refer } from './use-cases/screening/refer.server.ts'
export { nationalMoments, type Moment } from './rules/schedule/moments.ts'
export { civilDay, momentsOf, plainDate, type PlannedMoment } from './rules/schedule/windows.ts'
export { confirmSender, proposeSender, readTrust } from './use-cases/transfer/trust.server.ts'
/** Handing records over and taking them over from the command line. */
export { handOver, readTransferFiles, type HandOverRefusal } from './use-cases/transfer/hand-over.server.ts'
export { checkBundle, takeOver, tryTakeOver, type AcceptRefusal, type Report } from './use-cases/transfer/take-over.server.ts'
export { undoTakeOver } from './use-cases/transfer/undo-take-over.server.ts'
export { countStates } from './rules/transfer/differences.ts'
export { transferGrounds, transferReasons, undoReasons } from './rules/transfer/record.ts'
export { mostBundleBytes } from './rules/transfer/read-form.ts'
/** Figures about groups, for the demonstration. */
export { countChild, yearToTell } from './rules/collective/publication.ts'
export { questionIds, shapeOf, type QuestionId } from './rules/collective/questions.ts'
export { tellYear } from './use-cases/collective/count-year.server.ts'
/** What families tell, for the demonstration. */
export { answerInvitation } from './use-cases/family/answer-invitation.server.ts'
export { fillQuestions, tellMeasurements, tellTopics } from './use-cases/family/tell.server.ts'
export { readWhatWaits } from './use-cases/family/what-waits.server.ts'
