/**
 * What is usual for a colleague: hours and numbers, from figures per day and not from the log itself (PR-31). Nothing here says that something is wrong;
 * it says that somebody may ask. The limits are ours.
 */

/** A day of a colleague in figures. */
export type Habit = {
  /** On how many days of the sixty before. */
  readonly days: number
  /** Different files on a usual day (median), and on the busiest. */
  readonly usual: number
  readonly most: number
  /** Requests in each hour of the Dutch day, over those days. */
  readonly hours: readonly number[]
}

export const noHabit: Habit = { days: 0, usual: 0, most: 0, hours: Array.from({ length: 24 }, () => 0) }

/** Below this a day is never a busy one. */
export const fewFiles = 12
/** So many days say what is usual. */
const enoughDays = 10
const enoughRequests = 200
/** An hour in which less than a fiftieth of somebody's work falls is not one of the usual hours. */
const seldom = 0.02

/** Opened far more files than the colleague ever did and than peers do; with little known of the colleague, three times what peers do. */
export function isUnusualVolume(files: number, own: Habit, peersUsual: number | null): boolean {
  if (files < fewFiles) return false
  if (own.days < enoughDays) return peersUsual !== null && files > 3 * peersUsual
  return files > own.most && files > 2 * own.usual && (peersUsual === null || files > 1.5 * peersUsual)
}

/** `opens` and `closes` in minutes of the Dutch day; null: the centre is closed. */
export type DayHours = { readonly opens: number; readonly closes: number } | null

/** An hour before opening and after closing is still work: setting up, finishing the notes. */
const margin = 60

/** An hour that begins and ends outside opening hours, and that is not among the usual hours of this colleague. */
export function isUnusualHour(hour: number, open: DayHours, own: Habit): boolean {
  const [begins, ends] = [hour * 60, hour * 60 + 60]
  if (open !== null && ends > open.opens - margin && begins < open.closes + margin) return false
  const all = own.hours.reduce((sum, one) => sum + one, 0)
  return own.days < enoughDays || all < enoughRequests || (own.hours[hour] ?? 0) / all < seldom
}

/** So many searches on one day of which no result was opened. */
export const searchesInVain = 6
export const isSearchingInVain = (searches: number): boolean => searches >= searchesInVain

/** The last days of a care relation: what is opened then is looked at, as somebody may take along what is not needed any more. */
export const lastDays = 7
