/** The list of sessions, the page of one, and the screen of one child. Who is shown is in the log: a row for each child. */
import type { Context } from '#platform/context.ts'
import { withSystemSight, type Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate } from '#platform/time.ts'
import { actOnFile, type NoAccess } from '../../../access/public-files.ts'
import { act, listColleagues, type Colleague, type NotPermitted, type Permit } from '../../../access/public.ts'
import { fullName, listChildren, listTwins, type Child } from '../../../families/public-child.ts'
import type { Location } from '../../rules/batch.ts'
import { countSession, type Counted } from '../../rules/sessions/outcome.ts'
import { lastRound } from '../../rules/sessions/requests.ts'
import { listLines, listRequests, listResults, listSessionChildren, type KeptRequest } from '../../sql/sessions/children.server.ts'
import type { Removal } from '../../rules/sessions/child.ts'
import { listDoses } from '../../sql/doses.server.ts'
import {
  countBatches,
  listMembers,
  listSessionBatches,
  listSessions,
  listSessionsOf,
  type BatchCount,
  type UsedBatch,
} from '../../sql/sessions/sessions.server.ts'
import type { KeptSession } from '../../rules/sessions/session.ts'
import { listLocations } from '../../sql/stock.server.ts'
import { listBatchChoices, type BatchChoice } from '../stock.server.ts'
import { mayPlan, sessionOfTeam, sessionToLookAt, type NotThere } from './in-team.server.ts'
import { lookAtChildren, type ListedChild } from './look-at-children.server.ts'

export type SessionList = {
  readonly sessions: readonly (KeptSession & { readonly isMine: boolean })[]
  /** For the form of who plans; empty for others. */
  readonly locations: readonly Location[]
  readonly colleagues: readonly Colleague[]
  readonly mayPlan: boolean
}

export async function readSessions(ctx: Context): Promise<Result<SessionList, NotPermitted>> {
  return act(ctx, 'vaccination.session', async (tx, permit) => {
    const all = await listSessions(tx, localDate(ctx.now).subtract({ years: 1 }))
    const mine = ctx.actor.kind === 'staff' ? await listSessionsOf(tx, ctx.actor.accountId) : new Set<string>()
    const plans = mayPlan(ctx)
    permit.record({ actionCode: 'R', objectType: 'vaccineSession' })
    const shown = all.filter(({ id }) => plans || mine.has(id)).map((one) => ({ ...one, isMine: mine.has(one.id) }))
    const places = plans ? (await listLocations(tx)).filter(({ closedOn }) => closedOn === null) : []
    return ok({ sessions: shown, locations: places, colleagues: plans ? await teamChoices(tx, ctx) : [], mayPlan: plans })
  })
}

/** Who can be in a team: colleagues who work with children, but not who plans. */
async function teamChoices(tx: Tx, { actor }: Context): Promise<Colleague[]> {
  const me = actor.kind === 'staff' ? actor.accountId : null
  return (await listColleagues(tx)).filter(({ id, active, roles }) => active && id !== me && roles.includes('professional'))
}

export type OffList = {
  readonly personId: Id<'person'>
  readonly child: Child | null
  readonly class: string
  readonly removedWhy: Removal | null
}
export type SessionPage = {
  readonly session: KeptSession
  readonly isTeam: boolean
  readonly mayPlan: boolean
  readonly team: readonly { readonly id: Id<'account'>; readonly name: string }[]
  readonly couldJoin: readonly Colleague[]
  readonly counts: readonly Counted[]
  readonly classes: readonly string[]
  /** What the team sees of the children of a class or of who was searched for; who only plans sees nobody here. */
  readonly children: readonly ListedChild[]
  /** For who plans: how many there are; who counts needs no names. */
  readonly size: { readonly on: number; readonly off: number } | null
  /** For who plans and asked for names: everybody on the list and off it, as far as names may be found. Null: not asked for. */
  readonly listed: readonly OffList[] | null
  readonly requests: readonly KeptRequest[]
  readonly round: number
  readonly batches: readonly UsedBatch[]
  readonly choices: readonly BatchChoice[]
  /** Names of who is asked, by id. */
  readonly names: ReadonlyMap<string, Child>
}

export type Look = {
  readonly class?: string | undefined
  readonly search?: string | undefined
  readonly all?: boolean
  readonly names?: boolean
}

export async function readSession(ctx: Context, id: Id<'session'>, look: Look = {}): Promise<Result<SessionPage, NotThere | NotPermitted>> {
  return act(ctx, 'vaccination.session', async (tx, permit): Promise<Result<SessionPage, NotThere>> => {
    const found = await sessionToLookAt(tx, ctx, id)
    if (found === null) return err({ kind: 'not-there' })
    const { session, isTeam } = found
    const lines = await withSystemSight(tx, () => listLines(tx, id))
    const counts = countSession(lines, session.vaccines)
    const classes = counts.flatMap((one) => (one.vaccine === session.vaccines[0] && one.class !== null ? [one.class] : []))
    const members = await listMembers(tx, id)
    const colleagues = await listColleagues(tx)
    const children = isTeam ? await listShown(tx, session, classes, look) : []
    const requests = isTeam ? await listRequests(tx, id) : []
    const plans = mayPlan(ctx)
    logShown(permit, id, children)
    const missing = children.flatMap((one) => one.vaccines.flatMap(({ answers }) => peopleIn(answers)))
    const asked = [...new Set([...missing, ...requests.map(({ askedOf }) => askedOf)])]
    return ok({
      ...{ session, isTeam, mayPlan: plans, counts, classes, children, requests, round: lastRound(requests) },
      team: colleagues.filter((one) => members.includes(one.id)).map(({ id: account, name }) => ({ id: account, name })),
      couldJoin: plans ? (await teamChoices(tx, ctx)).filter((one) => !members.includes(one.id)) : [],
      size: plans ? await sizeOf(tx, session) : null,
      listed: plans && look.names === true ? await listForPlanner(tx, permit, session) : null,
      batches: await listSessionBatches(tx, id),
      choices: isTeam
        ? (await listBatchChoices(tx, ctx, session.vaccines)).filter(({ location }) => location.id === session.locationId)
        : [],
      names: new Map((await listChildren(tx, asked)).map((one) => [one.id as string, one])),
    })
  })
}

const peopleIn = (answers: ListedChild['vaccines'][number]['answers']): readonly string[] => {
  switch (answers.kind) {
    case 'waiting':
      return answers.for
    case 'conflicting':
      return [...answers.yes, ...answers.no, ...answers.waitingFor]
    case 'refused':
      return [...answers.by, ...answers.waitingFor]
    case 'considered-wish':
      return answers.without
    case 'presumed':
      return [...answers.by, ...answers.of]
    case 'complete':
    case 'not-known':
      return []
  }
}

async function listShown(
  tx: Tx,
  session: KeptSession,
  classes: readonly string[],
  { class: name, search, all }: Look,
): Promise<ListedChild[]> {
  const rows = (await listSessionChildren(tx, session.id)).filter(({ removedWhy }) => removedWhy === null)
  const results = await listResults(tx, session.id)
  if (search !== undefined) {
    const wanted = search.trim().toLowerCase()
    const fitting = (
      await listChildren(
        tx,
        rows.map(({ personId }) => personId),
      )
    ).filter((one) => fullName(one).toLowerCase().includes(wanted))
    const ids = new Set(fitting.map((one) => one.id as string))
    return wanted === ''
      ? []
      : lookAtChildren(
          tx,
          session,
          rows.filter(({ personId }) => ids.has(personId)),
          results,
        )
  }
  const here = all === true ? rows : rows.filter((row) => row.class === (name ?? classes[0] ?? ''))
  return lookAtChildren(tx, session, here, results)
}

function logShown(permit: Pick<Permit, 'record'>, id: Id<'session'>, children: readonly ListedChild[]): void {
  permit.record({ actionCode: 'R', objectType: 'vaccineSession', objectId: id, detail: `${children.length}` })
  for (const { personId } of children)
    permit.record({
      ...{ actionCode: 'R', objectType: 'person', objectId: personId, subjectId: personId },
      ...{ fieldGroup: 'index healthPieces ownHealth', detail: `session ${id}` },
    })
}

/** Over every child, as a number. */
async function sizeOf(tx: Tx, { id }: KeptSession): Promise<{ readonly on: number; readonly off: number }> {
  const rows = await withSystemSight(tx, () => listSessionChildren(tx, id))
  const off = rows.filter(({ removedWhy }) => removedWhy !== null).length
  return { on: rows.length - off, off }
}

/**
 * Names as far as a coordinator may find people; of others only that there is somebody. One row in the log for each child and each look: a name on the list
 * of a session tells which vaccination somebody is asked for, and the family is told who read it (PR-28: object by object; PR-30). So names are read when
 * they are asked for, and not each time that somebody looks how far a session is.
 */
async function listForPlanner(tx: Tx, permit: Pick<Permit, 'record'>, { id }: KeptSession): Promise<OffList[]> {
  const rows = await withSystemSight(tx, () => listSessionChildren(tx, id))
  const names = new Map(
    (
      await listChildren(
        tx,
        rows.map(({ personId }) => personId),
      )
    ).map((child) => [child.id as string, child]),
  )
  for (const personId of names.keys())
    permit.record({
      actionCode: 'R',
      objectType: 'person',
      objectId: personId,
      subjectId: personId,
      fieldGroup: 'index',
      detail: `session ${id}`,
    })
  return rows.map(({ personId, class: name, removedWhy }) => ({ personId, child: names.get(personId) ?? null, class: name, removedWhy }))
}

export type ChildPage = {
  readonly session: KeptSession
  readonly one: ListedChild
  readonly twins: readonly Child[]
  readonly names: ReadonlyMap<string, Child>
  readonly batches: readonly UsedBatch[]
  readonly choices: readonly BatchChoice[]
  /** Doses of this session that can be undone or followed by a side effect. */
  readonly doses: Awaited<ReturnType<typeof listDoses>>
}

export async function readChildOfSession(
  ctx: Context,
  id: Id<'session'>,
  personId: Id<'person'>,
): Promise<Result<ChildPage, NotThere | NoAccess | NotPermitted>> {
  const of = { personId, does: 'read', fields: 'healthPieces', also: ['index', 'identity', 'family', 'ownHealth'] } as const
  return actOnFile(ctx, 'vaccination.session', of, async (tx): Promise<Result<ChildPage, NotThere>> => {
    const session = await sessionOfTeam(tx, ctx, id)
    const row = session === null ? undefined : (await listSessionChildren(tx, id)).find((one) => one.personId === personId)
    if (session === null || row === undefined || row.removedWhy !== null) return err({ kind: 'not-there' })
    const results = (await listResults(tx, id)).filter((one) => one.personId === personId)
    const [one] = await lookAtChildren(tx, session, [row], results)
    if (one === undefined) return err({ kind: 'not-there' })
    const ours = new Set(results.map(({ doseId }) => doseId as string))
    const people = one.vaccines.flatMap(({ answers }) => peopleIn(answers))
    return ok({
      ...{ session, one, twins: await listTwins(tx, one.child), batches: await listSessionBatches(tx, id) },
      names: new Map((await listChildren(tx, people)).map((person) => [person.id as string, person])),
      choices: (await listBatchChoices(tx, ctx, session.vaccines)).filter(({ location }) => location.id === session.locationId),
      doses: (await listDoses(tx, personId)).filter((dose) => ours.has(dose.id)),
    })
  })
}

export type SessionReport = {
  readonly session: KeptSession
  readonly counts: readonly Counted[]
  readonly batches: readonly BatchCount[]
}

/** Numbers only, over every child: for who is in the team and who plans. */
export async function readReport(ctx: Context, id: Id<'session'>): Promise<Result<SessionReport, NotThere | NotPermitted>> {
  return act(ctx, 'vaccination.session', async (tx, permit): Promise<Result<SessionReport, NotThere>> => {
    const found = await sessionToLookAt(tx, ctx, id)
    if (found === null) return err({ kind: 'not-there' })
    const { session } = found
    permit.record({ actionCode: 'R', objectType: 'vaccineSession', objectId: id, detail: 'report' })
    const [lines, batches] = await withSystemSight(tx, async () => [await listLines(tx, id), await countBatches(tx, id)] as const)
    return ok({ session, counts: countSession(lines, session.vaccines), batches })
  })
}
