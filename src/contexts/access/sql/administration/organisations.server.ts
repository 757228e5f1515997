import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Category, Organisation } from '../../rules/administration/organisation.ts'

export type KeptOrganisation = Organisation & { readonly id: string; readonly version: number; readonly people: number }

function organisations(tx: Tx) {
  return tx
    .selectFrom('access.organisation as o')
    .select([
      'o.id',
      'o.name',
      'o.category',
      'o.covenant',
      'o.agreement_days',
      'o.bsn_entitled',
      'o.help_is_core_task',
      'o.active_from',
      'o.active_until',
      'o.version',
    ])
    .select((eb) =>
      eb
        .selectFrom('access.account as a')
        .whereRef('a.centre_id', '=', 'o.centre_id')
        .whereRef('a.organisation_id', '=', 'o.id')
        .where('a.state', '=', 'active')
        .select(eb.fn.countAll<number>().as('count'))
        .as('people'),
    )
}

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof organisations>['executeTakeFirst']>>>

const toOrganisation = (row: Row): KeptOrganisation => ({
  id: row.id,
  name: row.name,
  category: row.category as Category,
  covenant: row.covenant,
  agreementDays: row.agreement_days,
  bsnEntitled: row.bsn_entitled,
  helpIsCoreTask: row.help_is_core_task,
  from: row.active_from,
  until: row.active_until,
  version: row.version,
  people: row.people ?? 0,
})

export async function listOrganisationRows(tx: Tx): Promise<KeptOrganisation[]> {
  return (await organisations(tx).orderBy('o.name').execute()).map(toOrganisation)
}

export async function lockOrganisation(tx: Tx, id: string): Promise<KeptOrganisation | null> {
  const row = await organisations(tx).where('o.id', '=', id).forUpdate('o').executeTakeFirst()
  return row === undefined ? null : toOrganisation(row)
}

const valuesOf = (one: Organisation) => ({
  name: one.name,
  category: one.category,
  covenant: one.covenant,
  agreement_days: one.agreementDays,
  bsn_entitled: one.bsnEntitled,
  help_is_core_task: one.helpIsCoreTask,
  active_from: one.from,
  active_until: one.until,
})

/** Breaks `organisation_once` when another has the name. */
export async function insertOrganisation(tx: Tx, centreId: string, id: string, one: Organisation): Promise<void> {
  await tx
    .insertInto('access.organisation')
    .values({ centre_id: centreId, id, ...valuesOf(one) })
    .execute()
}

export async function updateOrganisation(tx: Tx, id: string, one: Organisation): Promise<void> {
  await tx
    .updateTable('access.organisation')
    .set({ ...valuesOf(one), version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
}
