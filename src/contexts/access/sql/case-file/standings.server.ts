/** The projection that decides: written here alone, with the sight of the system. */
import { sql } from 'kysely'
import { withSystemSight, type OpenedFile, type Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import type { LiveStanding } from '../../rules/case-file/decide.ts'
import type { FileState } from '../../rules/case-file/policy.ts'

/** In what state a file is, and how the actor of the transaction stands towards the person now. */
export type Opened = { readonly state: FileState; readonly standings: readonly LiveStanding[] }

/** What the database said when it opened the file; null: no such person here. */
export function openedOf(rows: OpenedFile): Opened | null {
  const [first] = rows
  if (first === undefined) return null
  const standings = rows.flatMap(({ relation, purpose, sourceId }) =>
    relation === null || sourceId === null ? [] : [{ relation, purpose, sourceId } as LiveStanding],
  )
  return { state: first.state as FileState, standings }
}

/**
 * Opens a file in a running transaction. The database decides in the same look by itself which groups row-level security lets through from now on.
 * Most files are opened with their transaction, by `actOnFile`.
 */
export async function openFile(tx: Tx, personId: Id<'person'>): Promise<Opened | null> {
  const { rows } = await sql<OpenedFile[number]>`
    select state, relation, purpose, source_id as "sourceId" from access.open_file(${personId})`.execute(tx)
  return openedOf(rows)
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

export type OwnFile = {
  readonly personId: Id<'person'>
  readonly relation: 'self' | 'authority'
  readonly from: Instant
  readonly until: Instant | null
  readonly state: FileState
  readonly birthDate: PlainDate
}

/** The files that whoever acts stands towards by age or authority, now or later on. */
export async function listOwnFiles(tx: Tx, now: Instant): Promise<OwnFile[]> {
  const rows = await tx
    .selectFrom('access.standing as s')
    .innerJoin('access.subject as p', (join) => join.onRef('p.centre_id', '=', 's.centre_id').onRef('p.person_id', '=', 's.person_id'))
    .select([
      's.person_id as personId',
      's.relation',
      sql<Instant>`lower(s.valid)`.as('from'),
      sql<Instant | null>`upper(s.valid)`.as('until'),
      'p.state',
      'p.birth_date as birthDate',
    ])
    .where('s.relation', 'in', ['self', 'authority'])
    .where('p.birth_date', 'is not', null)
    .where((eb) => eb.or([eb(sql`upper(s.valid)`, 'is', null), eb(sql<Instant>`upper(s.valid)`, '>', now)]))
    .orderBy('p.birth_date')
    .orderBy('s.person_id')
    .orderBy(sql`lower(s.valid)`)
    .execute()
  return rows as OwnFile[]
}
