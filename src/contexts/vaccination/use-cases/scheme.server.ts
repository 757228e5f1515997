/** What decides the scheme of an infant is written down: the mother's vaccination, whether she carries hepatitis B, or a choice with its reason. */
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate } from '#platform/time.ts'
import { actOnFile, type NoAccess } from '../../access/public-files.ts'
import type { NotPermitted } from '../../access/public.ts'
import { findChild } from '../../families/public-child.ts'
import { checkScheme, type SchemeFacts, type SchemeRefusal } from '../rules/programme.ts'
import { keepScheme } from '../sql/schemes.server.ts'
import { byOf } from './by.ts'

export type RefusedScheme =
  | { readonly kind: 'refused'; readonly refusals: readonly SchemeRefusal[] }
  | { readonly kind: 'changed-meanwhile' }

/** `facts.version`: what it was when the form was opened. */
export async function recordScheme(
  ctx: Context,
  personId: Id<'person'>,
  facts: SchemeFacts,
): Promise<Result<null, RefusedScheme | NoAccess | NotPermitted>> {
  const of = { personId, does: 'write', fields: 'healthPieces', actionCode: 'U' } as const
  return actOnFile(ctx, 'vaccination.write', of, async (tx, permit): Promise<Result<null, RefusedScheme>> => {
    const child = await findChild(tx, personId)
    const refusals = checkScheme(facts, child?.birthDate ?? null, localDate(ctx.now))
    if (refusals.length > 0) return err({ kind: 'refused', refusals })
    const clean = facts.chosen === null ? { ...facts, chosenWhy: null } : facts
    if (!(await keepScheme(tx, ctx.centreId, personId, clean, { by: byOf(ctx), at: ctx.now }))) return err({ kind: 'changed-meanwhile' })
    permit.record({ actionCode: 'U', objectType: 'vaccinationScheme', objectId: personId, fieldGroup: 'healthPieces' })
    return ok(null)
  })
}
