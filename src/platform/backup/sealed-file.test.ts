import fc from 'fast-check'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Trouble } from '../trouble.ts'
import { Ledger, readItems, writeItem, type Item } from './records.ts'
import { openPieces, sealPieces } from './sealed-file.server.ts'

const key = Buffer.alloc(32, 9)
const piece = 64 * 1024
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cjg-sealed-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

async function* of<T>(...all: readonly T[]): AsyncGenerator<T> {
  yield* all
}

async function whole(source: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of source) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function sealed(...chunks: readonly Buffer[]): Promise<Buffer> {
  return whole(sealPieces(key, of(...chunks)))
}

function opened(bytes: Uint8Array, withKey = key): Promise<Buffer> {
  const path = join(folder, 'file')
  writeFileSync(path, bytes)
  return whole(openPieces(withKey, path))
}

test.each([0, 1, piece - 1, piece, piece + 1, 2 * piece, 3 * piece + 5])(
  '%i bytes come back the same, however they came in',
  async (length) => {
    const bytes = Buffer.alloc(length, 'abc')
    const middle = Math.floor(length / 3)
    for (const chunks of [[bytes], [bytes.subarray(0, middle), bytes.subarray(middle)], [bytes, Buffer.alloc(0)]])
      expect((await opened(await sealed(...chunks))).equals(bytes)).toBe(true)
  },
)

test('a bit that is changed anywhere, or an end that is cut off anywhere, does not open', async () => {
  const file = await sealed(Buffer.alloc(2 * piece + 100, 'x'))
  await fc.assert(
    fc.asyncProperty(fc.nat(file.length - 1), fc.nat(7), async (at, bit) => {
      const changed = Buffer.from(file)
      changed[at] = (changed[at] ?? 0) ^ (1 << bit)
      await expect(opened(changed)).rejects.toThrow(Trouble)
      await expect(opened(file.subarray(0, at))).rejects.toThrow(Trouble)
    }),
    { numRuns: 40, seed: 8 },
  )
})

test('pieces that are left out, doubled or change places do not open', async () => {
  const file = await sealed(Buffer.alloc(3 * piece, 'x'))
  const head = file.length - 3 * (piece + 16)
  const part = (number: number): Buffer => file.subarray(head + number * (piece + 16), head + (number + 1) * (piece + 16))
  const order = (...numbers: readonly number[]): Buffer => Buffer.concat([file.subarray(0, head), ...numbers.map(part)])
  expect((await opened(order(0, 1, 2))).length).toBe(3 * piece)
  for (const wrong of [order(0, 1), order(0, 2), order(1, 0, 2), order(0, 1, 1, 2), order(0, 1, 2, 2)])
    await expect(opened(wrong)).rejects.toThrow(/is damaged/)
})

test('a piece of another file under the same key does not open', async () => {
  const [one, other] = [await sealed(Buffer.from('one')), await sealed(Buffer.from('two'))]
  await expect(opened(Buffer.concat([one.subarray(0, -19), other.subarray(-19)]))).rejects.toThrow(/is damaged/)
  await expect(opened(one, Buffer.alloc(32, 8))).rejects.toThrow(/another backup key/)
  expect(readFileSync(join(folder, 'file')).includes('one')).toBe(false)
})

const items: Item[] = [
  { kind: 'table', schema: 's', name: 't', columns: ['a'] },
  Buffer.from('1\n'),
  Buffer.from('2\n'),
  { kind: 'counter', schema: 's', name: 'c', last: '5', isCalled: true },
]

test('items come back from pieces of any size', async () => {
  const bytes = Buffer.concat(items.map(writeItem))
  for (const size of [1, 3, 7, 1_000]) {
    const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size))
    const read: Item[] = []
    for await (const item of readItems(of(...chunks))) read.push(item)
    expect(read).toEqual(items)
  }
  await expect(whole(readItems(of(bytes.subarray(0, -1))) as AsyncIterable<Buffer>)).rejects.toThrow(Trouble)
})

test('the ledger refuses what was counted otherwise, out of place, or goes on after the end', () => {
  const table = { kind: 'table', schema: 's', name: 't', columns: [] } as const satisfies Item
  const end = { kind: 'end', tables: 1, rows: 2, files: 0, jobs: 0, bytes: 2 } as const
  const begun = (): Ledger => {
    const ledger = new Ledger()
    for (const item of [table, Buffer.from('ab')]) expect(ledger.follow(item as Item)).toBe(true)
    return ledger
  }
  const part = begun().endOfPart(2)
  if (part === null) throw new Error('No part')
  const good = begun()
  expect([good.follow(part), good.follow(end), good.isEnded, good.follow(table as Item)]).toEqual([true, true, true, false])
  expect(begun().follow({ ...part, bytes: 3 })).toBe(false)
  expect(begun().follow({ ...part, sha256: '00' })).toBe(false)
  expect(begun().follow(table as Item)).toBe(false)
  expect(new Ledger().follow(Buffer.from('ab'))).toBe(false)
  const short = begun()
  expect([short.follow(part), short.follow({ ...end, rows: 3 })]).toEqual([true, false])
})
