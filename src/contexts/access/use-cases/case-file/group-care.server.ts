/**
 * A team works with a group of children for a while (ADR 29): a care relation of each colleague with each child, named, dated and with a purpose (PR-11).
 * It ends by itself on its day, or before it when who began it says so. Nobody lets oneself in: who begins it is not in the team. A restricted file wants
 * that each colleague is cleared for it apart, and is not of a group.
 */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import type { PlainDate } from '#platform/time.ts'
import { momentsOf } from '../../rules/case-file/care-relation.ts'
import { openDays } from '../../rules/case-file/open-days.ts'
import type { CarePurpose } from '../../rules/case-file/policy.ts'
import type { CareRelation } from '../../sql/case-file/care-relations.server.ts'
import { insertCareOfMany, listTerms, lockLiveCareAmong } from '../../sql/case-file/group-care.server.ts'
import { lockColleague } from '../../sql/colleagues.server.ts'
import type { Permit } from '../act.server.ts'
import { actorIdOf } from './actor-id.ts'
import { stopCare } from './care-relations.server.ts'

export type GroupCare = {
  readonly accountIds: readonly Id<'account'>[]
  readonly personIds: readonly Id<'person'>[]
  readonly purpose: CarePurpose
  readonly from: PlainDate
  /** The first day without. */
  readonly until: PlainDate
}

/** May this colleague be in a team that somebody else puts together? Held until the transaction ends, so that nobody leaves meanwhile. */
export async function mayBeInTeam(tx: Tx, ctx: Context, accountId: Id<'account'>): Promise<'may' | 'no-colleague' | 'not-oneself'> {
  if (ctx.actor.kind === 'staff' && ctx.actor.accountId === accountId) return 'not-oneself'
  return (await lockColleague(tx, accountId))?.cares === true ? 'may' : 'no-colleague'
}

/** Where a colleague stands in care already, nothing is added for those days. Answers what began. */
export async function startCareOfGroup(
  tx: Tx,
  ctx: Context,
  permit: Pick<Permit, 'record'>,
  group: GroupCare,
): Promise<Id<'careRelation'>[]> {
  const { accountIds, personIds, purpose, from, until } = group
  const there = Map.groupBy(await listTerms(tx, group, from, until), ({ personId, accountId }) => `${personId} ${accountId}`)
  const relations = personIds.flatMap((personId) =>
    accountIds.flatMap((accountId) =>
      openDays({ from, until }, there.get(`${personId} ${accountId}`) ?? []).map((days): Omit<CareRelation, 'endedAt'> => ({
        ...{ id: newId<'careRelation'>(ctx.now.epochMilliseconds), personId, accountId, purpose, ...days },
        ...{ clearedBy: null, begunBy: actorIdOf(ctx), begunAt: ctx.now },
      })),
    ),
  )
  const standings = relations.flatMap((one) => {
    const moments = momentsOf(one, null)
    return moments === null
      ? []
      : [{ personId: one.personId, holderId: one.accountId, relation: 'care', purpose, ...moments, sourceId: one.id }]
  })
  await insertCareOfMany(tx, ctx.centreId, relations, standings)
  for (const { id, personId } of relations)
    permit.record({
      ...{ actionCode: 'C', eventType: 'care.begin', objectType: 'careRelation', objectId: id },
      ...{ subjectId: personId, fieldGroup: 'care', detail: purpose },
    })
  return relations.map(({ id }) => id)
}

/** Ends now what still runs of these relations: all, or those of one child or one colleague. */
export async function stopCareOfGroup(
  tx: Tx,
  ctx: Context,
  permit: Pick<Permit, 'record'>,
  ids: readonly Id<'careRelation'>[],
  of: { readonly personId?: Id<'person'>; readonly accountId?: Id<'account'> } = {},
): Promise<readonly CareRelation[]> {
  const live = await lockLiveCareAmong(tx, ids, of, ctx.now)
  for (const relation of live) await stopCare(tx, ctx, permit, relation)
  return live
}
