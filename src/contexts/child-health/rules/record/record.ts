/** What stands in the record of a child: measurements, milestones and contacts, as the field names them. Lengths in millimetres, weights in grams. */
import type { Id } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'

export const measures = ['height', 'weight', 'head', 'arm', 'waist', 'hip', 'sitting-height'] as const
export type Measure = (typeof measures)[number]

export type Measurement = {
  readonly id: Id<'measurement'>
  readonly contactId: Id<'contact'> | null
  readonly measuredOn: PlainDate
  readonly measure: Measure
  /** Millimetres; of a weight grams. */
  readonly value: number
  /** Lying or standing; null: not said, or not a height. */
  readonly recumbent: boolean | null
}

/** BDS W0438: seen, not seen, told by the parent. */
export type MilestoneAnswer = '+' | '-' | 'M'
export type Milestone = {
  readonly id: Id<'milestone'>
  readonly contactId: Id<'contact'> | null
  readonly observedOn: PlainDate
  /** The number in the Van Wiechen scheme. */
  readonly item: string
  readonly side: 'none' | 'right' | 'left'
  readonly answer: MilestoneAnswer
}

export const populations = ['dutch', 'turkish', 'moroccan', 'hindustani', 'down-syndrome'] as const
export type Background = {
  readonly gestationDays: number | null
  readonly birthWeightG: number | null
  readonly birthLengthMm: number | null
  readonly birthHeadMm: number | null
  readonly population: (typeof populations)[number]
  readonly motherHeightMm: number | null
  readonly fatherHeightMm: number | null
  /** 0: nothing was recorded yet. */
  readonly version: number
}
export const noBackground: Background = {
  ...{ gestationDays: null, birthWeightG: null, birthLengthMm: null, birthHeadMm: null, population: 'dutch' },
  ...{ motherHeightMm: null, fatherHeightMm: null, version: 0 },
}

export type ContactStatus = 'due' | 'invited' | 'begun' | 'realised' | 'not-realised' | 'cancelled'
/** BDS W0690: 01 realised, 02 no notice, 03 with notice, 04 late notice, 05 no interest, 06 by agreement, 07 cancelled by us. */
export type ContactOutcome = '01' | '02' | '03' | '04' | '05' | '06' | '07'
export type Companion = 'mother' | 'father' | 'both' | 'foster-parent' | 'guardian' | 'other' | 'alone'

export type Contact = {
  readonly id: Id<'contact'>
  readonly personId: Id<'person'>
  readonly kind: 'planned' | 'extra'
  /** The code of its template; null for an extra contact. */
  readonly moment: string | null
  readonly dueFrom: PlainDate
  readonly dueOn: PlainDate
  readonly dueUntil: PlainDate
  readonly status: ContactStatus
  readonly outcome: ContactOutcome | null
  readonly form: string | null
  readonly discipline: string | null
  readonly plannedAt: Instant | null
  readonly heldOn: PlainDate | null
  readonly heldBy: Id<'account'> | null
  readonly companion: Companion | null
  readonly version: number
}
