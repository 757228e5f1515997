/**
 * A file that opens with one key and whole only. After a header come pieces of 64 KiB, each sealed by AES-256-GCM under a key
 * of this file alone; the nonce counts the pieces and marks the last one (the STREAM construction of Hoang, Reyhanitabar,
 * Rogaway and Vizár, 2015). So a piece that is changed, moved, left out or cut off at the end does not open.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { open, type FileHandle } from 'node:fs/promises'
import { Trouble } from '../trouble.ts'

const magic = Buffer.from('OpenCJG backup 1\n')
const saltBytes = 32
const markBytes = 8
const headerBytes = magic.length + saltBytes + markBytes
const tagBytes = 16
const pieceBytes = 64 * 1024

/** Tells keys apart without telling anything of them. */
export function keyMark(key: Buffer): Buffer {
  return createHmac('sha256', key).update('which key is this').digest().subarray(0, markBytes)
}

const fileKey = (key: Buffer, header: Buffer): Buffer => Buffer.from(hkdfSync('sha256', key, header, 'opencjg backup file', 32))

function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeBigUInt64BE(BigInt(number), 3)
  nonce[11] = isLast ? 1 : 0
  return nonce
}

/** Header and sealed pieces of whatever comes in. */
export async function* sealPieces(key: Buffer, source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const header = Buffer.concat([magic, randomBytes(saltBytes), keyMark(key)])
  const bytes = fileKey(key, header)
  let number = 0
  const piece = (plain: Buffer, isLast: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', bytes, nonceOf(number, isLast))
    number += 1
    return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  }
  yield header
  let waiting: Buffer[] = []
  let length = 0
  for await (const chunk of source) {
    waiting.push(chunk)
    length += chunk.length
    // A full piece waits for the next byte: only then it is known not to be the last.
    if (length <= pieceBytes) continue
    let all = Buffer.concat(waiting)
    for (; all.length > pieceBytes; all = all.subarray(pieceBytes)) yield piece(all.subarray(0, pieceBytes), false)
    waiting = [all]
    length = all.length
  }
  yield piece(Buffer.concat(waiting), true)
}

const damaged = (path: string): Trouble =>
  new Trouble(`The backup ${path} is damaged: it was cut off or changed. Nothing of it was used. Take another copy or an older backup.`)

/** What was sealed, piece by piece, each proven before it is given. Throws Trouble at the first that is not as it was written. */
export async function* openPieces(key: Buffer, path: string): AsyncGenerator<Buffer> {
  await using file = await openForReading(path)
  const { size } = await file.stat()
  const header = await readExactly(file, 0, headerBytes)
  if (header === null || !header.subarray(0, magic.length).equals(magic)) throw new Trouble(`${path} is not a backup of OpenCJG.`)
  if (!header.subarray(magic.length + saltBytes).equals(keyMark(key)))
    throw new Trouble(`The backup ${path} was made with another backup key than the one that is here.`)
  const bytes = fileKey(key, header)
  const sealedBytes = pieceBytes + tagBytes
  const count = Math.max(1, Math.ceil((size - headerBytes) / sealedBytes))
  for (let number = 0; number < count; number += 1) {
    const at = headerBytes + number * sealedBytes
    const sealed = await readExactly(file, at, Math.min(sealedBytes, size - at))
    if (sealed === null || sealed.length < tagBytes) throw damaged(path)
    const decipher = createDecipheriv('aes-256-gcm', bytes, nonceOf(number, number === count - 1))
    decipher.setAuthTag(sealed.subarray(-tagBytes))
    try {
      yield Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()])
    } catch {
      throw damaged(path)
    }
  }
}

async function openForReading(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r')
  } catch (problem) {
    throw new Trouble(`The backup ${path} cannot be read (${problem instanceof Error && 'code' in problem ? String(problem.code) : '?'}).`)
  }
}

async function readExactly(file: FileHandle, at: number, length: number): Promise<Buffer | null> {
  const buffer = Buffer.alloc(length)
  let done = 0
  while (done < length) {
    const { bytesRead } = await file.read(buffer, done, length - done, at + done)
    if (bytesRead === 0) return null
    done += bytesRead
  }
  return buffer
}
