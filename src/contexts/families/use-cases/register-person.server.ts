/** Writes a new person down, and with it the care relation of who does so: nobody else sees the file then, besides the family itself. */
import type { Context } from '#platform/context.ts'
import { withSystemSight, type Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { newestVersion, type Keys } from '#platform/keys.server.ts'
import { localDate } from '#platform/time.ts'
import { startCare, type CarePurpose } from '../../access/public-files.ts'
import type { Permit } from '../../access/public.ts'
import type { Person } from '../rules/person.ts'
import { insertPerson } from '../sql/persons.server.ts'
import { tellAccess } from './tell-access.server.ts'

export type NewPerson = Omit<Person, 'id' | 'version'>

/** Within a transaction that permits it. `purpose` null: somebody around a child, for whom nobody works. */
export async function addPerson(
  tx: Tx,
  keys: Keys,
  ctx: Context,
  permit: Pick<Permit, 'record'>,
  { purpose, ...person }: NewPerson & { readonly purpose: CarePurpose | null },
): Promise<Id<'person'>> {
  const id = newId<'person'>(ctx.now.epochMilliseconds)
  const accountId = ctx.actor.kind === 'staff' ? ctx.actor.accountId : null
  await withSystemSight(tx, () =>
    insertPerson(tx, ctx.centreId, { id, ...person }, { accountId, at: ctx.now, keyVersion: newestVersion(keys) }),
  )
  await tellAccess(tx, ctx, id)
  permit.record({ actionCode: 'C', eventType: 'person.create', objectType: 'person', objectId: id, subjectId: id })
  if (purpose !== null && accountId !== null)
    await startCare(tx, ctx, permit, { personId: id, accountId, purpose, from: localDate(ctx.now), until: null })
  return id
}
