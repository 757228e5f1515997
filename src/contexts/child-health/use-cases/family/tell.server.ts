/** What the family tells: measurements at home, topics for the next visit, answers to our questions before it; and taking the own ones back. */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate } from '#platform/time.ts'
import { actOnFile, type FilePermit, type NoAccess } from '../../../access/public-files.ts'
import { findHolder } from '../../../access/public-say-facts.ts'
import { sealColumn, type NotPermitted } from '../../../access/public.ts'
import type { Child } from '../../../families/public-child.ts'
import { loadGrowthTables } from '../../rules/growth-answer.ts'
import { decideTopics, type TopicRefusal, type TopicWish } from '../../rules/family/topics.ts'
import { isRefused, questionsAt, readAnswers, type QuestionsRefusal } from '../../rules/family/visit-questions.ts'
import type { MeasurementDoubt, TypedMeasurements } from '../../rules/record/check-measurement.ts'
import { typedMeasures, type ChildFacts, type KnownMeasurement } from '../../rules/record/child-facts.ts'
import { insertQuestionnaire, listOwnQuestionnaires, updateAnswers } from '../../sql/family/questionnaires.server.ts'
import { insertOwnMeasurements, listToldMeasurements, removeOwnMeasurement } from '../../sql/family/told-measurements.server.ts'
import { insertTopics, listTopics, removeTopic } from '../../sql/family/topics.server.ts'
import { civilDay, readFacts } from '../record/read-facts.server.ts'
import { decideMeasurements, type MeasurementsRefusal } from '../record/record-measurements.server.ts'
import { findHealthOf } from './health-of.server.ts'

type Refused = NoAccess | NotPermitted
type Telling = { readonly tx: Tx; readonly permit: FilePermit; readonly child: Child; readonly me: Id<'person'> }

/** One deed of somebody of the family in the file of a child. */
export function tell<E>(
  ctx: Context,
  personId: Id<'person'>,
  work: (of: Telling) => Promise<Result<null, E>>,
): Promise<Result<null, E | Refused>> {
  const of = { personId, does: 'write', fields: 'ownHealth', also: ['index'], actionCode: 'C' } as const
  return actOnFile(ctx, 'health.tell', of, async (tx, permit): Promise<Result<null, E | NoAccess>> => {
    const [found, me] = [await findHealthOf(tx, personId, localDate(ctx.now)), await findHolder(tx)]
    if (found?.there !== 'shown' || me === null) return err({ kind: 'no-access', why: 'no-such-person' })
    return work({ tx, permit, child: found.child, me })
  })
}

export type OwnMeasuring = { readonly typed: TypedMeasurements; readonly isSure: (doubt: MeasurementDoubt) => boolean }

/** Checked as a professional's numbers are, against all that was measured here and at home. */
export async function tellMeasurements(
  ctx: Context,
  personId: Id<'person'>,
  { typed, isSure }: OwnMeasuring,
): Promise<Result<null, MeasurementsRefusal | Refused>> {
  await loadGrowthTables()
  return tell<MeasurementsRefusal>(ctx, personId, async ({ tx, permit, child, me }) => {
    const { facts } = await readFacts(tx, child, ctx.now)
    const told = await listToldMeasurements(tx, personId)
    const home = told.map(({ measure, measuredOn, value }): KnownMeasurement => ({ measure, day: civilDay(measuredOn), value }))
    const known: ChildFacts = { ...facts, measurements: [...facts.measurements, ...home].toSorted((a, b) => a.day - b.day) }
    const decided = decideMeasurements(known, { typed, recumbent: null, isSure, contactId: null }, ctx.now.epochMilliseconds)
    if (!decided.ok) return decided
    if (decided.value.length === 0) return err({ kind: 'nothing-measured' })
    const rows = decided.value.flatMap(({ measuredOn, value, measure }) => {
      const typedOne = typedMeasures.find((one) => one === measure)
      return typedOne === undefined
        ? []
        : [{ id: newId<'ownMeasurement'>(ctx.now.epochMilliseconds), measuredOn, value, measure: typedOne }]
    })
    // Sent twice at once: the first one stands.
    if (!(await insertOwnMeasurements(tx, ctx.centreId, personId, rows, { by: me, at: ctx.now }))) return err({ kind: 'nothing-measured' })
    for (const { id, measure } of rows)
      permit.record({ actionCode: 'C', objectType: 'ownMeasurement', objectId: id, fieldGroup: 'ownHealth', detail: measure })
    return ok(null)
  })
}

export type NotThere = { readonly kind: 'not-there' }

/** The own ones only: what another told, another takes back. */
export async function takeBackMeasurement(
  ctx: Context,
  personId: Id<'person'>,
  id: Id<'ownMeasurement'>,
): Promise<Result<null, NotThere | Refused>> {
  return tell<NotThere>(ctx, personId, async ({ tx, permit, me }) => {
    const measure = await removeOwnMeasurement(tx, personId, id, { by: me, at: ctx.now })
    if (measure === null) return err({ kind: 'not-there' })
    permit.record({ actionCode: 'D', objectType: 'ownMeasurement', objectId: id, fieldGroup: 'ownHealth', detail: measure })
    return ok(null)
  })
}

export async function tellTopics(
  ctx: Context,
  keys: Keys,
  personId: Id<'person'>,
  wish: TopicWish,
): Promise<Result<null, TopicRefusal | Refused>> {
  return tell<TopicRefusal>(ctx, personId, async ({ tx, permit, me }) => {
    const waiting = (await listTopics(tx, personId)).filter(({ contactId }) => contactId === null).map(({ topic }) => topic)
    const decided = decideTopics(wish, waiting)
    if ('kind' in decided) return err(decided)
    const rows = decided.map(({ topic, words }) => {
      const id = newId<'topic'>(ctx.now.epochMilliseconds)
      return { id, topic, words: words === '' ? null : sealColumn(keys, ctx.centreId, 'child_health.topic', 'words', id, words) }
    })
    await insertTopics(tx, ctx.centreId, personId, rows, { by: me, at: ctx.now })
    for (const { id } of rows) permit.record({ actionCode: 'C', objectType: 'topic', objectId: id, fieldGroup: 'ownHealth' })
    return ok(null)
  })
}

/** As long as it was not talked about. Its words go at once. */
export async function takeBackTopic(ctx: Context, personId: Id<'person'>, id: Id<'topic'>): Promise<Result<null, NotThere | Refused>> {
  return tell<NotThere>(ctx, personId, async ({ tx, permit, me }) => {
    if (!(await removeTopic(tx, personId, id, { by: me, at: ctx.now }))) return err({ kind: 'not-there' })
    permit.record({ actionCode: 'D', objectType: 'topic', objectId: id, fieldGroup: 'ownHealth' })
    return ok(null)
  })
}

export type FillRefusal = QuestionsRefusal | { readonly kind: 'no-questions' }

/** The answers of one person of one day stand once: filling in again changes them. */
export async function fillQuestions(
  ctx: Context,
  keys: Keys,
  personId: Id<'person'>,
  typed: Readonly<Record<string, string>>,
): Promise<Result<null, FillRefusal | Refused>> {
  return tell<FillRefusal>(ctx, personId, async ({ tx, permit, child, me }) => {
    const today = localDate(ctx.now)
    const set = child.birthDate === null ? null : questionsAt(civilDay(today) - civilDay(child.birthDate))
    if (set === null) return err({ kind: 'no-questions' })
    const answers = readAnswers(set, typed)
    if (isRefused(answers)) return err(answers)
    const before = (await listOwnQuestionnaires(tx, personId)).find(
      (one) => one.instrument === set.id && one.filledBy === me && one.filledOn.equals(today),
    )
    const id = before?.id ?? newId<'questionnaire'>(ctx.now.epochMilliseconds)
    const { sealed, version } = sealColumn(keys, ctx.centreId, 'child_health.questionnaire', 'answers', id, JSON.stringify(answers))
    const row = { id, answers: sealed, keyVersion: version }
    const informant = permit.by.relation === 'self' ? 'young-person' : 'parent'
    if (before !== undefined) await updateAnswers(tx, row)
    else await insertQuestionnaire(tx, ctx.centreId, personId, { ...row, instrument: set.id, informant, filledBy: me, filledOn: today })
    permit.record({ actionCode: before === undefined ? 'C' : 'U', objectType: 'questionnaire', objectId: id, fieldGroup: 'ownHealth' })
    return ok(null)
  })
}
