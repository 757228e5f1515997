/**
 * What others of the centre share with a colleague. The recipient has no standing towards the person: the share alone opens it, for as long as it stands
 * and the consent under it holds, asked anew at every look. Every look is in the log of the person.
 */
import type { Context } from '#platform/context.ts'
import { withSystemSight, type Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate } from '#platform/time.ts'
import { isComplete } from '../../rules/sharing/consent-state.ts'
import { listConsentRows, listDecisionRows, listExceptionRows } from '../../sql/sharing/consents.server.ts'
import { findKnownFacts } from '../../sql/sharing/say-facts.server.ts'
import { findShareRow, listItemRows, listSharesTo, type ItemRow, type ShareRow } from '../../sql/sharing/shares.server.ts'
import { act, type NotPermitted, type Permit } from '../act.server.ts'
import { knownShare, stateOf, type KnownShare } from './read-sharing.server.ts'
import { openSheet } from './sheet.server.ts'

export async function listSharedWithMe(keys: Keys, ctx: Context): Promise<Result<readonly KnownShare[], NotPermitted>> {
  return act(ctx, 'share.read', async (tx, permit) => {
    const shares: KnownShare[] = []
    permit.record({ actionCode: 'R', detail: 'list' })
    const rows = ctx.actor.kind === 'staff' ? await listSharesTo(tx, ctx.actor.accountId) : []
    const items = await listItemRows(
      tx,
      rows.map(({ id }) => id),
    )
    for (const row of rows) {
      const share = await openFor(tx, keys, ctx, row, items.get(row.id) ?? [])
      if (share === null) continue
      shares.push(share)
      // The name of a young person stands in the list: a look at each of them.
      recordSight(permit, row, 'share.list')
    }
    return ok(shares)
  })
}

/** Not there, not for me, stopped, over: these are the same. */
export async function readSharedWithMe(
  keys: Keys,
  ctx: Context,
  id: Id<'share'>,
): Promise<Result<KnownShare, { readonly kind: 'no-share' } | NotPermitted>> {
  return act(ctx, 'share.read', async (tx, permit) => {
    const row = await findShareRow(tx, id)
    const isMine = row !== null && ctx.actor.kind === 'staff' && row.recipientAccountId === ctx.actor.accountId
    const share = isMine ? await openFor(tx, keys, ctx, row, (await listItemRows(tx, [id])).get(id) ?? []) : null
    if (row === null || share === null) return err({ kind: 'no-share' })
    recordSight(permit, row, 'share.read')
    return ok(share)
  })
}

function recordSight(permit: Permit, { id, personId, compartmentId, ground, consentId }: ShareRow, eventType: string): void {
  const compartment = compartmentId === null ? {} : { compartmentId }
  const about = { subjectId: personId, basis: 'share', basisId: id, fieldGroup: 'sharing' }
  const allowedBy = { legalGround: ground, ...(consentId === null ? {} : { consentId }) }
  permit.record({ actionCode: 'R', eventType, objectType: 'share', objectId: id, ...about, ...allowedBy, ...compartment })
}

async function openFor(tx: Tx, keys: Keys, ctx: Context, row: ShareRow, items: readonly ItemRow[]): Promise<KnownShare | null> {
  const today = localDate(ctx.now)
  const holds = await consentHolds(tx, row, ctx)
  const share = knownShare(row, openSheet(keys, ctx.centreId, row.id, row.sheet, items), holds, today)
  return share.standing === 'open' ? share : null
}

/** The recipient may not see what was said; only whether it stands. */
async function consentHolds(tx: Tx, { consentId, personId }: ShareRow, ctx: Context): Promise<boolean> {
  if (consentId === null) return true
  return withSystemSight(tx, async () => {
    const [consent] = await listConsentRows(tx, personId, consentId)
    if (consent === undefined) return false
    const of = ({ consentId: id }: { readonly consentId: string }): boolean => id === consentId
    const said = (await listDecisionRows(tx, personId)).filter(of)
    const exceptions = (await listExceptionRows(tx, personId)).filter(of)
    return isComplete(stateOf(await findKnownFacts(tx, personId), consent, said, exceptions, localDate(ctx.now)))
  })
}
