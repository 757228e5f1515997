import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'

export type Resident = {
  readonly id: Id<'resident'>
  readonly mail: { readonly sealed: Buffer; readonly version: number } | null
  readonly createdAt: Instant
}

export async function findResident(tx: Tx, id: Id<'resident'>): Promise<Resident | null> {
  const row = await tx
    .selectFrom('access.resident')
    .select(['id', 'mail', 'key_version', 'created_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return null
  const mail = row.mail === null || row.key_version === null ? null : { sealed: row.mail, version: row.key_version }
  return { id: row.id as Id<'resident'>, mail, createdAt: row.created_at }
}

export async function findResidentByHash(tx: Tx, by: 'mail_hash' | 'subject_hash', hash: Buffer): Promise<Id<'resident'> | null> {
  const row = await tx.selectFrom('access.resident').select('id').where(by, '=', hash).executeTakeFirst()
  return row === undefined ? null : (row.id as Id<'resident'>)
}

/** Addresses that another version of the centre's key seals, held until the transaction ends. */
export async function lockMailsSealedOtherwise(
  tx: Tx,
  version: number,
): Promise<{ id: Id<'resident'>; sealed: Buffer; version: number }[]> {
  const rows = await tx
    .selectFrom('access.resident')
    .select(['id', 'mail', 'key_version'])
    .where('key_version', '<>', version)
    .forUpdate()
    .execute()
  return rows.flatMap(({ id, mail, key_version }) =>
    mail === null || key_version === null ? [] : [{ id: id as Id<'resident'>, sealed: mail, version: key_version }],
  )
}

export async function updateSealedMail(tx: Tx, id: Id<'resident'>, sealed: Buffer, version: number): Promise<void> {
  await tx.updateTable('access.resident').set({ mail: sealed, key_version: version }).where('id', '=', id).execute()
}

export async function countMailsByKeyVersion(tx: Tx): Promise<Map<number, number>> {
  const rows = await tx
    .selectFrom('access.resident')
    .select((eb) => ['key_version as version', eb.fn.countAll<number>().as('number')])
    .where('key_version', 'is not', null)
    .groupBy('key_version')
    .execute()
  return new Map(rows.flatMap(({ version, number }) => (version === null ? [] : [[version, number] as const])))
}

export type NewResident = {
  readonly id: Id<'resident'>
  readonly mailHash: Buffer | null
  readonly mail: { readonly sealed: Buffer; readonly version: number } | null
  readonly subjectHash: Buffer | null
  readonly now: Instant
}

/** Nothing happens when somebody else was first with the same address or subject. */
export async function insertResident(tx: Tx, centreId: Id<'centre'>, row: NewResident): Promise<void> {
  await tx
    .insertInto('access.resident')
    .values({
      centre_id: centreId,
      id: row.id,
      mail_hash: row.mailHash,
      mail: row.mail?.sealed ?? null,
      key_version: row.mail?.version ?? null,
      subject_hash: row.subjectHash,
      created_at: row.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** False when there is none; otherwise nothing comes in or goes out until the transaction ends. */
export async function lockResident(tx: Tx, id: Id<'resident'>): Promise<boolean> {
  return (await tx.selectFrom('access.resident').select('id').where('id', '=', id).forUpdate().executeTakeFirst()) !== undefined
}

/** Sessions go along. */
export async function deleteResident(tx: Tx, id: Id<'resident'>): Promise<boolean> {
  const done = await tx.deleteFrom('access.resident').where('id', '=', id).executeTakeFirst()
  return done.numDeletedRows > 0n
}

export type ResidentSession = {
  readonly id: Id<'residentSession'>
  readonly residentId: Id<'resident'>
  readonly device: string
  readonly acr: string
  readonly createdAt: Instant
  readonly lastSeenAt: Instant
  readonly endsAt: Instant
  /** When the own key was given in this session, after signing in by mail. */
  readonly fileOpenedAt: Instant | null
}

function sessions(tx: Tx) {
  return tx
    .selectFrom('access.resident_session')
    .select(['id', 'resident_id', 'device', 'acr', 'created_at', 'last_seen_at', 'ends_at', 'file_opened_at'])
}

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof sessions>['executeTakeFirst']>>>

function toSession(row: Row): ResidentSession {
  return {
    id: row.id as Id<'residentSession'>,
    residentId: row.resident_id as Id<'resident'>,
    device: row.device,
    acr: row.acr,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    endsAt: row.ends_at,
    fileOpenedAt: row.file_opened_at,
  }
}

export async function findResidentSession(tx: Tx, tokenHash: Buffer): Promise<ResidentSession | null> {
  const row = await sessions(tx).where('token_hash', '=', tokenHash).executeTakeFirst()
  return row === undefined ? null : toSession(row)
}

export async function listResidentSessions(tx: Tx, residentId: Id<'resident'>): Promise<ResidentSession[]> {
  return (await sessions(tx).where('resident_id', '=', residentId).orderBy('last_seen_at', 'desc').execute()).map(toSession)
}

export async function insertResidentSession(
  tx: Tx,
  centreId: Id<'centre'>,
  row: Omit<ResidentSession, 'createdAt' | 'fileOpenedAt'> & { readonly tokenHash: Buffer },
): Promise<void> {
  await tx
    .insertInto('access.resident_session')
    .values({
      centre_id: centreId,
      id: row.id,
      token_hash: row.tokenHash,
      resident_id: row.residentId,
      device: row.device,
      acr: row.acr,
      created_at: row.lastSeenAt,
      last_seen_at: row.lastSeenAt,
      ends_at: row.endsAt,
    })
    .execute()
}

export async function touchResidentSession(tx: Tx, id: Id<'residentSession'>, now: Instant): Promise<void> {
  await tx.updateTable('access.resident_session').set({ last_seen_at: now }).where('id', '=', id).execute()
}

export async function updateFileOpened(tx: Tx, id: Id<'residentSession'>, at: Instant): Promise<void> {
  await tx.updateTable('access.resident_session').set({ file_opened_at: at }).where('id', '=', id).execute()
}

/** One session, or all of this resident. */
export async function deleteResidentSessions(tx: Tx, residentId: Id<'resident'>, only: Id<'residentSession'> | null): Promise<number> {
  const all = tx.deleteFrom('access.resident_session').where('resident_id', '=', residentId)
  const done = await (only === null ? all : all.where('id', '=', only)).executeTakeFirst()
  return Number(done.numDeletedRows)
}

export async function deleteResidentSessionsBefore(tx: Tx, at: { readonly seenBefore: Instant; readonly now: Instant }): Promise<void> {
  await tx
    .deleteFrom('access.resident_session')
    .where((eb) => eb.or([eb('ends_at', '<=', at.now), eb('last_seen_at', '<=', at.seenBefore)]))
    .execute()
}
