/**
 * That somebody of 12 or older cannot judge their own interests: a professional who treats or helps decides it, with reasons, after talking it over
 * with somebody else, and it holds from a day until it ends. Rights follow at once: the representatives decide and see the file, as below 12.
 * Source: privacy rules PR-04 and section 3 (Jeugdwet 7.3.15(2)(3), BW 7:465). Below 12 the representatives decide anyway.
 */
import { err, ok, type Result } from '#platform/result.ts'
import type { PlainDate } from '#platform/time.ts'
import type { FilePermit } from '../../access/public-files.ts'
import { reachesAge } from '#platform/age.ts'
import { isSooner } from '#platform/time.ts'
import { refused, type FamilyRefusal } from './refusals.ts'

export const longestReason = 1_000
export const longestConsulted = 200
const shortestReason = 10
const shortestConsulted = 3

export type Period = { readonly from: PlainDate; readonly until: PlainDate | null }
export type Judgement = { readonly from: PlainDate | null; readonly reason: string; readonly consulted: string }
export type CheckedJudgement = { readonly from: PlainDate; readonly reason: string; readonly consulted: string }

/** Only who treats or helps the person judges this: not who coordinates, supports or stands in, and not in an emergency. */
export function mayJudge({ by }: Pick<FilePermit, 'by'>): boolean {
  const works = by.relation === 'care' || by.relation === 'clearedCare'
  return works && (by.purpose === 'youthHealth' || by.purpose === 'youthHelp')
}

/** `known`: the periods that were written down before. Everything that is wrong comes back at once. */
export function judgeIncapable(
  { from, reason, consulted }: Judgement,
  known: readonly Period[],
  born: PlainDate | null,
  today: PlainDate,
): Result<CheckedJudgement, readonly FamilyRefusal[]> {
  const wrong = [
    ...checkFrom(from, known, born, today),
    ...checkText(reason, 'reason', shortestReason, longestReason),
    ...(consulted.trim().length < shortestConsulted ? [refused('nobody-consulted', 'consulted')] : []),
    ...(consulted.trim().length > longestConsulted ? [refused('text-too-long', 'consulted')] : []),
  ]
  if (from === null || wrong.length > 0) return err(wrong)
  return ok({ from, reason: reason.trim(), consulted: consulted.trim() })
}

function checkFrom(from: PlainDate | null, known: readonly Period[], born: PlainDate | null, today: PlainDate): FamilyRefusal[] {
  if (known.some(({ until }) => until === null)) return [refused('incapable-already')]
  if (from === null) return [refused('not-a-date', 'from')]
  if (born === null) return [refused('age-not-known')]
  if (isSooner(today, from)) return [refused('judged-in-future', 'from')]
  if (isSooner(from, reachesAge(born, 12))) return [refused('below-twelve', 'from')]
  const isOverlapping = known.some(({ until }) => until !== null && isSooner(from, until))
  return isOverlapping ? [refused('incapable-then', 'from')] : []
}

function checkText(text: string, field: string, shortest: number, longest: number): FamilyRefusal[] {
  if (text.trim().length < shortest) return [refused('no-reason', field)]
  return text.trim().length > longest ? [refused('text-too-long', field)] : []
}

export type EndOfIncapacity = { readonly on: PlainDate | null; readonly reason: string }

/** `on` is the first day without. On the day on which it began it never held: it was a mistake. */
export function endOfIncapacity(
  { on, reason }: EndOfIncapacity,
  { from }: Period,
  today: PlainDate,
): Result<{ readonly on: PlainDate; readonly reason: string }, readonly FamilyRefusal[]> {
  const wrong = checkText(reason, 'reason', shortestReason, longestReason)
  if (on === null) wrong.unshift(refused('not-a-date', 'on'))
  else if (isSooner(today, on)) wrong.unshift(refused('judged-in-future', 'on'))
  else if (isSooner(on, from)) wrong.unshift(refused('ends-before-it-begins', 'on'))
  return on === null || wrong.length > 0 ? err(wrong) : ok({ on, reason: reason.trim() })
}

/** The last one that really held: what decides who may see and say what. */
export function lastThatHeld(known: readonly Period[]): Period | null {
  const held = known.filter(({ from, until }) => until === null || isSooner(from, until))
  return held.toSorted((a, b) => (isSooner(a.from, b.from) ? 1 : -1))[0] ?? null
}
