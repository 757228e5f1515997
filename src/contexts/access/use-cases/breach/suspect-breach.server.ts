/** Saying that something may have gone wrong: anybody on the staff, in a few words. The clock starts with it, and the privacy officer hears at once. */
import type { Context } from '#platform/context.ts'
import { withSystemSight, type Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { ok, type Result } from '#platform/result.ts'
import type { Services } from '#platform/services.ts'
import { localDate, type Instant } from '#platform/time.ts'
import { suspect, withTyped, type ChangeRefusal } from '../../rules/breach/change-breach.ts'
import { neededMoment, type ReadMoment } from '../../rules/breach/typed-moment.ts'
import { insertBreachPersons } from '../../sql/breach/breach-persons.server.ts'
import { insertBreach, listSuspicionsOf, type OwnSuspicion } from '../../sql/breach/breaches.server.ts'
import { insertReminders, listWhoIsReminded } from '../../sql/breach/reminders.server.ts'
import { act, type NotPermitted, type Permit } from '../act.server.ts'
import { keepRevision, sealBreach } from './breach-content.ts'

export type { OwnSuspicion }

export const breachMailJob = 'access.breach-mail'

type Needs = Pick<Services, 'keys' | 'jobs'>
export type Suspicion = {
  /** Made with the form, so that the same form sent twice is one suspicion. */
  readonly id?: Id<'breach'>
  readonly what: string
  /** As it was typed, or as a program knows it. */
  readonly discoveredAt: Instant | ReadMoment
  /** What it comes from, such as a finding in the review of access. */
  readonly source?: { readonly kind: string; readonly id: string }
  /** Files that it is about, when known. */
  readonly personIds?: readonly Id<'person'>[]
}

export async function suspectBreach(
  needs: Needs,
  ctx: Context,
  wish: Suspicion,
): Promise<Result<Id<'breach'>, ChangeRefusal | NotPermitted>> {
  return act(ctx, 'breach.suspect', (tx, permit) => raiseSuspicion(needs, tx, permit, ctx, wish))
}

/**
 * The same within a transaction that runs, for who hands over what they found. Handed over twice, it is there once, and the answer is the id of
 * the first.
 */
export async function raiseSuspicion(
  { keys, jobs }: Needs,
  tx: Tx,
  permit: Pick<Permit, 'record'>,
  ctx: Context,
  wish: Suspicion,
): Promise<Result<Id<'breach'>, ChangeRefusal>> {
  const id = wish.id ?? newId<'breach'>(ctx.now.epochMilliseconds)
  const found = neededMoment('discovered', wish.discoveredAt, { before: null, after: null, otherwise: ctx.now })
  const suspected = withTyped(found.problems, suspect({ id, what: wish.what, discoveredAt: found.moment }, ctx.now))
  if (!suspected.ok) return suspected
  const by = ctx.actor.kind === 'staff' ? ctx.actor.accountId : null
  const told = { suspectedBy: by, source: wish.source ?? null }
  const inserted = await insertBreach(
    tx,
    ctx.centreId,
    suspected.value,
    sealBreach(keys, ctx.centreId, suspected.value),
    told,
    localDate(ctx.now).year,
  )
  const kept = inserted.isNew ? id : inserted.id
  permit.record({
    actionCode: 'C',
    eventType: 'breach.suspect',
    objectType: 'breach',
    objectId: kept,
    detail: inserted.isNew ? 'new' : 'again',
  })
  if (!inserted.isNew) return ok(kept)
  await keepRevision(tx, keys, ctx, { breach: suspected.value, why: '', version: 1, deed: 'suspected' })
  await insertBreachPersons(tx, ctx.centreId, id, [...new Set(wish.personIds)], by, ctx.now)
  const accountIds = await withSystemSight(tx, () => listWhoIsReminded(tx))
  await insertReminders(tx, ctx.centreId, { breachId: id, hours: 0, accountIds, at: ctx.now })
  await jobs.tell(tx, breachMailJob, { centreId: ctx.centreId })
  return ok(id)
}

/** What somebody told: that it arrived, and whether somebody looks at it. */
export async function listOwnSuspicions(ctx: Context): Promise<Result<OwnSuspicion[], NotPermitted>> {
  return act(ctx, 'breach.suspect', async (tx, permit) => {
    permit.record({ actionCode: 'R', eventType: 'breach.list-own' })
    if (ctx.actor.kind !== 'staff') return ok([])
    return ok(await listSuspicionsOf(tx, ctx.actor.accountId, 20))
  })
}
