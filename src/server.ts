/** The program behind `npm start`: opens the installation, fills the demonstration once, serves, and closes in order. */
import { serve, type ServerType } from '@hono/node-server'
import { readConfig } from '#platform/config.server.ts'
import { Trouble } from '#platform/trouble.ts'
import { setTimeout as pause } from 'node:timers/promises'
import { Metrics } from '#platform/metrics.server.ts'
import { makeApp } from './app/app.server.ts'
import { allJobs } from './app/jobs.server.ts'
import { measured, serveMetrics } from './app/measure.server.ts'
import type { Centres } from './app/centres.server.ts'
import { openInstallation, type Installation } from './installation.server.ts'
import { fillBreaches } from './demo/breaches/fill-breaches.server.ts'
import { fillFamilies } from './demo/families/fill-families.server.ts'
import { fillOldFiles } from './demo/old-files/fill-old-files.server.ts'
import { fillHistories } from './demo/health/histories.server.ts'
import { fillTrust } from './demo/health/transfer.ts'
import { fillSessions } from './demo/health/sessions.ts'
import { fillVaccination } from './demo/health/vaccination.ts'
import { fillReview } from './demo/review/fill-review.server.ts'
import { fillFigures } from './demo/health/figures.server.ts'
import { fillScreenings } from './demo/health/screenings.ts'
import { fillSchedules } from './demo/health/schedules.server.ts'
import { fillTold } from './demo/health/told.server.ts'
import { fillPast } from './demo/past/fill-past.server.ts'
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
    if (config.demo) past = fillBehind(installation, config.demoMonths, parts.centres, () => closing)
  } catch (problem) {
    await installation.close()
    throw problem
  }
}

/** The months behind the demonstration come while it is already there; every page says so until they are. A failure is logged, and the next start goes on. */
async function fillBehind(installation: Installation, months: number, { remark }: Centres, isStopped: () => boolean): Promise<void> {
  try {
    let told = -1
    const began = Date.now()
    await fillBreaches(installation)
    await fillTrust(installation)
    if (!(await fillFamilies(installation, 1, isStopped))) return
    if (!(await fillHistories(installation, isStopped))) return
    if (!(await fillVaccination(installation, isStopped))) return
    await fillSessions(installation)
    await fillSchedules(installation)
    if (!(await fillScreenings(installation, isStopped))) return
    await fillTold(installation)
    await fillFigures(installation)
    await fillReview(installation)
    await fillOldFiles(installation)
    const whole = await fillPast(
      installation,
      { months, share: 1 },
      ({ done, of }) => {
        const percent = Math.floor((done / of) * 20) * 5
        if (percent === told) return
        if (told === -1 && percent < 100) say('  The months before are filled behind the pages.')
        told = percent
        remark({
          nl: `De maanden hiervoor worden nog gevuld: ${percent}%.`,
          en: `The months before are still being filled: ${percent}%.`,
        })
      },
      isStopped,
    )
    if (whole && told >= 0) say(`  The months before are filled (${((Date.now() - began) / 1000).toFixed(0)} s).`)
  } catch (problem) {
    installation.log.error({ error: problem }, 'The months before could not be filled; the next start goes on')
  } finally {
    remark(null)
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
