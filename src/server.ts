/** The program behind `npm start`: opens the installation, fills the demonstration once, serves, and closes in order. */
import { serve, type ServerType } from '@hono/node-server'
import { readConfig } from '#platform/config.server.ts'
import { Trouble } from '#platform/trouble.ts'
import { makeApp } from './app/app.server.ts'
import { allJobs } from './app/jobs.server.ts'
import { openInstallation } from './installation.server.ts'
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
  const close = async (code: number): Promise<void> => {
    if (closing) return
    closing = true
    server?.close()
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
    const parts = await makeParts(installation)
    const app = await makeApp(parts)
    server = await listen(app.fetch, config.host, config.port)
    await installation.jobs.start(allJobs(parts))
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : config.port
    greet(config.publicUrl ?? `http://localhost:${port}`, config.demo && config.oidc === 'development', port, codes)
  } catch (problem) {
    await installation.close()
    throw problem
  }
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
