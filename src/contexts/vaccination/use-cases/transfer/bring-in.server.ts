/** Writes down what came from another organisation. Within the transaction of taking a record over; each answers the id of the row it made. */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { sealColumn } from '../../../access/public.ts'
import type { CarriedEffect, CarriedRefrain, CarriedScheme, EarlierWord } from '../../rules/carried.ts'
import { insertRefrain, updateRefrainEnded } from '../../sql/refrains.server.ts'
import { findScheme, keepScheme } from '../../sql/schemes.server.ts'
import { insertEffect } from '../../sql/side-effects.server.ts'
import { insertEarlierWord } from '../../sql/transfer/earlier-words.server.ts'
import { byOf } from '../by.ts'

export type Bringing = { readonly ctx: Context; readonly keys: Keys; readonly personId: Id<'person'>; readonly transferId: string }

/** Null: one of this kind stands already. */
export async function bringRefrain(tx: Tx, { ctx, keys, personId }: Bringing, refrain: CarriedRefrain): Promise<Id<'refrain'> | null> {
  const id = newId<'refrain'>(ctx.now.epochMilliseconds)
  const { vaccine, kind, untilDay, decidedOn, endedAt } = refrain
  const words = seal(ctx, keys, 'refrain', 'reason', id, refrain.reason)
  const recorded = { recordedBy: byOf(ctx), recordedAt: ctx.now, endedAt: null }
  const reason = { reason: words?.sealed ?? null, keyVersion: words?.version ?? null }
  if (!(await insertRefrain(tx, ctx.centreId, { id, personId, vaccine, kind, untilDay, decidedOn, ...reason, ...recorded }))) return null
  if (endedAt !== null) await updateRefrainEnded(tx, personId, id, byOf(ctx), endedAt)
  return id
}

/** Of one of ours that theirs takes the place of. */
export async function endRefrainForTransfer(tx: Tx, { ctx, personId }: Bringing, id: Id<'refrain'>): Promise<boolean> {
  return updateRefrainEnded(tx, personId, id, byOf(ctx), ctx.now)
}

/** `doseId`: of the dose as it is here. */
export async function bringEffect(
  tx: Tx,
  { ctx, keys, personId }: Bringing,
  effect: CarriedEffect,
  doseId: Id<'dose'>,
): Promise<Id<'sideEffect'>> {
  const id = newId<'sideEffect'>(ctx.now.epochMilliseconds)
  const words = seal(ctx, keys, 'side_effect', 'words', id, effect.words)
  const row = { ...effect, id, doseId, words: words?.sealed ?? null, keyVersion: words?.version ?? null, recordedBy: byOf(ctx) }
  await insertEffect(tx, ctx.centreId, personId, row, ctx.now)
  return id
}

/** False: somebody else saved meanwhile. What was asked here about the register stays. */
export async function bringScheme(tx: Tx, { ctx, personId }: Bringing, scheme: CarriedScheme): Promise<boolean> {
  const ours = await findScheme(tx, personId)
  const facts = { ...scheme, registerConsent: ours.registerConsent, version: ours.version }
  return keepScheme(tx, ctx.centreId, personId, facts, { by: byOf(ctx), at: ctx.now })
}

export async function bringEarlierWord(
  tx: Tx,
  { ctx, keys, personId, transferId }: Bringing,
  word: EarlierWord,
): Promise<Id<'earlierWord'>> {
  const id = newId<'earlierWord'>(ctx.now.epochMilliseconds)
  const explanation = seal(ctx, keys, 'earlier_word', 'explanation', id, word.explanation)
  await insertEarlierWord(tx, { centreId: ctx.centreId, personId, transferId }, { ...word, id, explanation })
  return id
}

function seal({ centreId }: Context, keys: Keys, table: string, column: string, id: string, words: string | null) {
  return words === null ? null : sealColumn(keys, centreId, `vaccination.${table}`, column, id, words)
}
