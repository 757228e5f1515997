/**
 * Why something about a person or a family is refused, each with the rule that it stands on. PR-numbers are rules of privacy; FAM-numbers are
 * ours and are written out in the README of this context.
 */
export const refusalRules = {
  'no-name': 'FAM-01',
  'name-too-long': 'FAM-01',
  'not-a-date': 'FAM-02',
  'born-in-future': 'FAM-03',
  'born-too-long-ago': 'FAM-03',
  'born-and-expected': 'FAM-03',
  'expected-too-long-ago': 'FAM-03',
  'expected-too-far': 'FAM-03',
  'deceased-before-birth': 'FAM-04',
  'deceased-in-future': 'FAM-04',
  'moved-before-birth': 'FAM-05',
  'moved-in-future': 'FAM-05',
  'help-ended-in-future': 'FAM-05',
  'tie-to-oneself': 'FAM-06',
  'tie-already-there': 'FAM-06',
  'tie-contradicts': 'FAM-07',
  'elder-not-older': 'FAM-08',
  'parent-too-young': 'FAM-08',
  'three-parents': 'FAM-09',
  'ends-before-it-begins': 'FAM-10',
  'authority-over-oneself': 'PR-07',
  'authority-overlaps': 'PR-07',
  'too-many-holders': 'PR-07',
  'guardian-holds': 'PR-07',
  'child-of-age': 'PR-07',
  'not-born-yet': 'PR-07',
  'before-birth': 'PR-07',
  'holder-too-young': 'PR-07',
  'holder-deceased': 'PR-07',
  'no-source': 'PR-07',
  'checked-in-future': 'PR-07',
  'not-an-address': 'FAM-11',
  'lives-there-already': 'FAM-11',
  'bsn-wrong-length': 'PR-25',
  'bsn-fails-test': 'PR-25',
  'bsn-of-another': 'PR-25',
  'bsn-not-verified': 'PR-27',
  'no-reason': 'FAM-12',
  'nobody-consulted': 'FAM-12',
  'text-too-long': 'FAM-12',
  'age-not-known': 'PR-04',
  'below-twelve': 'PR-04',
  'judged-in-future': 'PR-04',
  'incapable-already': 'PR-04',
  'incapable-then': 'PR-04',
} as const

export type FamilyRefusalKind = keyof typeof refusalRules

/** `field`: which part of a form it is about. */
export type FamilyRefusal = { readonly kind: FamilyRefusalKind; readonly rule: string; readonly field?: string }

export function refused(kind: FamilyRefusalKind, field?: string): FamilyRefusal {
  return { kind, rule: refusalRules[kind], ...(field === undefined ? {} : { field }) }
}
