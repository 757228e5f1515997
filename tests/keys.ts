import type { Keys } from '#platform/keys.server.ts'

/** Keys for tests only. */
export const testKeys: Keys = {
  centre: new Map([[1, Buffer.alloc(32, 1)]]),
  seal: Buffer.alloc(32, 2),
  pseudonym: Buffer.alloc(32, 3),
  signing: Buffer.alloc(32, 4),
}
