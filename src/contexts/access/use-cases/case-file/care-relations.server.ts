/**
 * Beginning and ending care relations. One begins when a colleague who stands in one involves another (or oneself in what they registered), or when
 * a coordinator assigns it: never by oneself in the file of a stranger (for that there is emergency access).
 */
import type { Context } from '#platform/context.ts'
import { brokenConstraint, type Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate, type PlainDate } from '#platform/time.ts'
import { checkTerm, momentsOf, type TermRefusal } from '../../rules/case-file/care-relation.ts'
import type { CarePurpose } from '../../rules/case-file/policy.ts'
import {
  insertCareRelation,
  listCareRelations,
  lockCareRelation,
  updateCareCleared,
  updateCareEnded,
  type CareRelation,
} from '../../sql/case-file/care-relations.server.ts'
import { replaceStandings } from '../../sql/case-file/standings.server.ts'
import { lockColleague } from '../../sql/colleagues.server.ts'
import type { NotPermitted } from '../act.server.ts'
import { actorIdOf } from './actor-id.ts'
import { actOnFile, type FilePermit, type NoAccess } from './on-file.server.ts'
import { stopStandInsOf } from './stand-ins.server.ts'

export type NewCare = {
  readonly personId: Id<'person'>
  readonly accountId: Id<'account'>
  readonly purpose: CarePurpose
  readonly from: PlainDate
  readonly until: PlainDate | null
}

export type CareRefusal =
  | { readonly kind: TermRefusal }
  /** No such colleague, or one whose role has no care relations. */
  | { readonly kind: 'no-colleague' }
  /** A coordinator assigns care to others; who is not involved lets somebody else assign it, or uses emergency access. */
  | { readonly kind: 'not-for-oneself' }
  /** There is one for this purpose in these days. */
  | { readonly kind: 'already-there' }

export async function beginCare(ctx: Context, wish: NewCare): Promise<Result<Id<'careRelation'>, CareRefusal | NoAccess | NotPermitted>> {
  return translateRace(() =>
    actOnFile(
      ctx,
      'care.begin',
      { personId: wish.personId, does: 'write', fields: 'care', actionCode: 'C' },
      async (tx, permit): Promise<Result<Id<'careRelation'>, CareRefusal>> => {
        const wrong = checkTerm(wish, localDate(ctx.now))
        if (wrong !== null) return err({ kind: wrong })
        // Locked, so that nobody begins something for a colleague whose account is being closed.
        const colleague = await lockColleague(tx, wish.accountId)
        if (colleague === null || !colleague.cares) return err({ kind: 'no-colleague' })
        if (permit.by.relation === 'none' && wish.accountId === actorIdOf(ctx)) return err({ kind: 'not-for-oneself' })
        return ok(await startCare(tx, ctx, permit, wish, mayClear(ctx, permit)))
      },
    ),
  )
}

/**
 * For who registers a person, in the same transaction: the first relation with somebody who was not there. `clears`: who begins it may clear it for a
 * restricted file too.
 */
export async function startCare(
  tx: Tx,
  ctx: Context,
  permit: Pick<FilePermit, 'record'>,
  wish: NewCare,
  clears = false,
): Promise<Id<'careRelation'>> {
  const id = newId<'careRelation'>(ctx.now.epochMilliseconds)
  const clearedBy = clears && ctx.actor.kind === 'staff' && ctx.actor.accountId !== wish.accountId ? ctx.actor.accountId : null
  await insertCareRelation(tx, ctx.centreId, { ...wish, id, clearedBy, begunBy: actorIdOf(ctx), begunAt: ctx.now })
  await keepStandingOf(tx, ctx.centreId, { ...wish, id, clearedBy, endedAt: null })
  permit.record({ actionCode: 'C', objectType: 'careRelation', objectId: id, subjectId: wish.personId, detail: wish.purpose })
  return id
}

/** PR-11: a restricted file wants that somebody else said so: a coordinator, or who was cleared already. */
function mayClear({ actor }: Context, { by }: FilePermit): boolean {
  return actor.kind === 'staff' && (by.relation === 'clearedCare' || actor.roles.includes('coordinator'))
}

/** Clears a relation of somebody else for a restricted file. */
export async function clearCare(
  ctx: Context,
  personId: Id<'person'>,
  id: Id<'careRelation'>,
): Promise<Result<null, { readonly kind: 'not-active' | 'may-not-clear' | 'not-for-oneself' } | NoAccess | NotPermitted>> {
  return actOnFile(
    ctx,
    'care.clear',
    { personId, does: 'write', fields: 'care', actionCode: 'U' },
    async (tx, permit): Promise<Result<null, { readonly kind: 'not-active' | 'may-not-clear' | 'not-for-oneself' }>> => {
      const relation = await lockCareRelation(tx, id)
      if (relation === null || relation.personId !== personId || relation.endedAt !== null) return err({ kind: 'not-active' })
      if (ctx.actor.kind !== 'staff' || !mayClear(ctx, permit)) return err({ kind: 'may-not-clear' })
      if (relation.accountId === ctx.actor.accountId) return err({ kind: 'not-for-oneself' })
      const clearedBy = ctx.actor.accountId
      await updateCareCleared(tx, id, clearedBy)
      await keepStandingOf(tx, ctx.centreId, { ...relation, clearedBy })
      permit.record({ actionCode: 'U', objectType: 'careRelation', objectId: id })
      return ok(null)
    },
  )
}

/** Ends it now: the next request finds nothing any more (PR-12). */
export async function endCare(
  ctx: Context,
  personId: Id<'person'>,
  id: Id<'careRelation'>,
): Promise<Result<null, { readonly kind: 'not-active' } | NoAccess | NotPermitted>> {
  return actOnFile(ctx, 'care.end', { personId, does: 'write', fields: 'care', actionCode: 'U' }, async (tx, permit) => {
    const relation = await lockCareRelation(tx, id)
    if (relation === null || relation.personId !== personId || relation.endedAt !== null) return err({ kind: 'not-active' })
    await stopCare(tx, ctx, permit, relation)
    return ok(null)
  })
}

/** For who has the right in another way (a leaver, a death): the relation is locked already. */
export async function stopCare(tx: Tx, ctx: Context, permit: Pick<FilePermit, 'record'>, relation: CareRelation): Promise<void> {
  await updateCareEnded(tx, relation.id, actorIdOf(ctx), ctx.now, localDate(ctx.now))
  await keepStandingOf(tx, ctx.centreId, { ...relation, endedAt: ctx.now })
  await stopStandInsOf(tx, ctx, permit, { careRelationId: relation.id })
  permit.record({ actionCode: 'U', eventType: 'care.end', objectType: 'careRelation', objectId: relation.id, subjectId: relation.personId })
}

export async function listCare(
  ctx: Context,
  personId: Id<'person'>,
): Promise<Result<Awaited<ReturnType<typeof listCareRelations>>, NoAccess | NotPermitted>> {
  return actOnFile(ctx, 'person.read', { personId, does: 'read', fields: 'care' }, async (tx) => ok(await listCareRelations(tx, personId)))
}

type Kept = Pick<CareRelation, 'id' | 'personId' | 'accountId' | 'purpose' | 'from' | 'until' | 'clearedBy' | 'endedAt'>

async function keepStandingOf(
  tx: Tx,
  centreId: Id<'centre'>,
  { id, personId, accountId, purpose, clearedBy, endedAt, ...term }: Kept,
): Promise<void> {
  const moments = momentsOf(term, endedAt)
  const relation = clearedBy === null ? 'care' : 'clearedCare'
  const standings = moments === null ? [] : [{ personId, holderId: accountId, relation, purpose, ...moments, sourceId: id }]
  await replaceStandings(tx, centreId, id, standings)
}

async function translateRace<T, E>(
  work: () => Promise<Result<T, E>>,
): Promise<Result<T, E | NoAccess | { readonly kind: 'already-there' }>> {
  try {
    return await work()
  } catch (problem) {
    if (brokenConstraint(problem) === 'care_once') return err({ kind: 'already-there' })
    // The file was destroyed at this very moment.
    if (brokenConstraint(problem) === 'care_relation_centre_id_person_id_fkey') return err({ kind: 'no-access', why: 'no-such-person' })
    throw problem
  }
}
