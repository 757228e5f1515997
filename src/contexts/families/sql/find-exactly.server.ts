import { sql } from 'kysely'
import { withSystemSight, type Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { PlainDate } from '#platform/time.ts'

/** Those with this family name and birth date, two at most; a prefix may be typed along. With the sight of the system, so nothing but ids comes back. */
export async function findExactly(
  tx: Tx,
  { familyName, birthDate, callName }: { readonly familyName: string; readonly birthDate: PlainDate; readonly callName: string | null },
): Promise<Id<'person'>[]> {
  const rows = await withSystemSight(tx, () =>
    tx
      .selectFrom('families.person')
      .select('id')
      .where('birth_date', '=', birthDate)
      .where('merged_into', 'is', null)
      .where(sql<boolean>`lower(${familyName}) in (lower(family_name), lower(concat_ws(' ', nullif(prefix, ''), family_name)))`)
      .$if(callName !== null, (query) => query.where(sql<boolean>`lower(${callName}) in (lower(call_name), lower(given_names))`))
      .limit(2)
      .execute(),
  )
  return rows.map(({ id }) => id as Id<'person'>)
}
