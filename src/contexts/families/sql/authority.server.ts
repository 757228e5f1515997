import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import type { Authority, AuthoritySource, Granted } from '../rules/authority.ts'

export type KeptAuthority = Authority & {
  readonly id: Id<'authority'>
  readonly childId: Id<'person'>
  readonly source: AuthoritySource
  readonly checkedOn: PlainDate
}

const columns = [
  'id',
  'child_id as childId',
  'holder_id as holderId',
  'kind',
  'from_day as from',
  'until_day as until',
  'source',
  'checked_on as checkedOn',
] as const

export async function listAuthority(tx: Tx, childIds: readonly string[]): Promise<KeptAuthority[]> {
  if (childIds.length === 0) return []
  const rows = await tx
    .selectFrom('families.authority')
    .select(columns)
    .where('child_id', 'in', childIds)
    .orderBy('from_day')
    .orderBy('id')
    .execute()
  return rows as KeptAuthority[]
}

/** With the sight of the system: whose children somebody has authority over. */
export async function listAuthorityHeldBy(tx: Tx, holderId: string): Promise<KeptAuthority[]> {
  const rows = await tx.selectFrom('families.authority').select(columns).where('holder_id', '=', holderId).forUpdate().execute()
  return rows as KeptAuthority[]
}

export async function insertAuthority(
  tx: Tx,
  centreId: string,
  id: string,
  { childId, holderId, kind, from, until, source, checkedOn }: Granted['add'],
  by: { readonly id: string; readonly at: Instant },
): Promise<void> {
  await tx
    .insertInto('families.authority')
    .values({
      ...{ centre_id: centreId, id, child_id: childId, holder_id: holderId, kind, from_day: from, until_day: until },
      ...{ source, checked_on: checkedOn, checked_by: by.id, recorded_at: by.at },
    })
    .execute()
}

export async function updateAuthorityUntil(
  tx: Tx,
  id: string,
  until: PlainDate,
  checked: { readonly source: AuthoritySource; readonly on: PlainDate; readonly by: string } | null = null,
): Promise<void> {
  await tx
    .updateTable('families.authority')
    .set({ until_day: until, ...(checked === null ? {} : { source: checked.source, checked_on: checked.on, checked_by: checked.by }) })
    .where('id', '=', id)
    .execute()
}
