/** Keys that bind an account to a person, and the bindings. All of it with the sight of the system, as neither side sees the other's rows. */
import { sql } from 'kysely'
import { withSystemSight, type Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import type { KeyFacts } from '../../rules/case-file/file-key.ts'

export type FileKey = KeyFacts & {
  readonly id: Id<'fileKey'>
  readonly fileId: Id<'person'>
  readonly personId: Id<'person'>
  readonly verifier: Buffer
  readonly handedBy: string
  readonly handedAt: Instant
}

const columns = [
  'id',
  'file_id as fileId',
  'person_id as personId',
  'verifier',
  'handed_by as handedBy',
  'handed_at as handedAt',
  'expires_at as expiresAt',
  'used_at as usedAt',
  'revoked_at as revokedAt',
] as const

export async function insertFileKey(
  tx: Tx,
  centreId: string,
  key: Omit<FileKey, 'usedAt' | 'revokedAt'> & { readonly selector: string },
): Promise<void> {
  await withSystemSight(tx, () =>
    tx
      .insertInto('access.file_key')
      .values({
        centre_id: centreId,
        id: key.id,
        file_id: key.fileId,
        person_id: key.personId,
        selector: key.selector,
        verifier: key.verifier,
        handed_by: key.handedBy,
        handed_at: key.handedAt,
        expires_at: key.expiresAt,
      })
      .execute(),
  )
}

export async function lockFileKey(tx: Tx, selector: string): Promise<FileKey | null> {
  const row = await withSystemSight(tx, () =>
    tx.selectFrom('access.file_key').select(columns).where('selector', '=', selector).forUpdate().executeTakeFirst(),
  )
  return (row as FileKey | undefined) ?? null
}

/** Those of a person that can still be used. */
export async function revokeFileKeys(tx: Tx, personId: Id<'person'>, at: Instant): Promise<number> {
  const done = await withSystemSight(tx, () =>
    tx
      .updateTable('access.file_key')
      .set({ revoked_at: at })
      .where('person_id', '=', personId)
      .where('used_at', 'is', null)
      .where('revoked_at', 'is', null)
      .executeTakeFirst(),
  )
  return Number(done.numUpdatedRows)
}

export async function updateFileKeyUsed(tx: Tx, id: Id<'fileKey'>, at: Instant): Promise<void> {
  await withSystemSight(tx, () => tx.updateTable('access.file_key').set({ used_at: at }).where('id', '=', id).execute())
}

/** Who stands towards this file by age or authority, ever, with what is known of their account. */
export type Receiver = {
  readonly personId: Id<'person'>
  readonly relation: 'self' | 'authority'
  readonly from: Instant
  readonly until: Instant | null
  readonly birthDate: PlainDate | null
  readonly boundAt: Instant | null
  readonly keyExpiresAt: Instant | null
}

export async function listReceivers(tx: Tx, fileId: Id<'person'>, now: Instant): Promise<Receiver[]> {
  const rows = await withSystemSight(tx, () =>
    tx
      .selectFrom('access.standing as s')
      .innerJoin('access.subject as p', (join) => join.onRef('p.centre_id', '=', 's.centre_id').onRef('p.person_id', '=', 's.holder_id'))
      .leftJoin('access.resident_person as b', (join) =>
        join.onRef('b.centre_id', '=', 's.centre_id').onRef('b.person_id', '=', 's.holder_id'),
      )
      .leftJoin('access.file_key as k', (join) =>
        join
          .onRef('k.centre_id', '=', 's.centre_id')
          .onRef('k.person_id', '=', 's.holder_id')
          .on('k.used_at', 'is', null)
          .on('k.revoked_at', 'is', null)
          .on('k.expires_at', '>', now),
      )
      .select([
        's.holder_id as personId',
        's.relation',
        sql<Instant>`lower(s.valid)`.as('from'),
        sql<Instant | null>`upper(s.valid)`.as('until'),
        'p.birth_date as birthDate',
        'b.bound_at as boundAt',
        'k.expires_at as keyExpiresAt',
      ])
      .where('s.person_id', '=', fileId)
      .where('s.relation', 'in', ['self', 'authority'])
      .orderBy('s.relation')
      .orderBy(sql`lower(s.valid)`)
      .orderBy('s.holder_id')
      .execute(),
  )
  return rows as Receiver[]
}

export async function findBirthDate(tx: Tx, personId: Id<'person'>): Promise<PlainDate | null> {
  const row = await withSystemSight(tx, () =>
    tx.selectFrom('access.subject').select('birth_date').where('person_id', '=', personId).executeTakeFirst(),
  )
  return row?.birth_date ?? null
}

export async function deleteFileKeysBefore(tx: Tx, handedBefore: Instant): Promise<void> {
  await tx.deleteFrom('access.file_key').where('handed_at', '<', handedBefore).execute()
}

export type Binding = { readonly personId: Id<'person'>; readonly ownKey: Buffer | null; readonly boundAt: Instant }

export async function findBinding(tx: Tx, residentId: Id<'resident'>): Promise<Binding | null> {
  const row = await tx
    .selectFrom('access.resident_person')
    .select(['person_id as personId', 'own_key as ownKey', 'bound_at as boundAt'])
    .where('resident_id', '=', residentId)
    .executeTakeFirst()
  return (row as Binding | undefined) ?? null
}

/** Who the resident of this transaction is; null for who is nobody yet, and for others. */
export async function findOwnPerson(tx: Tx): Promise<Id<'person'> | null> {
  const { rows } = await sql<{ id: Id<'person'> | null }>`select access.current_holder() as id`.execute(tx)
  return rows[0]?.id ?? null
}

export async function insertBinding(
  tx: Tx,
  centreId: string,
  binding: Binding & { readonly residentId: Id<'resident'>; readonly boundBy: string },
): Promise<void> {
  await withSystemSight(tx, () =>
    tx
      .insertInto('access.resident_person')
      .values({
        centre_id: centreId,
        resident_id: binding.residentId,
        person_id: binding.personId,
        how: 'key-in-hand',
        bound_by: binding.boundBy,
        bound_at: binding.boundAt,
        own_key: binding.ownKey,
      })
      .execute(),
  )
}

export async function updateOwnKey(tx: Tx, residentId: Id<'resident'>, ownKey: Buffer): Promise<void> {
  await withSystemSight(tx, () =>
    tx.updateTable('access.resident_person').set({ own_key: ownKey }).where('resident_id', '=', residentId).execute(),
  )
}

/** Null: this person, or this account, had none. */
export async function deleteBinding(
  tx: Tx,
  by: { readonly residentId: Id<'resident'> } | { readonly personId: Id<'person'> },
): Promise<{ readonly personId: Id<'person'>; readonly residentId: Id<'resident'> } | null> {
  const row = await withSystemSight(tx, () => {
    const query = tx.deleteFrom('access.resident_person').returning(['person_id as personId', 'resident_id as residentId'])
    return (
      'residentId' in by ? query.where('resident_id', '=', by.residentId) : query.where('person_id', '=', by.personId)
    ).executeTakeFirst()
  })
  return (row as { personId: Id<'person'>; residentId: Id<'resident'> } | undefined) ?? null
}
