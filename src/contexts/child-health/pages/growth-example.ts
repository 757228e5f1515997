/** An invented child, to show what the calculator does; written as people of the language write it. */
import { formatNumber, plural, type Locale } from '#platform/locale.ts'
import { visitField } from '../rules/growth-form.ts'
import type { Typed } from '../rules/typed.ts'
import { aidMessages } from './messages.ts'

const about: Typed = { sex: 'female', weeks: '39', birthWeight: '3350', birthLength: '50', mother: '168', father: '182' }

/** Age, height, weight, head. */
const visits = [
  [4, 'weeks', 53, 4.1, 36.5],
  [3, 'months', 60, 5.8, 39.9],
  [6, 'months', 66.5, 7.3, 42.6],
  [9, 'months', 70.5, 8.3, 44.3],
  [12, 'months', 74, 9, 45.4],
  [14, 'months', 76.3, 9.4, 46.1],
] as const

export function growthExample(locale: Locale): Typed {
  const { age } = aidMessages(locale)
  const rows = visits.flatMap(([count, unit, height, weight, head], i) => [
    [visitField(i + 1, 'when'), plural(locale, count, age[unit])] as const,
    ...Object.entries({ height, weight, head }).map(([part, value]) => [visitField(i + 1, part), formatNumber(locale, value)] as const),
  ])
  return { ...about, visits: String(visits.length), ...Object.fromEntries(rows) }
}
