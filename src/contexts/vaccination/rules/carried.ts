/** What vaccination carries to another organisation besides doses and answers, words opened; and what such an organisation heard, kept here as history. */
import type { Vaccine } from '#calculators/vaccination/programme.ts'
import type { Id } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import type { Way } from './answers.ts'
import type { SchemeFacts } from './programme.ts'
import type { Refrain } from './refrain.ts'
import type { SideEffect } from './side-effect.ts'

export type CarriedRefrain = Omit<Refrain, 'recordedAt'> & { readonly reason: string | null }
export type CarriedEffect = SideEffect & { readonly words: string | null }
/** Consent for the national register was given to the sender alone. */
export type CarriedScheme = Omit<SchemeFacts, 'registerConsent' | 'version'>
export type CarriedWish = {
  readonly id: Id<'consideredWish'>
  readonly vaccine: Vaccine
  /** Null: it does not go along. */
  readonly explanation: string | null
  readonly decidedOn: PlainDate
}

export const earlierSays = ['yes', 'no', 'talk', 'considered-wish'] as const
/** What was said to another organisation: it tells how it was, and counts as no answer here (PR-04: who has a say is asked of the day itself). */
export type EarlierWord = {
  readonly id: Id<'earlierWord'>
  /** The child by the id of this file; of anybody else an id that names nobody here. */
  readonly saidBy: string
  readonly vaccine: Vaccine
  readonly says: (typeof earlierSays)[number]
  readonly how: Way | null
  readonly saidAt: Instant
  /** The organisation that heard it. */
  readonly saidTo: string
  readonly explanation: string | null
}

export const isSameWord = (a: EarlierWord, b: EarlierWord): boolean =>
  a.vaccine === b.vaccine && a.says === b.says && a.saidAt.equals(b.saidAt) && a.saidTo === b.saidTo
