import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askQuestion } from '../../src/contexts/advice/use-cases/ask-question.server.ts'
import { openWithCode } from '../../src/contexts/advice/use-cases/open-with-code.server.ts'
import { noHash, slowHash, type Hash } from '#platform/slow-hash.server.ts'
import { codeText, makeCode, readCode } from '#platform/return-code.ts'
import { aContext, aRegionWithTwoCentres, type TwoCentres } from '../builders/centres.ts'
import { aDesk, aQuestion } from '../builders/desk.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'

let database: TestDatabase
let centres: TwoCentres
beforeAll(async () => {
  database = await freshDatabase()
  centres = await aRegionWithTwoCentres(database.db)
})
afterAll(() => database.close())

const visitor = () => aContext(database.db, centres.here, { kind: 'visitor' })

/** So many loops until all are asked. */
async function askMany(count: number, atOnce: number, sources: number, hash: Hash = noHash): Promise<Set<string>> {
  const desk = { ...aDesk(database.db), hash }
  const ids = new Set<string>()
  let next = 0
  const loop = async (): Promise<void> => {
    while (next < count) {
      const number = next
      next += 1
      const received = await askQuestion(visitor(), desk, aQuestion, { key: randomUUID(), source: Buffer.alloc(32, number % sources) })
      if (received.ok && received.value.code !== null) ids.add(received.value.conversationId)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, loop))
  return ids
}

/** Without the slow hash they crowd the database most; with it, the threads of the process. The benchmark asks a thousand with it. */
test.each([
  { count: 1_000, atOnce: 8, name: 'without the slow hash', hash: noHash },
  { count: 1_000, atOnce: 64, name: 'without the slow hash', hash: noHash },
  { count: 128, atOnce: 64, name: 'with the real one', hash: slowHash },
])(
  '$count questions, $atOnce at once, $name: all arrive and none is lost',
  async ({ count, atOnce, hash }) => {
    const before = await database.owner.query<{ count: number }>('select count(*)::int as count from advice.conversation')
    const ids = await askMany(count, atOnce, 40, hash)
    expect(ids.size).toBe(count)
    const after = await database.owner.query<{ count: number }>('select count(*)::int as count from advice.conversation')
    expect((after.rows[0]?.count ?? 0) - (before.rows[0]?.count ?? 0)).toBe(count)
  },
  300_000,
)

test('a hundred questions from one school all get in', async () => {
  expect((await askMany(100, 20, 1)).size).toBe(100)
}, 120_000)

test('many guesses at one moment do not pass for one: the selector waits for that source', async () => {
  const desk = aDesk(database.db)
  const received = await askQuestion(visitor(), desk, aQuestion, { key: randomUUID(), source: Buffer.alloc(32, 200) })
  const code = received.ok ? readCode(received.value.code ?? '') : null
  if (code === null || !code.ok) throw new Error('no code')
  const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
  const guess = (number: number): string =>
    codeText(
      makeCode(
        Uint8Array.from([
          ...Array.from(code.value.selector, (sign) => alphabet.indexOf(sign)),
          ...Array.from({ length: 13 }, () => number),
        ]),
      ),
    )
  const source = Buffer.alloc(32, 201)
  await Promise.all(Array.from({ length: 12 }, (_, i) => openWithCode(visitor(), desk, guess(i), source)))
  expect(await openWithCode(visitor(), desk, guess(20), source)).toMatchObject({ ok: false, error: { kind: 'wait' } })
  expect((await openWithCode(visitor(), desk, codeText(code.value), Buffer.alloc(32, 202))).ok).toBe(true)
})
