/** For lists of people, in one query each: who works with them now, and how the actor stands towards them. */
import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { PlainDate } from '#platform/time.ts'
import type { CarePurpose } from '../../rules/case-file/policy.ts'

export type LiveCare = {
  readonly personId: Id<'person'>
  readonly accountId: Id<'account'>
  readonly purpose: CarePurpose
  readonly from: PlainDate
  readonly name: string
  readonly profession: string
}

/** The relations that run on a day, of the persons whose care the actor may know. */
export async function listLiveCare(tx: Tx, personIds: readonly string[], day: PlainDate): Promise<LiveCare[]> {
  if (personIds.length === 0) return []
  const rows = await tx
    .selectFrom('access.care_relation as r')
    .innerJoin('access.account as a', (join) => join.onRef('a.centre_id', '=', 'r.centre_id').onRef('a.id', '=', 'r.account_id'))
    .select([
      ...(['r.person_id as personId', 'r.account_id as accountId', 'r.purpose', 'r.from_day as from'] as const),
      ...(['a.display_name as name', 'a.profession'] as const),
    ])
    .where('r.person_id', 'in', personIds)
    .where('r.ended_at', 'is', null)
    .where('r.from_day', '<=', day)
    .where((eb) => eb.or([eb('r.until_day', 'is', null), eb('r.until_day', '>', day)]))
    .orderBy('r.from_day')
    .orderBy('r.id')
    .execute()
  return rows as LiveCare[]
}

/** By which standing each person came into a list, for the log; who is not there has none: it was the role alone. */
export async function listOwnBases(
  tx: Tx,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly basis: string; readonly basisId: string }>> {
  if (personIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('access.standing')
    .select(['person_id', 'relation', 'source_id'])
    .where('person_id', 'in', personIds)
    .where(sql<boolean>`holder_id = access.current_holder()`)
    .where(sql<boolean>`valid @> access.current_moment()`)
    .orderBy('relation', 'desc')
    .execute()
  return new Map(rows.map(({ person_id, relation, source_id }) => [person_id, { basis: relation, basisId: source_id }]))
}
