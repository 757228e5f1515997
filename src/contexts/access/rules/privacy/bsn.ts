/**
 * The bsn within the rules. PR-25: nine figures (eight with a zero in front) that pass the eleven-test, shown masked. PR-27: verified or not;
 * an exchange with providers takes a verified one, or the set of data for who has none.
 * Source: privacy rules, section 8 (Jeugdwet 7.2.1-7.2.4, 7.2.6; texts of 28-11-2015).
 */
import { passesElevenTest } from '#platform/bsn.ts'
import type { PlainDate } from '#platform/time.ts'

export type Bsn = string & { readonly brand: 'bsn' }

/** What somebody typed, whatever the spaces, dots and dashes; null when it is no bsn. */
export function readBsn(typed: string): Bsn | null {
  const figures = typed.trim().replaceAll(/[\s.-]/g, '')
  return passesElevenTest(figures) ? (figures.padStart(9, '0') as Bsn) : null
}

/** Enough for who has the number at hand to see that it is the same, and for nobody else. */
export function maskBsn(bsn: Bsn): string {
  return `••••••${bsn.slice(-3)}`
}

export type BsnStatus =
  | { readonly state: 'none' }
  | { readonly state: 'claimed'; readonly bsn: Bsn }
  | { readonly state: 'verified'; readonly bsn: Bsn; readonly source: string; readonly verifiedOn: PlainDate }

/** Jeugdwet 7.2.4: what is written down, and mentioned in exchanges, of who was given no bsn. */
export type NoBsnSet = {
  readonly familyName: string
  readonly givenNames: string
  readonly birthDate: PlainDate | null
  readonly postcode: string
  readonly houseNumber: string
}

export function missingFromNoBsnSet({ birthDate, ...texts }: NoBsnSet): readonly (keyof NoBsnSet)[] {
  const blank = (['familyName', 'givenNames', 'postcode', 'houseNumber'] as const).filter((name) => texts[name].trim() === '')
  return birthDate === null ? [...blank, 'birthDate'] : blank
}

export type ExchangeBy = 'bsn' | 'no-bsn-set'

/** By what a person is named in an exchange with providers; null: not yet. Who has a number that was not verified, has it verified first. */
export function exchangeBy(status: BsnStatus, set: NoBsnSet): ExchangeBy | null {
  switch (status.state) {
    case 'verified':
      return 'bsn'
    case 'claimed':
      return null
    case 'none':
      return missingFromNoBsnSet(set).length === 0 ? 'no-bsn-set' : null
  }
}
