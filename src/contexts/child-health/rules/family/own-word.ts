/**
 * What somebody with a say reads about a vaccination. PR-10: the words of one are not for the other, so nobody reads who said what, nor whether the other
 * was silent or said no; only whether everybody who decides has said yes, because then the vaccination can be given (PR-08: silence is no yes).
 * The one thing that is told of it is the sum.
 */
import type { AnswerOutcome, Sayer, Says } from '../../../vaccination/public.ts'
import type { AgeBand } from '../../../access/public-say.ts'

export type OwnWord =
  /** The reader has no say: nothing of the answers is told. */
  | { readonly kind: 'no-say' }
  | { readonly kind: 'open' }
  | { readonly kind: 'round' }
  /** Said yes, and not everybody who decides has. `considered`: from 12 to 15 the own wish can be enough. */
  | { readonly kind: 'yes-not-round'; readonly considered: boolean }
  | { readonly kind: 'no'; readonly considered: boolean }
  | { readonly kind: 'talk' }

export type OwnWordQuestion = {
  readonly outcome: AnswerOutcome
  readonly sayers: readonly Sayer[]
  /** The person of the reader. */
  readonly reader: string
  readonly childId: string
  readonly band: AgeBand
}

export function ownWord({ outcome, sayers, reader, childId, band }: OwnWordQuestion): OwnWord {
  const own = sayers.find(({ id }) => id === reader)
  if (own === undefined) return { kind: 'no-say' }
  const considered = band === '12-15'
  // To the young person the own wish that counts is told; a parent reads the same as before it.
  if (outcome.kind === 'complete' || (outcome.kind === 'considered-wish' && reader === childId)) return { kind: 'round' }
  switch (own.says) {
    case null:
      return { kind: 'open' }
    case 'yes':
      return { kind: 'yes-not-round', considered }
    case 'no':
      return { kind: 'no', considered }
    case 'talk':
      return { kind: 'talk' }
  }
}

/** The last word of the reader; null: nothing yet, or no say. */
export const ownSays = (sayers: readonly Sayer[], reader: string): Says | null => sayers.find(({ id }) => id === reader)?.says ?? null
