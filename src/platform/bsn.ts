/** The citizen service number (bsn) as a number: what it looks like when it is one. Whom it may be shown to is a matter of `access`. */

/**
 * PR-25: nine figures, not all zero; the sum of 9, 8, … 2 times the first eight, less the last, is a multiple of eleven. Eight figures have a
 * zero in front.
 */
export function passesElevenTest(digits: string): boolean {
  const nine = digits.length === 8 ? `0${digits}` : digits
  if (!/^[0-9]{9}$/.test(nine) || /^0+$/.test(nine)) return false
  const sum = Array.from(nine, Number).reduce((total, figure, at) => total + figure * (at === 8 ? -1 : 9 - at), 0)
  return sum % 11 === 0
}
