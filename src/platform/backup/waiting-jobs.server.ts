/** Jobs that wait or run go along; the schedules are made anew at each start. A job may run twice, so one that ran at the moment of the backup comes again. */
import type pg from 'pg'
import { PgBoss } from 'pg-boss'
import type { NoteOf } from './records.ts'

export type WaitingJob = NoteOf<'job'>

export async function listWaitingJobs(client: pg.ClientBase): Promise<WaitingJob[]> {
  const { rows } = await client.query<Omit<WaitingJob, 'kind'>>(`
    select name, data, to_char(start_after at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "startAfter",
      singleton_key as "singletonKey", priority, retry_limit as "retryLimit", retry_delay as "retryDelay", retry_backoff as "retryBackoff"
    from pgboss.job where state in ('created', 'retry', 'active') and name not like '\\_\\_%'
      and name not in (select name from pgboss.schedule) order by created_on, id`)
  return rows.map((row) => ({ kind: 'job', ...row }))
}

/** Puts the jobs back within the transaction of `client`. */
export async function tellAgain(ownerUrl: string, client: pg.ClientBase, jobs: readonly WaitingJob[]): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, supervise: false, schedule: false, max: 1 })
  boss.on('error', () => {})
  await boss.start()
  try {
    for (const name of new Set(jobs.map((job) => job.name))) await boss.createQueue(name, { notify: true })
    const db = { executeSql: async (text: string, values: unknown[] = []) => client.query(text, values) }
    for (const { kind: _, name, data, singletonKey, ...options } of jobs)
      await boss.send(name, data ?? {}, { ...options, ...(singletonKey === null ? {} : { singletonKey }), db })
  } finally {
    await boss.stop({ graceful: false })
  }
}
