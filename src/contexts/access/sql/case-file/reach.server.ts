/** Who of a family can be reached by an own page: residents who are bound to somebody that stands towards the file by age or authority now. With the sight of the system. */
import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'

export type Account = { readonly hasMail: boolean }

/** Of these persons, those for whom somebody has an own page. */
export async function listReachable(tx: Tx, personIds: readonly string[]): Promise<ReadonlyMap<string, Account>> {
  const { rows } = await sql<{ id: string; hasMail: boolean }>`
    select s.person_id as id, bool_or(r.mail is not null) as "hasMail" from access.standing s
      join access.resident_person b on b.centre_id = s.centre_id and b.person_id = s.holder_id
      join access.resident r on r.centre_id = b.centre_id and r.id = b.resident_id
    where s.person_id = any(${personIds}::uuid[]) and s.relation in ('self', 'authority') and s.valid @> access.current_moment() group by 1`.execute(
    tx,
  )
  return new Map(rows.map(({ id, hasMail }) => [id, { hasMail }]))
}

export type SealedMail = { readonly residentId: Id<'resident'>; readonly sealed: Buffer; readonly version: number }

/** The sealed addresses of those who have an own page with this file. */
export async function listHolderMails(tx: Tx, personId: Id<'person'>): Promise<SealedMail[]> {
  const { rows } = await sql<SealedMail>`
    select distinct on (r.id) r.id as "residentId", r.mail as sealed, r.key_version as version from access.standing s
      join access.resident_person b on b.centre_id = s.centre_id and b.person_id = s.holder_id
      join access.resident r on r.centre_id = b.centre_id and r.id = b.resident_id
    where s.person_id = ${personId}::uuid and s.relation in ('self', 'authority') and s.valid @> access.current_moment() and r.mail is not null`.execute(
    tx,
  )
  return rows
}
