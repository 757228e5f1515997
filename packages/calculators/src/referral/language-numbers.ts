import { LANGUAGE_SLOTS, WINDOWS, type LanguageSlot } from './language-rules.ts'
import type { ReferralCase } from './referral-case.ts'

/** Places of the items in an observation. */
const [ITEM_41, ITEM_42, ITEM_43, ITEM_44, ITEM_45, ITEM_46] = [0, 1, 2, 3, 4, 5]

/** The numbers the language rules look at. The oldest age is now; in each window the latest known answer to an item counts. */
export function languageNumbers(referral: ReferralCase): Float64Array {
  const { observations } = referral
  let age = Number.NaN
  let datedCount = 0
  let datesWithoutBirthDate = 0
  for (const observation of observations) {
    if (observation.hasDateWithoutBirth) datesWithoutBirthDate += 1
    if (observation.hasDateWithoutBirth || !Number.isNaN(observation.age)) datedCount += 1
    if (!(observation.age <= age)) age = Number.isNaN(observation.age) ? age : observation.age
  }
  const twoAndHalf = [ITEM_41, ITEM_43, ITEM_44].map((item) => latest(referral, item, WINDOWS.twoAndHalf, false))
  const closesThree = referral.mode === 'guideline'
  const numbers: Record<LanguageSlot, number> = {
    datedCount,
    birthDateCount: Number(referral.hasBirthDate),
    datesWithoutBirthDate,
    age,
    sumAtTwo: latest(referral, ITEM_41, WINDOWS.two, false) + latest(referral, ITEM_42, WINDOWS.two, false),
    negativesAtTwoAndHalf: twoAndHalf.filter((score) => score === 0).length,
    unknownAtTwoAndHalf: twoAndHalf.filter(Number.isNaN).length,
    item45: latest(referral, ITEM_45, WINDOWS.three, closesThree),
    item46: latest(referral, ITEM_46, WINDOWS.three, closesThree),
  }
  return Float64Array.from(LANGUAGE_SLOTS, (slot) => numbers[slot])
}

function latest(referral: ReferralCase, item: number, [from, to]: readonly [number, number], includesEnd: boolean): number {
  let score = Number.NaN
  let age = Number.NEGATIVE_INFINITY
  for (const observation of referral.observations) {
    const isInside = observation.age >= from && (observation.age < to || (includesEnd && observation.age === to))
    const answer = observation.items?.[item] ?? Number.NaN
    if (!isInside || Number.isNaN(answer) || observation.age < age) continue
    score = answer
    age = observation.age
  }
  return score
}
