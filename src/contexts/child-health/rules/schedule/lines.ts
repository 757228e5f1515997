/** The schedule of a child as people read it: every moment once, with its contact where there is one and how it stands; extra contacts between them. */
import { startAt } from '#calculators/vaccination/span.ts'
import type { PlainDate } from '#platform/time.ts'
import { isClosed } from '../calls/due.ts'
import type { Contact } from '../record/record.ts'
import type { Moment } from './moments.ts'
import { civilDay, momentsOf, plainDate, planSchedule, type ChildDates, type Window } from './windows.ts'

export type Standing =
  | 'later'
  | 'due'
  | 'overdue'
  | 'planned'
  | 'invited'
  | 'begun'
  | 'realised'
  | 'not-realised'
  | 'cancelled'
  /** Its time is over and it never took place. */
  | 'passed'

export type ScheduleLine = {
  /** The id of the contact, or the code of a moment that has no contact yet. */
  readonly which: string
  /** As it is offered to the child, or was; null: an extra contact. */
  readonly moment: Moment | null
  readonly contact: Contact | null
  readonly dueFrom: PlainDate
  readonly dueOn: PlainDate
  readonly dueUntil: PlainDate
  readonly standing: Standing
}

export function scheduleLines(
  { offered: moments, known: named }: { readonly offered: readonly Moment[]; readonly known: readonly Moment[] },
  child: ChildDates,
  contacts: readonly Contact[],
  today: PlainDate,
): readonly ScheduleLine[] {
  const lastDays = lastDaysOf(moments, child)
  const known = new Set(contacts.map(({ moment }) => moment))
  const there = contacts.map((contact): ScheduleLine => {
    const moment = named.find(({ code }) => code === contact.moment) ?? null
    const lastDay = lastDays.get(contact.moment ?? '') ?? civilDay(contact.dueUntil)
    const { dueFrom, dueOn, dueUntil } = contact
    return {
      which: contact.id,
      moment,
      contact,
      dueFrom,
      dueOn,
      dueUntil,
      standing: standingOf(contact, windowIn(contact), lastDay, contacts, today),
    }
  })
  const missing = planSchedule(moments, child, today)
    .filter(({ moment }) => !known.has(moment.code))
    .map(({ moment, window, lastDay }): ScheduleLine => {
      const days = { dueFrom: plainDate(window.from), dueOn: plainDate(window.due), dueUntil: plainDate(window.until) }
      return { which: moment.code, moment, contact: null, ...days, standing: standingOf(null, window, lastDay, contacts, today) }
    })
  return [...there, ...missing].toSorted((a, b) => civilDay(a.dueOn) - civilDay(b.dueOn))
}

function lastDaysOf(moments: readonly Moment[], { birthDate, expectedOn }: ChildDates): ReadonlyMap<string, number> {
  const start = birthDate ?? expectedOn
  if (start === null) return new Map()
  const all = momentsOf(moments, startAt(civilDay(start)), birthDate !== null)
  return new Map(all.map(({ moment, lastDay }) => [moment.code, lastDay]))
}

const windowIn = ({ dueFrom, dueOn, dueUntil }: Contact): Window => ({
  from: civilDay(dueFrom),
  due: civilDay(dueOn),
  until: civilDay(dueUntil),
})

function standingOf(contact: Contact | null, window: Window, lastDay: number, all: readonly Contact[], today: PlainDate): Standing {
  if (contact !== null && (isClosed(contact) || contact.status === 'begun')) return contact.status
  if (contact !== null && contact.plannedAt !== null) return 'planned'
  const now = civilDay(today)
  const isMadeUpFor = all.some((one) => one.status === 'realised' && one.kind === 'planned' && civilDay(one.dueOn) > window.due)
  const isExtra = contact?.kind === 'extra'
  if ((now > lastDay && !isExtra) || isMadeUpFor)
    return contact?.status === 'not-realised' || contact?.status === 'cancelled' ? contact.status : 'passed'
  if (now > window.until) return 'overdue'
  if (contact?.status === 'invited') return 'invited'
  return now < window.from ? 'later' : 'due'
}
