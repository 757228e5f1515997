/** The room of one person in the genogram: the symbol with the name and a few lines of text under it. */
import { textWidth, wrapText } from './text-measure.ts'

export type GenogramSize = 'small' | 'wide'

/** `width` is the room that a page has; a large family is wider, and then scrolls. `most` is how wide text gets before it breaks. */
export const sizes: Readonly<
  Record<GenogramSize, { readonly width: number; readonly least: number; readonly most: number; readonly gap: number }>
> = {
  small: { width: 312, least: 58, most: 92, gap: 10 },
  wide: { width: 600, least: 76, most: 140, gap: 16 },
}

/** Half the side of a square, the radius of a circle. */
export const symbol = { half: 18 }
/** Sizes of letters, and from line to line; never under 12. */
export const letters = { name: 14, nameLine: 16, more: 12.5, moreLine: 15 }

export type Cell = {
  readonly width: number
  readonly name: readonly string[]
  readonly more: readonly string[]
  /** From the middle of the symbol to under the last line of text. */
  readonly bottom: number
}

export function cellOf(fullName: string, lines: readonly string[], size: GenogramSize): Cell {
  const { least, most } = sizes[size]
  const name = wrapText(fullName, letters.name, most)
  const more = lines.flatMap((line) => wrapText(line, letters.more, most))
  const widest = Math.max(...name.map((line) => textWidth(line, letters.name)), ...more.map((line) => textWidth(line, letters.more)), 0)
  return {
    width: Math.ceil(Math.max(least, widest)),
    name,
    more,
    bottom: symbol.half + 6 + name.length * letters.nameLine + more.length * letters.moreLine,
  }
}
