/**
 * Lines that left the chain because their term was over (PR-24, PR-28, PR-29), and the proof that stays in their place: from where to where, between
 * which seals, and under which term. The proof has a seal of its own; who can write every table cannot make one.
 */
import { localDate, Temporal } from '#platform/time.ts'
import type { MomentText } from '../audit-chain.ts'
import { regimes } from '../retention/regimes.ts'
import { mayGoOn } from '../retention/term.ts'

export type Removal = {
  readonly first: number
  readonly last: number
  /** The seal before the first, and that of the last: the chain goes on from there. */
  readonly before: Buffer
  readonly after: Buffer
  /** When the newest of them was recorded. */
  readonly newestAt: MomentText
  readonly termVersion: number
  readonly termYears: number
  readonly removedAt: MomentText
}

/** What the seal of a removal speaks of. Changing this breaks every one that was made: add a version instead. */
export function removalText(centreId: string, one: Removal): string {
  const { first, last, before, after, newestAt, termVersion, termYears, removedAt } = one
  return JSON.stringify([
    ...['removed-v1', centreId, first, last, before.toString('hex'), after.toString('hex')],
    ...[newestAt, termVersion, termYears, removedAt],
  ])
}

const dayOf = (text: MomentText) => localDate(Temporal.Instant.from(text))

/** The term stood in the table of terms, or was longer, and was over for the newest line on the day it went. */
export function wasTermOver({
  termVersion,
  termYears,
  newestAt,
  removedAt,
}: Pick<Removal, 'termVersion' | 'termYears' | 'newestAt' | 'removedAt'>): boolean {
  const version = regimes['access-log'].versions.find((one) => one.version === termVersion)
  if (version === undefined || version.end !== 'destroy' || version.length === 'as-long' || !('years' in version.length)) return false
  if (termYears < version.length.years) return false
  const goes = mayGoOn({ length: { years: termYears } }, dayOf(newestAt))
  return goes !== null && Temporal.PlainDate.compare(goes, dayOf(removedAt)) <= 0
}

/** A line that may go, with the seal before it and its own. */
export type Leaving = { readonly sequence: number; readonly before: Buffer; readonly mac: Buffer; readonly recordedAt: MomentText }
export type Term = { readonly version: number; readonly years: number }

/**
 * Lines in the order of the chain, as few removals as there can be: those that touch become one, and take in what was removed beside them before under
 * the same term.
 */
export function removalsOf(
  leaving: readonly Leaving[],
  beside: readonly Removal[],
  { version, years }: Term,
  removedAt: MomentText,
): Removal[] {
  const fresh = leaving.map(({ sequence, before, mac, recordedAt }): Removal => ({
    ...{ first: sequence, last: sequence, before, after: mac, newestAt: recordedAt },
    ...{ termVersion: version, termYears: years, removedAt },
  }))
  const same = beside.filter((one) => one.termVersion === version && one.termYears === years)
  const joined: Removal[] = []
  for (const one of [...fresh, ...same].toSorted((a, b) => a.first - b.first)) {
    const last = joined.at(-1)
    if (last === undefined || last.last + 1 !== one.first) joined.push(one)
    else joined[joined.length - 1] = joinTwo(last, one, removedAt)
  }
  // What nothing new touches is there already.
  return joined.filter((one) => !same.includes(one))
}

function joinTwo(one: Removal, next: Removal, removedAt: MomentText): Removal {
  const newestAt = one.newestAt < next.newestAt ? next.newestAt : one.newestAt
  return { ...one, last: next.last, after: next.after, newestAt, removedAt }
}
