/** The whole application on a test database, asked without a port. */
import type { Hono } from 'hono'
import type { Desk } from '#contexts/advice/public.ts'
import type { JobData } from '#platform/jobs.server.ts'
import { makeMail } from '#platform/mail.server.ts'
import type { Services } from '#platform/services.ts'
import { noHash } from '#platform/slow-hash.server.ts'
import type { Instant } from '#platform/time.ts'
import type { PageEnv } from '#web/http/page-env.ts'
import { makeApp } from '../src/app/app.server.ts'
import { makeParts, type Parts } from '../src/app/parts.server.ts'
import { aTuesdayMorning } from './builders/centres.ts'
import type { TestDatabase } from './database.ts'
import { testKeys } from './keys.ts'

export type TestApp = {
  readonly app: Hono<PageEnv>
  readonly parts: Parts
  readonly told: { readonly name: string; readonly data: JobData }[]
  readonly get: (path: string, init?: RequestInit) => Promise<Response>
  /** Sends a form as a browser of the same site does. */
  readonly post: (
    path: string,
    fields: Readonly<Record<string, string | readonly string[]>>,
    init?: { readonly cookie?: string; readonly host?: string },
  ) => Promise<Response>
}

export type AppOptions = {
  readonly now?: () => Instant
  readonly hash?: Desk['hash']
  /** With the pages of the demonstration: signing in without a password, the mailbox. */
  readonly demo?: boolean
  readonly security?: Services['config']['security']
  /** Without the brake on floods of requests: for a test that is one. */
  readonly unbraked?: boolean
  /** How many proxies stand in front. */
  readonly proxies?: number
}

export async function anApp(database: TestDatabase, options: AppOptions = {}): Promise<TestApp> {
  const told: { name: string; data: JobData }[] = []
  const silent = { info: () => {}, warn: () => {}, error: (_: unknown, message: string) => console.error(message, _) }
  const services: Services = {
    config: {
      security: options.security ?? null,
      port: 3000,
      host: '127.0.0.1',
      dataDir: '/nowhere',
      database: 'embedded',
      poolSize: 10,
      production: false,
      publicUrl: null,
      trustProxy: options.proxies ?? 0,
      demo: options.demo ?? false,
      demoMonths: 0,
      logLevel: 'silent',
      metrics: null,
      drainSeconds: 0,
      smtpUrl: null,
      mailFrom: 'CJG <cjg@cjg.example>',
      oidc: 'development',
      residentOidc: null,
      keys: null,
      backupKey: null,
    },
    db: database.db,
    pool: database.pool,
    keys: testKeys,
    jobs: {
      async tell(_tx, name, data) {
        told.push({ name, data })
      },
      start: async () => {},
      stop: async () => {},
      running: () => true,
    },
    mail: makeMail(null, 'CJG <cjg@cjg.example>'),
    log: silent,
    clock: options.now ?? (() => aTuesdayMorning),
  }
  const made = await makeParts(services, options.hash ?? noHash)
  const parts = options.unbraked === true ? { ...made, pageLimit: { burst: 1e9, perSecond: 1e9 } } : made
  const app = await makeApp(parts)
  return {
    app,
    parts,
    told,
    get: async (path, init) => app.request(path, init),
    async post(path, fields, { cookie, host = 'localhost' } = {}) {
      const body = new URLSearchParams()
      for (const [name, value] of Object.entries(fields))
        for (const one of typeof value === 'string' ? [value] : value) body.append(name, one)
      const headers = {
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
        host,
        ...(cookie === undefined ? {} : { cookie }),
      }
      return app.request(path, { method: 'POST', headers, body: body.toString() })
    },
  }
}

/** The cookies that an answer sets, as the next request sends them. */
export function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0] ?? '')
    .join('; ')
}

/** The hidden fields of the first form with that action in a page, as a browser would send them along. */
export function hiddenFields(page: string, action: string): Record<string, string> {
  const form = new RegExp(`<form\\b[^>]*action="${action}"[^>]*>([\\s\\S]*?)</form>`).exec(page)?.[1] ?? ''
  const fields: Record<string, string> = {}
  for (const [input] of form.matchAll(/<input\b[^>]*>/g)) {
    const attribute = (name: string): string => new RegExp(`\\s${name}="([^"]*)"`).exec(input)?.[1] ?? ''
    if (attribute('type') === 'hidden')
      fields[attribute('name')] = attribute('value')
        .replaceAll('&quot;', '"')
        .replaceAll('&#39;', "'")
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&amp;', '&')
  }
  return fields
}
