/**
 * Which standing a young person and who has authority over them have towards the file, and from when until when. Computed from birth date,
 * capacity and authority, never typed in (PR-04), so that a birthday switches at 00:00 local time and not by a job that ran.
 * Source: privacy rules PR-04, PR-07 (rights follow authority only), PR-23 and section 6 (whose: below 12 the parents with authority, 12 to 15
 * both, from 16 the young person; who cannot judge own interests is represented as below 12, until 18).
 */
import { reachesAge } from '#platform/age.ts'
import type { Id } from '#platform/id.ts'
import { Temporal, timeZone, type Instant, type PlainDate } from '#platform/time.ts'
import type { FileState } from './policy.ts'

export type Standing<Holder extends string = string> = {
  readonly holderId: Holder
  readonly relation: 'self' | 'authority'
  readonly from: Instant
  /** Null: without end. */
  readonly until: Instant | null
}

type Span = { readonly from: PlainDate; readonly until: PlainDate | null }

export type FamilyFacts<Holder extends string = string> = {
  readonly personId: Holder
  readonly birthDate: PlainDate
  readonly deceasedOn: PlainDate | null
  /** When the person cannot judge own interests, as a professional decided with reasons; null: can. `until` is the first day without. */
  readonly incapable: Span | null
  /** Who has parental authority or is guardian, with the days: until is the first day without. */
  readonly authority: readonly { readonly holderId: Holder; readonly from: PlainDate; readonly until: PlainDate | null }[]
}

/** All that access knows of a person: what decides, and nothing that tells who it is. */
export type SubjectFacts = Omit<FamilyFacts<Id<'person'>>, 'birthDate'> & {
  /** Null: not born or not known; then nobody has a standing by age or authority yet. */
  readonly birthDate: PlainDate | null
  readonly state: FileState
}

/** 00:00 local time of a day: in the European Netherlands no clock change skips midnight. */
export function startOfDay(day: PlainDate): Instant {
  return day.toZonedDateTime(timeZone).toInstant()
}

export function familyStandings<Holder extends string>(facts: FamilyFacts<Holder>): Standing<Holder>[] {
  const { personId, birthDate, deceasedOn, incapable } = facts
  const grown = within({ from: reachesAge(birthDate, 12), until: deceasedOn })
  const self = grown.flatMap((span) => without(span, incapable)).map((span) => standing(personId, 'self', span))
  const majority = reachesAge(birthDate, 18)
  const sixteen = reachesAge(birthDate, 16)
  // Represented until 16; who cannot judge own interests, for as long as that holds until 18 as well.
  const young: Span = { from: birthDate, until: sixteen }
  const longer = incapable === null ? [] : intersect(incapable, { from: sixteen, until: majority })
  const represented = longer.flatMap((span) => (span.from.equals(sixteen) ? [{ from: birthDate, until: span.until }] : [young, span]))
  if (represented.length === 0) represented.push(young)
  const authority = facts.authority.flatMap((one) =>
    represented.flatMap((span) => intersect(span, one).map((both) => standing(one.holderId, 'authority', both))),
  )
  return [...self, ...authority]
}

function standing<Holder extends string>(holderId: Holder, relation: Standing['relation'], { from, until }: Span): Standing<Holder> {
  return { holderId, relation, from: startOfDay(from), until: until === null ? null : startOfDay(until) }
}

function within(span: Span): Span[] {
  return span.until !== null && !isBefore(span.from, span.until) ? [] : [span]
}

/** What is left of a time on both sides of another. */
function without(span: Span, gap: Span | null): Span[] {
  if (gap === null) return [span]
  const before = within({ from: span.from, until: earliest(span.until, gap.from) })
  const after = gap.until === null ? [] : intersect(span, { from: gap.until, until: null })
  return [...before, ...after]
}

function intersect(a: Span, b: Span): Span[] {
  return within({ from: isBefore(a.from, b.from) ? b.from : a.from, until: earliest(a.until, b.until) })
}

function earliest(a: PlainDate | null, b: PlainDate | null): PlainDate | null {
  if (a === null || b === null) return a ?? b
  return isBefore(a, b) ? a : b
}

function isBefore(a: PlainDate, b: PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) < 0
}
