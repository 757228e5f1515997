import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { PlainDate } from '#platform/time.ts'

export type KeptQuestionnaire = {
  readonly id: Id<'questionnaire'>
  readonly instrument: string
  readonly informant: 'parent' | 'young-person' | 'professional'
  readonly answers: Buffer
  readonly keyVersion: number
  readonly filledBy: string
  readonly filledOn: PlainDate
}

/** Of our own questions, the newest first; to a resident row-level security shows the own ones. */
export async function listOwnQuestionnaires(tx: Tx, personId: Id<'person'>): Promise<KeptQuestionnaire[]> {
  const { rows } = await sql<KeptQuestionnaire>`
    select id, instrument, informant, answers, centre_key_version as "keyVersion", filled_by as "filledBy", filled_on as "filledOn"
    from child_health.questionnaire where person_id = ${personId}::uuid and instrument like 'own-%' order by filled_on desc, id desc`.execute(
    tx,
  )
  return rows
}

export async function insertQuestionnaire(
  tx: Tx,
  centreId: Id<'centre'>,
  personId: Id<'person'>,
  { id, instrument, informant, answers, keyVersion, filledBy, filledOn }: KeptQuestionnaire,
): Promise<void> {
  await tx
    .insertInto('child_health.questionnaire')
    .values({
      ...{ centre_id: centreId, id, person_id: personId, instrument, informant, answers, centre_key_version: keyVersion },
      ...{ filled_by: filledBy, filled_on: filledOn },
    })
    .execute()
}

/** Filled in once more on the same day: the answers of before are gone. */
export async function updateAnswers(
  tx: Tx,
  { id, answers, keyVersion }: Pick<KeptQuestionnaire, 'id' | 'answers' | 'keyVersion'>,
): Promise<void> {
  await tx
    .updateTable('child_health.questionnaire')
    .set((eb) => ({ answers, centre_key_version: keyVersion, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}
