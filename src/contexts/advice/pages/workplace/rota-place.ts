/** Weeks and half-days in addresses, forms and words. */
import { formatShortDay, type Locale } from '#platform/i18n.ts'
import { Temporal, type PlainDate } from '#platform/time.ts'
import { halves, type HalfDay } from '../../rules/rota.ts'
import { rotaMessages } from './rota-messages.ts'

export const mondayOf = (day: PlainDate): PlainDate => day.subtract({ days: day.dayOfWeek - 1 })

export const rotaPath = (day: PlainDate): string => `/werkplek/rooster?week=${mondayOf(day).toString()}`

/** How far back and ahead the rota goes. */
const furthestYears = 2

/** A date as it stands in an address or form; null when it is none, or years away. */
export function readDay(text: string | undefined, today: PlainDate): PlainDate | null {
  if (text === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  try {
    const day = Temporal.PlainDate.from(text, { overflow: 'reject' })
    return Math.abs(today.until(day, { largestUnit: 'years' }).years) < furthestYears ? day : null
  } catch {
    return null
  }
}

export const placeValue = ({ day, half }: HalfDay): string => `${day.toString()}-${half}`

export function readPlaceValue(text: string, today: PlainDate): HalfDay | null {
  const day = readDay(text.slice(0, 10), today)
  const half = halves.find((one) => text.slice(10) === `-${one}`)
  return day === null || half === undefined ? null : { day, half }
}

/** "di 24 nov, ochtend" */
export const whenText = (locale: Locale, { day, half }: HalfDay): string =>
  `${formatShortDay(locale, day)}, ${rotaMessages(locale).halves[half].toLocaleLowerCase(locale.format)}`
