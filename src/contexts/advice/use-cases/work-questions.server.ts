/** What the team does with questions: the shared inbox, reading, taking, handing over, notes, drafts, answering, closing. */
import { act, listColleagues, type Colleague, type NotPermitted } from '#contexts/access/public.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { isBefore, localDate, type Instant, type PlainDate } from '#platform/time.ts'
import { answer, close, handOver, layDown, take, type Account, type ConversationState, type Refusal } from '../rules/conversation.ts'
import { mayHandKey } from '../rules/handing-over-a-key.ts'
import { keptUntil, regimeOf, type Regime } from '../rules/retention.ts'
import { dueAt, type Urgency } from '../rules/terms.ts'
import {
  countInbox,
  deleteDraft,
  findConversation,
  findDraft,
  insertMessage,
  listInbox,
  listMessages,
  listReaders,
  lockConversation,
  rememberReader,
  saveDraftRow,
  updateConversation,
  type ConversationRow,
  type InboxFilter,
} from '../sql/conversations.server.ts'
import { stateColumns, stateOf } from './conversation-row.ts'
import { tellPartners, termsOf, type Desk } from './desk.ts'
import { codeColumns, newCode, shown } from './new-code.server.ts'
import { readSubject, sealText, unsealText, unwrapForCentre, type ConversationKey } from './sealing.server.ts'

export type { InboxFilter }
export const disciplines = [
  'youthDoctor',
  'youthNurse',
  'clinicAssistant',
  'behaviouralScientist',
  'socialWorker',
  'familyCoach',
  'frontDeskWorker',
] as const
export type Discipline = (typeof disciplines)[number]

export type InboxItem = {
  readonly id: Id<'conversation'>
  readonly subject: string
  readonly state: ConversationRow['state']
  readonly assignedTo: Colleague | null
  readonly mine: boolean
  readonly audience: string
  readonly childAgeYears: number | null
  readonly language: string
  readonly channel: string
  readonly urgency: Urgency
  readonly due: Instant
  readonly discipline: string | null
  readonly wantsAppointment: boolean
  readonly escalated: boolean
  readonly lastActivity: Instant
  /** In a list: how many free questions with the same text stand behind this one. */
  readonly sameText?: number
}

export type Inbox = { readonly items: readonly InboxItem[]; readonly counts: Record<InboxFilter, number> }

export const inboxPageSize = 50

/** The shared inbox. One audit row per conversation whose subject is shown (PR-28). */
export async function listQuestions(
  ctx: Context,
  desk: Desk,
  filter: InboxFilter,
  pageNumber: number,
): Promise<Result<Inbox, NotPermitted>> {
  return act(ctx, 'conversation.list', async (tx, permit) => {
    const me = accountOf(ctx)
    const people = peopleOf(await listColleagues(tx))
    const rows = await listInbox(tx, filter, me, { size: inboxPageSize, offset: (pageNumber - 1) * inboxPageSize })
    for (const row of rows) permit.record({ actionCode: 'R', objectType: 'conversation', objectId: row.id, detail: 'list' })
    if (rows.length === 0) permit.record({ actionCode: 'E', detail: 'empty list' })
    const items = rows.map((row): InboxItem => {
      const key = unwrapForCentre(desk.keys, ctx.centreId, row.key_for_centre, row.centre_key_version, row.id as Id<'conversation'>)
      return {
        id: row.id as Id<'conversation'>,
        subject: readSubject(key, row.subject),
        state: row.state,
        assignedTo: row.assigned_to === null ? null : (people.get(row.assigned_to) ?? null),
        mine: row.assigned_to === me,
        audience: row.audience,
        childAgeYears: row.child_age_years,
        language: row.language,
        channel: row.channel,
        urgency: row.urgency as Urgency,
        due: row.due_at,
        discipline: row.discipline,
        wantsAppointment: row.wants_appointment,
        escalated: row.escalated_at !== null,
        lastActivity: row.last_activity_at,
        sameText: row.sameText,
      }
    })
    return ok({ items, counts: await countInbox(tx, me) })
  })
}

export type WorkLetter = {
  readonly id: string
  readonly kind: 'question' | 'reply' | 'answer' | 'note' | 'appointment-wish' | 'handover'
  readonly author: 'asker' | Colleague
  readonly at: Instant
  readonly text: string
  readonly articles: readonly string[]
  readonly offersAppointment: boolean
}

export type WorkQuestion = InboxItem & {
  readonly letters: readonly WorkLetter[]
  readonly urgencyReasons: readonly string[]
  /** The person has no key yet, and can be given one that works once. */
  readonly keyCanBeHanded: boolean
  readonly postcode4: number | null
  readonly topic: string | null
  readonly codeExpires: PlainDate
  /** By a key or in an account; never whose. */
  readonly regime: Regime
  readonly firstAppointment: PlainDate | null
  readonly rating: string | null
  readonly version: number
  readonly draft: { readonly text: string; readonly articles: readonly string[]; readonly savedAt: Instant } | null
  readonly readers: readonly Colleague[]
  readonly colleagues: readonly Colleague[]
}

export type WorkRefusal =
  | Refusal
  /** Of another centre, erased, or never there: these look the same. */
  | { readonly kind: 'unknown' }
  /** Somebody wrote since this page was opened; nothing is lost. */
  | { readonly kind: 'changed-meanwhile'; readonly version: number }

/** One question with its letters. That the reader read it, the asker may see. */
export async function readQuestion(
  ctx: Context,
  desk: Desk,
  id: Id<'conversation'>,
): Promise<Result<WorkQuestion, WorkRefusal | NotPermitted>> {
  return act(ctx, 'conversation.read', async (tx, permit) => {
    const row = await findConversation(tx, id)
    if (row === null) return err({ kind: 'unknown' })
    const me = accountOf(ctx)
    const key = keyOf(ctx, desk, row)
    const colleagues = await listColleagues(tx)
    const people = peopleOf(colleagues)
    await rememberReader(tx, ctx.centreId, id, me, ctx.now)
    const letters = (await listMessages(tx, id)).map((message): WorkLetter => ({
      id: message.id,
      kind: message.kind as WorkLetter['kind'],
      author: (message.account_id === null ? undefined : people.get(message.account_id)) ?? 'asker',
      at: message.at,
      text: unsealText(key, message.id, message.body),
      articles: message.articles,
      offersAppointment: message.offers_appointment,
    }))
    const draft = await findDraft(tx, id, me)
    permit.record({ actionCode: 'R', objectType: 'conversation', objectId: id })
    return ok({
      id,
      subject: readSubject(key, row.subject),
      state: row.state,
      assignedTo: row.assigned_to === null ? null : (people.get(row.assigned_to) ?? null),
      mine: row.assigned_to === me,
      audience: row.audience,
      childAgeYears: row.child_age_years,
      language: row.language,
      channel: row.channel,
      urgency: row.urgency as Urgency,
      due: row.due_at,
      discipline: row.discipline,
      wantsAppointment: row.wants_appointment,
      escalated: row.escalated_at !== null,
      lastActivity: row.last_activity_at,
      letters,
      urgencyReasons: row.urgency_reasons,
      keyCanBeHanded: mayHandKey(row.channel, hasOwnWay(row)),
      postcode4: row.postcode4,
      topic: row.topic,
      codeExpires: localDate(row.code_expires_at),
      regime: regimeOf(row.resident_id),
      firstAppointment: row.first_appointment_at === null ? null : localDate(row.first_appointment_at),
      rating: row.rating,
      version: row.version,
      draft:
        draft === null ? null : { text: unsealText(key, draftPlace(me), draft.body), articles: draft.articles, savedAt: draft.saved_at },
      readers: (await listReaders(tx, id)).flatMap((reader) => people.get(reader) ?? []),
      colleagues: colleagues.filter(
        (one) => one.active && one.roles.some((role) => role === 'frontDesk' || role === 'professional' || role === 'coordinator'),
      ),
    })
  })
}

type Deed = Result<null, WorkRefusal | NotPermitted>

export const takeQuestion = (ctx: Context, desk: Desk, id: Id<'conversation'>): Promise<Deed> =>
  move(ctx, desk, id, 'take', (now, me) => take(now, me))

export const layDownQuestion = (ctx: Context, desk: Desk, id: Id<'conversation'>): Promise<Deed> =>
  move(ctx, desk, id, 'lay-down', (now, me) => layDown(now, me))

/** To a colleague, or to a discipline: then it is free for whoever practises it. The words go along as a note for the team. */
export async function handOverQuestion(
  ctx: Context,
  desk: Desk,
  id: Id<'conversation'>,
  to: { readonly account: Account | null; readonly discipline: Discipline | null; readonly note: string | null },
): Promise<Deed> {
  return work(ctx, desk, id, 'hand-over', async (tx, row, key) => {
    const me = accountOf(ctx)
    if (to.account !== null && !(await listColleagues(tx)).some((one) => one.id === to.account && one.active))
      return err({ kind: 'unknown' })
    const moved = handOver(stateOf(row), me, to.account)
    if (!moved.ok) return moved
    if (to.note !== null) await write(tx, ctx, key, { kind: 'handover', text: to.note })
    await updateConversation(tx, row, { ...stateColumns(moved.value), discipline: to.discipline ?? row.discipline })
    return ok(null)
  })
}

export async function writeNote(ctx: Context, desk: Desk, id: Id<'conversation'>, text: string): Promise<Deed> {
  return work(ctx, desk, id, 'note', async (tx, row, key) => {
    // A double click: the same note by the same person within a minute is one note.
    const last = (await listMessages(tx, id)).at(-1)
    const isRepeat = last?.kind === 'note' && last.account_id === accountOf(ctx) && isBefore(ctx.now.subtract({ minutes: 1 }), last.at)
    if (isRepeat && unsealText(key, last.id, last.body) === text) return ok(null)
    await write(tx, ctx, key, { kind: 'note', text })
    await updateConversation(tx, row, {})
    return ok(null)
  })
}

/** Keeps what is being written; never sent, seen by its writer only. An empty draft is thrown away. */
export async function saveDraft(
  ctx: Context,
  desk: Desk,
  id: Id<'conversation'>,
  draft: { readonly text: string; readonly articles: readonly string[] },
): Promise<Deed> {
  return work(ctx, desk, id, 'draft', async (tx, row, key) => {
    const me = accountOf(ctx)
    if (draft.text === '') await deleteDraft(tx, row.id, me)
    else
      await saveDraftRow(tx, {
        centreId: ctx.centreId,
        conversationId: row.id,
        accountId: me,
        body: sealText(key, draftPlace(me), draft.text),
        articles: draft.articles,
        now: ctx.now,
      })
    return ok(null)
  })
}

export type Answer = {
  readonly text: string
  readonly articles: readonly string[]
  readonly offersAppointment: boolean
  /** The version of the conversation that the writer saw. */
  readonly seenVersion: number
}

/** The centre answers. Not over somebody else's answer: when anything changed since the page was opened, it is refused and the draft stays. */
export async function answerQuestion(ctx: Context, desk: Desk, id: Id<'conversation'>, given: Answer): Promise<Deed> {
  const centre = await desk.centre(ctx.centreId)
  return work(ctx, desk, id, 'answer', async (tx, row, key) => {
    if (row.version !== given.seenVersion) return err({ kind: 'changed-meanwhile', version: row.version })
    const me = accountOf(ctx)
    const answered = answer(stateOf(row), me)
    if (!answered.ok) return answered
    await write(tx, ctx, key, { kind: 'answer', text: given.text, articles: given.articles, offersAppointment: given.offersAppointment })
    await deleteDraft(tx, row.id, me)
    await updateConversation(tx, row, {
      ...stateColumns(answered.value),
      last_activity_at: ctx.now,
      code_expires_at: keptUntil(regimeOf(row.resident_id), ctx.now, centre.retentionDays),
      escalated_at: null,
      reminded_at: null,
    })
    await tellPartners(desk, tx, ctx, id, 'answered')
    if (row.notice_address !== null) await desk.tell(tx, 'advice.answer-notice', { centreId: ctx.centreId, conversationId: row.id })
    return ok(null)
  })
}

export async function closeQuestion(ctx: Context, desk: Desk, id: Id<'conversation'>, topic: string): Promise<Deed> {
  return work(ctx, desk, id, 'close', async (tx, row) => {
    const closed = close(stateOf(row), 'centre')
    if (!closed.ok) return closed
    await updateConversation(tx, row, { ...stateColumns(closed.value), topic })
    await tellPartners(desk, tx, ctx, id, 'closed')
    return ok(null)
  })
}

/** The team judges how urgent it is; the term follows. */
export async function setUrgency(ctx: Context, desk: Desk, id: Id<'conversation'>, urgency: Urgency): Promise<Deed> {
  const centre = await desk.centre(ctx.centreId)
  return work(ctx, desk, id, `urgency-${urgency}`, async (tx, row) => {
    if (row.state === 'closed') return err({ kind: 'closed' })
    const from = urgency === 'acute' ? ctx.now : row.created_at
    await updateConversation(tx, row, { urgency, due_at: dueAt(urgency, termsOf(centre), from), reminded_at: null, escalated_at: null })
    if (urgency === 'acute' && row.urgency !== 'acute')
      await desk.tell(tx, 'advice.acute-question', { centreId: ctx.centreId, conversationId: row.id })
    return ok(null)
  })
}

/** Notes that the first appointment was made, or that it was not after all. From then on a conversation in an account does not go back to a key. */
export async function noteAppointment(ctx: Context, desk: Desk, id: Id<'conversation'>, made: boolean): Promise<Deed> {
  return work(ctx, desk, id, made ? 'appointment' : 'no-appointment', async (tx, row) => {
    await updateConversation(tx, row, { first_appointment_at: made ? (row.first_appointment_at ?? ctx.now) : null })
    return ok(null)
  })
}

function move(
  ctx: Context,
  desk: Desk,
  id: Id<'conversation'>,
  detail: string,
  decide: (now: ConversationState, me: Account) => Result<ConversationState, Refusal>,
): Promise<Deed> {
  return work(ctx, desk, id, detail, async (tx, row) => {
    const moved = decide(stateOf(row), accountOf(ctx))
    if (!moved.ok) return moved
    await updateConversation(tx, row, stateColumns(moved.value))
    return ok(null)
  })
}

export type HandedKey = { readonly code: string; readonly due: Instant; readonly acute: boolean }

/**
 * A key to hand over for a question that came in by mail, or whose key from the desk was lost: it works once. Never for
 * somebody who has a key of their own already.
 */
export async function handKey(ctx: Context, desk: Desk, id: Id<'conversation'>): Promise<Result<HandedKey, WorkRefusal | NotPermitted>> {
  const made = await newCode(desk)
  return act(ctx, 'conversation.enter', async (tx, permit): Promise<Result<HandedKey, WorkRefusal>> => {
    const row = await lockConversation(tx, id)
    if (row === null || !mayHandKey(row.channel, hasOwnWay(row))) return err({ kind: 'unknown' })
    await updateConversation(tx, row, { ...codeColumns(made, keyOf(ctx, desk, row)), code_from_desk: true })
    permit.record({ actionCode: 'U', objectType: 'conversation', objectId: id, detail: 'hand-key' })
    return ok({ code: shown(id, made).text, due: row.due_at, acute: row.urgency === 'acute' })
  })
}

/** A key that was used, or an account. */
const hasOwnWay = (row: ConversationRow): boolean => row.code_confirmed_at !== null || row.resident_id !== null

type Work = (tx: Tx, row: ConversationRow, key: ConversationKey) => Promise<Result<null, WorkRefusal>>

async function work(ctx: Context, desk: Desk, id: Id<'conversation'>, detail: string, deed: Work): Promise<Deed> {
  return act(ctx, 'conversation.work', async (tx, permit) => {
    const row = await lockConversation(tx, id)
    if (row === null) return err({ kind: 'unknown' })
    permit.record({ actionCode: 'U', objectType: 'conversation', objectId: id, detail })
    return deed(tx, row, keyOf(ctx, desk, row))
  })
}

type NewLetter = {
  readonly kind: 'answer' | 'note' | 'handover'
  readonly text: string
  readonly articles?: readonly string[]
  readonly offersAppointment?: boolean
}

async function write(tx: Tx, ctx: Context, key: ConversationKey, letter: NewLetter): Promise<void> {
  const id = newId<'message'>(ctx.now.epochMilliseconds)
  await insertMessage(tx, {
    ...{
      centre_id: ctx.centreId,
      id,
      conversation_id: key.conversationId,
      kind: letter.kind,
      author: 'centre',
      account_id: accountOf(ctx),
      at: ctx.now,
    },
    body: sealText(key, id, letter.text),
    articles: [...(letter.articles ?? [])],
    offers_appointment: letter.offersAppointment === true,
  })
}

function keyOf(ctx: Context, desk: Desk, row: ConversationRow): ConversationKey {
  return unwrapForCentre(desk.keys, ctx.centreId, row.key_for_centre, row.centre_key_version, row.id as Id<'conversation'>)
}

const draftPlace = (account: Account): string => `draft ${account}`

const peopleOf = (colleagues: readonly Colleague[]): ReadonlyMap<string, Colleague> => new Map(colleagues.map((one) => [one.id, one]))

/** The permit was asked for, so it is somebody of the staff, or the demonstration in a name. */
function accountOf(ctx: Context): Account {
  if (ctx.actor.kind !== 'staff') throw new Error('Only staff work on questions')
  return ctx.actor.accountId
}
