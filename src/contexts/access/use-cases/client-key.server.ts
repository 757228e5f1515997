import { createHash, randomBytes } from 'node:crypto'
import { keyPrefix } from '../rules/machine-client.ts'

/** 256 random bits: nobody finds one by trying, so a plain hash is enough to keep. */
export function newClientKey(): string {
  return `${keyPrefix}${randomBytes(32).toString('base64url')}`
}

export function hashClientKey(key: string): Buffer {
  return createHash('sha256').update(key).digest()
}
