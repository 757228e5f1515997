/** What a family told the sender, kept as told: by the child itself where it was the child, else by somebody who is nobody here. */
import type { Tx } from '#platform/db.server.ts'
import type { Differences } from '../../rules/transfer/differences.ts'
import {
  insertCarriedOwnMeasurement,
  insertCarriedQuestionnaire,
  insertCarriedTopic,
  updateOwnMeasurementRemoved,
} from '../../sql/transfer/bring-in.server.ts'
import { rememberColumns } from '../../sql/transfer/came-in.server.ts'
import { chosenOf, contactIn, freshIds, ofWriting, personHere, type Ours, type Writing } from './writing.server.ts'

export async function writeFamily(tx: Tx, writing: Writing, differences: Differences, contacts: Ours<'contact'>): Promise<void> {
  const { ctx, seal, chosen, brought } = writing
  const of = ofWriting(writing)
  for (const one of differences.ownMeasurements) {
    if (one.state !== 'different' || !chosen.has(one.key)) continue
    brought.push(await rememberColumns(tx, 'child_health.own_measurement', one.ours.id, ['removed_at']))
    await updateOwnMeasurementRemoved(tx, one.ours.id, ctx.now)
  }
  for (const one of freshIds(writing, 'child_health.own_measurement', chosenOf(writing, differences.ownMeasurements)))
    await insertCarriedOwnMeasurement(tx, of, { ...one, toldBy: personHere(writing, one.toldBy) })
  for (const one of freshIds(writing, 'child_health.topic', chosenOf(writing, differences.topics)).map(contactIn(contacts))) {
    const words = one.words === null ? null : seal('topic', 'words', one.id, one.words)
    await insertCarriedTopic(tx, of, { ...one, words, askedBy: personHere(writing, one.askedBy) })
  }
  for (const one of freshIds(writing, 'child_health.questionnaire', chosenOf(writing, differences.questionnaires)).map(
    contactIn(contacts),
  )) {
    const answers = seal('questionnaire', 'answers', one.id, JSON.stringify(one.answers))
    await insertCarriedQuestionnaire(tx, of, { ...one, answers, filledBy: personHere(writing, one.filledBy) })
  }
}
