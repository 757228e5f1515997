/** Somebody who stands in a house or beside it: how tall, and how much room the name takes. Only age tells how tall; nothing else does. */
import type { PicturePerson } from './family-picture.ts'
import { textWidth, wrapText } from './text-measure.ts'

export type StreetSize = 'small' | 'wide'
export const streetSizes: Readonly<Record<StreetSize, { readonly room: number; readonly most: number }>> = {
  small: { room: 312, most: 88 },
  wide: { room: 600, most: 104 },
}
export const streetLetters = { name: 14, nameLine: 16, more: 12.5, moreLine: 14 }

/** `second`: also lives elsewhere, and as a rule is there. */
export type Standing = {
  readonly personId: string
  readonly homeId: string | null
  readonly look: 'here' | 'second' | 'deceased' | 'unborn'
  /** Half the width of the body, by which a doll is drawn. */
  readonly stature: number
  readonly width: number
  readonly height: number
  readonly name: readonly string[]
  /** The lines under the name as they were given, and as they are broken. */
  readonly lines: readonly string[]
  readonly more: readonly string[]
  readonly textHeight: number
}

/** A doll with a bun is this many times as tall as half its body is wide. */
const tall = 4.6

export function standingOf(
  person: PicturePerson,
  homeId: string | null,
  isFirstHome: boolean,
  lines: readonly string[],
  size: StreetSize,
): Standing {
  const { most } = streetSizes[size]
  const stature = statureOf(person)
  const name = wrapText(person.name, streetLetters.name, most)
  const more = lines.flatMap((line) => wrapText(line, streetLetters.more, most))
  const text = Math.max(
    0,
    ...name.map((line) => textWidth(line, streetLetters.name)),
    ...more.map((line) => textWidth(line, streetLetters.more)),
  )
  return {
    personId: person.id,
    homeId,
    look: lookOf(person, isFirstHome),
    stature,
    width: Math.ceil(Math.max(text, 2 * stature, 36)) + 8,
    height: Math.ceil(stature * tall),
    name,
    lines,
    more,
    textHeight: name.length * streetLetters.nameLine + more.length * streetLetters.moreLine,
  }
}

function lookOf({ state }: PicturePerson, isFirstHome: boolean): Standing['look'] {
  if (state !== 'living') return state
  return isFirstHome ? 'here' : 'second'
}

function statureOf({ ageInYears, part, state }: PicturePerson): number {
  if (state === 'unborn') return 7
  if (ageInYears === null) return part === 'child' ? 11 : 16
  if (ageInYears < 2) return 7.5
  if (ageInYears < 6) return 9
  if (ageInYears < 12) return 11
  return ageInYears < 18 ? 13.5 : 16
}
