/** With the sight of the system: who might be the same person. Only leakproof comparisons, so that the indexes count under row-level security. */
import type { Tx } from '#platform/db.server.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import type { NotTheSameReason } from '../rules/duplicates.ts'
import type { Person } from '../rules/person.ts'
import { personColumns } from './persons.server.ts'

export type Comparable = Person & { readonly hasBsn: boolean }

export async function listComparable(
  tx: Tx,
  centreId: string,
  by: { readonly days: readonly PlainDate[]; readonly searchName: string; readonly bsnOf: string | null },
): Promise<Comparable[]> {
  const rows = await tx
    .selectFrom('families.person as p')
    .select(personColumns)
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('families.person_bsn as b')
            .select('b.mark')
            .whereRef('b.centre_id', '=', 'p.centre_id')
            .whereRef('b.person_id', '=', 'p.id'),
        )
        .as('hasBsn'),
    )
    .where('centre_id', '=', centreId)
    .where('merged_into', 'is', null)
    .where((eb) =>
      eb.or([
        // Who has no date is compared with everybody by name.
        by.days.length === 0 ? eb('search_name', '=', by.searchName) : eb('birth_date', 'in', by.days),
        eb.and([eb('birth_date', 'is', null), eb('search_name', '=', by.searchName)]),
        ...(by.bsnOf === null ? [] : [eb('id', '=', by.bsnOf)]),
      ]),
    )
    .limit(500)
    .execute()
  return rows as Comparable[]
}

export async function insertNotTheSame(
  tx: Tx,
  centreId: string,
  pair: {
    readonly personId: string
    readonly otherId: string
    readonly reason: NotTheSameReason
    readonly by: string
    readonly at: Instant
  },
): Promise<void> {
  await tx
    .insertInto('families.not_the_same')
    .values({
      ...{ centre_id: centreId, person_id: pair.personId, other_id: pair.otherId, reason: pair.reason },
      ...{ decided_by: pair.by, decided_at: pair.at },
    })
    .onConflict((conflict) => conflict.columns(['centre_id', 'person_id', 'other_id']).doNothing())
    .execute()
}

/** With the sight of the system: who was looked at beside this person, and is another. */
export async function listNotTheSame(tx: Tx, personId: string): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('families.not_the_same')
    .select(['person_id', 'other_id'])
    .where((eb) => eb.or([eb('person_id', '=', personId), eb('other_id', '=', personId)]))
    .execute()
  return new Set(rows.flatMap(({ person_id, other_id }) => [person_id, other_id]).filter((id) => id !== personId))
}
