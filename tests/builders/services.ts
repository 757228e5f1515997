import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '#platform/config.server.ts'
import { makeJobs } from '#platform/jobs.server.ts'
import { makeLog } from '#platform/log.server.ts'
import { makeMail } from '#platform/mail.server.ts'
import type { Services } from '#platform/services.ts'
import type { Instant } from '#platform/time.ts'
import type { TestDatabase } from '../database.ts'
import { testKeys } from '../keys.ts'
import { aTuesdayMorning } from './centres.ts'

/** What a process opens, on a test's own database, with a clock that the test moves. Jobs are there but not started. */
export function aProcess(
  base: TestDatabase,
  env: Readonly<Record<string, string>> = {},
): Services & { readonly setClock: (now: Instant) => void } {
  const dataDir = mkdtempSync(join(tmpdir(), 'cjg-data-'))
  const config = readConfig({ DATA_DIR: dataDir, NODE_ENV: 'test', LOG_LEVEL: 'silent', ...env })
  const log = makeLog(config.logLevel)
  let now = aTuesdayMorning
  return {
    config,
    db: base.db,
    pool: base.pool,
    keys: testKeys,
    jobs: makeJobs(base.serveUrl, log),
    mail: makeMail(null, config.mailFrom),
    log,
    clock: () => now,
    setClock(at) {
      now = at
    },
  }
}
