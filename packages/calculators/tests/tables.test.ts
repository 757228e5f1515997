import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { growthTable, loadReferences } from '../src/growth/library.ts'
import { valueAt, zScore } from '../src/growth/score.ts'
import type { Curve, Population, ReferenceName, Sex } from '../src/growth/words.ts'

/** Every row of every csv file against the table in memory: the numbers, and the two directions of the formula. */
const CURVE_OF: Readonly<Record<string, Curve>> = {
  hgt: 'height',
  wgt: 'weight',
  hdc: 'head',
  bmi: 'bmi',
  muac: 'arm',
  triceps_skinfold: 'triceps',
  subscapular_skinfold: 'subscapular',
  wfl: 'weight-for-length',
  wfh: 'weight-for-height',
  wfh_16plus: 'weight-for-height-16plus',
  sit: 'sitting-height',
  shh: 'sitting-height-ratio',
  lgl: 'leg-length',
  wst: 'waist',
  hip: 'hip',
  whr: 'waist-hip-ratio',
}
const POPULATION_OF: Readonly<Record<string, Population>> = {
  dutch: 'dutch',
  dutch_preterm: 'dutch',
  dutch_0_2y_preterm: 'dutch',
  turkish: 'turkish',
  moroccan: 'moroccan',
  hindustani: 'hindustani',
  down_syndrome: 'down-syndrome',
}
type Row = Readonly<Record<string, string>>

function rowsOf(name: string): Row[] {
  const text = readFileSync(new URL(`../data/growth/${name}.csv`, import.meta.url), 'utf8')
  const [head = '', ...lines] = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  const columns = head.split(',')
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [columns[i] ?? '', cell])))
}

function tableOf(row: Row): NonNullable<ReturnType<typeof growthTable>> {
  const reference = (row['reference'] === 'nl2012' ? 'nl2012preterm' : row['reference']) as ReferenceName
  const population = POPULATION_OF[row['population'] ?? 'dutch'] ?? 'dutch'
  const table = growthTable(
    reference,
    population,
    row['sex'] as Sex,
    CURVE_OF[row['measure'] ?? ''] ?? 'height',
    Number(row['ga_weeks'] || 0),
  )
  if (!table) throw new Error(`No table for ${JSON.stringify(row)}`)
  return table
}

beforeAll(() => loadReferences())

describe.each([
  ['who2006_age_day', 25032],
  ['who2006_weight_for_length_height', 2404],
  ['who2007_age_month', 804],
  ['nl1980', 485],
  ['nl1997', 3500],
  ['nl2009', 1303],
  ['hindustani', 465],
  ['preterm_nl2012', 4324],
])('%s', (name, count) => {
  test('each row is in memory as printed, and both directions of the formula agree on it', () => {
    const rows = rowsOf(name)
    expect(rows).toHaveLength(count)
    for (const row of rows) {
      const table = tableOf(row)
      const x = Number(row['x'])
      const place = table.x.indexOf(x)
      const printed =
        row['distribution'] === 'NO' ? [1, Number(row['mean']), Number(row['sd'])] : ['L', 'M', 'S'].map((key) => Number(row[key]))
      expect([...table.parameters.subarray(3 * place, 3 * place + 3)]).toEqual(printed)
      for (const z of [-3.7, -2, 0, 1.5, 3.9]) {
        const y = valueAt(table, x, z)
        if (!Number.isNaN(y)) expect(Math.abs(zScore(table, x, y) - z)).toBeLessThan(1e-8)
      }
    }
  })
})
