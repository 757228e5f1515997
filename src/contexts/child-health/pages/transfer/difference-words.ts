/** Each kind of thing that a record carries, in words: what it is, and what it says. Notes and topics are told by their day and place, never by their text. */
import { formatDate, type Locale } from '#platform/i18n.ts'
import { formatDecimal, formatNumber } from '#platform/locale.ts'
import { localDate, type PlainDate } from '#platform/time.ts'
import { vaccineName } from '../../../vaccination/public.ts'
import type { Measurement } from '../../rules/record/record.ts'
import type { CarriedScreening } from '../../rules/transfer/carried.ts'
import type { Difference } from '../../rules/transfer/difference.ts'
import type { Differences } from '../../rules/transfer/differences.ts'
import { recordMessages } from '../record/messages.ts'
import { transferMessages } from './messages.ts'

export type Line = { readonly label: string; readonly says: string }
type Kind = keyof Differences
/** The type of what a list of differences, or one, is about. */
type Of<K extends Kind> = Differences[K] extends readonly Difference<infer T>[]
  ? T
  : Differences[K] extends Difference<infer T> | null
    ? T
    : never
type Describe = { readonly [K in Kind]: (one: Of<K>) => Line }

/** `dayOf`: the day of a contact of the record by its id. */
export function describe(locale: Locale, dayOf: (contactId: string) => string): Describe {
  const { in: words } = transferMessages(locale)
  const record = recordMessages(locale)
  const on = (day: PlainDate): string => formatDate(locale, day)
  const at = (name: string, contactId: string): string => words.on(name, dayOf(contactId))
  return {
    contacts: (one) => ({ label: words.kinds.contacts, says: on(one.heldOn ?? one.dueOn) }),
    background: (one) => ({ label: words.kinds.background, says: backgroundText(locale, one) }),
    measurements: (one) => ({ label: words.on(words.measures[one.measure], on(one.measuredOn)), says: valueText(locale, one) }),
    milestones: (one) => ({ label: words.milestone(one.item, on(one.observedOn)), says: one.answer }),
    doses: (one) => ({ label: words.dose(vaccineName(locale, one.vaccine)), says: on(one.givenOn) }),
    notes: (one) => ({ label: words.kinds.notes, says: at(words.parts[one.part], one.contactId) }),
    findings: (one) => ({ label: words.kinds.findings, says: at(words.results[one.result], one.contactId) }),
    advice: (one) => ({ label: words.kinds.advice, says: dayOf(one.contactId) }),
    signals: (one) => ({
      label: words.on(`${words.kinds.signals}: ${record.signals.sources[one.source]}`, on(one.raisedOn)),
      says: one.decision === null ? record.signals.open : record.signals.decisions[one.decision],
    }),
    screenings: (one) => ({
      label: words.on(`${words.kinds.screenings}: ${record.screenings.kinds[one.kind]}`, on(one.heldOn)),
      says: [record.screenings.results[one.result], ...sides(locale, one)].join(', '),
    }),
    referrals: (one) => ({
      label: words.on(`${words.kinds.referrals}: ${record.referrals.to[one.sentTo]}`, on(one.sentOn)),
      says: one.outcome === null ? record.referrals.waiting(on(one.feedbackBefore)) : record.referrals.outcomes[one.outcome],
    }),
    ownMeasurements: (one) => ({
      label: words.on(`${words.kinds.ownMeasurements}: ${words.measures[one.measure]}`, on(one.measuredOn)),
      says: valueText(locale, one),
    }),
    topics: (one) => ({ label: words.kinds.topics, says: on(localDate(one.askedAt)) }),
    questionnaires: (one) => ({ label: words.kinds.questionnaires, says: on(one.filledOn) }),
    refrains: (one) => ({
      label: `${words.refrains[one.kind]}: ${vaccineName(locale, one.vaccine)}`,
      says: [
        on(one.decidedOn),
        ...(one.untilDay === null ? [] : [words.until(on(one.untilDay))]),
        ...(one.endedAt === null ? [] : [words.ended]),
      ].join(', '),
    }),
    effects: (one) => ({ label: words.kinds.effects, says: on(one.beganOn) }),
    scheme: (one) => ({ label: words.kinds.scheme, says: one.chosen ?? (one.maternalGivenOn === null ? '-' : on(one.maternalGivenOn)) }),
    earlierWords: (one) => ({
      label: words.on(`${vaccineName(locale, one.vaccine)}: ${words.says[one.says]}`, on(localDate(one.saidAt))),
      says: words.saidTo(one.saidTo),
    }),
  }
}

/** What was measured of each side: sharpness of sight as a fraction, others as they are. */
function sides(locale: Locale, { kind, rightValue, leftValue }: Pick<CarriedScreening, 'kind' | 'rightValue' | 'leftValue'>): string[] {
  const number = (value: number | null): string =>
    value === null ? '-' : kind === 'acuity' ? formatDecimal(locale, value / 100, 2) : formatNumber(locale, value)
  return rightValue === null && leftValue === null ? [] : [transferMessages(locale).in.sides(number(rightValue), number(leftValue))]
}

export type Told = {
  readonly kind: Kind
  readonly state: Difference<unknown>['state']
  readonly key: string | null
  readonly theirs: Line
  readonly ours: Line | null
}

/** Every difference in words, in the order in which they are told. */
export function tellDifferences(locale: Locale, differences: Differences): Told[] {
  const days = new Map(differences.contacts.map(({ theirs }) => [theirs.id as string, formatDate(locale, theirs.heldOn ?? theirs.dueOn)]))
  const words = describe(locale, (id) => days.get(id) ?? '')
  const tell = (kind: Kind): Told[] => {
    const all = [differences[kind]].flat() as readonly (Difference<unknown> | null)[]
    const say = words[kind] as (one: unknown) => Line // of the same kind, by its name
    return all.flatMap((one) =>
      one === null
        ? []
        : [
            {
              ...{ kind, state: one.state, key: one.state === 'different' ? one.key : null, theirs: say(one.theirs) },
              ours: one.state === 'new' ? null : say(one.ours),
            },
          ],
    )
  }
  return (Object.keys(words) as Kind[]).flatMap((kind) => tell(kind))
}

export function valueText(locale: Locale, { measure, value }: Pick<Measurement, 'measure' | 'value'>): string {
  return measure === 'weight' ? `${formatDecimal(locale, value / 1000, 3)} kg` : `${formatDecimal(locale, value / 10, 1)} cm`
}

/** Weeks of pregnancy, weight and length at birth. */
export function backgroundText(
  locale: Locale,
  one: { readonly birthWeightG: number | null; readonly birthLengthMm: number | null; readonly gestationDays: number | null },
): string {
  const parts = [
    one.gestationDays === null ? null : `${formatNumber(locale, Math.floor(one.gestationDays / 7))}+${one.gestationDays % 7}`,
    one.birthWeightG === null ? null : `${formatNumber(locale, one.birthWeightG)} g`,
    one.birthLengthMm === null ? null : `${formatDecimal(locale, one.birthLengthMm / 10, 1)} cm`,
  ]
  return parts.filter((part) => part !== null).join(', ') || '-'
}
