/**
 * Call-up rounds. Somebody asks for one, a job carries it out: whoever of a cohort is due for a moment or a dose is invited, by an own page or a letter. It may
 * be asked for again, run twice or be killed half-way: an index keeps that nobody is invited twice for the same attempt.
 */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Jobs } from '#platform/jobs.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate } from '#platform/time.ts'
import { listReachable } from '../../../access/public-reach.ts'
import { act, type NotPermitted, type Permit } from '../../../access/public.ts'
import { eachChild } from '../../../families/public-child.ts'
import type { Due } from '../../rules/calls/due.ts'
import { channelOf, mayInvite } from '../../rules/calls/invite.ts'
import { checkRound, type RoundRefusal, type RoundWish } from '../../rules/calls/round.ts'
import type { Moment } from '../../rules/schedule/moments.ts'
import { plainDate } from '../../rules/schedule/windows.ts'
import { listInvited } from '../../sql/calls/due-facts.server.ts'
import {
  beginRound,
  countInRound,
  endRound,
  findRound,
  findRoundAskedAs,
  insertInvitations,
  insertRound,
  listContactsFor,
  listRounds,
  type Round,
} from '../../sql/calls/rounds.server.ts'
import { insertPlanned, markInvited } from '../../sql/schedule/contacts.server.ts'
import { offeredByAny } from '../../rules/schedule/offer.ts'
import { findOffer } from '../schedule/offered.server.ts'
import { childrenAtOnce, type NoRun } from './due-list.server.ts'
import { dueOf, measureOf, momentsOfEach, type Measure } from './due-facts.server.ts'
import { listSubjects } from './subjects.server.ts'

export type { Round } from '../../sql/calls/rounds.server.ts'
export const roundJob = 'child-health.round'
export const invitationMailJob = 'child-health.invitation-mail'
const mostShown = 50

/** `askedAs` comes from the form: the same press of a button makes one round. */
export async function makeRound(
  ctx: Context,
  tell: Jobs['tell'],
  wish: RoundWish & { readonly askedAs: string },
): Promise<Result<Id<'round'>, RoundRefusal | NotPermitted>> {
  return act(ctx, 'health.due', async (tx, permit): Promise<Result<Id<'round'>, RoundRefusal>> => {
    const today = localDate(ctx.now)
    const checked = checkRound(wish, new Set(await listSubjects(tx, today)), today)
    if (!checked.ok) return checked
    const id = newId<'round'>(ctx.now.epochMilliseconds)
    const madeBy = ctx.actor.kind === 'staff' ? ctx.actor.accountId : ctx.centreId
    const isNew = await insertRound(tx, ctx.centreId, { ...checked.value, id, asOf: today, madeBy, madeAt: ctx.now, askedAs: wish.askedAs })
    const made = isNew ? id : ((await findRoundAskedAs(tx, wish.askedAs)) ?? id)
    permit.record({ actionCode: 'E', objectType: 'round', objectId: made, detail: `${checked.value.subject} attempt ${wish.attempt}` })
    if (isNew) await tell(tx, roundJob, { centreId: ctx.centreId, roundId: id }, { onceKey: id })
    return ok(made)
  })
}

export type RoundsRead = { readonly rounds: readonly Round[]; readonly subjects: readonly string[]; readonly moments: readonly Moment[] }

export async function readRounds(ctx: Context): Promise<Result<RoundsRead, NotPermitted>> {
  return act(ctx, 'health.due', async (tx, permit) => {
    const today = localDate(ctx.now)
    permit.record({ actionCode: 'E', objectType: 'round', detail: 'list' })
    return ok({
      rounds: await listRounds(tx, mostShown),
      subjects: await listSubjects(tx, today),
      moments: offeredByAny(await findOffer(tx, today)),
    })
  })
}

/** The job. A round that is done is left as it is; one that was broken off is gone through again. */
export async function runRound(
  ctx: Context,
  tell: Jobs['tell'],
  id: Id<'round'>,
  atOnce = childrenAtOnce,
): Promise<Result<Round, NoRun | NotPermitted>> {
  const begun = await act(ctx, 'health.run', async (tx) => {
    const round = await findRound(tx, id)
    if (round === null) return err<NoRun>({ kind: 'no-such-run' })
    if (round.state !== 'done') await beginRound(tx, id)
    return ok({ round, measure: await measureOf(tx, round.asOf, new Set([kindOf(round)])) })
  })
  if (!begun.ok || begun.value.round.state === 'done') return begun.ok ? ok(begun.value.round) : begun
  const { round, measure } = begun.value
  for (let after: Id<'person'> | null = null; ;) {
    const from: Id<'person'> | null = after
    const last: Result<Id<'person'> | null, NotPermitted> = await act(ctx, 'health.run', async (tx, permit) =>
      ok(await inviteSome(tx, ctx, tell, permit, { round, measure, after: from, atOnce })),
    )
    if (!last.ok) return last
    if (last.value === null) break
    after = last.value
  }
  return act(ctx, 'health.run', async (tx, permit) => {
    await endRound(tx, id, 'done', ctx.now)
    const done = (await findRound(tx, id)) ?? round
    const detail = `run ${done.subject} attempt ${done.attempt} looked ${done.looked} selected ${done.selected} invited ${done.invited}`
    permit.record({ actionCode: 'E', objectType: 'round', objectId: id, detail })
    return ok(done)
  })
}

/** What the page says when the job gave up; it can be begun again. */
export async function markRoundFailed(ctx: Context, id: Id<'round'>): Promise<void> {
  await act(ctx, 'health.run', async (tx, permit) => {
    await endRound(tx, id, 'failed', ctx.now)
    permit.record({ actionCode: 'E', objectType: 'round', objectId: id, detail: 'run failed' })
    return ok(null)
  })
}

const kindOf = ({ subject }: Pick<Round, 'subject'>): 'moment' | 'dose' => (subject.startsWith('moment:') ? 'moment' : 'dose')

type Batch = { readonly round: Round; readonly measure: Measure; readonly after: Id<'person'> | null; readonly atOnce: number }
type Picked = { readonly personId: Id<'person'>; readonly due: Due }

/** Answers after whom the next batch begins; null when this was the last. */
async function inviteSome(
  tx: Tx,
  ctx: Context,
  tell: Jobs['tell'],
  permit: Pick<Permit, 'record'>,
  { round, measure, after, atOnce }: Batch,
): Promise<Id<'person'> | null> {
  const bornFrom = round.bornFrom ?? round.asOf.subtract({ years: 18 })
  const children = await eachChild(tx, { after, most: atOnce, bornFrom, bornUntil: round.bornUntil ?? round.asOf })
  const due = await dueOf(tx, children, measure)
  const wanted = [...due].flatMap(([personId, mine]): Picked[] => {
    const one = mine.find(({ subject }) => subject === round.subject)
    return one === undefined ? [] : [{ personId, due: one }]
  })
  const soFar = await listInvited(
    tx,
    wanted.map(({ personId }) => personId),
  )
  const picked = wanted.filter(({ personId }) => mayInvite(round.attempt, soFar.get(personId)?.get(round.subject) ?? null, measure.today))
  const invited = await invite(tx, ctx, round, measure, picked)
  await countInRound(tx, round.id, { looked: children.length, selected: picked.length, invited: invited.length })
  for (const { personId } of picked) {
    const about = { objectType: 'person', objectId: personId, subjectId: personId, fieldGroup: 'healthPieces' }
    permit.record({ actionCode: 'U', ...about, detail: `${round.subject} attempt ${round.attempt}` })
  }
  for (const { id, channel } of invited)
    if (channel === 'mail') await tell(tx, invitationMailJob, { centreId: ctx.centreId, invitationId: id }, { onceKey: id })
  return children.length < atOnce ? null : (children.at(-1)?.id ?? null)
}

async function invite(tx: Tx, ctx: Context, round: Round, measure: Measure, picked: readonly Picked[]) {
  const ids = picked.map(({ personId }) => personId)
  const contacts = kindOf(round) === 'moment' ? await contactsFor(tx, ctx, round, measure, picked) : new Map<string, Id<'contact'>>()
  const accounts = await listReachable(tx, ids)
  const on = localDate(ctx.now)
  const invited = await insertInvitations(
    tx,
    ctx.centreId,
    { roundId: round.id, subject: round.subject, attempt: round.attempt, on, atMs: ctx.now.epochMilliseconds },
    ids.map((personId) => ({ personId, contactId: contacts.get(personId) ?? null, channel: channelOf(accounts.get(personId)) })),
  )
  await markInvited(
    tx,
    invited.flatMap(({ personId }) => contacts.get(personId) ?? []),
  )
  return invited
}

/** The contact of each child for the moment: made now where the child had no schedule yet. */
async function contactsFor(
  tx: Tx,
  ctx: Context,
  round: Round,
  measure: Measure,
  picked: readonly Picked[],
): Promise<ReadonlyMap<string, Id<'contact'>>> {
  const code = round.subject.slice('moment:'.length)
  const ids = picked.map(({ personId }) => personId)
  const setOf = await momentsOfEach(tx, ids, measure)
  await insertPlanned(
    tx,
    ctx.centreId,
    picked.flatMap(({ personId, due: { window } }) => {
      const moment = setOf(personId).find((one) => one.code === code)
      if (moment === undefined) return []
      return {
        ...{ id: newId<'contact'>(ctx.now.epochMilliseconds), personId, moment: code, form: moment.form, discipline: moment.discipline },
        ...{ dueFrom: plainDate(window.from), dueOn: plainDate(window.due), dueUntil: plainDate(window.until), createdBy: round.madeBy },
      }
    }),
    ctx.now,
  )
  return listContactsFor(tx, ids, code)
}
