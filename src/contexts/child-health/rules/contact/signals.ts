/**
 * What the rules say about a child now, as signals that a professional decides about. A signal is no verdict: the decision is the professional's, and the
 * version of the rule stands beside it.
 */
import type { ReferralAnswer } from '#calculators/referral/referral.ts'
import { placeOf } from '../place-in-words.ts'
import type { ReadMeasurements } from '../record/check-measurement.ts'
import { typedMeasures } from '../record/child-facts.ts'
import type { DevelopmentJudged } from './judge-development.ts'
import type { GrowthJudged } from './judge-growth.ts'

export type SignalSource = 'height' | 'weight' | 'head' | 'language' | 'development'
export type Signal = {
  readonly source: SignalSource
  readonly code: string
  /** The rule advises to refer. */
  readonly refer: boolean
  readonly rules: string
}
export const signalName = ({ source, code }: Pick<Signal, 'source' | 'code'>): string => `${source}.${code}`

export const decisions = ['seen', 'watch', 'refer', 'no-action'] as const
export type Decision = (typeof decisions)[number]

/** Beyond two standard deviations below: no rule of a guideline, but a reason to look again. */
const LOW_DEVELOPMENT = 'daz-below-2'

/** Only about what was measured or answered at this contact. */
export function signalsOf(read: ReadMeasurements, { referrals }: GrowthJudged, { score, language }: DevelopmentJudged): readonly Signal[] {
  const growth = typedMeasures.flatMap((measure): Signal[] => {
    const referral = read.values[measure] === null ? undefined : referrals.find(({ about }) => about === measure)
    return referral === undefined ? [] : ofRule(measure, referral)
  })
  const low = score?.daz !== undefined && score.daz !== null && ['far-below', 'below'].includes(placeOf(score.daz))
  const development: Signal[] = low ? [{ source: 'development', code: LOW_DEVELOPMENT, refer: false, rules: score.versions.rules }] : []
  return [...growth, ...(language === null ? [] : ofRule('language', language)), ...development]
}

/**
 * Codes count in tens within their guideline: the first ask for something that is not known, then come those that end the rule by age and the one that
 * says that there is no reason; from forty on they say something about the child.
 */
const SAYS_SOMETHING = 40

function ofRule(source: SignalSource, { code, refer, all, versions }: ReferralAnswer): Signal[] {
  const says = refer || (all.length > 0 && Number(code) % 100 >= SAYS_SOMETHING)
  return says ? [{ source, code, refer, rules: versions.rules }] : []
}
