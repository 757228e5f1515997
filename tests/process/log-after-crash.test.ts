/** PR-28: after kill -9 in the middle of writing, the log equals what is there, one row to one deed; and the chain is whole. */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readConfig } from '#platform/config.server.ts'
import { listCentres } from '#contexts/access/public.ts'
import { sealAudit } from '../../src/contexts/access/use-cases/seal-audit.server.ts'
import { verifyAudit } from '../../src/contexts/access/use-cases/verify-audit.server.ts'
import { openInstallation } from '../../src/installation.server.ts'
import { aContext } from '../builders/centres.ts'
import { aHome, ask, startProgram, type Home } from './program.ts'

let home: Home
beforeEach(async () => {
  home = await aHome()
})
afterEach(() => home.remove())

/** Four ask until the program answers no more; how many were told that their question arrived. */
async function askUntilDead(url: string, acknowledged: { count: number }): Promise<void> {
  const one = async (): Promise<void> => {
    for (let silent = 0; silent < 3;)
      if ((await ask(url, `Vraag ${randomUUID()}`, randomUUID())) === null) silent += 1
      else acknowledged.count += 1
  }
  await Promise.all([1, 2, 3, 4].map(one))
}

test('twice killed: every question has the one row of its asking, no row is without a question, and the chain goes on', async () => {
  const acknowledged = { count: 0 }
  for (const _ of [1, 2]) {
    const program = await startProgram({ DATA_DIR: home.dataDir })
    const goal = acknowledged.count + 8
    const asking = askUntilDead(program.url, acknowledged)
    for (const end = Date.now() + 60_000; acknowledged.count < goal && Date.now() < end;) await pause(20)
    await program.kill()
    await asking
  }
  const installation = await openInstallation(readConfig({ DATA_DIR: home.dataDir, DEMO: '0', LOG_LEVEL: 'silent' }))
  const owner = new pg.Client({ connectionString: installation.ownerUrl })
  await owner.connect()
  try {
    const { rows } = await owner.query<{ conversations: number; rows: number; both: number }>(
      `select count(c.id)::int as conversations, count(e.id)::int as rows, count(*) filter (where c.id = e.object_id)::int as both
       from advice.conversation c full join (select * from access.audit_event where event_type = 'conversation.ask') e on e.object_id = c.id`,
    )
    const [counted] = rows
    expect(counted?.conversations).toBe(counted?.both)
    expect(counted?.rows).toBe(counted?.both)
    expect(counted?.both).toBeGreaterThanOrEqual(acknowledged.count)
    expect(acknowledged.count).toBeGreaterThanOrEqual(16)
    await owner.query(`update access.audit_event e set recorded_at = recorded_at - interval '10 seconds'
      where not exists (select from access.audit_seal s where s.event_id = e.id)`)
    for (const centre of await listCentres(installation.db)) {
      await sealAudit(installation, centre, { whole: true })
      const ctx = aContext(installation.db, centre.id, { kind: 'system', name: 'test' })
      expect(await verifyAudit(installation, ctx, centre)).toMatchObject({ ok: true, value: { problem: null } })
    }
  } finally {
    await owner.end()
    await installation.close()
  }
})
