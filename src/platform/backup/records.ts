/**
 * What a backup is made of, in order: a note that says what it is, then tables and files (a note, their bytes, a note with
 * their count and digest), jobs that wait, counters, and a last note with the totals.
 */
import { createHash, type Hash } from 'node:crypto'
import { z } from 'zod'
import { Trouble } from '../trouble.ts'

const Count = z.number().int().nonnegative()

export const Head = z.object({
  kind: z.literal('backup'),
  /** Raised when an older program could no longer read what is written. */
  format: z.literal(1),
  madeAt: z.string(),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  /** Marks of the keys this installation had, to tell them apart; and which centre keys its conversations need. */
  keys: z.object({
    centre: z.record(z.string(), z.string()),
    needed: z.array(z.number().int()),
    seal: z.string(),
    pseudonym: z.string(),
  }),
})

export const Note = z.discriminatedUnion('kind', [
  Head,
  z.object({ kind: z.literal('table'), schema: z.string(), name: z.string(), columns: z.array(z.string()) }),
  z.object({ kind: z.literal('file'), path: z.string() }),
  z.object({ kind: z.literal('end-of-part'), rows: Count, bytes: Count, sha256: z.string() }),
  z.object({
    kind: z.literal('job'),
    name: z.string(),
    data: z.record(z.string(), z.unknown()).nullable(),
    startAfter: z.string(),
    singletonKey: z.string().nullable(),
    priority: z.number().int(),
    retryLimit: Count,
    retryDelay: Count,
    retryBackoff: z.boolean(),
  }),
  z.object({ kind: z.literal('counter'), schema: z.string(), name: z.string(), last: z.string(), isCalled: z.boolean() }),
  z.object({ kind: z.literal('end'), tables: Count, rows: Count, files: Count, jobs: Count, bytes: Count }),
])

export type BackupHead = z.infer<typeof Head>
export type BackupNote = z.infer<typeof Note>
export type NoteOf<K extends BackupNote['kind']> = Extract<BackupNote, { kind: K }>
export type Totals = Omit<NoteOf<'end'>, 'kind'>
/** A note, or bytes of the part that was begun. */
export type Item = BackupNote | Buffer

const noteType = 1
const bytesType = 2
const longest = 64 * 1024 * 1024

export function writeItem(item: Item): Buffer {
  const isBytes = Buffer.isBuffer(item)
  const body = isBytes ? item : Buffer.from(JSON.stringify(item), 'utf8')
  const head = Buffer.alloc(5)
  head[0] = isBytes ? bytesType : noteType
  head.writeUInt32BE(body.length, 1)
  return Buffer.concat([head, body])
}

const unreadable = (): Trouble => new Trouble('The backup was made by another version of OpenCJG, and this one cannot read it.')

/** The items back from bytes that come in pieces of any size. */
export async function* readItems(source: AsyncIterable<Buffer>): AsyncGenerator<Item> {
  let waiting: Buffer = Buffer.alloc(0)
  for await (const chunk of source) {
    waiting = waiting.length === 0 ? chunk : Buffer.concat([waiting, chunk])
    for (;;) {
      if (waiting.length < 5) break
      const length = waiting.readUInt32BE(1)
      if (length > longest) throw unreadable()
      if (waiting.length < 5 + length) break
      yield readItem(waiting[0] ?? 0, waiting.subarray(5, 5 + length))
      waiting = waiting.subarray(5 + length)
    }
  }
  if (waiting.length > 0) throw unreadable()
}

function readItem(type: number, body: Buffer): Item {
  if (type === bytesType) return body
  if (type !== noteType) throw unreadable()
  const note = Note.safeParse(JSON.parse(body.toString('utf8')))
  if (!note.success) throw unreadable()
  return note.data
}

/** Follows the items of one backup: every part ends as it was counted, and the last note tells the same totals. */
export class Ledger {
  readonly totals: { -readonly [K in keyof Totals]: Totals[K] } = { tables: 0, rows: 0, files: 0, jobs: 0, bytes: 0 }
  #open: { hash: Hash; bytes: number } | null = null
  isEnded = false

  /** Counts an item in; false when it cannot stand here. */
  follow(item: Item): boolean {
    if (this.isEnded) return false
    if (Buffer.isBuffer(item)) return this.#bytes(item)
    switch (item.kind) {
      case 'table':
      case 'file':
        if (this.#open !== null) return false
        this.#open = { hash: createHash('sha256'), bytes: 0 }
        this.totals[item.kind === 'table' ? 'tables' : 'files'] += 1
        return true
      case 'end-of-part': {
        const was = this.endOfPart(item.rows)
        return was !== null && was.bytes === item.bytes && was.sha256 === item.sha256
      }
      case 'job':
        this.totals.jobs += 1
        return this.#open === null
      case 'end':
        this.isEnded = true
        return this.#open === null && Object.entries(this.totals).every(([name, count]) => item[name as keyof Totals] === count)
      case 'backup':
      case 'counter':
        return this.#open === null
    }
  }

  /** Closes the part that is open; what its last note has to say. */
  endOfPart(rows: number): NoteOf<'end-of-part'> | null {
    if (this.#open === null) return null
    const { hash, bytes } = this.#open
    this.#open = null
    this.totals.rows += rows
    return { kind: 'end-of-part', rows, bytes, sha256: hash.digest('hex') }
  }

  #bytes(item: Buffer): boolean {
    if (this.#open === null) return false
    this.#open.hash.update(item)
    this.#open.bytes += item.length
    this.totals.bytes += item.length
    return true
  }
}
