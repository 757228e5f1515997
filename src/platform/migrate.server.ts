/**
 * Migrations: plain SQL files, numbered, forward only, each in its own transaction together with the
 * row that says it ran. One process at a time (advisory lock); a crash half-way leaves the one before.
 */
import { createHash, hkdfSync } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { PgBoss } from 'pg-boss'
import { allowWholeBackup } from './backup/tables.server.ts'
import { Trouble } from './trouble.ts'

const lockNumber = 4_711_026
/** Holds the grants; login roles are made members. */
export const servingGroup = 'opencjg_serving'

export type Migration = { readonly name: string; readonly text: string; readonly checksum: string }

export function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'))
  const odd = names.find((name) => !/^\d{4}_[a-z0-9-]+\.sql$/.test(name))
  // Passed over in silence, it would be missed only when its table is asked for.
  if (odd !== undefined) throw new Trouble(`The migration ${odd} must be named like 0001_access.sql.`)
  return names.toSorted().map((name) => {
    const text = readFileSync(join(folder, name), 'utf8')
    return { name, text, checksum: createHash('sha256').update(text).digest('hex') }
  })
}

/** Brings the database to the newest state, or to that of `only`; returns the names of the migrations that ran now. */
export async function migrate(
  ownerUrl: string,
  folder: string,
  onStep: (name: string) => void = () => {},
  only: (name: string) => boolean = () => true,
): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'opencjg migrate' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lockNumber])
    await client.query(prepare)
    const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from platform.migration order by name')
    const done = new Map(rows.map((row) => [row.name, row.checksum]))
    const all = readMigrations(folder)
    refuseForeign(done, all)
    const ran: string[] = []
    for (const migration of all.filter(({ name }) => !done.has(name) && only(name))) {
      onStep(migration.name)
      await runOne(client, migration)
      ran.push(migration.name)
    }
    await allowWholeBackup(client)
    await prepareJobs(ownerUrl, client)
    return ran
  } finally {
    await client.end()
  }
}

const prepare = `
  create schema if not exists platform;
  create table if not exists platform.migration (name text primary key, checksum text not null, ran_at timestamptz not null default now());
  do $$ begin
    if not exists (select from pg_roles where rolname = '${servingGroup}') then create role ${servingGroup} nologin; end if;
  exception when duplicate_object or unique_violation then null; end $$;
  grant usage on schema platform to ${servingGroup};
  grant select on platform.migration to ${servingGroup};`

/** Throws Trouble when `done` is not a state of this version's own line of migrations. */
export function refuseForeign(done: ReadonlyMap<string, string>, all: readonly Migration[], what = 'The database'): void {
  const known = new Map(all.map(({ name, checksum }) => [name, checksum]))
  for (const [name, checksum] of done) {
    const here = known.get(name)
    if (here === undefined) throw new Trouble(`${what} is newer than this version: it knows the migration ${name}.`)
    if (here !== checksum) throw new Trouble(`${what} is of another line: the migration ${name} was changed after it ran there.`)
  }
}

async function runOne(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(migration.text)
    await client.query('insert into platform.migration (name, checksum) values ($1, $2)', [migration.name, migration.checksum])
    await client.query('commit')
  } catch (problem) {
    await client.query('rollback')
    throw new Error(`Migration ${migration.name} failed: ${problem instanceof Error ? problem.message : String(problem)}`, {
      cause: problem,
    })
  }
}

/** The schema of the job queue is made by its library, as the owner. */
async function prepareJobs(ownerUrl: string, client: pg.Client): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, supervise: false, schedule: false, max: 1 })
  boss.on('error', () => {})
  await boss.start()
  await boss.stop({ graceful: false })
  await client.query(`grant usage on schema pgboss to ${servingGroup};
    grant select, insert, update, delete on all tables in schema pgboss to ${servingGroup};
    grant execute on all functions in schema pgboss to ${servingGroup};
    grant usage on all sequences in schema pgboss to ${servingGroup};`)
}

/** Makes the login role that serves `database`; its password follows from the installation's key, so every process knows it. Returns its connection string. */
export async function ensureServingLogin(ownerUrl: string, secret: Buffer): Promise<string> {
  const database = decodeURIComponent(/^[^/]+\/\/[^/]*\/([^?]*)/.exec(ownerUrl)?.[1] ?? '')
  if (database === '') throw new Trouble('DATABASE_URL names no database.')
  const role = `${database}_serve`.slice(0, 60)
  const password = Buffer.from(hkdfSync('sha256', secret, database, 'serving role', 24)).toString('base64url')
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lockNumber])
    const name = client.escapeIdentifier(role)
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role])
    if (rowCount === 0) await client.query(`create role ${name} login noinherit`)
    await client.query(`alter role ${name} login inherit password ${client.escapeLiteral(password)}`)
    await client.query(`grant ${servingGroup} to ${name}`)
    await client.query(
      `revoke connect on database ${client.escapeIdentifier(database)} from public; grant connect on database ${client.escapeIdentifier(database)} to ${name}`,
    )
  } finally {
    await client.end()
  }
  // Not by URL: an address of a socket has no host, and then URL lets no user be set.
  return ownerUrl.replace(/^([^/]+\/\/)(?:[^@/]*@)?/, `$1${encodeURIComponent(role)}:${password}@`)
}
