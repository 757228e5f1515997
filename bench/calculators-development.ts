/**
 * How fast D-scores, vaccination plans and questionnaires are computed: absolute, against a naive baseline in the same run, and with growing
 * size. One thread, in process. Ratios are what counts; absolute figures belong to the machine.
 *
 *   node bench/calculators.ts
 */
import { computeDscore, dscoreCase, loadKey } from '../packages/calculators/src/dscore/index.ts'
import type { Answers, DscoreQuestion, ItemKey } from '../packages/calculators/src/dscore/index.ts'
import { instrumentCase } from '../packages/calculators/src/instruments/index.ts'
import { parseDate, planVaccinations, programmes, rvp2025, vaccinationCase } from '../packages/calculators/src/vaccination/index.ts'
import { USUAL_COURSE } from './calculator-cases.ts'
import { clockSeconds } from './measure.ts'
import type { ChildToVaccinate, GivenDose, Vaccine } from '../packages/calculators/src/vaccination/index.ts'

export type BenchLine = {
  readonly name: string
  readonly perSecond: number
  /** What it is compared with, and how many times faster it is. Null for a line without baseline. */
  readonly baseline: { readonly name: string; readonly perSecond: number; readonly ratio: number } | null
  /** The same per number of cases (or answers): the rate should not fall as it grows. */
  readonly growth: readonly { readonly size: number; readonly perSecond: number }[]
}

export async function benchDevelopment(): Promise<readonly BenchLine[]> {
  const gsed = await loadKey('gsed2406')
  const keys = { gsed2406: gsed, dutch: await loadKey('dutch'), gcdg: await loadKey('gcdg') }
  const questions = dscoreQuestions(gsed, 20_000, 10)
  const children = childrenToVaccinate(20_000)
  const cases = questions.map(({ ageYears, items }, id) => ({ id, ageYears, key: 'gsed2406', items }))
  const sdqCases = Array.from({ length: 10_000 }, (_, id) => ({
    id,
    instrument: 'sdq',
    informant: 'parent',
    ageYears: 3 + (id % 9),
    answers: Object.fromEntries(Array.from({ length: 25 }, (_, item) => [item + 1, (id + item * 7) % 3])),
  }))
  const score = (question: DscoreQuestion): number => computeDscore(gsed, question).d ?? 0
  const plan = (child: ChildToVaccinate): number => planVaccinations(rvp2025, child).forecast.length
  // Everything once beforehand, so that no line pays for the first use of code and tables.
  for (const answers of [1, 60]) rate(dscoreQuestions(gsed, 5000, answers), score)
  rate(questions, score)
  rate(children, plan)
  const dscoreGrowth = [1000, 10_000, 20_000].map((size) => ({ size, perSecond: rate(questions.slice(0, size), score) }))
  const answerGrowth = [1, 5, 10, 20, 60].map((size) => ({ size, perSecond: rate(dscoreQuestions(gsed, 5000, size), score) }))
  const planGrowth = [1000, 10_000, 20_000].map((size) => ({ size, perSecond: rate(children.slice(0, size), plan) }))
  return [
    compared(
      'D-score, SEM and DAZ of ten answers (size = cases)',
      rate(questions, score),
      'naive: every likelihood by its exponential, posterior normalised after every answer, no DAZ',
      rate(questions.slice(0, 2000), (question) => naiveDscore(gsed, question)),
      dscoreGrowth,
    ),
    { name: 'D-score, SEM and DAZ (size = answers)', perSecond: rate(questions, score), baseline: null, growth: answerGrowth },
    plain(
      'd-score case, checked as input from outside',
      rate(cases, (one) => (dscoreCase(keys, one).ok ? 1 : 0)),
    ),
    plain(
      'vaccination-schedule case, checked as input from outside',
      rate(children.map(asCase), (one) => (vaccinationCase(programmes, one).ok ? 1 : 0)),
    ),
    plain(
      'SDQ with bands',
      rate(sdqCases, (one) => (instrumentCase(one).ok ? 1 : 0)),
    ),
    compared(
      'vaccination plan of a child with its doses (size = children)',
      rate(children, plan),
      'naive: the programme is read anew for every child',
      rate(children.slice(0, 500), (child) => planVaccinations({ ...rvp2025 }, child).forecast.length),
      planGrowth,
    ),
  ]
}

const ROUNDS = 5
const BLOCK = 250

/**
 * Cases per second. The cases are measured in short blocks, and of every block the best of five rounds counts: other work on the machine then
 * disturbs little, and every case weighs the same.
 */
function rate<T>(cases: readonly T[], compute: (one: T) => number): number {
  const best: number[] = []
  let sum = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let from = 0; from < cases.length; from += BLOCK) {
      const start = clockSeconds()
      for (let at = from; at < Math.min(from + BLOCK, cases.length); at += 1) sum += compute(cases[at]!)
      const block = from / BLOCK
      best[block] = Math.min(best[block] ?? Number.POSITIVE_INFINITY, clockSeconds() - start)
    }
  }
  if (Number.isNaN(sum)) throw new Error('a result is not a number')
  return cases.length / best.reduce((total, one) => total + one, 0)
}

function compared(name: string, perSecond: number, baseline: string, slow: number, growth: BenchLine['growth']): BenchLine {
  return { name, perSecond, baseline: { name: baseline, perSecond: slow, ratio: perSecond / slow }, growth }
}

function plain(name: string, perSecond: number): BenchLine {
  return { name, perSecond, baseline: null, growth: [] }
}

function dscoreQuestions(key: ItemKey, count: number, answers: number): (DscoreQuestion & { readonly ageYears: number })[] {
  const codes = key.codes.filter((code) => code.startsWith('ddi'))
  return Array.from({ length: count }, (_, at) => {
    const items: Record<string, 0 | 1> = {}
    for (let place = 0; place < answers; place += 1)
      items[codes[(at * 7 + place) % codes.length] ?? ''] = (at * 31 + place * 17) % 3 === 0 ? 0 : 1
    return { ageYears: 0.1 + (at % 3400) / 1000, items }
  })
}

/** As the method page describes it, step by step. */
function naiveDscore(key: ItemKey, { ageYears, items }: { readonly ageYears: number | null; readonly items: Answers }): number {
  const t = ageYears ?? 0
  const mean =
    t <= 0.75
      ? 24.522 + 23.886 * t + 9.19 * Math.log(t + 0.2)
      : t <= 3.5
        ? 18.434 - 9.206 * t + 61.255 * Math.log(t + 0.92)
        : 62.6268 + 4 * t
  const grid = Array.from({ length: key.gridSize }, (_, point) => key.gridFrom + point)
  let weights = normalised(grid.map((d) => Math.exp(-0.5 * ((d - mean) / 5) ** 2)))
  for (const [code, score] of Object.entries(items)) {
    const difficulty = key.difficulties[key.indexOf.get(code) ?? -1]
    if (difficulty === undefined) continue
    weights = normalised(
      weights.map((weight, point) => {
        const pass = 1 / (1 + Math.exp(-((grid[point] ?? 0) - difficulty) / key.slope))
        return weight * (score === 1 ? pass : 1 - pass)
      }),
    )
  }
  const d = weights.reduce((sum, weight, point) => sum + weight * (grid[point] ?? 0), 0)
  const sem = Math.sqrt(weights.reduce((sum, weight, point) => sum + weight * ((grid[point] ?? 0) - d) ** 2, 0))
  return d + sem
}

function normalised(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => weight / total)
}

/** Children of 0 to 10 years with the doses of a usual course up to their age. */
function childrenToVaccinate(count: number): ChildToVaccinate[] {
  const course: readonly (readonly [Vaccine, number])[] = USUAL_COURSE
  const first = parseDate('2021-01-01') ?? 0
  return Array.from({ length: count }, (_, at) => {
    const birth = first + (at % 1800)
    const asOf = birth + ((at * 37) % 3650)
    const doses = course.flatMap(([vaccine, age]): GivenDose[] => (birth + age <= asOf ? [{ vaccine, day: birth + age }] : []))
    return {
      birth,
      asOf,
      mother: at % 3 === 0 ? {} : { maternalPertussis: { given: true, weeksGestation: 24, daysBeforeBirth: 100 } },
      doses,
    }
  })
}

function asCase({ birth, asOf, mother, doses }: ChildToVaccinate): object {
  const text = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10)
  return {
    birthDate: text(birth),
    asOf: text(asOf),
    context: mother,
    history: doses.map(({ vaccine, day }) => ({ vaccine, date: text(day) })),
  }
}
