/** After the centre's key got a new version: the small secrets of accounts, consent and sharing, and what is written about files are sealed anew under it, in one transaction. */
import type { Context } from '#platform/context.ts'
import { newestVersion, type Keys } from '#platform/keys.server.ts'
import { ok, type Result } from '#platform/result.ts'
import { countFilesByKeyVersion } from '../sql/case-file/reseal.server.ts'
import { countLinksByKeyVersion, lockLinksSealedOtherwise, updateLinkMail } from '../sql/mail-links.server.ts'
import { countAppsByKeyVersion, lockAppsSealedOtherwise, updateAppSecret } from '../sql/second-factors.server.ts'
import { countSharingByKeyVersion } from '../sql/sharing/reseal.server.ts'
import { countMailsByKeyVersion, lockMailsSealedOtherwise, updateSealedMail } from '../sql/residents.server.ts'
import { act, type NotPermitted } from './act.server.ts'
import { resealFiles } from './case-file/reseal-files.server.ts'
import { appPlace } from './prove-with-code.server.ts'
import { mailPlace } from './residents.server.ts'
import { openForCentre, sealForCentre } from './sealed.server.ts'
import { resealSharing } from './sharing/reseal-sharing.server.ts'

export async function resealSecrets(ctx: Context, keys: Keys): Promise<Result<number, NotPermitted>> {
  return act(ctx, 'account.rewrap', async (tx, permit) => {
    const found = await lockAppsSealedOtherwise(tx, newestVersion(keys))
    for (const { accountId, secret, version } of found) {
      const place = appPlace(accountId)
      const anew = sealForCentre(keys, ctx.centreId, place, openForCentre(keys, ctx.centreId, place, { sealed: secret, version }))
      await updateAppSecret(tx, accountId, anew.sealed, anew.version)
    }
    const mails = await lockMailsSealedOtherwise(tx, newestVersion(keys))
    for (const { id, ...old } of mails) {
      const anew = sealForCentre(keys, ctx.centreId, mailPlace, openForCentre(keys, ctx.centreId, mailPlace, old))
      await updateSealedMail(tx, id, anew.sealed, anew.version)
    }
    // Links that are under way: whoever asked one just before the rotation still gets it, and an account that can be read.
    const links = await lockLinksSealedOtherwise(tx, newestVersion(keys))
    for (const { id, mail } of links)
      await updateLinkMail(tx, id, sealForCentre(keys, ctx.centreId, mailPlace, openForCentre(keys, ctx.centreId, mailPlace, mail)))
    const texts = (await resealSharing(tx, keys, ctx.centreId)) + (await resealFiles(tx, keys, ctx.centreId))
    const resealed = found.length + mails.length + links.length + texts
    permit.record({ actionCode: 'U', detail: `run ${resealed}` })
    return ok(resealed)
  })
}

/** How many secrets each version of the centre's key opens. */
export async function countSealedSecrets(ctx: Context): Promise<Result<ReadonlyMap<number, number>, NotPermitted>> {
  return act(ctx, 'account.rewrap', async (tx, permit) => {
    permit.record({ actionCode: 'R', detail: 'count key versions' })
    const total = new Map(await countAppsByKeyVersion(tx))
    const texts = [await countSharingByKeyVersion(tx), await countFilesByKeyVersion(tx)]
    for (const counted of [await countMailsByKeyVersion(tx), await countLinksByKeyVersion(tx), ...texts])
      for (const [version, number] of counted) total.set(version, (total.get(version) ?? 0) + number)
    return ok(total)
  })
}
