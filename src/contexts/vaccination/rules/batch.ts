/** Batches of vaccine: their number as it is read from the box, the days on which they may be given, and what a stock adds up to. */
import type { Vaccine } from '#calculators/vaccination/programme.ts'
import type { Id } from '#platform/id.ts'
import { isSooner, type PlainDate } from '#platform/time.ts'

export type Batch = {
  readonly id: Id<'batch'>
  readonly vaccine: Vaccine
  readonly product: string
  readonly number: string
  /** The last day on which it may be given. */
  readonly expiresOn: PlainDate
  /** From this day on it may not be given. */
  readonly recalledOn: PlainDate | null
}

/** Where vaccines lie and are given; a place that closed keeps its history. */
export type Location = { readonly id: Id<'location'>; readonly name: string; readonly closedOn: PlainDate | null }

/** As the box prints it, in capitals and without spaces; null when it is no number of a batch. */
export function readBatchNumber(typed: string): string | null {
  const number = typed.replaceAll(/\s/gu, '').toUpperCase()
  return /^[A-Z0-9][A-Z0-9-]{1,19}$/u.test(number) ? number : null
}

/** The last day counts. */
export const isExpired = ({ expiresOn }: Pick<Batch, 'expiresOn'>, on: PlainDate): boolean => isSooner(expiresOn, on)
export const isRecalled = ({ recalledOn }: Pick<Batch, 'recalledOn'>): boolean => recalledOn !== null

/** Days before its last day from which a warning stands beside a batch. */
export const warnDays = 30

export type Freshness = 'recalled' | 'expired' | 'expires-soon' | 'fresh'

export function freshnessOf(batch: Pick<Batch, 'expiresOn' | 'recalledOn'>, today: PlainDate): Freshness {
  if (isRecalled(batch)) return 'recalled'
  if (isExpired(batch, today)) return 'expired'
  return isSooner(batch.expiresOn, today.add({ days: warnDays })) ? 'expires-soon' : 'fresh'
}

export const moveReasons = ['received', 'given', 'given-undone', 'wasted', 'moved', 'counted', 'recalled'] as const
export type MoveReason = (typeof moveReasons)[number]
export type Move = { readonly change: number; readonly why: MoveReason }

/** What is left: the sum of every move, and nothing else. */
export const leftOf = (moves: readonly Pick<Move, 'change'>[]): number => moves.reduce((sum, { change }) => sum + change, 0)

export type StockDeed =
  | { readonly kind: 'receive'; readonly amount: number }
  | { readonly kind: 'waste'; readonly amount: number }
  | { readonly kind: 'move'; readonly amount: number }
  /** What lies there, counted by hand. */
  | { readonly kind: 'count'; readonly counted: number }

export type StockRefusal = {
  readonly kind: 'amount' | 'more-than-there-is' | 'same-place' | 'nothing-changes' | 'not-there' | 'expired' | 'recalled'
}

/** More doses at once than any delivery to one place. */
export const mostDoses = 10_000

/** The moves of a deed at the place where it begins and, for `move`, at the other; or why not. Never below zero, and moving makes or loses nothing. */
export function movesOf(deed: StockDeed, left: number): { readonly here: Move | null; readonly there: Move | null } | StockRefusal {
  const whole = (value: number, least: number): boolean => Number.isSafeInteger(value) && value >= least && value <= mostDoses
  switch (deed.kind) {
    case 'receive':
      return whole(deed.amount, 1) ? { here: { change: deed.amount, why: 'received' }, there: null } : { kind: 'amount' }
    case 'waste':
    case 'move': {
      if (!whole(deed.amount, 1)) return { kind: 'amount' }
      if (deed.amount > left) return { kind: 'more-than-there-is' }
      if (deed.kind === 'waste') return { here: { change: -deed.amount, why: 'wasted' }, there: null }
      return { here: { change: -deed.amount, why: 'moved' }, there: { change: deed.amount, why: 'moved' } }
    }
    case 'count': {
      if (!whole(deed.counted, 0)) return { kind: 'amount' }
      const change = deed.counted - left
      return { here: change === 0 ? null : { change, why: 'counted' }, there: null }
    }
  }
}

export type NewBatch = {
  readonly vaccine: Vaccine
  readonly product: string
  readonly number: string
  readonly expiresOn: PlainDate | null
}
export type BatchRefusal = { readonly kind: 'number' | 'product' | 'expires-missing' | 'expired' | 'too-far' | 'known-already' }

/** Nothing keeps longer than this: a later day was typed wrong. */
const mostYears = 10

export function checkBatch({ product, number, expiresOn }: NewBatch, today: PlainDate): readonly BatchRefusal[] {
  const wrong: BatchRefusal[] = []
  if (readBatchNumber(number) === null) wrong.push({ kind: 'number' })
  if (product.trim() === '' || product.trim().length > 60) wrong.push({ kind: 'product' })
  if (expiresOn === null) wrong.push({ kind: 'expires-missing' })
  else if (isSooner(expiresOn, today)) wrong.push({ kind: 'expired' })
  else if (isSooner(today.add({ years: mostYears }), expiresOn)) wrong.push({ kind: 'too-far' })
  return wrong
}
