/** Who might be the same person as this one, for the coordinator who may find both; and which merges still stand. */
import type { Context } from '#platform/context.ts'
import { withSystemSight } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { actOnFile, type NoAccess } from '../../access/public-files.ts'
import type { NotPermitted } from '../../access/public.ts'
import type { DuplicateReason } from '../rules/duplicates.ts'
import type { Person } from '../rules/person.ts'
import { listNotTheSame } from '../sql/duplicates.server.ts'
import { listMerges, type Merge } from '../sql/merges.server.ts'
import { findPerson, listPersons } from '../sql/persons.server.ts'
import { findLookAlikes } from './look-alikes.server.ts'

export type Same = {
  readonly person: Person
  readonly alike: readonly { readonly person: Person; readonly reasons: readonly DuplicateReason[] }[]
  readonly merges: readonly Merge[]
}

export async function findSame(ctx: Context, keys: Keys, personId: Id<'person'>): Promise<Result<Same, NoAccess | NotPermitted>> {
  return actOnFile(
    ctx,
    'person.search',
    { personId, does: 'find', fields: 'index' },
    async (tx, permit): Promise<Result<Same, NoAccess>> => {
      const person = await findPerson(tx, personId)
      if (person === null) return err({ kind: 'no-access', why: 'no-such-person' })
      const others = await withSystemSight(tx, () => listNotTheSame(tx, personId))
      const found = (await findLookAlikes(tx, ctx, keys, { ...person, bsn: null })).filter(
        ({ id, ask }) => id !== personId && ask.kind === 'mine' && !others.has(id),
      )
      const people = new Map(
        (
          await listPersons(
            tx,
            found.map(({ id }) => id),
          )
        ).map((one) => [one.id, one]),
      )
      for (const id of people.keys())
        permit.record({ actionCode: 'R', objectType: 'person', objectId: id, subjectId: id, fieldGroup: 'index', basis: 'none' })
      const alike = found.flatMap(({ id, reasons }) => {
        const one = people.get(id)
        return one === undefined ? [] : [{ person: one, reasons }]
      })
      return ok({ person, alike, merges: await withSystemSight(tx, () => listMerges(tx, personId)) })
    },
  )
}
