/**
 * Jobs and the outbox: pg-boss on the same PostgreSQL. A fact is told in the transaction that made it
 * so; a job runs at least once, so every job is written to be run twice. Payloads hold ids, never people.
 */
import { sql } from 'kysely'
import { PgBoss } from 'pg-boss'
import type { Tx } from './db.server.ts'
import type { Log } from './log.server.ts'

export type JobData = { readonly [name: string]: string | number }

export type Job = {
  readonly name: string
  /** Cron in Europe/Amsterdam for a job that comes back by itself. */
  readonly cron?: string
  readonly run: (data: JobData) => Promise<void>
}

export type Jobs = {
  /** Tells a job within the transaction: it is there when the transaction commits, and not otherwise. */
  readonly tell: (
    tx: Tx,
    name: string,
    data: JobData,
    options?: { readonly startAfterSeconds?: number; readonly onceKey?: string },
  ) => Promise<void>
  readonly start: (jobs: readonly Job[]) => Promise<void>
  readonly stop: () => Promise<void>
  readonly running: () => boolean
}

/** A process that was killed gives no sign of life: its job is another's after half a minute, not after a quarter of an hour. */
const queue = { notify: true, heartbeatSeconds: 30 } as const

export function makeJobs(serveUrl: string, log: Log): Jobs {
  const boss = new PgBoss({
    connectionString: serveUrl,
    migrate: false,
    createSchema: false,
    max: 3,
    application_name: 'opencjg jobs',
    useListenNotify: true,
    superviseIntervalSeconds: 20,
    monitorIntervalSeconds: 20,
  })
  let running = false
  boss.on('error', (error) => log.error({ error, kind: 'jobs' }, 'The job queue has a problem'))
  return {
    running: () => running,
    async tell(tx, name, data, options = {}) {
      const db = {
        async executeSql(text: string, values: unknown[] = []) {
          return runText(tx, text, values)
        },
      }
      const settings = { retryLimit: 5, retryDelay: 2, retryBackoff: true, db }
      await boss.send(name, data, {
        ...settings,
        ...(options.startAfterSeconds === undefined ? {} : { startAfter: options.startAfterSeconds }),
        ...(options.onceKey === undefined ? {} : { singletonKey: options.onceKey }),
      })
    },
    async start(jobs) {
      await boss.start()
      for (const job of jobs) {
        await boss.createQueue(job.name, queue)
        await boss.updateQueue(job.name, queue)
        const worker: { id?: string } = {}
        worker.id = await boss.work<JobData>(job.name, { pollingIntervalSeconds: 10 }, async ([one]) => {
          if (one === undefined) return
          try {
            await job.run(one.data ?? {})
          } catch (error) {
            log.error({ error, job: job.name }, 'A job failed and will be tried again')
            throw error
          } finally {
            // Where one was waiting there may be more: look at once. A backlog would else go at one job per interval.
            if (worker.id !== undefined) boss.notifyWorker(worker.id)
          }
        })
        if (job.cron !== undefined) await boss.schedule(job.name, job.cron, {}, { tz: 'Europe/Amsterdam' })
      }
      running = true
    },
    async stop() {
      if (!running) return
      running = false
      await boss.stop({ graceful: true, timeout: 5_000 })
    },
  }
}

/** pg-boss writes `$1` parameters; Kysely takes text with its parameters as one statement. */
async function runText(tx: Tx, text: string, values: readonly unknown[]): Promise<{ rows: unknown[] }> {
  const parts = text.split(/\$(\d+)/)
  let query = sql.raw(parts[0] ?? '')
  for (let i = 1; i < parts.length; i += 2) query = sql`${query}${values[Number(parts[i]) - 1]}${sql.raw(parts[i + 1] ?? '')}`
  const { rows } = await query.execute(tx)
  return { rows }
}
