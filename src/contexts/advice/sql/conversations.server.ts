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

export async function findMessage(tx: Tx, id: string): Promise<MessageRow | null> {
  return (await tx.selectFrom('advice.message').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
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
  /** How many other free, ordinary questions stand behind this one: of one text, or of one flood. */
  readonly behind: number
  /** The conversation is paused until then. */
  readonly pausedUntil: Instant | null
}

export type InboxFilter = 'open' | 'mine' | 'free' | 'waiting-for-asker' | 'closed' | 'apart'

/** Its term is near or past: then it no longer stands together with others of its stream. */
const isLate = (one: string) =>
  sql<boolean>`(${sql.ref(`${one}.reminded_at`)} is not null or ${sql.ref(`${one}.escalated_at`)} is not null)`

/** One text, nearly one text in a flood, or one stream. */
const together = (other: string) => sql<boolean>`(${sql.ref(`${other}.text_mark`)} = advice.conversation.text_mark
  or ${sql.ref(`${other}.text_bundle`)} = advice.conversation.text_bundle
  or (${sql.ref(`${other}.source_bundle`)} = advice.conversation.source_bundle and not ${isLate('advice.conversation')} and not ${isLate(other)}))`

const isFree = (one: string) => sql<boolean>`(${sql.ref(`${one}.state`)} = 'waiting' and ${sql.ref(`${one}.urgency`)} = 'ordinary'
  and ${sql.ref(`${one}.set_aside_by`)} is null)`

/** Free and ordinary, and not the first of its kind. Nothing else is ever kept back: not what is taken, not what is acute. */
const standsBehind = sql<boolean>`(${isFree('advice.conversation')} and exists (
  select 1 from advice.conversation as earlier
  where earlier.centre_id = advice.conversation.centre_id and ${together('earlier')} and ${isFree('earlier')}
    and (earlier.created_at, earlier.id) < (advice.conversation.created_at, advice.conversation.id)))`

const behind = sql<number>`case when ${isFree('advice.conversation')} then (
  select count(*) from advice.conversation as other
  where other.centre_id = advice.conversation.centre_id and ${together('other')} and ${isFree('other')} and other.id <> advice.conversation.id) else 0 end`

const pausedUntil = sql<Instant | null>`(select pause.ends_at from advice.pause as pause
  where pause.centre_id = advice.conversation.centre_id and pause.conversation_id = advice.conversation.id and pause.ended_at is null)`

/** The inbox, a page at a time; of free questions of one text or one flood the first, with the number of the others: open ones by urgency and term, the others newest first. */
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
    .select([behind.as('behind'), pausedUntil.as('pausedUntil')])
    .where((eb) => eb.not(standsBehind))
    .where('set_aside_by', filter === 'apart' ? 'is not' : 'is', null)
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
    case 'apart':
      return recent().execute()
  }
}

export async function countInbox(tx: Tx, accountId: string): Promise<Record<InboxFilter, number>> {
  const row = await tx
    .selectFrom('advice.conversation')
    .select((eb) => {
      const all = eb.fn.countAll<number>()
      const shown = eb('set_aside_by', 'is', null)
      return [
        all.filterWhere(eb.and([shown, eb('state', 'in', ['waiting', 'taken'])])).as('open'),
        all.filterWhere(eb.and([shown, eb('assigned_to', '=', accountId), eb('state', '=', 'taken')])).as('mine'),
        all.filterWhere(eb.and([shown, eb('state', '=', 'waiting')])).as('free'),
        all.filterWhere(eb.and([shown, eb('state', '=', 'answered')])).as('answered'),
        all.filterWhere(eb.and([shown, eb('state', '=', 'closed')])).as('closed'),
        all.filterWhere(eb.not(shown)).as('apart'),
      ]
    })
    .executeTakeFirstOrThrow()
  const { open, mine, free, answered, closed, apart } = row
  return { open, mine, free, 'waiting-for-asker': answered, closed, apart }
}

/** Free questions that stand together with this one, oldest first. */
export async function listTogether(tx: Tx, row: ConversationRow, most: number): Promise<ConversationRow[]> {
  return tx
    .selectFrom('advice.conversation')
    .selectAll()
    .where('state', '=', 'waiting')
    .where('set_aside_by', 'is', null)
    .where('id', '<>', row.id)
    .where((eb) =>
      eb.or([eb('text_mark', '=', row.text_mark), eb('text_bundle', '=', row.text_bundle), eb('source_bundle', '=', row.source_bundle)]),
    )
    .orderBy('created_at')
    .orderBy('id')
    .limit(most)
    .execute()
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
  return (
    tx
      .selectFrom('advice.conversation')
      .selectAll()
      .where('state', 'in', ['waiting', 'taken'])
      // What a pause keeps apart has no term yet.
      .where('set_aside_by', 'is', null)
      .orderBy('due_at')
      .forUpdate()
      .skipLocked()
      .execute()
  )
}

export async function listExpired(tx: Tx, now: Instant, most: number): Promise<ConversationRow[]> {
  return tx
    .selectFrom('advice.conversation')
    .selectAll()
    .where('code_expires_at', '<', now)
    .where(sql<boolean>`not advice.is_held(id)`)
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

/** How many questions these colleagues have taken and not answered. */
export async function countTakenBy(tx: Tx, accountIds: readonly Id<'account'>[]): Promise<number> {
  const row = await tx
    .selectFrom('advice.conversation')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('state', '=', 'taken')
    .where('assigned_to', 'in', [...accountIds])
    .executeTakeFirstOrThrow()
  return row.count
}

export async function listTakenBy(tx: Tx, accountIds: readonly Id<'account'>[]): Promise<Id<'conversation'>[]> {
  const rows = await tx
    .selectFrom('advice.conversation')
    .select('id')
    .where('state', '=', 'taken')
    .where('assigned_to', 'in', [...accountIds])
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id as Id<'conversation'>)
}
