/**
 * The exported end of each chain: a line per run in DATA_DIR/audit-heads, outside the database. A chain that was cut
 * off at its end is whole in itself; only who remembers how long it was can tell.
 */
import { createReadStream, existsSync, mkdirSync } from 'node:fs'
import { appendFile, open } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { readHead, writeHead, type Head } from '../rules/audit-chain.ts'

export function headsFile(dataDir: string, centreSlug: string): string {
  return join(dataDir, 'audit-heads', centreSlug)
}

/** Writes the head down when it is further than the last line; `behind` when the file already knows more than the database. */
export async function exportHead(file: string, head: Head): Promise<'written' | 'known' | 'behind'> {
  mkdirSync(join(file, '..'), { recursive: true, mode: 0o700 })
  const { last, isWhole } = await readEnd(file)
  if (last !== null && last.sequence >= head.sequence) return last.sequence === head.sequence && last.mac === head.mac ? 'known' : 'behind'
  await appendFile(file, `${isWhole ? '' : '\n'}${writeHead(head)}\n`, { mode: 0o600, flush: true })
  return 'written'
}

/** The exported heads, first to last; lines that a crash left half are passed over. */
export async function* listHeads(file: string): AsyncGenerator<Head> {
  if (!existsSync(file)) return
  for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
    const head = readHead(line)
    if (head !== null) yield head
  }
}

const tailBytes = 4096

/** The last whole line, read from the end: the file grows by a line a minute for years. */
async function readEnd(file: string): Promise<{ last: Head | null; isWhole: boolean }> {
  if (!existsSync(file)) return { last: null, isWhole: true }
  await using handle = await open(file, 'r')
  const { size } = await handle.stat()
  const buffer = Buffer.alloc(Math.min(size, tailBytes))
  await handle.read(buffer, 0, buffer.length, size - buffer.length)
  const text = buffer.toString('utf8')
  const heads = text.split('\n').map(readHead)
  return { last: heads.findLast((head) => head !== null) ?? null, isWhole: text === '' || text.endsWith('\n') }
}
