import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { aColleague, aContext, aRegionWithTwoCentres, aTuesdayMorning as nine, type TwoCentres } from '#tests/builders/centres.ts'
import { aPageApp, type PageApp } from '#tests/builders/page-app.ts'
import { aProcess } from '#tests/builders/services.ts'
import { Visitor } from '#tests/browser-without-screen.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { anIssuer, type Issuer, type Person } from '#tests/municipality-issuer.ts'
import { accessRoutes } from '../routes.ts'
import { unbindAccount } from './accounts.server.ts'

const site = 'https://hier.localhost'
let base: TestDatabase
let centres: TwoCentres
let issuer: Issuer
let app: PageApp['app']

beforeAll(async () => {
  base = await freshDatabase()
  centres = await aRegionWithTwoCentres(base.db)
  issuer = await anIssuer(`${site}/inloggen/terug`)
})
afterAll(async () => {
  await issuer.close()
  await base.close()
})
beforeEach(() => {
  const { url: OIDC_ISSUER, clientId: OIDC_CLIENT_ID, clientSecret: OIDC_CLIENT_SECRET } = issuer
  const services = aProcess(base, { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET })
  app = aPageApp(services, (list) => [accessRoutes(services, list)]).app
})

/** Our own addresses are answered by the application, those of the provider by the provider. */
const aBrowser = () => new Visitor(site, async (request) => (request.url.startsWith(site) ? app.fetch(request) : fetch(request)))

/** Goes to the provider and back; answers the status of the way back. */
async function signIn(person: Person, browser = aBrowser()): Promise<number> {
  issuer.next = person
  let answer = await browser.step(`${site}/inloggen/organisatie`)
  while (!browser.url.href.startsWith(`${site}/inloggen/terug`)) answer = await browser.step(answer.headers.get('location') ?? 'nowhere:')
  return answer.status
}

const aNurse = (name = 'Amina Vermeer') => aColleague(base.db, centres.here, { name, profession: 'youthNurse', roles: ['professional'] })
const mailOf = ({ accountId }: { accountId: string }) => `${accountId}@cjg.example`
const boundTo = async ({ accountId }: { accountId: string }) => {
  const { rows } = await base.owner.query('select issuer, subject from access.account where id = $1', [accountId])
  return rows[0] as unknown
}
const whyNot = async () => {
  const { rows } = await base.owner.query<{ detail: string }>(
    `select detail from access.audit_event where event_type = 'session.begin' and outcome = 8 order by recorded_at desc limit 1`,
  )
  return rows[0]?.detail
}

test('a verified mail address binds the account at the first visit; afterwards the subject counts, whatever the address', async () => {
  const nurse = await aNurse()
  expect(await signIn({ sub: 'amina', email: mailOf(nurse).toUpperCase(), email_verified: true })).toBe(303)
  expect(await boundTo(nurse)).toEqual({ issuer: issuer.url, subject: 'amina' })
  expect(await signIn({ sub: 'amina', email: 'trouwde@cjg.example', email_verified: true })).toBe(303)
  expect(await signIn({ sub: 'amina' })).toBe(303)
})

test.each([
  ['is not verified', { email_verified: false }],
  ['is not said to be verified', {}],
])('a mail address that %s binds nothing', async (_what, verified) => {
  const nurse = await aNurse()
  expect(await signIn({ sub: 'iemand', email: mailOf(nurse), ...verified })).toBe(403)
  expect(await boundTo(nurse)).toEqual({ issuer: null, subject: null })
  expect(await whyNot()).toBe('no-verified-email')
})

test('a mail address that was given to a newcomer does not open the account of who had it before', async () => {
  const nurse = await aNurse()
  expect(await signIn({ sub: 'first', email: mailOf(nurse), email_verified: true })).toBe(303)
  expect(await signIn({ sub: 'second', email: mailOf(nurse), email_verified: true })).toBe(403)
  expect(await whyNot()).toBe('bound-to-another')
  await unbindAccount(aContext(base.db, centres.here, { kind: 'system', name: 'test' }), nurse.accountId)
  expect(await signIn({ sub: 'second', email: mailOf(nurse), email_verified: true })).toBe(303)
})

test('an account that was only tried on in the demonstration binds to the real provider', async () => {
  const nurse = await aNurse()
  await base.owner.query(`update access.account set issuer = 'urn:opencjg:development', subject = id::text where id = $1`, [
    nurse.accountId,
  ])
  expect(await signIn({ sub: 'echt', email: mailOf(nurse), email_verified: true })).toBe(303)
  expect(await boundTo(nurse)).toEqual({ issuer: issuer.url, subject: 'echt' })
})

test('a person of another centre is nobody here', async () => {
  const joost = await aColleague(base.db, centres.elsewhere, { name: 'Joost Elders', profession: 'youthNurse', roles: ['professional'] })
  expect(await signIn({ sub: 'joost', email: mailOf(joost), email_verified: true })).toBe(403)
  expect(await whyNot()).toBe('unknown-account')
})

test('a provider that is out of order is said so, and is asked again the next time', async () => {
  const nurse = await aNurse()
  issuer.break(true)
  const refused = await aBrowser().step('/inloggen/organisatie')
  expect(refused.status).toBe(503)
  expect(await refused.text()).toContain('geeft geen antwoord')
  expect(await whyNot()).toBe('provider-unavailable')
  issuer.break(false)
  expect(await signIn({ sub: 'na-storing', email: mailOf(nurse), email_verified: true })).toBe(303)
})

test('a provider that fails on the way back is said so', async () => {
  const browser = aBrowser()
  issuer.next = { sub: 'half' }
  let answer = await browser.step('/inloggen/organisatie')
  while (answer.headers.get('location')?.startsWith(`${site}/inloggen/terug`) !== true)
    answer = await browser.step(answer.headers.get('location') ?? 'nowhere:')
  issuer.break(true)
  const refused = await browser.step(answer.headers.get('location') ?? '')
  issuer.break(false)
  expect(refused.status).toBe(503)
  expect(browser.cookie('__Host-cjg-werk')).toBeUndefined()
})

test('who is not there at all is said to be out of order too', async () => {
  const services = aProcess(base, { OIDC_ISSUER: 'http://127.0.0.1:9', OIDC_CLIENT_ID: 'x' })
  app = aPageApp(services, (list) => [accessRoutes(services, list)]).app
  expect((await aBrowser().step('/inloggen/organisatie')).status).toBe(503)
})

test('in production a provider without https is not used', async () => {
  const services = aProcess(base, { OIDC_ISSUER: issuer.url, OIDC_CLIENT_ID: 'x', NODE_ENV: 'production' })
  app = aPageApp(services, (list) => [accessRoutes(services, list)]).app
  expect((await aBrowser().step('/inloggen/organisatie')).status).toBe(400)
})

test('the page of signing in names the organisation, and after signing out leads to signing out there too', async () => {
  const browser = aBrowser()
  expect(await (await browser.visit('/inloggen')).text()).toContain('Inloggen bij je organisatie')
  const nurse = await aNurse()
  await signIn({ sub: 'uitlogger', email: mailOf(nurse), email_verified: true }, browser)
  const left = await browser.visit(`${site}/uitloggen`, { method: 'POST' })
  expect(await left.text()).toContain(
    `href="${issuer.url}/session/end?post_logout_redirect_uri=${encodeURIComponent(`${site}/inloggen`)}&amp;client_id=gemeente"`,
  )
})

test('the answer is bound to the attempt: the code of one attempt does not fit another', async () => {
  const nurse = await aNurse()
  issuer.next = { sub: 'wissel', email: mailOf(nurse), email_verified: true }
  const browser = aBrowser()
  const back: URL[] = []
  for (let i = 0; i < 2; i += 1) {
    let answer = await browser.step(`${site}/inloggen/organisatie`)
    while (answer.headers.get('location')?.startsWith(`${site}/inloggen/terug`) !== true)
      answer = await browser.step(answer.headers.get('location') ?? 'nowhere:')
    back.push(new URL(answer.headers.get('location') ?? ''))
  }
  const [first, second] = back
  if (first === undefined || second === undefined) throw new Error('no way back')
  second.searchParams.set('code', first.searchParams.get('code') ?? '')
  expect((await browser.step(second)).status).toBe(400)
  expect(await whyNot()).toMatch(/^provider-refused/)
})

test('a session knows how strong the provider says the sign-in was', async () => {
  const nurse = await aNurse()
  await signIn({ sub: 'sterk', email: mailOf(nurse), email_verified: true })
  const { rows } = await base.owner.query('select acr, created_at from access.session where account_id = $1', [nurse.accountId])
  expect(rows).toEqual([{ acr: 'oidc', created_at: nine }])
})

test('whom the provider knew already has proved nothing here; asked to confirm, the person is asked anew', async () => {
  const nurse = await aNurse()
  const browser = aBrowser()
  const person = { sub: 'bevestigt', email: mailOf(nurse), email_verified: true }
  const proved = async () => {
    const { rows } = await base.owner.query<{ proved: boolean }>(
      'select proved_at is not null as proved from access.session where account_id = $1',
      [nurse.accountId],
    )
    return rows.map((row) => row.proved)
  }
  expect(await signIn(person, browser)).toBe(303)
  expect(await proved()).toEqual([false])
  let answer = await browser.step(`${site}/inloggen/organisatie?bevestig=1`)
  const asked = new URL(answer.headers.get('location') ?? '').searchParams
  expect([asked.get('prompt'), asked.get('max_age')]).toEqual(['login', '60'])
  while (!browser.url.href.startsWith(`${site}/inloggen/terug`)) answer = await browser.step(answer.headers.get('location') ?? 'nowhere:')
  expect(answer.status).toBe(303)
  expect(await proved()).toEqual([true])
})
