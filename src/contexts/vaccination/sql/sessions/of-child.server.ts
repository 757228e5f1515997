/** Sessions on whose list a child stands: for the family, and for lists of children. Row-level security shows the rows of children that may be seen. */
import { sql } from 'kysely'
import type { Vaccine } from '#calculators/vaccination/programme.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { PlainDate } from '#platform/time.ts'

export type SessionOfChild = {
  readonly id: Id<'session'>
  readonly personId: Id<'person'>
  readonly name: string
  readonly place: string
  readonly heldOn: PlainDate
  readonly vaccines: readonly Vaccine[]
}

/** Those to come, or of today, that go on; by day. */
export async function listSessionsOfChildren(tx: Tx, personIds: readonly string[], today: PlainDate): Promise<SessionOfChild[]> {
  if (personIds.length === 0) return []
  const { rows } = await sql<SessionOfChild>`
    select s.id, c.person_id as "personId", s.name, l.name as place, s.held_on as "heldOn", s.vaccines
    from vaccination.session_child c join vaccination.session s on s.centre_id = c.centre_id and s.id = c.session_id
      join vaccination.location l on l.centre_id = s.centre_id and l.id = s.location_id
    where c.person_id = any(${personIds}::uuid[]) and c.removed_why is null and s.state in ('planned', 'open') and s.held_on >= ${today}::date
    order by s.held_on, s.id, c.person_id`.execute(tx)
  return rows
}

export type OwnRequest = { readonly sessionId: Id<'session'>; readonly times: number; readonly lastOn: PlainDate }

/** How often the reader was asked for an answer: to a resident row-level security shows the own requests only (PR-10). */
export async function listRequestsOfChild(tx: Tx, personId: Id<'person'>): Promise<OwnRequest[]> {
  const { rows } = await sql<OwnRequest>`
    select session_id as "sessionId", count(*)::int as times, max(asked_on) as "lastOn" from vaccination.answer_request
    where person_id = ${personId}::uuid group by session_id`.execute(tx)
  return rows
}
