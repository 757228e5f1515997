/**
 * The clock of a breach: a report to the authority is due 72 hours after the controller became aware of it (AVG 33(1); privacy rules, PR-32).
 * Hours are hours: neither nights, weekends and holidays nor the change to and from summer time stop or stretch them, so moments are
 * compared and never times of day.
 */
import { isBefore, type Instant } from '#platform/time.ts'

export const hoursToReport = 72
/** When the privacy officer is reminded, in hours after the awareness; the last one says that it is late. */
export const reminderHours = [24, 48, 66, hoursToReport] as const
export type ReminderHours = (typeof reminderHours)[number]

export function reportDueAt(awareAt: Instant): Instant {
  return awareAt.add({ hours: hoursToReport })
}

/** On the last moment itself it is in time still. */
export function isLate(awareAt: Instant, reportedAt: Instant): boolean {
  return isBefore(reportDueAt(awareAt), reportedAt)
}

const minutesBetween = (from: Instant, to: Instant): number => (to.epochMilliseconds - from.epochMilliseconds) / 60_000

export type Clock = {
  /** Whole minutes until the report is due; below zero the minutes that it is late. */
  readonly minutesLeft: number
  /** How much of the 72 hours is over, 0 to 1. */
  readonly share: number
  readonly stage: 'calm' | 'soon' | 'late'
}

/** Soon in the last 24 hours. The minutes left are rounded down, so that nobody reads more time than there is. */
export function clockAt(awareAt: Instant, now: Instant): Clock {
  const left = minutesBetween(now, reportDueAt(awareAt))
  const minutesLeft = Math.floor(left)
  const share = Math.min(1, Math.max(0, minutesBetween(awareAt, now) / (hoursToReport * 60)))
  return { minutesLeft, share, stage: left < 0 ? 'late' : left < 24 * 60 ? 'soon' : 'calm' }
}

/** The reminders whose time has come; each is given once, and of several that were missed only the newest. */
export function dueReminder(awareAt: Instant, now: Instant, given: readonly number[]): ReminderHours | null {
  const due = reminderHours.filter((hours) => (hours === hoursToReport ? isLate(awareAt, now) : !isBefore(now, awareAt.add({ hours }))))
  const newest = due.at(-1)
  return newest === undefined || given.some((hours) => hours >= newest) ? null : newest
}
