/**
 * A session is planned: place, day, vaccines, birth years and team. Its children are gathered by birth date, and the team may work with them until some
 * days after it (ADR 29). Who plans is not in the team. Restricted files are left out: somebody who is cleared arranges those apart.
 */
import type { Context } from '#platform/context.ts'
import { withSystemSight, type Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate } from '#platform/time.ts'
import { listOpenSubjects, mayBeInTeam, startCareOfGroup } from '../../../access/public-groups.ts'
import { act, type NotPermitted, type Permit } from '../../../access/public.ts'
import { eachChild } from '../../../families/public-child.ts'
import {
  careUntil,
  checkDeed,
  checkPlan,
  type NotNow,
  type PlanRefusal,
  type Session,
  type SessionPlan,
} from '../../rules/sessions/session.ts'
import { insertSessionChildren } from '../../sql/sessions/children.server.ts'
import { insertMembers, insertSession, insertSessionCare, listMembers, lockSession } from '../../sql/sessions/sessions.server.ts'
import { listLocations } from '../../sql/stock.server.ts'
import { byOf } from '../by.ts'
import type { NotThere } from './in-team.server.ts'

export type TeamRefusal = { readonly kind: 'no-team' | 'team-too-large' | 'no-colleague' | 'not-oneself' }
export type RefusedPlan = {
  readonly kind: 'refused'
  readonly refusals: readonly (PlanRefusal | TeamRefusal | { readonly kind: 'no-place' })[]
}
/** `leftOut`: found, but not in an ordinary open file. */
export type Gathered = { readonly added: number; readonly leftOut: number }

export const largestTeam = 10
const batch = 500

export async function planSession(
  ctx: Context,
  { team, ...plan }: SessionPlan & { readonly team: readonly Id<'account'>[] },
): Promise<Result<Gathered & { readonly id: Id<'session'> }, RefusedPlan | NotPermitted>> {
  return act(ctx, 'vaccination.plan', async (tx, permit): Promise<Result<Gathered & { readonly id: Id<'session'> }, RefusedPlan>> => {
    const isPlace = (await listLocations(tx)).some(({ id, closedOn }) => id === plan.locationId && closedOn === null)
    const refusals = [
      ...checkPlan(plan, localDate(ctx.now)),
      ...(isPlace ? [] : [{ kind: 'no-place' } as const]),
      ...(await checkTeam(tx, ctx, team)),
    ]
    if (refusals.length > 0) return err({ kind: 'refused', refusals })
    const session = { ...plan, name: plan.name.trim(), id: newId<'session'>(ctx.now.epochMilliseconds) }
    await insertSession(tx, ctx.centreId, session, { by: byOf(ctx), at: ctx.now })
    await insertMembers(tx, ctx.centreId, session.id, team)
    const gathered = await gather(tx, ctx, permit, session)
    permit.record({ actionCode: 'C', objectType: 'vaccineSession', objectId: session.id, detail: `planned ${gathered.added}` })
    return ok({ ...gathered, id: session.id })
  })
}

async function checkTeam(tx: Tx, ctx: Context, team: readonly Id<'account'>[]): Promise<TeamRefusal[]> {
  if (team.length === 0) return [{ kind: 'no-team' }]
  if (team.length > largestTeam) return [{ kind: 'team-too-large' }]
  const wrong = new Set<'no-colleague' | 'not-oneself'>()
  // In one order, so that two who put teams together at once do not wait for each other for ever.
  for (const accountId of [...new Set(team)].toSorted()) {
    const may = await mayBeInTeam(tx, ctx, accountId)
    if (may !== 'may') wrong.add(may)
  }
  return [...wrong].map((kind) => ({ kind }))
}

/** Children who came to live here, or were written down, after the planning. Nobody who was taken off the list comes back by it. */
export async function gatherAgain(ctx: Context, id: Id<'session'>): Promise<Result<Gathered, NotThere | NotNow | NotPermitted>> {
  return act(ctx, 'vaccination.plan', async (tx, permit): Promise<Result<Gathered, NotThere | NotNow>> => {
    const session = await lockSession(tx, id, 'alone')
    if (session === null) return err({ kind: 'not-there' })
    const wrong = checkDeed(session, 'prepare', localDate(ctx.now))
    if (wrong !== null) return err(wrong)
    const gathered = await gather(tx, ctx, permit, session)
    permit.record({ actionCode: 'U', objectType: 'vaccineSession', objectId: id, detail: `gathered ${gathered.added}` })
    return ok(gathered)
  })
}

type Of = Pick<Session, 'id' | 'heldOn' | 'bornFrom' | 'bornUntil'>

async function gather(tx: Tx, ctx: Context, permit: Pick<Permit, 'record'>, session: Of): Promise<Gathered> {
  const { bornFrom, bornUntil } = session
  const total = { added: 0, leftOut: 0 }
  for (let after: Id<'person'> | null = null; ;) {
    const found = await withSystemSight(tx, () => eachChild(tx, { after, most: batch, bornFrom, bornUntil }))
    const { added, leftOut } = await addChildren(
      tx,
      ctx,
      permit,
      session,
      found.map(({ id }) => ({ personId: id, class: '' })),
    )
    total.added += added.length
    total.leftOut += leftOut
    after = found.at(-1)?.id ?? null
    if (found.length < batch) return total
  }
}

/** Puts children on the list who are not there yet, and lets the team in. */
export async function addChildren(
  tx: Tx,
  ctx: Context,
  permit: Pick<Permit, 'record'>,
  session: Pick<Session, 'id' | 'heldOn'>,
  children: readonly { readonly personId: Id<'person'>; readonly class: string }[],
): Promise<{ readonly added: readonly Id<'person'>[]; readonly leftOut: number }> {
  const open = new Set(
    await listOpenSubjects(
      tx,
      children.map(({ personId }) => personId),
    ),
  )
  const listed = children.filter(({ personId }) => open.has(personId))
  const by = { by: byOf(ctx), at: ctx.now }
  const added = await withSystemSight(tx, () => insertSessionChildren(tx, ctx.centreId, session.id, listed, by))
  await letTeamIn(tx, ctx, permit, session, added)
  for (const personId of added)
    permit.record({
      ...{ actionCode: 'C', objectType: 'sessionChild', objectId: personId, subjectId: personId },
      ...{ fieldGroup: 'index healthPieces', detail: `session ${session.id}` },
    })
  return { added, leftOut: children.length - listed.length }
}

export async function letTeamIn(
  tx: Tx,
  ctx: Context,
  permit: Pick<Permit, 'record'>,
  session: Pick<Session, 'id' | 'heldOn'>,
  personIds: readonly Id<'person'>[],
  team?: readonly Id<'account'>[],
): Promise<void> {
  const accountIds = team ?? (await listMembers(tx, session.id))
  const term = { from: localDate(ctx.now), until: careUntil(session) }
  const ids = await startCareOfGroup(tx, ctx, permit, { accountIds, personIds, purpose: 'youthHealth', ...term })
  await insertSessionCare(tx, ctx.centreId, session.id, ids)
}
