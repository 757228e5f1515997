/** What one process has opened; handed to routes, jobs and commands. */
import type pg from 'pg'
import type { Config } from './config.server.ts'
import type { Database } from './db.server.ts'
import type { Jobs } from './jobs.server.ts'
import type { Keys } from './keys.server.ts'
import type { Log } from './log.server.ts'
import type { Mail } from './mail.server.ts'
import type { Instant } from './time.ts'

export type Services = {
  readonly config: Config
  readonly db: Database
  readonly pool: pg.Pool
  readonly keys: Keys
  readonly jobs: Jobs
  readonly mail: Mail
  readonly log: Log
  /** The clock of this process; tests and the demonstration bring their own. */
  readonly clock: () => Instant
}
