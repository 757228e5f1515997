import { createHash, randomFillSync } from 'node:crypto'

/** An id of one kind of thing; the kind exists for the compiler only. */
export type Id<Kind extends string> = string & { readonly __id: Kind }

const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

let lastMs = -1
let within = 0

/**
 * A new UUIDv7 (RFC 9562): 48 bits of milliseconds, a 12-bit count within the millisecond (method 1: ids of one
 * process sort in the order they were made), 62 random bits. `atMs` is for the controlled clock of demonstration and tests.
 */
export function newId<Kind extends string>(atMs: number = Date.now()): Id<Kind> {
  within = atMs === lastMs ? (within + 1) & 0xfff : 0
  lastMs = atMs
  const bytes = randomFillSync(new Uint8Array(16))
  let time = atMs
  for (let i = 5; i >= 0; i -= 1) {
    bytes[i] = time % 256
    time = Math.floor(time / 256)
  }
  bytes[6] = 0x70 | (within >> 8)
  bytes[7] = within & 0xff
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return format(bytes)
}

/** The id that follows from a text: the same text, the same id (UUIDv8 of its SHA-256). For writes that may be sent twice. */
export function idFor<Kind extends string>(text: string): Id<Kind> {
  const bytes = new Uint8Array(createHash('sha256').update(text).digest().subarray(0, 16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return format(bytes)
}

function format<Kind extends string>(bytes: Uint8Array): Id<Kind> {
  const hex = Buffer.from(bytes).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id<Kind>
}

/** Text from a URL or form as an id, or null when it has not the shape of one. */
export function readId<Kind extends string>(text: string): Id<Kind> | null {
  const lower = text.toLowerCase()
  return pattern.test(lower) ? (lower as Id<Kind>) : null
}
