import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Temporal } from '#platform/time.ts'
import { decideDestruction, destructionTermMonths, type DestructionRequest } from './destruction.ts'
import { requesters } from './inspection.ts'
import { fileRegimes } from './regime.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const on = day('2026-06-01')
const born = (text: string) => ({ birthDate: day(text) })
const [eleven, twelve, fifteen, seventeen, eighteen] = [
  born('2014-06-02'),
  born('2014-06-01'),
  born('2010-06-02'),
  born('2008-06-02'),
  born('2008-06-01'),
]
const parent = { who: 'parent', hasAuthority: true } as const
const ask = (request: Partial<DestructionRequest>) => {
  const decision = decideDestruction({
    regime: 'wmo',
    who: 'youth',
    ...twelve,
    hasAuthority: false,
    youthCapable: true,
    importantToOther: false,
    lawOpposes: false,
    on,
    ...request,
  })
  return decision.outcome === 'granted' ? 'granted' : decision.why
}

describe.each(fileRegimes)('PR-19: who may ask for destruction, %s', (regime) => {
  test.each<[string, Partial<DestructionRequest>, string]>([
    ['11', eleven, 'too-young'],
    ['12', twelve, 'granted'],
    ['18', eighteen, 'granted'],
    ['15, not capable', { ...fifteen, youthCapable: false }, 'not-capable'],
    ['parent of 11', { ...parent, ...eleven }, 'granted'],
    ['parent of 12', { ...parent, ...twelve }, 'young-person-decides'],
    ['parent of 17, not capable', { ...parent, ...seventeen, youthCapable: false }, 'granted'],
    ['parent of 18, not capable', { ...parent, ...eighteen, youthCapable: false }, 'young-person-decides'],
    ['parent without authority', { who: 'parent', ...eleven }, 'no-authority'],
    ['guardian of 11', { who: 'guardian', hasAuthority: true, ...eleven }, 'granted'],
    ['step-parent', { who: 'step-parent', ...eleven }, 'no-authority'],
    ['foster parent', { who: 'foster-parent', ...eleven }, 'no-authority'],
    ['PR-21: important to another', { importantToOther: true }, 'important-to-other'],
    ['PR-21: a law opposes', { lawOpposes: true }, 'law-opposes'],
    ['no say goes before importance', { ...eleven, importantToOther: true }, 'too-young'],
  ])('%s: %s', (_name, request, outcome) => {
    expect(ask({ regime, ...request })).toBe(outcome)
  })
})

test('an adult who cannot judge: refused by the Jeugdwet and the WGBO, not by the Wmo', () => {
  expect(fileRegimes.map((regime) => ask({ regime, ...eighteen, youthCapable: false }))).toEqual(['not-capable', 'not-capable', 'granted'])
})

test.each([
  ['2026-06-01', '2026-09-01'],
  ['2026-11-30', '2027-02-28'],
  ['2027-11-30', '2028-02-29'],
])('PR-19: asked on %s, due on %s', (asked, due) => {
  const request = { who: 'youth', ...twelve, hasAuthority: false, youthCapable: true, importantToOther: false, lawOpposes: false } as const
  expect(decideDestruction({ ...request, regime: 'wmo', on: day(asked) })).toMatchObject({
    withinMonths: destructionTermMonths.wmo,
    dueOn: day(due),
    article: 'Wmo 2015 5.3.5',
  })
})

test('always: a refusal has a recorded reason, and at most one of young person and parent may ask', () => {
  const request = fc.record({
    regime: fc.constantFrom(...fileRegimes),
    birthDate: fc.integer({ min: 0, max: 22 * 365 }).map((days) => on.subtract({ days })),
    hasAuthority: fc.boolean(),
    youthCapable: fc.boolean(),
    importantToOther: fc.boolean(),
    lawOpposes: fc.boolean(),
    on: fc.constant(on),
  })
  fc.assert(
    fc.property(request, (asked) => {
      const granted = requesters.filter((who) => decideDestruction({ ...asked, who }).outcome === 'granted')
      expect(granted.includes('youth') && granted.length > 1).toBe(false)
      for (const who of requesters) {
        const decision = decideDestruction({ ...asked, who })
        expect(decision.reasonRecorded).toBe(decision.outcome === 'refused')
      }
    }),
  )
})
