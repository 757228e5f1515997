/** Where a score lies among the bands of the norms that fit the child and the informant. */
import type { Text } from '../core/text.ts'
import type { Informant, Norm } from './definition.ts'
import type { ScaleScore } from './score-scales.ts'

export type BandResult = {
  readonly norm: string
  readonly version: string
  readonly scale: string
  readonly score: number
  readonly level: number
  /** In English, as all answers of calculators; `levelNameOf` has both languages. */
  readonly levelName: string
}

export type NormsResult = {
  readonly bands: readonly BandResult[]
  /** Norms that exist for this child, but whose values were not readable: to be shown as not known. */
  readonly notKnown: readonly string[]
}

export type Respondent = { readonly informant: Informant; readonly ageYears: number | null; readonly sex: 'male' | 'female' | null }

/** All bands of all fitting norms: several norms may hold at once, and none is preferred. A scale without a band in a norm is left out. */
export function bandsOf(norms: readonly Norm[], instrument: string, scores: readonly ScaleScore[], respondent: Respondent): NormsResult {
  const fitting = norms.filter((norm) => norm.instrument === instrument && fits(norm, respondent))
  return {
    bands: fitting.flatMap((norm) =>
      scores.flatMap(({ id, score }) => {
        const level = score === null ? null : levelOf(norm, id, score)
        return score === null || level === null
          ? []
          : [
              {
                norm: norm.id,
                version: norm.version,
                scale: id,
                score,
                level,
                levelName: levelNameOf(norm, id, level).en,
              },
            ]
      }),
    ),
    notKnown: fitting.filter(({ bands }) => bands === null).map(({ id }) => id),
  }
}

/** What a level of a scale is called in a norm. */
export function levelNameOf(norm: Norm, scale: string, level: number): Text {
  const found = (norm.levelsOfScale?.[scale] ?? norm.levels)[level]
  if (found === undefined) throw new Error(`${norm.id}: level ${level} of ${scale} has no name`)
  return found
}

/** Ages of norms are completed years. A norm for an age or a sex needs that fact. */
function fits({ informant, ages, sex }: Norm, respondent: Respondent): boolean {
  if (informant !== respondent.informant) return false
  if (sex !== null && sex !== respondent.sex) return false
  if (ages === null) return true
  if (respondent.ageYears === null) return false
  const completed = Math.floor(respondent.ageYears)
  return completed >= ages.from && completed <= ages.to
}

/** Bands are whole numbers; a score between two (not rounded) belongs to the band that it has reached. */
function levelOf({ bands }: Norm, scale: string, score: number): number | null {
  const own = bands?.[scale]
  if (own === undefined) return null
  const whole = Math.floor(score)
  return own.find(({ from, to }) => whole >= from && whole <= to)?.level ?? null
}
