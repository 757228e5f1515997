/** Proves the sealed part of the audit log, from the first seal to the last, and says what is not sealed yet. */
import { timingSafeEqual, type KeyObject } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { Context } from '#platform/context.ts'
import { inTransaction } from '#platform/db.server.ts'
import { ok, type Result } from '#platform/result.ts'
import type { Keys } from '#platform/keys.server.ts'
import type { Services } from '#platform/services.ts'
import type { Instant } from '#platform/time.ts'
import { isSlippedIn, momentText, type Head, type MomentText } from '../rules/audit-chain.ts'
import { permits } from '../rules/permissions.ts'
import { countUnsealed, findChainHead, listLinks, walkInOrder, type Link } from '../sql/audit-seals.server.ts'
import { act, type NotPermitted } from './act.server.ts'
import { headsFile, listHeads } from './audit-heads.server.ts'
import { beginning, macOf, sealKey, type ChainOwner } from './seal-audit.server.ts'

export type ChainProblem =
  /** The row, its seal or its place is not what was sealed. */
  | { readonly kind: 'changed'; readonly sequence: number }
  /** A seal, or the row that it speaks of, is gone. */
  | { readonly kind: 'missing'; readonly sequence: number }
  /** A row bears a time from before rows that were sealed without it. Sequence null: it has no seal yet. */
  | { readonly kind: 'slipped-in'; readonly sequence: number | null }
  /** The exported head is further than the chain: the end was cut off. */
  | { readonly kind: 'end-missing'; readonly sequence: number }
  /** The chain had another seal at this place when its head was exported: it was cut off and grew again. */
  | { readonly kind: 'replaced'; readonly sequence: number }

/** Where in time it is: what the row that is there says of itself, and the last row before it that is proven. */
export type Place = {
  readonly eventId: string | null
  readonly recordedAt: MomentText | null
  readonly sealedAt: MomentText | null
  readonly provenUntil: MomentText | null
}

export type AuditProof = {
  /** How many rows, counted from the first, are proven to be as they were sealed. */
  readonly proven: number
  readonly headAt: Instant | null
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
  const proof = permits(ctx.actor, 'audit.verify') ? await proveChain(services, ctx, centre, onProgress) : null
  return act(ctx, 'audit.verify', async (_tx, permit) => {
    if (proof === null) throw new Error('A proof without permission')
    const { problem, proven } = proof
    permit.record({ actionCode: 'R', detail: problem === null ? `proven ${proven}` : `${problem.kind} ${problem.sequence ?? 'unsealed'}` })
    return ok(proof)
  })
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
  const check = new ChainCheck(keysOverTime(keys, centre.id), heads)
  while (check.problem === null && check.proven < (head?.sequence ?? 0)) {
    const range = { after: check.proven, until: head?.sequence ?? 0, limit: batch }
    const links = await inTransaction(ctx.db, scope, async (tx) => (await walkInOrder(tx), listLinks(tx, range)))
    if (links.length === 0) check.miss()
    for (const link of links) if (!(await check.follow(link))) break
    onProgress(check.proven, head?.sequence ?? 0)
  }
  if (check.problem === null) await check.end()
  await heads.return(null)
  const unsealed = await inTransaction(ctx.db, scope, async (tx) => (await walkInOrder(tx), countUnsealed(tx)))
  const slipped = check.latest !== null && unsealed.oldest !== null && isSlippedIn(momentText(unsealed.oldest), check.latest)
  return {
    proven: check.proven,
    headAt: head?.sealedAt ?? null,
    unsealed,
    comparedWithExport: existsSync(file),
    problem: check.problem ?? (slipped ? { kind: 'slipped-in', sequence: null } : null),
    place: check.problem === null && !slipped ? null : (check.place ?? { ...nowhere, provenUntil: check.latest }),
  }
}

const nowhere: Place = { eventId: null, recordedAt: null, sealedAt: null, provenUntil: null }

type KeyAt = (sealedAt: MomentText) => KeyObject

/** The seal key of each time: after a rotation what was sealed before stays under the key of then. */
function keysOverTime(keys: Pick<Keys, 'seal' | 'olderSeals'>, centreId: string): KeyAt {
  const newest = sealKey(keys, centreId)
  const older = (keys.olderSeals ?? []).map(({ until, key }) => ({ until, key: sealKey({ seal: key }, centreId) }))
  return (sealedAt) => older.find(({ until }) => sealedAt < until)?.key ?? newest
}

/** Walks along the chain and the exported heads together; stops at the first thing that is wrong. */
class ChainCheck {
  readonly #keyAt: KeyAt
  readonly #heads: AsyncGenerator<Head>
  /** Read from the file, and still ahead of the chain. */
  #head: Head | null = null
  #previous = beginning
  /** The latest moment of recording so far. */
  latest: MomentText | null = null
  proven = 0
  problem: ChainProblem | null = null
  place: Place | null = null

  constructor(keyAt: KeyAt, heads: AsyncGenerator<Head>) {
    this.#keyAt = keyAt
    this.#heads = heads
  }

  async follow(link: Link): Promise<boolean> {
    const isRight = await this.#fits(link)
    if (!isRight) {
      const { row, sealedAt } = link
      this.place = { eventId: row?.id ?? null, recordedAt: row?.recordedAt ?? null, sealedAt, provenUntil: this.latest }
    }
    return isRight
  }

  async #fits({ sequence, mac, sealedAt, row }: Link): Promise<boolean> {
    const expected = this.proven + 1
    if (sequence !== expected || row === null) return this.#stop({ kind: 'missing', sequence: expected })
    if (!timingSafeEqual(mac, macOf(this.#keyAt(sealedAt), this.#previous, sequence, sealedAt, row)))
      return this.#stop({ kind: 'changed', sequence })
    if (this.latest !== null && isSlippedIn(row.recordedAt, this.latest)) return this.#stop({ kind: 'slipped-in', sequence })
    if (this.latest === null || this.latest < row.recordedAt) this.latest = row.recordedAt
    for (;;) {
      const head = await this.#takeHead(sequence)
      if (head === null) break
      if (head.sequence === sequence && head.mac !== mac.toString('hex')) return this.#stop({ kind: 'replaced', sequence })
    }
    this.#previous = mac
    this.proven = sequence
    return true
  }

  /** The chain has no link where one must be. */
  miss(): void {
    this.#stop({ kind: 'missing', sequence: this.proven + 1 })
  }

  /** The chain is at its end: the exported heads must be as well. */
  async end(): Promise<void> {
    let furthest = 0
    for (;;) {
      const head = await this.#takeHead(Infinity)
      if (head === null) break
      furthest = Math.max(furthest, head.sequence)
    }
    if (furthest > this.proven) this.#stop({ kind: 'end-missing', sequence: furthest })
  }

  /** The next exported head, when it is not beyond `limit`. */
  async #takeHead(limit: number): Promise<Head | null> {
    if (this.#head === null) {
      const step = await this.#heads.next()
      if (step.done === true) return null
      this.#head = step.value
    }
    const head = this.#head
    if (head.sequence > limit) return null
    this.#head = null
    return head
  }

  #stop(problem: ChainProblem): false {
    this.problem = problem
    return false
  }
}
