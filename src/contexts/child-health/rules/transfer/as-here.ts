/** A record that came in, with its people as they are here: the child is the child of this file; of anybody else only that it is somebody else is known. */
import type { HealthRecord } from './record.ts'

/** `theirId` and `ourId`: the child at the sender and here. */
export function asHere(record: HealthRecord, theirId: string, ourId: string): HealthRecord {
  const who = (id: string): string => (id === theirId ? ourId : id)
  return {
    ...record,
    answers: record.answers.map((one) => ({ ...one, saidBy: who(one.saidBy) as typeof one.saidBy })),
    earlierWords: record.earlierWords.map((one) => ({ ...one, saidBy: who(one.saidBy) })),
    ownMeasurements: record.ownMeasurements.map((one) => ({ ...one, toldBy: who(one.toldBy) })),
    topics: record.topics.map((one) => ({ ...one, askedBy: who(one.askedBy) })),
    questionnaires: record.questionnaires.map((one) => ({ ...one, filledBy: who(one.filledBy) })),
  }
}
