/** Walks along the chain of seals, what was removed from it by term, and the exported heads; stops at the first thing that is wrong. */
import { timingSafeEqual } from 'node:crypto'
import { isSlippedIn, type Head, type MomentText } from '../../rules/audit-chain.ts'
import { wasTermOver } from '../../rules/audit/removal.ts'
import type { Link } from '../../sql/audit-seals.server.ts'
import type { StoredRemoval } from '../../sql/audit/removals.server.ts'
import { beginning, macOf, macOfRemoval, type KeyAt } from './seal-keys.server.ts'

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
  /** Something says that lines from here on were removed by term, and its own seal or its place is not right. */
  | { readonly kind: 'removal-forged'; readonly sequence: number }
  /** Lines from here on were removed with a right seal, while their term was not over. */
  | { readonly kind: 'removed-too-soon'; readonly sequence: number }
  /** Lines stand again where they were removed by term. */
  | { readonly kind: 'put-back'; readonly sequence: number }

/** Where in time it is: what the row that is there says of itself, and the last row before it that is proven. */
export type Place = {
  readonly eventId: string | null
  readonly recordedAt: MomentText | null
  readonly sealedAt: MomentText | null
  readonly provenUntil: MomentText | null
}

/** Walks along the chain and the exported heads together; stops at the first thing that is wrong. */
export class ChainCheck {
  readonly #keyAt: KeyAt
  readonly #heads: AsyncGenerator<Head>
  readonly #centreId: string
  /** Read from the file, and still ahead of the chain. */
  #head: Head | null = null
  #previous = beginning
  /** The latest moment of recording so far. */
  latest: MomentText | null = null
  proven = 0
  problem: ChainProblem | null = null
  place: Place | null = null

  removed: { readonly count: number; readonly newest: MomentText | null } = { count: 0, newest: null }

  constructor(keyAt: KeyAt, heads: AsyncGenerator<Head>, centreId: string) {
    this.#keyAt = keyAt
    this.#heads = heads
    this.#centreId = centreId
  }

  get head(): Buffer | null {
    return this.proven === 0 ? null : this.#previous
  }

  /** Goes over what was removed by term before a place, each with its own proof; what is gone over is taken from the list. */
  async skip(removals: StoredRemoval[], until: number): Promise<boolean> {
    for (;;) {
      const [next] = removals
      if (next === undefined || next.first > until) return true
      removals.shift()
      if (!(await this.#goOver(next))) return false
    }
  }

  async #goOver(one: StoredRemoval): Promise<boolean> {
    const { first, last, before, after, newestAt } = one
    const mac = macOfRemoval(this.#keyAt(one.removedAt), this.#centreId, one)
    if (first !== this.proven + 1 || !before.equals(this.#previous) || !timingSafeEqual(mac, one.mac))
      return this.stop({ kind: 'removal-forged', sequence: first })
    if (!wasTermOver(one)) return this.stop({ kind: 'removed-too-soon', sequence: first })
    if (one.refilled) return this.stop({ kind: 'put-back', sequence: first })
    if (this.latest === null || this.latest < newestAt) this.latest = newestAt
    const { count, newest } = this.removed
    this.removed = { count: count + last - first + 1, newest: newest === null || newest < newestAt ? newestAt : newest }
    return this.#goOn(last, after)
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
    if (sequence !== expected || row === null) return this.stop({ kind: 'missing', sequence: expected })
    if (!timingSafeEqual(mac, macOf(this.#keyAt(sealedAt), this.#previous, sequence, sealedAt, row)))
      return this.stop({ kind: 'changed', sequence })
    if (this.latest !== null && isSlippedIn(row.recordedAt, this.latest)) return this.stop({ kind: 'slipped-in', sequence })
    if (this.latest === null || this.latest < row.recordedAt) this.latest = row.recordedAt
    return this.#goOn(sequence, mac)
  }

  /** The chain stands at this place with this seal; what was exported of it must say the same. */
  async #goOn(sequence: number, mac: Buffer): Promise<boolean> {
    for (;;) {
      const head = await this.#takeHead(sequence)
      if (head === null) break
      if (head.sequence === sequence && head.mac !== mac.toString('hex')) return this.stop({ kind: 'replaced', sequence })
    }
    this.#previous = mac
    this.proven = sequence
    return true
  }

  /** The chain has no link where one must be. */
  miss(): void {
    this.stop({ kind: 'missing', sequence: this.proven + 1 })
  }

  /** The chain is at its end: the exported heads must be as well. */
  async end(): Promise<void> {
    let furthest = 0
    for (;;) {
      const head = await this.#takeHead(Infinity)
      if (head === null) break
      furthest = Math.max(furthest, head.sequence)
    }
    if (furthest > this.proven) this.stop({ kind: 'end-missing', sequence: furthest })
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

  stop(problem: ChainProblem): false {
    this.problem = problem
    return false
  }
}
