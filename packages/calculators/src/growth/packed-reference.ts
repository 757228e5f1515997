/** One reference as the generated modules hold it: a line of text per curve, unpacked when it is first asked for. */
export type PackedReference = {
  readonly reference: string
  /** Digest of the data it was made from; it changes with any change of a number. */
  readonly version: string
  readonly source: string
  /** "population sex measure week" → "distribution x parameters…" */
  readonly curves: Readonly<Record<string, string>>
}

/** Cut-offs by age: group → packed ages and one packed column per name. */
export type PackedColumns = {
  readonly version: string
  readonly columns: readonly string[]
  readonly groups: Readonly<Record<string, string>>
}
