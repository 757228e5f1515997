/**
 * The erasures of a centre outside the database: lines in DATA_DIR/erasures, beside the heads of the audit log. They follow
 * from audit rows, which are written in the transaction that erased: no line too many, none too few, at most a minute late.
 */
import { mkdirSync } from 'node:fs'
import { appendFile, open } from 'node:fs/promises'
import { join } from 'node:path'
import { inTransaction } from '#platform/db.server.ts'
import type { Services } from '#platform/services.ts'
import { Temporal } from '#platform/time.ts'
import { momentText, type MomentText } from '../rules/audit-chain.ts'
import { readErasure, writeErasure, type Erasure } from '../rules/erasure.ts'
import { lockChain } from '../sql/audit-seals.server.ts'
import { listErasures } from '../sql/erasures.server.ts'
import type { ChainOwner } from './seal-audit.server.ts'

export function erasuresFile(dataDir: string, centreSlug: string): string {
  return join(dataDir, 'erasures', centreSlug)
}

const tailBytes = 256 * 1024
/** A row that was recorded earlier may become visible later, when its transaction took this long. */
const lateMinutes = 15

/** Writes down what was erased since the last line. A line that stands there twice does no harm. */
export async function exportErasures({ db, config }: Pick<Services, 'db' | 'config'>, centre: ChainOwner): Promise<number> {
  const file = erasuresFile(config.dataDir, centre.slug)
  return inTransaction(db, { centreId: centre.id, actor: 'system' }, async (tx) => {
    // One at a time, as the same process may be told twice.
    await lockChain(tx, centre.id)
    const { known, last, isWhole } = await readTail(file)
    const fresh = (await listErasures(tx, last === null ? null : before(last))).map(writeErasure).filter((line) => !known.has(line))
    if (fresh.length === 0) return 0
    mkdirSync(join(file, '..'), { recursive: true, mode: 0o700 })
    await appendFile(file, `${isWhole ? '' : '\n'}${fresh.join('\n')}\n`, { mode: 0o600, flush: true })
    return fresh.length
  })
}

/** Everything that the database knows was erased, at this moment. */
export async function listAllErasures({ db }: Pick<Services, 'db'>, centre: ChainOwner): Promise<Erasure[]> {
  return inTransaction(db, { centreId: centre.id, actor: 'system' }, (tx) => listErasures(tx, null))
}

const before = (at: MomentText): MomentText => momentText(Temporal.Instant.from(at).subtract({ minutes: lateMinutes }))

async function readTail(file: string): Promise<{ known: ReadonlySet<string>; last: MomentText | null; isWhole: boolean }> {
  const handle = await open(file, 'r').catch(() => null)
  if (handle === null) return { known: new Set(), last: null, isWhole: true }
  await using opened = handle
  const { size } = await opened.stat()
  const buffer = Buffer.alloc(Math.min(size, tailBytes))
  await opened.read(buffer, 0, buffer.length, size - buffer.length)
  const text = buffer.toString('utf8')
  const erasures = text.split('\n').flatMap((line) => readErasure(line) ?? [])
  const last =
    erasures
      .map(({ at }) => at)
      .toSorted()
      .at(-1) ?? null
  return { known: new Set(erasures.map(writeErasure)), last, isWhole: text === '' || text.endsWith('\n') }
}
