/**
 * Second factors of local accounts: which code of an authenticator app counts (RFC 6238, section 5.2: half minutes, one to either side for
 * clocks that differ, and no code twice), and what a recovery code looks like.
 */
import type { Instant } from '#platform/time.ts'

export const stepSeconds = 30
const stepsAside = 1

export function stepAt(now: Instant): number {
  return Math.floor(now.epochMilliseconds / 1000 / stepSeconds)
}

/** The half minute that this code is of, when it may still be used; null otherwise. `isCodeOf` compares with the right code of a step. */
export function acceptedStep(now: Instant, lastUsedStep: number, isCodeOf: (step: number) => boolean): number | null {
  const current = stepAt(now)
  for (let step = current - stepsAside; step <= current + stepsAside; step += 1) if (step > lastUsedStep && isCodeOf(step)) return step
  return null
}

export type TypedCode = { readonly kind: 'app' | 'recovery'; readonly code: string }

export const recoveryCodes = 10
/** 32 signs without I and O, 0 and 1: ten of them are 50 bits. */
export const recoveryAlphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
export const recoveryLength = 10

/** What somebody typed, whatever the spaces, dashes and capitals; null when it can be neither. */
export function readTypedCode(typed: string): TypedCode | null {
  const code = typed.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase()
  if (/^\d{6}$/.test(code)) return { kind: 'app', code }
  const isRecovery = code.length === recoveryLength && Array.from(code).every((sign) => recoveryAlphabet.includes(sign))
  return isRecovery ? { kind: 'recovery', code } : null
}

/** As it is shown: two groups of five. */
export function showRecoveryCode(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5)}`
}

export type Factors = { readonly app: boolean; readonly passkeys: number; readonly recoveryCodes: number }

/** What comes after the right password: a proof that there is, or setting one up. */
export function nextStep({ app, passkeys, recoveryCodes: left }: Factors): 'code' | 'passkey' | 'set-up' {
  if (app || left > 0) return 'code'
  return passkeys > 0 ? 'passkey' : 'set-up'
}
