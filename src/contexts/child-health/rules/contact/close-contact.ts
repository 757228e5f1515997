/**
 * Decides what of a form is kept when a contact is closed, or what stands in the way: all of it or nothing. Questions about numbers must have been
 * answered, signals that advise to refer must have been decided about, and what asks for attention must say what.
 */
import type { CivilDay } from '#calculators/core/civil-date.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { refuseDay, type MeasurementDoubt } from '../record/check-measurement.ts'
import type { ChildFacts, KnownMeasurement, KnownMilestone } from '../record/child-facts.ts'
import { typedMeasures } from '../record/child-facts.ts'
import type { Companion } from '../record/record.ts'
import { bodyTopics } from './body-topics.ts'
import { adviceGiven, field, filledFields, noteParts, textOf, type ContactTyped, type NotePart } from './contact-form.ts'
import { isSure, type ContactJudged } from './judge-contact.ts'
import { typedAnswer } from './judge-development.ts'
import { readKeeping, readerChoice, type Keeping, type KeepingFault, type ReaderChoice } from './readers.ts'
import { decisions, signalName, type Decision, type Signal } from './signals.ts'

export const companions = [
  'mother',
  'father',
  'both',
  'foster-parent',
  'guardian',
  'other',
  'alone',
] as const satisfies readonly Companion[]
/** BDS W0679, as far as one child is seen in it. */
export const contactForms = ['03', '06', '07', '09', '01', '98'] as const
export const sentToWhom = [
  ...(['general-practitioner', 'paediatrician', 'audiology-centre', 'eye-doctor', 'orthoptist', 'speech-therapist'] as const),
  ...(['physiotherapist', 'dentist', 'psychologist', 'other'] as const),
]
export type SentTo = (typeof sentToWhom)[number]
/** Weeks within which an answer is expected, or a second look. */
export const followUpWeeks = [2, 6, 12, 26] as const
const USUAL_WEEKS = { refer: 6, watch: 12 } as const

/** What `vaccination` says about a dose, as far as the screen tells it apart. */
export type DoseFault =
  | 'batch-needed'
  | 'dose-no-consent'
  | 'dose-refrained'
  | 'dose-batch'
  | 'dose-same-day'
  | 'dose-which-child'
  | 'dose-not-now'
export type CloseFault =
  | MeasurementDoubt
  | {
      readonly field: string
      readonly code:
        | DoseFault
        | `keep-${KeepingFault}-needed`
        | 'nothing-done'
        | 'decide'
        | 'sent-to-needed'
        | 'reason-needed'
        | 'say-what'
        | 'answered-already'
    }
export type SignalDecided = Signal & {
  readonly decision: Decision
  readonly followUpBefore: CivilDay | null
  readonly sentTo: SentTo | null
  readonly reason: string
}
export type Closing = {
  readonly heldOn: CivilDay
  readonly form: string
  readonly companion: Companion | null
  readonly measurements: readonly KnownMeasurement[]
  /** Lying: of a height. */
  readonly recumbent: boolean
  readonly milestones: readonly KnownMilestone[]
  readonly findings: readonly {
    readonly topic: string
    readonly result: 'fine' | 'attention'
    readonly remark: string
    readonly readers: ReaderChoice
  }[]
  readonly advice: ReturnType<typeof adviceGiven>
  readonly notes: readonly { readonly part: NotePart; readonly words: string; readonly readers: ReaderChoice }[]
  /** Null: nothing of this contact is kept back. */
  readonly keeping: Keeping | null
  readonly signals: readonly SignalDecided[]
}

const oneOf = <T extends string>(typed: ContactTyped, name: string, words: readonly T[]): T | null =>
  words.find((word) => word === textOf(typed, name)) ?? null

/** `mayConsult`: with whom keeping a text back can have been talked over. `isMoreDone`: something was kept beside the form already, such as a screening. */
export function closeContact(
  facts: ChildFacts,
  typed: ContactTyped,
  judged: ContactJudged,
  mayConsult: readonly string[] = [],
  isMoreDone = false,
): Result<Closing, readonly CloseFault[]> {
  const day = refuseDay(textOf(typed, 'on'), facts)
  const faults: CloseFault[] = [
    ...(day === null ? judged.doubts : [day, ...judged.doubts.filter((doubt) => doubt.field !== 'on')]).filter(
      (doubt) => !doubt.mayStand || !isSure(typed, doubt),
    ),
    ...(filledFields(typed) === 0 && !isMoreDone ? [{ field: 'height', code: 'nothing-done' } as const] : []),
    ...judged.signals.flatMap((signal) => undecided(typed, signal)),
    ...findingsOf(typed).flatMap(({ topic, result, remark }) =>
      result === 'attention' && remark === '' ? [{ field: field.remark(topic), code: 'say-what' } as const] : [],
    ),
  ]
  const heldOn = judged.read.day
  const milestones = heldOn === null ? [] : milestonesOf(typed, judged, heldOn)
  faults.push(
    ...milestones
      .filter((one) => saysOtherwise(facts, one))
      .map((one) => ({ field: field.item(one.item, one.side), code: 'answered-already' }) as const),
  )
  const [notes, findings] = [notesOf(typed), findingsOf(typed)]
  const keeps = [...notes, ...findings].some(({ readers }) => readers === 'kept')
  const keeping = keeps ? readKeeping(typedKeeping(typed), mayConsult) : null
  if (keeping?.ok === false) faults.push(...keeping.error.map((one) => ({ field: keepingField[one], code: `keep-${one}-needed` }) as const))
  if (faults.length > 0 || heldOn === null) return err(faults)
  return ok({
    ...{ heldOn, form: oneOf(typed, 'form', contactForms) ?? '03', companion: oneOf(typed, 'companion', companions) },
    measurements: typedMeasures.flatMap((measure) => {
      const value = judged.read.values[measure]
      return value === null ? [] : [{ measure, day: heldOn, value }]
    }),
    ...{ recumbent: textOf(typed, 'position') === 'lying', advice: adviceGiven(typed), findings, notes },
    keeping: keeping?.ok === true ? keeping.value : null,
    milestones: milestones.filter((one) => !isThere(facts, one)),
    signals: judged.signals.map((signal) => decided(typed, signal, heldOn)),
  })
}

function undecided(typed: ContactTyped, signal: Signal): CloseFault[] {
  const name = signalName(signal)
  const decision = oneOf(typed, field.decision(name), decisions)
  if (decision === null) return signal.refer ? [{ field: field.decision(name), code: 'decide' }] : []
  if (decision !== 'refer') return []
  return [
    ...(oneOf(typed, field.sentTo(name), sentToWhom) === null ? [{ field: field.sentTo(name), code: 'sent-to-needed' } as const] : []),
    ...(textOf(typed, field.reason(name)) === '' ? [{ field: field.reason(name), code: 'reason-needed' } as const] : []),
  ]
}

/** Without a decision a signal that advises nothing counts as seen: it stood on the page. */
function decided(typed: ContactTyped, signal: Signal, heldOn: CivilDay): SignalDecided {
  const name = signalName(signal)
  const decision = oneOf(typed, field.decision(name), decisions) ?? 'seen'
  const follows = decision === 'refer' || decision === 'watch' ? decision : null
  const weeks =
    followUpWeeks.find((one) => String(one) === textOf(typed, field.weeks(name))) ?? (follows === null ? 0 : USUAL_WEEKS[follows])
  return {
    ...{ ...signal, decision, followUpBefore: follows === null ? null : heldOn + weeks * 7 },
    sentTo: decision === 'refer' ? oneOf(typed, field.sentTo(name), sentToWhom) : null,
    reason: textOf(typed, field.reason(name)),
  }
}

function findingsOf(typed: ContactTyped): Closing['findings'] {
  return bodyTopics.flatMap((topic) => {
    const result = oneOf(typed, field.body(topic), ['fine', 'attention'])
    const readers = readerChoice(textOf(typed, field.readers(field.body(topic))))
    return result === null ? [] : [{ topic, result, remark: textOf(typed, field.remark(topic)), readers }]
  })
}

function notesOf(typed: ContactTyped): Closing['notes'] {
  return noteParts
    .map((part) => ({
      part,
      words: textOf(typed, field.note(part)),
      readers: readerChoice(textOf(typed, field.readers(field.note(part)))),
    }))
    .filter(({ words }) => words !== '')
}

const keepingField: Readonly<Record<KeepingFault, string>> = { why: 'keep-why', consulted: 'keep-with', months: 'keep-months' }
const typedKeeping = (typed: ContactTyped) => ({
  ...{ why: textOf(typed, 'keep-why'), consulted: textOf(typed, 'keep-with'), months: textOf(typed, 'keep-months') },
})

function milestonesOf(typed: ContactTyped, { development }: ContactJudged, day: CivilDay): readonly KnownMilestone[] {
  return development.items.flatMap((item) =>
    item.sides.flatMap((side) => {
      const answer = typedAnswer(typed, item, side)
      return answer === null ? [] : [{ item: item.item, side, answer, day }]
    }),
  )
}

const sameDay = (facts: ChildFacts, one: KnownMilestone): KnownMilestone | undefined =>
  facts.milestones.find((other) => other.item === one.item && other.side === one.side && other.day === one.day)
const isThere = (facts: ChildFacts, one: KnownMilestone): boolean => sameDay(facts, one) !== undefined
function saysOtherwise(facts: ChildFacts, one: KnownMilestone): boolean {
  const there = sameDay(facts, one)
  return there !== undefined && there.answer !== one.answer
}
