import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Contact } from '../../rules/record/record.ts'

function contacts(tx: Tx) {
  return tx
    .selectFrom('child_health.contact')
    .select([
      ...(['id', 'person_id as personId', 'kind', 'moment', 'due_from as dueFrom', 'due_on as dueOn', 'due_until as dueUntil'] as const),
      ...(['status', 'outcome', 'form', 'discipline', 'planned_at as plannedAt', 'held_on as heldOn', 'held_by as heldBy'] as const),
      ...(['companion', 'version'] as const),
    ])
}

/** All of a child, in the order in which they were due. */
export async function listContacts(tx: Tx, personId: Id<'person'>): Promise<Contact[]> {
  const rows = await contacts(tx).where('person_id', '=', personId).orderBy('due_on').orderBy('id').execute()
  return rows as Contact[] // the checks of the table keep states and codes
}

export async function findContact(tx: Tx, id: Id<'contact'>): Promise<Contact | null> {
  const row = await contacts(tx).where('id', '=', id).executeTakeFirst()
  return (row as Contact | undefined) ?? null
}

/** Who closes it twice goes one after the other. */
export async function lockContact(tx: Tx, id: Id<'contact'>): Promise<Contact | null> {
  const row = await contacts(tx).where('id', '=', id).forUpdate().executeTakeFirst()
  return (row as Contact | undefined) ?? null
}
