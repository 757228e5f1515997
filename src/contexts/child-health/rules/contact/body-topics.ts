/**
 * What is looked at of the body at an age: what always is at an age (our own list), and what the windows of the physical checks say
 * (packages/calculators, exam windows by BDS element). One topic for checks that are written down together.
 */
import { DAYS_PER_YEAR } from '#calculators/core/age.ts'
import { examinationsAt } from '#calculators/growth/examinations.ts'
import type { Sex } from '#calculators/growth/words.ts'

export const bodyTopics = [
  ...['impression', 'skin', 'head-position', 'fontanelle', 'eyes', 'red-reflex', 'eye-position', 'visual-acuity', 'heart', 'femoral-pulse'],
  ...['abdomen', 'testes', 'hips', 'posture', 'teeth', 'puberty'],
] as readonly string[]

/** By BDS element number. */
const checks: Readonly<Record<number, string>> = {
  ...{ 855: 'heart', 146: 'femoral-pulse', 207: 'abdomen', 206: 'abdomen', 806: 'testes', 167: 'head-position', 1379: 'eyes' },
  ...{ 840: 'red-reflex', 390: 'eye-position', 392: 'eye-position', 398: 'eye-position', 408: 'visual-acuity' },
}

/** From and until in years: what no window tells, and what every look at a child holds. */
const always: readonly (readonly [topic: string, from: number, until: number])[] = [
  ['impression', 0, 19],
  ['skin', 0, 19],
  ['fontanelle', 0, 1.6],
  ['hips', 0, 1.6],
  ['posture', 1, 19],
  ['teeth', 0.5, 19],
  ['puberty', 9, 19],
]

export function bodyTopicsAt(ageDays: number, sex: Sex | null): readonly string[] {
  const years = ageDays / DAYS_PER_YEAR
  const ofWindows = examinationsAt(years).flatMap(({ bdsNumber }) => checks[bdsNumber] ?? [])
  const ofAge = always.flatMap(([topic, from, until]) => (years >= from && years < until ? [topic] : []))
  const due = new Set([...ofWindows, ...ofAge])
  if (sex === 'female') due.delete('testes')
  return bodyTopics.filter((topic) => due.has(topic))
}
