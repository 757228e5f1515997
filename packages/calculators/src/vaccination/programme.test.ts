import { expect, test } from 'vitest'
import { day, next, plan, UNPROTECTED } from '../../tests/vaccination-builders.ts'
import type { Child, DoseText } from '../../tests/vaccination-builders.ts'
import { limitsOf, programmeOn } from './choose-programme.ts'
import { configureProgramme } from './configure.ts'
import { compileProgramme } from './compiled.ts'
import type { Programme, Vaccine } from './programme.ts'
import { programmes, rvp2025 } from './rvp-2025.ts'

test('the edition in force on the day holds; before the oldest, the oldest', () => {
  const next2030: Programme = { ...rvp2025, id: 'rvp-2030', version: 'rvp-2030.1', inForceFrom: '2030-01-01' }
  const editions = [...programmes, next2030]
  expect(programmeOn(editions, day('2029-12-31')).id).toBe('rvp-2025')
  expect(programmeOn(editions, day('2030-01-01')).id).toBe('rvp-2030')
  expect(programmeOn(editions, day('2020-01-01')).id).toBe('rvp-2025')
  expect(() => programmeOn([], day('2030-01-01'))).toThrow('no edition')
  // The present edition begins on 1 January 2025.
  const older: Programme = { ...rvp2025, id: 'older', inForceFrom: '2020-01-01' }
  expect(['2024-12-31', '2025-01-01'].map((asOf) => programmeOn([older, ...programmes], day(asOf)).id)).toEqual(['older', 'rvp-2025'])
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
    'HEX-C/2+1.minAge',
    'HEX-C/2+1.minInterval',
    'PNEU-1.minAge',
    'MENACWY-2.minInterval',
    'HPV-1.minAge',
    'DKT-5.minInterval',
    'DKT-5.waiver',
    'DKTP-4.minInterval',
    'DTP-14.minInterval',
    'DTP-14.waiver',
    'DTP-9.minInterval',
  ])
})

test('a centre fills in what is not known: the date then appears, and says who set it', () => {
  const child = { born: '2024-01-01', asOf: '2024-12-31', doses: ['HEX 2024-04-01', 'HEX 2024-06-01'] } as const
  const programme = configureProgramme(rvp2025, { 'HEX-C/2+1.minInterval': '6m' })
  const dose = next('HEX', { ...child, doses: [...child.doses], programme })
  expect(dose).toMatchObject({
    earliest: { date: '2024-12-01', basis: { standing: 'configured', span: '6m' } },
    notKnown: [{ id: 'HEX-C/2+1.minAge' }],
  })
  expect(plan({ ...child, doses: [...child.doses, 'HEX 2024-11-30'], programme }).past[2]).toMatchObject({
    valid: false,
    basis: { assumed: false },
  })
  expect(plan({ ...child, doses: [...child.doses], programme }).versions.tables).toEqual({
    'Rijksvaccinatieprogramma 2025': 'rvp-2025.1+configured',
  })
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

test('the interval of a booster, once a centre sets it, counts from the last dose of the course before it', () => {
  const programme = configureProgramme(rvp2025, { 'DKT-5.minInterval': '6m', 'DTP-14.minInterval': '4y' })
  const born = { born: '2021-01-01', programme } as const
  const hex: DoseText[] = ['HEX 2021-04-10', 'HEX 2021-06-10', 'HEX 2025-11-10']
  expect(next('DKT', { ...born, asOf: '2026-01-01', doses: hex })).toMatchObject({
    status: 'future',
    earliest: { date: '2026-05-10', basis: { id: 'DKT-5.minInterval', standing: 'configured' } },
    recommendedFrom: { date: '2026-05-10' },
  })
  const dkt = (date: string): unknown => plan({ ...born, asOf: date, doses: [...hex, `DKT ${date}` as DoseText] }).past.at(-1)
  expect(dkt('2026-05-09')).toMatchObject({ valid: false, reason: 'interval-too-short', limitDate: '2026-05-10' })
  expect(dkt('2026-05-10')).toMatchObject({ valid: true, rule: 'DKT-5' })
  // A dose that does not count is not counted from, and of two courses the last dose.
  const late: DoseText[] = [...hex, 'HEX 2021-06-20', 'DKT 2031-02-01']
  expect(next('DTP', { ...born, asOf: '2032-01-01', doses: late }).earliest?.date).toBe('2035-02-01')
  // Without the setting it is not known, and refuses nothing.
  expect(next('DKT', { born: '2021-01-01', asOf: '2026-01-01', doses: hex })).toMatchObject({ status: 'due', earliest: null })
})

test('a centre can move a target, and the end of its window', () => {
  const programme = configureProgramme(rvp2025, {
    'BMR-1.target': '13m',
    'BMR-1.targetTo': null,
    'HPV-1.target': '9y',
    'HPV-2.target': '7m',
    'DKT-5.targetTo': '7y',
    'PNEU-3/from-2024.target': '13m',
  })
  const from = (vaccine: Vaccine, child: Omit<Child, 'programme'>): unknown[] => {
    const { recommendedFrom, recommendedTo } = next(vaccine, { ...child, programme })
    return [recommendedFrom?.date, recommendedTo?.date, recommendedFrom?.basis.standing]
  }
  expect(from('BMR', { born: '2024-05-20', asOf: '2024-06-01' })).toEqual(['2025-06-20', undefined, 'configured'])
  expect(from('HPV', { born: '2016-05-20', asOf: '2024-06-01' })).toEqual(['2025-01-01', '2025-12-31', 'configured'])
  expect(from('HPV', { born: '2016-05-20', asOf: '2025-02-01', doses: ['HPV 2025-02-01'] })).toEqual([
    '2025-09-01',
    undefined,
    'configured',
  ])
  expect(from('DKT', { born: '2024-05-20', asOf: '2024-06-01' })).toEqual(['2029-05-20', '2031-05-19', 'configured'])
  const pneu: DoseText[] = ['PNEU 2024-04-01', 'PNEU 2024-06-01']
  expect(from('PNEU', { born: '2024-01-01', asOf: '2024-06-01', doses: pneu })[0]).toBe('2025-02-01')
  // The other cohort keeps its own target.
  expect(from('PNEU', { born: '2023-12-31', asOf: '2024-06-01', doses: pneu })[0]).toBe('2024-12-01')
})

test('the adolescent dose takes its place from the year in which a centre offers it', () => {
  const programme = configureProgramme(rvp2025, { 'MENACWY-2.target': '13y' })
  const given = plan({ born: '2012-06-01', asOf: '2025-03-01', doses: ['MENACWY 2025-03-01'], programme }).past[0]
  expect(given).toMatchObject({ valid: true, rule: 'MENACWY-2' })
  expect(plan({ born: '2012-06-01', asOf: '2025-03-01', doses: ['MENACWY 2025-03-01'] }).past[0]).toMatchObject({ rule: 'MENACWY-1' })
})

test('a centre can change or take away the rules of 2015 for a course that begins late, and what a booster waits for', () => {
  const late = { born: '2020-01-01', mother: UNPROTECTED, asOf: '2024-01-01' } as const
  const threeDoses: DoseText[] = ['HEX 2022-01-10', 'HEX 2022-03-10', 'HEX 2022-09-10']
  const long = configureProgramme(rvp2025, { 'HEX.startedFrom': null })
  expect(plan({ ...late, doses: threeDoses, programme: long })).toMatchObject({ scheme: '3+1', schemeBasis: null })
  expect(next('HEX', { ...late, doses: threeDoses, programme: long })).toMatchObject({ dose: 4, rule: 'HEX-C' })
  const from3 = configureProgramme(rvp2025, { 'HEX.startedFrom': '3y' })
  expect(plan({ ...late, doses: threeDoses, programme: from3 })).toMatchObject({ scheme: '3+1' })
  expect(plan({ ...late, programme: from3 })).toMatchObject({ scheme: '2+1', schemeBasis: { standing: 'configured', span: '3y' } })

  expect(next('DKTP_BOOSTER', { ...late, doses: threeDoses })).toMatchObject({
    status: 'notEligible',
    reasonBasis: { id: 'DKTP-4.waiver' },
  })
  for (const span of ['3y', null] as const) {
    const programme = configureProgramme(rvp2025, { 'DKTP-4.waiver': span })
    expect(next('DKTP_BOOSTER', { ...late, doses: threeDoses, programme })).toMatchObject({ status: 'due' })
  }
  expect(next('DKTP_BOOSTER', late)).toMatchObject({ status: 'future', reasonBasis: { id: 'DKTP_BOOSTER.waitsFor', standing: 'older' } })
  const programme = configureProgramme(rvp2025, { 'DKTP_BOOSTER.waitsFor': null })
  expect(next('DKTP_BOOSTER', { ...late, programme })).toMatchObject({ status: 'due', reason: null })
})

test('a centre decides how the waivers carry over to the new boosters', () => {
  const programme = configureProgramme(rvp2025, { 'DKT-5.waiver': '2y', 'DTP-14.waiver': '6y' })
  const born = { born: '2021-01-01', programme } as const
  const completed = (date: string): DoseText[] => ['HEX 2021-04-10', 'HEX 2021-06-10', `HEX ${date}` as DoseText]
  expect(next('DKT', { ...born, asOf: '2026-01-01', doses: completed('2023-01-01') })).toMatchObject({ status: 'due' })
  expect(next('DKT', { ...born, asOf: '2026-01-01', doses: completed('2023-01-02') })).toMatchObject({
    status: 'notEligible',
    reason: 'waived-after-late-course',
    reasonBasis: { id: 'DKT-5.waiver', standing: 'configured' },
  })
  expect(next('DTP', { ...born, asOf: '2035-01-01', doses: completed('2027-01-01') })).toMatchObject({ status: 'due' })
  expect(next('DTP', { ...born, asOf: '2035-01-01', doses: completed('2027-01-02') })).toMatchObject({ status: 'notEligible' })
})

test('the earliest age of HEX-C after 2+1, once a centre sets it, is kept', () => {
  const programme = configureProgramme(rvp2025, { 'HEX-C/2+1.minAge': '11m' })
  const child = { born: '2025-01-01', programme } as const
  const doses: DoseText[] = ['HEX 2025-04-01', 'HEX 2025-06-01']
  expect(next('HEX', { ...child, asOf: '2025-07-01', doses }).earliest?.date).toBe('2025-12-01')
  expect(plan({ ...child, asOf: '2025-11-30', doses: [...doses, 'HEX 2025-11-30'] }).past[2]).toMatchObject({
    valid: false,
    reason: 'too-young',
  })
})

test('every fact that is older or secondary can be changed by a centre', () => {
  const configurable = new Set(limitsOf(rvp2025).map(({ id }) => id))
  const fixed = compileProgramme(rvp2025)
    .courses.flatMap(({ series }) => series.flatMap(({ doses }) => doses.map(({ target }) => target.basis)))
    .filter(({ id }) => !configurable.has(id))
  // A season and a campaign change with the data; both are current.
  expect(fixed.map(({ id, standing }) => [id, standing])).toEqual([
    ['BMR-2/2016-2021.target', 'current'],
    ['RSV.target', 'current'],
  ])
})

test('configuring leaves the programme itself as it was', () => {
  configureProgramme(rvp2025, { 'PNEU-2.minInterval': null })
  expect(limitsOf(rvp2025).find(({ id }) => id === 'PNEU-2.minInterval')?.span).toBe('8w')
})

test('a setting for a limit that does not exist, or a span that cannot be read, is refused', () => {
  expect(() => configureProgramme(rvp2025, { 'HEX-Z.minAge': '6w' })).toThrow('no limit HEX-Z.minAge')
  expect(() => configureProgramme(rvp2025, { 'HEX-0.minAge': 'six weeks' as '6w' })).toThrow('not a span') // what a form could send
  expect(() => configureProgramme(rvp2025, { 'DKT.waitsFor': '1m' })).toThrow('can only be taken away')
  expect(() => configureProgramme(rvp2025, { 'BMR-1.target': null })).toThrow('cannot be taken away')
  expect(() => configureProgramme(rvp2025, { 'HPV-1.target': '120m' })).toThrow('an age in years')
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
