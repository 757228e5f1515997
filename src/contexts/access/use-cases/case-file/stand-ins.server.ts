/**
 * Standing in for a colleague for a term: begun by who has the care relation, or by a coordinator; over with its term, with the relation, or before.
 * It opens what the purpose of the relation needs, but sharing and the BSN wait for who knows the family.
 */
import type { Context } from '#platform/context.ts'
import { brokenConstraint, type Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate } from '#platform/time.ts'
import { momentsOf } from '../../rules/case-file/care-relation.ts'
import { checkStandInTerm, overlap, type StandInTerm, type StandInTermRefusal } from '../../rules/case-file/stand-in.ts'
import { lockCareRelation, type CareRelation } from '../../sql/case-file/care-relations.server.ts'
import { replaceStandings } from '../../sql/case-file/standings.server.ts'
import { insertStandIn, lockStandIn, lockStandIns, updateStandInEnded, type StandIn } from '../../sql/case-file/stand-ins.server.ts'
import { lockColleague } from '../../sql/colleagues.server.ts'
import type { NotPermitted } from '../act.server.ts'
import { actorIdOf } from './actor-id.ts'
import { actOnFile, type FilePermit, type NoAccess } from './on-file.server.ts'

export type NewStandIn = StandInTerm & {
  readonly personId: Id<'person'>
  readonly careRelationId: Id<'careRelation'>
  readonly accountId: Id<'account'>
}

export type StandInRefusal =
  | { readonly kind: StandInTermRefusal }
  /** No such colleague, or one whose role has no care relations. */
  | { readonly kind: 'no-colleague' }
  /** The relation is over, or of another file. */
  | { readonly kind: 'no-relation-to-stand-in-for' }
  /** Only who has the relation, or a coordinator, lets somebody stand in for it. */
  | { readonly kind: 'not-holder' }
  | { readonly kind: 'own-relation' }
  | { readonly kind: 'already-there' }

export async function beginStandIn(
  ctx: Context,
  wish: NewStandIn,
): Promise<Result<Id<'standIn'>, StandInRefusal | NoAccess | NotPermitted>> {
  try {
    return await actOnFile(
      ctx,
      'care.standIn',
      { personId: wish.personId, does: 'write', fields: 'care', actionCode: 'C' },
      async (tx, permit) => start(tx, ctx, permit, wish),
    )
  } catch (problem) {
    if (brokenConstraint(problem) === 'stand_in_once') return err({ kind: 'already-there' })
    throw problem
  }
}

async function start(
  tx: Tx,
  ctx: Context,
  permit: FilePermit,
  { personId, careRelationId, accountId, ...term }: NewStandIn,
): Promise<Result<Id<'standIn'>, StandInRefusal>> {
  // First the colleague, then the relation: the order in which a leaver's account is closed.
  const colleague = await lockColleague(tx, accountId)
  const relation = await lockCareRelation(tx, careRelationId)
  if (relation === null || relation.personId !== personId || relation.endedAt !== null) return err({ kind: 'no-relation-to-stand-in-for' })
  if (!mayHandOver(ctx, relation)) return err({ kind: 'not-holder' })
  if (colleague === null || !colleague.cares) return err({ kind: 'no-colleague' })
  if (relation.accountId === accountId) return err({ kind: 'own-relation' })
  const wrong = checkStandInTerm(term, relation, localDate(ctx.now))
  if (wrong !== null) return err({ kind: wrong })
  const id = newId<'standIn'>(ctx.now.epochMilliseconds)
  const one = { id, careRelationId, accountId, ...term }
  await insertStandIn(tx, ctx.centreId, { ...one, begunBy: actorIdOf(ctx), begunAt: ctx.now })
  await keepStandingOf(tx, ctx.centreId, { ...one, endedAt: null }, relation)
  permit.record({ actionCode: 'C', objectType: 'standIn', objectId: id, detail: relation.purpose })
  return ok(id)
}

function mayHandOver({ actor }: Context, relation: CareRelation): boolean {
  if (actor.kind !== 'staff') return actor.kind === 'system'
  return actor.accountId === relation.accountId || actor.roles.includes('coordinator')
}

/** Ends it now: by who has the relation, who stands in, or a coordinator. */
export async function endStandIn(
  ctx: Context,
  personId: Id<'person'>,
  id: Id<'standIn'>,
): Promise<Result<null, { readonly kind: 'not-active' | 'not-holder' } | NoAccess | NotPermitted>> {
  return actOnFile(
    ctx,
    'care.standIn',
    { personId, does: 'write', fields: 'care', actionCode: 'U' },
    async (tx, permit): Promise<Result<null, { readonly kind: 'not-active' | 'not-holder' }>> => {
      const one = await lockStandIn(tx, id)
      if (one === null || one.personId !== personId || one.endedAt !== null) return err({ kind: 'not-active' })
      const relation = await lockCareRelation(tx, one.careRelationId)
      const isOwn = ctx.actor.kind === 'staff' && ctx.actor.accountId === one.accountId
      if (relation === null || !(isOwn || mayHandOver(ctx, relation))) return err({ kind: 'not-holder' })
      await stopStandIn(tx, ctx, permit, one)
      return ok(null)
    },
  )
}

/** For who has the right in another way: the row is locked already. */
export async function stopStandIn(
  tx: Tx,
  ctx: Context,
  permit: Pick<FilePermit, 'record'>,
  { id, personId }: { readonly id: Id<'standIn'>; readonly personId: Id<'person'> },
): Promise<void> {
  await updateStandInEnded(tx, id, actorIdOf(ctx), ctx.now, localDate(ctx.now))
  await replaceStandings(tx, ctx.centreId, id, [])
  permit.record({ actionCode: 'U', eventType: 'care.endStandIn', objectType: 'standIn', objectId: id, subjectId: personId })
}

/** Who stands in for a relation stands in for nothing when it is over. */
export async function stopStandInsOf(
  tx: Tx,
  ctx: Context,
  permit: Pick<FilePermit, 'record'>,
  of: Parameters<typeof lockStandIns>[1],
): Promise<void> {
  for (const one of await lockStandIns(tx, of)) await stopStandIn(tx, ctx, permit, one)
}

async function keepStandingOf(
  tx: Tx,
  centreId: Id<'centre'>,
  one: Pick<StandIn, 'id' | 'accountId' | 'from' | 'until' | 'endedAt'>,
  relation: CareRelation,
): Promise<void> {
  const moments = overlap(momentsOf(one, one.endedAt), momentsOf(relation, relation.endedAt))
  const { personId, purpose } = relation
  const standing = { personId, holderId: one.accountId, relation: 'standIn', purpose, sourceId: one.id }
  await replaceStandings(tx, centreId, one.id, moments === null ? [] : [{ ...standing, ...moments }])
}
