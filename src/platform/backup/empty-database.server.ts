/** A restore never writes over a centre: it goes into a database that has none. */
import pg from 'pg'
import { Trouble } from '../trouble.ts'
import { listTables, quote } from './tables.server.ts'

/** Proves that the database holds no centre and serves nobody, and takes away what a start without centres has left in it. */
export async function clearEmptyDatabase(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'opencjg restore' })
  client.on('error', () => {}) // a lost connection fails the query that runs, which is where it is handled
  await client.connect()
  try {
    await client.query(`begin; set local app.backup = 'whole'`)
    await refuseWhileServing(client)
    const { rows: found } = await client.query<{ isThere: boolean }>(`select to_regclass('access.centre') is not null as "isThere"`)
    if (found[0]?.isThere === true) {
      const { rows } = await client.query<{ name: string }>('select name from access.centre order by name limit 1')
      if (rows[0] !== undefined)
        throw new Trouble(
          `There is a centre in this database already (${rows[0].name}). A backup goes into an empty one: choose another DATA_DIR or database. Nothing was changed.`,
        )
      await dropSchemas(client)
    }
    await client.query('commit')
  } finally {
    await client.end()
  }
}

async function refuseWhileServing(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ running: boolean }>(`select exists (
    select from pg_stat_activity where datname = current_database() and application_name = 'opencjg jobs') as running`)
  if (rows[0]?.running === true) throw new Trouble('The application runs on this database. Stop it first. Nothing was changed.')
}

/** Only schemas that hold tables of ours, and never the public one. */
async function dropSchemas(client: pg.ClientBase): Promise<void> {
  const schemas = new Set((await listTables(client)).map(({ schema }) => schema))
  for (const schema of [...schemas, 'pgboss', 'platform'])
    if (schema !== 'public') await client.query(`drop schema if exists ${quote(schema)} cascade`)
}
