/** What a record carries besides measurements, milestones and contacts, with its words opened. Within a deed that was permitted on this file. */
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Carried, CarriedOwnMeasurement, CarriedQuestionnaire } from '../../rules/transfer/carried.ts'
import { listToldMeasurements, type KeptOwnMeasurement } from '../../sql/family/told-measurements.server.ts'
import { listTopics } from '../../sql/family/topics.server.ts'
import {
  listCarriedQuestionnaires,
  listCarriedReferrals,
  listCarriedScreenings,
  listCarriedSignals,
} from '../../sql/transfer/carried.server.ts'

type Sealed = { readonly sealed: Buffer; readonly version: number }
/** Opens words of a column of the record. */
export type Open = (table: string, column: string, id: string, sealed: Sealed) => string
type CarriedHere = Pick<Carried, 'signals' | 'screenings' | 'referrals' | 'ownMeasurements' | 'topics' | 'questionnaires'>

export async function readCarried(tx: Tx, personId: Id<'person'>, open: Open, seesOwnHealth: boolean): Promise<CarriedHere> {
  const opened = (table: string, column: string, id: string, sealed: Sealed | null): string | null =>
    sealed === null ? null : open(table, column, id, sealed)
  return {
    signals: await listCarriedSignals(tx, personId),
    screenings: (await listCarriedScreenings(tx, personId)).map((one) => ({
      ...one,
      words: opened('screening', 'words', one.id, one.words),
    })),
    referrals: (await listCarriedReferrals(tx, personId)).map((one) => ({
      ...one,
      reason: opened('referral', 'reason', one.id, one.reason) ?? '',
      feedback: opened('referral', 'feedback', one.id, one.feedback),
    })),
    ownMeasurements: seesOwnHealth ? (await listToldMeasurements(tx, personId)).map(withoutPosition) : [],
    topics: seesOwnHealth
      ? (await listTopics(tx, personId)).map((one) => ({ ...one, words: opened('topic', 'words', one.id, one.words) }))
      : [],
    questionnaires: seesOwnHealth
      ? (await listCarriedQuestionnaires(tx, personId)).map(({ answers, ...one }) => ({
          ...one,
          // The account of a professional says nothing elsewhere.
          filledBy: one.informant === 'professional' ? '' : one.filledBy,
          answers: readAnswers(open('questionnaire', 'answers', one.id, answers)),
        }))
      : [],
  }
}

/** `as`: only answers by question are sealed. */
const readAnswers = (text: string): CarriedQuestionnaire['answers'] => JSON.parse(text) as CarriedQuestionnaire['answers']

const withoutPosition = ({ id, measuredOn, measure, value, toldBy, toldAt }: KeptOwnMeasurement): CarriedOwnMeasurement => ({
  ...{ id, measuredOn, measure, value, toldBy, toldAt },
})
