/** The letters of the invented logo, as the way of a pen in a box one high. No typeface of somebody is in it. */

export type Point = readonly [x: number, y: number]
export type Letter = { readonly wide: number; readonly lines: readonly (readonly Point[])[] }

/** How wide, then one text per line: points to go by, or after "o" the centre and the two radii of a bow, and from where to where (in half turns). */
const ways: Readonly<Record<string, readonly [wide: number, ...lines: readonly string[]]>> = {
  A: [0.8, '0,1 0.4,0 0.8,1', '0.15,0.66 0.65,0.66'],
  D: [0.68, '0.2,0 0,0 0,1 0.2,1', 'o 0.2,0.5 0.48,0.5 -0.5,0.5'],
  E: [0.54, '0.54,0 0,0 0,1 0.54,1', '0,0.5 0.46,0.5'],
  I: [0, '0,0 0,1'],
  L: [0.5, '0,0 0,1 0.5,1'],
  N: [0.68, '0,1 0,0 0.68,1 0.68,0'],
  O: [0.86, 'o 0.43,0.5 0.43,0.5 0,2'],
  P: [0.58, '0,1 0,0 0.3,0', 'o 0.3,0.28 0.28,0.28 -0.5,0.5', '0.3,0.56 0,0.56'],
  S: [0.54, 'o 0.28,0.25 0.25,0.25 -0.15,-1.5', 'o 0.27,0.75 0.27,0.25 -0.5,0.9'],
  T: [0.7, '0,0 0.7,0', '0.35,0 0.35,1'],
  U: [0.68, '0,0 0,0.66', 'o 0.34,0.66 0.34,0.34 1,0', '0.68,0.66 0.68,0'],
  V: [0.76, '0,0 0.38,1 0.76,0'],
}

export function letter(sign: string): Letter {
  const [wide, ...lines] = ways[sign] ?? [0]
  return { wide, lines: lines.map((line) => (line.startsWith('o ') ? bow(pairs(line.slice(2))) : pairs(line))) }
}

const pairs = (text: string): Point[] =>
  text.split(' ').map((pair) => {
    const [x = 0, y = 0] = pair.split(',').map(Number)
    return [x, y]
  })

function bow([centre = [0, 0], radii = [0, 0], [from, until] = [0, 0]]: readonly Point[]): Point[] {
  return Array.from({ length: 33 }, (_, step) => {
    const turn = (from + ((until - from) * step) / 32) * Math.PI
    return [centre[0] + radii[0] * Math.cos(turn), centre[1] + radii[1] * Math.sin(turn)]
  })
}
