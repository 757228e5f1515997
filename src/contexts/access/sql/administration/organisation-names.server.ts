import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { PlainDate } from '#platform/time.ts'

/** Organisations that take part on a day, by name. */
export async function listOrganisationNames(tx: Tx, on: PlainDate): Promise<{ readonly id: Id<'organisation'>; readonly name: string }[]> {
  const rows = await tx
    .selectFrom('access.organisation')
    .select(['id', 'name'])
    .where('active_from', '<=', on)
    .where((eb) => eb.or([eb('active_until', 'is', null), eb('active_until', '>=', on)]))
    .orderBy('name')
    .execute()
  return rows as { id: Id<'organisation'>; name: string }[]
}
