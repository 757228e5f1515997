/**
 * The difference test: two worlds with the same families, people and clock, of which one has a hidden trail. Everything that somebody who must not know can
 * read is the same in both, byte for byte, when ids and moments have been put aside. A context that adds something to read adds its reader to its own test.
 */
import { expect } from 'vitest'
import type { Context } from '#platform/context.ts'
import { inTransaction } from '#platform/db.server.ts'
import type { Actor } from '#platform/context.ts'
import { sql } from 'kysely'
import type { TestApp } from './app.ts'
import { aContext } from './builders/centres.ts'
import type { TestDatabase } from './database.ts'

export type Onlooker = {
  readonly name: string
  readonly actor: Actor
  /** For the pages; none for who has no session. */
  readonly cookie: string | null
}

export type World = {
  readonly database: TestDatabase
  readonly app: TestApp
  readonly centreId: Context['centreId']
  readonly now: Context['now']
  readonly onlookers: readonly Onlooker[]
  /** What addresses are made of: the same names in both worlds. */
  readonly ids: Readonly<Record<string, string>>
}

/** Something that can be read, as somebody, in a world. */
export type Reader = { readonly name: string; readonly read: (world: World, who: Onlooker) => Promise<unknown> }

/** What a use case answers. */
export function useCase(name: string, ask: (ctx: Context, ids: World['ids']) => Promise<unknown>): Reader {
  return {
    name,
    read: ({ database, centreId, now, ids }, { actor }) => ask(aContext(database.db, centreId, actor, now), ids),
  }
}

/** What a browser gets: status, headers and every byte. */
export function route(path: string | ((ids: World['ids']) => string), host = 'localhost'): Reader {
  const address = typeof path === 'string' ? () => path : path
  return {
    name: `GET ${typeof path === 'string' ? path : path(new Proxy({}, { get: (_, id) => `:${String(id)}` }))}`,
    async read({ app, ids }, { cookie }) {
      const answer = await app.get(address(ids), { headers: { host, ...(cookie === null ? {} : { cookie }) } })
      const body = await answer.text()
      return { status: answer.status, headers: [...answer.headers].filter(([name]) => name !== 'set-cookie'), size: body.length, body }
    },
  }
}

/** Every row of every table of these schemas that row-level security lets somebody see, and how many there are. */
export function everyRow(schemas: readonly string[]): Reader {
  return {
    name: `every row in ${schemas.join(', ')}`,
    async read({ database, centreId, now }, { actor }) {
      const { rows: tables } = await database.owner.query<{ table: string }>(
        `select format('%I.%I', schemaname, tablename) as table from pg_tables where schemaname = any ($1) order by 1`,
        [schemas],
      )
      const who =
        actor.kind === 'staff'
          ? { actorId: actor.accountId, roles: actor.roles }
          : actor.kind === 'resident'
            ? { actorId: actor.residentId, roles: ['family'] }
            : {}
      const seen: Record<string, unknown> = {}
      for (const { table } of tables)
        seen[table] = await inTransaction(database.db, { centreId, actor: actor.kind, now, ...who }, async (tx) => {
          const { rows } = await sql<{ row: string }>`select to_jsonb(t)::text as row from ${sql.raw(table)} t`.execute(tx)
          return rows.map(({ row }) => normalised(row)).toSorted((a, b) => a.localeCompare(b))
        }).catch((problem: unknown) => `refused: ${problem instanceof Error ? problem.message : String(problem)}`)
      return seen
    },
  }
}

/** Ours, and those of the FHIR interface: a person and a row, without dashes. */
const id = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{64}|[0-9a-f]{32}/g
const moment = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})/g
/** Sealed texts and hashes differ each time, and are as long. */
const bytes = /\\\\x[0-9a-f]*/g

/** Ids, moments and sealed bytes put aside, each by something of the same length. */
export function normalised(text: string): string {
  return text
    .replace(id, (one) => '#'.repeat(one.length))
    .replace(moment, '<moment>')
    .replace(bytes, (one) => `<${one.length} bytes>`)
}

/** Asserts that no reader tells the two worlds apart, for none of the onlookers. */
export async function expectWithoutATrace(plain: World, hidden: World, readers: readonly Reader[]): Promise<void> {
  expect(hidden.onlookers.map(({ name }) => name)).toEqual(plain.onlookers.map(({ name }) => name))
  for (const [i, who] of plain.onlookers.entries()) {
    const there = hidden.onlookers[i]
    if (there === undefined) throw new Error(`${who.name} is not in both worlds`)
    for (const reader of readers) {
      const [without, withIt] = [await reader.read(plain, who), await reader.read(hidden, there)]
      expect(shown(withIt), `${reader.name}, as ${who.name}`).toBe(shown(without))
    }
  }
}

const shown = (outcome: unknown): string => normalised(JSON.stringify(outcome, null, 1))

/** Counters that everybody's rows share would count the hidden ones too. */
export async function countersOf({ database }: World): Promise<Readonly<Record<string, string>>> {
  const { rows } = await database.owner.query<{ name: string; value: string | null }>(
    `select format('%I.%I', schemaname, sequencename) as name, last_value::text as value from pg_sequences where schemaname <> 'pgboss' order by 1`,
  )
  return Object.fromEntries(rows.map(({ name, value }) => [name, value ?? 'unused']))
}
