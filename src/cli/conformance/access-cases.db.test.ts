/** Rule and database agree: every case of `tests/conformance` played through the use cases on a database, and cases made up at random both ways. */
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { accessPlayersOn, rulePlayers } from './access-players.ts'
import { playCases, type PlayedCase, type Player } from './play.ts'
import { readScenarioFile } from './scenario-file.ts'
import { scratchKeys } from './scratch.ts'

let database: TestDatabase
let players: ReadonlyMap<string, Player>
beforeAll(async () => {
  database = await freshDatabase()
  players = accessPlayersOn({ db: database.db, keys: scratchKeys() })
})
afterAll(() => database.close())

type Case = { readonly id: string; readonly expect: object; readonly answer?: object }
const folder = resolve(import.meta.dirname, '../../../tests/conformance')
const casesOf = (file: string) => readScenarioFile(join(folder, file), 'access') as readonly Case[]
const answered = ({ id, expect: expected, answer }: Case): PlayedCase => ({ id, actual: { ...expected, ...answer } })

test.each(['access.json', 'access-samples.json'])('%s: as the cases expect, each from a clean state', async (file) => {
  const cases = casesOf(file)
  expect(await playCases(cases, players)).toEqual(cases.map(answered))
})

test('the order of cases and those played before make no difference', async () => {
  const some = casesOf('access.json').filter((_one, at) => at % 17 === 0)
  expect((await playCases(some.toReversed(), players)).toReversed()).toEqual(some.map(answered))
})

describe('PR-04, PR-11 to PR-15: whatever the case, rule and database say the same', () => {
  const day = fc.integer({ min: -420, max: 30 }).map((days) => {
    const at = new Date(Date.UTC(2026, 5, 1) + days * 86_400_000)
    return at.toISOString().slice(0, 10)
  })
  const on = '2026-06-01'
  const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined })
  const term = fc.record({ from: day, to: fc.option(day, { nil: null }) })
  const birthDate = fc.constantFrom('2014-06-01', '2014-06-02', '2010-06-01', '2010-06-02', '2008-06-01', '2008-06-02', '2020-02-29')
  const who = fc.subarray(['youth', 'parent1', 'parent2'])
  const kinds = {
    read: fc.record({
      ...{
        rolePermits: fc.boolean(),
        relation: maybe(term),
        standIn: maybe(term),
        needed: maybe(fc.boolean()),
        emergency: maybe(fc.boolean()),
      },
      reason: maybe(fc.constantFrom('', ' ', 'Acuut gevaar')),
    }),
    inspect: fc.record({
      ...{ regime: fc.constantFrom('youth-help', 'wgbo', 'wmo'), birthDate, hasAuthority: fc.boolean() },
      ...{ youthCapable: maybe(fc.boolean()), youthConsent: maybe(fc.boolean()), goodCareOpposes: maybe(fc.boolean()) },
      who: fc.constantFrom('youth', 'parent', 'step-parent', 'foster-parent', 'guardian'),
    }),
    'help-consent': fc.record({
      ...{ birthDate, authority: fc.subarray(['parent1', 'parent2']), given: who, youthCapable: maybe(fc.boolean()) },
      ...{ exception: maybe(fc.constantFrom('serious-harm', 'considered-wish')), explanation: maybe(fc.constantFrom('', 'Want het moet')) },
      framework: maybe(fc.constant('protection-measure')),
    }),
    share: fc.record({
      ground: maybe(fc.constantFrom('consent', 'directly-involved', 'legal-duty', 'legal-right', 'conflict-of-duties', 'research')),
      ...{
        recipient: fc.constantFrom('a', 'b'),
        item: fc.constantFrom('x', 'y'),
        necessary: maybe(fc.boolean()),
        objection: maybe(fc.boolean()),
      },
      recipientFunction: maybe(fc.constantFrom('supervision-order', 'safe-home-report', 'school', 'voluntary')),
      consent: maybe(
        fc.record({ to: fc.subarray(['a', 'b']), items: fc.subarray(['x', 'y']), until: maybe(day), withdrawnOn: maybe(day) }),
      ),
      test: maybe(fc.array(fc.boolean(), { minLength: 4, maxLength: 6 })),
    }),
  }
  test.each(Object.entries(kinds))('%s', async (kind, inputs) => {
    const keys = rulePlayers.get(kind)?.keys ?? []
    const property = fc.asyncProperty(inputs as fc.Arbitrary<object>, async (input) => {
      const one = { id: 1, input: { kind, on, ...input }, expect: Object.fromEntries(keys.map((key) => [key, null])) }
      expect(await playCases([one], players)).toEqual(await playCases([one], rulePlayers))
    })
    await fc.assert(property, { seed: 7, numRuns: 15 })
  })
})
