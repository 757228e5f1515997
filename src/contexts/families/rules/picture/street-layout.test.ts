import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aFamilyPicture, aHome, anyPicture, aPerson } from '#tests/builders/family-picture.ts'
import { tidyPicture, type FamilyPicture } from './family-picture.ts'
import type { Rect } from './outline.ts'
import { streetLayout, type StreetLayout } from './street-layout.ts'

const sizes = ['small', 'wide'] as const
const layoutOf = (picture: FamilyPicture, size: (typeof sizes)[number] = 'small'): StreetLayout => streetLayout(picture, () => [], size)
const overlaps = (one: Rect, other: Rect): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom

const always = (claim: (picture: FamilyPicture, layout: StreetLayout) => void): void =>
  fc.assert(
    fc.property(anyPicture(), fc.constantFrom(...sizes), (picture, size) => claim(tidyPicture(picture), layoutOf(picture, size))),
    { numRuns: 120 },
  )

describe('every street', () => {
  test('shows each person in each of their homes, and beside them who has none', () =>
    always((picture, { people }) => {
      const expected = picture.people.flatMap(({ id }) => {
        const homes = picture.homes.filter(({ members }) => members.some(({ personId }) => personId === id))
        return homes.length === 0 ? [`${id} beside`] : homes.map((home) => `${id} ${home.id}`)
      })
      expect(people.map(({ who }) => `${who.personId} ${who.homeId ?? 'beside'}`).toSorted()).toEqual(expected.toSorted())
    }))

  test('has no two people and no two houses over each other, all within the drawing', () =>
    always((_, { people, houses, width, height }) => {
      for (const boxes of [people.map(({ room }) => room), houses.map(({ wall }) => wall)])
        for (const [i, one] of boxes.entries()) {
          expect(one.left >= -width / 2 && one.right <= width / 2 && one.top >= 0 && one.bottom <= height).toBe(true)
          for (const other of boxes.slice(i + 1)) expect(overlaps(one, other)).toBe(false)
        }
    }))

  test('has people within the walls of their house', () =>
    always((_, { people, houses }) => {
      for (const { who, room } of people) {
        const wall = houses.find(({ id }) => id === who.homeId)?.wall
        if (wall === undefined) continue
        expect(room.left >= wall.left && room.right <= wall.right && room.top >= wall.top).toBe(true)
      }
    }))

  test('draws somebody as living elsewhere in all homes but one', () =>
    always((picture, { people }) => {
      for (const { id, state } of picture.people) {
        const looks = people.filter(({ who }) => who.personId === id).map(({ who }) => who.look)
        if (state === 'living') expect(looks.filter((look) => look === 'here')).toHaveLength(1)
        else expect(new Set(looks)).toEqual(new Set([state]))
      }
    }))
})

const kid = aPerson('kid', { part: 'child', ageInYears: 9 })
const people = [aPerson('mum'), aPerson('dad'), kid]

test('a child is at home where nothing says that it is there only now and then', () => {
  const weekend = { id: 'a', label: 'Huis van papa', members: [{ personId: 'dad' }, { personId: 'kid', when: 'om het weekend' }] }
  const layout = layoutOf(aFamilyPicture({ people, homes: [weekend, aHome('b', 'mum', 'kid')] }), 'wide')
  expect(layout.people.find(({ who }) => who.personId === 'kid' && who.homeId === 'a')?.who.look).toBe('second')
  expect(layout.people.find(({ who }) => who.personId === 'kid' && who.homeId === 'b')?.who.look).toBe('here')
})

test('one way leads between two homes, however many go', () => {
  const homes = [aHome('a', 'mum', 'kid', 'kid2'), aHome('b', 'dad', 'kid', 'kid2')]
  const both = [...people, aPerson('kid2', { part: 'child' })]
  for (const size of sizes) expect(layoutOf(aFamilyPicture({ people: both, homes }), size).ways).toHaveLength(1)
  expect(layoutOf(aFamilyPicture({ people, homes: [aHome('a', 'mum', 'kid')] })).ways).toEqual([])
})

test('a large family gets more floors on a narrow drawing', () => {
  const many = Array.from({ length: 12 }, (_, i) => aPerson(`kid ${i}`, { part: 'child', ageInYears: i }))
  const picture = aFamilyPicture({ people: many, homes: [aHome('a', ...many.map(({ id }) => id))] })
  expect(layoutOf(picture, 'small').houses[0]?.floors.length).toBeGreaterThan(layoutOf(picture, 'wide').houses[0]?.floors.length ?? 9)
})
