/** SDQ answers as they are recorded in the BDS: elements 1078-1102 and 1106-1110. */
import { SDQ_BDS } from './sdq.ts'
import type { ItemAnswers } from './score-scales.ts'

/** Element number to answer code. */
export type SdqBdsAnswers = Readonly<Record<number, number | null | undefined>>

/** The answers by item number, still in the codes of the BDS (`coding: 'bds'`). Other elements are left out. */
export function sdqFromBds(answers: SdqBdsAnswers): { readonly answers: ItemAnswers; readonly impact: ItemAnswers } {
  const pick = (first: number, count: number): ItemAnswers =>
    Object.fromEntries(
      Array.from({ length: count }, (_, at) => [String(at + 1), answers[first + at]] as const).filter(
        ([, code]) => code !== undefined && code !== null,
      ),
    )
  return { answers: pick(SDQ_BDS.firstItem, SDQ_BDS.items), impact: pick(SDQ_BDS.firstImpact, SDQ_BDS.impactItems) }
}
