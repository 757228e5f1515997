import fc from 'fast-check'
import { expect, test } from 'vitest'
import { permissions } from '../permissions.ts'
import { deedOf, shownAreas, whyOf } from './log-line.ts'
import { purposes, relations } from './policy.ts'

test.each([
  [['health.read'], 'looked'],
  [['health.read', 'health.write'], 'wrote'],
  [['vaccination.answer'], 'wrote'],
  [['person.read'], 'looked'],
  [['person.list'], 'listed'],
  [['person.search', 'person.read'], 'looked'],
  [['person.create', 'care.begin'], 'registered'],
  [['piece.write', 'person.read'], 'wrote'],
  [['emergency.begin', 'person.read'], 'emergency'],
  [['share.decide', 'person.read'], 'shared'],
  [['log.readOwn'], 'log'],
  [['resident.handKey', 'resident.bind'], 'account'],
] as const)('%o is called %s', (events, deed) => {
  expect(deedOf(events)).toBe(deed)
})

test.each([
  [
    { actorKind: 'staff', basis: 'care', purpose: 'youthHealth', deed: 'looked' },
    { kind: 'works-with-you', purpose: 'youthHealth' },
  ],
  [
    { actorKind: 'staff', basis: 'standIn', purpose: 'support', deed: 'looked' },
    { kind: 'stands-in', purpose: 'support' },
  ],
  [{ actorKind: 'staff', basis: 'emergency', purpose: null, deed: 'looked' }, { kind: 'emergency' }],
  [{ actorKind: 'staff', basis: 'none', purpose: null, deed: 'found' }, { kind: 'index' }],
  [{ actorKind: 'staff', basis: null, purpose: null, deed: 'registered' }, { kind: 'registering' }],
  [{ actorKind: 'staff', basis: null, purpose: null, deed: 'looked' }, { kind: 'no-reason' }],
  [{ actorKind: 'system', basis: null, purpose: null, deed: 'looked' }, { kind: 'automatic' }],
  [{ actorKind: 'resident', basis: 'authority', purpose: null, deed: 'looked' }, { kind: 'authority' }],
] as const)('%o is because of %o', (facts, why) => {
  expect(whyOf(facts)).toEqual(why)
})

test('a look of a colleague that nothing allows is never called anything else, and one that something allows is never called that', () => {
  const words = fc.constantFrom<string | null>(...relations, ...purposes, 'zomaar', '', null)
  fc.assert(
    fc.property(words, words, (basis, purpose) => {
      const why = whyOf({ actorKind: 'staff', basis, purpose, deed: 'looked' })
      expect(why.kind === 'no-reason').toBe(!relations.some((one) => one === basis))
    }),
  )
})

test('hidden compartments are no deed that is shown, whatever verbs there are', () => {
  const areas = new Set(Object.keys(permissions).map((verb) => verb.split('.')[0]))
  expect(areas.has('compartment')).toBe(true)
  expect(shownAreas).not.toContain('compartment')
})
