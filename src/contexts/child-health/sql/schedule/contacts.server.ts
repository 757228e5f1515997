/** Writing contacts of a schedule: added from the moments, moved with them, planned, not realised. */
import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import type { Contact, ContactOutcome } from '../../rules/record/record.ts'

export type NewContact = {
  readonly id: Id<'contact'>
  readonly personId: Id<'person'>
  readonly moment: string
  readonly dueFrom: PlainDate
  readonly dueOn: PlainDate
  readonly dueUntil: PlainDate
  readonly form: string
  readonly discipline: string
  readonly createdBy: string | null
}

/** Those that were not there yet; a moment that the child has already is left as it is, also when two add it at once. */
export async function insertPlanned(tx: Tx, centreId: string, all: readonly NewContact[], at: Instant): Promise<void> {
  if (all.length === 0) return
  await tx
    .insertInto('child_health.contact')
    .values(
      all.map((one) => ({
        ...{ centre_id: centreId, id: one.id, person_id: one.personId, kind: 'planned', moment: one.moment },
        ...{ due_from: one.dueFrom, due_on: one.dueOn, due_until: one.dueUntil, form: one.form, discipline: one.discipline },
        ...{ created_by: one.createdBy, created_at: at },
      })),
    )
    .onConflict((conflict) => conflict.columns(['centre_id', 'person_id', 'moment']).where('kind', '=', 'planned').doNothing())
    .execute()
}

/** The window of what nobody touched yet follows the birth date and the moments. */
export async function moveWindow(tx: Tx, id: Id<'contact'>, window: Pick<NewContact, 'dueFrom' | 'dueOn' | 'dueUntil'>): Promise<void> {
  await tx
    .updateTable('child_health.contact')
    .set((eb) => ({ due_from: window.dueFrom, due_on: window.dueOn, due_until: window.dueUntil, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('status', '=', 'due')
    .where('planned_at', 'is', null)
    .execute()
}

/** Those that nobody touched and that are no longer of the schedule. What anything hangs on stays. */
export async function removeUntouched(tx: Tx, ids: readonly Id<'contact'>[]): Promise<void> {
  if (ids.length === 0) return
  await sql`delete from child_health.contact c where c.id = any(${ids}::uuid[]) and c.status = 'due' and c.planned_at is null
    and not exists (select from child_health.invitation i where i.centre_id = c.centre_id and i.contact_id = c.id)
    and not exists (select from child_health.missed m where m.centre_id = c.centre_id and m.contact_id = c.id)
    and not exists (select from child_health.draft d where d.centre_id = c.centre_id and d.contact_id = c.id)`.execute(tx)
}

export type NewExtra = {
  readonly id: Id<'contact'>
  readonly personId: Id<'person'>
  readonly indication: { readonly sealed: Buffer; readonly version: number }
  readonly dueFrom: PlainDate
  readonly dueOn: PlainDate
  readonly dueUntil: PlainDate
  readonly form: string
  readonly discipline: string
  readonly createdBy: string
}

export async function insertExtra(tx: Tx, centreId: string, one: NewExtra, at: Instant): Promise<void> {
  await tx
    .insertInto('child_health.contact')
    .values({
      ...{ centre_id: centreId, id: one.id, person_id: one.personId, kind: 'extra', due_from: one.dueFrom, due_on: one.dueOn },
      ...{ due_until: one.dueUntil, form: one.form, discipline: one.discipline, created_by: one.createdBy, created_at: at },
      ...{ indication: one.indication.sealed, centre_key_version: one.indication.version },
    })
    .execute()
}

export type Appointment = { readonly at: Instant; readonly withWhom: Id<'account'>; readonly form: string; readonly discipline: string }

/** Plans it on a day and time with a colleague. False: somebody else changed it meanwhile. */
export async function planContact(tx: Tx, { id, version }: Pick<Contact, 'id' | 'version'>, wish: Appointment): Promise<boolean> {
  return changed(
    tx,
    { id, version },
    {
      ...{ planned_at: wish.at, planned_with: wish.withWhom, form: wish.form, discipline: wish.discipline },
      ...{ status: 'due', outcome: null },
    },
  )
}

/** It did not take place, or we cancelled it. */
export async function markNotRealised(tx: Tx, { id, version }: Pick<Contact, 'id' | 'version'>, outcome: ContactOutcome): Promise<boolean> {
  const status = outcome === '07' ? 'cancelled' : 'not-realised'
  return changed(tx, { id, version }, { status, outcome, planned_at: null, planned_with: null })
}

/** That an invitation went out. What is begun or over is left as it is. */
export async function markInvited(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('child_health.contact')
    .set((eb) => ({ status: 'invited', outcome: null, version: eb('version', '+', 1) }))
    .where('id', 'in', ids)
    .where('status', 'in', ['due', 'not-realised', 'cancelled'])
    .execute()
}

type Change = {
  readonly status: string
  readonly outcome: string | null
  readonly planned_at: Instant | null
  readonly planned_with: string | null
  readonly form?: string
  readonly discipline?: string
}

async function changed(tx: Tx, { id, version }: Pick<Contact, 'id' | 'version'>, change: Change): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('child_health.contact')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('status', 'not in', ['begun', 'realised'])
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Why the extra contacts of a child are there, sealed. */
export async function listIndications(
  tx: Tx,
  personId: Id<'person'>,
): Promise<{ readonly id: Id<'contact'>; readonly sealed: Buffer; readonly version: number }[]> {
  const { rows } = await sql<{ id: Id<'contact'>; sealed: Buffer; version: number }>`
    select id, indication as sealed, centre_key_version as version from child_health.contact
    where person_id = ${personId}::uuid and indication is not null`.execute(tx)
  return rows
}

/** With the sight of the system: does this colleague have another appointment at that time? */
export async function isTaken(tx: Tx, accountId: Id<'account'>, at: Instant, except: Id<'contact'>): Promise<boolean> {
  const row = await tx
    .selectFrom('child_health.contact')
    .select('id')
    .where('planned_with', '=', accountId)
    .where('planned_at', '=', at)
    .where('id', '<>', except)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
