import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import type { NewCentre } from '../rules/centre.ts'

/** One centre is founded at a time: who looks whether a name is free may then take it. */
export async function lockFounding(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('found centre'))`.execute(tx)
}

/** What of these names another centre has already. */
export async function findTaken(
  tx: Tx,
  wish: Pick<NewCentre, 'slug' | 'hosts' | 'isDefault'>,
): Promise<{ kind: 'slug' | 'host' | 'default'; by: string } | null> {
  const centres = await tx.selectFrom('access.centre').select(['slug', 'hosts', 'is_default']).orderBy('slug').execute()
  for (const { slug, hosts, is_default } of centres) {
    if (slug === wish.slug) return { kind: 'slug', by: slug }
    if (hosts.some((host) => wish.hosts.includes(host))) return { kind: 'host', by: slug }
    if (is_default && wish.isDefault) return { kind: 'default', by: slug }
  }
  return null
}

/** The region with this slug; made when it is not there. */
export async function ensureRegion(tx: Tx, region: NewCentre['region']): Promise<string> {
  const found = await tx.selectFrom('access.region').select('id').where('slug', '=', region.slug).executeTakeFirst()
  if (found !== undefined) return found.id
  const id = newId<'region'>()
  await tx
    .insertInto('access.region')
    .values({ id, ...region })
    .execute()
  return id
}

export async function insertCentre(tx: Tx, id: Id<'centre'>, regionId: string, centre: NewCentre): Promise<void> {
  await tx
    .insertInto('access.centre')
    .values({
      id,
      region_id: regionId,
      slug: centre.slug,
      name: centre.name,
      municipality: centre.municipality,
      hosts: [...centre.hosts],
      is_default: centre.isDefault,
      demonstration: centre.demonstration,
      phone: centre.phone,
      duty_phone: centre.dutyPhone,
      street_address: centre.streetAddress,
      postal_code: centre.postalCode,
      town: centre.town,
      directions: centre.directions,
      retention_days: centre.retentionDays,
      notice_pager_address: centre.pagerAddress,
    })
    .execute()
  const hours = centre.openingHours.map((one) => ({ centre_id: id, ...one }))
  if (hours.length > 0) await tx.insertInto('access.opening_hours').values(hours).execute()
  const closed = centre.closedDays.map((day) => ({ centre_id: id, day }))
  if (closed.length > 0) await tx.insertInto('access.closed_day').values(closed).execute()
}
