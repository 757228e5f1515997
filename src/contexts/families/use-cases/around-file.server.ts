/** Changing how to reach an adult around a child, or in what language, by way of the file of the child: in the log of both. */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { localDate } from '#platform/time.ts'
import type { FilePermit } from '../../access/public-files.ts'
import { listInReach, type ReachedFields } from '../sql/in-reach.server.ts'

export async function mayReach(
  tx: Tx,
  ctx: Pick<Context, 'now'>,
  permit: Pick<FilePermit, 'personId'>,
  personId: Id<'person'>,
  fields: ReachedFields,
): Promise<boolean> {
  return (await listInReach(tx, permit.personId, [personId], fields, localDate(ctx.now))).has(personId)
}

/** The file by which it happened has its row by the permit; who it is about has one as well. */
export function recordAround(
  permit: Pick<FilePermit, 'personId' | 'record'>,
  personId: Id<'person'>,
  fields: ReachedFields,
  actionCode: 'C' | 'U' | 'D',
): void {
  if (personId === permit.personId) return
  permit.record({ actionCode, objectType: 'person', objectId: personId, subjectId: personId, fieldGroup: fields })
}
