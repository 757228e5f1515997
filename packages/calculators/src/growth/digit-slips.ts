/** Numbers that differ from the given one by two neighbouring digits swapped. */
export function swappedDigits(value: number): number[] {
  const text = String(value)
  const slips = new Set<number>()
  for (let i = 0; i + 1 < text.length; i += 1) {
    const [one, other] = [text[i]!, text[i + 1]!]
    if (one !== '.' && other !== '.') slips.add(Number(text.slice(0, i) + other + one + text.slice(i + 2)))
  }
  slips.delete(value)
  return [...slips].filter((slip) => slip > 0)
}

/** Numbers that differ from the given one by one digit. */
export function wrongDigits(value: number): number[] {
  const text = String(value)
  const slips = new Set<number>()
  for (let i = 0; i < text.length; i += 1) {
    if (text[i] === '.') continue
    for (let digit = 0; digit < 10; digit += 1) slips.add(Number(text.slice(0, i) + String(digit) + text.slice(i + 1)))
  }
  slips.delete(value)
  return [...slips].filter((slip) => slip > 0)
}
