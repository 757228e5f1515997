/** An administrator gives the centre its own look. Colours that cannot be read are refused; nothing is half saved. */
import type { Context } from '#platform/context.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate } from '#platform/time.ts'
import { checkLook, type Look, type LookRefusal, type Tokens } from '../rules/look.ts'
import { insertSettingChanges, type SettingChange } from '../sql/administration/settings.server.ts'
import { findLook, lockCentre, saveLook, setDrawings, type KeptLook } from '../sql/centre-look.server.ts'
import { act, type NotPermitted } from './act.server.ts'

export type ThemeWish = Look & { readonly drawings: boolean }

export type SetThemeRefusal =
  | LookRefusal
  /** Somebody saved another look since this one was opened. */
  | { readonly kind: 'changed-meanwhile'; readonly version: number }

/** `seenVersion` is the version that was changed, null for who overwrites whatever is there. */
export async function setTheme(
  ctx: Context,
  ours: Tokens,
  wish: ThemeWish,
  seenVersion: number | null,
): Promise<Result<null, SetThemeRefusal | NotPermitted>> {
  return act(ctx, 'centre.setTheme', async (tx, permit): Promise<Result<null, SetThemeRefusal>> => {
    const { tokens, menu, terms } = wish
    const checked = checkLook(ours, { tokens, menu, terms })
    if (!checked.ok) return checked
    await lockCentre(tx, ctx.centreId)
    const { version, look: was } = await findLook(tx)
    if (seenVersion !== null && seenVersion !== version) return err({ kind: 'changed-meanwhile', version })
    await saveLook(tx, ctx.centreId, checked.value, ctx.now)
    await setDrawings(tx, ctx.centreId, wish.drawings)
    await insertSettingChanges(tx, ctx.centreId, lookChanges(ctx, was, checked.value))
    permit.record({ actionCode: 'U', objectType: 'centre', objectId: ctx.centreId, detail: `look ${version + 1}` })
    return ok(null)
  })
}

/** What of the look became something else, for the story of the settings. */
function lookChanges(ctx: Context, was: Look, becomes: Look): SettingChange[] {
  const by = ctx.actor.kind === 'staff' ? ctx.actor.accountId : null
  const flat = ({ tokens, menu, terms }: Look): Readonly<Record<string, string>> => ({
    ...tokens,
    ...Object.fromEntries(Object.entries({ ...menu, ...terms }).map(([key, name]) => [key, name.nl])),
  })
  const [before, after] = [flat(was), flat(becomes)]
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((key) => before[key] !== after[key])
    .map((key) => ({
      ...{ setting: `look.${key}`, was: before[key] ?? '', becomes: after[key] ?? '' },
      ...{ by, at: ctx.now, validFrom: localDate(ctx.now) },
    }))
}

export async function readTheme(ctx: Context): Promise<Result<KeptLook, NotPermitted>> {
  return act(ctx, 'centre.setTheme', async (tx, permit) => {
    permit.record({ actionCode: 'R', objectType: 'centre', objectId: ctx.centreId, detail: 'look' })
    return ok(await findLook(tx))
  })
}
