import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listCentres } from '#contexts/access/public.ts'
import { ok } from '#platform/result.ts'
import { aContext, aRegionWithTwoCentres, type TwoCentres } from '#tests/builders/centres.ts'
import { aProcess } from '#tests/builders/services.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { act } from '../use-cases/act.server.ts'
import { accessJobs } from './access-jobs.server.ts'

let base: TestDatabase
let centres: TwoCentres
let services: ReturnType<typeof aProcess>

beforeAll(async () => {
  base = await freshDatabase()
  centres = await aRegionWithTwoCentres(base.db)
  services = aProcess(base)
})
afterAll(async () => {
  rmSync(services.config.dataDir, { recursive: true })
  await base.close()
})

async function record(centreId: TwoCentres['here']): Promise<void> {
  await act(aContext(base.db, centreId, { kind: 'system', name: 'test' }), 'conversation.keepTerms', async (_tx, permit) => {
    permit.record({ actionCode: 'E' })
    return ok(null)
  })
  await base.owner.query(`update access.audit_event set recorded_at = recorded_at - interval '1 minute'`)
}

const jobs = (list = () => listCentres(base.db)) => accessJobs(services, list, async (_id, path) => path)
const run = (name: string, list?: () => ReturnType<typeof listCentres>) =>
  jobs(list)
    .find((job) => job.name === name)
    ?.run({})
const sealed = async () => (await base.owner.query<{ count: number }>('select count(*) as count from access.audit_seal')).rows[0]?.count

test('every job that comes back by itself runs over every centre, and twice does no harm', async () => {
  await record(centres.here)
  await record(centres.elsewhere)
  const clockwork = jobs().filter(({ cron }) => cron !== undefined)
  for (const { name } of [...clockwork, ...clockwork]) await run(name)
  expect(await sealed()).toBe(2)
})

test('a centre that fails does not keep the next one waiting, and the job says that it failed', async () => {
  await record(centres.here)
  await record(centres.elsewhere)
  const broken = async () => {
    const list = await listCentres(base.db)
    // A name that is no file name: its export fails.
    return list.map((centre) => (centre.id === centres.here ? { ...centre, slug: 'a\0b' } : centre))
  }
  await expect(run('access.seal-audit', broken)).rejects.toThrow()
  // Two recorded for each centre, and the lines of its two nightly runs over files and of its two drawings of a day.
  expect(await sealed()).toBe(12)
})

test('a mail that was told for something that is gone by now is not sent, and is no trouble', async () => {
  const gone = '01990000-0000-7000-8000-000000000000'
  for (const name of ['access.mail-link', 'access.invitation-mail'])
    await jobs()
      .find((job) => job.name === name)
      ?.run({ centreId: centres.here, linkId: gone, invitationId: gone })
  expect(services.mail.kept()).toEqual([])
})
