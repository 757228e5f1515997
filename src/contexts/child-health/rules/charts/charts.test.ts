import { beforeAll, describe, expect, test } from 'vitest'
import { Temporal } from '#platform/time.ts'
import { noBackground, type Background } from '../record/record.ts'
import { DAYS_PER_YEAR, spanOf } from './chart-window.ts'
import { chartLines, curveLines } from './curve-lines.ts'
import { growthChartFacts, loadChartTables, targetRange, type ChartWish } from './growth-chart-facts.ts'
import { chartMeasures, choicesFor, referenceChoices, subjectOf, type Subject } from './reference-choice.ts'
import { scoreOf, valueOf } from './score-visits.ts'
import { civilDayOf, onDays, visitsOf, type Measured } from './visits.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const born = day('2020-03-10')
const boy: Subject = { sex: 'male', population: 'dutch', weeks: 39 }
const measured = (on: string, measure: Measured['measure'], value: number): Measured => ({
  measuredOn: day(on),
  measure,
  value,
  recumbent: null,
})

const visitsIn = (background: Background, rows: readonly Measured[]) => visitsOf(civilDayOf(born), background, onDays(rows))

beforeAll(loadChartTables)

describe('what was measured on one day', () => {
  test('stands together, with the birth as the first visit and nothing from before it', () => {
    const background = { ...noBackground, birthWeightG: 3400 }
    const visits = visitsIn(background, [
      measured('2022-03-10', 'weight', 12_100),
      measured('2022-03-10', 'height', 860),
      measured('2020-03-09', 'weight', 3_300),
    ])
    expect(visits).toMatchObject([
      { ageDays: 0, origin: 'birth', values: { weight: 3.4 } },
      { ageDays: 730, ageMonths: 24, origin: 'measured', values: { height: 86, weight: 12.1 } },
    ])
  })
  test('a measurement on the day of the birth takes the place of what was told of it', () => {
    const visits = visitsIn({ ...noBackground, birthWeightG: 3400 }, [measured('2020-03-10', 'weight', 3_380)])
    expect(visits).toMatchObject([{ origin: 'measured', values: { weight: 3.38 } }])
  })
  test('BMI needs both', () => {
    const [visit] = visitsIn(noBackground, [measured('2022-03-10', 'weight', 12_100)])
    expect(visit === undefined ? 0 : valueOf(visit, 'bmi')).toBeNull()
  })
})

describe('scores', () => {
  const visit = { ageDays: 2 * DAYS_PER_YEAR, recumbent: null, values: { height: 86, weight: 12.1 } }
  // The worked example of the calculators.
  test.each([
    ['height', 'auto', -0.876, 'nl1997'],
    ['weight', 'auto', -0.642, 'nl1997'],
    ['bmi', 'auto', -0.046, 'nl1997'],
    ['weight-for-height', 'auto', -0.211, 'nl1997'],
    ['height', 'who', -0.37, 'who2006'],
    ['weight', 'who', -0.04, 'who2006'],
  ] as const)('%s by %s is %s (%s)', (measure, choice, z, reference) => {
    const score = scoreOf(boy, visit, measure, choice)
    expect(score.reference).toBe(reference)
    expect(score.z ?? Number.NaN).toBeCloseTo(z, choice === 'who' ? 2 : 3)
  })
  test('WHO goes on with its second reference from five years', () => {
    const older = { ageDays: 9 * DAYS_PER_YEAR, recumbent: false, values: { height: 135 } }
    expect(scoreOf(boy, older, 'height', 'who').reference).toBe('who2007')
  })
  test('a number that cannot be a measurement has no score, and is no failure', () => {
    const slip = { ageDays: 100, recumbent: null, values: { weight: 6_100 } }
    expect(scoreOf(boy, slip, 'weight', 'auto')).toMatchObject({ z: null, reason: 'no-score' })
  })
})

describe('lines', () => {
  test('each point of a line has the score of its line, for every measure, reference and sheet', () => {
    for (const sex of ['male', 'female'] as const)
      for (const measure of chartMeasures)
        for (const choice of choicesFor({ ...boy, sex }, measure)) {
          if (measure === 'weight-for-height' || measure.endsWith('ratio')) continue
          for (const { z, pieces } of curveLines({ subject: { ...boy, sex }, measure, choice, span: '21-years', ageYears: 3 })) {
            const points = pieces.flatMap((piece) => piece.points)
            for (const { x, y } of points.filter((_, i) => i % 9 === 4)) {
              const name = measure === 'bmi' ? { height: 100, weight: y } : { [measure]: y }
              const score = scoreOf({ ...boy, sex }, { ageDays: x, recumbent: null, values: name }, measure, choice)
              expect(score.z ?? Number.NaN, `${sex} ${measure} ${choice} ${z} at ${x}`).toBeCloseTo(z, 6)
            }
          }
        }
  })
  test('are in order: a higher score is a higher number', () => {
    const lines = curveLines({ subject: boy, measure: 'height', choice: 'auto', span: '21-years', ageYears: 3 })
    expect(lines.map(({ z }) => z)).toEqual([...chartLines])
    const at = lines.map(({ pieces }) => pieces[0]?.points[20]?.y ?? 0)
    expect(at).toEqual(at.toSorted((one, other) => one - other))
  })
  test('are computed once per process', () => {
    const wish = { subject: boy, measure: 'height', choice: 'nl2009', span: '4-years', ageYears: 3 } as const
    expect(curveLines(wish)).toBe(curveLines({ ...wish }))
  })
})

const wishOf = (subject: Subject, measurements: readonly Measured[], more: Partial<ChartWish> = {}): ChartWish => ({
  ...{
    subject,
    background: noBackground,
    visits: visitsIn(noBackground, measurements),
    own: [],
    measure: 'height',
    choice: 'auto',
    beside: null,
    span: null,
  },
  ...more,
})

describe('born early', () => {
  const early: Subject = { ...boy, weeks: 30 }
  test.each([
    ['height', 4],
    ['weight', 4],
    ['head', 1.5],
  ] as const)('the lines of %s are of the week until %s years, and then of 1997', (measure, years) => {
    const { changes } = growthChartFacts(wishOf(early, [measured('2026-03-10', measure, 1_100)], { measure }))
    expect(changes).toMatchObject([{ from: 'nl2012preterm', to: 'nl1997' }])
    expect(changes[0]?.x).toBeCloseTo(years * DAYS_PER_YEAR, 6)
  })
  test('weight for height is of the week up to 4 years, and not after', () => {
    const until = (on: string) => {
      const facts = growthChartFacts(
        wishOf(early, [measured(on, 'height', 1_000), measured(on, 'weight', 15_500)], { measure: 'weight-for-height' }),
      )
      return [facts.points.at(-1)?.reference, facts.lines[3]?.pieces[0]?.reference]
    }
    expect(until('2024-03-09')).toEqual(['nl2012preterm', 'nl2012preterm'])
    expect(until('2024-04-10')).toEqual(['nl1997', 'nl1997'])
  })
})

test('children with Down syndrome have their own lines as far as these reach', () => {
  const subject: Subject = { ...boy, population: 'down-syndrome' }
  const height = growthChartFacts(wishOf(subject, [measured('2022-03-10', 'height', 800)]))
  expect(height.lines[0]?.pieces).toMatchObject([{ reference: 'nl2009', population: 'down-syndrome' }])
  const weight = growthChartFacts(wishOf(subject, [measured('2022-03-10', 'weight', 11_000)], { measure: 'weight' }))
  expect(weight.changes[0]?.x).toBeCloseTo(1.75 * DAYS_PER_YEAR, 6)
})

describe('which references are offered', () => {
  test.each([
    ['dutch', ['auto', 'nl1997', 'nl2009', 'who']],
    ['turkish', ['auto', 'nl1997', 'nl2009', 'own-1997', 'own-2009', 'who']],
    ['hindustani', ['auto', 'nl1997', 'nl2009', 'hindustani', 'who']],
    ['down-syndrome', ['auto', 'nl1997', 'nl2009', 'own-2009', 'who']],
  ] as const)('height of a child of %s', (population, expected) => {
    expect(choicesFor({ ...boy, population }, 'height')).toEqual(expected)
  })
  test('the arm has a table of WHO alone', () => {
    expect(choicesFor(boy, 'arm')).toEqual(['who'])
  })
  test('a second reference that does not reach the age shows nothing', () => {
    const old = [measured('2031-03-10', 'height', 1_430), measured('2031-03-10', 'weight', 35_000)]
    expect(growthChartFacts(wishOf(boy, old, { measure: 'weight-for-height', beside: 'who' })).beside).toBeNull()
    expect(growthChartFacts(wishOf(boy, old, { beside: 'who' })).beside?.points[0]?.reference).toBe('who2007')
  })
  test('there are none for a child whose sex no table knows', () => {
    expect(subjectOf('x', noBackground)).toBeNull()
    expect(referenceChoices[0]).toBe('auto')
  })
})

describe('the range of the parents', () => {
  const background: Background = { ...noBackground, motherHeightMm: 1700, fatherHeightMm: 1830 }
  test('holds 95 of 100 children around the target (guideline on height 2019)', () => {
    const range = targetRange({ ...boy, sex: 'female' }, background)
    expect(range?.cm).toBeCloseTo(170.1, 1)
    expect((range?.high ?? 0) - (range?.cm ?? 0)).toBeCloseTo((range?.cm ?? 0) - (range?.low ?? 0), 6)
  })
  test('is of the mother alone where the father is not known, and nothing without her', () => {
    expect(targetRange(boy, { ...background, fatherHeightMm: null })?.isMotherOnly).toBe(true)
    expect(targetRange(boy, { ...background, motherHeightMm: null })).toBeNull()
  })
  test('its lines end where the range ends', () => {
    const facts = growthChartFacts(wishOf(boy, [measured('2032-03-10', 'height', 1_500)], { background }))
    const ends = facts.target?.edges.map(({ pieces }) => pieces.at(-1)?.points.at(-1)?.y ?? 0) ?? []
    expect(ends[0]).toBeCloseTo(facts.target?.low ?? 0, 0)
    expect(ends[1]).toBeCloseTo(facts.target?.high ?? 0, 0)
  })
})

test.each([
  [0, '15-months'],
  [456, '15-months'],
  [457, '4-years'],
  [1461, '4-years'],
  [1462, '21-years'],
] as const)('at %s days the sheet is %s', (days, span) => {
  expect(spanOf(days)).toBe(span)
})
