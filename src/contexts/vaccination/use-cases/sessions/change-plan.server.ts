/** What changes of a session before and on its day: who is on the list and in the team, and that it does not go on. Access ends in the same transaction. */
import type { Context } from '#platform/context.ts'
import { withSystemSight, type Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate } from '#platform/time.ts'
import { listOpenSubjects, mayBeInTeam, stopCareOfGroup } from '../../../access/public-groups.ts'
import { act, type NotPermitted, type Permit } from '../../../access/public.ts'
import { checkDeed, type NotNow, type KeptSession } from '../../rules/sessions/session.ts'
import { listResults, listSessionChildren, lockSessionChild, updateSessionChild } from '../../sql/sessions/children.server.ts'
import type { Removal } from '../../rules/sessions/child.ts'
import {
  deleteMember,
  insertMembers,
  listMembers,
  listSessionCare,
  lockSession,
  updateSessionState,
} from '../../sql/sessions/sessions.server.ts'
import { listOtherSessions } from '../../sql/sessions/others.server.ts'
import { byOf } from '../by.ts'
import type { NotThere } from './in-team.server.ts'
import { largestTeam, letTeamIn, type TeamRefusal } from './plan.server.ts'

export type PlanProblem = NotThere | NotNow | NotPermitted
/** Something was given: that cannot be taken off a list or cancelled. */
export type WasGiven = { readonly kind: 'was-given' }

/** The deed as who plans, with the session held alone. */
async function change<T, E>(
  ctx: Context,
  id: Id<'session'>,
  deed: 'prepare' | 'cancel',
  work: (tx: Tx, permit: Permit<'vaccination.plan'>, session: KeptSession) => Promise<Result<T, E>>,
): Promise<Result<T, E | PlanProblem>> {
  return act(ctx, 'vaccination.plan', async (tx, permit): Promise<Result<T, E | NotThere | NotNow>> => {
    const session = await lockSession(tx, id, 'alone')
    if (session === null) return err({ kind: 'not-there' })
    const wrong = checkDeed(session, deed, localDate(ctx.now))
    return wrong === null ? work(tx, permit, session) : err(wrong)
  })
}

/** Taken off the list: the team loses access to this child now. */
export async function removeChild(
  ctx: Context,
  id: Id<'session'>,
  personId: Id<'person'>,
  why: Removal,
): Promise<Result<null, WasGiven | PlanProblem>> {
  return change(ctx, id, 'prepare', async (tx, permit, session): Promise<Result<null, WasGiven | NotThere>> => {
    const by = { by: byOf(ctx), at: ctx.now }
    const done = await withSystemSight(tx, async () => {
      const child = await lockSessionChild(tx, id, personId)
      if (child === null || child.removedWhy !== null) return 'not-there'
      if ((await listResults(tx, id)).some((one) => one.personId === personId && one.outcome === 'given')) return 'was-given'
      await updateSessionChild(tx, id, personId, { removedWhy: why }, by)
      return null
    })
    if (done !== null) return err({ kind: done })
    await letOut(tx, ctx, permit, session, { personId })
    permit.record({
      actionCode: 'U',
      objectType: 'sessionChild',
      objectId: personId,
      subjectId: personId,
      fieldGroup: 'healthPieces',
      detail: `removed ${why}`,
    })
    return ok(null)
  })
}

/** It was a mistake to take the child off the list. */
export async function putBack(ctx: Context, id: Id<'session'>, personId: Id<'person'>): Promise<Result<null, PlanProblem>> {
  return change(ctx, id, 'prepare', async (tx, permit, session): Promise<Result<null, NotThere>> => {
    const child = await withSystemSight(tx, () => lockSessionChild(tx, id, personId))
    const [isOpen] = await listOpenSubjects(tx, [personId])
    if (child === null || child.removedWhy === null || isOpen === undefined) return err({ kind: 'not-there' })
    await withSystemSight(tx, () => updateSessionChild(tx, id, personId, { removedWhy: null }, { by: byOf(ctx), at: ctx.now }))
    await letTeamIn(tx, ctx, permit, session, [personId])
    permit.record({
      actionCode: 'U',
      objectType: 'sessionChild',
      objectId: personId,
      subjectId: personId,
      fieldGroup: 'healthPieces',
      detail: 'put back',
    })
    return ok(null)
  })
}

export async function addToTeam(
  ctx: Context,
  id: Id<'session'>,
  accountId: Id<'account'>,
): Promise<Result<null, TeamRefusal | PlanProblem>> {
  return change(ctx, id, 'prepare', async (tx, permit, session): Promise<Result<null, TeamRefusal>> => {
    const may = await mayBeInTeam(tx, ctx, accountId)
    if (may !== 'may') return err({ kind: may })
    if ((await listMembers(tx, id)).length >= largestTeam) return err({ kind: 'team-too-large' })
    await insertMembers(tx, ctx.centreId, id, [accountId])
    const children = await withSystemSight(tx, () => listSessionChildren(tx, id))
    const listed = children.filter(({ removedWhy }) => removedWhy === null).map(({ personId }) => personId)
    await letTeamIn(tx, ctx, permit, session, await listOpenSubjects(tx, listed), [accountId])
    permit.record({ actionCode: 'U', objectType: 'vaccineSession', objectId: id, detail: `team added ${accountId}` })
    return ok(null)
  })
}

export async function removeFromTeam(
  ctx: Context,
  id: Id<'session'>,
  accountId: Id<'account'>,
): Promise<Result<null, TeamRefusal | PlanProblem>> {
  return change(ctx, id, 'prepare', async (tx, permit, session): Promise<Result<null, TeamRefusal | NotThere>> => {
    const team = await listMembers(tx, id)
    if (!team.includes(accountId)) return err({ kind: 'not-there' })
    if (team.length === 1) return err({ kind: 'no-team' })
    await deleteMember(tx, id, accountId)
    await letOut(tx, ctx, permit, session, { accountId })
    permit.record({ actionCode: 'U', objectType: 'vaccineSession', objectId: id, detail: `team removed ${accountId}` })
    return ok(null)
  })
}

/** It does not go on. What the team could see by it, it cannot see from this moment. */
export async function cancelSession(ctx: Context, id: Id<'session'>): Promise<Result<null, WasGiven | PlanProblem>> {
  return change(ctx, id, 'cancel', async (tx, permit, session): Promise<Result<null, WasGiven>> => {
    const results = await withSystemSight(tx, () => listResults(tx, id))
    if (results.some(({ outcome }) => outcome === 'given')) return err({ kind: 'was-given' })
    await updateSessionState(tx, session, 'cancelled', ctx.now)
    await letOut(tx, ctx, permit, session, {})
    permit.record({ actionCode: 'U', objectType: 'vaccineSession', objectId: id, detail: 'cancelled' })
    return ok(null)
  })
}

/** Ends what this session began; where a colleague is in the team of another session of the same child, that one goes on. */
async function letOut(
  tx: Tx,
  ctx: Context,
  permit: Pick<Permit, 'record'>,
  session: KeptSession,
  of: { readonly personId?: Id<'person'>; readonly accountId?: Id<'account'> },
): Promise<void> {
  const ended = await stopCareOfGroup(tx, ctx, permit, await listSessionCare(tx, session.id), of)
  const others = await withSystemSight(tx, () => listOtherSessions(tx, session.id, ended, localDate(ctx.now)))
  for (const { accountId, personIds, ...other } of others) await letTeamIn(tx, ctx, permit, other, personIds, [accountId])
}
