/** What a family sees of the schedule: what comes, by the schedule of today and the contacts that stand in the record. That somebody began to fill in a contact is not told. */
import { isSooner, localDate, type Instant, type PlainDate } from '#platform/time.ts'
import type { Id } from '#platform/id.ts'
import type { Contact } from '../record/record.ts'
import type { Moment } from '../schedule/moments.ts'
import { plainDate, type PlannedMoment } from '../schedule/windows.ts'

export type Coming = {
  /** Null as long as nothing stands in the record for it. */
  readonly contactId: Id<'contact'> | null
  /** Null: an extra contact. */
  readonly moment: Moment | null
  readonly from: PlainDate
  readonly until: PlainDate
  /** An appointment that was made; not one of the past. */
  readonly plannedAt: Instant | null
}

/** In the order in which they come. */
export function whatComes(planned: readonly PlannedMoment[], contacts: readonly Contact[], today: PlainDate): readonly Coming[] {
  const isOver = ({ status }: Contact): boolean => status === 'realised' || status === 'cancelled'
  const ahead = (at: Instant | null): Instant | null => (at !== null && !isSooner(localDate(at), today) ? at : null)
  const ofSchedule = planned.flatMap(({ moment, window, lastDay }): Coming[] => {
    const kept = contacts.find((one) => one.moment === moment.code)
    if (kept !== undefined && isOver(kept)) return []
    const [from, until] = [kept?.dueFrom ?? plainDate(window.from), kept?.dueUntil ?? plainDate(window.until)]
    // What is made up for later than its last day is asked for until then.
    const last = plainDate(lastDay)
    return [
      {
        contactId: kept?.id ?? null,
        moment,
        from,
        until: isSooner(until, today) ? last : until,
        plannedAt: ahead(kept?.plannedAt ?? null),
      },
    ]
  })
  const extra = contacts
    .filter((one) => one.kind === 'extra' && !isOver(one) && (ahead(one.plannedAt) !== null || !isSooner(one.dueUntil, today)))
    .map(({ id, dueFrom, dueUntil, plannedAt }): Coming => ({
      contactId: id,
      moment: null,
      from: dueFrom,
      until: dueUntil,
      plannedAt: ahead(plannedAt),
    }))
  const dayOf = ({ plannedAt, from }: Coming): string => (plannedAt === null ? from : localDate(plannedAt)).toString()
  return [...ofSchedule, ...extra].toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0))
}
