import { withSystemSight, type Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'
import { worksNow } from '../working-now.ts'

export type EmergencyNotice = 'emergency-in-my-file' | 'emergency-to-review' | 'emergency-reviewed'
export type ReviewNotice = 'review-question' | 'review-answer' | 'review-outcome'
export type RequestNotice = 'request-to-handle'
/** Of a hidden part no mail speaks. */
export type HiddenPartNotice = 'hidden-part-is-mine'
/** The sealed log is not as it was sealed. */
export type LogNotice = 'log-broken'
export type NoticeKind = EmergencyNotice | ReviewNotice | RequestNotice | HiddenPartNotice | LogNotice

export type Notice = {
  readonly id: Id<'notice'>
  readonly kind: NoticeKind
  readonly aboutId: string
  readonly personId: Id<'person'> | null
  readonly at: Instant
}

export type NewNotice = Pick<Notice, 'kind' | 'aboutId' | 'personId'> & { readonly accountId: Id<'account'> }

/** Told twice, it is there once. */
export async function insertNotices(tx: Tx, centreId: string, notices: readonly NewNotice[], at: Instant): Promise<void> {
  if (notices.length === 0) return
  await withSystemSight(tx, () =>
    tx
      .insertInto('access.notice')
      .values(
        notices.map(({ accountId, kind, aboutId, personId }) => ({
          centre_id: centreId,
          id: newId(at.epochMilliseconds),
          account_id: accountId,
          kind,
          about_id: aboutId,
          person_id: personId,
          created_at: at,
        })),
      )
      .onConflict((conflict) => conflict.constraint('notice_once').doNothing())
      .execute(),
  )
}

export async function listUnseenNotices(tx: Tx, accountId: Id<'account'>): Promise<Notice[]> {
  const rows = await tx
    .selectFrom('access.notice')
    .select(['id', 'kind', 'about_id as aboutId', 'person_id as personId', 'created_at as at'])
    .where('account_id', '=', accountId)
    .where('seen_at', 'is', null)
    .orderBy('created_at', 'desc')
    .limit(100)
    .execute()
  return rows as Notice[]
}

export async function countUnseenNotices(tx: Tx, accountId: Id<'account'>): Promise<{ kind: NoticeKind; count: number }[]> {
  const rows = await tx
    .selectFrom('access.notice')
    .select((eb) => ['kind', eb.fn.countAll<number>().as('count')])
    .where('account_id', '=', accountId)
    .where('seen_at', 'is', null)
    .groupBy('kind')
    .execute()
  return rows as { kind: NoticeKind; count: number }[]
}

/** False when it is somebody else's, or was seen before. */
export async function markNoticeSeen(tx: Tx, id: Id<'notice'>, at: Instant): Promise<boolean> {
  const done = await tx
    .updateTable('access.notice')
    .set({ seen_at: at })
    .where('id', '=', id)
    .where('seen_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** Seen by looking at it: what was to review has been reviewed. */
export async function markNoticesAboutSeen(tx: Tx, kind: NoticeKind, aboutId: string, at: Instant): Promise<void> {
  await withSystemSight(tx, () =>
    tx
      .updateTable('access.notice')
      .set({ seen_at: at })
      .where('kind', '=', kind)
      .where('about_id', '=', aboutId)
      .where('seen_at', 'is', null)
      .execute(),
  )
}

/** All of one kind, whatever they are about: what they told is over, or is told anew. */
export async function markNoticesOfKindSeen(tx: Tx, kind: NoticeKind, at: Instant): Promise<void> {
  await tx.updateTable('access.notice').set({ seen_at: at }).where('kind', '=', kind).where('seen_at', 'is', null).execute()
}

export type ToMail = { readonly id: Id<'notice'>; readonly kind: NoticeKind; readonly email: string }

/** With the mail address of whom to tell; for a job. */
export async function listUnmailed(tx: Tx, aboutId: string): Promise<ToMail[]> {
  const rows = await tx
    .selectFrom('access.notice as n')
    .innerJoin('access.account as a', (join) => join.onRef('a.centre_id', '=', 'n.centre_id').onRef('a.id', '=', 'n.account_id'))
    .select(['n.id', 'n.kind', 'a.email'])
    .where('n.about_id', '=', aboutId)
    .where('n.kind', '!=', 'hidden-part-is-mine')
    .where('n.mailed_at', 'is', null)
    .where(worksNow('a'))
    .orderBy('n.id')
    .execute()
  return rows as ToMail[]
}

/** The oldest first. */
export async function listUnmailedOfKind(tx: Tx, kind: NoticeKind, limit: number): Promise<ToMail[]> {
  const rows = await tx
    .selectFrom('access.notice as n')
    .innerJoin('access.account as a', (join) => join.onRef('a.centre_id', '=', 'n.centre_id').onRef('a.id', '=', 'n.account_id'))
    .select(['n.id', 'n.kind', 'a.email'])
    .where('n.kind', '=', kind)
    .where('n.mailed_at', 'is', null)
    .where('n.seen_at', 'is', null)
    .where(worksNow('a'))
    .orderBy('n.id')
    .limit(limit)
    .execute()
  return rows as ToMail[]
}

export async function markMailed(tx: Tx, id: Id<'notice'>, at: Instant): Promise<void> {
  await tx.updateTable('access.notice').set({ mailed_at: at }).where('id', '=', id).execute()
}
