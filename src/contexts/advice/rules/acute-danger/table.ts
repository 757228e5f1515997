/**
 * The table of signs of acute danger (PR-36), as data: what is said, what it may mean, and why it is here. Written by us;
 * to be read by the centre's own behavioural scientist before use, and mended by changing rows. How phrases are written:
 * lexicon.ts and phrase.ts. Rather a false alarm than a miss: the price of one is a number on a screen.
 */
import { dutchSigns } from './signs-dutch.ts'
import { englishSigns } from './signs-english.ts'

export const dangerKinds = [
  'suicide',
  'selfHarm',
  'violence',
  'sexualAbuse',
  'afraidToGoHome',
  'noPlaceToSleep',
  'overdose',
  'notBreathing',
  'weapon',
  'honourViolence',
  'childAlone',
  'losingControl',
  'emergencyCall',
] as const
export type DangerKind = (typeof dangerKinds)[number]

/** `now`: to the front of the queue. `perhaps`: the numbers are shown and the professional sees why; the term stays. */
export type DangerLevel = 'now' | 'perhaps'

export type Sign = {
  readonly id: string
  readonly kind: DangerKind
  readonly level: DangerLevel
  readonly says: readonly string[]
  readonly why: string
  /** No sign at all when one of these words is in the same sentence. */
  readonly unless?: string
  /** No sign when one of these words follows at once: "hij slaat mij over". */
  readonly unlessNext?: string
  /** Only `perhaps` when one of these words is in the same sentence. */
  readonly softenedBy?: string
  /** Only `perhaps` when the text speaks of the first and nowhere of the second: "hij" is then a toddler. */
  readonly softenedInText?: { readonly has: string; readonly lacks: string }
}

export const dangerTable = { version: 1, validFrom: '2026-11-24', signs: [...dutchSigns, ...englishSigns] as readonly Sign[] } as const
