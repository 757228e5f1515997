/** The citizen service number of a person: written down, verified, and shown; each a line of the log of its own (PR-25 to PR-27). */
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate } from '#platform/time.ts'
import { actOnFile, type NoAccess } from '../../access/public-files.ts'
import type { NotPermitted } from '../../access/public.ts'
import { readBsn, type Bsn, type BsnSource } from '../rules/bsn.ts'
import { refused, type FamilyRefusal } from '../rules/refusals.ts'
import { findBsn, putBsn, updateBsnVerified } from '../sql/bsn.server.ts'
import { asker } from './asked-by.ts'
import { isBsnOfAnother } from './bring-in.server.ts'
import { keyVersion, markKey, markOf, openText, sealText } from './sealing.server.ts'

type Refused = { readonly kind: 'refused'; readonly refusals: readonly FamilyRefusal[] }

/** Replaces a number that was wrong: the new one counts as claimed until it is verified. */
export async function keepBsn(
  ctx: Context,
  keys: Keys,
  personId: Id<'person'>,
  typed: string,
): Promise<Result<null, Refused | NoAccess | NotPermitted>> {
  return actOnFile(
    ctx,
    'person.change',
    { personId, does: 'write', fields: 'bsn', actionCode: 'U' },
    async (tx): Promise<Result<null, Refused>> => {
      const read = readBsn(typed)
      if (!read.ok) return err({ kind: 'refused', refusals: [read.error] })
      const bsn = read.value
      if (await isBsnOfAnother(tx, keys, ctx, personId, bsn)) return err({ kind: 'refused', refusals: [refused('bsn-of-another', 'bsn')] })
      const sealed = sealText(keys, ctx.centreId, 'bsn', personId, bsn)
      const mark = markOf(keys, ctx.centreId, 'bsn', bsn)
      const kept = {
        bsn: sealed,
        mark,
        markKey: markKey(keys),
        keyVersion: keyVersion(keys),
        status: 'claimed',
        source: null,
        verifiedOn: null,
      } as const
      await putBsn(tx, ctx.centreId, personId, kept, asker(ctx))
      return ok(null)
    },
  )
}

export async function verifyBsn(
  ctx: Context,
  personId: Id<'person'>,
  source: BsnSource,
): Promise<Result<null, Refused | NoAccess | NotPermitted>> {
  return actOnFile(
    ctx,
    'person.change',
    { personId, does: 'write', fields: 'bsn', actionCode: 'U' },
    async (tx, permit): Promise<Result<null, Refused>> => {
      if (!(await updateBsnVerified(tx, personId, source, localDate(ctx.now))))
        return err({ kind: 'refused', refusals: [refused('bsn-not-verified', 'source')] })
      permit.record({
        actionCode: 'U',
        eventType: 'person.bsnVerified',
        objectType: 'person',
        objectId: personId,
        fieldGroup: 'bsn',
        detail: source,
      })
      return ok(null)
    },
  )
}

/** The whole number, for who has to type it over. */
export async function showBsn(ctx: Context, keys: Keys, personId: Id<'person'>): Promise<Result<Bsn | null, NoAccess | NotPermitted>> {
  return actOnFile(ctx, 'person.read', { personId, does: 'read', fields: 'bsn' }, async (tx, permit) => {
    const kept = await findBsn(tx, personId)
    permit.record({ actionCode: 'R', eventType: 'person.bsnShown', objectType: 'person', objectId: personId, fieldGroup: 'bsn' })
    return ok(kept === null ? null : (openText(keys, ctx.centreId, 'bsn', personId, kept.bsn, kept.keyVersion) as Bsn))
  })
}
