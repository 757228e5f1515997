/** The families that somebody works with, a line per child, with the adults around it and who coordinates: five queries, however many there are. */
import type { Context } from '#platform/context.ts'
import { withSystemSight } from '#platform/db.server.ts'
import { ok, type Result } from '#platform/result.ts'
import { localDate } from '#platform/time.ts'
import { act, type NotPermitted } from '../../access/public.ts'
import { listLiveCare, listOwnBases, type LiveCare } from '../../access/public-files.ts'
import { caseloadOf, type CaseloadLine } from '../rules/caseload.ts'
import { listMyPeople } from '../sql/finding.server.ts'
import { listPersons } from '../sql/persons.server.ts'
import { listTiesOf } from '../sql/ties.server.ts'

export type Caseload = { readonly lines: readonly (CaseloadLine & { readonly coordinator: LiveCare | null })[] }

export async function listCaseload(ctx: Context): Promise<Result<Caseload, NotPermitted>> {
  return act(ctx, 'person.list', async (tx, permit) => {
    const today = localDate(ctx.now)
    const mine = await listMyPeople(tx, 'list')
    const ties = await listTiesOf(tx, mine, today)
    const around = ties.map(({ otherId }) => otherId)
    // Own people by the predicate, and those around them by a tie that the actor may see: no further question for each.
    const people = await withSystemSight(tx, () => listPersons(tx, [...new Set([...mine, ...around])]))
    const care = await listLiveCare(tx, mine, today)
    const bases = await listOwnBases(tx, mine)
    permit.record({ actionCode: 'E', objectType: 'caseload', detail: String(mine.length) })
    for (const id of mine)
      permit.record({
        actionCode: 'R',
        objectType: 'person',
        objectId: id,
        subjectId: id,
        fieldGroup: 'index',
        ...(bases.get(id) ?? { basis: 'none' }),
      })
    const coordinators = new Map(care.filter(({ purpose }) => purpose === 'coordination').map((one) => [one.personId as string, one]))
    const lines = caseloadOf({ mine: new Set<string>(mine), people, ties, today })
    return ok({ lines: lines.map((line) => ({ ...line, coordinator: coordinators.get(line.person.id) ?? null })) })
  })
}
