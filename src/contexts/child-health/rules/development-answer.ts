/** Development: the D-score of one child, how sure it is, and what to ask next. Pure; runs on the server and in the browser alike. */
import type { Versions } from '#calculators/core/versions.ts'
import { parametersAt, type AgeReference } from '#calculators/dscore/age-reference.ts'
import { chooseReference } from '#calculators/dscore/choose-reference.ts'
import { dscoreAtZ } from '#calculators/dscore/daz.ts'
import { loadKey, type ItemKey } from '#calculators/dscore/item-key.ts'
import { nextItems } from '#calculators/dscore/next-items.ts'
import { computeDscore } from '#calculators/dscore/score.ts'
import { loadVanWiechen, type Milestone } from '#calculators/dscore/van-wiechen.ts'
import type { DevelopmentQuestion } from './development-form.ts'

export type DevelopmentLine = { readonly z: number; readonly points: readonly { readonly ageMonths: number; readonly d: number }[] }
export type DevelopmentAnswer = {
  readonly ageMonths: number
  readonly d: number
  readonly sem: number
  /** The range that holds the real value with 95 % certainty. */
  readonly low: number
  readonly high: number
  /** Null where no reference knows the age. */
  readonly daz: number | null
  readonly itemsUsed: number
  readonly passed: number
  readonly untilMonths: number
  readonly lines: readonly DevelopmentLine[]
  readonly next: readonly { readonly milestone: Milestone; readonly chanceOfPass: number; readonly expectedSem: number }[]
  readonly versions: Versions
}

/** The key that is in use now; the older keys are for comparison with older figures. */
const KEY = 'gsed2406'
/** Two-sided 95 % of the normal distribution. */
const Z_95 = 1.96
const LINES = [-2, -1, 0, 1, 2]
const WINDOWS_MONTHS = [15, 48, 60]
const STEPS = 40
const NEXT_ITEMS = 3

/** The milestones that the key knows, in the order of the scheme. */
export async function loadMilestones(): Promise<readonly Milestone[]> {
  const [{ milestones }, key] = await Promise.all([loadVanWiechen(), loadKey(KEY)])
  return milestones.filter(({ item }) => key.indexOf.has(item))
}

export async function answerDevelopment(question: DevelopmentQuestion): Promise<DevelopmentAnswer | null> {
  const [key, milestones] = await Promise.all([loadKey(KEY), loadMilestones()])
  const { ageYears, items } = question
  const gestationalAgeWeeks = question.gestationalAgeWeeks ?? undefined
  const { d, sem, daz, itemsUsed, versions } = computeDscore(key, { ageYears, items, gestationalAgeWeeks })
  if (d === null || sem === null) return null
  const ageMonths = ageYears * 12
  const untilMonths = WINDOWS_MONTHS.find((until) => ageMonths <= until) ?? 60
  return {
    ageMonths,
    d,
    sem,
    low: d - Z_95 * sem,
    high: d + Z_95 * sem,
    daz,
    itemsUsed,
    passed: Object.values(items).filter((answer) => answer === 1).length,
    untilMonths,
    lines: drawLines(chooseReference(key, ageYears, gestationalAgeWeeks), untilMonths),
    next: whatToAsk(key, milestones, question),
    versions,
  }
}

function drawLines(reference: AgeReference | null, untilMonths: number): DevelopmentLine[] {
  if (reference === null) return []
  const ages = Array.from({ length: STEPS + 1 }, (_, i) => untilMonths * (i / STEPS) ** 1.5)
  return LINES.map((z) => ({
    z,
    points: ages.flatMap((ageMonths) => {
      const ageYears = ageMonths / 12
      const d = parametersAt(reference, ageYears) === null ? null : dscoreAtZ(reference, ageYears, z)
      return d === null ? [] : [{ ageMonths, d }]
    }),
  }))
}

/** Of the milestones that are not answered: those that would make the score most precise. */
function whatToAsk(key: ItemKey, milestones: readonly Milestone[], { ageYears, items }: DevelopmentQuestion): DevelopmentAnswer['next'] {
  const current = new Map(milestones.filter(({ variant }) => variant !== 'older-version').map((one) => [one.item, one]))
  const found = nextItems(key, { ageYears, items, candidates: [...current.keys()], limit: NEXT_ITEMS })
  return found.flatMap(({ item, chanceOfPass, expectedSem }) => {
    const milestone = current.get(item)
    return milestone === undefined ? [] : [{ milestone, chanceOfPass, expectedSem }]
  })
}
