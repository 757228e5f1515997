import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'

export type KeptContact = {
  readonly id: Id<'contactPoint'>
  readonly personId: Id<'person'>
  readonly kind: 'phone' | 'mail'
  readonly value: Buffer
  readonly keyVersion: number
  readonly secret: boolean
  readonly safe: boolean
}

export async function listContacts(tx: Tx, personIds: readonly string[]): Promise<KeptContact[]> {
  if (personIds.length === 0) return []
  const rows = await tx
    .selectFrom('families.contact_point')
    .select(['id', 'person_id as personId', 'kind', 'value', 'centre_key_version as keyVersion', 'secret', 'safe'])
    .where('person_id', 'in', personIds)
    .orderBy('created_at')
    .execute()
  return rows as KeptContact[]
}

export async function insertContact(tx: Tx, centreId: string, contact: KeptContact, at: Instant): Promise<void> {
  await tx
    .insertInto('families.contact_point')
    .values({
      ...{ centre_id: centreId, id: contact.id, person_id: contact.personId, kind: contact.kind, value: contact.value },
      ...{ centre_key_version: contact.keyVersion, secret: contact.secret, safe: contact.safe, created_at: at },
    })
    .execute()
}

/** Whose it is and whether it is secret, as far as the actor may see it. */
export async function findContact(tx: Tx, id: Id<'contactPoint'>): Promise<Pick<KeptContact, 'personId' | 'secret'> | null> {
  const row = await tx
    .selectFrom('families.contact_point')
    .select(['person_id as personId', 'secret'])
    .where('id', '=', id)
    .executeTakeFirst()
  return (row as Pick<KeptContact, 'personId' | 'secret'> | undefined) ?? null
}

export async function deleteContact(tx: Tx, personId: Id<'person'>, id: Id<'contactPoint'>): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('families.contact_point')
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows === 1n
}
