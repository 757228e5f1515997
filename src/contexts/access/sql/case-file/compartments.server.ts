/** Hidden parts of files. Looking is done with the own sight, which is there for members alone; writing with that of the system. */
import { sql } from 'kysely'
import { withSystemSight, type Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'
import type { Successor } from '../../rules/case-file/successor.ts'

export type Compartment = {
  readonly id: Id<'compartment'>
  readonly personId: Id<'person'>
  readonly openedBy: Id<'account'>
  readonly openedAt: Instant
  readonly closedAt: Instant | null
}

const columns = ['id', 'person_id as personId', 'opened_by as openedBy', 'opened_at as openedAt', 'closed_at as closedAt'] as const

export async function insertCompartment(
  tx: Tx,
  centreId: string,
  { id, personId, openedBy, openedAt }: Omit<Compartment, 'closedAt'>,
): Promise<void> {
  await withSystemSight(tx, async () => {
    await tx
      .insertInto('access.compartment')
      .values({ centre_id: centreId, id, person_id: personId, opened_by: openedBy, opened_at: openedAt })
      .execute()
  })
  await insertMember(tx, centreId, { compartmentId: id, accountId: openedBy, by: openedBy, at: openedAt })
}

/** Null for who is no member, as for one that is not there. */
export async function findCompartment(tx: Tx, id: Id<'compartment'>): Promise<Compartment | null> {
  const row = await tx.selectFrom('access.compartment').select(columns).where('id', '=', id).executeTakeFirst()
  return (row as Compartment | undefined) ?? null
}

export async function listCompartmentsOf(tx: Tx, personId: Id<'person'>): Promise<Compartment[]> {
  const rows = await tx.selectFrom('access.compartment').select(columns).where('person_id', '=', personId).orderBy('opened_at').execute()
  return rows as Compartment[]
}

/** One at a time, so that the last two do not leave at the same moment. */
export async function lockMembers(tx: Tx, id: Id<'compartment'>): Promise<Id<'account'>[]> {
  return withSystemSight(tx, async () => {
    await tx.selectFrom('access.compartment').select('id').where('id', '=', id).forUpdate().execute()
    const rows = await tx
      .selectFrom('access.compartment_member')
      .select('account_id')
      .where('compartment_id', '=', id)
      .orderBy('added_at')
      .execute()
    return rows.map(({ account_id: account }) => account as Id<'account'>)
  })
}

export async function insertMember(
  tx: Tx,
  centreId: string,
  member: {
    readonly compartmentId: Id<'compartment'>
    readonly accountId: Id<'account'>
    readonly by: string
    readonly at: Instant
  },
): Promise<void> {
  await withSystemSight(tx, () =>
    tx
      .insertInto('access.compartment_member')
      .values({
        centre_id: centreId,
        compartment_id: member.compartmentId,
        account_id: member.accountId,
        added_by: member.by,
        added_at: member.at,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  )
}

export async function deleteMember(tx: Tx, id: Id<'compartment'>, accountId: Id<'account'>): Promise<void> {
  await withSystemSight(tx, () =>
    tx.deleteFrom('access.compartment_member').where('compartment_id', '=', id).where('account_id', '=', accountId).execute(),
  )
}

export async function deleteMembershipsOf(
  tx: Tx,
  accountId: Id<'account'>,
): Promise<{ compartmentId: Id<'compartment'>; personId: Id<'person'> }[]> {
  return withSystemSight(tx, async () => {
    const rows = await tx.deleteFrom('access.compartment_member').where('account_id', '=', accountId).returning('compartment_id').execute()
    if (rows.length === 0) return []
    const ids = rows.map(({ compartment_id: id }) => id)
    const found = await tx.selectFrom('access.compartment').select(columns).where('id', 'in', ids).execute()
    return found.map(({ id, personId }) => ({ compartmentId: id as Id<'compartment'>, personId: personId as Id<'person'> }))
  })
}

export async function updateCompartmentClosed(tx: Tx, id: Id<'compartment'>, at: Instant): Promise<void> {
  await withSystemSight(tx, () => tx.updateTable('access.compartment').set({ closed_at: at }).where('id', '=', id).execute())
}

export async function updateSuccessor(tx: Tx, id: Id<'compartment'>, successorId: Id<'account'>): Promise<void> {
  await withSystemSight(tx, () => tx.updateTable('access.compartment').set({ successor_id: successorId }).where('id', '=', id).execute())
}

export type Unkept = {
  readonly compartmentId: Id<'compartment'>
  readonly personId: Id<'person'>
  readonly successors: readonly Successor[]
}

/**
 * Hidden parts that no member can open: each left, lost the role, or works with the person no more. A coordinator can always hand one on. With those who could
 * keep them, as `successorOf` wants them. `leaver`: whoever is leaving in this transaction does not count.
 */
export async function lockUnkept(tx: Tx, now: Instant, leaver: Id<'account'> | null): Promise<Unkept[]> {
  return withSystemSight(tx, async () => {
    const works = (
      account: string,
    ) => sql`exists (select from access.standing s where s.centre_id = c.centre_id and s.person_id = c.person_id
      and s.holder_id = ${sql.ref(account)} and s.relation in ('care', 'clearedCare') and s.valid @> ${now}::timestamptz)`
    const has = (account: string, role: string) => sql`exists (select from access.account_role r where r.centre_id = c.centre_id
      and r.account_id = ${sql.ref(account)} and r.role = ${role})`
    const isHere = sql`a.state = 'active' and a.id is distinct from ${leaver}::uuid`
    const { rows } = await sql<{ id: Id<'compartment'>; person: Id<'person'>; successors: Successor[] }>`
      select c.id, c.person_id as person, coalesce((
        select json_agg(json_build_object('accountId', a.id, 'named', a.id is not distinct from c.successor_id, 'works', ${works('a.id')},
          'coordinates', ${has('a.id', 'coordinator')}) order by a.created_at, a.id)
        from access.account a where a.centre_id = c.centre_id and ${isHere} and (${has('a.id', 'coordinator')} or a.id = c.successor_id)), '[]') as successors
      from access.compartment c
      where not exists (
        select from access.compartment_member m join access.account a on a.centre_id = m.centre_id and a.id = m.account_id
        where m.centre_id = c.centre_id and m.compartment_id = c.id and ${isHere}
          and (${has('a.id', 'coordinator')} or (${has('a.id', 'professional')} and ${works('a.id')})))
      order by c.id for update of c`.execute(tx)
    return rows.map(({ id, person, successors }) => ({ compartmentId: id, personId: person, successors }))
  })
}

/** Does a colleague work with the person now? Asked of somebody else than who acts. */
export async function worksWithPerson(tx: Tx, personId: Id<'person'>, accountId: Id<'account'>, now: Instant): Promise<boolean> {
  const row = await withSystemSight(tx, () =>
    tx
      .selectFrom('access.standing')
      .select('source_id')
      .where('person_id', '=', personId)
      .where('holder_id', '=', accountId)
      .where('relation', 'in', ['care', 'clearedCare'])
      .where(sql<boolean>`valid @> ${now}::timestamptz`)
      .executeTakeFirst(),
  )
  return row !== undefined
}
