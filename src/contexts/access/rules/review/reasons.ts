/**
 * Why a line of the log is put before the privacy officer, in fixed words. Source: privacy rules PR-31 (random and risk-based review: a colleague's, a
 * neighbour's, a well-known person's file) and PR-11 (an emergency is reviewed).
 */

/** What the families context can tell of a colleague and a file; it is handed in, as access asks nobody. */
export const kinReasons = [
  'own-file',
  'own-family',
  'same-home',
  'own-neighbourhood',
  'same-surname',
  'colleague-child',
  'colleague-file',
] as const
export type KinReason = (typeof kinReasons)[number]

/** The gravest first: the order of the list, and of the words in a line. It is no score of a person. */
export const reasons = [
  'own-file',
  'own-family',
  'same-home',
  'no-basis',
  'colleague-child',
  'colleague-file',
  'emergency',
  'restricted-file',
  'own-neighbourhood',
  'same-surname',
  'unusual-volume',
  'searched-in-vain',
  'near-end',
  'unusual-hour',
  'by-chance',
] as const
export type Reason = (typeof reasons)[number]

/** Among these a name in a result of searching is enough: who looks for the own family need not open anything to learn that it is known here. */
const tellsBySearching: ReadonlySet<Reason> = new Set(['own-file', 'own-family', 'same-home'])

export const inOrder = (found: Iterable<Reason>): Reason[] => {
  const set = new Set(found)
  return reasons.filter((one) => set.has(one))
}

/** A surname says something when few bear it: in a centre of a thousand files five of the name, in a large one two of each thousand. */
export function isTellingSurname({ bearers, files }: { readonly bearers: number; readonly files: number }): boolean {
  return bearers > 0 && bearers <= Math.max(5, Math.floor(files / 500))
}

/** What of the kin counts for a file that was opened, or only found. */
export function kinThatCounts(kin: readonly KinReason[], opened: boolean): readonly KinReason[] {
  return opened ? kin : kin.filter((one) => tellsBySearching.has(one))
}
