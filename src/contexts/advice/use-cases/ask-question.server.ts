import { act, findOutcome, rememberOutcome, wasWrittenMeanwhile, type NotPermitted } from '#contexts/access/public.ts'
import type { Context } from '#platform/context.ts'
import { narrowTo, type Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { pseudonym } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate, type Instant, type PlainDate } from '#platform/time.ts'
import { foldedText, subjectOf } from '../rules/message-text.ts'
import { keptUntil } from '../rules/retention.ts'
import { dueAt, isOpenAt, type Urgency } from '../rules/terms.ts'
import {
  findConversation,
  insertConversation,
  insertMessage,
  isSelectorTaken,
  updateConversation,
  type ConversationRow,
} from '../sql/conversations.server.ts'
import { findPausesOfOwn } from '../sql/pauses.server.ts'
import { tellPartners, termsOf, type Desk } from './desk.ts'
import { codeColumns, newCode, shown, type MadeCode } from './new-code.server.ts'
import { noticeFlood, nothingNoticed, type Noticed } from './notice-flood.server.ts'
import { newConversationKey, sealText, unwrapForCentre, wrapForCentre } from './sealing.server.ts'

export type Audience = 'parents' | 'youngPeople' | 'workers' | 'unknown'

/** A question as the rules read it: text made ready and, unless the asker chose otherwise, masked (PR-37). */
export type Question = {
  readonly text: string
  readonly audience: Audience
  readonly childAgeYears: number | null
  readonly postcode4: number | null
  readonly language: string
  readonly channel: 'page' | 'mail' | 'phone' | 'walk-in'
  readonly urgency: Urgency
  /** Kinds of danger words that were found (PR-36). */
  readonly urgencyReasons: readonly string[]
  readonly noticeAddress: string | null
  /** Rather a talk than a letter: the team sees a wish for an appointment. */
  readonly wantsTalk?: boolean
}

export type Received = {
  readonly conversationId: Id<'conversation'>
  /** The code to show once; null when this was a repeat after the asker gave a group back. */
  readonly code: string | null
  readonly due: Instant
  readonly codeExpires: PlainDate
  readonly acute: boolean
  readonly openNow: boolean
  /** The source is paused: received and kept apart, and read after this moment. */
  readonly asideUntil: Instant | null
}

/**
 * A question comes in (PR-34). The same key again renews the code of the same conversation, until the asker
 * has given a group back; after that it only says "received". Many questions from one source wait a
 * little longer each, and all get in.
 */
export async function askQuestion(
  ctx: Context,
  desk: Desk,
  question: Question,
  sent: { readonly key: string; readonly source: Buffer },
): Promise<Result<Received, NotPermitted>> {
  const noticed = await noticeFlood(ctx, desk, question, sent.source)
  return receiveOnce(ctx, desk, question, { verb: 'conversation.ask', key: sent.key, noticed })
}

/**
 * A colleague writes down the question of somebody on the telephone or at the desk. The code is handed over,
 * and opens once: at the person's own first use it is renewed, so that the desk keeps no working key.
 */
export async function enterQuestion(ctx: Context, desk: Desk, question: Question, key: string): Promise<Result<Received, NotPermitted>> {
  return receiveOnce(ctx, desk, question, { verb: 'conversation.enter', key, noticed: nothingNoticed })
}

type How = { readonly verb: 'conversation.ask' | 'conversation.enter'; readonly key: string; readonly noticed: Noticed }

async function receiveOnce(ctx: Context, desk: Desk, question: Question, how: How): Promise<Result<Received, NotPermitted>> {
  const made = await newCode(desk)
  try {
    return await receive(ctx, desk, question, how, made)
  } catch (problem) {
    if (isSelectorTaken(problem)) return receiveOnce(ctx, desk, question, how)
    if (wasWrittenMeanwhile(problem)) return receive(ctx, desk, question, how, made)
    throw problem
  }
}

async function receive(ctx: Context, desk: Desk, question: Question, how: How, made: MadeCode): Promise<Result<Received, NotPermitted>> {
  const { verb, key, noticed } = how
  const id = newId<'conversation'>(ctx.now.epochMilliseconds)
  const centre = await desk.centre(ctx.centreId)
  const terms = termsOf(centre)
  const openNow = isOpenAt(terms, ctx.now)
  return act(
    ctx,
    verb,
    async (tx, permit) => {
      const before = await findOutcome(tx, 'ask', key)
      if (before !== null) {
        permit.record({ actionCode: 'U', objectType: 'conversation', objectId: before, detail: 'repeat' })
        return ok({ ...(await repeat(tx, ctx, desk, before as Id<'conversation'>, made)), openNow })
      }
      const codeExpiresAt = keptUntil('anonymous', ctx.now, centre.retentionDays)
      const due = dueAt(question.urgency, terms, ctx.now)
      const secret = newConversationKey(id)
      const forCentre = wrapForCentre(desk.keys, ctx.centreId, secret)
      await insertConversation(tx, {
        centre_id: ctx.centreId,
        id,
        state: 'waiting',
        created_at: ctx.now,
        last_activity_at: ctx.now,
        audience: question.audience,
        child_age_years: question.childAgeYears,
        postcode4: question.postcode4,
        language: question.language,
        channel: question.channel,
        subject: sealText(secret, 'subject', subjectOf(question.text)),
        text_mark: pseudonym(desk.keys, 'text', foldedText(question.text)),
        text_bundle: noticed.textBundle,
        source_bundle: noticed.sourceBundle,
        set_aside_by: noticed.aside?.pauseId ?? null,
        urgency: question.urgency,
        urgency_reasons: [...question.urgencyReasons],
        due_at: due,
        wants_appointment: question.wantsTalk === true,
        notice_address: question.noticeAddress === null ? null : sealText(secret, 'notice', question.noticeAddress),
        code_from_desk: verb === 'conversation.enter',
        code_expires_at: codeExpiresAt,
        key_for_centre: forCentre.wrapped,
        centre_key_version: forCentre.version,
        ...codeColumns(made, secret),
      })
      const messageId = newId(ctx.now.epochMilliseconds)
      await insertMessage(tx, {
        ...{ centre_id: ctx.centreId, id: messageId, conversation_id: id, kind: 'question', author: 'asker', at: ctx.now },
        body: sealText(secret, messageId, question.text),
      })
      await rememberOutcome(tx, ctx.centreId, 'ask', key, id, ctx.now)
      if (question.urgency === 'acute') await desk.tell(tx, 'advice.acute-question', { centreId: ctx.centreId, conversationId: id })
      await tellPartners(desk, tx, ctx, id, 'asked')
      permit.record({ actionCode: 'C', objectType: 'conversation', objectId: id })
      return ok({
        conversationId: id,
        code: shown(id, made).text,
        due,
        codeExpires: localDate(codeExpiresAt),
        acute: question.urgency === 'acute',
        openNow,
        asideUntil: noticed.aside?.until ?? null,
      })
    },
    { conversationId: id },
  )
}

export type Afterwards = { readonly kind: 'unknown' }

/**
 * What the page with the key does after the form was sent, for who still has that form: look again,
 * say that a group was given back (from then on a repeat does not renew the code), or ask for a new code.
 */
export async function afterAsking(
  ctx: Context,
  desk: Desk,
  key: string,
  deed: 'look' | 'confirm' | 'renew',
): Promise<Result<Received, Afterwards | NotPermitted>> {
  const made = deed === 'renew' ? await newCode(desk) : null
  const openNow = isOpenAt(termsOf(await desk.centre(ctx.centreId)), ctx.now)
  return act<'conversation.ask', Received, Afterwards>(ctx, 'conversation.ask', async (tx, permit) => {
    const id = (await findOutcome(tx, 'ask', key)) as Id<'conversation'> | null
    if (id === null) return err({ kind: 'unknown' })
    permit.record({ actionCode: deed === 'look' ? 'R' : 'U', objectType: 'conversation', objectId: id, detail: deed })
    if (made !== null) return ok({ ...(await repeat(tx, ctx, desk, id, made)), openNow })
    await narrowTo(tx, id)
    const row = await findConversation(tx, id)
    if (row === null) return err({ kind: 'unknown' })
    if (deed === 'confirm' && row.code_confirmed_at === null) await updateConversation(tx, row, { code_confirmed_at: ctx.now })
    return ok({
      conversationId: id,
      code: null,
      due: row.due_at,
      codeExpires: localDate(row.code_expires_at),
      acute: row.urgency === 'acute',
      openNow,
      asideUntil: await asideUntil(tx, ctx, row),
    })
  })
}

/** Until the asker has given a group back, a lost answer is mended by a new code; afterwards a repeat only says "received". */
async function repeat(tx: Tx, ctx: Context, desk: Desk, id: Id<'conversation'>, made: MadeCode): Promise<Omit<Received, 'openNow'>> {
  await narrowTo(tx, id)
  const row = await findConversation(tx, id)
  if (row === null) return { conversationId: id, code: null, due: ctx.now, codeExpires: localDate(ctx.now), acute: false, asideUntil: null }
  const told = {
    conversationId: id,
    due: row.due_at,
    codeExpires: localDate(row.code_expires_at),
    acute: row.urgency === 'acute',
    asideUntil: await asideUntil(tx, ctx, row),
  }
  if (row.code_confirmed_at !== null) return { ...told, code: null }
  const secret = unwrapForCentre(desk.keys, ctx.centreId, row.key_for_centre, row.centre_key_version, id)
  await updateConversation(tx, row, codeColumns(made, secret))
  return { ...told, code: shown(id, made).text }
}

async function asideUntil(tx: Tx, { now }: Context, row: ConversationRow): Promise<Instant | null> {
  const pauses = row.set_aside_by === null ? [] : await findPausesOfOwn(tx, row, now)
  return pauses.find(({ id }) => id === row.set_aside_by)?.ends_at ?? null
}
