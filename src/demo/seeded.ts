/** A small generator of numbers that follow from a text: the same seed gives the same choices (mulberry32 on an FNV-1a hash). For invented things only, never for secrets. */
export type Seeded = {
  /** From 0 up to, not including, 1. */
  readonly next: () => number
  readonly pick: <T>(from: readonly [T, ...T[]]) => T
}

export function seeded(text: string): Seeded {
  let state = fnv1a(text)
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return { next, pick: (from) => from[Math.floor(next() * from.length)] ?? from[0] }
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (const sign of text) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return hash
}
