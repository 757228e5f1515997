/**
 * The terms that a centre sets itself, each within bounds. What stands behind a bound: decisions.md "Return code and conversation"
 * (2 working days, 30 minutes, 90 days); PR-24 (no longer than needed). A record of care is kept by law and is no setting.
 */
export const terms = ['answerTermWorkingDays', 'acuteTermMinutes', 'retentionDays'] as const
export type Term = (typeof terms)[number]

export const termBounds: Readonly<Record<Term, { readonly least: number; readonly most: number; readonly usual: number }>> = {
  answerTermWorkingDays: { least: 1, most: 10, usual: 2 },
  acuteTermMinutes: { least: 5, most: 240, usual: 30 },
  retentionDays: { least: 7, most: 365, usual: 90 },
}

export function isWithinBounds(term: Term, value: number): boolean {
  const { least, most } = termBounds[term]
  return Number.isInteger(value) && value >= least && value <= most
}
