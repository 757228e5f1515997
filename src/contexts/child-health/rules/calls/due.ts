/**
 * Who is due for what on a day: contact moments by the templates, vaccinations by the programme. Pure and made for a whole city: days are whole numbers,
 * and of a child only the moments around its age are worked out.
 */
import { dayOf, parseDate, yearMonthDay, type CivilDay } from '#calculators/core/civil-date.ts'
import { planVaccinations, type ChildToVaccinate } from '#calculators/vaccination/plan.ts'
import type { Programme } from '#calculators/vaccination/programme.ts'
import type { Start } from '#calculators/vaccination/span.ts'
import type { Moment } from '../schedule/moments.ts'
import { windowOf, type Window } from '../schedule/windows.ts'

/** `moment:14m`, `dose:HPV-1`. */
export type Subject = `moment:${string}` | `dose:${string}`
const subject = /^(moment|dose):[A-Za-z0-9.-]{1,24}$/u
export function readSubject(text: string): Subject | null {
  return subject.test(text) ? (text as Subject) : null
}

export type Due = { readonly subject: Subject; readonly window: Window; readonly overdue: boolean }

/** A planned contact of a child, as far as being due goes by it. */
export type KnownContact = {
  readonly moment: string
  readonly status: string
  readonly outcome: string | null
  readonly window: Window
  /** An appointment stands. */
  readonly appointed: boolean
}

/** The moments after birth in the order of age: made once for a run. */
export type OrderedMoments = readonly { readonly moment: Moment; readonly lastDays: number }[]

export function orderMoments(moments: readonly Moment[]): OrderedMoments {
  const born = moments.filter(({ phase }) => phase !== 'prenatal').toSorted((a, b) => a.dueDays - b.dueDays)
  return born.map((moment, at) => ({ moment, lastDays: Math.max(moment.untilDays, born[at + 1]?.dueDays ?? 0) }))
}

/** An age in days and the days of the calendar differ by no more than this. */
const slack = 4

/** Realised, or by agreement not (BDS W0690 05 no interest, 06 by agreement): nobody is called up for it again. Also what is being done now. */
export function isClosed({ status, outcome }: Pick<KnownContact, 'status' | 'outcome'>): boolean {
  return status === 'realised' || status === 'begun' || (status === 'not-realised' && (outcome === '05' || outcome === '06'))
}

/** What a child is due for: in its window, or after it as long as it can be made up for and no later moment took its place. */
export function dueMoments(ordered: OrderedMoments, birth: Start, contacts: readonly KnownContact[], today: CivilDay): Due[] {
  const age = today - birth.day
  const due: Due[] = []
  for (const [at, { moment, lastDays }] of ordered.entries()) {
    if (age < moment.fromDays - slack || age > lastDays + slack) continue
    const known = contacts.find((one) => one.moment === moment.code)
    if (known !== undefined && (isClosed(known) || known.appointed)) continue
    const window = known?.window ?? windowOf(moment, birth)
    const next = ordered[at + 1]
    const lastDay = Math.max(window.until, next === undefined ? 0 : windowOf(next.moment, birth).due)
    if (today < window.from || today > lastDay || isMadeUpFor(contacts, window)) continue
    due.push({ subject: `moment:${moment.code}`, window, overdue: today > window.until })
  }
  return due
}

/** A later moment was realised: what should have come before it is not called up any more. */
function isMadeUpFor(contacts: readonly KnownContact[], window: Window): boolean {
  return contacts.some((one) => one.status === 'realised' && one.window.due > window.due)
}

/** After so many days a dose without an end of its window is called overdue: our own choice, as the programme tells none. */
const overdueAfter = 91

/** The doses of the programme that are due, without those of vaccines from which the family or the doctor refrains. */
export function dueDoses(programme: Programme, child: ChildToVaccinate, refrained: ReadonlySet<string>): Due[] {
  const due: Due[] = []
  for (const one of planVaccinations(programme, child).forecast) {
    if (one.status !== 'due' || refrained.has(one.vaccine)) continue
    const from = dayIn(one.recommendedFrom?.date)
    if (from === null) continue
    const end = dayIn(one.recommendedTo?.date)
    const until = end ?? dayIn(one.latest?.date) ?? eighteenth(child.birth) - 1
    const window = { from, due: from, until: Math.max(from, until) }
    due.push({ subject: `dose:${one.rule}`, window, overdue: child.asOf > (end ?? from + overdueAfter) })
  }
  return due
}

function dayIn(text: string | undefined): CivilDay | null {
  return text === undefined ? null : parseDate(text)
}

function eighteenth(birth: CivilDay): CivilDay {
  const { year, month, day } = yearMonthDay(birth)
  return month === 2 && day === 29 ? dayOf(year + 18, 3, 1) : dayOf(year + 18, month, day)
}
