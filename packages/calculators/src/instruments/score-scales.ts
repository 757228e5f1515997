/** Scores of a questionnaire from its answers, by the rules in its definition. */
import type { Text } from '../core/text.ts'
import type { Composite, InstrumentDefinition, Scale, Scoring } from './definition.ts'

/** Item number to answer code; an absent or null answer is missing. */
export type ItemAnswers = Readonly<Record<string, number | null | undefined>>

export type ScaleScore = {
  readonly id: string
  /** Null when too few items are answered, or the rule for missing items is not known. */
  readonly score: number | null
  /** The score before rounding. */
  readonly exact: number | null
  readonly answered: number
  readonly of: number
  /** True when the answered items stand for missing ones. */
  readonly prorated: boolean
  readonly lowest: number
  readonly highest: number
  /** Why there is no score. */
  readonly reason: 'too-few-answers' | 'rule-for-missing-items-not-known' | 'missing-scale' | 'points-not-known' | null
}

/** What a centre fills in where the definition says that a fact was not found or confirmed. */
export type ScoringSettings = {
  readonly leastAnswered?: number
  readonly rounding?: 'half-up' | 'none'
  readonly impactPoints?: Readonly<Record<string, number>>
}

/** Every scale, every sum of scales, and the impact score where there is one. Answers are taken as valid (`instrumentCase` checks them). */
export function scoreScales(
  scoring: Scoring,
  coding: string,
  answers: ItemAnswers,
  impactAnswers: ItemAnswers = {},
  settings: ScoringSettings = {},
): readonly ScaleScore[] {
  const points = scoring.codings[coding] ?? {}
  const scales = scoring.scales.map((scale) => scaleScore(scoring, scale, points, answers, settings))
  const composites = scoring.composites.map((composite) => compositeScore(composite, scales, scoring))
  return [...scales, ...composites, ...impactScore(scoring, impactAnswers, settings)]
}

function scaleScore(
  scoring: Scoring,
  scale: Scale,
  points: Readonly<Record<string, number>>,
  answers: ItemAnswers,
  settings: ScoringSettings,
): ScaleScore {
  const given = scale.items.flatMap((item) => {
    const code = answers[item]
    const value = code === undefined || code === null ? undefined : points[code]
    return value === undefined ? [] : [scale.reversed.includes(item) ? scoring.highest - value : value]
  })
  const of = scale.items.length
  const base = { id: scale.id, answered: given.length, of, lowest: 0, highest: of * scoring.highest }
  const sum = given.reduce((total, value) => total + value, 0)
  if (given.length === of) return { ...base, score: sum, exact: sum, prorated: false, reason: null }
  const least = settings.leastAnswered ?? scoring.leastAnswered.value
  if (least === null) return { ...base, score: null, exact: null, prorated: false, reason: 'rule-for-missing-items-not-known' }
  if (given.length < least || given.length === 0) return { ...base, score: null, exact: null, prorated: false, reason: 'too-few-answers' }
  const exact = (sum * of) / given.length
  return { ...base, score: rounded(exact, settings.rounding ?? scoring.rounding.value), exact, prorated: true, reason: null }
}

/** A sum needs every one of its scales. It adds up the scores as they are shown. */
function compositeScore({ id, of }: Composite, scales: readonly ScaleScore[], scoring: Scoring): ScaleScore {
  const parts = scales.filter((scale) => of.includes(scale.id))
  const add = (pick: (scale: ScaleScore) => number | null): number | null =>
    parts.reduce<number | null>((total, scale) => {
      const value = pick(scale)
      return total === null || value === null ? null : total + value
    }, 0)
  const items = parts.reduce((total, scale) => total + scale.of, 0)
  const score = add((scale) => scale.score)
  return {
    id,
    score,
    exact: add((scale) => scale.exact),
    answered: parts.reduce((total, scale) => total + scale.answered, 0),
    of: items,
    prorated: parts.some((scale) => scale.prorated),
    lowest: 0,
    highest: items * scoring.highest,
    reason: score === null ? 'missing-scale' : null,
  }
}

/** The impact score needs all its answers: no rule for missing ones was found. */
function impactScore({ impact }: Scoring, answers: ItemAnswers, settings: ScoringSettings): readonly ScaleScore[] {
  if (impact === null) return []
  const given = impact.items.filter((item) => answers[item] !== undefined && answers[item] !== null)
  if (given.length === 0) return []
  const points = settings.impactPoints ?? impact.points.value
  const of = impact.items.length
  const most = points === null ? 0 : Math.max(...Object.values(points))
  const base = { id: 'impact', answered: given.length, of, prorated: false, lowest: 0, highest: of * most }
  if (points === null) return [{ ...base, score: null, exact: null, reason: 'points-not-known' }]
  if (given.length < of) return [{ ...base, score: null, exact: null, reason: 'rule-for-missing-items-not-known' }]
  const score = given.reduce((total, item) => total + (points[String(answers[item])] ?? 0), 0)
  return [{ ...base, score, exact: score, reason: null }]
}

function rounded(exact: number, rounding: 'half-up' | 'none' | null): number {
  return rounding === 'half-up' ? Math.floor(exact + 0.5) : exact
}

/** Facts of scoring that no source confirms and the centre has not set: to be told with the scores. */
export function notConfirmed({ scoring }: InstrumentDefinition, settings: ScoringSettings = {}): readonly Text[] {
  if (scoring === null) return [{ nl: 'scoren: niet gevonden', en: 'scoring: not found' }]
  const { leastAnswered, rounding, impact } = scoring
  return [
    ...(leastAnswered.confirmed || settings.leastAnswered !== undefined ? [] : [leastAnswered.note]),
    ...(rounding.confirmed || settings.rounding !== undefined ? [] : [rounding.note]),
    ...(impact === null || impact.points.confirmed || settings.impactPoints !== undefined ? [] : [impact.points.note]),
  ]
}
