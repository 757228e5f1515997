import { expect, test } from 'vitest'
import { day, next, plan } from '../../tests/vaccination-builders.ts'
import { configureProgramme, limitsOf, programmeOn } from './choose-programme.ts'
import { compileProgramme } from './compiled.ts'
import type { Programme } from './programme.ts'
import { programmes, rvp2025 } from './rvp-2025.ts'

test('the edition in force on the day holds; before the oldest, the oldest', () => {
  const next2030: Programme = { ...rvp2025, id: 'rvp-2030', version: 'rvp-2030.1', inForceFrom: '2030-01-01' }
  const editions = [...programmes, next2030]
  expect(programmeOn(editions, day('2029-12-31')).id).toBe('rvp-2025')
  expect(programmeOn(editions, day('2030-01-01')).id).toBe('rvp-2030')
  expect(programmeOn(editions, day('2020-01-01')).id).toBe('rvp-2025')
  expect(() => programmeOn([], day('2030-01-01'))).toThrow('no edition')
})

test('a change of the programme is a change of data: HEX-A moved to 4 months moves the forecast and the verdict', () => {
  const changed: Programme = {
    ...rvp2025,
    courses: rvp2025.courses.map((course) => ({
      ...course,
      series: course.series.map((series) => ({
        ...series,
        doses: series.doses.map((rule) =>
          rule.rule === 'HEX-A' && rule.variant === '2+1'
            ? { ...rule, minAge: { span: '4m', sources: ['S10'] }, target: { kind: 'age', from: '4m', sources: ['S10'] } }
            : rule,
        ),
      })),
    })),
  }
  const child = { born: '2025-01-01', asOf: '2025-04-20', programme: changed } as const
  expect(next('HEX', child)).toMatchObject({ status: 'future', recommendedFrom: { date: '2025-05-01' } })
  expect(plan({ ...child, doses: ['HEX 2025-04-20'] }).past[0]).toMatchObject({ valid: false, limitDate: '2025-05-01' })
})

test('every limit is listed once, with its standing', () => {
  const limits = limitsOf(rvp2025)
  expect(new Set(limits.map(({ id }) => id)).size).toBe(limits.length)
  const standing = (id: string): string | undefined => limits.find((limit) => limit.id === id)?.standing
  expect(standing('HEX-0.minAge')).toBe('current')
  expect(standing('HEX-B/2+1.minInterval')).toBe('secondary')
  expect(standing('BMR-2.minInterval')).toBe('older')
  // Exactly these limits no source tells.
  expect(limits.filter((limit) => limit.standing === 'not-found').map(({ id }) => id)).toEqual([
    'HEX-C/2+1.minInterval',
    'PNEU-1.minAge',
    'MENACWY-2.minInterval',
    'HPV-1.minAge',
    'DKT-5.minInterval',
    'DKTP-4.minInterval',
    'DTP-14.minInterval',
    'DTP-9.minInterval',
  ])
})

test('a centre fills in what is not known: the date then appears, and says who set it', () => {
  const child = { born: '2024-01-01', asOf: '2024-12-31', doses: ['HEX 2024-04-01', 'HEX 2024-06-01'] } as const
  const programme = configureProgramme(rvp2025, { 'HEX-C/2+1.minInterval': '6m' })
  const dose = next('HEX', { ...child, doses: [...child.doses], programme })
  expect(dose).toMatchObject({ earliest: { date: '2024-12-01', basis: { standing: 'configured', span: '6m' } }, notKnown: [] })
  expect(plan({ ...child, doses: [...child.doses, 'HEX 2024-11-30'], programme }).past[2]).toMatchObject({
    valid: false,
    basis: { assumed: false },
  })
  expect(plan({ ...child, doses: [...child.doses], programme }).provenance.tableVersion).toBe('rvp-2025.1+configured')
})

test('a centre can also take a limit away, and change an older or secondary one', () => {
  const without = configureProgramme(rvp2025, { 'PNEU-2.minInterval': null })
  expect(
    plan({ born: '2025-01-01', asOf: '2025-04-20', doses: ['PNEU 2025-04-01', 'PNEU 2025-04-20'], programme: without }).past[1],
  ).toMatchObject({ valid: true })
  const six = configureProgramme(rvp2025, { 'PNEU-2.minInterval': '6w' })
  expect(
    plan({ born: '2025-01-01', asOf: '2025-05-13', doses: ['PNEU 2025-04-01', 'PNEU 2025-05-13'], programme: six }).past[1],
  ).toMatchObject({ valid: true })
  const early = configureProgramme(rvp2025, { 'HEX-0.minAge': '28d' })
  expect(plan({ born: '2025-01-01', asOf: '2025-01-29', doses: ['HEX 2025-01-29'], mother: {}, programme: early }).past[0]).toMatchObject({
    valid: true,
  })
})

test('configuring leaves the programme itself as it was', () => {
  configureProgramme(rvp2025, { 'PNEU-2.minInterval': null })
  expect(limitsOf(rvp2025).find(({ id }) => id === 'PNEU-2.minInterval')?.span).toBe('8w')
})

test('a setting for a limit that does not exist, or a span that cannot be read, is refused', () => {
  expect(() => configureProgramme(rvp2025, { 'HEX-Z.minAge': '6w' })).toThrow('no limit HEX-Z.minAge')
  expect(() => configureProgramme(rvp2025, { 'HEX-0.minAge': 'six weeks' as '6w' })).toThrow('not a span') // what a form could send
})

test('data with a source or date that does not exist is found out when it is read', () => {
  const [hex] = rvp2025.courses
  if (hex === undefined) throw new Error('no courses')
  const [series] = hex.series
  if (series === undefined) throw new Error('no series')
  const [rule] = series.doses
  if (rule === undefined) throw new Error('no doses')
  const withRule = (changed: typeof rule): Programme => ({ ...rvp2025, courses: [{ ...hex, series: [{ doses: [changed] }] }] })
  expect(() => compileProgramme(withRule({ ...rule, minAge: { span: '6w', sources: ['S99'] } }))).toThrow('unknown source S99')
  expect(() => compileProgramme({ ...rvp2025, courses: [{ ...hex, series: [{ bornFrom: '2025-02-30', doses: [rule] }] }] })).toThrow(
    'not a date',
  )
})
