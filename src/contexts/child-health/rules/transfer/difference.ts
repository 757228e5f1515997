/** One thing that a bundle brings, beside what is known of it here. */
export type Difference<T> =
  | { readonly state: 'new'; readonly theirs: T }
  | { readonly state: 'same'; readonly theirs: T; readonly ours: T }
  /** `key` names the choice in the form. */
  | { readonly state: 'different'; readonly theirs: T; readonly ours: T; readonly key: string }
  /** Different, and ours stays: it was decided or written here, and theirs cannot stand beside it. */
  | { readonly state: 'kept'; readonly theirs: T; readonly ours: T }

/** The first of those that are the same thing: a bundle that says something twice says it once. */
export function once<T>(all: readonly T[], nameOf: (one: T) => string): T[] {
  return [...new Map(all.toReversed().map((one) => [nameOf(one), one])).values()].toReversed()
}

/** Without a `key` nobody can choose, and ours stays. */
export function compare<T>(theirs: T, ours: T | undefined, isSame: (ours: T) => boolean, key: string | null): Difference<T> {
  if (ours === undefined) return { state: 'new', theirs }
  if (isSame(ours)) return { state: 'same', theirs, ours }
  return key === null ? { state: 'kept', theirs, ours } : { state: 'different', theirs, ours, key }
}
