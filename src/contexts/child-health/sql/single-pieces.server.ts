/** Single pieces of a record that can be erased, as the actor sees them; and the rows that go with each, by its number: for a request and for restoring. */
import { CompiledQuery, sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { deletionOf, type GoingRows } from '../../access/public-retention.ts'
import type { SinglePiece } from '../rules/erasure/single-pieces.ts'

/**
 * A visit goes with all that was done in it, but for vaccinations, which are pieces of their own. A visit with words that the family does not read is not
 * offered: what is kept back is not touched by its request (PR-22).
 */
export async function listSinglePieces(tx: Tx, personId: Id<'person'>): Promise<SinglePiece[]> {
  const person = sql`person_id = ${personId}::uuid`
  const kept = sql`(withheld_until is not null or about_whom is not null)`
  const { rows } = await sql<SinglePiece>`
    select id, 'visit' as kind, held_on as "on", moment as code from child_health.contact c where ${person} and status = 'realised'
      and not exists (select from child_health.contact_note t where t.centre_id = c.centre_id and t.contact_id = c.id and ${kept})
      and not exists (select from child_health.finding t where t.centre_id = c.centre_id and t.contact_id = c.id and ${kept})
    union all select id, 'measurement', measured_on, measure from child_health.measurement where ${person} and contact_id is null
    union all select id, 'milestone', observed_on, item from child_health.milestone where ${person} and contact_id is null
    union all select id, 'screening', held_on, kind from child_health.screening where ${person} and contact_id is null
    union all select id, 'referral', sent_on, sent_to from child_health.referral where ${person} and contact_id is null and screening_id is null
    union all select id, 'vaccination', given_on, vaccine from vaccination.dose where ${person}
    union all select id, 'questionnaire', filled_on, instrument from child_health.questionnaire where ${person}
    union all select id, 'topic', asked_at::date, topic from child_health.topic where ${person}
    union all select id, 'homeMeasurement', measured_on, measure from child_health.own_measurement where ${person}
    order by 3, 1`.execute(tx)
  return rows
}

/** Is there anything that the family does not read? With the sight of the system. */
export async function hasKeptFromFamily(tx: Tx, personId: Id<'person'>): Promise<boolean> {
  const { rows } =
    await sql`select from child_health.contact_note where person_id = ${personId}::uuid and (withheld_until is not null or about_whom is not null)
    union all select from child_health.finding where person_id = ${personId}::uuid and (withheld_until is not null or about_whom is not null) limit 1`.execute(
      tx,
    )
  return rows.length > 0
}

const ids = '$1::uuid[]'
const inContact = (schemaTable: string): string => `(select x.id from ${schemaTable} x where x.contact_id = any(${ids}))`
const ofContact = ['contact_note', 'finding', 'advice', 'measurement', 'milestone', 'signal', 'screening', 'referral'] as const
const one = (table: string, only = `id = any(${ids})`): GoingRows => ({ table, of: 'id', only })

/** In the order in which they can go; what has `on delete cascade` goes by itself. `id`s of pieces that are not there do nothing. */
export const rowsOfSinglePieces: readonly GoingRows[] = [
  // What a transfer remembers of a row holds how it was before.
  one(
    'child_health.came_in',
    `row_id = any(${ids}) or ${ofContact.map((table) => `row_id in ${inContact(`child_health.${table}`)}`).join(' or ')}`,
  ),
  one(
    'child_health.referral',
    `id = any(${ids}) or contact_id = any(${ids}) or screening_id = any(${ids}) or screening_id in ${inContact('child_health.screening')} or signal_id in ${inContact('child_health.signal')}`,
  ),
  one('child_health.screening', `id = any(${ids}) or contact_id = any(${ids})`),
  one('child_health.signal', `contact_id = any(${ids})`),
  one('child_health.milestone', `id = any(${ids}) or contact_id = any(${ids})`),
  one('child_health.measurement', `id = any(${ids}) or contact_id = any(${ids})`),
  one('child_health.invitation_answer', `invitation_id in ${inContact('child_health.invitation')}`),
  one('child_health.invitation', `contact_id = any(${ids})`),
  one('child_health.contact'),
  one('child_health.own_measurement'),
  one('child_health.topic'),
  one('child_health.questionnaire'),
  one('vaccination.side_effect', `dose_id = any(${ids})`),
  { table: 'vaccination.session_result', of: 'dose_id' },
  one('vaccination.dose'),
]

/** Those of this person alone. */
export async function deleteSinglePieces(tx: Tx, personId: Id<'person'>, pieces: readonly string[]): Promise<void> {
  const known = new Set<string>((await listSinglePieces(tx, personId)).map(({ id }) => id))
  const going = pieces.filter((id) => known.has(id))
  if (going.length === 0) return
  for (const rows of rowsOfSinglePieces) await tx.executeQuery(CompiledQuery.raw(deletionOf(rows), [going]))
}
