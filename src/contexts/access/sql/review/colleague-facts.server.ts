/** What colleagues told about their own life, and what the centre knows of who they are. */
import { withSystemSight, type Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'

export type StoredFacts = { readonly id: string; readonly accountId: Id<'account'>; readonly facts: Buffer; readonly version: number }

/** As row-level security shows it: one's own, or for the system everybody's. */
export async function listFacts(tx: Tx): Promise<StoredFacts[]> {
  const rows = await tx
    .selectFrom('access.colleague_facts')
    .select(['id', 'account_id as accountId', 'facts', 'centre_key_version as version'])
    .orderBy('id')
    .execute()
  return rows as StoredFacts[]
}

/** In place of what was told before: a new row, as the seal is bound to it. */
export async function replaceFacts(tx: Tx, centreId: string, facts: StoredFacts, at: Instant): Promise<void> {
  await withSystemSight(tx, async () => {
    await tx.deleteFrom('access.colleague_facts').where('account_id', '=', facts.accountId).execute()
    await tx
      .insertInto('access.colleague_facts')
      .values({
        ...{ centre_id: centreId, id: facts.id, account_id: facts.accountId, facts: facts.facts },
        ...{ centre_key_version: facts.version, told_at: at },
      })
      .execute()
  })
}

export async function deleteFacts(tx: Tx, accountId: Id<'account'>): Promise<boolean> {
  const done = await withSystemSight(tx, () =>
    tx.deleteFrom('access.colleague_facts').where('account_id', '=', accountId).executeTakeFirst(),
  )
  return done.numDeletedRows > 0n
}

/** Persons whose account of a resident has one of these mail addresses, by their keyed hashes. */
export async function listPersonsByMail(tx: Tx, hashes: readonly Buffer[]): Promise<{ hash: Buffer; personId: Id<'person'> }[]> {
  if (hashes.length === 0) return []
  const rows = await tx
    .selectFrom('access.resident as r')
    .innerJoin('access.resident_person as p', (join) => join.onRef('p.centre_id', '=', 'r.centre_id').onRef('p.resident_id', '=', 'r.id'))
    .select(['r.mail_hash as hash', 'p.person_id as personId'])
    .where('r.mail_hash', 'in', hashes)
    .execute()
  return rows as { hash: Buffer; personId: Id<'person'> }[]
}
