/** Fields of the forms of the schedule: what was typed comes back as it was. */
import type { DatePart } from '#web/components/date-fields.ts'

export function dateValues(typed: Readonly<Record<string, string>>, name: string): Readonly<Record<DatePart, string>> {
  return { day: typed[`${name}-day`] ?? '', month: typed[`${name}-month`] ?? '', year: typed[`${name}-year`] ?? '' }
}
