/**
 * PR-01: every file has exactly one regime; consent, inspection, retention and destruction are chosen by it.
 * Source: privacy rules, section 1 (Jeugdwet 7.3.1; BW 7:446-468; Wmo 2015 chapter 5; texts of 28-11-2015).
 */
import { err, ok, type Result } from '#platform/result.ts'

export const fileRegimes = ['youth-help', 'wgbo', 'wmo'] as const
export type FileRegime = (typeof fileRegimes)[number]

/** What a centre and its partners do, by the regime of the file that it makes; null: no file on a person, the AVG alone. */
const regimes = {
  // Jeugdwet 7.3.1(3): where there is medical treatment, its own law holds and not the Jeugdwet.
  'medical-act': 'wgbo',
  'youth-help': 'youth-help',
  // Jeugdwet 7.3.1(1): articles 7.3.8 to 7.3.15 hold likewise.
  'protection-measure': 'youth-help',
  'juvenile-probation': 'youth-help',
  'social-support': 'wmo',
  municipality: 'wmo',
  'safe-home': 'wmo',
  'information-and-advice': null,
} as const satisfies Record<string, FileRegime | null>
export type Work = keyof typeof regimes

export function regimeOf(work: Work): FileRegime | null {
  return regimes[work]
}

type NoOneRegime = { readonly kind: 'no-file' } | { readonly kind: 'more-than-one-regime'; readonly regimes: readonly FileRegime[] }

/** The one regime of a file in which this work is written down; work under two regimes needs two files. */
export function regimeOfFile(works: readonly Work[]): Result<FileRegime, NoOneRegime> {
  const found = fileRegimes.filter((regime) => works.some((work) => regimes[work] === regime))
  const [only] = found
  if (only === undefined) return err({ kind: 'no-file' })
  return found.length === 1 ? ok(only) : err({ kind: 'more-than-one-regime', regimes: found })
}

export type RegimeArticles = { readonly secrecy: string; readonly inspection: string; readonly destruction: string }

/** Where the rules of a regime stand, for people who ask why. */
export const articlesOf: Readonly<Record<FileRegime, RegimeArticles>> = {
  'youth-help': { secrecy: 'Jeugdwet 7.3.11', inspection: 'Jeugdwet 7.3.10', destruction: 'Jeugdwet 7.3.9' },
  wgbo: { secrecy: 'BW 7:457', inspection: 'BW 7:456', destruction: 'BW 7:455' },
  wmo: { secrecy: 'Wmo 2015 5.3.3', inspection: 'Wmo 2015 5.3.2', destruction: 'Wmo 2015 5.3.5' },
}
