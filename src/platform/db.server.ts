/** The way to PostgreSQL: a pool, transactions that carry who acts for which centre, and types for dates set once. */
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { DB } from '../../db/types.ts'
import { Temporal } from './time.ts'
import { Trouble } from './trouble.ts'

export type Database = Kysely<DB>
export type Tx = Transaction<DB>

/** Who acts, as row-level security knows it. `centreId` null: nothing that belongs to a centre can be seen. */
export type Scope = {
  readonly centreId: string | null
  readonly actor: 'visitor' | 'asker' | 'resident' | 'staff' | 'system' | 'client'
  readonly actorId?: string
  /** What the actor may be, in words of access: roles of the staff, or `family`. */
  readonly roles?: readonly string[]
  /** The moment that counts for terms and birthdays; without it the database's own clock. */
  readonly now?: Temporal.Instant
  /** The one conversation that an asker may see. */
  readonly conversationId?: string
  /** A selector or the hash of a token that an asker shows, before it is known what it opens. */
  readonly claim?: string
  /** The person whose file is opened with the transaction. */
  readonly file?: string
  /** False: the answer does not wait for the disk. Only for traces that may be lost in a crash, such as counts of tries. */
  readonly durable?: boolean
}

pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => Temporal.Instant.from(`${text.replace(' ', 'T')}:00`))
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => Temporal.PlainDate.from(text))
pg.types.setTypeParser(pg.types.builtins.TIME, (text) => Temporal.PlainTime.from(text))
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError('A whole number from the database is too large')
  return value
})

// The driver turns objects into JSON; Temporal values are written as PostgreSQL reads them.
for (const kind of [Temporal.Instant, Temporal.PlainDate, Temporal.PlainTime])
  Object.defineProperty(kind.prototype, 'toPostgres', {
    value(this: { toString(): string }) {
      return this.toString()
    },
  })

export function makePool(url: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    // One request keeps one core busy: what it would win by helpers, the requests beside it lose.
    options: '-c TimeZone=UTC -c DateStyle=ISO -c max_parallel_workers_per_gather=0',
    connectionTimeoutMillis: 10_000,
    application_name: 'opencjg',
  })
  // A lost idle connection is replaced by the pool at the next use; without a listener it would end the process.
  pool.on('error', () => {})
  // The same for one that is in use: its query fails with the same error, which is where it is handled.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

export function makeDatabase(pool: pg.Pool): Database {
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
}

/** What the database says of the file that was opened with a transaction: a row for every standing of who acts; none when there is no such person. */
export type OpenedFile = readonly {
  readonly state: string
  readonly relation: string | null
  readonly purpose: string | null
  readonly sourceId: string | null
}[]

/** One transaction as `scope`. Committed when `work` returns, undone when it throws. */
export async function inTransaction<T>(db: Database, scope: Scope, work: (tx: Tx, opened: OpenedFile) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    const roles = (scope.roles ?? []).join(',')
    const { rows } = await sql<OpenedFile[number]>`
      select state, relation, purpose, source_id as "sourceId" from access.act_as(${scope.centreId ?? ''}, ${scope.actor}, ${scope.actorId ?? ''},
        ${scope.conversationId ?? ''}, ${scope.claim ?? ''}, ${roles}, ${scope.now?.toString() ?? ''}, ${scope.durable === false}, ${scope.file ?? null})`.execute(
      tx,
    )
    return work(tx, rows)
  })
}

/** Narrows a running transaction of an asker to the conversation that the code opened. */
export async function narrowTo(tx: Tx, conversationId: string): Promise<void> {
  await sql`select set_config('app.actor_kind', 'asker', true), set_config('app.conversation', ${conversationId}, true)`.execute(tx)
}

/** Makes a running transaction of a visitor one of the resident who just proved to be there. */
export async function becomeResident(tx: Tx, residentId: string): Promise<void> {
  await sql`select set_config('app.actor_kind', 'resident', true), set_config('app.actor', ${residentId}, true)`.execute(tx)
}

/**
 * Does one piece of a running transaction with the sight of the system: for the projections of access, and for comparing somebody new with
 * everybody. What comes back is handed to nobody as it is.
 */
export async function withSystemSight<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const { rows } = await sql<{ kind: string }>`select access.actor_kind() as kind`.execute(tx)
  await sql`select set_config('app.actor_kind', 'system', true)`.execute(tx)
  const done = await work()
  await sql`select set_config('app.actor_kind', ${rows[0]?.kind ?? 'none'}, true)`.execute(tx)
  return done
}

/**
 * Does one piece of a running transaction with the sight of somebody of the family who has no account. Row-level security then lets through what this
 * person may see. A file that was opened before is closed for it.
 */
export async function withSightOf<T>(tx: Tx, personId: string, work: () => Promise<T>): Promise<T> {
  const { rows } = await sql<{ kind: string; roles: string }>`
    select access.actor_kind() as kind, coalesce(current_setting('app.roles', true), '') as roles`.execute(tx)
  const { kind = 'none', roles = '' } = rows[0] ?? {}
  const set = (actor: string, of: string, person: string) =>
    sql`select set_config('app.actor_kind', ${actor}, true), set_config('app.roles', ${of}, true),
    set_config('app.reads_for', ${person}, true), set_config('app.file', '', true), set_config('app.file_groups', '', true)`.execute(tx)
  await set('resident', 'family', personId)
  const done = await work()
  await set(kind, roles, '')
  return done
}

/** The code of a PostgreSQL error (23505 for a broken unique promise), or null for anything else. */
export function databaseErrorCode(problem: unknown): string | null {
  return problem instanceof pg.DatabaseError ? (problem.code ?? null) : null
}

/** The name of the constraint that a statement broke, or null. */
export function brokenConstraint(problem: unknown): string | null {
  return problem instanceof pg.DatabaseError ? (problem.constraint ?? null) : null
}

/** Proves that the server answers and is new enough; throws Trouble in words. */
export async function checkServer(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    const { rows } = await client.query<{ version: number }>(`select current_setting('server_version_num')::int as version`)
    if ((rows[0]?.version ?? 0) < 160_000) throw new Trouble('The database server is older than PostgreSQL 16.')
  } catch (problem) {
    if (problem instanceof Trouble) throw problem
    throw new Trouble(`The database cannot be reached (${reason(problem)}). Look at DATABASE_URL.`)
  } finally {
    await client.end().catch(() => {})
  }
}

function reason(problem: unknown): string {
  if (problem instanceof AggregateError) return reason(problem.errors[0])
  if (problem instanceof Error) return 'code' in problem && typeof problem.code === 'string' ? problem.code : problem.message
  return String(problem)
}
