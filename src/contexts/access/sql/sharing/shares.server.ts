/** Shares and the words in them. What was decided is never changed; what comes later (given, stopped, handed over) is filled in once. */
import { withSystemSight, type Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import type { Ground, RecipientFunction } from '../../rules/privacy/sharing.ts'
import type { SharePurpose } from '../../rules/sharing/share.ts'
import type { Sealed } from './sealed-text.ts'

export type ShareRow = {
  readonly id: Id<'share'>
  readonly personId: Id<'person'>
  readonly ground: Ground
  readonly purpose: SharePurpose
  readonly recipient: string
  readonly recipientAccountId: Id<'account'> | null
  readonly recipientName: string | null
  readonly recipientOrganisation: string | null
  readonly recipientFunction: string | null
  readonly recipientRole: RecipientFunction | null
  readonly sheet: Sealed
  readonly argument: Buffer | null
  readonly tests: readonly string[]
  readonly consentId: Id<'consent'> | null
  readonly informed: boolean
  readonly until: PlainDate | null
  readonly preparedBy: Id<'account'>
  readonly preparedAt: Instant
  readonly givenBy: string | null
  readonly givenAt: Instant | null
  readonly stoppedAt: Instant | null
  readonly stoppedBecause: 'revoked' | 'withdrawn' | 'dropped' | null
  readonly handedHow: 'hand' | 'post' | null
  readonly handedOn: PlainDate | null
  readonly compartmentId: Id<'compartment'> | null
}

export type NewShareRow = Omit<ShareRow, 'stoppedAt' | 'stoppedBecause' | 'handedHow' | 'handedOn'>
export type ItemRow = { readonly item: string; readonly snapshot: Sealed }

export async function insertShare(tx: Tx, centreId: string, row: NewShareRow, items: readonly ItemRow[]): Promise<void> {
  await tx
    .insertInto('access.share')
    .values({
      centre_id: centreId,
      id: row.id,
      person_id: row.personId,
      ground: row.ground,
      purpose: row.purpose,
      recipient: row.recipient,
      recipient_account_id: row.recipientAccountId,
      recipient_name: row.recipientName,
      recipient_organisation: row.recipientOrganisation,
      recipient_function: row.recipientFunction,
      recipient_role: row.recipientRole,
      sheet: row.sheet.sealed,
      argument: row.argument,
      centre_key_version: row.sheet.version,
      tests: [...row.tests],
      consent_id: row.consentId,
      informed: row.informed,
      until_day: row.until,
      prepared_by: row.preparedBy,
      prepared_at: row.preparedAt,
      given_by: row.givenBy,
      given_at: row.givenAt,
      compartment_id: row.compartmentId,
    })
    .execute()
  await tx
    .insertInto('access.share_item')
    .values(
      items.map(({ item, snapshot }, i) => ({
        centre_id: centreId,
        share_id: row.id,
        place: i + 1,
        person_id: row.personId,
        item,
        snapshot: snapshot.sealed,
        centre_key_version: snapshot.version,
      })),
    )
    .execute()
}

const columns = [
  'id',
  'person_id as personId',
  'ground',
  'purpose',
  'recipient',
  'recipient_account_id as recipientAccountId',
  'recipient_name as recipientName',
  'recipient_organisation as recipientOrganisation',
  'recipient_function as recipientFunction',
  'recipient_role as recipientRole',
  'sheet',
  'argument',
  'centre_key_version as version',
  'tests',
  'consent_id as consentId',
  'informed',
  'until_day as until',
  'prepared_by as preparedBy',
  'prepared_at as preparedAt',
  'given_by as givenBy',
  'given_at as givenAt',
  'stopped_at as stoppedAt',
  'stopped_because as stoppedBecause',
  'handed_how as handedHow',
  'handed_on as handedOn',
  'compartment_id as compartmentId',
] as const

type Raw = { readonly sheet: Buffer; readonly version: number }
const rowOf = ({ sheet, version, ...row }: Raw): ShareRow => ({ ...row, sheet: { sealed: sheet, version } }) as unknown as ShareRow

export async function listShareRows(tx: Tx, personId: Id<'person'>): Promise<ShareRow[]> {
  const rows = await tx
    .selectFrom('access.share')
    .select(columns)
    .where('person_id', '=', personId)
    .orderBy('prepared_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(rowOf)
}

export async function findShareRow(tx: Tx, id: Id<'share'>): Promise<ShareRow | null> {
  const row = await tx.selectFrom('access.share').select(columns).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : rowOf(row)
}

/** The hidden part in which a share is, for a member of it; null for who is none, as for a share of the open file. With the sight of the system. */
export async function findOwnPartOf(tx: Tx, id: Id<'share'>, accountId: Id<'account'>): Promise<Id<'compartment'> | null> {
  const row = await tx
    .selectFrom('access.share as s')
    .innerJoin('access.compartment_member as m', (join) =>
      join.onRef('m.centre_id', '=', 's.centre_id').onRef('m.compartment_id', '=', 's.compartment_id'),
    )
    .select('m.compartment_id as part')
    .where('s.id', '=', id)
    .where('m.account_id', '=', accountId)
    .executeTakeFirst()
  return (row?.part as Id<'compartment'> | undefined) ?? null
}

/** Those that stand open for a colleague by their own dates; whether a consent still holds is asked besides. */
export async function listSharesTo(tx: Tx, accountId: Id<'account'>): Promise<ShareRow[]> {
  const rows = await tx
    .selectFrom('access.share')
    .select(columns)
    .where('recipient_account_id', '=', accountId)
    .where('given_at', 'is not', null)
    .where('stopped_at', 'is', null)
    .orderBy('given_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(rowOf)
}

/** Seen by the actor, and then held until the end of the deed. */
export async function lockShare(tx: Tx, personId: Id<'person'>, id: Id<'share'>): Promise<ShareRow | null> {
  const seen = await findShareRow(tx, id)
  if (seen === null || seen.personId !== personId) return null
  const row = await withSystemSight(tx, () =>
    tx.selectFrom('access.share').select(columns).where('id', '=', id).forUpdate().executeTakeFirst(),
  )
  return row === undefined ? null : rowOf(row)
}

/** The items of these shares, by share, in one query however many there are. */
export async function listItemRows(tx: Tx, shareIds: readonly Id<'share'>[]): Promise<ReadonlyMap<Id<'share'>, readonly ItemRow[]>> {
  const all = new Map<Id<'share'>, ItemRow[]>(shareIds.map((id) => [id, []]))
  if (shareIds.length === 0) return all
  const rows = await tx
    .selectFrom('access.share_item')
    .select(['share_id as shareId', 'item', 'snapshot', 'centre_key_version as version'])
    .where('share_id', 'in', shareIds)
    .orderBy('place')
    .execute()
  for (const { shareId, item, snapshot, version } of rows)
    all.get(shareId as Id<'share'>)?.push({ item, snapshot: { sealed: snapshot, version } })
  return all
}

export async function updateShareGiven(tx: Tx, id: Id<'share'>, by: string, at: Instant): Promise<void> {
  await withSystemSight(tx, () => tx.updateTable('access.share').set({ given_by: by, given_at: at }).where('id', '=', id).execute())
}

type Stop = { readonly by: string; readonly at: Instant; readonly because: 'revoked' | 'withdrawn' | 'dropped' }

export async function updateShareStopped(tx: Tx, id: Id<'share'>, { by, at, because }: Stop): Promise<void> {
  await withSystemSight(tx, () =>
    tx
      .updateTable('access.share')
      .set({ stopped_by: by, stopped_at: at, stopped_because: because })
      .where('id', '=', id)
      .where('stopped_at', 'is', null)
      .execute(),
  )
}

/** All that stands on a consent; `given`: only what was given, or only what still waits. Answers their ids. */
export async function updateSharesOfConsent(
  tx: Tx,
  consentId: Id<'consent'>,
  given: boolean,
  { by, at, because }: Stop,
): Promise<string[]> {
  const rows = await withSystemSight(tx, () =>
    tx
      .updateTable('access.share')
      .set({ stopped_by: by, stopped_at: at, stopped_because: because })
      .where('consent_id', '=', consentId)
      .where('given_at', given ? 'is not' : 'is', null)
      .where('stopped_at', 'is', null)
      .returning('id')
      .execute(),
  )
  return rows.map(({ id }) => id)
}

export async function updateShareHanded(
  tx: Tx,
  id: Id<'share'>,
  handed: { readonly how: 'hand' | 'post'; readonly on: PlainDate; readonly by: string },
): Promise<void> {
  await withSystemSight(tx, () =>
    tx
      .updateTable('access.share')
      .set({ handed_how: handed.how, handed_on: handed.on, handed_by: handed.by })
      .where('id', '=', id)
      .execute(),
  )
}
