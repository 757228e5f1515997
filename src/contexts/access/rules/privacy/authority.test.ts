import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Temporal } from '#platform/time.ts'
import { authorityOn, recognitionExceptions, type ParentsRelation } from './authority.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const today = day('2026-06-01')
type Recognised = Extract<ParentsRelation, { kind: 'unmarried-recognised' }>
const recognised = (on: string | null, more: Partial<Recognised> = {}): Recognised => ({
  kind: 'unmarried-recognised',
  recognisedOn: on === null ? null : day(on),
  registerEntry: null,
  exception: null,
  ...more,
})

describe('PR-07: authority of the parents on a date', () => {
  test.each([
    ['married', 'joint'],
    ['divorced-no-ruling', 'joint'],
    ['divorced-sole-by-judge', 'sole'],
  ] as const)('%s: %s', (kind, authority) => {
    expect(authorityOn({ kind }, today)).toBe(authority)
  })

  test.each<[string, ParentsRelation, string]>([
    ['recognised on the last day of the old law', recognised('2022-12-31'), 'sole'],
    ['recognised on the first day of the new law', recognised('2023-01-01'), 'joint'],
    ['recognised today', recognised('2026-06-01'), 'joint'],
    ['not recognised until tomorrow', recognised('2026-06-02'), 'sole'],
    ['not recognised until tomorrow, though entered', recognised('2026-06-02', { registerEntry: true }), 'sole'],
    ['old law, entered today', recognised('2022-12-31', { registerEntry: today }), 'joint'],
    ['old law, entered tomorrow', recognised('2022-12-31', { registerEntry: today.add({ days: 1 }) }), 'sole'],
    ['old law, entered on an unknown day', recognised('2022-12-31', { registerEntry: true }), 'joint'],
    ['parents declined', recognised('2024-03-01', { exception: 'parents-declined' }), 'sole'],
    [
      'parents declined, and entered it later all the same',
      recognised('2024-03-01', { exception: 'parents-declined', registerEntry: today }),
      'joint',
    ],
    ['day of recognition not known', recognised(null), 'sole'],
    ['day of recognition not known, but entered', recognised(null, { registerEntry: day('2020-01-01') }), 'joint'],
  ])('%s', (_name, relation, authority) => {
    expect(authorityOn(relation, today)).toBe(authority)
  })

  test.each(recognitionExceptions)('exception %s keeps recognition from giving joint authority', (exception) => {
    expect(authorityOn(recognised('2023-01-01', { exception }), today)).toBe('sole')
  })

  test('once joint by recognition or entry, it stays so with the days', () => {
    const anyDay = fc.integer({ min: 0, max: 3000 }).map((days) => day('2020-01-01').add({ days }))
    const relation = fc.record({
      kind: fc.constant('unmarried-recognised' as const),
      recognisedOn: fc.option(anyDay),
      registerEntry: fc.option(anyDay),
      exception: fc.option(fc.constantFrom(...recognitionExceptions)),
    })
    fc.assert(
      fc.property(relation, anyDay, fc.nat(1000), (parents, on, later) => {
        if (authorityOn(parents, on) === 'joint') expect(authorityOn(parents, on.add({ days: later }))).toBe('joint')
      }),
    )
  })
})
