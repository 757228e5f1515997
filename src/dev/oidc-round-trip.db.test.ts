/** The whole road of OpenID Connect on a real port, with the provider of the demonstration at the other end. */
import { serve, type ServerType } from '@hono/node-server'
import { Hono } from 'hono'
import { request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { accessRoutes } from '#contexts/access/routes.ts'
import { listCentres, mayFreely, type Centre } from '#contexts/access/public.ts'
import { requireStaff, staffSession } from '#contexts/access/pages/staff-session.server.ts'
import { closeAccount } from '#contexts/access/use-cases/accounts.server.ts'
import type { PageEnv } from '#web/http/page-env.ts'
import { aColleague, aContext, aRegionWithTwoCentres, aTuesdayMorning as nine, type TwoCentres } from '#tests/builders/centres.ts'
import { aPageApp } from '#tests/builders/page-app.ts'
import { aProcess } from '#tests/builders/services.ts'
import { form, Visitor } from '#tests/browser-without-screen.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { makeDevelopmentProvider, refuseOutsideDevelopment, type DevelopmentProvider } from './identity-provider.server.ts'
import { developmentRoutes } from './routes.ts'

let base: TestDatabase
let centres: TwoCentres
let services: ReturnType<typeof aProcess>
let provider: DevelopmentProvider
let app: Hono<PageEnv>
let server: ServerType
let port: number

beforeAll(async () => {
  base = await freshDatabase()
  centres = await aRegionWithTwoCentres(base.db)
  await base.owner.query('update access.centre set demonstration = true')
  services = aProcess(base)
  server = await new Promise<ServerType>((resolve) => {
    const opened = serve({ fetch: (request) => app.fetch(request), hostname: '127.0.0.1', port: 0 }, () => resolve(opened))
  })
  // `as`: a server on a port has an address of this kind.
  ;({ port } = server.address() as AddressInfo)
})
afterAll(async () => {
  server.close()
  await base.close()
})

function makeApp(): void {
  provider = makeDevelopmentProvider(services)
  const workplace = new Hono<PageEnv>().use('/werkplek', staffSession(services), requireStaff).get('/werkplek', (c) => {
    mayFreely(c.get('ctx'), 'workplace.enter')
    const { actor } = c.get('ctx')
    return c.text(actor.kind === 'staff' ? `welcome ${actor.name}` : 'nobody')
  })
  app = aPageApp(services, (list) => [
    accessRoutes(services, list, provider.forOrigin),
    developmentRoutes(services, list, provider),
    workplace,
  ]).app
}
beforeEach(() => {
  services.setClock(nine)
  makeApp()
})

/** Over the real port, whatever the host name: as a browser resolves every name under localhost to this machine. */
function overThePort(request: Request): Promise<Response> {
  return new Promise((resolve, reject) => {
    const { pathname, search, host } = new URL(request.url)
    const headers = { ...Object.fromEntries(request.headers), host }
    const sent = httpRequest({ host: '127.0.0.1', port, path: pathname + search, method: request.method, headers }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () => {
        const answered = new Headers()
        for (let i = 0; i < answer.rawHeaders.length; i += 2) answered.append(answer.rawHeaders[i] ?? '', answer.rawHeaders[i + 1] ?? '')
        resolve(new Response(Buffer.concat(chunks), { status: answer.statusCode ?? 0, headers: answered }))
      })
    })
    sent.on('error', reject)
    request.arrayBuffer().then((body) => sent.end(Buffer.from(body)), reject)
  })
}

const browserAt = (host = 'hier.localhost') => new Visitor(`http://${host}:${port}/`, overThePort)
const aNurse = (name: string, centreId = centres.here) =>
  aColleague(base.db, centreId, { name, profession: 'youthNurse', roles: ['professional'] })

/** To the page of choosing; the answer is that page. */
async function toChoice(browser: Visitor, path = '/inloggen/organisatie?naar=/werkplek'): Promise<string> {
  const answer = await browser.visit(path)
  expect(answer.status).toBe(200)
  return answer.text()
}

async function choose(browser: Visitor, accountId: string): Promise<Response> {
  return browser.send(browser.url.pathname, { account: accountId })
}

const lastAudit = async () => {
  const { rows } = await base.owner.query<{ event_type: string; outcome: number; detail: string | null; object_id: string | null }>(
    `select event_type, outcome, detail, object_id from access.audit_event where processing_activity in ('session', 'account') order by recorded_at desc limit 1`,
  )
  return rows[0]
}

test('one click signs in as a colleague and leads to where one was going', async () => {
  const nurse = await aNurse('Amina Vermeer')
  const browser = browserAt()
  const signInPage = await (await browser.visit('/inloggen')).text()
  expect(signInPage).toContain('Dit is de demonstratie')
  expect(signInPage).toContain('href="/inloggen/organisatie"')
  const shown = await toChoice(browser, '/inloggen/organisatie?naar=%2Fwerkplek%3Fstand%3Dopen')
  expect(browser.url.pathname).toMatch(/^\/dev\/oidc\/keuze\/[\w-]+$/)
  expect(shown).toContain('Alle medewerkers zijn verzonnen.')
  expect(shown).toContain('Amina Vermeer')
  expect(shown).toContain('jeugdverpleegkundige · professional')
  expect(shown).not.toMatch(/<script(?! type="module" src=)|style=|onclick/)
  const entered = await choose(browser, nurse.accountId)
  expect(await entered.text()).toBe('welcome Amina Vermeer')
  expect(browser.url.pathname + browser.url.search).toBe('/werkplek?stand=open')
  expect(await lastAudit()).toMatchObject({ event_type: 'session.begin', outcome: 0, object_id: nurse.accountId })
})

test('the account is bound at the first visit and known again at the next, also at another address', async () => {
  const nurse = await aNurse('Bo Bindt')
  for (const host of ['hier.localhost', 'localhost', '127.0.0.1']) {
    const browser = browserAt(host)
    await toChoice(browser)
    expect(await (await choose(browser, nurse.accountId)).text()).toBe('welcome Bo Bindt')
  }
  const { rows } = await base.owner.query('select issuer, subject from access.account where id = $1', [nurse.accountId])
  expect(rows).toEqual([{ issuer: 'urn:opencjg:development', subject: nurse.accountId }])
  const binds = await base.owner.query(`select from access.audit_event where event_type = 'account.bind' and object_id = $1`, [
    nurse.accountId,
  ])
  expect(binds.rowCount).toBe(1)
})

test('one account per profession and set of roles is listed, of this centre only, and none that is closed', async () => {
  await base.owner.query(`update access.account set state = 'closed'`)
  await aNurse('Anna Eerst')
  await aNurse('Zoë Laatst')
  await aColleague(base.db, centres.here, { name: 'Dirk Dokter', profession: 'youthDoctor', roles: ['professional'] })
  await aColleague(base.db, centres.here, { name: 'Ad Beheer', profession: 'centreCoordinator', roles: ['coordinator', 'administrator'] })
  await aColleague(base.db, centres.elsewhere, { name: 'Joost Elders', profession: 'socialWorker', roles: ['professional'] })
  const here = await toChoice(browserAt())
  for (const name of ['Anna Eerst', 'Dirk Dokter', 'Ad Beheer']) expect(here).toContain(name)
  for (const name of ['Zoë Laatst', 'Joost Elders', 'Amina Vermeer']) expect(here).not.toContain(name)
  expect(here).toContain('coördinator van het centrum · beheer, coördinator')
  const elsewhere = await toChoice(browserAt('elders.localhost'))
  expect(elsewhere).toContain('Joost Elders')
  expect(elsewhere).not.toContain('Anna Eerst')
})

test('in English the choice is in English and leads to the English workplace', async () => {
  const browser = browserAt()
  const shown = await toChoice(browser, '/en/inloggen/organisatie')
  expect(browser.url.pathname).toMatch(/^\/en\/dev\/oidc\/keuze\//)
  expect(shown).toContain('All staff are invented.')
  const nurse = await aNurse('Emma English')
  await choose(browser, nurse.accountId)
  expect(browser.url.pathname).toBe('/en/werkplek')
})

test('after signing out one may choose somebody else', async () => {
  const [one, other] = [await aNurse('Eén Eerst'), await aNurse('Ander Daarna')]
  const browser = browserAt()
  await toChoice(browser)
  await choose(browser, one.accountId)
  await browser.send('/uitloggen', {})
  await toChoice(browser)
  expect(await (await choose(browser, other.accountId)).text()).toBe('welcome Ander Daarna')
})

test('two sign-ins begun beside each other in one browser both finish', async () => {
  const nurse = await aNurse('Twee Tabs')
  const browser = browserAt()
  await toChoice(browser)
  const first = browser.url
  await toChoice(browser)
  const second = browser.url
  for (const choice of [first, second]) {
    browser.url = choice
    expect(await (await choose(browser, nurse.accountId)).text()).toBe('welcome Twee Tabs')
  }
})

test('a stranger, somebody of another centre and a closed account see the same refusal', async () => {
  const elsewhere = await aNurse('Joost Elders', centres.elsewhere)
  const closed = await aNurse('Cor Gesloten')
  const browser = browserAt()
  await toChoice(browser)
  const answers = []
  for (const accountId of [elsewhere.accountId, '0190a2f0-7b7b-7000-8000-000000000000']) {
    await toChoice(browser)
    answers.push(await (await choose(browser, accountId)).text())
  }
  await toChoice(browser)
  await closeAccount(aContext(base.db, centres.here, { kind: 'system', name: 'test' }), closed.accountId)
  answers.push(await (await choose(browser, closed.accountId)).text())
  expect(new Set(answers).size).toBe(1)
  expect(browser.cookie('__Host-cjg-werk')).toBeUndefined()
})

test('an account that is closed between the choice and the way back is refused, and the log knows it', async () => {
  const nurse = await aNurse('Wilma Weg')
  const browser = browserAt()
  await toChoice(browser)
  let answer = await browser.step(browser.url.pathname, form({ account: nurse.accountId }))
  while (!(answer.headers.get('location') ?? '').includes('/inloggen/terug'))
    answer = await browser.step(answer.headers.get('location') ?? '')
  await base.owner.query(`update access.account set state = 'closed' where id = $1`, [nurse.accountId])
  const refused = await browser.step(answer.headers.get('location') ?? '')
  expect([400, 403]).toContain(refused.status)
  expect(browser.cookie('__Host-cjg-werk')).toBeUndefined()
  expect(await lastAudit()).toMatchObject({ event_type: 'session.begin', outcome: 8 })
})

/** Up to the address that the provider sends the browser back to. */
async function theWayBack(browser: Visitor, accountId: string): Promise<string> {
  await toChoice(browser)
  let answer = await browser.step(browser.url.pathname, form({ account: accountId }))
  for (;;) {
    const next = answer.headers.get('location') ?? ''
    if (next.includes('/inloggen/terug')) return next
    answer = await browser.step(next)
  }
}

test('an answer of the provider works once, and only in the browser that asked', async () => {
  const nurse = await aNurse('Stien Staat')
  const browser = browserAt()
  const back = await theWayBack(browser, nurse.accountId)
  const victim = browserAt()
  await victim.visit('/inloggen/organisatie')
  const forged = await victim.step(back)
  expect(forged.status).toBe(400)
  expect(await forged.text()).toContain('Dit inloggen is verlopen')
  expect(victim.cookie('__Host-cjg-werk')).toBeUndefined()
  expect(await lastAudit()).toMatchObject({ event_type: 'session.begin', outcome: 8, detail: 'unknown-state' })
  expect((await browser.step(back)).status).toBe(303)
  expect((await browser.step(back)).status).toBe(400)
})

test.each([
  ['another state', (url: URL) => url.searchParams.set('state', 'forged'), 'unknown-state'],
  ['no state', (url: URL) => url.searchParams.delete('state'), 'unknown-state'],
  ['another code', (url: URL) => url.searchParams.set('code', 'forged'), /^provider-refused invalid_grant$/],
  ['another issuer', (url: URL) => url.searchParams.set('iss', 'https://elders.example'), /^provider-refused /],
  [
    'a refusal at the provider',
    (url: URL) => {
      url.searchParams.delete('code')
      url.searchParams.set('error', 'access_denied')
    },
    'cancelled access_denied',
  ],
] as const)('%s in the answer signs nobody in', async (_what, change, detail) => {
  const nurse = await aNurse('Vera Vals')
  const browser = browserAt()
  const back = new URL(await theWayBack(browser, nurse.accountId))
  change(back)
  expect((await browser.step(back)).status).toBe(400)
  expect(browser.cookie('__Host-cjg-werk')).toBeUndefined()
  const { detail: told } = (await lastAudit()) ?? {}
  expect(told).toMatch(detail)
})

test('who takes longer than ten minutes begins again', async () => {
  const nurse = await aNurse('Traag Tergend')
  const browser = browserAt()
  const back = await theWayBack(browser, nurse.accountId)
  services.setClock(nine.add({ minutes: 10 }))
  expect((await browser.step(back)).status).toBe(400)
})

test('a restart of the application in between leads to beginning again, not to an error', async () => {
  const nurse = await aNurse('Rik Restart')
  const browser = browserAt()
  await toChoice(browser)
  makeApp()
  const answer = await choose(browser, nurse.accountId)
  expect(answer.status).toBe(404)
  expect(await answer.text()).toContain('Deze keuze is verlopen')
  const late = browserAt()
  const back = await theWayBack(late, nurse.accountId)
  makeApp()
  expect((await late.step(back)).status).toBe(400)
  await toChoice(browser)
  expect(await (await choose(browser, nurse.accountId)).text()).toBe('welcome Rik Restart')
})

test('a real centre has no provider of the demonstration', async () => {
  await base.owner.query(`update access.centre set demonstration = false where id = $1`, [centres.elsewhere])
  const browser = browserAt('elders.localhost')
  expect((await browser.step('/inloggen/organisatie')).status).toBe(404)
  expect((await browser.step('/dev/oidc/.well-known/openid-configuration')).status).toBe(404)
  expect((await browser.step('/dev/oidc/keuze/abc')).status).toBe(404)
  const [centre] = (await listCentres(base.db)).filter(({ id }) => id === centres.elsewhere) as [Centre]
  expect(provider.forOrigin('http://localhost', centre)).toBeNull()
  await expect(provider.ask('http://localhost', centre, new Request('http://localhost/dev/oidc/jwks'))).rejects.toThrow(/demonstration/)
  await base.owner.query(`update access.centre set demonstration = true`)
})

test('the provider refuses to run in production and beside a real issuer', () => {
  const { config } = services
  const real = { issuer: 'https://login.example', clientId: 'cjg', clientSecret: null }
  expect(() => refuseOutsideDevelopment({ ...config, production: true })).toThrow(/NODE_ENV=production/)
  expect(() => refuseOutsideDevelopment({ ...config, oidc: real })).toThrow(/OIDC_ISSUER/)
  expect(() => makeDevelopmentProvider({ ...services, config: { ...config, production: true } })).toThrow(/NODE_ENV=production/)
  expect(() => makeDevelopmentProvider({ ...services, config: { ...config, oidc: real } })).toThrow(/OIDC_ISSUER/)
  expect(() => refuseOutsideDevelopment(config)).not.toThrow()
})
