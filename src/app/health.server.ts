import type { Hono } from 'hono'
import { sql } from 'kysely'
import type { PageEnv } from '#web/http/page-env.ts'
import type { Parts } from './parts.server.ts'

/** `/health`: the process lives. `/ready`: database reachable, migrations done, jobs running, and not told to stop. Nothing about people, so no permit. */
export function mountHealth(app: Hono<PageEnv>, { services: { db, jobs }, isClosing }: Pick<Parts, 'services' | 'isClosing'>): void {
  app.get('/health', (c) => c.json({ status: 'alive' }))
  app.get('/ready', async (c) => {
    const database = await reachable(async () => {
      await sql`select 1`.execute(db)
    })
    const migrations =
      database &&
      (await reachable(async () => {
        await db.selectFrom('platform.migration').select('name').limit(1).executeTakeFirstOrThrow()
      }))
    const ready = database && migrations && jobs.running() && isClosing?.() !== true
    return c.json({ status: ready ? 'ready' : 'not-ready', database, migrations, jobs: jobs.running() }, ready ? 200 : 503)
  })
}

async function reachable(check: () => Promise<void>): Promise<boolean> {
  try {
    await check()
    return true
  } catch {
    return false
  }
}
