/** Which infant scheme a child follows, from what is known of the mother. */
import type { Programme, Scheme } from './programme.ts'

export type MotherFacts = {
  /** Vaccination against pertussis in pregnancy. */
  readonly maternalPertussis?:
    | { readonly given: boolean; readonly weeksGestation?: number | undefined; readonly daysBeforeBirth?: number | undefined }
    | undefined
  /** Pertussis in pregnancy, proven by a laboratory. */
  readonly maternalPertussisInfection?: { readonly weeksGestation: number } | undefined
  readonly motherHBsAg?: boolean | undefined
}

/** Why this scheme: shown to the professional, who records the choice. */
export type SchemeReason =
  | 'mother-carries-hepatitis-b'
  | 'mother-vaccinated'
  | 'mother-had-pertussis'
  | 'no-valid-maternal-protection'
  | 'recorded-choice'
  | 'not-begun-before-first-birthday'

export function chooseScheme(programme: Programme, mother: MotherFacts): { readonly scheme: Scheme; readonly reason: SchemeReason } {
  if (mother.motherHBsAg === true) return { scheme: 'hbsag', reason: 'mother-carries-hepatitis-b' }
  const { fromWeeks, moreThanDaysBeforeBirth } = programme.maternalProtection
  const jab = mother.maternalPertussis
  // What is not known does not protect: without week or interval the child follows the scheme with the extra dose.
  if (jab?.given === true && (jab.weeksGestation ?? 0) >= fromWeeks && (jab.daysBeforeBirth ?? 0) > moreThanDaysBeforeBirth) {
    return { scheme: '2+1', reason: 'mother-vaccinated' }
  }
  const infection = mother.maternalPertussisInfection
  if (infection !== undefined && infection.weeksGestation >= fromWeeks) return { scheme: '2+1', reason: 'mother-had-pertussis' }
  return { scheme: '3+1', reason: 'no-valid-maternal-protection' }
}
