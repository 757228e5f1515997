/**
 * Writes down one round of a screening: read, held against what stands already, judged by the rules, decided by the professional, and kept in one transaction.
 * As long as something has to be decided nothing is kept, and what was computed is answered. Of two people at once one comes after the other.
 */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate } from '#platform/time.ts'
import type { FilePermit, NoAccess } from '../../../access/public-files.ts'
import { sealColumn, type NotPermitted } from '../../../access/public.ts'
import { decideRound, type Decided, type ToDecide } from '../../rules/screening/decide-round.ts'
import { judgeRound, roundsOf, type Judged } from '../../rules/screening/judge-round.ts'
import type { ScreeningKind } from '../../rules/screening/kinds.ts'
import { readRound } from '../../rules/screening/read-round.ts'
import type { RoundFault, RoundTyped } from '../../rules/screening/round.ts'
import { findContact } from '../../sql/record/contacts.server.ts'
import { listAcuityLimits } from '../../sql/screening/acuity-limits.server.ts'
import { insertRound, listRounds, lockScreenings } from '../../sql/screening/rounds.server.ts'
import { actorIdOf } from '../record/actor-id.ts'
import { writeFor } from '../schedule/write-schedule.server.ts'

export type RoundWish = {
  readonly kind: ScreeningKind
  readonly typed: RoundTyped
  /** The contact in which it was done; null: outside one. */
  readonly contactId: Id<'contact'> | null
}
export type RoundKept = Pick<Decided, 'step' | 'repeatBefore'> & { readonly id: Id<'screening'> }
export type RoundRefusal =
  | ToDecide
  | { readonly kind: 'faults'; readonly faults: readonly RoundFault[]; readonly judged: Judged | null }
  | { readonly kind: 'no-such-contact' }

export async function recordRound(
  ctx: Context,
  keys: Keys,
  personId: Id<'person'>,
  { kind, typed, contactId }: RoundWish,
): Promise<Result<RoundKept, RoundRefusal | NoAccess | NotPermitted>> {
  return writeFor(ctx, personId, async (tx, { birthDate }, permit): Promise<Result<RoundKept, RoundRefusal>> => {
    if (contactId !== null && (await findContact(tx, contactId))?.personId !== personId) return err({ kind: 'no-such-contact' })
    await lockScreenings(tx, personId)
    const earlier = roundsOf(await listRounds(tx, personId), kind)
    const today = localDate(ctx.now)
    const limits = kind === 'acuity' ? await listAcuityLimits(tx) : []
    const read = readRound(kind, typed, { born: birthDate, today, limits }, earlier)
    if (!read.ok || birthDate === null) return err({ kind: 'faults', faults: read.ok ? [] : read.error, judged: null })
    const judged = judgeRound(read.value, birthDate, earlier, limits)
    if (!judged.ok) return err({ kind: 'faults', faults: judged.error, judged: null })
    const decided = decideRound(judged.value, typed, today)
    if (!decided.ok) return decided
    return ok(await keep(tx, ctx, keys, permit, { judged: judged.value, decided: decided.value, contactId }))
  })
}

type ToKeep = { readonly judged: Judged; readonly decided: Decided; readonly contactId: Id<'contact'> | null }

async function keep(tx: Tx, ctx: Context, keys: Keys, permit: FilePermit, { judged, decided, contactId }: ToKeep): Promise<RoundKept> {
  const { round, advice } = judged
  const id = newId<'screening'>(ctx.now.epochMilliseconds)
  const words = round.words === '' ? null : sealColumn(keys, ctx.centreId, 'child_health.screening', 'words', id, round.words)
  const { step, repeatBefore } = decided
  const kept = { id, contactId, round, advised: advice.step, decided: step, repeatBefore, words }
  await insertRound(tx, ctx.centreId, permit.personId, kept, { by: actorIdOf(ctx), at: ctx.now })
  permit.record({ actionCode: 'C', objectType: 'screening', objectId: id, fieldGroup: 'healthPieces', detail: `${round.kind} ${step}` })
  return { id, step, repeatBefore }
}
