/** What has to change in the contacts of a child, so that they are the schedule again. Nothing that somebody touched is changed. */
import type { Id } from '#platform/id.ts'
import { isSooner, type PlainDate } from '#platform/time.ts'
import type { Contact } from '../record/record.ts'
import { plainDate, type PlannedMoment } from './windows.ts'

type Days = { readonly dueFrom: PlainDate; readonly dueOn: PlainDate; readonly dueUntil: PlainDate }
export type Added = Days & { readonly moment: string; readonly form: string; readonly discipline: string }
export type ScheduleChanges = {
  readonly add: readonly Added[]
  readonly move: readonly (Days & { readonly id: Id<'contact'> })[]
  readonly remove: readonly Id<'contact'>[]
}

type There = Pick<Contact, 'id' | 'kind' | 'moment' | 'status' | 'plannedAt' | 'dueFrom' | 'dueOn' | 'dueUntil'>

export function scheduleChanges(planned: readonly PlannedMoment[], there: readonly There[], today: PlainDate): ScheduleChanges {
  const known = new Map(there.flatMap((one) => (one.moment === null ? [] : [[one.moment, one] as const])))
  const wanted = new Set(planned.map(({ moment }) => moment.code))
  const untouched = there.filter((one) => isUntouched(one))
  return {
    add: planned.filter(({ moment }) => !known.has(moment.code)).map((one) => added(one)),
    move: planned.flatMap((one) => {
      const contact = known.get(one.moment.code)
      const days = daysOf(one)
      return contact === undefined || !isUntouched(contact) || isSame(contact, days) ? [] : [{ id: contact.id, ...days }]
    }),
    // What is over stays: that it never came is also something to see.
    remove: untouched.filter(({ moment, dueUntil }) => !wanted.has(moment ?? '') && !isSooner(dueUntil, today)).map(({ id }) => id),
  }
}

function isUntouched({ kind, status, plannedAt }: Pick<Contact, 'kind' | 'status' | 'plannedAt'>): boolean {
  return kind === 'planned' && status === 'due' && plannedAt === null
}

function daysOf({ window }: PlannedMoment): Days {
  return { dueFrom: plainDate(window.from), dueOn: plainDate(window.due), dueUntil: plainDate(window.until) }
}

function added(one: PlannedMoment): Added {
  return { ...daysOf(one), moment: one.moment.code, form: one.moment.form, discipline: one.moment.discipline }
}

function isSame(one: Days, other: Days): boolean {
  return one.dueFrom.equals(other.dueFrom) && one.dueOn.equals(other.dueOn) && one.dueUntil.equals(other.dueUntil)
}
