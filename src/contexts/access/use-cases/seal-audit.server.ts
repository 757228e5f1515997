/**
 * Chains the audit log of one centre: each seal covers its row, its place and the seal before, under a key that
 * is not in the database. Who can write every table still cannot make a seal.
 */
import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import { inTransaction, type Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import type { Services } from '#platform/services.ts'
import { momentText, sealedText, settleSeconds, type AuditRow, type MomentText } from '../rules/audit-chain.ts'
import { findChainHead, insertSeals, listUnsealed, lockChain, readDatabaseClock, type Place, type Seal } from '../sql/audit-seals.server.ts'
import { exportHead, headsFile } from './audit-heads.server.ts'

export type ChainOwner = { readonly id: Id<'centre'>; readonly slug: string }

const batch = 1000
/** Between nights a run looks back a day from the last row that was sealed; each night it looks through everything. */
const lookBackHours = 24

/** As a key object: handing over the bytes each time costs ten times the hash itself. */
export function sealKey(keys: Pick<Keys, 'seal'>, centreId: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', keys.seal, centreId, 'audit seal', 32)))
}

/** What stands before the first seal. */
export const beginning: Buffer = Buffer.alloc(32)

export function macOf(key: KeyObject, previous: Buffer, sequence: number, sealedAt: MomentText, row: AuditRow): Buffer {
  return createHmac('sha256', key)
    .update(previous)
    .update(sealedText(sequence, sealedAt, row))
    .digest()
}

/** Seals what is settled and exports the head; answers how many rows were sealed. Run twice or side by side, it does the same. */
export async function sealAudit(
  { db, keys, config, log }: Pick<Services, 'db' | 'keys' | 'config' | 'log'>,
  centre: ChainOwner,
  { whole = false }: { readonly whole?: boolean } = {},
): Promise<number> {
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
  const outcome = await inTransaction(db, scope, async (tx) => {
    await lockChain(tx, centre.id)
    const head = await findChainHead(tx)
    if (head === null) return 'known'
    return exportHead(headsFile(config.dataDir, centre.slug), {
      sequence: head.sequence,
      mac: head.mac.toString('hex'),
      at: head.sealedAt,
    })
  })
  if (outcome === 'behind')
    log.error({ kind: 'audit-head', centreId: centre.id }, 'The audit log is shorter or other than the exported head')
  return sealed
}

type Range = { readonly whole: boolean; readonly after: Place | null }

async function sealBatch(tx: Tx, centreId: Id<'centre'>, key: KeyObject, { whole, after }: Range): Promise<AuditRow[]> {
  await lockChain(tx, centreId)
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
