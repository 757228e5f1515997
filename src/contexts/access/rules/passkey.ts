/** Passkeys: what a name may be, and when a count says that there are two of one (WebAuthn Level 3, section 6.1.1). */
export const longestPasskeyName = 60
export const mostPasskeys = 10

export function readPasskeyName(typed: string): string | null {
  const name = typed.trim().replaceAll(/\s+/g, ' ')
  return name.length >= 1 && name.length <= longestPasskeyName && !/[\p{Cc}\p{Bidi_Control}]/u.test(name) ? name : null
}

/** An authenticator that counts counts up: a count that stands still or goes back comes from a copy. Many passkeys do not count: always 0. */
export function looksCopied(known: number, told: number): boolean {
  return (known > 0 || told > 0) && told <= known
}
