/** Figures as people type them: plain, full-width, mathematical, and those of Arabic, Persian and Devanagari keyboards. */
const zeros: readonly (readonly [zero: number, count: number])[] = [
  [0x30, 10],
  [0x660, 10],
  [0x6f0, 10],
  [0x966, 10],
  [0xff10, 10],
  [0x1d7ce, 50],
]

/** The value of a figure (one code point), or null for any other sign. */
export function digitValue(sign: string): number | null {
  const point = sign.codePointAt(0)
  if (point === undefined) return null
  for (const [zero, count] of zeros) if (point >= zero && point < zero + count) return (point - zero) % 10
  return null
}
