/**
 * A centre, or an organisation of it, makes the contact moments its own. Its first change copies the set that held till then, from the day of the change on;
 * every later one ends a version and begins the next, so that it stays known what was offered when.
 */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { isSooner, localDate, type PlainDate } from '#platform/time.ts'
import { act, type NotPermitted, type Permit } from '../../../access/public.ts'
import { listOrganisationNames } from '../../../access/public-organisations.ts'
import type { Moment } from '../../rules/schedule/moments.ts'
import { checkMoment, ownSetOn, type MomentRefusal, type Template } from '../../rules/schedule/templates.ts'
import { deleteTemplate, endTemplate, insertTemplates, listMoments, listTemplates } from '../../sql/schedule/templates.server.ts'

export type Whose = Id<'organisation'> | null
export type SetUp = {
  /** What is offered today, with the version of an own one. */
  readonly moments: readonly (Moment & Partial<Pick<Template, 'id' | 'version' | 'validFrom'>>)[]
  readonly isOwn: boolean
  /** Every version there was or will be, the newest first. */
  readonly history: readonly Template[]
  readonly organisations: readonly { readonly id: Id<'organisation'>; readonly name: string }[]
  readonly today: PlainDate
}

export async function readSetUp(ctx: Context, whose: Whose): Promise<Result<SetUp, NotPermitted>> {
  return act(ctx, 'health.setUp', async (tx, permit) => {
    const today = localDate(ctx.now)
    const all = await listTemplates(tx)
    permit.record({ actionCode: 'R', objectType: 'moments', ...(whose === null ? {} : { objectId: whose }) })
    return ok({
      ...{ today, moments: await listMoments(tx, today, whose), isOwn: ownSetOn(all, whose, today) !== null },
      history: all.filter((one) => one.organisationId === whose).toSorted((a, b) => b.validFrom.since(a.validFrom).sign || 0),
      organisations: await listOrganisationNames(tx, today),
    })
  })
}

export type MomentChange = {
  readonly whose: Whose
  readonly from: PlainDate
  readonly moment: Moment
  /** Of the own version that was seen; null when there was none. */
  readonly version: number | null
}

/** Changes a moment, or adds one that was not there. */
export async function changeMoment(ctx: Context, change: MomentChange): Promise<Result<null, MomentRefusal | NotPermitted>> {
  return act(ctx, 'health.setUp', async (tx, permit): Promise<Result<null, MomentRefusal>> => {
    const checked = checkMoment(change.moment)
    if (!checked.ok) return checked
    const ready = await makeRoom(tx, ctx, { ...change, code: change.moment.code })
    if (!ready.ok) return ready
    const added = await insertTemplates(tx, ctx.centreId, [{ ...checked.value, ...versionFrom(ctx, change) }])
    if (!added) return err({ kind: 'changed-meanwhile' })
    told(permit, change, 'changed')
    return ok(null)
  })
}

export type MomentEnd = Omit<MomentChange, 'moment'> & { readonly code: string }

/** From a day on the moment is offered no more. */
export async function endMoment(ctx: Context, end: MomentEnd): Promise<Result<null, MomentRefusal | NotPermitted>> {
  return act(ctx, 'health.setUp', async (tx, permit): Promise<Result<null, MomentRefusal>> => {
    const ready = await makeRoom(tx, ctx, end)
    if (!ready.ok) return ready
    if (!ready.value) return err({ kind: 'no-such-moment' })
    told(permit, end, 'ended')
    return ok(null)
  })
}

/** Nothing of this moment holds from that day on: what ran ends, what would begin later goes. Answers whether there was anything. */
async function makeRoom(tx: Tx, ctx: Context, { whose, from, version, code }: MomentEnd): Promise<Result<boolean, MomentRefusal>> {
  if (isSooner(from, localDate(ctx.now))) return err({ kind: 'begins-in-past' })
  const own = await ownVersions(tx, whose)
  const seen = own.find((one) => one.code === code && one.validUntil === null)
  if ((seen?.version ?? null) !== version) return err({ kind: 'changed-meanwhile' })
  if (own.length === 0 && !(await copyOffered(tx, ctx, { whose, from }))) return err({ kind: 'changed-meanwhile' })
  const there = (await ownVersions(tx, whose)).filter(
    (one) => one.code === code && (one.validUntil === null || isSooner(from, one.validUntil)),
  )
  for (const one of there) if (!(await endVersion(tx, ctx, one, from))) return err({ kind: 'changed-meanwhile' })
  return ok(there.length > 0)
}

async function ownVersions(tx: Tx, whose: Whose): Promise<Template[]> {
  return (await listTemplates(tx)).filter((one) => one.organisationId === whose)
}

/** What was offered till then becomes the own set. False: somebody else began one meanwhile. */
async function copyOffered(tx: Tx, ctx: Context, of: Pick<MomentChange, 'whose' | 'from'>): Promise<boolean> {
  const offered = await listMoments(tx, of.from, of.whose)
  return insertTemplates(
    tx,
    ctx.centreId,
    offered.map((moment) => ({ ...plain(moment), ...versionFrom(ctx, of) })),
  )
}

/** Ends it on the day; one that would not have held a day is taken out. */
async function endVersion(tx: Tx, ctx: Context, one: Template, from: PlainDate): Promise<boolean> {
  if (!isSooner(one.validFrom, from)) return deleteTemplate(tx, one)
  return endTemplate(tx, one, from, { changedBy: byOf(ctx) ?? ctx.centreId, changedAt: ctx.now })
}

function versionFrom(ctx: Context, { whose, from }: Pick<MomentChange, 'whose' | 'from'>) {
  const id = newId<'momentTemplate'>(ctx.now.epochMilliseconds)
  return { id, organisationId: whose, validFrom: from, validUntil: null, changedBy: byOf(ctx), changedAt: ctx.now }
}

function plain({ code, nameNl, nameEn, phase, fromDays, dueDays, untilDays, discipline, form, minutes, parts, doses }: Moment): Moment {
  return { code, nameNl, nameEn, phase, fromDays, dueDays, untilDays, discipline, form, minutes, parts, doses }
}

const byOf = ({ actor }: Context): Id<'account'> | null => (actor.kind === 'staff' ? actor.accountId : null)

function told(permit: Pick<Permit, 'record'>, { whose }: Pick<MomentChange, 'whose'>, detail: string): void {
  permit.record({ actionCode: 'U', objectType: 'moments', detail, ...(whose === null ? {} : { objectId: whose }) })
}
