import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { openCalculator } from '../src/bulk/registry.ts'
import type { Calculator } from '../src/bulk/calculator.ts'

/**
 * Answers of the original programs to cases of our own: the functions of WHO's anthro and anthroplus, of centile with nlreferences,
 * of growthscreener and of dscore 1.11.0, run in R 4.2 on the tables in `data`. The numbers are theirs, unrounded.
 */
type Anchor = { readonly case: Readonly<Record<string, unknown>>; readonly [name: string]: unknown }

const NAMES = ['growth', 'growth-referral', 'd-score', 'birth-size'] as const
const calculators = new Map<string, Calculator>()

beforeAll(async () => {
  for (const name of NAMES) {
    const calculator = await openCalculator(name)
    if (calculator) calculators.set(name, calculator)
  }
})

function anchors(name: (typeof NAMES)[number]): Anchor[] {
  const lines = readFileSync(join(import.meta.dirname, `anchors/${name}.ndjson`), 'utf8')
    .trim()
    .split('\n')
  return lines.map((line) => JSON.parse(line) as Anchor) // our own file: one anchor a line
}

function answerOf(name: string, input: unknown): Readonly<Record<string, unknown>> {
  return { ...calculators.get(name)?.answer(input) }
}

/** Sixteen figures differ in the last ones from R; what is null must be null. */
function expectNear(found: unknown, expected: unknown, decimals: number, where: string): void {
  if (typeof expected === 'number' && typeof found === 'number') expect(found, where).toBeCloseTo(expected, decimals)
  else expect(found, where).toBe(expected)
}

test('growth: z-scores and, the other way round, measurements', () => {
  for (const anchor of anchors('growth')) {
    const where = JSON.stringify(anchor.case)
    const answer = answerOf('growth', anchor.case)
    if (!('z' in anchor)) {
      expectNear(answer['value'], anchor['value'], 9, where)
      continue
    }
    const results = answer['results'] as { readonly measure: string; readonly z: number | null }[] // the shape of the contract
    for (const [measure, z] of Object.entries(anchor['z'] as Record<string, number | null>)) {
      expectNear(results.find((result) => result.measure === measure)?.z, z, 9, `${measure} ${where}`)
    }
  }
})

test('growth-referral: the code that decides', () => {
  for (const { case: input, code } of anchors('growth-referral')) {
    expect(answerOf('growth-referral', input)['code'], JSON.stringify(input)).toBe(code)
  }
})

test('d-score: scores, DAZ and its inverse, item ages', () => {
  for (const { case: input, answer: expected } of anchors('d-score')) {
    const answer = answerOf('d-score', input)
    // R subtracts the chance of a pass from 1, which costs it some figures.
    for (const [field, value] of Object.entries(expected as Record<string, number | null>)) {
      expectNear(answer[field], value, 5, `${field} ${JSON.stringify(input)}`)
    }
  }
})

test('birth-size: weight and length at birth', () => {
  for (const { case: input, z } of anchors('birth-size')) {
    const results = answerOf('birth-size', input)['results'] as { readonly measure: string; readonly z: number | null }[]
    const [weight, length] = z as (number | null)[]
    expectNear(results.find((result) => result.measure === 'birth-weight')?.z ?? null, weight, 9, JSON.stringify(input))
    expectNear(results.find((result) => result.measure === 'birth-length')?.z ?? null, length, 9, JSON.stringify(input))
  }
})
