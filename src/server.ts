/** The program behind `npm start`: opens the installation, fills the demonstration once, serves, and closes in order. */
import { serve, type ServerType } from '@hono/node-server'
import { readConfig } from '#platform/config.server.ts'
import { Trouble } from '#platform/trouble.ts'
import { setTimeout as pause } from 'node:timers/promises'
import { Metrics } from '#platform/metrics.server.ts'
import { makeApp } from './app/app.server.ts'
import { allJobs } from './app/jobs.server.ts'
import { measured, serveMetrics } from './app/measure.server.ts'
import { openInstallation } from './installation.server.ts'
import { fillBehind } from './demo/fill-behind.server.ts'
import { fillDemonstration, demonstrationIsFilled, type ShownCode } from './demo/fill.server.ts'
import { makeParts } from './app/parts.server.ts'

const startedAt = Date.now()
const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

async function main(): Promise<void> {
  const config = readConfig(process.env)
  say('OpenCJG starts')
  const installation = await openInstallation(config, (step) => say(`  ${step} …`))
  let server: ServerType | null = null
  let closing = false
  let past: Promise<void> = Promise.resolve()
  const close = async (code: number): Promise<void> => {
    if (closing) return
    closing = true
    // First `/ready` says no, so that a proxy sends nobody here; then who is being answered is answered; then the rest closes.
    await pause(config.drainSeconds * 1000)
    if (server !== null) await closed(server)
    await past
    await installation.close()
    process.exit(code)
  }
  process.on('SIGINT', () => void close(0))
  process.on('SIGTERM', () => void close(0))
  try {
    const codes =
      config.demo && !(await demonstrationIsFilled(installation))
        ? (await fillDemonstration(installation, (step) => say(`  ${step} …`))).codes
        : []
    const metrics = config.metrics === null ? null : new Metrics()
    const parts = { ...(await makeParts(installation)), isClosing: () => closing, ...(metrics === null ? {} : { metrics }) }
    const app = await makeApp(parts)
    server = await listen(app.fetch, config.host, config.port)
    await installation.jobs.start(metrics === null ? allJobs(parts) : measured(allJobs(parts), metrics))
    if (metrics !== null && config.metrics !== null) await serveMetrics(metrics, installation, config.metrics)
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : config.port
    greet(config.publicUrl ?? `http://localhost:${port}`, config.demo && config.oidc === 'development', port, codes)
    if (config.demo) past = fillBehind(installation, config.demoMonths, parts.centres, { say, isStopped: () => closing })
  } catch (problem) {
    await installation.close()
    throw problem
  }
}

const longestAnswerMs = 10_000

/** Takes no new connection, and waits until the last answer is given; who listens for ever is let go after a while. */
async function closed(server: ServerType): Promise<void> {
  const whole = new Promise<void>((done) => server.close(() => done()))
  const late = setTimeout(() => {
    if ('closeAllConnections' in server) server.closeAllConnections()
  }, longestAnswerMs)
  await whole
  clearTimeout(late)
}

function listen(fetch: (request: Request) => Response | Promise<Response>, hostname: string, port: number): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname, port }, () => resolve(server))
    server.on('error', (error: NodeJS.ErrnoException) => {
      const sentence =
        error.code === 'EADDRINUSE'
          ? `Port ${port} is taken by another program. Choose another with PORT.`
          : `Port ${port} cannot be opened (${error.code ?? error.message}).`
      reject(new Trouble(sentence))
    })
  })
}

function greet(address: string, demonstration: boolean, port: number, codes: readonly ShownCode[]): void {
  say('')
  say(`Ready in ${((Date.now() - startedAt) / 1000).toFixed(1)} s:  ${address}`)
  if (demonstration) {
    say(`  Second centre:  http://vlietstad.localhost:${port}`)
    say(`  Sign in as staff:  ${address}/inloggen  (demonstration: choose a person, no password)`)
    say(`  Sign in as a parent or a young person:  ${address}/mijn/inloggen  (choose somebody invented)`)
    say(`  Mailbox of the demonstration:  ${address}/dev/mail`)
    const [code] = codes
    if (code !== undefined) say(`  A return code to try, shown this once:  ${code.code}  at ${address}/terug`)
  } else say(`  Sign in as staff:  ${address}/inloggen  (the first account: ./cjg user add)`)
  say('  Stop with Ctrl-C.')
}

try {
  await main()
} catch (problem) {
  console.error(problem instanceof Trouble ? `\n${problem.message}` : problem)
  process.exit(1)
}
