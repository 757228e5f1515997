/**
 * Passwords as Argon2id (RFC 9106) in PHC string form, off the event loop. Staff sign-in has lanes of its
 * own: a flood of tries waits here and leaves the other threads to the people who ask and return.
 */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'

/** The second recommended choice of RFC 9106: 64 MiB, 3 passes; one lane, since the servers that run this are small. */
const cost = { memoryKiB: 65_536, passes: 3, lanes: 1 } as const
const tagBytes = 32
const atOnce = 2
const mostWaiting = 60

type Phc = { readonly memoryKiB: number; readonly passes: number; readonly lanes: number; readonly salt: Buffer; readonly tag: Buffer }

/** What is compared with when there is no account or no password: as much work, and never right. */
const decoy: Phc = { ...cost, salt: Buffer.alloc(16, 7), tag: Buffer.alloc(tagBytes) }

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  return writePhc({ ...cost, salt, tag: await inLane(() => derive(password, { ...cost, salt })) })
}

export type Verdict = 'right' | 'wrong' | 'busy'

/** Compares; `stored` null does the same work and answers wrong. Busy: so many wait already that this one must come back. */
export async function verifyPassword(password: string, stored: string | null): Promise<Verdict> {
  if (waiting.length >= mostWaiting) return 'busy'
  const known = stored === null ? decoy : readPhc(stored)
  const tag = await inLane(() => derive(password, known, known.tag.length))
  return timingSafeEqual(tag, known.tag) && stored !== null ? 'right' : 'wrong'
}

/** True when the stored hash cost another amount of work than we ask today. */
export function isOutdated(stored: string): boolean {
  const { memoryKiB, passes, lanes } = readPhc(stored)
  return memoryKiB !== cost.memoryKiB || passes !== cost.passes || lanes !== cost.lanes
}

function derive(password: string, { memoryKiB, passes, lanes, salt }: Omit<Phc, 'tag'>, length: number = tagBytes): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    argon2(
      'argon2id',
      { message: password, nonce: salt, parallelism: lanes, tagLength: length, memory: memoryKiB, passes },
      (error, output) => (error === null ? resolve(output) : reject(error)),
    )
  })
}

function writePhc({ memoryKiB, passes, lanes, salt, tag }: Phc): string {
  return `$argon2id$v=19$m=${memoryKiB},t=${passes},p=${lanes}$${unpadded(salt)}$${unpadded(tag)}`
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}

function readPhc(text: string): Phc {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(text)
  if (match === null) throw new Error('A stored password hash is not Argon2id in PHC form')
  const [, memory, passes, lanes, salt, tag] = match
  return {
    memoryKiB: Number(memory),
    passes: Number(passes),
    lanes: Number(lanes),
    salt: Buffer.from(salt ?? '', 'base64'),
    tag: Buffer.from(tag ?? '', 'base64'),
  }
}

let running = 0
const waiting: (() => void)[] = []

async function inLane<T>(work: () => Promise<T>): Promise<T> {
  // A lane is handed over, not freed and taken again: nobody can slip in between.
  if (running >= atOnce) await new Promise<void>((go) => waiting.push(go))
  else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next === undefined) running -= 1
    else next()
  }
}
