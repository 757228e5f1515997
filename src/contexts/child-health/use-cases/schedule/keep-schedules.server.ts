/**
 * Every night: contacts that nobody touched follow the moments, also when a new version began or a child went to another organisation. What was planned,
 * invited for, missed or held stays as it is, and what has no contact yet needs none: the schedule shows it from the moments. Some thousand children in a
 * transaction of their own, in a few statements each; run twice it changes nothing more.
 */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { ok, type Result } from '#platform/result.ts'
import { localDate } from '#platform/time.ts'
import { act, type NotPermitted, type Permit } from '../../../access/public.ts'
import { listChildren } from '../../../families/public-child.ts'
import { scheduleChanges } from '../../rules/schedule/keep.ts'
import { offeredBy, type Offer } from '../../rules/schedule/offer.ts'
import { planSchedule } from '../../rules/schedule/windows.ts'
import { removeUntouched } from '../../sql/schedule/contacts.server.ts'
import { listChildrenWithUntouched, listUntouched, moveWindows } from '../../sql/schedule/untouched.server.ts'
import { findOffer, organisationsOf } from './offered.server.ts'

const childrenAtOnce = 2000

export type Kept = { readonly children: number; readonly changed: number }

export async function keepSchedules(ctx: Context, atOnce = childrenAtOnce): Promise<Result<Kept, NotPermitted>> {
  let [children, changed] = [0, 0]
  for (let after: Id<'person'> | null = null; ;) {
    const from: Id<'person'> | null = after
    const done: Result<Batch, NotPermitted> = await act(ctx, 'health.run', async (tx, permit) =>
      ok(await keepSome(tx, ctx, permit, from, atOnce)),
    )
    if (!done.ok) return done
    children += done.value.children
    changed += done.value.changed
    after = done.value.last
    if (done.value.children < atOnce || after === null) break
  }
  await act(ctx, 'health.run', async (_tx, permit) => {
    permit.record({ actionCode: 'E', objectType: 'schedules', detail: `run children ${children} changed ${changed}` })
    return ok(null)
  })
  return ok({ children, changed })
}

type Batch = Kept & { readonly last: Id<'person'> | null }

async function keepSome(tx: Tx, ctx: Context, permit: Pick<Permit, 'record'>, after: Id<'person'> | null, atOnce: number): Promise<Batch> {
  const ids = await listChildrenWithUntouched(tx, after, atOnce)
  const today = localDate(ctx.now)
  const offer: Offer = await findOffer(tx, today)
  const organisations = await organisationsOf(tx, offer, ids, today)
  const untouched = Map.groupBy(await listUntouched(tx, ids), ({ personId }) => personId)
  const changes = (await listChildren(tx, ids)).map((child) => {
    const planned = planSchedule(offeredBy(offer, organisations.get(child.id)), child, today)
    const there = (untouched.get(child.id) ?? []).map((one) => ({ ...one, kind: 'planned', status: 'due', plannedAt: null }) as const)
    return { id: child.id, ...scheduleChanges(planned, there, today) }
  })
  await moveWindows(
    tx,
    changes.flatMap(({ move }) => move),
  )
  await removeUntouched(
    tx,
    changes.flatMap(({ remove }) => remove),
  )
  const changed = changes.filter(({ move, remove }) => move.length + remove.length > 0)
  for (const { id } of changed)
    permit.record({ actionCode: 'U', objectType: 'person', objectId: id, subjectId: id, fieldGroup: 'healthPieces', detail: 'schedule' })
  return { children: ids.length, changed: changed.length, last: ids.at(-1) ?? null }
}
