/** Whether a centre reads the silence of the other parent as a yes where one came along (ADR 33): read with its history, and set from today on. */
import type { Context } from '#platform/context.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate } from '#platform/time.ts'
import { act, listColleagues, type NotPermitted } from '../../access/public.ts'
import { settingOn, type ConsentSetting, type KeptSetting } from '../rules/presumed.ts'
import { insertConsentSetting, listConsentSettings } from '../sql/consent-settings.server.ts'
import { byOf } from './by.ts'

export type ShownSetting = {
  readonly now: ConsentSetting
  readonly history: readonly (KeptSetting & { readonly name: string })[]
}

export async function readConsentSetting(ctx: Context): Promise<Result<ShownSetting, NotPermitted>> {
  return act(ctx, 'vaccination.setUp', async (tx, permit) => {
    const names = new Map((await listColleagues(tx)).map(({ id, name }) => [id as string, name]))
    const history = await listConsentSettings(tx)
    permit.record({ actionCode: 'R', objectType: 'consentSetting' })
    return ok({
      now: settingOn(history, localDate(ctx.now)),
      history: history.map((one) => ({ ...one, name: names.get(one.setBy) ?? '' })),
    })
  })
}

/** From today on; doses of days before keep what held then. */
export async function setConsentSetting(
  ctx: Context,
  kind: ConsentSetting,
): Promise<Result<null, { readonly kind: 'set-already' } | NotPermitted>> {
  return act(ctx, 'vaccination.setUp', async (tx, permit): Promise<Result<null, { readonly kind: 'set-already' }>> => {
    const fromDay = localDate(ctx.now)
    if (settingOn(await listConsentSettings(tx), fromDay) === kind) return err({ kind: 'set-already' })
    await insertConsentSetting(tx, ctx.centreId, { kind, fromDay, setBy: byOf(ctx), setAt: ctx.now })
    permit.record({ actionCode: 'U', objectType: 'consentSetting', detail: kind })
    return ok(null)
  })
}
