/**
 * What of a file the family gets to see or to keep, besides what the policy says of its groups. Source: privacy rules PR-10 (one parent's address is
 * hidden from the other), PR-17 (a piece about somebody else is left out by default), PR-22 (kept back for now; row-level security repeats it).
 */

/** A piece that is about somebody else too is not shown by itself: a professional looks first at what can be told. */
export function isDisclosed(piece: { readonly aboutThirdPerson: boolean }): boolean {
  return !piece.aboutThirdPerson
}

/** The address of a home is for who it is about; a parent sees it when that parent lives there. */
export function seesAddress(relation: string, home: { readonly readerLivesThere: boolean }): boolean {
  return relation === 'self' || home.readerLivesThere
}

/** The last three figures: enough to see that it is the right one. */
export function maskedBsn(bsn: string): string {
  return bsn.replaceAll(/\d(?=\d{3})/g, '•')
}
