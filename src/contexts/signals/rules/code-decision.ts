/**
 * Step 5 of the reporting code (meldcode): help, report, or close, by the five questions of the weighing. MC-03: in this order, decision 1
 * (is reporting necessary) before decision 2. MC-04: acute or structural unsafety is reported, whatever help there is. MC-05: so is all else
 * where help is not possible, not accepted or not effective. MC-06: no suspicion left is closed, with a record. MC-15: help without effect reopens.
 * Source: handelingsprotocol.nl, step 5 "help or report" (Utrecht), in force with the improved code since 1-1-2019.
 */
export const codeQuestions = ['suspicion', 'acuteOrStructural', 'canHelp', 'accepted', 'effective'] as const
export type CodeQuestion = (typeof codeQuestions)[number]
export type CodeAnswer = 'yes' | 'no'
/** Null: not answered yet. */
export type CodeAnswers = Readonly<Record<CodeQuestion, CodeAnswer | null>>

export type CodeOutcome = 'report' | 'help' | 'close-with-record' | 'close-with-monitoring'
export type CodeDecision =
  | { readonly outcome: CodeOutcome; readonly rule: 'MC-04' | 'MC-05' | 'MC-06' | 'help-goes-on' | 'help-worked' }
  /** No decision yet: this question must be answered first. */
  | { readonly outcome: null; readonly next: CodeQuestion }

export function decideCode(answers: CodeAnswers): CodeDecision {
  const { suspicion, acuteOrStructural, canHelp, accepted, effective } = answers
  if (suspicion === 'no') return { outcome: 'close-with-record', rule: 'MC-06' }
  // Whoever sees acute unsafety suspects violence, said or not: this never waits for an answer.
  if (acuteOrStructural === 'yes') return { outcome: 'report', rule: 'MC-04' }
  if (suspicion === null) return { outcome: null, next: 'suspicion' }
  if (acuteOrStructural === null) return { outcome: null, next: 'acuteOrStructural' }
  if ([canHelp, accepted, effective].includes('no')) return { outcome: 'report', rule: 'MC-05' }
  if (canHelp === null) return { outcome: null, next: 'canHelp' }
  if (accepted === null) return { outcome: null, next: 'accepted' }
  // Whether it works is known later; until then there is help.
  return effective === null ? { outcome: 'help', rule: 'help-goes-on' } : { outcome: 'close-with-monitoring', rule: 'help-worked' }
}
