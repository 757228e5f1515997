import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'

export type MailLink = {
  readonly id: Id<'mailLink'>
  readonly tokenHash: Buffer
  readonly mailHash: Buffer
  readonly mail: { readonly sealed: Buffer; readonly version: number }
  readonly browserHash: Buffer
  readonly language: string
  readonly createdAt: Instant
}

function links(tx: Tx) {
  return tx.selectFrom('access.mail_link').selectAll()
}

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof links>['executeTakeFirst']>>>

function toLink(row: Row): MailLink {
  return {
    id: row.id as Id<'mailLink'>,
    tokenHash: row.token_hash,
    mailHash: row.mail_hash,
    mail: { sealed: row.mail, version: row.key_version },
    browserHash: row.browser_hash,
    language: row.language,
    createdAt: row.created_at,
  }
}

export async function insertMailLink(tx: Tx, centreId: Id<'centre'>, link: MailLink): Promise<void> {
  await tx
    .insertInto('access.mail_link')
    .values({
      centre_id: centreId,
      id: link.id,
      token_hash: link.tokenHash,
      mail_hash: link.mailHash,
      mail: link.mail.sealed,
      key_version: link.mail.version,
      browser_hash: link.browserHash,
      language: link.language,
      created_at: link.createdAt,
    })
    .execute()
}

export async function countMailLinks(tx: Tx, mailHash: Buffer, since: Instant): Promise<number> {
  const row = await tx
    .selectFrom('access.mail_link')
    .select((eb) => eb.fn.countAll<number>().as('number'))
    .where('mail_hash', '=', mailHash)
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow()
  return row.number
}

export async function findMailLink(tx: Tx, tokenHash: Buffer, since: Instant): Promise<MailLink | null> {
  const row = await links(tx).where('token_hash', '=', tokenHash).where('created_at', '>', since).executeTakeFirst()
  return row === undefined ? null : toLink(row)
}

export async function findMailLinkById(tx: Tx, id: Id<'mailLink'>, since: Instant): Promise<MailLink | null> {
  const row = await links(tx).where('id', '=', id).where('created_at', '>', since).executeTakeFirst()
  return row === undefined ? null : toLink(row)
}

/** Links whose address another version of the centre's key seals, held until the transaction ends. */
export async function lockLinksSealedOtherwise(tx: Tx, version: number): Promise<MailLink[]> {
  return (await links(tx).where('key_version', '<>', version).forUpdate().execute()).map(toLink)
}

export async function updateLinkMail(tx: Tx, id: Id<'mailLink'>, mail: MailLink['mail']): Promise<void> {
  await tx.updateTable('access.mail_link').set({ mail: mail.sealed, key_version: mail.version }).where('id', '=', id).execute()
}

export async function countLinksByKeyVersion(tx: Tx): Promise<Map<number, number>> {
  const rows = await tx
    .selectFrom('access.mail_link')
    .select((eb) => ['key_version as version', eb.fn.countAll<number>().as('number')])
    .groupBy('key_version')
    .execute()
  return new Map(rows.map(({ version, number }) => [version, number]))
}

/** False when the link was used meanwhile. */
export async function deleteMailLink(tx: Tx, id: Id<'mailLink'>): Promise<boolean> {
  return (await tx.deleteFrom('access.mail_link').where('id', '=', id).executeTakeFirst()).numDeletedRows > 0n
}

/** The links that are still on their way to a resident's address. */
export async function deleteMailLinksOf(tx: Tx, residentId: Id<'resident'>): Promise<void> {
  const resident = await tx.selectFrom('access.resident').select('mail_hash').where('id', '=', residentId).executeTakeFirst()
  const mailHash = resident?.mail_hash ?? null
  if (mailHash !== null) await tx.deleteFrom('access.mail_link').where('mail_hash', '=', mailHash).execute()
}

export async function deleteMailLinksBefore(tx: Tx, before: Instant): Promise<void> {
  await tx.deleteFrom('access.mail_link').where('created_at', '<=', before).execute()
}
