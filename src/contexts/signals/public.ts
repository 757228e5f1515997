/** The door of `signals`: so far the decision of the reporting code. */
export { codeQuestions, decideCode, type CodeAnswers, type CodeDecision } from './rules/code-decision.ts'
