/**
 * What never goes along in a share, whatever somebody typed: an address of the family, and how to reach the parents (PR-10). A secret address is
 * among it, so that the answer must not say which it was.
 * Source: privacy rules PR-10 and PR-17.
 */
export type Guarded = { readonly kind: 'phone' | 'mail' | 'address'; readonly value: string }

/** Does the text hold one of these? Spaces, dashes and the Dutch country code do not hide a number. */
export function holdsGuarded(text: string, guarded: readonly Guarded[]): boolean {
  const words = ` ${asWords(text)} `
  const digits = text.replaceAll(/[^\d+]/gu, '')
  return guarded.some(({ kind, value }) => {
    if (kind === 'phone') {
      const number = value.replaceAll(/\D/gu, '').replace(/^(?:0031|31|0)(?=\d{9}$)/u, '')
      return number.length >= 8 && digits.includes(number)
    }
    const plain = asWords(value)
    return plain !== '' && words.includes(` ${plain} `)
  })
}

function asWords(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}@]+/gu, ' ')
    .trim()
}
