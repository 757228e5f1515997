/** Finds who has a citizen service number, when it is somebody whose number the searcher may see. The log keeps that a number was asked, never which. */
import type { Context } from '#platform/context.ts'
import { withSystemSight } from '#platform/db.server.ts'
import type { Keys } from '#platform/keys.server.ts'
import { ok, type Result } from '#platform/result.ts'
import { act, type NotPermitted } from '../../access/public.ts'
import { listOwnBases } from '../../access/public-files.ts'
import { readBsn } from '../rules/bsn.ts'
import { findBsn, findByMark } from '../sql/bsn.server.ts'
import { listPersons } from '../sql/persons.server.ts'
import type { FoundPeople } from './search-people.server.ts'
import { markOf } from './sealing.server.ts'

export async function findByBsn(ctx: Context, keys: Keys, typed: string): Promise<Result<FoundPeople, NotPermitted>> {
  return act(ctx, 'person.search', async (tx, permit) => {
    const bsn = readBsn(typed)
    const id = bsn.ok ? await withSystemSight(tx, () => findByMark(tx, markOf(keys, ctx.centreId, 'bsn', bsn.value))) : null
    // Row-level security shows the number, and the person, to whom the policy lets see it.
    const isSeen = id !== null && (await findBsn(tx, id)) !== null
    const people = isSeen ? await listPersons(tx, [id]) : []
    permit.record({ actionCode: 'E', objectType: 'search', detail: `number ${people.length}` })
    const bases = await listOwnBases(
      tx,
      people.map((one) => one.id),
    )
    for (const one of people)
      permit.record({
        ...{ actionCode: 'R', objectType: 'person', objectId: one.id, subjectId: one.id, fieldGroup: 'index' },
        ...(bases.get(one.id) ?? { basis: 'none' }),
      })
    return ok({ people: people.map((one) => ({ ...one, mine: true })), page: 1, hasNext: false })
  })
}
