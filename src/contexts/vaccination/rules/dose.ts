/** A vaccination that was given, as the record keeps it. */
import type { Vaccine } from '#calculators/vaccination/programme.ts'
import type { Id } from '#platform/id.ts'
import type { PlainDate } from '#platform/time.ts'

export type Site = 'left-arm' | 'right-arm' | 'left-leg' | 'right-leg' | 'mouth'
/** By whom a dose that was given elsewhere was told. */
export type Elsewhere = 'vaccination-card' | 'register' | 'abroad' | 'told-by-parent' | 'transfer'

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
}
