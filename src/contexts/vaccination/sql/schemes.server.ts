import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'
import { noScheme, type SchemeFacts } from '../rules/programme.ts'

const columns = sql`person_id as "personId", maternal_given_on as "maternalGivenOn", maternal_weeks as "maternalWeeks", mother_hbsag as "motherHbsag",
  chosen, chosen_why as "chosenWhy", register_consent as "registerConsent", version`

/** What decides the scheme of each of these people; who is not in it has nothing recorded. */
export async function listSchemesOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, SchemeFacts>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<SchemeFacts & { personId: string }>`
    select ${columns} from vaccination.scheme where person_id = any(${ids}::uuid[])`.execute(tx)
  return new Map(rows.map(({ personId, ...facts }) => [personId, facts]))
}

export async function findScheme(tx: Tx, personId: Id<'person'>): Promise<SchemeFacts> {
  return (await listSchemesOf(tx, [personId])).get(personId) ?? noScheme
}

export async function findSchemeId(tx: Tx, personId: Id<'person'>): Promise<string | null> {
  const row = await tx.selectFrom('vaccination.scheme').select('id').where('person_id', '=', personId).executeTakeFirst()
  return row?.id ?? null
}

/** False: somebody else saved meanwhile. */
export async function keepScheme(
  tx: Tx,
  centreId: string,
  personId: Id<'person'>,
  facts: SchemeFacts,
  { by, at }: { readonly by: string; readonly at: Instant },
): Promise<boolean> {
  const values = {
    ...{ maternal_given_on: facts.maternalGivenOn, maternal_weeks: facts.maternalWeeks, mother_hbsag: facts.motherHbsag },
    ...{ chosen: facts.chosen, chosen_why: facts.chosenWhy, register_consent: facts.registerConsent, recorded_by: by, recorded_at: at },
  }
  if (facts.version === 0) {
    const added = await tx
      .insertInto('vaccination.scheme')
      .values({ ...values, centre_id: centreId, id: newId(at.epochMilliseconds), person_id: personId })
      .onConflict((conflict) => conflict.constraint('scheme_once').doNothing())
      .executeTakeFirst()
    return added.numInsertedOrUpdatedRows === 1n
  }
  const { numUpdatedRows } = await tx
    .updateTable('vaccination.scheme')
    .set({ ...values, version: facts.version + 1 })
    .where('person_id', '=', personId)
    .where('version', '=', facts.version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
