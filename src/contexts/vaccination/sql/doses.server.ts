import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'
import type { Dose, WithdrawnWhy } from '../rules/dose.ts'

const columns = sql`d.id, d.vaccine, d.given_on as "givenOn", d.batch_id as "batchId", coalesce(b.number, d.batch_number) as "batchNumber",
  coalesce(b.product, d.product) as product, d.site, d.elsewhere, d.contact_id as "contactId", d.deviates`
const from = sql`vaccination.dose d left join vaccination.batch b on b.centre_id = d.centre_id and b.id = d.batch_id`

/** Those that hold (not withdrawn), oldest first; the number of our own batch where it was ours. */
export async function listDoses(tx: Tx, personId: Id<'person'>): Promise<Dose[]> {
  const { rows } = await sql<Dose>`select ${columns} from ${from}
    where d.person_id = ${personId}::uuid and d.withdrawn_at is null order by d.given_on, d.vaccine`.execute(tx)
  return rows
}

export type DoseOf = Pick<Dose, 'id' | 'vaccine' | 'givenOn'> & { readonly personId: Id<'person'> }

/** The same of many, for runs: by person, oldest first. */
export async function listDosesOf(tx: Tx, ids: readonly string[]): Promise<DoseOf[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<DoseOf>`select d.id, d.person_id as "personId", d.vaccine, d.given_on as "givenOn" from vaccination.dose d
    where d.person_id = any(${ids}::uuid[]) and d.withdrawn_at is null order by d.person_id, d.given_on, d.vaccine`.execute(tx)
  return rows
}

export type NewDose = Dose & {
  readonly personId: Id<'person'>
  readonly locationId: Id<'location'> | null
  readonly sessionId: Id<'session'> | null
  readonly givenBy: string | null
  readonly recordedBy: string
  readonly recordedAt: Instant
}

/** False: this vaccine stands on that day already, also when somebody else writes it down at this moment. */
export async function insertDose(tx: Tx, centreId: string, dose: NewDose): Promise<boolean> {
  const isOurs = dose.batchId !== null
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('vaccination.dose')
    .values({
      ...{ centre_id: centreId, id: dose.id, person_id: dose.personId, vaccine: dose.vaccine, given_on: dose.givenOn },
      // Number and product of an own batch are read from the batch, so that they cannot differ.
      ...{ batch_id: dose.batchId, batch_number: isOurs ? null : dose.batchNumber, product: isOurs ? null : dose.product },
      ...{ site: dose.site, location_id: dose.locationId, session_id: dose.sessionId, contact_id: dose.contactId },
      ...{ given_by: dose.givenBy, elsewhere: dose.elsewhere, deviates: dose.deviates },
      ...{ recorded_by: dose.recordedBy, recorded_at: dose.recordedAt },
    })
    .onConflict((conflict) =>
      conflict.columns(['centre_id', 'person_id', 'vaccine', 'given_on']).where('withdrawn_at', 'is', null).doNothing(),
    )
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export type LockedDose = { readonly batchId: Id<'batch'> | null; readonly locationId: Id<'location'> | null }

/** Null: no such dose of this person, or one that was withdrawn. */
export async function lockDose(tx: Tx, personId: Id<'person'>, id: Id<'dose'>): Promise<LockedDose | null> {
  const { rows } = await sql<LockedDose>`select batch_id as "batchId", location_id as "locationId" from vaccination.dose
    where person_id = ${personId}::uuid and id = ${id}::uuid and withdrawn_at is null for update`.execute(tx)
  return rows[0] ?? null
}

export async function updateDoseWithdrawn(
  tx: Tx,
  id: Id<'dose'>,
  { why, by, at }: { readonly why: WithdrawnWhy; readonly by: string; readonly at: Instant },
): Promise<void> {
  await tx.updateTable('vaccination.dose').set({ withdrawn_at: at, withdrawn_by: by, withdrawn_why: why }).where('id', '=', id).execute()
}

/** Of a person: what was withdrawn, for who looks back. */
export async function listWithdrawnDoses(
  tx: Tx,
  personId: Id<'person'>,
): Promise<(Dose & { readonly withdrawnAt: Instant; readonly withdrawnWhy: WithdrawnWhy })[]> {
  const { rows } = await sql<Dose & { withdrawnAt: Instant; withdrawnWhy: WithdrawnWhy }>`
    select ${columns}, d.withdrawn_at as "withdrawnAt", d.withdrawn_why as "withdrawnWhy" from ${from}
    where d.person_id = ${personId}::uuid and d.withdrawn_at is not null order by d.given_on, d.vaccine`.execute(tx)
  return rows
}
