/** What a breach says, field by field in words: for the paper, the table, and what changed. */
import { formatMoment, formatNumber, type Locale } from '#platform/i18n.ts'
import { localDateTime, type Instant } from '#platform/time.ts'
import type { Breach } from '../../rules/breach/breach.ts'
import { breachMessages } from './messages.ts'

export type SaidField = keyof ReturnType<typeof breachMessages>['fields']
export type Said = { readonly field: SaidField; readonly text: string }

type SayMoment = (at: Instant) => string

/** As people read it. */
export const inWords =
  (locale: Locale, now: Instant): SayMoment =>
  (at) =>
    formatMoment(locale, at, now)

/** For a table that a program reads too: local time with its difference from UTC, so that the hour that comes twice is clear. */
export const exactly: SayMoment = (at) => localDateTime(at).toString({ smallestUnit: 'minute', timeZoneName: 'never' })

/** Every field, empty ones as an empty text; in the order of the register. */
export function saidOf(locale: Locale, breach: Breach, say: SayMoment): readonly Said[] {
  const words = breachMessages(locale)
  const { facts, decisions, reports, telling } = breach
  const at = (moment: Instant | null): string => (moment === null ? '' : say(moment))
  const over = 'closedAt' in breach ? breach.closedAt : null
  return [
    { field: 'state', text: words.states[breach.state] },
    { field: 'discovered', text: at(breach.discoveredAt) },
    { field: 'aware', text: at(breach.awareAt) },
    { field: 'what', text: facts.what },
    { field: 'cause', text: facts.cause === null ? '' : words.causes[facts.cause] },
    { field: 'natures', text: facts.natures.map((one) => words.natures[one]).join('; ') },
    { field: 'dataKinds', text: facts.dataKinds.map((one) => words.dataKinds[one]).join('; ') },
    { field: 'personKinds', text: facts.personKinds.map((one) => words.personKinds[one]).join('; ') },
    { field: 'persons', text: personsText(locale, facts.persons) },
    { field: 'consequences', text: facts.consequences },
    { field: 'measures', text: facts.measures },
    { field: 'risk', text: facts.risk === null ? '' : words.risks[facts.risk] },
    { field: 'report', text: decisions.report === null ? '' : words.reportDecisions[decisions.report] },
    { field: 'whyNotReport', text: decisions.whyNotReport },
    { field: 'reported', text: at(reports.firstReportedAt) },
    { field: 'completed', text: at(reports.completedAt) },
    { field: 'whyLate', text: reports.whyLate },
    { field: 'reference', text: reports.reference },
    { field: 'tell', text: decisions.tell === null ? '' : words.tellDecisions[decisions.tell] },
    { field: 'whyNotTell', text: decisions.whyNotTell },
    { field: 'told', text: at(telling.toldAt) },
    { field: 'toldCount', text: telling.toldCount === null ? '' : formatNumber(locale, telling.toldCount) },
    { field: 'toldHow', text: telling.toldHow },
    { field: 'letter', text: telling.letter },
    { field: 'decidedBy', text: decisions.decidedBy },
    { field: 'advice', text: decisions.advice },
    { field: 'closed', text: at(over) },
    { field: 'whyClosed', text: 'whyClosed' in breach ? breach.whyClosed : '' },
  ]
}

function personsText(locale: Locale, persons: Breach['facts']['persons']): string {
  if (persons === null) return ''
  const { least, most } = persons
  return least === most ? formatNumber(locale, least) : breachMessages(locale).between(least, most)
}

/** What differs between two moments in the history. */
export function changesBetween(
  locale: Locale,
  before: Breach,
  after: Breach,
  say: SayMoment,
): readonly { readonly field: SaidField; readonly before: string; readonly after: string }[] {
  const was = new Map(saidOf(locale, before, say).map(({ field, text }) => [field, text]))
  return saidOf(locale, after, say).flatMap(({ field, text }) => {
    const earlier = was.get(field) ?? ''
    return earlier === text ? [] : [{ field, before: earlier, after: text }]
  })
}

/** The words for what is wrong in a field. */
export function problemText(locale: Locale, { field, kind }: { readonly field: string; readonly kind: string }): string {
  const words = breachMessages(locale)
  return words.fieldProblems[field]?.[kind] ?? (words.problems as Readonly<Record<string, string>>)[kind] ?? words.refusals.form
}
