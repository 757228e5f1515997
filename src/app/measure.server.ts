/** Counts requests and jobs for the monitor, and answers it on a port of its own: what is public never reaches it. */
import type { MiddlewareHandler } from 'hono'
import { createServer, type Server } from 'node:http'
import { sql } from 'kysely'
import type { Job } from '#platform/jobs.server.ts'
import { one, type Figure, type Metrics } from '#platform/metrics.server.ts'
import type { Services } from '#platform/services.ts'
import { Trouble } from '#platform/trouble.ts'
import type { PageEnv } from '#web/http/page-env.ts'

export function measureRequests(metrics: Metrics): MiddlewareHandler<PageEnv> {
  return async (c, next) => {
    const begun = performance.now()
    await next()
    metrics.request(c.req.method, c.req.routePath, c.res.status, (performance.now() - begun) / 1000)
  }
}

export function measured(jobs: readonly Job[], metrics: Metrics): Job[] {
  return jobs.map((job) => ({
    ...job,
    async run(data) {
      const begun = performance.now()
      const seconds = (): number => (performance.now() - begun) / 1000
      try {
        await job.run(data)
        metrics.job(job.name, 'done', seconds())
      } catch (problem) {
        metrics.job(job.name, 'failed', seconds())
        throw problem
      }
    },
  }))
}

/** What only a look can tell: connections, jobs that should have run by now. Zero for "ready" when the database does not answer. */
async function look({ db, pool, jobs }: Services): Promise<Figure[]> {
  const idle = pool.idleCount
  const connections = { idle, busy: pool.totalCount - idle, waiting: pool.waitingCount }
  const values = Object.entries(connections).map(([state, value]) => ({ labels: { state }, value }))
  const figures: Figure[] = [{ name: 'opencjg_database_connections', help: 'Connections of this process, and who waits for one.', values }]
  try {
    const { rows } = await sql<{ name: string; due: number }>`
      select q.name, count(j.id) as due from pgboss.queue q
      left join pgboss.job j on j.name = q.name and j.state in ('created', 'retry') and j.start_after < now() - interval '1 minute'
      where q.name not like '\\_\\_%' group by q.name order by q.name`.execute(db)
    const due = rows.map((row) => ({ labels: { job: row.name }, value: row.due }))
    figures.push({ name: 'opencjg_jobs_overdue', help: 'Jobs that should have run a minute ago.', values: due })
    figures.push(one('opencjg_ready', 'Whether the database answers and jobs run.', jobs.running() ? 1 : 0))
  } catch {
    figures.push(one('opencjg_ready', 'Whether the database answers and jobs run.', 0))
  }
  return figures
}

export function serveMetrics(metrics: Metrics, services: Services, at: { readonly host: string; readonly port: number }): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.url !== '/metrics') {
      response.writeHead(404).end('404\n')
      return
    }
    void look(services).then((figures) =>
      response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }).end(metrics.text(figures)),
    )
  })
  return new Promise((resolve, reject) => {
    server.on('error', (error: NodeJS.ErrnoException) =>
      reject(new Trouble(`The port of METRICS_PORT cannot be opened (${error.code ?? '?'}).`)),
    )
    server.listen(at.port, at.host, () => resolve(server))
  })
}
