/** Proves the sealed part of the audit log, from the first seal to the last, and says what is not sealed yet. */
import { existsSync } from 'node:fs'
import type { Context } from '#platform/context.ts'
import { inTransaction, type Tx } from '#platform/db.server.ts'
import { ok, type Result } from '#platform/result.ts'
import type { Services } from '#platform/services.ts'
import type { Instant } from '#platform/time.ts'
import { isSlippedIn, momentText, type MomentText } from '../rules/audit-chain.ts'
import { permits } from '../rules/permissions.ts'
import { countUnsealed, findChainHead, listLinks, walkInOrder } from '../sql/audit-seals.server.ts'
import { findNewestRemoval, listRemovals } from '../sql/audit/removals.server.ts'
import { act, type NotPermitted } from './act.server.ts'
import { keepProof } from './audit/keep-proof.server.ts'
import { headsFile, listHeads } from './audit-heads.server.ts'
import { ChainCheck, type ChainProblem, type Place } from './audit/chain-check.server.ts'
import { keysOverTime } from './audit/seal-keys.server.ts'
import type { ChainOwner } from './seal-audit.server.ts'

export type AuditProof = {
  /** Until which place, counted from the first, every row is as it was sealed, or was removed when its term was over. */
  readonly proven: number
  /** How many of them were removed by term, and until when the newest of those was recorded. */
  readonly removed: { readonly count: number; readonly newest: MomentText | null }
  readonly headAt: Instant | null
  /** The seal at the last proven place. */
  readonly head: Buffer | null
  readonly unsealed: { readonly count: number; readonly oldest: Instant | null }
  /** False: no exported head was found, so a cut at the end cannot be told. */
  readonly comparedWithExport: boolean
  readonly problem: ChainProblem | null
  readonly place: Place | null
}

/** Told after each batch: how many of how many. */
export type OnProgress = (proven: number, of: number) => void

const batch = 1000

export async function verifyAudit(
  services: Pick<Services, 'keys' | 'config'>,
  ctx: Context,
  centre: ChainOwner,
  onProgress: OnProgress = () => {},
): Promise<Result<AuditProof, NotPermitted>> {
  const proof = permits(ctx.actor, 'audit.verify') ? await proveStill(services, ctx, centre, onProgress) : null
  return act(ctx, 'audit.verify', async (tx, permit) => {
    if (proof === null) throw new Error('A proof without permission')
    const { problem, proven } = proof
    permit.record({ actionCode: 'R', detail: problem === null ? `proven ${proven}` : `${problem.kind} ${problem.sequence ?? 'unsealed'}` })
    await keepProof(tx, ctx, proof)
    return ok(proof)
  })
}

/** Once more when lines were removed by term while it was read: the place of a line can then be looked for before and found after. */
async function proveStill(...how: Parameters<typeof proveChain>): Promise<AuditProof> {
  const [, { db, centreId }] = how
  const newest = () => inTransaction(db, { centreId, actor: 'system' }, findNewestRemoval)
  for (;;) {
    const before = await newest()
    const proof = await proveChain(...how)
    if (proof.problem === null || (await newest()) === before) return proof
  }
}

/** Batch by batch, each forgotten before the next: a log of years takes no more memory than one of a day. */
async function proveChain(
  { keys, config }: Pick<Services, 'keys' | 'config'>,
  ctx: Context,
  centre: ChainOwner,
  onProgress: OnProgress,
): Promise<AuditProof> {
  const scope = { centreId: centre.id, actor: 'system' } as const
  const head = await inTransaction(ctx.db, scope, findChainHead)
  const file = headsFile(config.dataDir, centre.slug)
  const heads = listHeads(file)
  const check = new ChainCheck(keysOverTime(keys, centre.id), heads, centre.id)
  while (check.problem === null && check.proven < (head?.sequence ?? 0)) {
    const range = { after: check.proven, until: head?.sequence ?? 0, limit: batch }
    const { links, removals } = await inTransaction(ctx.db, scope, (tx) => readPart(tx, range))
    if (links.length === 0) check.miss()
    for (const link of links) if (!(await check.skip(removals, link.sequence)) || !(await check.follow(link))) break
    onProgress(check.proven, head?.sequence ?? 0)
  }
  if (check.problem === null) {
    // Nothing can be removed behind the head.
    const [stray] = await inTransaction(ctx.db, scope, (tx) => listRemovals(tx, { after: check.proven, until: Number.MAX_SAFE_INTEGER }))
    if (stray !== undefined) check.stop({ kind: 'removal-forged', sequence: stray.first })
    await check.end()
  }
  await heads.return(null)
  const unsealed = await inTransaction(ctx.db, scope, async (tx) => (await walkInOrder(tx), countUnsealed(tx)))
  const slipped = check.latest !== null && unsealed.oldest !== null && isSlippedIn(momentText(unsealed.oldest), check.latest)
  return {
    proven: check.proven,
    removed: check.removed,
    head: check.head,
    headAt: head?.sealedAt ?? null,
    unsealed,
    comparedWithExport: existsSync(file),
    problem: check.problem ?? (slipped ? { kind: 'slipped-in', sequence: null } : null),
    place: check.problem === null && !slipped ? null : (check.place ?? { ...nowhere, provenUntil: check.latest }),
  }
}

/** The next rows, and what was removed between them. */
async function readPart(tx: Tx, range: { readonly after: number; readonly until: number; readonly limit: number }) {
  await walkInOrder(tx)
  const links = await listLinks(tx, range)
  return { links, removals: await listRemovals(tx, { after: range.after, until: links.at(-1)?.sequence ?? range.until }) }
}

const nowhere: Place = { eventId: null, recordedAt: null, sealedAt: null, provenUntil: null }
