/**
 * The lists of one colleague: contacts of today, who is due or overdue, not reached, not brought, and what is left open. Of the own children by name; of the
 * rest of the centre a count only, out of the newest list that was made.
 */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { ok, type Result } from '#platform/result.ts'
import { localDate, Temporal, type Instant, type PlainDate } from '#platform/time.ts'
import { listOwnBases } from '../../../access/public-files.ts'
import { act, listColleagues, type NotPermitted } from '../../../access/public.ts'
import { listChildren, type Child } from '../../../families/public-child.ts'
import { listSessionsOfChildren, listSessionsToFill, type KeptSession, type SessionOfChild } from '../../../vaccination/public-sessions.ts'
import type { Due } from '../../rules/calls/due.ts'
import { needsDecision, type MissedOutcome } from '../../rules/calls/missed.ts'
import type { Moment } from '../../rules/schedule/moments.ts'
import { plainDate } from '../../rules/schedule/windows.ts'
import type { ScreeningKind } from '../../rules/screening/kinds.ts'
import { listOpenMissed } from '../../sql/calls/missed.server.ts'
import {
  listMyChildren,
  listNotReached,
  listOpenContacts,
  listOpenReferrals,
  listOpenSignals,
  listReplies,
  type OpenContact,
  type Reply,
} from '../../sql/calls/own-lists.server.ts'
import { findOffer } from '../schedule/offered.server.ts'
import { listRepeats, listToRefer } from '../../sql/screening/rounds.server.ts'
import { readDueFigures, type DueFigures } from './due-list.server.ts'
import { dueOf, measureOf } from './due-facts.server.ts'
import { listSubjects } from './subjects.server.ts'

export type DueSubject = { readonly subject: string; readonly dueOn: PlainDate; readonly until: PlainDate; readonly overdue: boolean }
export type ListedDue = { readonly child: Child; readonly subjects: readonly DueSubject[] }
export type ListedContact = { readonly child: Child; readonly contact: OpenContact }
export type ListedMissed = {
  readonly child: Child
  readonly outcome: MissedOutcome
  readonly recordedOn: PlainDate
  /** Null: to be decided. */
  readonly before: PlainDate | null
  readonly owner: string | null
}
/** `before`: the term; of a referral that was not sent yet the day on which it was decided. `owner`: who has it in hand, as far as it is known. */
export type OpenEnd = { readonly child: Child; readonly before: PlainDate; readonly owner: string | null } & (
  | { readonly kind: 'referral'; readonly what: string; readonly sentOn: PlainDate; readonly id: Id<'referral'> }
  | { readonly kind: 'repeat'; readonly what: ScreeningKind; readonly round: number }
  | { readonly kind: 'to-refer'; readonly what: ScreeningKind; readonly id: Id<'screening'> }
  | { readonly kind: 'signal'; readonly what: string }
)

export type HealthLists = {
  readonly today: PlainDate
  readonly now: Instant
  /** What stands in the own agenda today. */
  readonly mine: readonly ListedContact[]
  readonly due: readonly ListedDue[]
  readonly overdue: readonly ListedDue[]
  /** Due for a vaccination and for no contact moment. */
  readonly jabs: readonly ListedDue[]
  readonly extra: readonly ListedContact[]
  readonly drafts: readonly ListedContact[]
  readonly notReached: readonly { readonly child: Child; readonly subject: string; readonly attempt: number; readonly on: PlainDate }[]
  readonly missed: readonly ListedMissed[]
  /** Asked by the family for another time, or put off; nobody planned anew since. */
  readonly replies: readonly (Reply & { readonly child: Child })[]
  /** On whose list a child stands, by child. */
  readonly sessions: ReadonlyMap<string, readonly SessionOfChild[]>
  /** To which who plans may add somebody. */
  readonly toFill: readonly KeptSession[]
  readonly open: readonly OpenEnd[]
  readonly centre: DueFigures | { readonly run: null; readonly running: DueFigures['running'] }
  readonly moments: readonly Moment[]
  readonly subjects: readonly string[]
}

export async function readHealthLists(ctx: Context): Promise<Result<HealthLists, NotPermitted>> {
  return act(ctx, 'health.due', async (tx, permit) => {
    const today = localDate(ctx.now)
    const own = (await listChildren(tx, await listMyChildren(tx))).filter((one) => isChild(one, today))
    const lists = await load(tx, ctx, own, today)
    permit.record({ actionCode: 'E', objectType: 'healthLists', detail: String(own.length) })
    const shown = shownIn(lists)
    const bases = await listOwnBases(tx, [...shown])
    const replied = new Set(lists.replies.map(({ child }) => child.id))
    for (const id of shown) {
      const about = {
        objectType: 'person',
        objectId: id,
        subjectId: id,
        fieldGroup: replied.has(id) ? 'index healthPieces ownHealth' : 'index healthPieces',
      }
      permit.record({ actionCode: 'R', ...about, ...(bases.get(id) ?? { basis: 'none' }) })
    }
    return ok(lists)
  })
}

/** Who is still called up: not yet 19, not deceased and living here. Somebody not yet born too. */
function isChild({ birthDate, expectedOn, deceasedOn, movedOn }: Child, today: PlainDate): boolean {
  if (deceasedOn !== null || movedOn !== null) return false
  return birthDate === null ? expectedOn !== null : birthDate.add({ years: 19 }).since(today).sign > 0
}

async function load(tx: Tx, ctx: Context, own: readonly Child[], today: PlainDate): Promise<HealthLists> {
  const ids = own.map(({ id }) => id)
  const byId = new Map<string, Child>(own.map((child) => [child.id, child]))
  const withChild = <T extends { readonly personId: string }>(all: readonly T[]): (T & { readonly child: Child })[] =>
    all.flatMap((one) => {
      const child = byId.get(one.personId)
      return child === undefined ? [] : [{ ...one, child }]
    })
  const contacts = withChild(await listOpenContacts(tx, ids)).map(({ child, ...contact }) => ({ child, contact }))
  const names = new Map((await listColleagues(tx)).map(({ id, name }) => [id as string, name]))
  const me = ctx.actor.kind === 'staff' ? ctx.actor.accountId : null
  return {
    ...{ today, now: ctx.now },
    mine: contacts.filter(
      ({ contact }) => contact.plannedWith === me && contact.plannedAt !== null && localDate(contact.plannedAt).equals(today),
    ),
    drafts: contacts.filter(({ contact }) => contact.status === 'begun'),
    extra: contacts.filter(({ contact }) => contact.kind === 'extra' && contact.plannedAt === null && isWaiting(contact)),
    ...(await dueLists(tx, own, today)),
    notReached: withChild(await listNotReached(tx, ids)).map(({ child, subject, attempt, notReachedOn }) => ({
      child,
      subject,
      attempt,
      on: notReachedOn,
    })),
    missed: withChild(await listOpenMissed(tx))
      .filter((one) => one.decision !== null || needsDecision(one.outcome))
      .map(({ child, outcome, recordedOn, followUpBefore, owner }) => ({
        ...{ child, outcome, recordedOn, before: followUpBefore, owner: owner === null ? null : (names.get(owner) ?? null) },
      })),
    replies: withChild(await listReplies(tx, ids)),
    sessions: Map.groupBy(await listSessionsOfChildren(tx, ids, today), ({ personId }) => personId),
    toFill: await listSessionsToFill(tx, ctx),
    open: await openEnds(tx, ids, withChild, (account) => names.get(account) ?? null),
    centre: await readDueFigures(tx),
    moments: (await findOffer(tx, today)).ever,
    subjects: await listSubjects(tx, today),
  }
}

type WithChild = <T extends { readonly personId: string }>(all: readonly T[]) => (T & { readonly child: Child })[]

/** Repeats, referrals to make, answers and signals that wait, the most urgent first. */
async function openEnds(
  tx: Tx,
  ids: readonly string[],
  withChild: WithChild,
  nameOf: (account: string) => string | null,
): Promise<OpenEnd[]> {
  const ends: OpenEnd[] = [
    ...withChild(await listToRefer(tx, ids)).map(({ child, kind, id, heldOn, recordedBy }): OpenEnd => ({
      ...{ kind: 'to-refer', child, what: kind, id, before: heldOn, owner: nameOf(recordedBy) },
    })),
    ...withChild(await listRepeats(tx, ids)).map(({ child, kind, round, before, recordedBy }): OpenEnd => ({
      ...{ kind: 'repeat', child, what: kind, round, before, owner: nameOf(recordedBy) },
    })),
    ...withChild(await listOpenReferrals(tx, ids)).map(({ child, id, sentTo, sentOn, before, owner }): OpenEnd => ({
      ...{ kind: 'referral', child, id, what: sentTo, sentOn, before, owner: nameOf(owner) },
    })),
    ...withChild(await listOpenSignals(tx, ids)).map(({ child, source, before }): OpenEnd => ({
      ...{ kind: 'signal', child, what: source, before, owner: null },
    })),
  ]
  return ends.toSorted((a, b) => Temporal.PlainDate.compare(a.before, b.before))
}

function isWaiting({ status }: OpenContact): boolean {
  return status === 'due' || status === 'invited' || status === 'not-realised' || status === 'cancelled'
}

/** Each child once: by its contact moment where it has one, with the vaccinations that can be given then. */
async function dueLists(tx: Tx, own: readonly Child[], today: PlainDate): Promise<Pick<HealthLists, 'due' | 'overdue' | 'jabs'>> {
  const born = own.flatMap(({ id, birthDate }) => (birthDate === null ? [] : [{ id, birthDate }]))
  const found = await dueOf(tx, born, await measureOf(tx, today))
  const all = own
    .flatMap((child): ListedDue[] => {
      const mine = (found.get(child.id) ?? []).map(shownDue)
      return mine.length === 0 ? [] : [{ child, subjects: mine }]
    })
    .toSorted((a, b) => Temporal.PlainDate.compare(soonest(a), soonest(b)))
  const isMoment = ({ subject }: DueSubject): boolean => subject.startsWith('moment:')
  const isLate = ({ subjects }: ListedDue): boolean => subjects.some((one) => isMoment(one) && one.overdue)
  const atMoment = all.filter(({ subjects }) => subjects.some(isMoment))
  return {
    overdue: atMoment.filter(isLate),
    due: atMoment.filter((one) => !isLate(one)),
    jabs: all.filter(({ subjects }) => !subjects.some(isMoment)),
  }
}

function shownDue({ subject, window, overdue }: Due): DueSubject {
  return { subject, dueOn: plainDate(window.due), until: plainDate(window.until), overdue }
}

/** Where there is a contact moment, that day; else the first of the vaccinations. */
function soonest({ subjects }: ListedDue): PlainDate {
  const [first, ...rest] = subjects
  if (first === undefined) throw new Error('Who is in the list is due for something')
  if (first.subject.startsWith('moment:')) return first.until
  return rest.reduce((least, { dueOn }) => (Temporal.PlainDate.compare(dueOn, least) < 0 ? dueOn : least), first.dueOn)
}

/** Every child that a list names. */
function shownIn(lists: HealthLists): ReadonlySet<Id<'person'>> {
  const { mine, due, overdue, jabs, extra, drafts, notReached, missed, replies, open } = lists
  return new Set(
    [...mine, ...due, ...overdue, ...jabs, ...extra, ...drafts, ...notReached, ...missed, ...replies, ...open].map(({ child }) => child.id),
  )
}
