import { expect, test } from 'vitest'
import { scoreColumn } from './columns.ts'
import { answerGrowthNow } from './growth.ts'
import { newGrowthSheet } from './growth-sheet.ts'
import { loadReferences } from './library.ts'
import { scoreWhoColumns } from './who-columns.ts'

await loadReferences()

/** A small generator of even numbers, the same in every run. */
function newRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 16807) % 2147483647
    return state / 2147483647
  }
}

test('WHO in columns gives exactly what the calculator gives case by case', () => {
  const rows = 3000
  const random = newRandom(7)
  const filled = (from: number, to: number): Float64Array => Float64Array.from({ length: rows }, () => from + random() * (to - from))
  const children = {
    sex: Uint8Array.from({ length: rows }, () => Math.round(random())),
    ageDays: filled(0, 1900),
    heightCm: filled(44, 121),
    recumbent: Uint8Array.from({ length: rows }, () => Math.floor(random() * 3)),
    weightKg: filled(1, 30),
    headCm: filled(30, 55),
    armCm: filled(8, 22),
    tricepsSkinfoldMm: filled(3, 20),
    subscapularSkinfoldMm: filled(3, 20),
    oedema: Uint8Array.from({ length: rows }, () => (random() < 0.1 ? 1 : 0)),
  }
  const scores = scoreWhoColumns(children)
  const columns = [
    scores.height,
    scores.weight,
    scores.head,
    scores.bmi,
    scores.weightForHeight,
    scores.arm,
    scores.triceps,
    scores.subscapular,
  ]
  const sheet = newGrowthSheet()
  for (let row = 0; row < rows; row += 1) {
    const recumbent = [false, true, undefined][children.recumbent[row]!]
    const answer = answerGrowthNow(
      {
        sex: children.sex[row] === 0 ? 'male' : 'female',
        ageDays: children.ageDays[row],
        oedema: children.oedema[row] === 1,
        measures: {
          heightCm: children.heightCm[row],
          weightKg: children.weightKg[row],
          headCm: children.headCm[row],
          armCm: children.armCm[row],
          tricepsSkinfoldMm: children.tricepsSkinfoldMm[row],
          subscapularSkinfoldMm: children.subscapularSkinfoldMm[row],
          recumbent,
        },
        references: ['who2006'],
      },
      sheet,
    )
    const expected = 'results' in answer ? answer.results.map((result) => result.z) : []
    expect(columns.map((column) => (Number.isNaN(column[row]!) ? null : column[row]))).toEqual(expected)
  }
})

test('a column of one curve; an unknown sex and an age outside give NaN', () => {
  const z = scoreColumn(
    { reference: 'nl1997', curve: 'height' },
    { sex: Uint8Array.of(0, 1, 2, 0), x: Float64Array.of(5, 5, 5, 22), y: Float64Array.of(111, 111.78, 111, 180) },
  )
  expect(z[0]).toBeTypeOf('number')
  expect(z[1]).toBeCloseTo(0, 10)
  expect(z[2]).toBeNaN()
  expect(z[3]).toBeNaN()
})
