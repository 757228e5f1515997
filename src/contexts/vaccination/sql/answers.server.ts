import { sql } from 'kysely'
import type { Vaccine } from '#calculators/vaccination/programme.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import type { Answer } from '../rules/answers.ts'

export type KeptAnswer = Answer & { readonly personId: Id<'person'>; readonly recordedBy: string }

/** Everything that was ever said about these people, oldest first. */
export async function listAnswersOf(tx: Tx, ids: readonly string[]): Promise<KeptAnswer[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<KeptAnswer>`
    select id, person_id as "personId", said_by as "saidBy", vaccine, says, how, said_at as "saidAt", recorded_by as "recordedBy"
    from vaccination.answer where person_id = any(${ids}::uuid[]) order by person_id, said_at, id`.execute(tx)
  return rows
}

/** Everything that was ever said about a person, oldest first. */
export async function listAnswers(tx: Tx, personId: Id<'person'>): Promise<KeptAnswer[]> {
  return listAnswersOf(tx, [personId])
}

export async function insertAnswers(tx: Tx, centreId: string, answers: readonly KeptAnswer[]): Promise<void> {
  await tx
    .insertInto('vaccination.answer')
    .values(
      answers.map(({ id, personId, saidBy, vaccine, says, how, saidAt, recordedBy }) => ({
        ...{ centre_id: centreId, id, person_id: personId, said_by: saidBy, vaccine, says, how, said_at: saidAt, recorded_by: recordedBy },
      })),
    )
    .execute()
}

/** That the wish of the young person counts without the parents. */
export type KeptWish = {
  readonly id: Id<'consideredWish'>
  readonly vaccine: Vaccine
  readonly explanation: Buffer
  readonly keyVersion: number
  readonly decidedBy: string
  readonly decidedOn: PlainDate
}

/** Those that stand. */
export async function listWishes(tx: Tx, personId: Id<'person'>): Promise<KeptWish[]> {
  const { rows } = await sql<KeptWish>`
    select id, vaccine, explanation, centre_key_version as "keyVersion", decided_by as "decidedBy", decided_on as "decidedOn"
    from vaccination.considered_wish where person_id = ${personId}::uuid and ended_at is null order by vaccine`.execute(tx)
  return rows
}

/** The vaccines for which the wish of a person stands, of many. */
export async function listWishedOf(
  tx: Tx,
  ids: readonly string[],
): Promise<{ readonly personId: Id<'person'>; readonly vaccine: Vaccine }[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ personId: Id<'person'>; vaccine: Vaccine }>`
    select person_id as "personId", vaccine from vaccination.considered_wish where person_id = any(${ids}::uuid[]) and ended_at is null`.execute(
    tx,
  )
  return rows
}

/** False: it stands already. */
export async function insertWish(
  tx: Tx,
  centreId: string,
  personId: Id<'person'>,
  { id, vaccine, explanation, keyVersion, decidedBy, decidedOn }: KeptWish,
  at: Instant,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('vaccination.considered_wish')
    .values({
      ...{ centre_id: centreId, id, person_id: personId, vaccine, explanation, centre_key_version: keyVersion },
      ...{ decided_by: decidedBy, decided_on: decidedOn, recorded_at: at },
    })
    .onConflict((conflict) => conflict.columns(['centre_id', 'person_id', 'vaccine']).where('ended_at', 'is', null).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** False: none of this person stands by that id. */
export async function updateWishEnded(tx: Tx, personId: Id<'person'>, id: Id<'consideredWish'>, by: string, at: Instant): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('vaccination.considered_wish')
    .set({ ended_at: at, ended_by: by })
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
