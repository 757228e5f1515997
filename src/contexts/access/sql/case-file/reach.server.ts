/** Who of a family can be reached by an own page: residents who are bound to somebody that stands towards the file by age or authority now. With the sight of the system. */
import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'

export type Account = { readonly hasMail: boolean }

const bound = sql`access.standing s
  join access.resident_person b on b.centre_id = s.centre_id and b.person_id = s.holder_id
  join access.resident r on r.centre_id = b.centre_id and r.id = b.resident_id`
const stands = sql`s.relation in ('self', 'authority') and s.valid @> access.current_moment()`

/** Of these persons, those for whom somebody has an own page. */
export async function listReachable(tx: Tx, personIds: readonly string[]): Promise<ReadonlyMap<string, Account>> {
  const { rows } = await sql<{ id: string; hasMail: boolean }>`
    select s.person_id as id, bool_or(r.mail is not null) as "hasMail" from ${bound}
    where s.person_id = any(${personIds}::uuid[]) and ${stands} group by 1`.execute(tx)
  return new Map(rows.map(({ id, hasMail }) => [id, { hasMail }]))
}

export type HolderOf = { readonly personId: string; readonly holderId: string }
export const holderKey = ({ personId, holderId }: HolderOf): string => `${personId} ${holderId}`

/** Of these people with a say over a file, those who have an own page with it; by `holderKey`. */
export async function listReachableHolders(tx: Tx, holders: readonly HolderOf[]): Promise<ReadonlyMap<string, Account>> {
  if (holders.length === 0) return new Map()
  const { rows } = await sql<HolderOf & Account>`
    select s.person_id as "personId", s.holder_id as "holderId", bool_or(r.mail is not null) as "hasMail" from ${bound}
    where ${stands} and (s.person_id, s.holder_id) in (select * from unnest(${holders.map(({ personId }) => personId)}::uuid[],
      ${holders.map(({ holderId }) => holderId)}::uuid[])) group by 1, 2`.execute(tx)
  return new Map(rows.map(({ hasMail, ...one }) => [holderKey(one), { hasMail }]))
}

export type SealedMail = { readonly residentId: Id<'resident'>; readonly sealed: Buffer; readonly version: number }

/** The sealed addresses of those who have an own page with this file; `only`: of one of them. */
export async function listHolderMails(tx: Tx, personId: Id<'person'>, only: string | null = null): Promise<SealedMail[]> {
  const { rows } = await sql<SealedMail>`
    select distinct on (r.id) r.id as "residentId", r.mail as sealed, r.key_version as version from ${bound}
    where s.person_id = ${personId}::uuid and (${only}::uuid is null or s.holder_id = ${only}::uuid) and ${stands} and r.mail is not null`.execute(
    tx,
  )
  return rows
}
