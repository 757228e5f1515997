/** Reads a backup back: every byte is proven, and every part counted, as it comes. */
import { pipeline, Readable } from 'node:stream'
import { createZstdDecompress } from 'node:zlib'
import { Trouble } from '../trouble.ts'
import { Ledger, readItems, type BackupHead, type Item, type Totals } from './records.ts'
import { openPieces } from './sealed-file.server.ts'

/** The items of the backup at `path`, in order. Throws Trouble where it is not as it was written, at the latest at its end. */
export async function* readBackup(key: Buffer, path: string): AsyncGenerator<Item> {
  const ledger = new Ledger()
  for await (const item of readItems(decompressed(key, path))) {
    if (!ledger.follow(item)) throw new Trouble(`The backup ${path} does not hold what it says it holds. Nothing of it was used.`)
    yield item
  }
  if (!ledger.isEnded) throw new Trouble(`The backup ${path} has no end. Nothing of it was used.`)
}

function decompressed(key: Buffer, path: string): AsyncIterable<Buffer> {
  const opened = Readable.from(openPieces(key, path), { objectMode: false })
  // Whatever goes wrong on the way is thrown where the bytes are read.
  return pipeline(opened, createZstdDecompress(), () => {})
}

/** The first pass: proves the whole file without using any of it. */
export async function verifyBackup(key: Buffer, path: string): Promise<{ head: BackupHead; totals: Totals }> {
  let head: BackupHead | null = null
  let totals: Totals | null = null
  for await (const item of readBackup(key, path)) {
    if (Buffer.isBuffer(item)) continue
    if (item.kind === 'backup') head ??= item
    else if (head === null) break
    if (item.kind === 'end') totals = item
  }
  if (head === null || totals === null) throw new Trouble(`The backup ${path} does not say what it is. Nothing of it was used.`)
  return { head, totals }
}
