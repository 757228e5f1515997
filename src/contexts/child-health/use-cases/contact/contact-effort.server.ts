/** How much work a contact is, for who sets the contacts up: medians per moment, never of few. */
import type { Context } from '#platform/context.ts'
import { withSystemSight } from '#platform/db.server.ts'
import { ok, type Result } from '#platform/result.ts'
import { localDate } from '#platform/time.ts'
import { act, type NotPermitted } from '../../../access/public.ts'
import type { Moment } from '../../rules/schedule/moments.ts'
import { listEffort, type Effort } from '../../sql/contact/effort.server.ts'
import { offeredByAny } from '../../rules/schedule/offer.ts'
import { findOffer } from '../schedule/offered.server.ts'

/** Fewer tell about a colleague instead of about the work. */
export const fewestContacts = 5

export type NamedEffort = Effort & { readonly of: Pick<Moment, 'nameNl' | 'nameEn'> | null }

/** In the order of age, as the moments are offered now; then those of moments that are no longer offered. */
export async function readContactEffort(ctx: Context): Promise<Result<readonly NamedEffort[], NotPermitted>> {
  return act(ctx, 'health.setUp', async (tx, permit) => {
    const moments = offeredByAny(await findOffer(tx, localDate(ctx.now)))
    const all = await withSystemSight(tx, () => listEffort(tx, fewestContacts))
    permit.record({ actionCode: 'R', objectType: 'contact', detail: 'effort' })
    const place = ({ moment }: Effort): number => {
      const at = moments.findIndex(({ code }) => code === moment)
      return at === -1 ? moments.length : at
    }
    return ok(
      all.toSorted((a, b) => place(a) - place(b)).map((one) => ({ ...one, of: moments.find(({ code }) => code === one.moment) ?? null })),
    )
  })
}
