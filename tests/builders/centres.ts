import type { Database } from '#platform/db.server.ts'
import { inTransaction } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Actor, Context } from '#platform/context.ts'
import { Temporal, type Instant } from '#platform/time.ts'

export type TwoCentres = { readonly here: Id<'centre'>; readonly elsewhere: Id<'centre'> }

/** Two centres in one region, open on working days from 8.30 to 17.00. */
export async function aRegionWithTwoCentres(db: Database): Promise<TwoCentres> {
  const region = newId<'region'>()
  const here = newId<'centre'>()
  const elsewhere = newId<'centre'>()
  await db.insertInto('access.region').values({ id: region, slug: 'testregio', name: 'Testregio' }).execute()
  for (const [id, slug] of [
    [here, 'hier'],
    [elsewhere, 'elders'],
  ] as const) {
    await db
      .insertInto('access.centre')
      .values({
        id,
        region_id: region,
        slug,
        name: `CJG ${slug}`,
        municipality: slug,
        hosts: [`${slug}.localhost`],
        is_default: id === here,
        phone: '088 000 12 34',
        duty_phone: '088 000 12 99',
        street_address: 'Dorpsplein 4',
        postal_code: '1234 AB',
        town: slug,
      })
      .execute()
    const hours = [1, 2, 3, 4, 5].flatMap((weekday) => [
      { centre_id: id, weekday, kind: 'phone', opens: Temporal.PlainTime.from('08:30'), closes: Temporal.PlainTime.from('17:00') },
      { centre_id: id, weekday, kind: 'walk-in', opens: Temporal.PlainTime.from('13:00'), closes: Temporal.PlainTime.from('15:00') },
    ])
    await inTransaction(db, { centreId: id, actor: 'system' }, (tx) => tx.insertInto('access.opening_hours').values(hours).execute())
  }
  return { here, elsewhere }
}

export const aTuesdayMorning: Instant = Temporal.Instant.from('2026-11-24T09:00:00Z')

export function aContext(db: Database, centreId: Id<'centre'>, actor: Actor, now: Instant = aTuesdayMorning): Context {
  return { db, centreId, actor, now, traceId: 'test', asked: [] }
}

/** The same person, who proved at this moment to be there: for deeds that want it. */
export function whoProved<A extends Actor & { kind: 'staff' }>(actor: A, provedAt: Instant = aTuesdayMorning): A {
  return { ...actor, session: { id: newId<'session'>(), provedAt } }
}

/** An account of the staff, made straight in the table. */
export async function aColleague(
  db: Database,
  centreId: Id<'centre'>,
  of: { name: string; profession: string; roles: readonly string[] },
): Promise<Actor & { kind: 'staff' }> {
  const accountId = newId<'account'>()
  await inTransaction(db, { centreId, actor: 'system' }, async (tx) => {
    await tx
      .insertInto('access.account')
      .values({
        centre_id: centreId,
        id: accountId,
        display_name: of.name,
        public_name: of.name.split(' ')[0] ?? of.name,
        email: `${accountId}@cjg.example`,
        profession: of.profession,
      })
      .execute()
    await tx
      .insertInto('access.account_role')
      .values(of.roles.map((role) => ({ centre_id: centreId, account_id: accountId, role })))
      .execute()
  })
  return { kind: 'staff', accountId, roles: of.roles, profession: of.profession, name: of.name }
}
