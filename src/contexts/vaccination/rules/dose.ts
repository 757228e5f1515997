/** A vaccination that was given, as the record keeps it. */
import type { Vaccine } from '#calculators/vaccination/programme.ts'
import type { Id } from '#platform/id.ts'
import type { PlainDate } from '#platform/time.ts'
import type { Deviation } from './check-dose.ts'

export const sites = ['left-arm', 'right-arm', 'left-leg', 'right-leg', 'mouth'] as const
export type Site = (typeof sites)[number]
/** By whom a dose that was given elsewhere was told. */
export const elsewheres = ['vaccination-card', 'register', 'abroad', 'told-by-parent', 'transfer'] as const
export type Elsewhere = (typeof elsewheres)[number]
export const withdrawals = ['typing', 'other-child', 'not-given'] as const
export type WithdrawnWhy = (typeof withdrawals)[number]

export type Dose = {
  readonly id: Id<'dose'>
  readonly vaccine: Vaccine
  readonly givenOn: PlainDate
  /** Null: of a batch that is not ours. */
  readonly batchId: Id<'batch'> | null
  readonly batchNumber: string | null
  readonly product: string | null
  readonly site: Site | null
  readonly elsewhere: Elsewhere | null
  /** The contact of child health in which it was given. */
  readonly contactId: Id<'contact'> | null
  /** Why it was given outside the programme. */
  readonly deviates: Deviation | null
}
