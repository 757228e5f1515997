/** Somebody typed on in a contact that was closed meanwhile: what of it does not stand in the record, so that nobody thinks it does. */
import { readNumber } from '../typed.ts'
import { perUnit } from '../record/check-measurement.ts'
import { typedMeasures } from '../record/child-facts.ts'
import { adviceGiven, field, noteParts, textOf, type ContactTyped } from './contact-form.ts'

/** What a closed contact holds, as far as it is compared. */
export type Kept = {
  readonly measurements: readonly { readonly measure: string; readonly value: number }[]
  readonly milestones: readonly { readonly item: string; readonly side: 'none' | 'right' | 'left'; readonly answer: string }[]
  readonly findings: readonly { readonly topic: string; readonly result: string; readonly remark: string }[]
  readonly advice: readonly { readonly topic: string; readonly advice: string }[]
  readonly notes: readonly { readonly part: string; readonly words: string }[]
  readonly doses: readonly { readonly vaccine: string }[]
}

/** The names of the fields. Pressing twice gives none: then all of it stands there. */
export function notKept(typed: ContactTyped, kept: Kept): readonly string[] {
  const there = new Map<string, string>([
    ...kept.milestones.map(({ item, side, answer }) => [field.item(item, side), answer] as const),
    ...kept.findings.flatMap(({ topic, result, remark }) => [[field.body(topic), result] as const, [field.remark(topic), remark] as const]),
    ...kept.notes.map(({ part, words }) => [`note-${part}`, words] as const),
    ...kept.doses.map(({ vaccine }) => [field.dose(vaccine), '1'] as const),
  ])
  const compared = Object.keys(typed).filter(
    (name) => /^(i-|b-|d-[A-Z0-9_]+$)/.test(name) || noteParts.some((part) => name === field.note(part)),
  )
  const advice = adviceGiven(typed).filter((one) => !kept.advice.some((other) => other.topic === one.topic && other.advice === one.advice))
  return [
    ...typedMeasures.filter((measure) => textOf(typed, measure) !== '' && !isMeasured(textOf(typed, measure), measure, kept)),
    ...compared.filter((name) => textOf(typed, name) !== '' && textOf(typed, name) !== (there.get(name) ?? '')),
    ...advice.map((one) => field.advice(one.topic, one.advice)),
  ]
}

function isMeasured(text: string, measure: (typeof typedMeasures)[number], { measurements }: Kept): boolean {
  const value = readNumber(text)
  return value !== null && measurements.some((one) => one.measure === measure && one.value === Math.round(value * perUnit[measure]))
}
