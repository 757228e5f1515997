/** Who is involved with a person and who stands in, in one read with one row of the log; `also` reads along what the caller knows of the person. */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { ok, type Result } from '#platform/result.ts'
import { listCareRelations, type CareRelation } from '../../sql/case-file/care-relations.server.ts'
import { listStandInsFor, type StandIn } from '../../sql/case-file/stand-ins.server.ts'
import { listColleagues } from '../../sql/colleagues.server.ts'
import type { NotPermitted } from '../act.server.ts'
import { actOnFile, type FilePermit, type NoAccess } from './on-file.server.ts'

export type CareOverview = {
  readonly relations: readonly (CareRelation & { readonly name: string; readonly profession: string })[]
  readonly standIns: readonly (StandIn & { readonly name: string })[]
  /** Whom one may involve. */
  readonly colleagues: readonly { readonly id: Id<'account'>; readonly name: string; readonly profession: string }[]
  readonly mayChange: boolean
}

export async function readCare<T>(
  ctx: Context,
  personId: Id<'person'>,
  also: (tx: Tx, permit: FilePermit) => Promise<T>,
): Promise<Result<CareOverview & { readonly also: T }, NoAccess | NotPermitted>> {
  return actOnFile(ctx, 'person.read', { personId, does: 'read', fields: 'care', also: ['index'] }, async (tx, permit) => {
    const mayChange = permit.may('write', 'care')
    const carers = mayChange ? (await listColleagues(tx)).filter(({ active, roles }) => active && roles.some(cares)) : []
    return ok({
      relations: await listCareRelations(tx, personId),
      standIns: await listStandInsFor(tx, personId),
      colleagues: carers.map(({ id, name, profession }) => ({ id, name, profession })),
      mayChange,
      also: await also(tx, permit),
    })
  })
}

const cares = (role: string): boolean => role === 'professional' || role === 'coordinator'
