/**
 * Programs of partners that use the API with a key of their own (PR-11: no more than the need). A key opens what its scopes name, and nothing
 * about a person: the staff side has no API.
 */
import { err, ok, type Result } from '#platform/result.ts'

export const scopes = ['library', 'calculators', 'questions', 'events'] as const
export type ClientScope = (typeof scopes)[number]

/** Shows in logs and leak scanners what kind of secret it is. */
export const keyPrefix = 'cjgk_'
const form = /^cjgk_[A-Za-z0-9_-]{43}$/

export type NewClient = { readonly name: string; readonly scopes: readonly string[]; readonly validDays?: number }
export type CheckedClient = { readonly name: string; readonly scopes: readonly ClientScope[]; readonly validDays: number | null }
export type ClientRefusal =
  | { readonly kind: 'wrong-name' }
  | { readonly kind: 'no-scope' }
  | { readonly kind: 'unknown-scope'; readonly scope: string }
  | { readonly kind: 'wrong-term' }

export function checkClient({ name, scopes: asked, validDays }: NewClient): Result<CheckedClient, ClientRefusal> {
  const plain = name.trim().replaceAll(/\s+/g, ' ')
  if (plain.length < 2 || plain.length > 80 || /\p{C}/u.test(plain)) return err({ kind: 'wrong-name' })
  const chosen = scopes.filter((scope) => asked.includes(scope))
  const unknown = asked.find((scope) => !scopes.some((known) => known === scope))
  if (unknown !== undefined) return err({ kind: 'unknown-scope', scope: unknown })
  if (chosen.length === 0) return err({ kind: 'no-scope' })
  if (validDays !== undefined && !(Number.isInteger(validDays) && validDays >= 1 && validDays <= 3650)) return err({ kind: 'wrong-term' })
  return ok({ name: plain, scopes: chosen, validDays: validDays ?? null })
}

/** The key in an Authorization header; null when there is something else or nothing. */
export function clientKeyOf(authorization: string | undefined): string | null {
  const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1]
  return token?.startsWith(keyPrefix) === true ? token : null
}

export function isClientKey(key: string): boolean {
  return form.test(key)
}
