/** A house for the people of one home: as many floors as it takes, with a name under the roof. */
import type { PictureHome } from './family-picture.ts'
import { streetLetters, streetSizes, type Standing, type StreetSize } from './standing.ts'
import { textWidth, wrapText } from './text-measure.ts'

/** `feet` is the height above the ground on which people of this floor stand. */
export type Floor = { readonly people: readonly Standing[]; readonly feet: number }
export type House = {
  readonly id: string
  readonly width: number
  readonly wallHeight: number
  readonly roofHeight: number
  readonly height: number
  readonly label: readonly string[]
  readonly floors: readonly Floor[]
  /** Names of who stand on the ground floor are written on the pavement. */
  readonly namesUnderGround: number
}

const wall = 8
const leastWidth = 104
const overHeads = 6
const eaves = 8
/** Two houses beside each other on a wide drawing, when there are more than one. */
const roomForOneOfTwo = 262

export function houseOf({ id, label }: PictureHome, people: readonly Standing[], countOfHomes: number, size: StreetSize): House {
  const room = streetSizes[size].room - 2 * (wall + eaves + 6)
  const most = countOfHomes > 1 ? Math.min(room, roomForOneOfTwo) : room
  const shared = shareOut(people, most)
  const inner = Math.max(leastWidth - 2 * wall, ...shared.map(widthOf))
  const lines = wrapText(label, streetLetters.name, Math.max(inner, leastWidth) + 4)
  const width = Math.max(inner, ...lines.map((line) => textWidth(line, streetLetters.name))) + 2 * wall
  let feet = 0
  const floors = shared.toReversed().map((people, i, all): Floor => {
    const below = all[i - 1]
    if (below !== undefined) feet += tallest(below) + overHeads + 4 + textOf(people)
    return { people, feet }
  })
  const wallHeight = feet + tallest(floors.at(-1)?.people ?? []) + overHeads + lines.length * streetLetters.nameLine + 4
  const roofHeight = Math.round(Math.min(46, width * 0.2))
  return {
    id,
    width: Math.ceil(width),
    wallHeight,
    roofHeight,
    height: wallHeight + roofHeight + 6,
    label: lines,
    floors,
    namesUnderGround: textOf(floors[0]?.people ?? []),
  }
}

const widthOf = (people: readonly Standing[]): number => people.reduce((sum, { width }) => sum + width, 0)
const tallest = (people: readonly Standing[]): number => Math.max(0, ...people.map(({ height }) => height))
const textOf = (people: readonly Standing[]): number => Math.max(0, ...people.map(({ textHeight }) => textHeight))

/** Over as few floors as there must be, about as many on each; the first floor of the list is the upper one. */
function shareOut(people: readonly Standing[], most: number): Standing[][] {
  const count = floorsOf(people, most).length
  // The narrowest house with no more floors than that.
  for (let width = Math.ceil(widthOf(people) / count); width < most; width += 8) {
    const floors = floorsOf(people, width)
    if (floors.length <= count) return floors
  }
  return floorsOf(people, most)
}

function floorsOf(people: readonly Standing[], most: number): Standing[][] {
  const floors: Standing[][] = [[]]
  for (const who of people) {
    const floor = floors.at(-1)
    if (floor === undefined || (floor.length > 0 && widthOf(floor) + who.width > most)) floors.push([who])
    else floor.push(who)
  }
  return floors
}
