/**
 * What an answer to a request for inspection holds. PR-10: contact data, statements and address of one parent are hidden from the other, all
 * the more with a secret address. PR-17: data about a third person are left out by default. MC-11: the reporting code and its sources never
 * show in the inspection of parents. PR-22: what is withheld for safety stays out of every client's view.
 * Source: privacy rules, sections 4 and 6 (Jeugdwet 7.3.10; BW 7:456; Wmo 2015 5.3.2(4); Uitvoeringsbesluit Wmo 2015 4.1.8).
 */

/** Pieces of a file by whom they are about. `requester`: the adult who asks. */
export const pieces = [
  'young-person/identity',
  'young-person/address',
  'young-person/record',
  'young-person/own-statement',
  'requester/contact',
  'requester/statements',
  'other-parent/contact',
  'other-parent/address',
  'other-parent/statements',
  'third-person/data',
  'reporter/identity',
  'reporting-code/trail',
  'withheld-for-safety',
] as const
export type Piece = (typeof pieces)[number]

const shown = {
  'young-person': ['young-person/identity', 'young-person/address', 'young-person/record', 'young-person/own-statement'],
  // The address of the young person is left out: it is that of the parent with whom it lives, and may be secret.
  'adult-for-young-person': [
    'young-person/identity',
    'young-person/record',
    'young-person/own-statement',
    'requester/contact',
    'requester/statements',
  ],
} as const satisfies Record<string, readonly Piece[]>

export function contentsFor(viewer: keyof typeof shown): readonly Piece[] {
  return shown[viewer]
}

/** Of these terms those that the answer holds; as literal text, whatever the capitals and the signs between words. */
export function termsFoundIn(contents: readonly string[], terms: readonly string[]): string[] {
  const text = contents.map(asWords).join(' | ')
  return terms.filter((term) => asWords(term) !== '' && text.includes(asWords(term)))
}

function asWords(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
