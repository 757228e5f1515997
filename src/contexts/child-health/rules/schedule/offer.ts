/**
 * Which contact moments are offered to whom on a day. A child follows the set of the organisation that has it in its care for youth health; an organisation
 * without a set of its own offers that of the centre, and a centre without one the national moments.
 */
import type { Id } from '#platform/id.ts'
import type { PlainDate } from '#platform/time.ts'
import { nationalMoments, type Moment } from './moments.ts'
import { ownSetOn, type Template } from './templates.ts'

export type Offer = {
  readonly centre: readonly Moment[]
  /** Of the organisations that have a set of their own. */
  readonly own: ReadonlyMap<Id<'organisation'>, readonly Moment[]>
  /** Every moment that there is or was, the newest version first: what a contact is called whose moment is offered no more, or by another organisation. */
  readonly ever: readonly Moment[]
}

export function offerOn(all: readonly Template[], on: PlainDate): Offer {
  const organisations = new Set(all.flatMap(({ organisationId }) => (organisationId === null ? [] : [organisationId])))
  const own = [...organisations].flatMap((one) => {
    const set = ownSetOn(all, one, on)
    return set === null ? [] : [[one, set] as const]
  })
  const newest = all.toSorted((a, b) => b.validFrom.since(a.validFrom).sign || 0)
  return { centre: ownSetOn(all, null, on) ?? nationalMoments, own: new Map(own), ever: [...newest, ...nationalMoments] }
}

export const offeredBy = ({ centre, own }: Offer, organisation: Id<'organisation'> | null | undefined): readonly Moment[] =>
  (organisation == null ? undefined : own.get(organisation)) ?? centre

/** Every moment that somebody of the centre offers now, each code once: that of the centre before those of organisations; in the order of age. */
export function offeredByAny({ centre, own }: Offer): readonly Moment[] {
  const byCode = new Map<string, Moment>()
  for (const one of [...centre, ...[...own.values()].flat()]) if (!byCode.has(one.code)) byCode.set(one.code, one)
  return [...byCode.values()].toSorted((a, b) => a.dueDays - b.dueDays)
}
