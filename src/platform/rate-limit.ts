/**
 * Token buckets per source and route group, in the memory of one process: a brake on floods, not a
 * door. Asking a question has none (decisions: work that grows, never a closed door).
 */
export type Limit = { readonly burst: number; readonly perSecond: number }

type Bucket = { tokens: number; at: number }

export class RateLimiter {
  readonly #limit: Limit
  readonly #buckets = new Map<string, Bucket>()

  constructor(limit: Limit) {
    this.#limit = limit
  }

  /** Takes one token. Zero: go on; otherwise the whole seconds to wait. */
  take(key: string, nowMs: number): number {
    const { burst, perSecond } = this.#limit
    const bucket = this.#buckets.get(key) ?? { tokens: burst, at: nowMs }
    bucket.tokens = Math.min(burst, bucket.tokens + (Math.max(0, nowMs - bucket.at) / 1000) * perSecond)
    bucket.at = nowMs
    this.#buckets.set(key, bucket)
    if (this.#buckets.size > 20_000) this.#forgetFull(nowMs)
    if (bucket.tokens < 1) return Math.ceil((1 - bucket.tokens) / perSecond)
    bucket.tokens -= 1
    return 0
  }

  #forgetFull(nowMs: number): void {
    const { burst, perSecond } = this.#limit
    for (const [key, bucket] of this.#buckets)
      if (bucket.tokens + ((nowMs - bucket.at) / 1000) * perSecond >= burst) this.#buckets.delete(key)
  }
}
