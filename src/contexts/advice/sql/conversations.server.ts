/** Queries on conversations and their messages. Every function takes the transaction first; row-level security narrows them to the centre, and for an asker to one conversation. */
import { sql, type Insertable, type Selectable, type Updateable } from 'kysely'
import type { AdviceConversation, AdviceMessage } from '../../../../db/types.ts'
import { databaseErrorCode, brokenConstraint, type Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { localDate, type Instant } from '#platform/time.ts'

export type ConversationRow = Selectable<AdviceConversation>
export type MessageRow = Selectable<AdviceMessage>

export async function insertConversation(tx: Tx, row: Insertable<AdviceConversation>): Promise<void> {
  await tx.insertInto('advice.conversation').values(row).execute()
}

export async function findConversation(tx: Tx, id: Id<'conversation'>): Promise<ConversationRow | null> {
  return (await tx.selectFrom('advice.conversation').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** Locked until the transaction ends: whoever decides on it decides alone. */
export async function lockConversation(tx: Tx, id: Id<'conversation'>): Promise<ConversationRow | null> {
  return (await tx.selectFrom('advice.conversation').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) ?? null
}

export async function findBySelector(tx: Tx, selector: string): Promise<ConversationRow | null> {
  return (await tx.selectFrom('advice.conversation').selectAll().where('selector', '=', selector).executeTakeFirst()) ?? null
}

/** Saves and raises the version by one. */
export async function updateConversation(tx: Tx, row: ConversationRow, changes: Updateable<AdviceConversation>): Promise<void> {
  await tx
    .updateTable('advice.conversation')
    .set({ ...changes, version: row.version + 1 })
    .where('centre_id', '=', row.centre_id)
    .where('id', '=', row.id)
    .execute()
}

/** Takes a conversation away with everything that hangs on it. */
export async function deleteConversation(tx: Tx, row: Pick<ConversationRow, 'centre_id' | 'id'>): Promise<void> {
  await tx.deleteFrom('advice.conversation').where('centre_id', '=', row.centre_id).where('id', '=', row.id).execute()
}

export async function insertMessage(tx: Tx, row: Insertable<AdviceMessage>): Promise<void> {
  await tx.insertInto('advice.message').values(row).execute()
}

/** Oldest first. For an asker without the notes: row-level security leaves those out. */
export async function listMessages(tx: Tx, conversationId: string): Promise<MessageRow[]> {
  return tx.selectFrom('advice.message').selectAll().where('conversation_id', '=', conversationId).orderBy('at').orderBy('id').execute()
}

export type InboxRow = Pick<
  ConversationRow,
  | 'id'
  | 'state'
  | 'created_at'
  | 'last_activity_at'
  | 'audience'
  | 'child_age_years'
  | 'language'
  | 'channel'
  | 'subject'
  | 'topic'
  | 'urgency'
  | 'urgency_reasons'
  | 'due_at'
  | 'assigned_to'
  | 'discipline'
  | 'wants_appointment'
  | 'key_for_centre'
  | 'centre_key_version'
  | 'escalated_at'
  | 'closed_by'
> & {
  /** How many other free, ordinary questions have the same text; they stand behind this one. */
  readonly sameText: number
}

export type InboxFilter = 'open' | 'mine' | 'free' | 'waiting-for-asker' | 'closed'

/** Free and ordinary, and not the first with this text. Nothing else is ever kept back: not what is taken, not what is acute. */
const standsBehindSame = sql<boolean>`(advice.conversation.state = 'waiting' and advice.conversation.urgency = 'ordinary' and exists (
  select 1 from advice.conversation as earlier
  where earlier.centre_id = advice.conversation.centre_id and earlier.text_mark = advice.conversation.text_mark
    and earlier.state = 'waiting' and earlier.urgency = 'ordinary'
    and (earlier.created_at, earlier.id) < (advice.conversation.created_at, advice.conversation.id)))`

const sameText = sql<number>`case when advice.conversation.state = 'waiting' and advice.conversation.urgency = 'ordinary' then (
  select count(*) from advice.conversation as same
  where same.centre_id = advice.conversation.centre_id and same.text_mark = advice.conversation.text_mark
    and same.state = 'waiting' and same.urgency = 'ordinary' and same.id <> advice.conversation.id) else 0 end`

/** The inbox, a page at a time; of free questions with one text the first, with the number of the others: open ones by urgency and term, the others newest first. */
export async function listInbox(
  tx: Tx,
  filter: InboxFilter,
  accountId: string,
  page: { readonly size: number; readonly offset: number },
): Promise<InboxRow[]> {
  const columns = tx
    .selectFrom('advice.conversation')
    .select([
      'id',
      'state',
      'created_at',
      'last_activity_at',
      'audience',
      'child_age_years',
      'language',
      'channel',
      'subject',
      'topic',
      'urgency',
      'urgency_reasons',
    ])
    .select([
      'due_at',
      'assigned_to',
      'discipline',
      'wants_appointment',
      'key_for_centre',
      'centre_key_version',
      'escalated_at',
      'closed_by',
    ])
    .select(sameText.as('sameText'))
    .where((eb) => eb.not(standsBehindSame))
  const open = (): typeof columns =>
    columns.orderBy('urgency', 'asc').orderBy('due_at', 'asc').orderBy('id').limit(page.size).offset(page.offset)
  const recent = (): typeof columns => columns.orderBy('last_activity_at', 'desc').orderBy('id').limit(page.size).offset(page.offset)
  switch (filter) {
    case 'open':
      return open().where('state', 'in', ['waiting', 'taken']).execute()
    case 'mine':
      return open().where('state', '=', 'taken').where('assigned_to', '=', accountId).execute()
    case 'free':
      return open().where('state', '=', 'waiting').execute()
    case 'waiting-for-asker':
      return recent().where('state', '=', 'answered').execute()
    case 'closed':
      return recent().where('state', '=', 'closed').execute()
  }
}

export async function countInbox(tx: Tx, accountId: string): Promise<Record<InboxFilter, number>> {
  const row = await tx
    .selectFrom('advice.conversation')
    .select((eb) => [
      eb.fn.countAll<number>().filterWhere('state', 'in', ['waiting', 'taken']).as('open'),
      eb.fn
        .countAll<number>()
        .filterWhere((e) => e.and([e('assigned_to', '=', accountId), e('state', '=', 'taken')]))
        .as('mine'),
      eb.fn.countAll<number>().filterWhere('state', '=', 'waiting').as('free'),
      eb.fn.countAll<number>().filterWhere('state', '=', 'answered').as('answered'),
      eb.fn.countAll<number>().filterWhere('state', '=', 'closed').as('closed'),
    ])
    .executeTakeFirstOrThrow()
  return { open: row.open, mine: row.mine, free: row.free, 'waiting-for-asker': row.answered, closed: row.closed }
}

export function isSelectorTaken(problem: unknown): boolean {
  return databaseErrorCode(problem) === '23505' && brokenConstraint(problem) === 'selector_once'
}

/** Notes that somebody of the centre read it; once per person. */
export async function rememberReader(tx: Tx, centreId: string, conversationId: string, accountId: string, now: Instant): Promise<void> {
  await tx
    .insertInto('advice.reader')
    .values({ centre_id: centreId, conversation_id: conversationId, account_id: accountId, first_read_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function listReaders(tx: Tx, conversationId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('advice.reader')
    .select('account_id')
    .where('conversation_id', '=', conversationId)
    .orderBy('first_read_at')
    .execute()
  return rows.map(({ account_id }) => account_id)
}

/** The cleaned count that stays when the text goes: no text, no person, no exact time. */
export async function insertFinished(tx: Tx, row: ConversationRow, messages: readonly MessageRow[], now: Instant): Promise<void> {
  const firstAnswer = messages.find(({ kind }) => kind === 'answer')
  const minutes =
    firstAnswer === undefined ? null : Math.round((firstAnswer.at.epochMilliseconds - row.created_at.epochMilliseconds) / 60_000)
  await tx
    .insertInto('advice.finished')
    .values({
      centre_id: row.centre_id,
      id: newId(now.epochMilliseconds),
      month: localDate(row.created_at).with({ day: 1 }),
      audience: row.audience,
      topic: row.topic,
      urgency: row.urgency,
      channel: row.channel,
      language: row.language,
      rating: row.rating,
      messages: messages.length,
      answered_in_minutes: minutes,
    })
    .execute()
}

export type DraftRow = { readonly body: Buffer; readonly articles: string[]; readonly saved_at: Instant }

export async function findDraft(tx: Tx, conversationId: string, accountId: string): Promise<DraftRow | null> {
  return (
    (await tx
      .selectFrom('advice.draft')
      .select(['body', 'articles', 'saved_at'])
      .where('conversation_id', '=', conversationId)
      .where('account_id', '=', accountId)
      .executeTakeFirst()) ?? null
  )
}

export async function saveDraftRow(
  tx: Tx,
  draft: { centreId: string; conversationId: string; accountId: string; body: Buffer; articles: readonly string[]; now: Instant },
): Promise<void> {
  const { body, articles, now } = draft
  await tx
    .insertInto('advice.draft')
    .values({
      centre_id: draft.centreId,
      conversation_id: draft.conversationId,
      account_id: draft.accountId,
      body,
      articles: [...articles],
      saved_at: now,
    })
    .onConflict((conflict) =>
      conflict.columns(['centre_id', 'conversation_id', 'account_id']).doUpdateSet({ body, articles: [...articles], saved_at: now }),
    )
    .execute()
}

export async function deleteDraft(tx: Tx, conversationId: string, accountId: string): Promise<void> {
  await tx.deleteFrom('advice.draft').where('conversation_id', '=', conversationId).where('account_id', '=', accountId).execute()
}

/** Open ones, locked; those that another run has locked are left to it. */
export async function listOpen(tx: Tx): Promise<ConversationRow[]> {
  return tx
    .selectFrom('advice.conversation')
    .selectAll()
    .where('state', 'in', ['waiting', 'taken'])
    .orderBy('due_at')
    .forUpdate()
    .skipLocked()
    .execute()
}

export async function listExpired(tx: Tx, now: Instant, most: number): Promise<ConversationRow[]> {
  return tx
    .selectFrom('advice.conversation')
    .selectAll()
    .where('code_expires_at', '<', now)
    .orderBy('code_expires_at')
    .limit(most)
    .forUpdate()
    .skipLocked()
    .execute()
}

export async function listConversationIds(tx: Tx): Promise<Id<'conversation'>[]> {
  const rows = await tx.selectFrom('advice.conversation').select('id').orderBy('id').execute()
  return rows.map(({ id }) => id as Id<'conversation'>)
}
