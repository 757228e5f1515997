import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aFamilyPicture, aHome, anyPicture, anyTree, aPerson, ties } from '#tests/builders/family-picture.ts'
import { arrangeFamily } from './arrangement.ts'
import { inOrderOfBirth, tidyPicture, tieKey, type FamilyPicture } from './family-picture.ts'
import { genogramLayout, type GenogramLayout, type PlacedPerson } from './genogram-layout.ts'
import { generationsOf } from './generations.ts'
import { isInside, type Rect } from './outline.ts'

const sizes = ['small', 'wide'] as const
const ageOf = (picture: FamilyPicture) => (id: string) => {
  const age = picture.people.find((person) => person.id === id)?.ageInYears
  return age === null || age === undefined ? [] : [`${age} jaar`]
}
const layoutOf = (picture: FamilyPicture, size: (typeof sizes)[number] = 'small'): GenogramLayout =>
  genogramLayout(arrangeFamily(picture), ageOf(picture), size)

const boxOf = ({ at: [x, y], cell }: PlacedPerson): Rect => ({
  left: x - cell.width / 2,
  right: x + cell.width / 2,
  top: y - 18,
  bottom: y + cell.bottom,
})
const overlaps = (one: Rect, other: Rect): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
const placeOf = ({ people }: GenogramLayout, id: string) => people.find((one) => one.id === id)?.at ?? [NaN, NaN]
const sorted = (keys: readonly string[]): string[] => keys.toSorted()

type Size = (typeof sizes)[number]
/** Many families long, in either size. */
const always = (
  claim: (picture: FamilyPicture, layout: GenogramLayout, size: Size) => unknown,
  pictures: fc.Arbitrary<FamilyPicture> = anyPicture(),
): void =>
  fc.assert(
    fc.property(pictures, fc.constantFrom(...sizes), (picture, size) => void claim(tidyPicture(picture), layoutOf(picture, size), size)),
    { numRuns: 120 },
  )

describe('every genogram, also of what cannot be true', () => {
  test('shows each person once, and no two over each other', () =>
    always((picture, { people }) => {
      expect(sorted(people.map(({ id }) => id))).toEqual(sorted(picture.people.map(({ id }) => id)))
      for (const [i, one] of people.entries())
        for (const other of people.slice(i + 1)) expect(overlaps(boxOf(one), boxOf(other)), `${one.id} ${other.id}`).toBe(false)
    }))

  test('accounts for each tie once', () =>
    always((picture, { lines, implied, inWords }) =>
      expect(sorted([...lines.flatMap(({ ties }) => ties), ...implied, ...inWords])).toEqual(sorted(picture.ties.map(tieKey))),
    ))

  test('keeps everybody, all lines and all homes within the drawing', () =>
    always((_, { width, height, people, lines, homes }) => {
      const all = { left: 0, top: 0, right: width, bottom: height }
      for (const person of people) {
        const { left, top, right, bottom } = boxOf(person)
        expect(isInside([left, top], all) && isInside([right, bottom], all)).toBe(true)
      }
      for (const point of lines.flatMap(({ strokes }) => strokes.flat())) expect(isInside(point, all), point.join(' ')).toBe(true)
      for (const point of homes.flatMap(({ loops }) => loops.flat())) expect(isInside(point, all), point.join(' ')).toBe(true)
    }))

  test('is as wide as a line that passes beside everybody in its rows', () => {
    const people = ['p0', 'p1', 'p2', 'p3', 'p4'].map((id) =>
      aPerson(id, { name: id === 'p3' ? 'Sem' : ' ', sex: 'female', part: 'child' }),
    )
    const said = ['p4 parent p3', 'p0 grandparent p4', 'p2 partner p1', 'p2 foster-parent p4', 'p0 parent p2']
    const { width, lines } = layoutOf(aFamilyPicture({ people, homes: [aHome('h0', 'p1', 'p0')], ties: ties(...said) }))
    expect(Math.max(...lines.flatMap(({ strokes }) => strokes.flat()).map(([x]) => x))).toBeLessThanOrEqual(width)
  })

  test('draws the line of a home around who live there, and around nobody else', () =>
    always((picture, { homes, people }) => {
      for (const { id, members } of picture.homes) {
        const inside = new Set(members.map(({ personId }) => personId))
        const boxes = homes.find((home) => home.id === id)?.boxes ?? []
        for (const person of people) {
          if (inside.has(person.id))
            expect(
              boxes.some((box) => isInside(person.at, box)),
              person.id,
            ).toBe(true)
          else
            expect(
              boxes.some((box) => overlaps(box, boxOf(person))),
              person.id,
            ).toBe(false)
        }
      }
    }))

  test('is the same for the same family', () => always((picture, layout, size) => expect(layoutOf(picture, size)).toEqual(layout)))
})

describe('a family that can be', () => {
  test('has every parent above the child', () =>
    always((picture, layout) => {
      for (const { from, to, kind } of picture.ties)
        if (kind === 'parent') expect(placeOf(layout, from)[1]).toBeLessThan(placeOf(layout, to)[1])
    }, anyTree))

  test('has children from left to right in order of birth', () =>
    always((picture, layout) => {
      for (const { id } of picture.people) {
        const children = picture.ties.filter(({ from, kind }) => from === id && kind === 'parent').map(({ to }) => to)
        const byBirth = inOrderOfBirth(picture.people.filter((person) => children.includes(person.id)))
        const places = byBirth.map((child) => placeOf(layout, child.id)[0])
        expect(places).toEqual(places.toSorted((a, b) => a - b))
      }
    }, anyTree))

  test('has couples side by side, with no line through a text', () =>
    always((picture, layout) => {
      for (const { from, to, kind } of picture.ties) {
        if (kind !== 'married') continue
        const [[x1, y1], [x2, y2]] = [placeOf(layout, from), placeOf(layout, to)]
        expect(y1).toBe(y2)
        const between = layout.people.filter(({ at: [x, y] }) => y === y1 && x > Math.min(x1, x2) && x < Math.max(x1, x2))
        expect(between).toEqual([])
      }
      for (const { strokes, kind } of layout.lines)
        for (const [[ax, ay] = [0, 0], [bx, by] = [0, 0]] of strokes)
          for (const {
            at: [x, y],
            cell,
            id,
          } of layout.people) {
            const text = { left: x - cell.width / 2, right: x + cell.width / 2, top: y + 19, bottom: y + cell.bottom - 1 }
            const line = { left: Math.min(ax, bx) - 0.5, right: Math.max(ax, bx) + 0.5, top: Math.min(ay, by), bottom: Math.max(ay, by) }
            expect(overlaps(text, line), `${kind} over ${id}`).toBe(false)
          }
    }, anyTree))
})

const child = { part: 'child' } as const

describe('kinds of families', () => {
  const rows = (picture: Partial<FamilyPicture>): string[][] => {
    const all = aFamilyPicture(picture)
    const row = generationsOf(all)
    const made: string[][] = []
    for (const [id, at] of row) (made[at] ??= []).push(id)
    return made.map((ids) => ids.toSorted())
  }
  const people = (...ids: readonly string[]) => ids.map((id) => aPerson(id, id.startsWith('kid') ? child : {}))

  test.each<[string, Partial<FamilyPicture>, string[][]]>([
    ['nobody', {}, []],
    ['one person', { people: people('kid') }, [['kid']]],
    ['one parent', { people: people('mum', 'kid'), ties: ties('mum parent kid') }, [['mum'], ['kid']]],
    [
      'half brothers with three parents',
      {
        people: people('dad', 'mum', 'new', 'kid1', 'kid2'),
        ties: ties('dad parent kid1', 'mum parent kid1', 'mum parent kid2', 'new parent kid2', 'mum partner new'),
      },
      [
        ['dad', 'mum', 'new'],
        ['kid1', 'kid2'],
      ],
    ],
    [
      'grandparents on one side; the other parent stands beside',
      { people: people('gran', 'mum', 'dad', 'kid'), ties: ties('gran parent mum', 'mum parent kid', 'dad parent kid') },
      [['gran'], ['dad', 'mum'], ['kid']],
    ],
    [
      'a grandparent who is a foster parent too',
      {
        people: people('gran', 'mum', 'kid'),
        ties: ties('gran parent mum', 'gran foster-parent kid', 'mum parent kid', 'gran grandparent kid'),
      },
      [['gran'], ['mum'], ['kid']],
    ],
    [
      'a grandparent without the parent between',
      { people: people('gran', 'kid'), ties: ties('gran grandparent kid') },
      [['gran'], ['kid']],
    ],
    ['brothers of whom no parent is known', { people: people('kid1', 'kid2'), ties: ties('kid1 sibling kid2') }, [['kid1', 'kid2']]],
    [
      'a guardian from outside',
      { people: people('mum', 'guard', 'kid'), ties: ties('mum parent kid', 'guard guardian kid') },
      [['guard', 'mum'], ['kid']],
    ],
    [
      'a brother who is the guardian stays beside his sister',
      { people: people('mum', 'kid1', 'kid2'), ties: ties('mum parent kid1', 'mum parent kid2', 'kid1 guardian kid2') },
      [['mum'], ['kid1', 'kid2']],
    ],
    [
      'two families without a tie between them have their children in one row',
      { people: people('gran', 'mum', 'kid1', 'dad', 'kid2'), ties: ties('gran parent mum', 'mum parent kid1', 'dad parent kid2') },
      [['gran'], ['dad', 'mum'], ['kid1', 'kid2']],
    ],
    [
      'each a parent of the other: the first one counts',
      { people: people('a', 'b'), ties: ties('a parent b', 'b parent a') },
      [['a'], ['b']],
    ],
    ['a circle of three', { people: people('a', 'b', 'c'), ties: ties('a parent b', 'b parent c', 'c parent a') }, [['a'], ['b'], ['c']]],
    ['partners who are parent and child', { people: people('a', 'b'), ties: ties('a parent b', 'a married b') }, [['a'], ['b']]],
  ])('%s', (_, picture, expected) => expect(rows(picture)).toEqual(expected))

  test('twins hang beside each other from one line', () => {
    const twins = ['kid1', 'kid2'].map((id) => aPerson(id, { ...child, ageInYears: 4 }))
    const layout = layoutOf(aFamilyPicture({ people: [aPerson('mum'), ...twins], ties: ties('mum parent kid1', 'mum parent kid2') }))
    expect(layout.lines).toHaveLength(1)
    expect(placeOf(layout, 'kid1')[0]).toBeLessThan(placeOf(layout, 'kid2')[0])
  })

  test('a child with two homes stands in both lines, of which one runs outside the other', () => {
    const layout = layoutOf(
      aFamilyPicture({
        people: people('mum', 'dad', 'kid'),
        homes: [aHome('a', 'mum', 'kid'), aHome('b', 'dad', 'kid')],
        ties: ties('mum parent kid', 'dad parent kid', 'mum former-partner dad'),
      }),
    )
    const [a, b] = layout.homes
    const kid = placeOf(layout, 'kid')
    expect(a?.boxes.some((box) => isInside([kid[0] ?? 0, kid[1] ?? 0], box))).toBe(true)
    expect(b?.boxes.some((box) => isInside([kid[0] ?? 0, kid[1] ?? 0], box))).toBe(true)
    expect(a?.layer).not.toBe(b?.layer)
  })

  test('who supports the family stands beside it; a grandmother who does stands above', () => {
    const layout = layoutOf(
      aFamilyPicture({
        people: [...people('mum', 'kid'), aPerson('gran', { part: 'network' }), aPerson('coach', { part: 'network' })],
        ties: ties('mum parent kid', 'gran parent mum', 'gran network kid', 'coach network kid'),
      }),
    )
    expect(placeOf(layout, 'gran')[1]).toBeLessThan(placeOf(layout, 'mum')[1] ?? 0)
    expect(placeOf(layout, 'coach')[1]).toBeGreaterThan(layout.besideFrom ?? Infinity)
  })

  test('a large family of thirty does not cross a line that need not cross', () => {
    const kids = (parents: readonly string[], ...ids: readonly string[]) =>
      ids.flatMap((kid) => parents.map((parent) => `${parent} parent ${kid}`))
    const branch = (n: number) => [
      `a${n} married b${n}`,
      ...kids([`a${n}`, `b${n}`], `kid${n}1`, `kid${n}2`, `kid${n}3`, `kid${n}4`),
      `gran parent a${n}`,
    ]
    const all = ties(...[1, 2, 3, 4, 5].flatMap(branch))
    const ids = [...new Set(all.flatMap(({ from, to }) => [from, to]))]
    // Given in an order that says nothing.
    const layout = layoutOf(
      aFamilyPicture({ people: people(...ids.toSorted((a, b) => ((a.at(-1) ?? '') < (b.at(-1) ?? '') ? -1 : 1))), ties: all }),
    )
    expect(layout.people).toHaveLength(31)
    expect(crossings(layout)).toBe(0)
  })
})

/** Where an upright and a level line of different ties really cross. */
function crossings({ lines }: GenogramLayout): number {
  const strokes = lines.flatMap(({ strokes }, line) => strokes.map(([a = [0, 0], b = [0, 0]]) => ({ line, a, b })))
  const upright = strokes.filter(({ a, b }) => a[0] === b[0])
  const level = strokes.filter(({ a, b }) => a[1] === b[1] && a[0] !== b[0])
  return upright
    .flatMap((one) => level.filter((other) => other.line !== one.line).map((other) => ({ one, other })))
    .filter(({ one, other }) => {
      const [left, right] = [Math.min(other.a[0], other.b[0]), Math.max(other.a[0], other.b[0])]
      const [top, bottom] = [Math.min(one.a[1], one.b[1]), Math.max(one.a[1], one.b[1])]
      return one.a[0] > left && one.a[0] < right && other.a[1] > top && other.a[1] < bottom
    }).length
}
