/**
 * Chains the audit log of one centre: each seal covers its row, its place and the seal before, under a key that
 * is not in the database. Who can write every table still cannot make a seal.
 */
import { randomBytes, type KeyObject } from 'node:crypto'
import { inTransaction, type Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Services } from '#platform/services.ts'
import { momentText, settleSeconds, type AuditRow } from '../rules/audit-chain.ts'
import {
  findChainHead,
  insertSeals,
  listUnsealed,
  lockChain,
  readDatabaseClock,
  walkInOrder,
  wasToldLately,
  type Place,
  type Seal,
} from '../sql/audit-seals.server.ts'
import { exportHead, headsFile } from './audit-heads.server.ts'
import { beginning, macOf, sealKey } from './audit/seal-keys.server.ts'
import { recordFailure } from './record-failure.server.ts'

export type ChainOwner = { readonly id: Id<'centre'>; readonly slug: string }

const batch = 1000
/**
 * Between nights a run looks back an hour from the last row that was sealed, four times as long as a transaction may last: what the minute costs then
 * follows from the rows of an hour, not of a day. Each night it looks through everything.
 */
export const lookBackHours = 1

type Needs = Pick<Services, 'db' | 'keys' | 'config' | 'log' | 'clock'>
type How = { readonly whole?: boolean }

/**
 * Seals what is settled and exports the head; answers how many rows were sealed. Run twice or side by side, it does the same. That it failed, or that the
 * log is other than its exported head, is itself an event of the log (NEN 7513).
 */
export async function sealAudit(services: Needs, centre: ChainOwner, how: How = {}): Promise<number> {
  try {
    const { sealed, head } = await sealAll(services, centre, how)
    if (head === 'behind') await tellTrouble(services, centre, 'other than the exported head')
    return sealed
  } catch (problem) {
    await tellTrouble(services, centre, 'sealing failed').catch(() => {})
    throw problem
  }
}

/** Once an hour at most: the job runs each minute, and the log must stay readable. */
async function tellTrouble({ db, clock, log }: Needs, centre: ChainOwner, detail: string): Promise<void> {
  log.error({ kind: 'audit-seal', centreId: centre.id }, `The audit log: ${detail}`)
  const told = await inTransaction(db, { centreId: centre.id, actor: 'system' }, (tx) => wasToldLately(tx, 'audit.seal', detail))
  const actor = { kind: 'system', name: 'seal audit' } as const
  if (!told) await recordFailure({ db, centreId: centre.id, actor, now: clock(), traceId: newTrace(), asked: [] }, 'audit.seal', detail)
}

async function sealAll(
  { db, keys, config }: Needs,
  centre: ChainOwner,
  { whole = false }: How,
): Promise<{ readonly sealed: number; readonly head: 'written' | 'known' | 'behind' }> {
  const key = sealKey(keys, centre.id)
  const scope = { centreId: centre.id, actor: 'system' } as const
  let sealed = 0
  let after: Place | null = null
  for (;;) {
    const rows: readonly AuditRow[] = await inTransaction(db, scope, (tx) => sealBatch(tx, centre.id, key, { whole, after }))
    sealed += rows.length
    if (rows.length < batch) break
    after = rows.at(-1) ?? null
  }
  const head = await inTransaction(db, scope, async (tx) => {
    await lockChain(tx, centre.id)
    const last = await findChainHead(tx)
    if (last === null) return 'known'
    return exportHead(headsFile(config.dataDir, centre.slug), { sequence: last.sequence, mac: last.mac.toString('hex'), at: last.sealedAt })
  })
  return { sealed, head }
}

const newTrace = (): string => randomBytes(16).toString('hex')

type Range = { readonly whole: boolean; readonly after: Place | null }

async function sealBatch(tx: Tx, centreId: Id<'centre'>, key: KeyObject, { whole, after }: Range): Promise<AuditRow[]> {
  await lockChain(tx, centreId)
  await walkInOrder(tx)
  const sealedAt = await readDatabaseClock(tx)
  const head = await findChainHead(tx)
  const since = whole || after !== null ? null : (head?.recordedAt?.subtract({ hours: lookBackHours }) ?? null)
  const rows = await listUnsealed(tx, { before: sealedAt.subtract({ seconds: settleSeconds }), since, after, limit: batch })
  const seals: Seal[] = []
  let sequence = head?.sequence ?? 0
  let previous = head?.mac ?? beginning
  for (const row of rows) {
    sequence += 1
    previous = macOf(key, previous, sequence, momentText(sealedAt), row)
    seals.push({ sequence, eventId: row.id, mac: previous, sealedAt })
  }
  if (seals.length > 0) await insertSeals(tx, centreId, seals)
  return rows
}
