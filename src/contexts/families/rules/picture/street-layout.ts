/**
 * Where everything stands in the picture of homes: houses along one or more streets, people in them floor by floor, and beside them who lives in
 * none of them. Who has a second home stands there once more, and a dotted way leads from the one house to the other. Plain numbers,
 * with x from the middle of the drawing.
 */
import { tidyPicture, type FamilyPicture, type PicturePerson } from './family-picture.ts'
import { houseOf, type House } from './house.ts'
import type { Point, Rect } from './outline.ts'
import { standingOf, streetSizes, type Standing, type StreetSize } from './standing.ts'
import { residencesOf } from './statements.ts'

export type PlacedStanding = { readonly who: Standing; readonly at: Point; readonly room: Rect }
export type PlacedHouse = {
  readonly id: string
  readonly wall: Rect
  readonly apex: Point
  readonly label: readonly string[]
  /** The height of each floor above the ground. */
  readonly floors: readonly number[]
}
export type Pavement = { readonly top: number; readonly bottom: number }
export type StreetLayout = {
  readonly width: number
  readonly height: number
  readonly houses: readonly PlacedHouse[]
  readonly people: readonly PlacedStanding[]
  readonly ways: readonly (readonly Point[])[]
  readonly pavements: readonly Pavement[]
}

/** What stands on a street: a house, or somebody beside the houses. */
type Piece = { readonly width: number; readonly house: House | null; readonly who: Standing | null }
type Street = { readonly pieces: readonly Piece[]; readonly width: number }

const sky = 12
const betweenPieces = 30
const betweenPeople = 4
const underNames = 6
const laneHeight = 8
const margin = 6

/** `more` gives the lines of text under somebody's name, in that home or beside all homes (null). */
export function streetLayout(
  given: FamilyPicture,
  more: (person: PicturePerson, homeId: string | null) => readonly string[],
  size: StreetSize,
): StreetLayout {
  const picture = tidyPicture(given)
  const pieces = piecesOf(picture, more, size)
  const streets = streetsOf(pieces, streetSizes[size].room)
  const pairs = housesShared(picture)
  const houses: PlacedHouse[] = []
  const people: PlacedStanding[] = []
  const pavements: Pavement[] = []
  const streetOf = new Map<string, number>()
  let y = 0
  for (const [at, street] of streets.entries()) {
    const ground = y + sky + Math.max(...street.pieces.map(({ house, who }) => house?.height ?? who?.height ?? 0))
    let left = -street.width / 2
    for (const [i, { width, house, who }] of street.pieces.entries()) {
      left += i === 0 ? 0 : gapAfter(street.pieces[i - 1])
      if (house !== null) {
        streetOf.set(house.id, at)
        houses.push(placeHouse(house, left, ground))
        people.push(...placeInside(house, left, ground))
      }
      if (who !== null) people.push(standAt(who, left + width / 2, ground, ground))
      left += width
    }
    const names = Math.max(...street.pieces.map(({ house, who }) => house?.namesUnderGround ?? who?.textHeight ?? 0))
    const lanes = pairs.filter((pair) => pair.some((id) => streetOf.get(id) === at)).length
    y = ground + 4 + names + underNames + lanes * laneHeight + (lanes > 0 ? 4 : 0)
    pavements.push({ top: ground, bottom: y })
  }
  return { width: streetSizes[size].room, height: y, houses, people, ways: waysOf(pairs, houses, pavements, streetOf, size), pavements }
}

function piecesOf(
  picture: FamilyPicture,
  more: (person: PicturePerson, homeId: string | null) => readonly string[],
  size: StreetSize,
): Piece[] {
  const person = new Map(picture.people.map((one) => [one.id, one]))
  const housed = new Set<string>()
  const houses = picture.homes.map((home): Piece => {
    const inside = home.members.flatMap(({ personId }) => {
      const one = person.get(personId)
      if (one === undefined) return []
      housed.add(personId)
      const isFirst = residencesOf(picture, personId)[0]?.homeId === home.id
      return [standingOf(one, home.id, isFirst, more(one, home.id), size)]
    })
    const house = houseOf(home, inside, picture.homes.length, size)
    return { width: house.width, house, who: null }
  })
  const beside = picture.people.filter(({ id }) => !housed.has(id))
  return [
    ...houses,
    ...beside.map((one): Piece => {
      const who = standingOf(one, null, true, more(one, null), size)
      return { width: who.width, house: null, who }
    }),
  ]
}

const gapAfter = (piece: Piece | undefined): number => (piece?.house === null ? betweenPeople : betweenPieces)

function streetsOf(pieces: readonly Piece[], room: number): Street[] {
  const streets: { pieces: Piece[]; width: number }[] = []
  for (const piece of pieces) {
    const street = streets.at(-1)
    const width = street === undefined ? Infinity : street.width + gapAfter(street.pieces.at(-1)) + piece.width
    if (street === undefined || width > room - 2 * (margin + 8)) streets.push({ pieces: [piece], width: piece.width })
    else {
      street.pieces.push(piece)
      street.width = width
    }
  }
  return streets
}

const standAt = (who: Standing, x: number, feet: number, textFrom: number): PlacedStanding => ({
  who,
  at: [x, feet],
  room: { left: x - who.width / 2, right: x + who.width / 2, top: feet - who.height, bottom: textFrom + 4 + who.textHeight },
})

function placeHouse({ id, width, wallHeight, roofHeight, label, floors }: House, left: number, ground: number): PlacedHouse {
  const top = ground - wallHeight
  return {
    id,
    label,
    wall: { left, right: left + width, top, bottom: ground },
    apex: [left + width / 2, top - roofHeight],
    floors: floors.filter(({ feet }) => feet > 0).map(({ feet }) => ground - feet),
  }
}

function placeInside({ width, floors }: House, left: number, ground: number): PlacedStanding[] {
  return floors.flatMap(({ people, feet }) => {
    let at = left + (width - people.reduce((sum, who) => sum + who.width, 0)) / 2
    return people.map((who) => {
      at += who.width
      return standAt(who, at - who.width / 2, ground - feet, ground - feet)
    })
  })
}

/** Homes between which somebody goes to and fro, once each. */
function housesShared(picture: FamilyPicture): (readonly [string, string])[] {
  const pairs = new Map<string, readonly [string, string]>()
  for (const { id } of picture.people) {
    const [first, ...others] = residencesOf(picture, id).map(({ homeId }) => homeId)
    for (const other of others) if (first !== undefined) pairs.set([first, other].toSorted().join(' '), [first, other])
  }
  return [...pairs.values()]
}

/** Over the ground between neighbours; under the names, and along the edge of the drawing to another street, for the others. */
function waysOf(
  pairs: readonly (readonly [string, string])[],
  houses: readonly PlacedHouse[],
  pavements: readonly Pavement[],
  streetOf: ReadonlyMap<string, number>,
  size: StreetSize,
): Point[][] {
  const edge = -streetSizes[size].room / 2 + margin / 2
  return pairs.flatMap((pair, i) => {
    const [a, b] = houses.filter(({ id }) => pair.includes(id))
    if (a === undefined || b === undefined) return []
    const isOneStreet = streetOf.get(a.id) === streetOf.get(b.id)
    if (isOneStreet && houses.indexOf(b) === houses.indexOf(a) + 1) return [arc(a.wall, b.wall)]
    const lane = (house: PlacedHouse): number => (pavements[streetOf.get(house.id) ?? 0]?.bottom ?? 0) - 6 - i * laneHeight
    const [ax, bx] = [a.wall.left + 4, b.wall.left + 4]
    const along: Point[] = isOneStreet ? [] : [point(edge, lane(a)), point(edge, lane(b))]
    return [[point(ax, a.wall.bottom), point(ax, lane(a)), ...along, point(bx, lane(b)), point(bx, b.wall.bottom)]]
  })
}

const point = (x: number, y: number): Point => [x, y]

/** Three points: from wall to wall, and what it bends towards. */
const arc = (from: Rect, to: Rect): Point[] => [
  point(from.right + 3, from.bottom - 7),
  point((from.right + to.left) / 2, from.bottom - 26),
  point(to.left - 3, to.bottom - 7),
]
