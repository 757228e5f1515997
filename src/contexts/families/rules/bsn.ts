/**
 * The citizen service number: PR-25 (nine digits, eleven-test, masked), PR-27 (none, claimed or verified with source and date; without one the
 * set of facts of Jeugdwet 7.2.4 stands in its place). The eleven-test is that of the Logisch Ontwerp BSN: weights 9 to 2, and -1 for the last.
 */
import { passesElevenTest } from '#platform/bsn.ts'
import type { PlainDate } from '#platform/time.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { refused, type FamilyRefusal } from './refusals.ts'

declare const tested: unique symbol
/** Nine digits that pass the test. */
export type Bsn = string & { readonly [tested]: true }

export const bsnSources = ['brp', 'sbv-z', 'id-document', 'other-user'] as const
export type BsnSource = (typeof bsnSources)[number]

export type BsnStatus =
  | { readonly status: 'none' }
  | { readonly status: 'claimed' }
  | { readonly status: 'verified'; readonly source: BsnSource; readonly on: PlainDate }

/** Eight digits are a number whose leading zero was not written. */
export function readBsn(text: string): Result<Bsn, FamilyRefusal> {
  const digits = text.replaceAll(/[\s.-]/g, '')
  if (!/^\d{8,9}$/.test(digits)) return err(refused('bsn-wrong-length', 'bsn'))
  const padded = digits.padStart(9, '0')
  return passesElevenTest(padded) ? ok(padded as Bsn) : err(refused('bsn-fails-test', 'bsn'))
}

/** "••••••782": enough to compare with a paper in the hand. */
export function maskBsn(bsn: Bsn): string {
  return `${'•'.repeat(6)}${bsn.slice(6)}`
}

/** What is mentioned in an exchange when there is no number. */
export type NoBsnSet = {
  readonly familyName: string
  readonly givenNames: string
  readonly birthDate: PlainDate | null
  readonly postalCode: string | null
  readonly houseNumber: string | null
}

export type Missing = keyof NoBsnSet | 'verified'

/** Null: an exchange with a provider may go; else what is missing for it. A number that somebody only claims does not count. */
export function missingForExchange(status: BsnStatus, set: NoBsnSet): readonly Missing[] | null {
  if (status.status === 'verified') return null
  if (status.status === 'claimed') return ['verified']
  const missing = (Object.keys(set) as (keyof NoBsnSet)[]).filter((part) => set[part] === null || set[part] === '')
  return missing.length === 0 ? null : missing
}
