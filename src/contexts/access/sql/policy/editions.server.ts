/** The register of editions of the access policy: of the whole installation, as the rules are part of the program. Rows are added only. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Database, Tx } from '#platform/db.server.ts'
import { newId } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'
import type { KeptEdition } from '../../rules/policy/edition.ts'

const named = z.record(z.string(), z.unknown())
/** As `policyText` writes it; the purposes of relations, the last, are part of the hash alone. */
const Rules = z.tuple([named, z.array(z.unknown()), named], z.unknown()).transform(([deeds, lines, needs]) => ({ deeds, lines, needs }))

/** One edition is noted at a time: processes that start together do not note the same twice. Kept until the transaction ends. */
export async function lockEditions(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('policy edition'))`.execute(tx)
}

export async function findLastVersion(db: Database | Tx): Promise<string | null> {
  const row = await db
    .selectFrom('access.policy_edition')
    .select('version')
    .orderBy('held_from', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.version ?? null
}

export async function insertEdition(tx: Tx, version: string, rules: string, heldFrom: Instant): Promise<void> {
  await tx
    .insertInto('access.policy_edition')
    .values({ id: newId(heldFrom.epochMilliseconds), version, held_from: heldFrom, rules })
    .execute()
}

/** The oldest first. */
export async function listEditions(tx: Tx): Promise<KeptEdition[]> {
  const rows = await tx
    .selectFrom('access.policy_edition')
    .select(['version', 'held_from as heldFrom', 'rules'])
    .orderBy('held_from')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, rules: Rules.parse(JSON.parse(row.rules)) }))
}
