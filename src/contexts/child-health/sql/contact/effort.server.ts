/** How much work contacts were, per moment: the middle one of each count, and no person. With the sight of the system. */
import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'

export type Effort = {
  /** The code of the moment; null: contacts outside the schedule. */
  readonly moment: string | null
  readonly contacts: number
  readonly fields: number
  /** Null: none of them was filled in with script. */
  readonly keystrokes: number | null
  readonly seconds: number | null
}

/** Only moments with at least so many closed contacts. */
export async function listEffort(tx: Tx, least: number): Promise<Effort[]> {
  const { rows } = await sql<Effort>`
    select moment, count(*)::int as contacts,
      percentile_disc(0.5) within group (order by fields)::int as fields,
      percentile_disc(0.5) within group (order by keystrokes)::int as keystrokes,
      percentile_disc(0.5) within group (order by seconds)::int as seconds
    from child_health.contact
    where status = 'realised' and fields is not null
    group by moment having count(*) >= ${least} order by moment nulls last`.execute(tx)
  return rows
}
