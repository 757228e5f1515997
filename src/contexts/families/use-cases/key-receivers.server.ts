/** Who may get a key through a file, with the names that the colleague may know. */
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import { ok, type Result } from '#platform/result.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import { actOnFile, type NoAccess } from '../../access/public-files.ts'
import { listKeyReceivers } from '../../access/public-openness.ts'
import type { NotPermitted } from '../../access/public.ts'
import { fullName } from '../rules/person.ts'
import { findPerson } from '../sql/persons.server.ts'

export type KeyReceiver = {
  readonly personId: Id<'person'>
  /** Null: somebody whom the colleague does not see. */
  readonly name: string | null
  readonly relation: 'self' | 'authority'
  readonly birthDate: PlainDate | null
  readonly boundAt: Instant | null
  readonly keyExpiresAt: Instant | null
}

export async function readKeyReceivers(ctx: Context, fileId: Id<'person'>): Promise<Result<KeyReceiver[], NoAccess | NotPermitted>> {
  const receivers = await listKeyReceivers(ctx, fileId)
  if (!receivers.ok) return receivers
  return actOnFile(ctx, 'person.read', { personId: fileId, does: 'read', fields: 'index', also: ['family'] }, async (tx) => {
    const named: KeyReceiver[] = []
    for (const one of receivers.value) {
      const person = await findPerson(tx, one.personId)
      named.push({ ...one, name: person === null ? null : fullName(person) })
    }
    return ok(named)
  })
}
