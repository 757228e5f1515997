/** The development of a child with what is typed now: the D-score with its range, and the language rule. The same on the server and in the browser. */
import { DAYS_PER_YEAR } from '#calculators/core/age.ts'
import type { CivilDay } from '#calculators/core/civil-date.ts'
import { isRefusal } from '#calculators/core/problems.ts'
import { itemsFromBds, loadVanWiechen, type Milestone } from '#calculators/dscore/van-wiechen.ts'
import { growthReferral, type ReferralAnswer } from '#calculators/referral/referral.ts'
import { answerDevelopment, loadMilestones, type DevelopmentAnswer } from '../development-answer.ts'
import { completedWeeks, type ChildFacts, type KnownMilestone } from '../record/child-facts.ts'
import { field, textOf, type ContactTyped } from './contact-form.ts'
import { dueItems, itemCode, sidesOf, type DueItem, type Side } from './due-items.ts'

export type DevelopmentJudged = {
  readonly items: readonly DueItem[]
  readonly answered: number
  readonly score: DevelopmentAnswer | null
  readonly language: ReferralAnswer | null
}

const bdsCode = { '+': 1, '-': 2, M: 3 } as const

/** The answer that was typed; nothing for "?" (could not be seen) and for M where the parent's word does not count. */
export function typedAnswer(typed: ContactTyped, item: DueItem, side: Side): KnownMilestone['answer'] | null {
  const text = textOf(typed, field.item(item.item, side))
  if (text === '+' || text === '-') return text
  return text === 'M' && item.mayBeTold ? 'M' : null
}

/** The milestones that are asked on a day: of the whole scheme, also those that the D-score does not know. The tables are loaded with it. */
export async function itemsAt(facts: ChildFacts, on: CivilDay): Promise<readonly DueItem[]> {
  return dueItems((await loadVanWiechen()).milestones, facts, on)
}

export async function judgeDevelopment(facts: ChildFacts, typed: ContactTyped, on: CivilDay): Promise<DevelopmentJudged> {
  const items = await itemsAt(facts, on)
  const given = items.flatMap((item) =>
    item.sides.flatMap((side): KnownMilestone[] => {
      const answer = typedAnswer(typed, item, side)
      return answer === null ? [] : [{ item: item.item, side, answer, day: on }]
    }),
  )
  const answered = items.filter((item) => item.sides.every((side) => typedAnswer(typed, item, side) !== null)).length
  if (facts.born === null || given.length === 0) return { items, answered, score: null, language: null }
  const score = await scoreOf(facts, given, on)
  return { items, answered, score, language: await judgeLanguage(facts, given, on) }
}

async function scoreOf(facts: ChildFacts, given: readonly KnownMilestone[], on: CivilDay): Promise<DevelopmentAnswer | null> {
  const table = await loadVanWiechen()
  const ageYears = (on - (facts.born ?? on)) / DAYS_PER_YEAR
  const answers: Record<number, number> = {}
  for (const milestone of table.milestones) for (const [bds, code] of bdsOf(milestone, given)) answers[bds] = code
  const items = itemsFromBds(table, answers, ageYears)
  const ofTheKey = new Set((await loadMilestones()).map(({ item }) => item))
  const known = Object.fromEntries(
    Object.entries(items).flatMap(([item, one]) => (ofTheKey.has(item) && (one === 0 || one === 1) ? [[item, one] as const] : [])),
  )
  return Object.keys(known).length === 0 ? null : answerDevelopment({ ageYears, gestationalAgeWeeks: completedWeeks(facts), items: known })
}

function bdsOf(milestone: Milestone, given: readonly KnownMilestone[]): (readonly [number, number])[] {
  const bds = { none: milestone.bds, right: milestone.bdsRight, left: milestone.bdsLeft }
  return sidesOf(milestone).flatMap((side) => {
    const found = given.find((one) => one.item === itemCode(milestone) && one.side === side)
    const number = bds[side]
    return found === undefined || number === null ? [] : [[number, bdsCode[found.answer]] as const]
  })
}

/** The items that the language rule looks at, of all visits. */
async function judgeLanguage(facts: ChildFacts, given: readonly KnownMilestone[], on: CivilDay): Promise<ReferralAnswer | null> {
  const { born } = facts
  const all = [...facts.milestones.filter(({ day }) => day < on), ...given].filter(({ item }) => /^4[1-6]$/.test(item))
  if (born === null || all.length === 0) return null
  const days = [...new Set([...all.map(({ day }) => day), on])].toSorted((a, b) => a - b)
  const observations = days.map((day) => ({
    ageDays: day - born,
    items: Object.fromEntries(all.filter((one) => one.day === day).map(({ item, answer }) => [item, bdsCode[answer]])),
  }))
  const answer = await growthReferral({ rule: 'language', mode: 'guideline', sex: facts.sex, observations })
  if (isRefusal(answer)) throw new Error(`The language rule refused what was let through: ${answer.error.message}`)
  return answer
}
