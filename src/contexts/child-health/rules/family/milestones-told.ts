/** Milestones as a family reads them: what the child can do, and what is looked at again. What was seen once is not taken back by a later look (a child of four does not show how it crawls). */
import type { PlainDate } from '#platform/time.ts'
import type { Milestone } from '../record/record.ts'

export type ToldMilestone = Pick<Milestone, 'item' | 'side'> & {
  /** The first day on which it was seen or told; of what is looked at again the last look. */
  readonly on: PlainDate
  readonly toldByParent: boolean
}
export type ToldMilestones = { readonly can: readonly ToldMilestone[]; readonly again: readonly ToldMilestone[] }

/** `milestones` oldest first. The newest stand first in the answer. */
export function milestonesToTell(milestones: readonly Milestone[]): ToldMilestones {
  const byItem = [...Map.groupBy(milestones, ({ item, side }) => `${item} ${side}`).values()]
  const told = (one: Milestone): ToldMilestone => ({ item: one.item, side: one.side, on: one.observedOn, toldByParent: one.answer === 'M' })
  const newest = (a: ToldMilestone, b: ToldMilestone): number =>
    a.on.toString() < b.on.toString() ? 1 : a.on.toString() > b.on.toString() ? -1 : 0
  const can = byItem.flatMap((looks) => looks.find(({ answer }) => answer !== '-') ?? []).map(told)
  const again = byItem.flatMap((looks) => (looks.every(({ answer }) => answer === '-') ? (looks.at(-1) ?? []) : [])).map(told)
  return { can: can.toSorted(newest), again: again.toSorted(newest) }
}
