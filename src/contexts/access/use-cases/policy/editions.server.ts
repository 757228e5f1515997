/**
 * Which edition of the access policy holds on this installation, and which held before. The rules come with the program: whatever opens the
 * installation with other rules than last time notes it, so that a line of the log can be read by the rules of its day.
 */
import type { Context } from '#platform/context.ts'
import { inTransaction, type Database } from '#platform/db.server.ts'
import { ok, type Result } from '#platform/result.ts'
import type { Instant } from '#platform/time.ts'
import { editionsOf, type Edition } from '../../rules/policy/edition.ts'
import { policyText, policyVersion } from '../../sql/audit/policy-version.server.ts'
import { findLastVersion, insertEdition, listEditions, lockEditions } from '../../sql/policy/editions.server.ts'
import { act, type NotPermitted } from '../act.server.ts'
import { listCentres } from '../centres.server.ts'

/** The rules of this program: the text, and the version that is its hash. */
const thisPolicy = { version: policyVersion, rules: policyText } as const

/** The version when other rules held until now, null when the same do. The log of each centre hears it first: a crash repeats a line and loses none. */
export async function notePolicy(db: Database, now: Instant, { version, rules } = thisPolicy): Promise<string | null> {
  if ((await findLastVersion(db)) === version) return null
  for (const { id } of await listCentres(db)) await tellLog(db, id, now, version)
  return inTransaction(db, { centreId: null, actor: 'system', now }, async (tx) => {
    await lockEditions(tx)
    if ((await findLastVersion(tx)) === version) return null
    await insertEdition(tx, version, rules, now)
    return version
  })
}

async function tellLog(db: Database, centreId: Context['centreId'], now: Instant, version: string): Promise<void> {
  const ctx: Context = { db, centreId, actor: { kind: 'system', name: 'policy' }, now, traceId: 'policy', asked: [] }
  await act(ctx, 'policy.note', async (_tx, permit) => {
    permit.record({ actionCode: 'U', detail: version })
    return ok(null)
  })
}

export type PolicyRegister = {
  /** Of the program that answers; while another version runs beside it, the register may name that one. */
  readonly version: string
  readonly editions: readonly Edition[]
}

export async function readPolicyRegister(ctx: Context): Promise<Result<PolicyRegister, NotPermitted>> {
  return act(ctx, 'policy.read', async (tx) => ok({ version: policyVersion, editions: editionsOf(await listEditions(tx)) }))
}
