/**
 * Who leaves keeps nothing: care relations, standing in, emergency access, hidden parts and what was told of the own life end in the transaction that closes
 * the account. A hidden part of which nobody is left goes to somebody else in the same transaction.
 */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { lockCareRelationsOf } from '../../sql/case-file/care-relations.server.ts'
import { deleteMembershipsOf } from '../../sql/case-file/compartments.server.ts'
import { deleteFacts } from '../../sql/review/colleague-facts.server.ts'
import type { Permit } from '../act.server.ts'
import { stopCare } from './care-relations.server.ts'
import { passOnHiddenParts } from './pass-on.server.ts'
import { stopEmergenciesOf } from './emergency.server.ts'
import { stopStandInsOf } from './stand-ins.server.ts'

/** The account is locked already, so that nothing begins for it meanwhile. */
export async function endAllCareOf(tx: Tx, ctx: Context, permit: Pick<Permit, 'record'>, accountId: Id<'account'>): Promise<void> {
  for (const relation of await lockCareRelationsOf(tx, accountId)) await stopCare(tx, ctx, permit, relation)
  await stopStandInsOf(tx, ctx, permit, { accountId })
  await stopEmergenciesOf(tx, ctx, permit, accountId)
  // What was told of the own life was told as a colleague.
  await deleteFacts(tx, accountId)
  for (const { compartmentId, personId } of await deleteMembershipsOf(tx, accountId))
    permit.record({
      ...{ actionCode: 'D', eventType: 'compartment.leave', objectType: 'account', objectId: accountId },
      ...{ subjectId: personId, compartmentId },
    })
  await passOnHiddenParts(tx, ctx, permit, accountId)
}
