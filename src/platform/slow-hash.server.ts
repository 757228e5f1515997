/**
 * Argon2id (RFC 9106) off the event loop, on the threads of libuv. One hash gives two independent
 * halves: what is stored to recognise the secret, and a key that only the secret opens.
 */
import { argon2, hkdfSync, timingSafeEqual } from 'node:crypto'

export type SlowHash = {
  /** 32 bytes to store. Says nothing of the key. */
  readonly recognise: Buffer
  /** 32 bytes that are never stored. */
  readonly key: Buffer
}

/** The cost: OWASP's first choice for Argon2id, 46 MiB, 1 pass, 1 lane. The verifier has 65 random bits besides. */
export const cost = { memoryKiB: 47_104, passes: 1 } as const

export type Hash = (secret: string, salt: Buffer) => Promise<SlowHash>

export const slowHash: Hash = (secret, salt) =>
  new Promise((resolve, reject) => {
    argon2(
      'argon2id',
      { message: secret, nonce: salt, parallelism: 1, tagLength: 32, memory: cost.memoryKiB, passes: cost.passes },
      (error, output) => (error === null ? resolve(halves(output)) : reject(error)),
    )
  })

/** For benchmarks, and for invented questions whose keys nobody has: the same shape without the cost. */
export const noHash: Hash = async (secret, salt) => halves(Buffer.from(hkdfSync('sha256', secret, salt, 'no hash', 32)))

function halves(output: Buffer): SlowHash {
  const part = (name: string): Buffer => Buffer.from(hkdfSync('sha256', output, '', name, 32))
  return { recognise: part('recognise'), key: part('key') }
}

export function sameBytes(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}
