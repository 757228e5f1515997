import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Temporal } from '#platform/time.ts'
import { checkTie, isElder, tieKinds, type Tie, type TieKind } from './ties.ts'

const tie = (personId: string, kind: TieKind, otherId: string): Tie => ({ personId, otherId, kind, from: null, until: null })
const born = (ages: Readonly<Record<string, string | null>>) =>
  new Map(Object.entries(ages).map(([id, text]) => [id, text === null ? null : Temporal.PlainDate.from(text)] as const))
const births = born({
  noor: '2014-02-01',
  sem: '2016-05-01',
  mila: '1985-05-05',
  ruben: '1983-01-01',
  ans: '1955-01-01',
  young: '2003-01-01',
})

describe('a tie is refused', () => {
  test.each([
    ['to oneself', tie('noor', 'sibling', 'noor'), [], 'tie-to-oneself'],
    ['twice', tie('noor', 'parent', 'mila'), [tie('noor', 'parent', 'mila')], 'tie-already-there'],
    ['twice, from the other side', tie('noor', 'sibling', 'sem'), [tie('sem', 'sibling', 'noor')], 'tie-already-there'],
    ['as a parent of the own parent', tie('mila', 'parent', 'noor'), [tie('noor', 'parent', 'mila')], 'tie-contradicts'],
    ['as a foster parent of the own parent', tie('mila', 'foster-parent', 'noor'), [tie('noor', 'parent', 'mila')], 'tie-contradicts'],
    ['in a ring', tie('ans', 'parent', 'noor'), [tie('noor', 'parent', 'mila'), tie('mila', 'parent', 'ans')], 'tie-contradicts'],
    ['as a sibling of the own parent', tie('noor', 'sibling', 'mila'), [tie('noor', 'parent', 'mila')], 'tie-contradicts'],
    ['as the parent of a sibling', tie('noor', 'parent', 'sem'), [tie('noor', 'sibling', 'sem')], 'tie-contradicts'],
    ['as the partner of the own child', tie('mila', 'partner', 'noor'), [tie('noor', 'parent', 'mila')], 'tie-contradicts'],
    ['to a parent who is younger', tie('mila', 'parent', 'noor'), [], 'elder-not-older'],
    ['to a foster parent who is younger', tie('noor', 'foster-parent', 'sem'), [], 'elder-not-older'],
    ['to a parent of eleven', tie('noor', 'parent', 'young'), [], 'parent-too-young'],
    [
      'to a third parent in law',
      tie('noor', 'adoptive-parent', 'ans'),
      [tie('noor', 'parent', 'mila'), tie('noor', 'parent', 'ruben')],
      'three-parents',
    ],
    [
      'that ends before it begins',
      { ...tie('mila', 'partner', 'ruben'), from: Temporal.PlainDate.from('2020-01-02'), until: Temporal.PlainDate.from('2020-01-01') },
      [],
      'ends-before-it-begins',
    ],
  ] as const)('%s', (_what, wish, known, kind) => expect(checkTie(wish, known, births)).toMatchObject({ kind }))
})

test.each([
  ['a second parent', tie('noor', 'parent', 'ruben'), [tie('noor', 'parent', 'mila')]],
  ['two mothers', tie('noor', 'parent', 'mila'), []],
  ['a step-parent besides two parents', tie('noor', 'step-parent', 'ans'), [tie('noor', 'parent', 'mila'), tie('noor', 'parent', 'ruben')]],
  ['a grandmother who is guardian', tie('noor', 'guardian', 'ans'), [tie('noor', 'grandparent', 'ans')]],
  ['a foster parent who is the partner of nobody here', tie('noor', 'foster-parent', 'ans'), []],
  ['a parent whose birth date is not known', tie('noor', 'parent', 'who'), []],
  ['a neighbour besides', tie('noor', 'network', 'ans'), [tie('noor', 'grandparent', 'ans')]],
] as const)('allowed: %s', (_what, wish, known) => expect(checkTie(wish, known, births)).toBeNull())

test('whatever is written down one after another, nobody descends from oneself and no two are each other’s elder', () => {
  const people = ['a', 'b', 'c', 'd']
  const wishes = fc.array(
    fc.record({ personId: fc.constantFrom(...people), otherId: fc.constantFrom(...people), kind: fc.constantFrom(...tieKinds) }),
    { maxLength: 25 },
  )
  fc.assert(
    fc.property(wishes, (all) => {
      const kept: Tie[] = []
      for (const wish of all) {
        const one = { ...wish, from: null, until: null }
        if (checkTie(one, kept, new Map()) === null) kept.push(one)
      }
      for (const one of kept)
        if (isElder(one.kind))
          expect(kept.some((other) => isElder(other.kind) && other.personId === one.otherId && other.otherId === one.personId)).toBe(false)
      const reached = (from: string, seen: readonly string[]): boolean =>
        kept.some(
          ({ personId, otherId, kind }) =>
            personId === from &&
            ['parent', 'adoptive-parent', 'grandparent'].includes(kind) &&
            (seen.includes(otherId) || reached(otherId, [...seen, otherId])),
        )
      for (const person of people) expect(reached(person, [person])).toBe(false)
    }),
  )
})
