import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { PlainDate } from '#platform/time.ts'
import { daysAfter } from '../../rules/sessions/session.ts'

type Pair = { readonly personId: Id<'person'>; readonly accountId: Id<'account'> }
export type OtherSession = {
  readonly id: Id<'session'>
  readonly heldOn: PlainDate
  readonly accountId: Id<'account'>
  readonly personIds: readonly Id<'person'>[]
}

/** Of these colleagues and children, the other sessions that still bring them together. To be asked with the sight of the system. */
export async function listOtherSessions(tx: Tx, but: Id<'session'>, pairs: readonly Pair[], today: PlainDate): Promise<OtherSession[]> {
  if (pairs.length === 0) return []
  const [persons, accounts] = [pairs.map(({ personId }) => personId), pairs.map(({ accountId }) => accountId)]
  const { rows } = await sql<OtherSession>`
    select s.id, s.held_on as "heldOn", m.account_id as "accountId", array_agg(c.person_id) as "personIds"
    from vaccination.session s join vaccination.session_member m on m.centre_id = s.centre_id and m.session_id = s.id
      join vaccination.session_child c on c.centre_id = s.centre_id and c.session_id = s.id and c.removed_why is null
    where s.id <> ${but}::uuid and s.state <> 'cancelled' and s.held_on + ${daysAfter}::int >= ${today}::date
      and (c.person_id, m.account_id) in (select * from unnest(${persons}::uuid[], ${accounts}::uuid[]))
    group by s.id, s.held_on, m.account_id order by s.id`.execute(tx)
  return rows
}
