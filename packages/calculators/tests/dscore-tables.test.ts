import { expect, test } from 'vitest'
import { join } from 'node:path'
import { numberField, readCsv } from '../scripts/read-csv.ts'
import { loadKey, loadVanWiechen, parametersAt } from '../src/dscore/index.ts'
import type { KeyName } from '../src/dscore/index.ts'
import { ENGINE_VERSION } from '../src/core/version.ts'
import manifest from '../package.json' with { type: 'json' }

const folder = join(import.meta.dirname, '../data/dscore')
const read = (name: string): ReturnType<typeof readCsv> => readCsv(join(folder, name))

test.each(['gsed2406', 'dutch', 'gcdg'] as const)('key %s has every difficulty and constant of the source', async (name) => {
  const key = await loadKey(name)
  const source = read('itembank_tau.csv').filter((row) => row['key'] === name && row['tau'] !== '')
  expect(key.codes).toHaveLength(source.length)
  for (const row of source) expect(key.difficulties[key.indexOf.get(row['item'] ?? '') ?? -1]).toBe(numberField(row, 'tau'))
  const constants = read('keys.csv').find((row) => row['key'] === name) ?? {}
  expect([key.intercept, key.slope, key.gridFrom, key.gridFrom + key.gridSize - 1, key.basePopulation]).toEqual([
    numberField(constants, 'intercept'),
    numberField(constants, 'slope'),
    numberField(constants, 'qp_from'),
    numberField(constants, 'qp_to'),
    constants['base_population'],
  ])
})

test('every row of every reference is found again at its age', async () => {
  for (const row of read('references.csv')) {
    const reference = (await loadKey(row['key'] as KeyName)).references.get(row['population'] ?? '') // the keys column holds only our three keys
    if (reference === undefined) throw new Error(`no reference ${row['population']}`)
    expectRow(reference, row)
  }
  for (const row of read('references_by_gestational_age.csv')) {
    if (row['ga_weeks'] === '' || row['ga_weeks'] === '40') continue
    const key = await loadKey(row['reference'] === 'nl2014' ? 'dutch' : 'gsed2406')
    const reference = key.preterm?.weeks.get(numberField(row, 'ga_weeks'))
    if (reference === undefined) throw new Error(`no table for ${row['ga_weeks']} weeks`)
    expectRow(reference, row)
  }
})

function expectRow(reference: Parameters<typeof parametersAt>[0], row: Readonly<Record<string, string>>): void {
  const found = parametersAt(reference, numberField(row, 'age_years'))
  expect(reference.distribution).toBe(row['distribution'])
  expect([found?.mu, found?.sigma, found?.nu]).toEqual([numberField(row, 'mu'), numberField(row, 'sigma'), numberField(row, 'nu')])
  if (row['distribution'] === 'BCT') expect(found?.tau).toBe(numberField(row, 'tau'))
}

test('every milestone has the numbers of the source', async () => {
  const { milestones } = await loadVanWiechen()
  const orNull = (text: string | undefined): number | null => (text === '' || text === undefined ? null : Number(text))
  expect(milestones.map(({ item, number, bds, bdsRight, bdsLeft, contact }) => [item, number, bds, bdsRight, bdsLeft, contact])).toEqual(
    read('vanwiechen_items.csv').map((row) => [
      row['item'],
      orNull(row['vw_number']),
      orNull(row['bds_number']),
      orNull(row['bds_right']),
      orNull(row['bds_left']),
      orNull(row['contact_no']),
    ]),
  )
})

test('results carry the version of the package', () => {
  expect(ENGINE_VERSION).toBe(manifest.version)
})
