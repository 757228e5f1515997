import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { PlainDate } from '#platform/time.ts'

export type KeptDetail = {
  readonly personId: Id<'person'>
  readonly language: string
  readonly needsInterpreter: boolean
  readonly accessibility: readonly string[]
  readonly wishes: Buffer | null
  readonly deceasedOn: PlainDate | null
  readonly movedOn: PlainDate | null
  readonly movedTo: string | null
  readonly isColleague: boolean
  readonly restricted: boolean
  readonly helpEndedOn: PlainDate | null
  readonly keyVersion: number
  readonly version: number
}

export async function findDetail(tx: Tx, personId: Id<'person'>): Promise<KeptDetail | null> {
  return (await listDetails(tx, [personId]))[0] ?? null
}

/** Of these, as far as the actor may see them. */
export async function listDetails(tx: Tx, personIds: readonly string[]): Promise<KeptDetail[]> {
  if (personIds.length === 0) return []
  const rows = await tx
    .selectFrom('families.person_detail')
    .select([
      ...(['person_id as personId', 'language', 'needs_interpreter as needsInterpreter', 'accessibility', 'wishes'] as const),
      ...(['deceased_on as deceasedOn', 'moved_on as movedOn', 'moved_to as movedTo', 'is_colleague as isColleague'] as const),
      ...(['restricted', 'help_ended_on as helpEndedOn', 'centre_key_version as keyVersion', 'version'] as const),
    ])
    .where('person_id', 'in', personIds)
    .execute()
  return rows.map(({ personId, ...row }) => ({ ...row, personId: personId as Id<'person'> }))
}

/** False: somebody else changed it meanwhile. */
export async function updateDetail(tx: Tx, { personId, version, ...detail }: KeptDetail): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('families.person_detail')
    .set((eb) => ({
      language: detail.language,
      needs_interpreter: detail.needsInterpreter,
      accessibility: [...detail.accessibility],
      wishes: detail.wishes,
      deceased_on: detail.deceasedOn,
      moved_on: detail.movedOn,
      moved_to: detail.movedTo,
      is_colleague: detail.isColleague,
      restricted: detail.restricted,
      help_ended_on: detail.helpEndedOn,
      centre_key_version: detail.keyVersion,
      version: eb('version', '+', 1),
    }))
    .where('person_id', '=', personId)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
