/** A side effect is written down: by a professional who saw or heard it, or told by the family on the own page; and that it was reported. */
import type { Context } from '#platform/context.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate } from '#platform/time.ts'
import { actOnFile, type NoAccess } from '../../access/public-files.ts'
import { sealColumn, type NotPermitted } from '../../access/public.ts'
import { checkEffect, type EffectRefusal, type NewEffect } from '../rules/side-effect.ts'
import { listDoses } from '../sql/doses.server.ts'
import { insertEffect, updateEffectReported } from '../sql/side-effects.server.ts'
import { byOf } from './by.ts'

export type RefusedEffect = { readonly kind: 'refused'; readonly refusals: readonly EffectRefusal[] }

/** The family tells (`vaccination.answer`); a professional writes it down (`vaccination.write`). Who it was follows from who does it. */
export async function recordEffect(
  ctx: Context,
  keys: Keys,
  personId: Id<'person'>,
  wish: Omit<NewEffect, 'toldBy'>,
): Promise<Result<Id<'sideEffect'>, RefusedEffect | NoAccess | NotPermitted>> {
  const isFamily = ctx.actor.kind === 'resident'
  const of = { personId, does: 'write', fields: 'ownHealth', actionCode: 'C', also: ['healthPieces'] } as const
  // Only who treats reports to the authority.
  const effect = { ...wish, toldBy: isFamily ? 'family' : 'professional', reportedOn: isFamily ? null : wish.reportedOn } as const
  const verb = isFamily ? 'vaccination.answer' : 'vaccination.write'
  return actOnFile(ctx, verb, of, async (tx, permit): Promise<Result<Id<'sideEffect'>, RefusedEffect>> => {
    const dose = (await listDoses(tx, personId)).find(({ id }) => id === effect.doseId)
    if (dose === undefined) return err({ kind: 'refused', refusals: [{ kind: 'not-there' }] })
    const refusals = checkEffect(effect, dose.givenOn, localDate(ctx.now))
    if (refusals.length > 0) return err({ kind: 'refused', refusals })
    const id = newId<'sideEffect'>(ctx.now.epochMilliseconds)
    const words = effect.words.trim()
    const sealed = words === '' ? null : sealColumn(keys, ctx.centreId, 'vaccination.side_effect', 'words', id, words)
    const row = { ...effect, id, words: sealed?.sealed ?? null, keyVersion: sealed?.version ?? null, recordedBy: byOf(ctx) }
    await insertEffect(tx, ctx.centreId, personId, row, ctx.now)
    permit.record({
      actionCode: 'C',
      objectType: 'sideEffect',
      objectId: id,
      fieldGroup: 'ownHealth',
      detail: `${dose.vaccine} ${effect.toldBy}`,
    })
    return ok(id)
  })
}

/** It was reported to the authority, today. */
export async function reportEffect(
  ctx: Context,
  personId: Id<'person'>,
  id: Id<'sideEffect'>,
): Promise<Result<null, RefusedEffect | NoAccess | NotPermitted>> {
  const of = { personId, does: 'write', fields: 'ownHealth', actionCode: 'U' } as const
  return actOnFile(ctx, 'vaccination.write', of, async (tx, permit): Promise<Result<null, RefusedEffect>> => {
    if (!(await updateEffectReported(tx, personId, id, localDate(ctx.now))))
      return err({ kind: 'refused', refusals: [{ kind: 'not-there' }] })
    permit.record({ actionCode: 'U', objectType: 'sideEffect', objectId: id, fieldGroup: 'ownHealth', detail: 'reported' })
    return ok(null)
  })
}
