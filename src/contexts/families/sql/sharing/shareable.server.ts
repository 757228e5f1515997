/** What of a file may be chosen for a share, and what must never stand in one. */
import { withSystemSight, type Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'

export type ShareablePiece = {
  readonly id: Id<'piece'>
  readonly kind: 'note' | 'letter' | 'agreement' | 'report'
  readonly title: Buffer
  readonly body: Buffer
  readonly version: number
  readonly aboutThirdPerson: boolean
  readonly writtenBy: string
  readonly writtenAt: Instant
}

/** The pieces that the actor may read; never of a hidden part, and nothing that is kept from the family (PR-22): they see every share. */
export async function listShareablePieces(tx: Tx, personId: Id<'person'>): Promise<ShareablePiece[]> {
  const rows = await tx
    .selectFrom('families.piece')
    .select([
      'id',
      'kind',
      'title',
      'body',
      'centre_key_version as version',
      'about_third_person as aboutThirdPerson',
      'written_by as writtenBy',
      'written_at as writtenAt',
    ])
    .where('person_id', '=', personId)
    .where('compartment_id', 'is', null)
    .where('withheld_until', 'is', null)
    .orderBy('written_at', 'desc')
    .orderBy('id')
    .limit(100)
    .execute()
  return rows as ShareablePiece[]
}

/** With the sight of the system, to compare with and to show to nobody: how to reach the relatives, secret ways to the person, and where all of them live. */
export async function listGuardedRows(tx: Tx, personId: Id<'person'>) {
  return withSystemSight(tx, async () => {
    const ties = await tx.selectFrom('families.tie').select('other_id as id').where('person_id', '=', personId).execute()
    const holders = await tx.selectFrom('families.authority').select('holder_id as id').where('child_id', '=', personId).execute()
    const relatives = [...new Set([...ties, ...holders].map(({ id }) => id))]
    const contacts = await tx
      .selectFrom('families.contact_point')
      .select(['id', 'kind', 'value', 'centre_key_version as version'])
      .where((eb) =>
        eb.or([
          eb('person_id', 'in', [...relatives, '00000000-0000-0000-0000-000000000000']),
          eb.and([eb('person_id', '=', personId), eb('secret', '=', true)]),
        ]),
      )
      .execute()
    const homes = await tx
      .selectFrom('families.home as h')
      .innerJoin('families.home_member as m', (join) => join.onRef('m.centre_id', '=', 'h.centre_id').onRef('m.home_id', '=', 'h.id'))
      .select(['h.id', 'h.address', 'h.centre_key_version as version'])
      .distinct()
      .where('m.person_id', 'in', [...relatives, personId])
      .execute()
    return { contacts, homes }
  })
}

/** Names by id, of those whom the actor may know. */
export async function listNamesOf(tx: Tx, ids: readonly string[]) {
  if (ids.length === 0) return []
  return tx
    .selectFrom('families.person')
    .select(['id', 'call_name as callName', 'prefix', 'family_name as familyName'])
    .where('id', 'in', ids)
    .execute()
}
