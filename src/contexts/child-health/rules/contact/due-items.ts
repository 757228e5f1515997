/**
 * The milestones of the Van Wiechen scheme that are asked at an age: those of the contact moment nearest to it, and those that were not there yet the
 * last time. A child born before 37 weeks is asked by the corrected age until two years. What is a milestone of an older edition is left out.
 */
import { DAYS_PER_YEAR } from '#calculators/core/age.ts'
import type { CivilDay } from '#calculators/core/civil-date.ts'
import type { Milestone } from '#calculators/dscore/van-wiechen.ts'
import { contactDays } from '../development-form.ts'
import { isPreterm, type ChildFacts, type KnownMilestone } from '../record/child-facts.ts'

export type Side = KnownMilestone['side']
export type DueItem = {
  /** The number in the scheme, with its level where it is asked at more than one (68a). */
  readonly item: string
  readonly domain: Milestone['domain']
  /** May be told by the parent: M. */
  readonly mayBeTold: boolean
  readonly sides: readonly Side[]
  readonly gistNl: string
  readonly gistEn: string
  /** Not there at the last look: asked again. */
  readonly again: boolean
  /** The last answer per side. */
  readonly before: readonly KnownMilestone[]
}

const levels = { 'level-1': 'a', 'level-2': 'b', 'level-3': 'c', 'older-version': '' } as const

/** How the item is written in the record; null for a milestone without a number. */
export const itemCode = ({ number, variant }: Milestone): string | null =>
  number === null || variant === 'older-version' ? null : `${number}${variant === null ? '' : levels[variant]}`

export const sidesOf = ({ leftAndRight }: Pick<Milestone, 'leftAndRight'>): readonly Side[] => (leftAndRight ? ['right', 'left'] : ['none'])

const AT_TERM_DAYS = 280
const CORRECTED_UNTIL_YEARS = 2

/** Counted from the expected day for who came too early, as long as that matters. */
export function developmentalDays(facts: ChildFacts, on: CivilDay): number {
  const days = on - (facts.born ?? on)
  const early = isPreterm(facts) && days < CORRECTED_UNTIL_YEARS * DAYS_PER_YEAR ? AT_TERM_DAYS - (facts.gestationDays ?? AT_TERM_DAYS) : 0
  return Math.max(0, days - early)
}

/** After the last moment of the scheme (4½ years) nothing is asked any more. */
const LATEST_DAYS = 4.75 * DAYS_PER_YEAR

export function dueItems(milestones: readonly Milestone[], facts: ChildFacts, on: CivilDay): readonly DueItem[] {
  const days = developmentalDays(facts, on)
  if (facts.born === null || days > LATEST_DAYS) return []
  const current = milestones.filter((one) => itemCode(one) !== null)
  const distance = (one: Milestone): number => Math.abs(contactDays(one) - days)
  const nearest = current.toSorted((a, b) => distance(a) - distance(b))[0]
  const due = current.flatMap((one): DueItem[] => {
    const before = sidesOf(one).flatMap((side) => lastOf(facts, itemCode(one) ?? '', side, on) ?? [])
    const again = one.contact < (nearest?.contact ?? 0) && before.some(({ answer }) => answer === '-')
    return one.contact === nearest?.contact || again ? [asDue(one, again, before)] : []
  })
  return due.toSorted((a, b) => order.indexOf(a.domain) - order.indexOf(b.domain) || Number.parseInt(a.item) - Number.parseInt(b.item))
}

/** Moving shows itself first, then what hands do, then talking. */
const order: readonly Milestone['domain'][] = ['gross-motor', 'fine-motor-adaptation', 'communication']

function lastOf({ milestones }: ChildFacts, item: string, side: Side, on: CivilDay): KnownMilestone | undefined {
  return milestones.findLast((one) => one.item === item && one.side === side && one.day < on)
}

function asDue(one: Milestone, again: boolean, before: readonly KnownMilestone[]): DueItem {
  const { domain, parentReportAllowed, gistNl, gistEn } = one
  return {
    ...{ item: itemCode(one) ?? '', domain, mayBeTold: parentReportAllowed, sides: sidesOf(one), again, before },
    ...{ gistNl: gistNl ?? '', gistEn: gistEn ?? '' },
  }
}
