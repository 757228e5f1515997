/** The door of `access` to the review of access: what is drawn from the log, and what other contexts tell it about colleagues and files. */
export { drawReview, pairKey, type DrawRefusal, type Drawn, type FindKin } from './use-cases/review/draw-review.server.ts'
export { type KnownColleague, tellOwnFacts } from './use-cases/review/colleague-facts.server.ts'
export {
  askColleague,
  closeFinding,
  listReview,
  readFinding,
  type OpenedFinding,
  type ReviewList,
} from './use-cases/review/findings.server.ts'
export { answerQuestion, readAskedOfMe } from './use-cases/review/asked-of-me.server.ts'
export { neighbourhoodOf, surnameWords } from './rules/review/colleague-facts.ts'
export { isTellingSurname, type KinReason, type Reason } from './rules/review/reasons.ts'
