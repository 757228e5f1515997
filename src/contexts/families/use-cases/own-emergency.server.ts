/** One's own emergency access with the name of whom it opens, for as long as it is open. */
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import type { Services } from '#platform/services.ts'
import { actOnFile, listOwnEmergencies, type NoAccess, type OwnEmergency } from '../../access/public-files.ts'
import type { NotPermitted } from '../../access/public.ts'
import { fullName } from '../rules/person.ts'
import { findPerson } from '../sql/persons.server.ts'

export async function readOwnEmergency(
  needs: Pick<Services, 'keys'>,
  ctx: Context,
  id: Id<'emergency'>,
): Promise<Result<OwnEmergency & { readonly name: string }, { readonly kind: 'not-running' } | NoAccess | NotPermitted>> {
  const own = await listOwnEmergencies(needs, ctx)
  if (!own.ok) return own
  const one = own.value.find((emergency) => emergency.id === id)
  if (one === undefined) return err({ kind: 'not-running' })
  return actOnFile(ctx, 'person.read', { personId: one.personId, does: 'read', fields: 'index' }, async (tx) => {
    const person = await findPerson(tx, one.personId)
    return person === null ? err({ kind: 'not-running' }) : ok({ ...one, name: fullName(person) })
  })
}
