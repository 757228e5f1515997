/** The projection that decides: written here alone, with the sight of the system. */
import { sql } from 'kysely'
import { withSystemSight, type Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'
import type { LiveStanding } from '../../rules/case-file/decide.ts'
import type { FileState } from '../../rules/case-file/policy.ts'

/** How the actor of this transaction stands towards a person now, and in what state the file is; null: no such person here. */
export async function findOwnStandings(
  tx: Tx,
  personId: Id<'person'>,
): Promise<{ readonly state: FileState; readonly standings: readonly LiveStanding[] } | null> {
  const rows = await tx
    .selectFrom('access.subject as p')
    .leftJoin('access.standing as s', (join) =>
      join
        .onRef('s.centre_id', '=', 'p.centre_id')
        .onRef('s.person_id', '=', 'p.person_id')
        .on(sql<boolean>`s.holder_id = access.current_holder()`)
        .on(sql<boolean>`s.valid @> access.current_moment()`),
    )
    .select(['p.state', 's.relation', 's.purpose', 's.source_id as sourceId'])
    // The database decides by itself which groups row-level security lets through in this transaction.
    .select(sql<boolean>`access.open_file(${personId})`.as('isOpen'))
    .where('p.person_id', '=', personId)
    .execute()
  const [first] = rows
  if (first === undefined) return null
  const standings = rows.flatMap(({ relation, purpose, sourceId }) =>
    relation === null || sourceId === null ? [] : [{ relation, purpose, sourceId } as LiveStanding],
  )
  return { state: first.state as FileState, standings }
}

export type NewStanding = {
  readonly personId: string
  readonly holderId: string
  readonly relation: string
  readonly purpose: string
  readonly from: Instant
  readonly until: Instant | null
  readonly sourceId: string
}

/** In place of everything that followed from this source: none when `standings` is empty. */
export async function replaceStandings(tx: Tx, centreId: string, sourceId: string, standings: readonly NewStanding[]): Promise<void> {
  await withSystemSight(tx, async () => {
    await tx.deleteFrom('access.standing').where('centre_id', '=', centreId).where('source_id', '=', sourceId).execute()
    if (standings.length === 0) return
    await tx
      .insertInto('access.standing')
      .values(
        standings.map(({ personId, holderId, relation, purpose, from, until, sourceId: source }) => ({
          centre_id: centreId,
          person_id: personId,
          holder_id: holderId,
          relation,
          purpose,
          valid: sql<string>`tstzrange(${from}::timestamptz, ${until}::timestamptz, '[)')`,
          source_id: source,
        })),
      )
      .execute()
  })
}
