/**
 * Yes, no, or first a talk: said to a colleague by word or on paper, or by somebody of the family on the own page. Every word is one more row; nothing
 * is changed. From 12 to 15 a professional can find the wish of the young person well considered after a parent refused (BW 7:450(2)).
 */
import type { Vaccine } from '#calculators/vaccination/programme.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { isSooner, localDate, momentOf, Temporal, type Instant, type PlainDate } from '#platform/time.ts'
import { actOnFile, type FilePermit, type NoAccess } from '../../access/public-files.ts'
import { factsOn, findHolder, findKnownFacts } from '../../access/public-say-facts.ts'
import { sealColumn, type NotPermitted } from '../../access/public.ts'
import { checkSayer, mayConsiderWish, type AnswerRefusal, type Says, type Way } from '../rules/answers.ts'
import { longestReason } from '../rules/refrain.ts'
import { insertAnswers, insertWish, updateWishEnded } from '../sql/answers.server.ts'
import { byOf } from './by.ts'
import { whatWasSaid } from './what-was-said.server.ts'

export type HeardAnswer = {
  readonly vaccines: readonly Vaccine[]
  readonly says: Says
  /** From whom a colleague heard or read it: a parent, a guardian, or the young person. */
  readonly saidBy: Id<'person'>
  readonly how: Exclude<Way, 'own-page'>
  readonly saidOn: PlainDate
}
export type AnswerProblem = AnswerRefusal | { readonly kind: 'no-vaccine' }
type Answered = Result<null, AnswerProblem | NoAccess | NotPermitted>

/** Written down by a colleague who heard or read it. */
export async function recordAnswer(ctx: Context, personId: Id<'person'>, heard: HeardAnswer): Promise<Answered> {
  const of = { personId, does: 'write', fields: 'ownHealth', actionCode: 'C' } as const
  return actOnFile(ctx, 'vaccination.answer', of, async (tx, permit) => {
    const today = localDate(ctx.now)
    if (isSooner(today, heard.saidOn)) return err({ kind: 'in-future' })
    // What was said today was said now; of an earlier day only the day is known.
    const saidAt = heard.saidOn.equals(today) ? ctx.now : momentOf(heard.saidOn, Temporal.PlainTime.from('12:00'))
    return keepAnswer(tx, ctx, permit, { ...heard, saidAt })
  })
}

/** Somebody of the family answers on the own page: a parent with authority, or the young person. What is asked of whom follows from who is signed in. */
export async function answerFor(
  ctx: Context,
  personId: Id<'person'>,
  answer: { readonly vaccines: readonly Vaccine[]; readonly says: Says },
): Promise<Answered> {
  const of = { personId, does: 'write', fields: 'ownHealth', actionCode: 'C' } as const
  return actOnFile(ctx, 'vaccination.answer', of, async (tx, permit) => {
    const saidBy = await findHolder(tx)
    if (saidBy === null) return err({ kind: 'no-say' })
    return keepAnswer(tx, ctx, permit, { ...answer, saidBy, how: 'own-page', saidAt: ctx.now })
  })
}

type Word = {
  readonly vaccines: readonly Vaccine[]
  readonly says: Says
  readonly saidBy: Id<'person'>
  readonly how: Way
  readonly saidAt: Instant
}

async function keepAnswer(
  tx: Tx,
  ctx: Context,
  { personId, record }: Pick<FilePermit, 'personId' | 'record'>,
  { vaccines, says, saidBy, how, saidAt }: Word,
): Promise<Result<null, AnswerProblem>> {
  if (vaccines.length === 0) return err({ kind: 'no-vaccine' })
  // PR-04: who has a say is asked of the day on which it was said.
  const problem = checkSayer(personId, saidBy, factsOn(await findKnownFacts(tx, personId), localDate(saidAt)))
  if (problem !== null) return err(problem)
  const answers = [...new Set(vaccines)].map((vaccine) => ({
    ...{ id: newId<'answer'>(ctx.now.epochMilliseconds), personId, saidBy, vaccine, says, how, saidAt, recordedBy: byOf(ctx) },
  }))
  await insertAnswers(tx, ctx.centreId, answers)
  for (const { id, vaccine } of answers)
    record({ actionCode: 'C', objectType: 'vaccinationAnswer', objectId: id, fieldGroup: 'ownHealth', detail: `${vaccine} ${says} ${how}` })
  return ok(null)
}

export type WishRefusal = { readonly kind: 'no-explanation' | 'reason-too-long' | 'no-wish-here' | 'already' | 'not-there' }

/** The young person keeps wanting it after a parent refused: a professional finds that well considered, and says why. */
export async function considerWish(
  ctx: Context,
  keys: Keys,
  personId: Id<'person'>,
  { vaccine, explanation }: { readonly vaccine: Vaccine; readonly explanation: string },
): Promise<Result<null, WishRefusal | NoAccess | NotPermitted>> {
  const of = { personId, does: 'write', fields: 'healthPieces', actionCode: 'C', also: ['ownHealth'] } as const
  return actOnFile(ctx, 'vaccination.write', of, async (tx, permit): Promise<Result<null, WishRefusal>> => {
    const words = explanation.trim()
    if (words === '') return err({ kind: 'no-explanation' })
    if (words.length > longestReason) return err({ kind: 'reason-too-long' })
    const today = localDate(ctx.now)
    const said = await whatWasSaid(tx, personId, today)
    const outcome = said.outcome(vaccine)
    if (outcome.kind === 'considered-wish') return err({ kind: 'already' })
    if (!mayConsiderWish(outcome, said.facts)) return err({ kind: 'no-wish-here' })
    const id = newId<'consideredWish'>(ctx.now.epochMilliseconds)
    const { sealed, version } = sealColumn(keys, ctx.centreId, 'vaccination.considered_wish', 'explanation', id, words)
    const wish = { id, vaccine, explanation: sealed, keyVersion: version, decidedBy: byOf(ctx), decidedOn: today }
    if (!(await insertWish(tx, ctx.centreId, personId, wish, ctx.now))) return err({ kind: 'already' })
    permit.record({ actionCode: 'C', objectType: 'consideredWish', objectId: id, fieldGroup: 'healthPieces', detail: vaccine })
    return ok(null)
  })
}

/** It does not stand any more: the young person came back on it, or it was found wrong. */
export async function endWish(
  ctx: Context,
  personId: Id<'person'>,
  id: Id<'consideredWish'>,
): Promise<Result<null, WishRefusal | NoAccess | NotPermitted>> {
  const of = { personId, does: 'write', fields: 'healthPieces', actionCode: 'U' } as const
  return actOnFile(ctx, 'vaccination.write', of, async (tx, permit) => {
    if (!(await updateWishEnded(tx, personId, id, byOf(ctx), ctx.now))) return err({ kind: 'not-there' })
    permit.record({ actionCode: 'U', objectType: 'consideredWish', objectId: id, fieldGroup: 'healthPieces', detail: 'ended' })
    return ok(null)
  })
}
