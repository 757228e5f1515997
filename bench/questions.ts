/** Asking and coming back against the bare slow hash, and without it; and a thousand questions at once. */
import { randomBytes, randomUUID } from 'node:crypto'
import { askQuestion } from '../src/contexts/advice/use-cases/ask-question.server.ts'
import { openWithCode } from '../src/contexts/advice/use-cases/open-with-code.server.ts'
import { noHash, slowHash } from '#platform/slow-hash.server.ts'
import { aQuestion } from '#tests/builders/desk.ts'
import { compare, type Line } from './measure.ts'
import type { Place } from './place.ts'

const context = ({ parts, centres }: Place) => ({
  db: parts.services.db,
  centreId: centres.here,
  actor: { kind: 'visitor' as const },
  now: parts.services.clock(),
  traceId: 'bench',
  asked: [],
})

/** One question from a source of its own: what asking costs, not what the brake on one source adds. */
async function ask(place: Place, hash: typeof slowHash): Promise<string> {
  const received = await askQuestion(context(place), { ...place.parts.desk, hash }, aQuestion, {
    key: randomUUID(),
    source: randomBytes(32),
  })
  if (!received.ok || received.value.code === null) throw new Error('The question was not received')
  return received.value.code
}

async function comeBack(place: Place, hash: typeof slowHash, code: string): Promise<void> {
  const opened = await openWithCode(context(place), { ...place.parts.desk, hash }, code, randomBytes(32))
  if (!opened.ok) throw new Error('The code did not open')
}

export async function benchQuestions(place: Place): Promise<Line[]> {
  const salt = randomBytes(16)
  const bareHash = { name: 'the bare slow hash', work: () => slowHash('ABCDEFGHJKLMN', salt) }
  const code = await ask(place, slowHash)
  const quick = await ask(place, noHash)
  return [
    await compare('a question asked', () => ask(place, slowHash), bareHash, { ms: 700, limit: 1.15 }),
    await compare('a code opens its conversation', () => comeBack(place, slowHash, code), bareHash, { ms: 700, limit: 1.15 }),
    await compare('a question asked, hash left out', () => ask(place, noHash), bareHash, { ms: 400 }),
    await compare('a code opens, hash left out', () => comeBack(place, noHash, quick), bareHash, { ms: 400 }),
  ]
}

/** What the rest costs when the hash is left out, eight at once as a busy evening has them: per second. */
export async function benchWithoutHash(place: Place): Promise<{ asked: number; returned: number }> {
  const codes = await Promise.all(Array.from({ length: 8 }, () => ask(place, noHash)))
  const perSecond = async (work: (number: number) => Promise<unknown>): Promise<number> => {
    const begun = performance.now()
    let done = 0
    const loop = async (number: number): Promise<void> => {
      while (performance.now() - begun < 4_000) {
        await work(number)
        done += 1
      }
    }
    await Promise.all(Array.from({ length: 8 }, (_, number) => loop(number)))
    return done / ((performance.now() - begun) / 1000)
  }
  return {
    asked: await perSecond(() => ask(place, noHash)),
    returned: await perSecond((number) => comeBack(place, noHash, codes[number] ?? '')),
  }
}

/** A thousand questions, so many at once: how many arrived, and how many per second. */
export async function benchThousand(place: Place): Promise<{ atOnce: number; arrived: number; perSecond: number }[]> {
  const outcomes = []
  for (const atOnce of [8, 64]) {
    const begun = performance.now()
    let arrived = 0
    let left = 1_000
    const one = async (): Promise<void> => {
      while (left > 0) {
        left -= 1
        await ask(place, slowHash)
        arrived += 1
      }
    }
    await Promise.all(Array.from({ length: atOnce }, one))
    outcomes.push({ atOnce, arrived, perSecond: arrived / ((performance.now() - begun) / 1000) })
  }
  return outcomes
}
