/** What a record carries to another organisation besides measurements, milestones and contacts: as plain values, words opened. */
import type { Vaccine } from '#calculators/vaccination/programme.ts'
import type { Id } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import type { Answer } from '../../../vaccination/public.ts'
import type { CarriedEffect, CarriedRefrain, CarriedScheme, CarriedWish, EarlierWord } from '../../../vaccination/public-transfer.ts'
import type { Measure } from '../record/record.ts'
import type { Referral, Screening, Signal } from '../record/whole-record.ts'

export type { Answer, CarriedEffect, CarriedRefrain, CarriedScheme, CarriedWish, EarlierWord, Vaccine }

/** Who decided is a colleague of the sender, and stays there. */
export type CarriedSignal = Omit<Signal, 'decidedBy'> & { readonly rules: string }
/** Who recorded it stays there, and so does what the rules of that day said. */
export type CarriedScreening = Omit<Screening, 'recordedBy' | 'advised'>
/** Who sent it and who asked after it stay there: here it is followed up anew, from the day on which feedback was expected. */
export type CarriedReferral = Omit<Referral, 'sentBy' | 'owner' | 'askedAgainOn' | 'askedAgainBefore' | 'askedAgain' | 'version'> & {
  readonly contactId: Id<'contact'> | null
  readonly screeningId: Id<'screening'> | null
  readonly signalId: Id<'signal'> | null
  readonly feedback: string | null
}

/** What the family measured itself. `toldBy`: a person of the sender; the child by its own id. */
export type CarriedOwnMeasurement = {
  readonly id: Id<'ownMeasurement'>
  readonly measuredOn: PlainDate
  readonly measure: Extract<Measure, 'height' | 'weight' | 'head'>
  readonly value: number
  readonly toldBy: string
  readonly toldAt: Instant
}

export type CarriedTopic = {
  readonly id: Id<'topic'>
  readonly topic: string
  readonly words: string | null
  readonly askedBy: string
  readonly askedAt: Instant
  readonly contactId: Id<'contact'> | null
}

export const informants = ['parent', 'young-person', 'professional'] as const
export type CarriedQuestionnaire = {
  readonly id: Id<'questionnaire'>
  readonly contactId: Id<'contact'> | null
  readonly instrument: string
  readonly informant: (typeof informants)[number]
  /** By question; no wording of a question. */
  readonly answers: Readonly<Record<string, string | number | boolean>>
  readonly filledBy: string
  readonly filledOn: PlainDate
}

export type Carried = {
  readonly signals: readonly CarriedSignal[]
  readonly screenings: readonly CarriedScreening[]
  readonly referrals: readonly CarriedReferral[]
  readonly ownMeasurements: readonly CarriedOwnMeasurement[]
  readonly topics: readonly CarriedTopic[]
  readonly questionnaires: readonly CarriedQuestionnaire[]
  readonly refrains: readonly CarriedRefrain[]
  readonly effects: readonly CarriedEffect[]
  /** Null: nothing was recorded. */
  readonly scheme: CarriedScheme | null
  readonly wishes: readonly CarriedWish[]
  /** What was said about vaccinations to an organisation before: history, and nobody's answer here. */
  readonly earlierWords: readonly EarlierWord[]
}
