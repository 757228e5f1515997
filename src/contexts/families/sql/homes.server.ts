import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import type { Stay, StayPart } from '../rules/homes.ts'

export type KeptStay = Stay & {
  readonly id: Id<'stay'>
  readonly homeId: Id<'home'>
  readonly personId: Id<'person'>
  readonly part: StayPart
}

const stayColumns = ['id', 'home_id as homeId', 'person_id as personId', 'from_day as from', 'until_day as until', 'part'] as const

/** The homes of these people that are theirs on a day or later, and everybody there whom the actor may see. */
export async function listStays(tx: Tx, personIds: readonly string[], day: PlainDate): Promise<KeptStay[]> {
  if (personIds.length === 0) return []
  const rows = await tx
    .selectFrom('families.home_member')
    .select(stayColumns)
    .where('home_id', 'in', (eb) => eb.selectFrom('families.home_member').select('home_id').where('person_id', 'in', personIds))
    .where((eb) => eb.or([eb('until_day', 'is', null), eb('until_day', '>', day)]))
    .orderBy('from_day')
    .orderBy('id')
    .execute()
  return rows as KeptStay[]
}

export type KeptHome = { readonly id: Id<'home'>; readonly address: Buffer; readonly keyVersion: number; readonly secret: boolean }

export async function listHomes(tx: Tx, ids: readonly string[]): Promise<KeptHome[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('families.home')
    .select(['id', 'address', 'centre_key_version as keyVersion', 'secret'])
    .where('id', 'in', ids)
    .execute()
  return rows as KeptHome[]
}

/** With the sight of the system: the home at this address where one of these people lives. */
export async function findHomeOf(tx: Tx, mark: Buffer, personIds: readonly string[]): Promise<Id<'home'> | null> {
  if (personIds.length === 0) return null
  const row = await tx
    .selectFrom('families.home as h')
    .innerJoin('families.home_member as m', (join) => join.onRef('m.centre_id', '=', 'h.centre_id').onRef('m.home_id', '=', 'h.id'))
    .select('h.id')
    .where('h.mark', '=', mark)
    .where('m.person_id', 'in', personIds)
    .where('m.until_day', 'is', null)
    .executeTakeFirst()
  return (row?.id as Id<'home'> | undefined) ?? null
}

export async function insertHome(
  tx: Tx,
  centreId: string,
  home: KeptHome & { readonly mark: Buffer; readonly markKey: Buffer; readonly createdAt: Instant },
): Promise<void> {
  await tx
    .insertInto('families.home')
    .values({
      ...{
        centre_id: centreId,
        id: home.id,
        address: home.address,
        mark: home.mark,
        mark_key: home.markKey,
        centre_key_version: home.keyVersion,
      },
      ...{ secret: home.secret, created_at: home.createdAt },
    })
    .execute()
}

export async function updateHomeSecret(tx: Tx, id: Id<'home'>, secret: boolean): Promise<void> {
  await tx
    .updateTable('families.home')
    .set((eb) => ({ secret, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export async function insertStay(tx: Tx, centreId: string, stay: Omit<KeptStay, 'until'>): Promise<void> {
  await tx
    .insertInto('families.home_member')
    .values({ centre_id: centreId, id: stay.id, home_id: stay.homeId, person_id: stay.personId, from_day: stay.from, part: stay.part })
    .execute()
}

/** Leaves a home. Who moved in on that very day was never there: the row goes. */
export async function endStay(tx: Tx, stay: KeptStay, day: PlainDate): Promise<void> {
  const isFirstDay = stay.from.equals(day) || stay.from.since(day).sign > 0
  if (isFirstDay) await tx.deleteFrom('families.home_member').where('id', '=', stay.id).execute()
  else await tx.updateTable('families.home_member').set({ until_day: day }).where('id', '=', stay.id).execute()
}
