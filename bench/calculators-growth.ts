/**
 * How fast the growth calculators are, as ratios to a named baseline in the same run (absolute figures beside them).
 * "naive" is a straight re-implementation: rows of a csv file as objects, found by walking through them, one measurement at a time.
 * "bare loop" only parses and prints the same lines. Run: `node bench/calculators.ts`.
 */
import { readFileSync } from 'node:fs'
import { answerLines } from '../packages/calculators/src/bulk/lines.ts'
import { openCalculator } from '../packages/calculators/src/bulk/registry.ts'
import { newJsonBytes } from '../packages/calculators/src/core/json-bytes.ts'
import { scoreColumn } from '../packages/calculators/src/growth/columns.ts'
import { loadReferences } from '../packages/calculators/src/growth/library.ts'
import { newWhoScores, scoreWhoColumns, type WhoColumns } from '../packages/calculators/src/growth/who-columns.ts'
import { caseLines, newRandom } from './calculator-cases.ts'
import { clockSeconds } from './measure.ts'
import { answerReferralNow } from '../packages/calculators/src/referral/referral.ts'

export type Measured = {
  readonly name: string
  readonly baseline: string
  /** How many times the rate of the baseline. */
  readonly ratio: number
  readonly perSecond: number
  readonly unit: string
  /** What the issue asks for on this class of machine, as orientation. */
  readonly target: string
  /** Rate at a hundred times the smallest size, divided by the rate at the smallest: near 1 is linear. */
  readonly rateAtHundredfold?: number
}

type Row = { readonly sex: string; readonly x: number; readonly l: number; readonly m: number; readonly s: number }
type Curves = ReadonlyMap<string, readonly Row[]>

const data = new URL('../packages/calculators/data/growth/', import.meta.url)
const ROUNDS = 5
const SIZES = [2000, 20_000, 200_000] as const

/** Measures everything; about half a minute. */
export async function measureGrowthCalculators(): Promise<Measured[]> {
  await loadReferences()
  return [measureWho(), measureDutch(), measureScreening(), await measureLines()]
}

// --- the naive baseline -------------------------------------------------------------------------------------------------------

function readCurves(name: string): Curves {
  const lines = readFileSync(new URL(`${name}.csv`, data), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
  const columns = (lines[0] ?? '').split(',')
  const curves = new Map<string, Row[]>()
  for (const line of lines.slice(1)) {
    const cells = line.split(',')
    const cell = (column: string): string => cells[columns.indexOf(column)] ?? ''
    const key = `${cell('population')} ${cell('sex')} ${cell('measure')}`
    const row = { sex: cell('sex'), x: Number(cell('x')), l: Number(cell('L')), m: Number(cell('M')), s: Number(cell('S')) }
    const curve = curves.get(key)
    if (curve) curve.push(row)
    else curves.set(key, [row])
  }
  return curves
}

function naiveScore(rows: readonly Row[], x: number, y: number, isRestricted: boolean): number {
  const after = rows.findIndex((row) => row.x >= x)
  if (after < 0) return Number.NaN
  const upper = rows[after]!
  const lower = upper.x === x ? upper : rows[after - 1]
  if (!lower) return Number.NaN
  const part = upper.x === lower.x ? 0 : (x - lower.x) / (upper.x - lower.x)
  const l = lower.l + part * (upper.l - lower.l)
  const m = lower.m + part * (upper.m - lower.m)
  const s = lower.s + part * (upper.s - lower.s)
  const z = l === 0 ? Math.log(y / m) / s : ((y / m) ** l - 1) / (l * s)
  if (!isRestricted || Math.abs(z) <= 3) return z
  const at = (sd: number): number => m * (1 + l * s * sd) ** (1 / l)
  return z > 0 ? 3 + (y - at(3)) / (at(3) - at(2)) : -3 + (y - at(-3)) / (at(-2) - at(-3))
}

// --- what is measured ---------------------------------------------------------------------------------------------------------

function measureWho(): Measured {
  const days = readCurves('who2006_age_day')
  const heights = readCurves('who2006_weight_for_length_height')
  const score = (rows: Curves, sex: string, measure: string, x: number, y: number, restricted = true): number =>
    naiveScore(rows.get(` ${sex} ${measure}`) ?? [], x, y, restricted)
  const naive = (children: Required<WhoColumns>): number => {
    let sum = 0
    for (let row = 0; row < children.sex.length; row += 1) {
      const sex = children.sex[row] === 0 ? 'male' : 'female'
      const day = Math.round(children.ageDays[row]!)
      const [height, weight] = [children.heightCm[row]!, children.weightKg[row]!]
      sum += score(days, sex, 'hgt', day, height, false)
      sum += score(days, sex, 'wgt', day, weight)
      sum += score(days, sex, 'bmi', day, weight / (height / 100) ** 2)
      sum += score(heights, sex, day < 731 ? 'wfl' : 'wfh', height, weight)
      sum += score(days, sex, 'hdc', day, children.headCm[row]!, false)
      sum += score(days, sex, 'muac', day, children.armCm[row]!)
      sum += score(days, sex, 'triceps_skinfold', day, children.tricepsSkinfoldMm[row]!)
      sum += score(days, sex, 'subscapular_skinfold', day, children.subscapularSkinfoldMm[row]!)
    }
    return sum
  }
  const children = newChildren(SIZES[1])
  const few = newChildren(SIZES[0])
  const many = newChildren(SIZES[2])
  const [fewScores, manyScores, scores] = [newWhoScores(SIZES[0]), newWhoScores(SIZES[2]), newWhoScores(SIZES[1])]
  const [ours, baseline] = alternate(
    () => scoreWhoColumns(children, scores),
    () => naive(few),
  )
  const [small, large] = alternate(
    () => repeat(SIZES[2] / SIZES[0], () => scoreWhoColumns(few, fewScores)),
    () => scoreWhoColumns(many, manyScores),
  )
  const perSecond = (8 * SIZES[1]) / ours
  return {
    name: 'WHO 2006, all eight indicators, in columns',
    baseline: 'naive',
    ratio: perSecond / ((8 * SIZES[0]) / baseline),
    perSecond,
    unit: 'z-scores',
    target: '5 million a second (R anthro: 0.13 million)',
    rateAtHundredfold: small / large,
  }
}

function measureDutch(): Measured {
  const rows = SIZES[2]
  const curves = readCurves('nl1997')
  const random = newRandom(5)
  const sex = Uint8Array.from({ length: rows }, () => Math.round(random()))
  const x = Float64Array.from({ length: rows }, () => random() * 20)
  const y = Float64Array.from(x, (age) => 50 + 30 * Math.sqrt(age) + 8 * random())
  const z = new Float64Array(rows)
  const [boys, girls] = [curves.get('dutch male hgt') ?? [], curves.get('dutch female hgt') ?? []]
  const of = { reference: 'nl1997', curve: 'height' } as const
  const [ours, baseline] = alternate(
    () => scoreColumn(of, { sex, x, y }, z),
    () => {
      for (let row = 0; row < rows; row += 1) z[row] = naiveScore(sex[row] === 0 ? boys : girls, x[row]!, y[row]!, false)
    },
  )
  const few = { sex: sex.subarray(0, SIZES[0]), x: x.subarray(0, SIZES[0]), y: y.subarray(0, SIZES[0]) }
  const fewZ = new Float64Array(SIZES[0])
  const [small, large] = alternate(
    () => repeat(SIZES[2] / SIZES[0], () => scoreColumn(of, few, fewZ)),
    () => scoreColumn(of, { sex, x, y }, z),
  )
  return {
    name: 'One Dutch curve (height 1997), in columns',
    baseline: 'naive',
    ratio: baseline / ours,
    perSecond: rows / ours,
    unit: 'z-scores',
    target: '5 million a second (R, one Dutch reference: 2 million)',
    rateAtHundredfold: small / large,
  }
}

/** Three rules for each child, of three visits each. The baseline only computes the nine z-scores that these need, without any rule. */
function measureScreening(): Measured {
  const curves = readCurves('nl2009')
  const random = newRandom(9)
  const children = Array.from({ length: 4000 }, () => {
    const age = 0.3 + random() * 16
    const visits = [0, 0.3, 0.8].map((before) => Math.max(0.1, age - before))
    return {
      sex: random() < 0.5 ? 'male' : 'female',
      gestationalAgeWeeks: 40,
      birthWeightG: 3400,
      fatherCm: 182,
      motherCm: 169,
      observations: visits.map((ageYears) => ({
        ageYears,
        heightCm: 50 + 30 * Math.sqrt(ageYears),
        weightKg: 3.4 + 2.9 * ageYears,
        headCm: 36 + 6 * Math.sqrt(ageYears),
      })),
    }
  })
  const inputs = children.flatMap((child) => ['height', 'weight', 'head'].map((rule) => ({ rule, ...child })))
  const [ours, baseline] = alternate(
    () => inputs.reduce((referrals, input) => referrals + ('refer' in answerReferralNow(input) ? 1 : 0), 0),
    () => {
      let sum = 0
      for (const { sex, observations } of children) {
        for (const { ageYears, heightCm, weightKg, headCm } of observations) {
          sum += naiveScore(curves.get(`dutch ${sex} hgt`) ?? [], ageYears, heightCm, false)
          sum += naiveScore(curves.get(`dutch ${sex} wgt`) ?? [], ageYears, weightKg, false)
          sum += naiveScore(curves.get(`dutch ${sex} bmi`) ?? [], ageYears, headCm, false)
        }
      }
      return sum
    },
  )
  return {
    name: 'Screening by three rules (height, weight, head), three visits',
    baseline: 'naive z-scores only, no rules',
    ratio: baseline / ours,
    perSecond: children.length / ours,
    unit: 'children',
    target: '20,000 a second (R: 134)',
  }
}

async function measureLines(): Promise<Measured> {
  const calculator = await openCalculator('growth')
  if (!calculator) throw new Error('There is no growth calculator.')
  const count = 4000
  const text = caseLines('growth', count)
  const out = newJsonBytes(1 << 22)
  const [ours, baseline] = alternate(
    () => {
      out.at = 0
      return answerLines(calculator, text, out)
    },
    () => bareLoop(text).length,
  )
  return {
    name: 'Growth from lines to lines, one thread (four measures, two references)',
    baseline: 'bare loop in the same process',
    ratio: baseline / ours,
    perSecond: count / ours,
    unit: 'lines',
    target: 'together with a second thread at least half the rate of the bare loop',
  }
}

function bareLoop(text: string): Uint8Array {
  let printed = ''
  for (const line of text.trimEnd().split('\n')) printed += `${JSON.stringify(JSON.parse(line))}\n`
  return Buffer.from(printed)
}

// --- invented children --------------------------------------------------------------------------------------------------------

function newChildren(rows: number): Required<WhoColumns> {
  const random = newRandom(3)
  const ageDays = Float64Array.from({ length: rows }, () => Math.floor(random() * 1820))
  const near = (value: (years: number) => number): Float64Array =>
    Float64Array.from(ageDays, (days) => Math.round(value(days / 365.25) * (0.85 + 0.3 * random()) * 10) / 10)
  return {
    sex: Uint8Array.from({ length: rows }, () => Math.round(random())),
    ageDays,
    heightCm: near((years) => 50 + 26 * Math.sqrt(years)),
    recumbent: new Uint8Array(rows).fill(2),
    weightKg: near((years) => 3.4 + 3 * Math.sqrt(years) * 1.9),
    headCm: near((years) => 35 + 8 * Math.sqrt(Math.min(2, years))),
    armCm: near((years) => 13 + years),
    tricepsSkinfoldMm: near(() => 8.5),
    subscapularSkinfoldMm: near(() => 6.5),
    oedema: new Uint8Array(rows),
  }
}

/** The best of some rounds for two pieces of work in turn, in seconds of computing, so that both meet the same weather. */
function alternate(one: () => unknown, other: () => unknown, rounds = ROUNDS): readonly [number, number] {
  let best: readonly [number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let round = 0; round < rounds; round += 1) best = [Math.min(best[0], seconds(one)), Math.min(best[1], seconds(other))]
  return best
}

function repeat(times: number, work: () => unknown): void {
  for (let time = 0; time < times; time += 1) work()
}

function seconds(work: () => unknown): number {
  const before = clockSeconds()
  work()
  return clockSeconds() - before
}
