/** What of the filling is done, in rows written last: a kill at any moment leaves a step done or not done. */
import { inTransaction, type Database } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Services } from '#platform/services.ts'

const lockNumber = 4_711_027
const filled = 'filled'

export type Done = {
  readonly filled: boolean
  readonly outcomes: ReadonlyMap<string, string>
  readonly names: ReadonlySet<string>
}

export async function listDone(db: Database, centreId: Id<'centre'>): Promise<Done> {
  const rows = await inTransaction(db, { centreId, actor: 'system' }, (tx) =>
    tx.selectFrom('demonstration.step').select(['name', 'outcome_id']).execute(),
  )
  const outcomes = new Map(rows.flatMap(({ name, outcome_id }) => (outcome_id === null ? [] : [[name, outcome_id] as const])))
  return { filled: rows.some(({ name }) => name === filled), outcomes, names: new Set(rows.map(({ name }) => name)) }
}

export async function markDone(db: Database, centreId: Id<'centre'>, name: string, outcomeId: string): Promise<void> {
  await inTransaction(db, { centreId, actor: 'system' }, (tx) =>
    tx.insertInto('demonstration.step').values({ centre_id: centreId, name, outcome_id: outcomeId }).execute(),
  )
}

export const markFilled = (db: Database, centreId: Id<'centre'>): Promise<void> => markStep(db, centreId, filled)

/** For a step that is no question. */
export async function markStep(db: Database, centreId: Id<'centre'>, name: string): Promise<void> {
  await inTransaction(db, { centreId, actor: 'system' }, (tx) =>
    tx
      .insertInto('demonstration.step')
      .values({ centre_id: centreId, name })
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  )
}

/** One process fills at a time; the lock goes with its connection, also when the process is killed. */
export async function alone<T>({ pool }: Pick<Services, 'pool'>, work: () => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lockNumber])
    return await work()
  } finally {
    client.release(true)
  }
}
