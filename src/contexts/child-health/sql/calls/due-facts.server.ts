/** What being due goes by in the own tables, by the ids of many children: a line per child, days as whole numbers since 1970. With the sight of the system. */
import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { KnownContact } from '../../rules/calls/due.ts'
import type { Invited } from '../../rules/calls/invite.ts'

/** The planned contacts of these children; who has none is not in it. */
export async function listKnownContacts(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, readonly KnownContact[]>> {
  const { rows } = await sql<{ id: string; contacts: string }>`
    select person_id as id, string_agg(concat_ws(',', moment, status, coalesce(outcome, ''), due_from - date '1970-01-01', due_on - date '1970-01-01',
      due_until - date '1970-01-01', case when planned_at is null then 0 else 1 end), ';') as contacts
    from child_health.contact where person_id = any(${ids}::uuid[]) and kind = 'planned' group by 1`.execute(tx)
  return new Map(rows.map(({ id, contacts }) => [id, contacts.split(';').map(readContact)]))
}

function readContact(text: string): KnownContact {
  const [moment = '', status = '', outcome = '', from, due, until, appointed] = text.split(',')
  const window = { from: Number(from), due: Number(due), until: Number(until) }
  return { moment, status, outcome: outcome === '' ? null : outcome, window, appointed: appointed === '1' }
}

/** The newest invitation of each child for each subject. */
export async function listInvited(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, ReadonlyMap<string, Invited>>> {
  const { rows } = await sql<{ id: string; invited: string }>`
    select id, string_agg(subject || ',' || attempt || ',' || day, ';') as invited from (
      select person_id as id, subject, max(attempt) as attempt, max(invited_on) - date '1970-01-01' as day from child_health.invitation
      where person_id = any(${ids}::uuid[]) group by 1, 2) as newest group by 1`.execute(tx)
  return new Map(rows.map(({ id, invited }) => [id, new Map(invited.split(';').map(readInvited))]))
}

function readInvited(text: string): readonly [string, Invited] {
  const [subject = '', attempt, on] = text.split(',')
  return [subject, { attempt: Number(attempt), on: Number(on) }]
}
