/**
 * Emergency access (PR-11): for a carer without a relation when it cannot wait. First why, in a fixed word and a sentence; then whom, by a family name and
 * birth date typed exactly, answered by yes or no alone. Tries are counted before anybody is looked for, and slowed. It opens reading, for some hours; who works
 * with the person and the privacy officer hear of it at once, and somebody else looks at it afterwards.
 */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { pseudonym } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import type { Services } from '#platform/services.ts'
import { isBefore } from '#platform/time.ts'
import { decide, type LiveStanding } from '../../rules/case-file/decide.ts'
import { fieldGroups, type FieldGroup } from '../../rules/case-file/policy.ts'
import { checkEmergency, isRunning, type CheckedEmergency, type EmergencyRefusal } from '../../rules/case-file/emergency.ts'
import type { Role } from '../../rules/permissions.ts'
import { secondsToWait, windowMinutes } from '../../rules/sign-in-wait.ts'
import { deleteAttempt, insertAttempt, listAttempts, lockAim } from '../../sql/attempts.server.ts'
import {
  insertEmergency,
  listEmergenciesOf,
  listWhoMustHear,
  lockEmergency,
  lockRunningEmergenciesOf,
  updateEmergencyEnded,
  type Emergency,
} from '../../sql/case-file/emergencies.server.ts'
import { insertNotices } from '../../sql/case-file/notices.server.ts'
import { openFile, replaceStandings } from '../../sql/case-file/standings.server.ts'
import { lockColleague } from '../../sql/colleagues.server.ts'
import { act, refuse, type NotPermitted, type Permit } from '../act.server.ts'
import { openForCentre, sealForCentre } from '../sealed.server.ts'

export const emergencyAlertJob = 'access.emergency-alert'

type Needs = Pick<Services, 'keys' | 'jobs'>
type Counted = { readonly attempt: string; readonly checked: CheckedEmergency; readonly accountId: Id<'account'> }
type TryRefusal = EmergencyRefusal | { readonly kind: 'wait'; readonly seconds: number }
export type EmergencyWish = {
  readonly reason: string
  readonly explanation: string
  readonly hours: number
  /** Who works with the person already needs more of the file than that opens: said on purpose, after hearing `has-access`. */
  readonly beyond?: boolean
}

export type BeginRefusal =
  | EmergencyRefusal
  | { readonly kind: 'wait'; readonly seconds: number }
  /** Nobody of that name and day, or nobody of whom an emergency may open something: one answer. */
  | { readonly kind: 'not-found' }
  /** The file is open to the asker already, or all of it that an emergency would open; no glass was broken. */
  | { readonly kind: 'has-access'; readonly personId: Id<'person'> }

/** `find` looks for the one person that is meant; null for nobody and for more than one. */
export async function beginEmergency(
  needs: Needs,
  ctx: Context,
  wish: EmergencyWish,
  find: (tx: Tx) => Promise<Id<'person'> | null>,
): Promise<Result<{ readonly id: Id<'emergency'>; readonly personId: Id<'person'> }, BeginRefusal | NotPermitted>> {
  const counted = await countTry(needs, ctx, wish)
  if (!counted.ok) {
    if (counted.error.kind !== 'not-permitted') await refuse(ctx, 'emergency.begin', counted.error.kind, { basis: 'emergency' })
    return counted
  }
  const { attempt, checked, accountId } = counted.value
  type Begun = { readonly id: Id<'emergency'>; readonly personId: Id<'person'> }
  const done = await act(ctx, 'emergency.begin', async (tx, permit): Promise<Result<Begun, BeginRefusal>> => {
    await lockAim(tx, aimOf(needs, ctx, accountId))
    await lockColleague(tx, accountId)
    const personId = await find(tx)
    const found = personId === null ? null : await openFile(tx, personId)
    if (personId === null || found === null) return err({ kind: 'not-found' })
    const asking = { kind: 'staff' as const, roles: rolesOf(ctx) }
    const reads = { verb: 'read', fields: 'index' } as const
    const glass: LiveStanding = { relation: 'emergency', purpose: 'emergency', sourceId: '' }
    const opens = (by: readonly LiveStanding[]) => (fields: FieldGroup) => decide(asking, found.state, by, { verb: 'read', fields }).allowed
    const more = fieldGroups.filter(opens([glass])).some((fields) => !opens(found.standings)(fields))
    if (opens(found.standings)('index') && !(wish.beyond === true && more)) return err({ kind: 'has-access', personId })
    if (!decide(asking, found.state, [glass], reads).allowed) return err({ kind: 'not-found' })
    const id = await breakGlass(needs, tx, ctx, permit, { ...checked, personId, accountId })
    await deleteAttempt(tx, attempt)
    return ok({ id, personId })
  })
  if (!done.ok && done.error.kind !== 'not-permitted') await refuse(ctx, 'emergency.begin', done.error.kind, { basis: 'emergency' })
  return done
}

/** In a transaction of its own: a hundred tries at once count like a hundred in a row, and a refusal does not undo them. */
async function countTry(needs: Needs, ctx: Context, wish: EmergencyWish): Promise<Result<Counted, TryRefusal | NotPermitted>> {
  return act(ctx, 'emergency.begin', async (tx, permit): Promise<Result<Counted, TryRefusal>> => {
    const accountId = accountOf(ctx)
    const checked = checkEmergency(wish)
    if (!checked.ok) return checked
    const aim = aimOf(needs, ctx, accountId)
    await lockAim(tx, aim)
    const { ofPair } = await listAttempts(tx, { kind: 'emergency', ...aim }, ctx.now.subtract({ minutes: windowMinutes }))
    const seconds = secondsToWait(ofPair, ctx.now)
    if (seconds > 0) return err({ kind: 'wait', seconds })
    const attempt = await insertAttempt(tx, ctx.centreId, { kind: 'emergency', ...aim }, ctx.now)
    permit.record({ actionCode: 'E', eventType: 'emergency.try', basis: 'emergency', detail: checked.value.reason })
    return ok({ attempt, checked: checked.value, accountId })
  })
}

async function breakGlass(
  { keys, jobs }: Needs,
  tx: Tx,
  ctx: Context,
  permit: Permit<'emergency.begin'>,
  { personId, accountId, reason, explanation, hours }: CheckedEmergency & { personId: Id<'person'>; accountId: Id<'account'> },
): Promise<Id<'emergency'>> {
  const id = newId<'emergency'>(ctx.now.epochMilliseconds)
  const until = ctx.now.add({ hours })
  const sealed = sealForCentre(keys, ctx.centreId, placeOf(ctx, id, 'explanation'), Buffer.from(explanation))
  await insertEmergency(tx, ctx.centreId, { id, personId, accountId, reason, begunAt: ctx.now, until, explanation: sealed })
  const standing = { personId, holderId: accountId, relation: 'emergency', purpose: 'emergency', from: ctx.now, until, sourceId: id }
  await replaceStandings(tx, ctx.centreId, id, [standing])
  const hearing = await listWhoMustHear(tx, { personId, actorId: accountId, now: ctx.now })
  const notices = hearing.map(({ accountId: to, works }) =>
    works
      ? ({ accountId: to, kind: 'emergency-in-my-file', aboutId: id, personId } as const)
      : ({ accountId: to, kind: 'emergency-to-review', aboutId: id, personId: null } as const),
  )
  await insertNotices(tx, ctx.centreId, notices, ctx.now)
  await jobs.tell(tx, emergencyAlertJob, { centreId: ctx.centreId, emergencyId: id })
  permit.record({
    ...{ actionCode: 'E', objectType: 'emergency', objectId: id, subjectId: personId, basis: 'emergency', basisId: id },
    detail: `${reason}, ${hours} h`,
  })
  return id
}

/** Done sooner than expected: it closes now. */
export async function endEmergency(
  ctx: Context,
  id: Id<'emergency'>,
): Promise<Result<null, { readonly kind: 'not-running' } | NotPermitted>> {
  return act(ctx, 'emergency.end', async (tx, permit): Promise<Result<null, { readonly kind: 'not-running' }>> => {
    const one = await lockEmergency(tx, id)
    if (one === null || one.accountId !== accountOf(ctx) || !isRunning(one, ctx.now)) return err({ kind: 'not-running' })
    await stopEmergency(tx, ctx, permit, one)
    return ok(null)
  })
}

/** Those of a colleague who leaves. */
export async function stopEmergenciesOf(tx: Tx, ctx: Context, permit: Pick<Permit, 'record'>, accountId: Id<'account'>): Promise<void> {
  for (const one of await lockRunningEmergenciesOf(tx, accountId, ctx.now)) await stopEmergency(tx, ctx, permit, one)
}

async function stopEmergency(tx: Tx, ctx: Context, permit: Pick<Permit, 'record'>, { id, personId, begunAt }: Emergency): Promise<void> {
  await updateEmergencyEnded(tx, id, isBefore(ctx.now, begunAt) ? begunAt : ctx.now)
  await replaceStandings(tx, ctx.centreId, id, [])
  const about = { subjectId: personId, basis: 'emergency', basisId: id }
  permit.record({ actionCode: 'U', eventType: 'emergency.end', objectType: 'emergency', objectId: id, ...about })
}

export type OwnEmergency = Omit<Emergency, 'explanation' | 'keyVersion' | 'reviewNote' | 'reviewKeyVersion'> & {
  readonly explanation: string
  readonly reviewNote: string | null
}

/** The own ones of lately: what is open, and what was said of the others. */
export async function listOwnEmergencies({ keys }: Pick<Needs, 'keys'>, ctx: Context): Promise<Result<OwnEmergency[], NotPermitted>> {
  return act(ctx, 'emergency.listOwn', async (tx) => {
    const rows = await listEmergenciesOf(tx, accountOf(ctx), 20)
    return ok(rows.map((row) => opened({ keys }, ctx, row)))
  })
}

/** With its sentences, for who may read them. */
export function opened<E extends Emergency>(
  { keys }: Pick<Needs, 'keys'>,
  ctx: Context,
  { explanation, keyVersion, reviewNote, reviewKeyVersion, ...row }: E,
): Omit<E, 'explanation' | 'keyVersion' | 'reviewNote' | 'reviewKeyVersion'> & { explanation: string; reviewNote: string | null } {
  const text = (name: 'explanation' | 'note', sealed: Buffer, version: number): string =>
    openForCentre(keys, ctx.centreId, placeOf(ctx, row.id, name), { sealed, version }).toString()
  return {
    ...row,
    explanation: text('explanation', explanation, keyVersion),
    reviewNote: reviewNote === null || reviewKeyVersion === null ? null : text('note', reviewNote, reviewKeyVersion),
  }
}

export const placeOf = ({ centreId }: Context, id: Id<'emergency'>, name: 'explanation' | 'note'): string =>
  `emergency ${centreId} ${id} ${name}`

function aimOf({ keys }: Needs, ctx: Context, accountId: Id<'account'>): { readonly target: Buffer; readonly source: Buffer } {
  const hash = pseudonym(keys, 'emergency', `${ctx.centreId} ${accountId}`)
  return { target: hash, source: hash }
}

function accountOf({ actor }: Context): Id<'account'> {
  if (actor.kind !== 'staff') throw new Error('Only a colleague breaks the glass')
  return actor.accountId
}

const rolesOf = ({ actor }: Context): readonly Role[] => (actor.kind === 'staff' ? (actor.roles as readonly Role[]) : [])
