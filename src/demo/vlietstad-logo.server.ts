/** An invented logo for an invented centre, drawn by code: a boat on the water, and the name in letters of round lines. */
import { crc32, deflateSync } from 'node:zlib'
import { letter, type Point } from './logo-letters.ts'

type Colour = readonly [red: number, green: number, blue: number]
type Shape = {
  readonly colour: Colour
  /** Nothing of it lies beyond these corners, so that most pixels need not ask. */
  readonly box: readonly [from: Point, until: Point]
  /** How far a point lies outside, in pixels; below zero is inside. */
  readonly outside: (at: Point) => number
}

const blue: Colour = [11, 83, 148]
const white: Colour = [255, 255, 255]
const brick: Colour = [138, 59, 18]
const [width, height] = [648, 160]

function boxOf(points: readonly Point[], margin: number): Shape['box'] {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  return [
    [Math.min(...xs) - margin - 1, Math.min(...ys) - margin - 1],
    [Math.max(...xs) + margin + 1, Math.max(...ys) + margin + 1],
  ]
}

const disc = ([cx, cy]: Point, radius: number, colour: Colour): Shape => ({
  colour,
  box: boxOf([[cx, cy]], radius),
  outside: ([x, y]) => Math.hypot(x - cx, y - cy) - radius,
})

function pen(line: readonly Point[], thick: number, colour: Colour): Shape {
  const pairs = line.slice(1).map((to, at) => [line[at] ?? to, to] as const)
  const outside = (at: Point): number => Math.min(...pairs.map(([from, to]) => distance(at, from, to))) - thick / 2
  return { colour, box: boxOf(line, thick / 2), outside }
}

function distance([x, y]: Point, [fromX, fromY]: Point, [toX, toY]: Point): number {
  const [wide, high] = [toX - fromX, toY - fromY]
  const along = Math.max(0, Math.min(1, ((x - fromX) * wide + (y - fromY) * high) / (wide * wide + high * high)))
  return Math.hypot(x - fromX - along * wide, y - fromY - along * high)
}

/** Inside every side, the corners going round with the clock. */
function filled(corners: readonly Point[], colour: Colour): Shape {
  const sides = corners.map((from, at) => [from, corners[(at + 1) % corners.length] ?? from] as const)
  const beside = ([x, y]: Point, [[ax, ay], [bx, by]]: readonly [Point, Point]): number =>
    ((x - ax) * (by - ay) - (y - ay) * (bx - ax)) / Math.hypot(bx - ax, by - ay)
  return { colour, box: boxOf(corners, 0), outside: (at) => Math.max(...sides.map((side) => beside(at, side))) }
}

function word(text: string, [left, top]: Point, size: number, thick: number, gap: number, colour: Colour): Shape[] {
  let x = left
  return Array.from(text).flatMap((sign) => {
    const { wide, lines } = letter(sign)
    const start = x
    x += wide * size + gap
    return lines.map((line) =>
      pen(
        line.map(([px, py]) => [start + px * size, top + py * size] as const),
        thick,
        colour,
      ),
    )
  })
}

const wave = (y: number): Point[] =>
  Array.from({ length: 25 }, (_, step) => [36 + step * (88 / 24), y + 4.5 * Math.sin((step / 24) * 4 * Math.PI)])

const sailBehind: readonly Point[] = [
  [76, 26],
  [76, 82],
  [42, 82],
]
const sailBefore: readonly Point[] = [
  [84, 38],
  [112, 82],
  [84, 82],
]

const shapes: readonly Shape[] = [
  disc([80, 80], 72, blue),
  filled(sailBehind, white),
  filled(sailBefore, white),
  pen(wave(100), 7, white),
  pen(wave(117), 7, white),
  ...word('OPVOEDPUNT', [182, 36], 46, 9.5, 15, blue),
  ...word('VLIETSTAD', [182, 105], 30, 5.5, 22, brick),
]

/** The picture as a PNG with clear ground. */
export function vlietstadLogo(): Uint8Array<ArrayBuffer> {
  const rows = Array.from({ length: height }, (_, y) => {
    const row = Buffer.alloc(1 + width * 4)
    for (let x = 0; x < width; x++) row.set(pixelAt([x + 0.5, y + 0.5]), 1 + x * 4)
    return row
  })
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 6], 8)
  const chunks = [chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })), chunk('IEND', Buffer.alloc(0))]
  return new Uint8Array(Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks]))
}

/** One shape over the other; an edge that goes through a pixel covers part of it. */
function pixelAt(at: Point): readonly number[] {
  let [red, green, blueness, cover] = [0, 0, 0, 0]
  for (const { colour, box, outside } of shapes) {
    if (at[0] < box[0][0] || at[0] > box[1][0] || at[1] < box[0][1] || at[1] > box[1][1]) continue
    const part = Math.max(0, Math.min(1, 0.5 - outside(at)))
    if (part === 0) continue
    const total = part + cover * (1 - part)
    const mix = (under: number, over: number): number => (over * part + under * cover * (1 - part)) / total
    ;[red, green, blueness, cover] = [mix(red, colour[0]), mix(green, colour[1]), mix(blueness, colour[2]), total]
  }
  return [Math.round(red), Math.round(green), Math.round(blueness), Math.round(cover * 255)]
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
