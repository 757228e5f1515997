/**
 * The return code ("sleutel"): 20 signs shown as 5 groups of 4. Six signs are a public selector (finds
 * the row), thirteen a secret verifier (65 bits), the last is a check sign over GF(32), so that a
 * typing error is told from a wrong code. Source: PR-34; decisions "Return code and conversation".
 */
import { err, ok, type Result } from '#platform/result.ts'

/** 32 signs: A-Z without O and I, and 2-9. The value of a sign is its place. */
export const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const selectorLength = 6
const verifierLength = 13
export const codeLength = selectorLength + verifierLength + 1
export const randomBytesNeeded = selectorLength + verifierLength
export const groupLength = 4

export type ReturnCode = { readonly selector: string; readonly verifier: string; readonly check: string }

export type CodeRefusal =
  | { readonly kind: 'wrong-length'; readonly length: number }
  /** Signs that are never in a code, as typed. */
  | { readonly kind: 'unknown-sign'; readonly signs: readonly string[] }
  | { readonly kind: 'typing-error' }

/** A new code from 19 random bytes of the system's source. Each sign takes the low five bits of a byte: no sign is likelier than another. */
export function makeCode(random: Uint8Array): ReturnCode {
  if (random.length !== randomBytesNeeded) throw new RangeError(`A code needs ${randomBytesNeeded} random bytes`)
  const signs = [...random].map((byte) => alphabet[byte & 31] ?? '').join('')
  return { selector: signs.slice(0, selectorLength), verifier: signs.slice(selectorLength), check: checkSign(signs) }
}

export function codeText(code: ReturnCode): string {
  return code.selector + code.verifier + code.check
}

/** The five groups of four as shown. */
export function groupsOf(code: ReturnCode): string[] {
  const text = codeText(code)
  return [0, 1, 2, 3, 4].map((group) => text.slice(group * groupLength, (group + 1) * groupLength))
}

/** Reads what somebody typed: capitals, spaces, dashes and dots do not matter. */
export function readCode(typed: string): Result<ReturnCode, CodeRefusal> {
  const signs = clean(typed)
  const unknown = [...new Set(Array.from(signs).filter((sign) => !alphabet.includes(sign)))]
  if (unknown.length > 0) return err({ kind: 'unknown-sign', signs: unknown.slice(0, 5) })
  if (signs.length !== codeLength) return err({ kind: 'wrong-length', length: signs.length })
  const body = signs.slice(0, -1)
  const check = signs.slice(-1)
  if (checkSign(body) !== check) return err({ kind: 'typing-error' })
  return ok({ selector: body.slice(0, selectorLength), verifier: body.slice(selectorLength), check })
}

export type GroupAnswer = { readonly kind: 'right' } | { readonly kind: 'other-group'; readonly group: number } | { readonly kind: 'wrong' }

/** Was group `asked` (1-5) given back? Tells when another group was typed. */
export function checkGroup(code: ReturnCode, asked: number, typed: string): GroupAnswer {
  const groups = groupsOf(code)
  const given = clean(typed)
  if (given === groups[asked - 1]) return { kind: 'right' }
  const other = groups.indexOf(given)
  return other === -1 ? { kind: 'wrong' } : { kind: 'other-group', group: other + 1 }
}

function clean(typed: string): string {
  return typed
    .slice(0, 200)
    .replace(/[\s\-–—._·,:;/\\]/gu, '')
    .toUpperCase()
}

/**
 * Sum over GF(32) of every sign times its own power of the generator. All weights differ and none is
 * zero or that of the check sign, so every single wrong sign and every swap of two signs is caught.
 */
function checkSign(signs: string): string {
  let sum = 0
  for (let place = 0; place < signs.length; place += 1) sum ^= times(power(place + 1), alphabet.indexOf(signs[place] ?? ''))
  return alphabet[sum] ?? ''
}

/** Multiplication in GF(32) with the polynomial x^5 + x^2 + 1. */
function times(a: number, b: number): number {
  let product = 0
  for (let left = a, right = b; right > 0; right >>= 1) {
    if (right & 1) product ^= left
    left <<= 1
    if (left & 32) left ^= 0b100101
  }
  return product
}

function power(exponent: number): number {
  let value = 1
  for (let i = 0; i < exponent; i += 1) value = times(value, 2)
  return value
}
