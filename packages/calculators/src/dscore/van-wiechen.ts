/** From what is recorded in the Van Wiechen scheme (BDS element numbers and answer codes) to the answers that a D-score is made of. */
import type { Answers } from './score.ts'
import { roundToDecimals } from '../core/round.ts'

export type Milestone = {
  readonly item: string
  /** The number in the Van Wiechen scheme; null for milestones of older editions. */
  readonly number: number | null
  readonly variant: 'older-version' | 'level-1' | 'level-2' | 'level-3' | null
  readonly domain: 'fine-motor-adaptation' | 'communication' | 'gross-motor'
  readonly parentReportAllowed: boolean
  readonly leftAndRight: boolean
  /** Contact moment 1-14 of the scheme and the age that belongs to it. */
  readonly contact: number
  readonly contactAge: { readonly weeks: number } | { readonly months: number }
  /** BDS element numbers: one, or right and left apart. */
  readonly bds: number | null
  readonly bdsRight: number | null
  readonly bdsLeft: number | null
  /** Our own short description. Not the official wording, and not to be shown as such. */
  readonly gistNl: string | null
  readonly gistEn: string | null
}

export type VanWiechenTable = { readonly tableVersion: string; readonly milestones: readonly Milestone[] }

/** The milestones with their numbers, moments and own-words descriptions. */
export async function loadVanWiechen(): Promise<VanWiechenTable> {
  return (await import('../tables/dscore/van-wiechen.ts')).table
}

/** BDS answer codes: 1 seen, 2 not seen, 3 told by the parent (M). Anything else is no answer. */
export type BdsAnswers = Readonly<Record<number, number | null | undefined>>

/** Walking (number 68) is one element, asked at three ages with a rising demand; from and until in years. */
const WALKING: Readonly<Record<string, readonly [number, number]>> = {
  'level-1': [0.75, 1.75],
  'level-2': [1.75, 2.5],
  'level-3': [2.5, 3.5],
}
/** Pulling up to sit (number 55) is recorded at more ages; only answers from 146.5 days up to the first birthday count. */
const PULL_TO_SIT = { number: 55, fromYears: 146.5 / 365.25, toYears: 1 }

/** The answers of one moment, as input for a D-score. Elements that belong to no milestone at this age are left out. */
export function itemsFromBds(table: VanWiechenTable, answers: BdsAnswers, ageYears: number): Answers {
  const age = roundToDecimals(ageYears, 4)
  const items: Record<string, 0 | 1> = {}
  for (const milestone of table.milestones) {
    if (!countsAt(milestone, age)) continue
    const score = scoreOf(milestone, answers)
    if (score !== null) items[milestone.item] = score
  }
  return items
}

function countsAt({ number, variant }: Milestone, age: number): boolean {
  if (number === PULL_TO_SIT.number) return age >= PULL_TO_SIT.fromYears && age <= PULL_TO_SIT.toYears
  const window = variant === null ? undefined : WALKING[variant]
  return window === undefined || (age >= window[0] && age < window[1])
}

/** Left and right: a pass only if both sides pass, no answer if one side has none. */
function scoreOf({ bds, bdsRight, bdsLeft }: Milestone, answers: BdsAnswers): 0 | 1 | null {
  if (bds !== null) return passOrFail(answers[bds])
  if (bdsRight === null || bdsLeft === null) return null
  const right = passOrFail(answers[bdsRight])
  const left = passOrFail(answers[bdsLeft])
  return right === null || left === null ? null : right === 1 && left === 1 ? 1 : 0
}

function passOrFail(code: number | null | undefined): 0 | 1 | null {
  return code === 1 || code === 3 ? 1 : code === 2 ? 0 : null
}
