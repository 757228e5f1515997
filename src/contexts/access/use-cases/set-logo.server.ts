/** An administrator gives the centre a logo, changes what it says, or takes it away; anybody sees it. */
import { createHash } from 'node:crypto'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate } from '#platform/time.ts'
import { checkLogo, type Logo, type LogoFaults, type LogoWish, type PlainImage } from '../rules/logo-image.ts'
import { insertSettingChanges } from '../sql/administration/settings.server.ts'
import { deleteLogo, findLogo, findLogoBytes, saveLogo, saveLogoAlt, type SetBy } from '../sql/centre-logo.server.ts'
import { lockCentre } from '../sql/centre-look.server.ts'
import { act, type NotPermitted } from './act.server.ts'

/** Somebody saved another logo, or took it away, since this one was opened. */
export type LogoChanged = { readonly kind: 'changed-meanwhile'; readonly hash: string | null }
export type SetLogoRefusal = ({ readonly kind: 'wrong-logo' } & LogoFaults) | LogoChanged

/** `seen` is the hash of the logo that was changed, null where there was none. */
export async function setLogo(
  ctx: Context,
  wish: LogoWish,
  seen: string | null,
): Promise<Result<Pick<Logo, 'hash'>, SetLogoRefusal | NotPermitted>> {
  return act(ctx, 'centre.setTheme', async (tx, permit): Promise<Result<Pick<Logo, 'hash'>, SetLogoRefusal>> => {
    const checked = checkLogo(wish, seen !== null)
    if (!checked.ok) return err({ kind: 'wrong-logo', ...checked.error })
    await lockCentre(tx, ctx.centreId)
    const there = (await findLogo(tx))?.hash ?? null
    if (there !== seen) return err({ kind: 'changed-meanwhile', hash: there })
    const { image, alt } = checked.value
    // Without a new picture there is one: the rule asked for it, and it is still the one that was seen.
    const hash = image === null ? (there ?? '') : createHash('sha256').update(image.bytes).digest('hex')
    if (image === null) await saveLogoAlt(tx, ctx.centreId, alt, setBy(ctx))
    else await saveLogo(tx, ctx.centreId, { ...image, hash }, alt, setBy(ctx))
    await tellStory(tx, ctx, there, hash)
    permit.record({ actionCode: 'U', objectType: 'centre', objectId: ctx.centreId, detail: `logo ${hash.slice(0, 12)}` })
    return ok({ hash })
  })
}

export async function removeLogo(ctx: Context, seen: string): Promise<Result<null, LogoChanged | NotPermitted>> {
  return act(ctx, 'centre.setTheme', async (tx, permit): Promise<Result<null, LogoChanged>> => {
    await lockCentre(tx, ctx.centreId)
    const there = (await findLogo(tx))?.hash ?? null
    if (there !== seen) return err({ kind: 'changed-meanwhile', hash: there })
    await deleteLogo(tx, ctx.centreId)
    await tellStory(tx, ctx, there, null)
    permit.record({ actionCode: 'D', objectType: 'centre', objectId: ctx.centreId, detail: `logo ${seen.slice(0, 12)}` })
    return ok(null)
  })
}

/** The picture of that name, when this centre has it. */
export async function seeLogo(
  ctx: Context,
  hash: string,
): Promise<Result<Pick<PlainImage, 'mediaType'> & { readonly bytes: Buffer }, { readonly kind: 'unknown' } | NotPermitted>> {
  return act(ctx, 'centre.seeLogo', async (tx) => {
    const found = await findLogoBytes(tx, hash)
    return found === null ? err({ kind: 'unknown' }) : ok(found)
  })
}

/** A picture is told by the beginning of its hash. */
async function tellStory(tx: Tx, ctx: Context, was: string | null, becomes: string | null): Promise<void> {
  if (was === becomes) return
  const { accountId: by, at } = setBy(ctx)
  const [before, after] = [was, becomes].map((hash) => hash?.slice(0, 12) ?? '') as [string, string]
  await insertSettingChanges(tx, ctx.centreId, [{ setting: 'look.logo', was: before, becomes: after, by, at, validFrom: localDate(at) }])
}

const setBy = ({ actor, now }: Context): SetBy => ({ accountId: actor.kind === 'staff' ? actor.accountId : null, at: now })
