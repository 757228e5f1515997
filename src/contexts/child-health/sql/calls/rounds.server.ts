/** Call-up rounds and their invitations. That nobody is invited twice, the index `invitation_once` promises; these statements rely on it. */
import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import type { Subject } from '../../rules/calls/due.ts'
import type { Reach } from '../../rules/calls/invite.ts'
import type { CheckedWish } from '../../rules/calls/round.ts'

export type RoundState = 'made' | 'running' | 'done' | 'failed'
export type Round = CheckedWish & {
  readonly id: Id<'round'>
  readonly asOf: PlainDate
  readonly madeBy: Id<'account'>
  readonly madeAt: Instant
  readonly state: RoundState
  readonly looked: number
  readonly selected: number
  readonly invited: number
  readonly finishedAt: Instant | null
}

const columns = [
  ...(['id', 'subject', 'born_from as bornFrom', 'born_until as bornUntil', 'as_of as asOf', 'attempt', 'made_by as madeBy'] as const),
  ...(['made_at as madeAt', 'state', 'looked', 'selected', 'invited', 'finished_at as finishedAt'] as const),
] as const

/** False: it was asked for already, by the same press of the button. */
export async function insertRound(
  tx: Tx,
  centreId: string,
  round: Pick<Round, 'id' | 'subject' | 'bornFrom' | 'bornUntil' | 'asOf' | 'attempt'> & {
    readonly madeBy: string
    readonly madeAt: Instant
    readonly askedAs: string
  },
): Promise<boolean> {
  const added = await tx
    .insertInto('child_health.round')
    .values({
      ...{ centre_id: centreId, id: round.id, subject: round.subject, born_from: round.bornFrom, born_until: round.bornUntil },
      ...{ as_of: round.asOf, attempt: round.attempt, made_by: round.madeBy, made_at: round.madeAt, asked_as: round.askedAs },
    })
    .onConflict((conflict) => conflict.constraint('round_asked_once').doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

export async function findRound(tx: Tx, id: Id<'round'>): Promise<Round | null> {
  const row = await tx.selectFrom('child_health.round').select(columns).where('id', '=', id).executeTakeFirst()
  return (row as Round | undefined) ?? null
}

export async function findRoundAskedAs(tx: Tx, askedAs: string): Promise<Id<'round'> | null> {
  const row = await tx.selectFrom('child_health.round').select('id').where('asked_as', '=', askedAs).executeTakeFirst()
  return (row?.id as Id<'round'> | undefined) ?? null
}

/** The newest first. */
export async function listRounds(tx: Tx, most: number): Promise<Round[]> {
  const rows = await tx
    .selectFrom('child_health.round')
    .select(columns)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
  return rows as Round[]
}

/** Begins, or goes on after it was broken off: whom it had invited stays invited, and is counted. */
export async function beginRound(tx: Tx, id: Id<'round'>): Promise<void> {
  await sql`update child_health.round r set state = 'running', looked = 0, (selected, invited) = (
    select count(*), count(*) from child_health.invitation i where i.centre_id = r.centre_id and i.round_id = r.id) where r.id = ${id}::uuid`.execute(
    tx,
  )
}

export async function countInRound(
  tx: Tx,
  id: Id<'round'>,
  more: { readonly looked: number; readonly selected: number; readonly invited: number },
): Promise<void> {
  await tx
    .updateTable('child_health.round')
    .set((eb) => ({
      ...{
        looked: eb('looked', '+', more.looked),
        selected: eb('selected', '+', more.selected),
        invited: eb('invited', '+', more.invited),
      },
    }))
    .where('id', '=', id)
    .execute()
}

export async function endRound(tx: Tx, id: Id<'round'>, state: 'done' | 'failed', at: Instant): Promise<void> {
  await tx.updateTable('child_health.round').set({ state, finished_at: at }).where('id', '=', id).execute()
}

export type NewInvitation = { readonly personId: Id<'person'>; readonly contactId: Id<'contact'> | null; readonly channel: Reach }

/** Whoever was invited already for this subject in this attempt is left out: the answer has only those who were invited now. */
export async function insertInvitations(
  tx: Tx,
  centreId: string,
  of: {
    readonly roundId: Id<'round'> | null
    readonly subject: Subject | `contact:${string}`
    readonly attempt: number
    readonly on: PlainDate
    readonly atMs: number
  },
  all: readonly NewInvitation[],
): Promise<{ readonly id: Id<'invitation'>; readonly personId: Id<'person'>; readonly channel: Reach }[]> {
  if (all.length === 0) return []
  const { rows } = await sql<{ id: Id<'invitation'>; personId: Id<'person'>; channel: Reach }>`
    insert into child_health.invitation (centre_id, id, person_id, round_id, contact_id, subject, attempt, channel, invited_on)
    select ${centreId}::uuid, id, person_id, ${of.roundId}::uuid, contact_id, ${of.subject}, ${of.attempt}::smallint, channel, ${of.on}::date
    from unnest(${all.map(() => newId(of.atMs))}::uuid[], ${all.map(({ personId }) => personId)}::uuid[],
      ${all.map(({ contactId }) => contactId)}::uuid[], ${all.map(({ channel }) => channel)}::text[]) as one (id, person_id, contact_id, channel)
    order by person_id on conflict on constraint invitation_once do nothing
    returning id, person_id as "personId", channel`.execute(tx)
  return rows
}

/** The contacts of these children for one moment, by the child. */
export async function listContactsFor(tx: Tx, ids: readonly string[], moment: string): Promise<ReadonlyMap<string, Id<'contact'>>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('child_health.contact')
    .select(['id', 'person_id'])
    .where('person_id', 'in', ids)
    .where('moment', '=', moment)
    .where('kind', '=', 'planned')
    .execute()
  return new Map(rows.map(({ id, person_id }) => [person_id, id as Id<'contact'>]))
}

export type Invitation = {
  readonly id: Id<'invitation'>
  readonly personId: Id<'person'>
  readonly contactId: Id<'contact'> | null
  readonly subject: string
  readonly attempt: number
  readonly channel: Reach
  readonly invitedOn: PlainDate
  readonly notReachedOn: PlainDate | null
}

function invitations(tx: Tx) {
  return tx
    .selectFrom('child_health.invitation')
    .select([
      ...(['id', 'person_id as personId', 'contact_id as contactId', 'subject', 'attempt', 'channel', 'invited_on as invitedOn'] as const),
      'not_reached_on as notReachedOn',
    ])
}

export async function findInvitation(tx: Tx, id: Id<'invitation'>): Promise<Invitation | null> {
  const row = await invitations(tx).where('id', '=', id).executeTakeFirst()
  return (row as Invitation | undefined) ?? null
}

/** Of one child, the newest first. */
export async function listInvitations(tx: Tx, personId: Id<'person'>): Promise<Invitation[]> {
  const rows = await invitations(tx).where('person_id', '=', personId).orderBy('invited_on', 'desc').orderBy('attempt', 'desc').execute()
  return rows as Invitation[]
}

/** Nobody opened it, or the letter came back. False: it was known already. */
export async function markNotReached(tx: Tx, id: Id<'invitation'>, on: PlainDate): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('child_health.invitation')
    .set({ not_reached_on: on })
    .where('id', '=', id)
    .where('not_reached_on', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Held until the transaction ends: two jobs that want to send the same meet here. Null: sent already, or not there. */
export async function lockUnmailed(tx: Tx, id: Id<'invitation'>): Promise<Id<'person'> | null> {
  const row = await tx
    .selectFrom('child_health.invitation')
    .select('person_id as personId')
    .where('id', '=', id)
    .where('mailed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return (row?.personId as Id<'person'> | undefined) ?? null
}

export async function markMailed(tx: Tx, id: Id<'invitation'>, at: Instant): Promise<void> {
  await tx.updateTable('child_health.invitation').set({ mailed_at: at }).where('id', '=', id).execute()
}
