/** The conversations in the account of a resident. Opened by the centre's key, as no code is there to open them: row-level security says whose they are. */
import { act, type NotPermitted, type Permit } from '#contexts/access/public.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { ok, type Result } from '#platform/result.ts'
import { localDate, type Instant, type PlainDate } from '#platform/time.ts'
import { findConversation, type ConversationRow } from '../sql/conversations.server.ts'
import { listOfResident, lockOfResident } from '../sql/claims.server.ts'
import type { Desk } from './desk.ts'
import { eraseConversation } from './erase.server.ts'
import type { OwnVisit } from './own-conversation.server.ts'
import { readSubject, unwrapForCentre } from './sealing.server.ts'

export type AccountConversation = {
  readonly id: Id<'conversation'>
  readonly subject: string
  readonly state: ConversationRow['state']
  readonly due: Instant
  readonly lastActivity: Instant
  readonly keptUntil: PlainDate
}

export async function listAccountConversations(ctx: Context, desk: Desk): Promise<Result<readonly AccountConversation[], NotPermitted>> {
  return act(ctx, 'conversation.readOwn', async (tx, permit) => {
    const rows = ctx.actor.kind === 'resident' ? await listOfResident(tx, ctx.actor.residentId) : []
    for (const row of rows) permit.record({ actionCode: 'R', objectType: 'conversation', objectId: row.id, detail: 'list' })
    if (rows.length === 0) permit.record({ actionCode: 'E', detail: 'empty list' })
    return ok(
      rows.map((row) => ({
        id: row.id as Id<'conversation'>,
        subject: readSubject(keyOf(ctx, desk, row), row.subject),
        state: row.state,
        due: row.due_at,
        lastActivity: row.last_activity_at,
        keptUntil: localDate(row.code_expires_at),
      })),
    )
  })
}

/** One of the own account, opened; null for what is not there, erased, of another account, or with a key: these look the same. */
export async function findAccountVisit(ctx: Context, desk: Desk, id: Id<'conversation'>): Promise<OwnVisit | null> {
  const found = await act(ctx, 'conversation.readOwn', async (tx, permit) => {
    const row = await findConversation(tx, id)
    if (row === null) permit.record({ actionCode: 'E', detail: 'not there' })
    else permit.record({ actionCode: 'E', objectType: 'conversation', objectId: id, detail: 'open' })
    return ok(row === null ? null : keyOf(ctx, desk, row))
  })
  return found.ok && found.value !== null ? { ctx, key: found.value } : null
}

/** Part of deleting the account: what is in it goes along, each with its line on the list of erasures. One that is held stops it all. */
export async function eraseWithAccount(
  tx: Tx,
  permit: Pick<Permit, 'record'>,
  { residentId, now }: { readonly residentId: Id<'resident'>; readonly now: Instant },
): Promise<'erased' | 'held'> {
  for (const row of await lockOfResident(tx, residentId))
    if (!(await eraseConversation(tx, permit, row, { why: 'with-account', now }))) return 'held'
  return 'erased'
}

function keyOf(ctx: Context, desk: Desk, row: ConversationRow) {
  return unwrapForCentre(desk.keys, ctx.centreId, row.key_for_centre, row.centre_key_version, row.id as Id<'conversation'>)
}
