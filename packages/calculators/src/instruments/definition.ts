/**
 * Questionnaires as data: numbers of items, scales and rules of scoring. No wording of any item is part of this package: that belongs to the
 * owners, and a licensed centre loads it (`checkItemTexts`).
 */
import type { Text } from '../core/text.ts'

export type Informant = 'parent' | 'teacher' | 'young-person' | 'professional'

/** A fact of scoring and whether a source tells it; `confirmed: false` is shown to the user. */
export type ScoringFact<T> = { readonly value: T | null; readonly confirmed: boolean; readonly note: Text }

export type Scale = {
  readonly id: string
  readonly items: readonly number[]
  /** Items that count the other way round. */
  readonly reversed: readonly number[]
  /** The BDS element that holds the score. */
  readonly bdsElement: number | null
}

/** A sum of scales. */
export type Composite = { readonly id: string; readonly of: readonly string[]; readonly bdsElement: number | null }

export type Scoring = {
  /** Points by answer code, for each way in which answers are recorded. */
  readonly codings: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly highest: number
  readonly scales: readonly Scale[]
  readonly composites: readonly Composite[]
  /** At least so many answers in a scale; the mean of the answered items then stands for the missing ones. */
  readonly leastAnswered: ScoringFact<number>
  /** What happens to a score that is not a whole number after that. */
  readonly rounding: ScoringFact<'half-up' | 'none'>
  /** Items that are scored apart, with points per answer code. */
  readonly impact: {
    readonly items: readonly number[]
    readonly points: ScoringFact<Readonly<Record<string, number>>>
    readonly bdsElement: number | null
  } | null
}

export type InstrumentDefinition = {
  readonly id: string
  readonly version: string
  readonly title: Text
  readonly ages: Text
  readonly informants: readonly Informant[]
  /** Codes of the instrument in the BDS (value list W0640). */
  readonly bdsCodes: readonly string[]
  readonly owner: Text
  /** Null: no rule of scoring was found; what the form itself gives (a score or a conclusion) is recorded as it is. */
  readonly scoring: Scoring | null
  /** Conclusions that the professional chooses from, by code, where the instrument has no sum. */
  readonly conclusions: Readonly<Record<string, Text>> | null
  readonly remarks: readonly Text[]
  readonly sources: readonly string[]
}

export type Band = { readonly from: number; readonly to: number; readonly level: number }

/** A table of norms: bands per scale for an informant and an age. Level 0 is the band nearest to the average. */
export type Norm = {
  readonly id: string
  readonly instrument: string
  readonly version: string
  readonly title: Text
  readonly informant: Informant
  /** Completed years, both included; null where the source names no age. */
  readonly ages: { readonly from: number; readonly to: number } | null
  readonly sex: 'male' | 'female' | null
  /** Names of the levels, from 0. */
  readonly levels: readonly Text[]
  /** Other names for a scale where a low score is the unusual one. */
  readonly levelsOfScale?: Readonly<Record<string, readonly Text[]>>
  /** Null: the norms exist, but their values were not readable. */
  readonly bands: Readonly<Record<string, readonly Band[]>> | null
  readonly source: string
}
