import { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { page } from '#web/http/answer.server.ts'
import { html } from '#platform/html.ts'
import type { PageEnv } from '#web/http/page-env.ts'
import { aContext, aRegionWithTwoCentres, aTuesdayMorning as nine, type TwoCentres } from '#tests/builders/centres.ts'
import { aPageApp } from '#tests/builders/page-app.ts'
import { aProcess } from '#tests/builders/services.ts'
import { Authenticator } from '#tests/authenticator.ts'
import { form, Visitor } from '#tests/browser-without-screen.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { mayFreely } from './use-cases/act.server.ts'
import { requireStaff, staffSession } from './pages/staff-session.server.ts'
import { accessRoutes } from './routes.ts'
import { addLocalAccount, closeAccount } from './use-cases/accounts.server.ts'

let base: TestDatabase
let centres: TwoCentres
let services: ReturnType<typeof aProcess>
let app: Hono<PageEnv>
const password = 'drie fietsen zonder bel'
const site = 'http://hier.localhost:3000'

beforeAll(async () => {
  base = await freshDatabase()
  centres = await aRegionWithTwoCentres(base.db)
  services = aProcess(base)
})
afterAll(() => base.close())

beforeEach(() => {
  services.setClock(nine)
  const workplace = new Hono<PageEnv>().use('/werkplek/*', staffSession(services), requireStaff).all('/werkplek/*', (c) => {
    const { actor } = c.get('ctx')
    mayFreely(c.get('ctx'), 'workplace.enter')
    return page(c, html`<p>${actor.kind === 'staff' ? `${actor.name} ${actor.roles.join(' ')}` : 'nobody'}</p>`)
  })
  app = aPageApp(services, (list) => [accessRoutes(services, list), workplace]).app
})

let number = 0
async function aColleagueWithPassword() {
  number += 1
  const email = `route${number}@cjg.example`
  const ctx = aContext(base.db, centres.here, { kind: 'system', name: 'test' })
  const added = await addLocalAccount(ctx, {
    displayName: 'Amina Vermeer',
    email,
    profession: 'youthNurse',
    roles: ['professional'],
    password,
  })
  if (!added.ok) throw new Error(added.error.kind)
  return { email, accountId: added.value, ctx }
}

const apps = new Map<string, Authenticator>()

/** Password and second step; sets the app up at the first time. Each code is good once, so the clock goes on half a minute. */
async function signIn(browser: Visitor, email: string, naar?: string, prefix = ''): Promise<Response> {
  services.setClock(services.clock().add({ seconds: 30 }))
  const going = naar === undefined ? {} : { naar }
  const shown = await (await browser.visit(`${prefix}/inloggen`, form({ email, password, ...going }))).text()
  const known = apps.get(email)
  const app = known ?? Authenticator.fromPage(shown)
  apps.set(email, app)
  const path = known === undefined ? '/inloggen/instellen' : '/inloggen/tweede-stap'
  return browser.step(`${prefix}${path}`, form({ code: app.code(services.clock()), ...going }))
}

const visitor = (start = site) => new Visitor(start, async (request) => app.fetch(request))

test('a page of the workplace sends to sign in and comes back to that page', async () => {
  const { email } = await aColleagueWithPassword()
  const browser = visitor()
  const sent = await browser.step('/werkplek/vragen?stand=open')
  expect(sent.status).toBe(303)
  expect(sent.headers.get('location')).toBe('/inloggen?naar=%2Fwerkplek%2Fvragen%3Fstand%3Dopen')
  const shown = await (await browser.visit('/werkplek/vragen?stand=open')).text()
  expect(shown).toContain('<input type="hidden" name="naar" value="/werkplek/vragen?stand=open" />')
  const first = await signIn(browser, email, '/werkplek/vragen?stand=open')
  expect(await first.text()).toContain('href="/werkplek/vragen?stand=open"')
  const entered = await signIn(visitor(), email, '/werkplek/vragen?stand=open')
  expect(entered.status).toBe(303)
  expect(entered.headers.get('location')).toBe('/werkplek/vragen?stand=open')
  const cookie = entered.headers.getSetCookie().find((line) => line.startsWith('__Host-cjg-werk')) ?? ''
  expect(cookie).toMatch(/^__Host-cjg-werk=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  expect(await (await browser.visit('/werkplek/vragen')).text()).toContain('Amina Vermeer professional')
})

test('in English everything stays English', async () => {
  const { email } = await aColleagueWithPassword()
  const browser = visitor()
  const sent = await browser.step('/en/werkplek/vragen')
  expect(sent.headers.get('location')).toBe('/en/inloggen?naar=%2Fen%2Fwerkplek%2Fvragen')
  expect(await (await browser.visit('/en/inloggen')).text()).toContain('Sign in for staff')
  expect(await (await signIn(browser, email, undefined, '/en')).text()).toContain('Keep your recovery codes')
  const entered = await signIn(visitor(), email, undefined, '/en')
  expect(entered.headers.get('location')).toBe('/en/werkplek')
})

test.each(['//elders.example/werkplek', 'https://elders.example/', '/\\elders.example', '/uitloggen', 'javascript:alert(1)'])(
  'after signing in nobody is led to %s',
  async (naar) => {
    const { email } = await aColleagueWithPassword()
    await signIn(visitor(), email, naar)
    const entered = await signIn(visitor(), email, naar)
    expect(entered.headers.get('location')).toBe('/werkplek')
    const shown = await visitor().visit(`/inloggen?naar=${encodeURIComponent(naar)}`)
    expect(await shown.text()).toContain('name="naar" value="/werkplek"')
  },
)

test('a wrong password says one thing, keeps the address and never the password', async () => {
  const { email } = await aColleagueWithPassword()
  const browser = visitor()
  const refused = await browser.step('/inloggen', form({ email, password: 'iets heel anders' }))
  const shown = await refused.text()
  expect(refused.status).toBe(401)
  expect(refused.headers.get('set-cookie')).toBeNull()
  expect(shown).toContain('horen niet bij elkaar')
  expect(shown).toContain(`value="${email}"`)
  expect(shown).not.toContain('iets heel anders')
  const unknown = await browser.step('/inloggen', form({ email: 'niemand@cjg.example', password: 'iets heel anders' }))
  expect(unknown.status).toBe(401)
  expect((await unknown.text()).replace('niemand@cjg.example', email)).toBe(shown)
})

test.each([
  [{ email: '', password: '' }, 422, ['Vul je e-mailadres in.', 'Vul je wachtwoord in.']],
  [{ email: 'a'.repeat(400), password: 'x' }, 422, ['Dit is te lang.']],
  [{ email: 'a@b.nl', password: 'x'.repeat(2001) }, 422, ['Dit is te lang.']],
  [{ email: 'a@b.nl', password: 'x', extra: '1' }, 422, ['Dit formulier klopt niet.']],
  [{}, 422, ['Vul je e-mailadres in.', 'Vul je wachtwoord in.']],
])('the form %j is answered %i', async (fields, status, words) => {
  const refused = await visitor().step('/inloggen', form(fields))
  expect(refused.status).toBe(status)
  const shown = await refused.text()
  expect(shown).toContain('<title>Fout:')
  for (const word of words) expect(shown).toContain(word)
})

test('after five misses the page says how long to wait, and another colleague still gets in', async () => {
  const [one, other] = [await aColleagueWithPassword(), await aColleagueWithPassword()]
  for (let i = 0; i < 5; i += 1) await visitor().step('/inloggen', form({ email: one.email, password: 'mis mis mis mis' }))
  const waits = await visitor().step('/inloggen', form({ email: one.email, password }))
  expect(waits.status).toBe(429)
  expect(waits.headers.get('retry-after')).toBe('2')
  expect(await waits.text()).toContain('Wacht 2 seconden')
  expect((await visitor().step('/inloggen', form({ email: other.email, password }))).status).toBe(303)
})

test('a flood from one source spends that source’s budget only', async () => {
  const statuses: number[] = []
  for (let i = 0; i < 61; i += 1) statuses.push((await visitor().step('/inloggen', form({}))).status)
  expect(statuses.filter((status) => status === 422)).toHaveLength(60)
  expect(statuses.at(-1)).toBe(429)
  const headers = new Headers(form({}).headers)
  headers.set('x-test-source', 'other')
  const elsewhere = await visitor().step('/inloggen', { ...form({}), headers })
  expect(elsewhere.status).toBe(422)
})

test('rest signs out: a write is answered 401 without doing anything, and what was sent can be sent once more', async () => {
  const { email } = await aColleagueWithPassword()
  const browser = visitor()
  await signIn(browser, email)
  expect((await browser.step('/werkplek/vragen')).status).toBe(200)
  services.setClock(nine.add({ hours: 2 }))
  const write = await browser.step('/werkplek/vragen', form({ text: 'een "lang" antwoord' }))
  expect(write.status).toBe(401)
  const shown = await write.text()
  expect(shown).toContain('Wat je verstuurde, staat nog in dit venster.')
  expect(shown).toMatch(
    /<form method="post" action="\/werkplek\/vragen">\s*<input type="hidden" name="text" value="een &quot;lang&quot; antwoord"/u,
  )
})

test('rest signs out: a page leads to signing in, with the reason', async () => {
  const { email } = await aColleagueWithPassword()
  const browser = visitor()
  await signIn(browser, email)
  services.setClock(nine.add({ hours: 2 }))
  const shown = await browser.visit('/werkplek/vragen')
  expect(browser.url.pathname + browser.url.search).toBe('/inloggen?naar=%2Fwerkplek%2Fvragen&reden=verlopen')
  expect(await shown.text()).toContain('Je bent uitgelogd.')
  expect(browser.cookie('__Host-cjg-werk')).toBeUndefined()
})

test('signing out ends the session in the database, not only the cookie', async () => {
  const { email } = await aColleagueWithPassword()
  const browser = visitor()
  await signIn(browser, email)
  const token = browser.cookie('__Host-cjg-werk') ?? ''
  const left = await browser.send('/uitloggen', {})
  expect(browser.url.search).toBe('?reden=uit')
  expect(await left.text()).toContain('Je bent uitgelogd.')
  const thief = visitor()
  thief.setCookie('__Host-cjg-werk', token)
  expect((await thief.step('/werkplek/vragen')).status).toBe(303)
})

test('a password alone opens nothing, also in the address bar', async () => {
  const { email } = await aColleagueWithPassword()
  const browser = visitor()
  const half = await browser.step('/inloggen', form({ email, password }))
  expect(half.headers.get('location')).toBe('/inloggen/tweede-stap')
  expect(browser.cookie('__Host-cjg-werk')).toBeUndefined()
  expect((await browser.step('/werkplek/vragen')).status).toBe(303)
  const thief = visitor()
  thief.setCookie('__Host-cjg-werk', browser.cookie('__Host-cjg-stap') ?? '')
  expect((await thief.step('/werkplek/vragen')).status).toBe(303)
})

test('signing out everywhere reaches the other device', async () => {
  const { email } = await aColleagueWithPassword()
  const [desk, tablet] = [visitor(), visitor()]
  await signIn(desk, email)
  await signIn(tablet, email)
  expect(await (await tablet.visit('/inloggen')).text()).toContain('Je bent ingelogd als Amina Vermeer.')
  await desk.send('/uitloggen/overal', {})
  expect(desk.url.search).toBe('?reden=overal')
  expect((await tablet.step('/werkplek/vragen')).status).toBe(303)
})

test('without a session signing out is harmless', async () => {
  expect((await visitor().step('/uitloggen', { method: 'POST' })).headers.get('location')).toBe('/inloggen?reden=uit')
  expect((await visitor().step('/uitloggen/overal', { method: 'POST' })).headers.get('location')).toBe('/inloggen?reden=uit')
})

test('an account that is closed loses its next request', async () => {
  const { email, accountId, ctx } = await aColleagueWithPassword()
  const browser = visitor()
  await signIn(browser, email)
  await closeAccount(ctx, accountId)
  expect((await browser.step('/werkplek/vragen')).status).toBe(303)
})

test('a session of one centre opens nothing at the other', async () => {
  const { email } = await aColleagueWithPassword()
  const browser = visitor()
  await signIn(browser, email)
  const elsewhere = visitor('http://elders.localhost:3000')
  elsewhere.setCookie('__Host-cjg-werk', browser.cookie('__Host-cjg-werk') ?? '')
  expect((await elsewhere.step('/werkplek/vragen')).status).toBe(303)
})

test('over http on another name nobody can sign in, and the page says why', async () => {
  const { email } = await aColleagueWithPassword()
  for (const path of ['/inloggen', '/inloggen/organisatie', '/inloggen/terug']) {
    const refused = await visitor('http://cjg.intern:3000').step(path)
    expect(refused.status).toBe(403)
    const shown = await refused.text()
    expect(shown).toContain('Deze verbinding is niet beveiligd.')
    expect(shown).toContain('http://localhost:3000/inloggen')
    expect(shown).not.toContain('type="password"')
  }
  const posted = await visitor('http://cjg.intern:3000').step('/inloggen', form({ email, password }))
  expect(posted.status).toBe(403)
  expect(posted.headers.get('set-cookie')).toBeNull()
})

test('with neither a provider nor the demonstration there is no road to one', async () => {
  expect((await visitor().step('/inloggen/organisatie')).status).toBe(404)
  expect((await visitor().step('/inloggen/terug?code=1&state=2')).status).toBe(404)
  expect(await (await visitor().visit('/inloggen')).text()).not.toContain('/inloggen/organisatie')
})
