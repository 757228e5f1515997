import { expect, test } from 'vitest'
import source from '../data/vaccination/rvp-schedule.json' with { type: 'json' }
import { limitsOf, rvp2025 } from '../src/vaccination/index.ts'

/** Doses of the source that are for the mother, or that never count. */
const NOT_IN_A_COURSE = ['MAT-DKT', 'MAT-FLU', 'BMR-0']

test('every dose of the source has a rule, and every rule is a dose of the source', () => {
  const rules = new Set(rvp2025.courses.flatMap(({ series }) => series.flatMap(({ doses }) => doses.map(({ rule }) => rule))))
  expect([...rules].toSorted()).toEqual(
    source.doses
      .map(({ id }) => id)
      .filter((id) => !NOT_IN_A_COURSE.includes(id))
      .toSorted(),
  )
})

test('every rule names the sources that the source names for the dose, first one first', () => {
  const expected = new Map(source.doses.map(({ id, sources }) => [id, sources]))
  for (const { series } of rvp2025.courses) {
    for (const { rule, sources } of series.flatMap(({ doses }) => doses)) expect([rule, sources]).toEqual([rule, expected.get(rule)])
  }
})

test('every source has the address and standing of the source', () => {
  for (const [id, { url, standing }] of Object.entries(source.sources)) expect(rvp2025.sources[id]).toMatchObject({ url, standing })
})

test('limits rest on sources that exist; only limits that no source tells have none', () => {
  for (const { id, kind, span, sources } of limitsOf(rvp2025)) {
    expect([id, sources.every((one) => one in rvp2025.sources)]).toEqual([id, true])
    // To wait for another course has no length of time.
    expect([id, sources.length === 0]).toEqual([id, span === null && kind !== 'waitsFor'])
  }
})

test('kinds of vaccination have the register’s codes', () => {
  const names: Readonly<Record<string, string>> = source.codes.rivmSoortVaccinatie.codes
  const written = rvp2025.courses.map(({ vaccine, rivmCode }) => [vaccine, rivmCode === null ? null : names[rivmCode]])
  expect(Object.fromEntries(written)).toEqual({
    HEX: 'DKTP-Hib-Hepatitis B',
    PNEU: 'Pneu',
    ROTA: 'Rota',
    BMR: 'BMR',
    MENACWY: 'MenACWY',
    HPV: 'HPV',
    DKT: 'DKT',
    DKTP_BOOSTER: 'DKTP booster',
    DTP: 'DTP',
    HEPB0: 'Hepatitis B',
    RSV: null,
  })
})
