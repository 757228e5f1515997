/** The cases of `tests/conformance`, thought out from the reference text, played by the pure rules; `access-cases.db.test.ts` plays the same on a database. */
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { rulePlayers } from './access-players.ts'
import { playCases, type PlayedCase } from './play.ts'
import { readScenarioFile } from './scenario-file.ts'

const folder = resolve(import.meta.dirname, '../../../tests/conformance')
type Case = {
  readonly id: string
  readonly title: string
  readonly rules: readonly string[]
  readonly input: { readonly kind: string }
  readonly expect: Readonly<Record<string, unknown>>
  readonly answer?: Readonly<Record<string, unknown>>
}
const casesOf = (file: string) => readScenarioFile(join(folder, file), 'access') as readonly Case[]
const own = casesOf('access.json')
const samples = casesOf('access-samples.json')
const playOne = async (one: unknown): Promise<PlayedCase | undefined> => (await playCases([one], rulePlayers))[0]

test('our own cases: enough of them, each with an id of its own, every kind among them', () => {
  expect(own.length).toBeGreaterThanOrEqual(70)
  expect(new Set(own.map(({ id }) => id)).size).toBe(own.length)
  expect(new Set(own.map(({ input }) => input.kind))).toEqual(new Set(rulePlayers.keys()))
})

describe.each([
  ['our own', own],
  ['samples', samples],
])('%s', (_name, cases) => {
  test.each(cases.map((one) => [`${one.rules.join(', ')}: ${one.title} (${one.id})`, one] as const))('%s', async (_title, one) => {
    expect(await playOne(one)).toEqual({ id: one.id, actual: { ...one.expect, ...one.answer } })
  })
})

test('the values of expect are never used: blank ones give the same answers', async () => {
  for (const one of [...own, ...samples]) {
    const { mustNotContain, ...blank } = Object.fromEntries(Object.keys(one.expect).map((key) => [key, null]))
    // The terms of a search are the question, so they stay.
    const terms = mustNotContain === undefined ? {} : { mustNotContain: one.expect['mustNotContain'] }
    expect(await playOne({ ...one, expect: { ...blank, ...terms } })).toEqual(await playOne(one))
  }
})

test('without expect the outcome alone is answered', async () => {
  const [first] = own
  expect(await playOne({ id: 7, input: first?.input })).toEqual({ id: 7, actual: { outcome: 'allow' } })
})
