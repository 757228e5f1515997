/** Growth: everything that the calculators say about the visits of one child. Pure; runs on the server and in the browser alike. */
import { isRefusal, type Refusal } from '#calculators/core/problems.ts'
import type { Versions } from '#calculators/core/versions.ts'
import { AUTO_REFERENCES } from '#calculators/growth/auto-choice.ts'
import { answerGrowthNow, growth, type GrowthResult } from '#calculators/growth/growth.ts'
import { newGrowthSheet } from '#calculators/growth/growth-sheet.ts'
import { loadReferences, tableSource } from '#calculators/growth/library.ts'
import { growthPlausibility, type Question } from '#calculators/growth/plausibility.ts'
import { targetHeight, type TargetHeightAnswer } from '#calculators/growth/target-height.ts'
import type { Measure, ReferenceName } from '#calculators/growth/words.ts'
import { growthReferral, REFERRAL_REFERENCES, type ReferralAnswer } from '#calculators/referral/referral.ts'
import type { ReferralRule } from '#calculators/referral/referral-case.ts'
import { visitMeasures, type GrowthQuestion, type Visit, type VisitMeasure } from './growth-form.ts'

export type Score = Pick<GrowthResult, 'measure' | 'reference' | 'population' | 'z' | 'centile' | 'reasonCode'> & { readonly value: number }
export type ScoredVisit = Visit & { readonly scores: readonly Score[] }

/** The points of one measure and the lines to see them against. */
export type Curves = {
  readonly measure: VisitMeasure
  /** The ages that the chart spans, in days. */
  readonly untilDays: number
  readonly points: readonly { readonly ageDays: number; readonly value: number }[]
  readonly lines: readonly Line[]
  /** Where the height of the parents leads: the two edges of the range, as lines; none when it is not known. */
  readonly targetLines: readonly Line[]
}
/** A line breaks where another table takes over. */
export type Line = { readonly z: number; readonly pieces: readonly (readonly LinePoint[])[] }
export type LinePoint = { readonly ageDays: number; readonly value: number }

export type GrowthReferral = ReferralAnswer & { readonly about: ReferralRule }

export type GrowthAnswer = {
  readonly question: GrowthQuestion
  readonly visits: readonly ScoredVisit[]
  readonly curves: readonly Curves[]
  readonly target: TargetHeightAnswer | null
  /** `observation` is the place in `visits`. */
  readonly questions: readonly Question[]
  readonly referrals: readonly GrowthReferral[]
  readonly sources: readonly { readonly reference: ReferenceName; readonly source: string }[]
  readonly versions: readonly Versions[]
}

/** Standard deviations of the lines, from below. */
export const CHART_LINES = [-2.5, -2, -1, 0, 1, 2, 2.5] as const
/** A chart spans the first of these (in days) that holds the child: 15 months, 4 years, 21 years. */
const WINDOWS = [15 * 30.4375, 4 * 365.25, 21 * 365.25] as const
/** Points of a line; closer together in the first months, where it bends most. */
const STEPS = 40

/** Fetches the tables that an answer needs, so that nothing has to be asked for afterwards. */
export async function loadGrowthTables(): Promise<void> {
  await loadReferences([...AUTO_REFERENCES, ...REFERRAL_REFERENCES])
}

export async function answerGrowth(question: GrowthQuestion): Promise<GrowthAnswer> {
  await loadGrowthTables()
  const visits = await Promise.all(question.visits.map((visit) => scoreVisit(question, visit)))
  const target = findTarget(question)
  const plausibility = whole(await growthPlausibility({ ...subjectOf(question), observations: observationsOf(question) }))
  const used = usedIn(question)
  const targetScores = target?.range95Cm ? await Promise.all(target.range95Cm.map((cm) => scoreAtFullHeight(question, cm))) : []
  const curves = used.map((measure) => drawCurves(question, measure, measure === 'height' ? targetScores : []))
  const referrals = await referGrowth(question)
  const references = new Set(visits.flatMap(({ scores }) => scores.map(({ reference }) => reference)))
  return {
    question,
    visits: visits.map(({ visit, scores }) => ({ ...visit, scores })),
    curves,
    target,
    questions: plausibility.questions,
    referrals,
    sources: [...references].map((reference) => ({ reference, source: tableSource(reference) })),
    versions: distinct([
      ...visits.map(({ versions }) => versions),
      ...(target ? [target.versions] : []),
      ...referrals.map(({ versions }) => versions),
      plausibility.versions,
    ]),
  }
}

function subjectOf({ sex, gestationalAgeWeeks, population }: GrowthQuestion) {
  return { sex, gestationalAgeWeeks, population }
}

function observationsOf({ visits }: GrowthQuestion) {
  return visits.map(({ ageDays, height, weight, head }) => ({ ageDays, heightCm: height, weightKg: weight, headCm: head }))
}

/** The form was read; a refusal now would be a mistake of ours. */
function whole<T extends object>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(`The calculator refused what the form let through: ${answer.error.message}`)
  return answer
}

async function scoreVisit(question: GrowthQuestion, visit: Visit) {
  const measures = { heightCm: visit.height, weightKg: visit.weight, headCm: visit.head }
  const { results, versions } = whole(await growth({ ...subjectOf(question), ageDays: visit.ageDays, measures, references: ['auto'] }))
  const bmi = visit.height !== null && visit.weight !== null ? visit.weight / (visit.height / 100) ** 2 : null
  const values: Partial<Readonly<Record<Measure, number | null>>> = { ...visit, bmi, 'weight-for-height': visit.weight }
  const scores = results.flatMap((result) => {
    const value = values[result.measure] ?? null
    return value === null ? [] : [{ ...result, value }]
  })
  return { visit, scores, versions }
}

function findTarget({ sex, population, fatherCm, motherCm }: GrowthQuestion): TargetHeightAnswer | null {
  if (fatherCm === null && motherCm === null) return null
  return whole(targetHeight({ sex, population, fatherCm, motherCm }))
}

const usedIn = ({ visits }: GrowthQuestion): readonly VisitMeasure[] =>
  visitMeasures.filter((measure) => visits.some((visit) => visit[measure] !== null))

/** What the guidelines advise about each measure that was taken. */
export async function referGrowth(question: GrowthQuestion): Promise<readonly GrowthReferral[]> {
  await loadGrowthTables()
  return Promise.all(usedIn(question).map((about) => refer(question, about)))
}

async function refer(question: GrowthQuestion, about: VisitMeasure) {
  const { birthWeightG, birthLengthCm, fatherCm, motherCm } = question
  const known = { birthWeightG, birthLengthCm, fatherCm, motherCm }
  const input = { ...subjectOf(question), ...known, rule: about, mode: 'guideline' as const, observations: observationsOf(question) }
  return { ...whole(await growthReferral(input)), about }
}

function drawCurves(question: GrowthQuestion, measure: VisitMeasure, targetScores: readonly (number | null)[]): Curves {
  const points = question.visits.flatMap((visit) => {
    const value = visit[measure]
    return value === null ? [] : [{ ageDays: visit.ageDays, value }]
  })
  const oldest = points.at(-1)?.ageDays ?? 0
  const untilDays = WINDOWS.find((until) => oldest <= until) ?? WINDOWS[2]
  const lines = CHART_LINES.map((z) => drawLine(question, measure, z, untilDays))
  const targetLines = targetScores.flatMap((z) => (z === null ? [] : [drawLine(question, measure, z, untilDays)]))
  return { measure, untilDays, points, lines, targetLines }
}

/** The score that an adult of this height has on the child's own chart. */
async function scoreAtFullHeight({ sex, population }: GrowthQuestion, heightCm: number): Promise<number | null> {
  const { results } = whole(await growth({ sex, population, ageYears: 21, measures: { heightCm }, references: ['auto'] }))
  return results.find(({ measure }) => measure === 'height')?.z ?? null
}

/** The tables are in memory by now: a chart asks for hundreds of values, and waiting for each would cost more than computing them. */
function drawLine(question: GrowthQuestion, measure: VisitMeasure, z: number, untilDays: number): Line {
  const pieces: LinePoint[][] = []
  let before: string | null = null
  for (let i = 0; i <= STEPS; i += 1) {
    const ageDays = untilDays * (i / STEPS) ** 1.5
    const found = whole(answerGrowthNow({ ...subjectOf(question), ageDays, measure, reference: 'auto', z }, sheet))
    if (!('value' in found) || found.value === null) {
      before = null
      continue
    }
    if (found.reference !== before) pieces.push([])
    before = found.reference
    pieces.at(-1)?.push({ ageDays, value: found.value })
  }
  return { z, pieces }
}

const sheet = newGrowthSheet()

/** Versions without repeats: one line per set of rules. */
function distinct(all: readonly Versions[]): Versions[] {
  const byRules = new Map<string, Versions>()
  for (const one of all) byRules.set(one.rules, { ...one, tables: { ...byRules.get(one.rules)?.tables, ...one.tables } })
  return [...byRules.values()]
}
