/** Taking a conversation along and back over the routes, as each kind of person: what is refused, what is shown, what comes twice. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#platform/id.ts'
import { anApp, cookiesOf, hiddenFields, type TestApp } from '../app.ts'
import { aColleague, aContext, aRegionWithTwoCentres, type TwoCentres } from '../builders/centres.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { beginSession } from '../../src/contexts/access/use-cases/sessions.server.ts'
import { allJobs } from '../../src/app/jobs.server.ts'

let database: TestDatabase
let centres: TwoCentres
let app: TestApp
const host = 'localhost'
const claimForm = '/gesprek/account'

beforeAll(async () => {
  database = await freshDatabase()
  centres = await aRegionWithTwoCentres(database.db)
  app = await anApp(database)
})
afterAll(() => database.close())

const get = (path: string, cookie = '') => app.get(path, { headers: { host, cookie } })
const post = (path: string, fields: Parameters<TestApp['post']>[1], cookie = '') => app.post(path, fields, { cookie })
const both = (...cookies: string[]): string => cookies.join('; ')

/** Signs in by a link in a mail; the cookie of the session. */
async function signIn(email: string, way = '/mijn/inloggen'): Promise<{ cookie: string; to: string | null }> {
  const form = await get(way)
  const asked = await post('/mijn/inloggen', { email }, cookiesOf(form))
  const browser = both(cookiesOf(form), cookiesOf(asked))
  const jobs = allJobs(app.parts)
  for (const { name, data } of app.told.splice(0)) await jobs.find((job) => job.name === name)?.run(data)
  const letter = app.parts.services.mail.kept().find(({ to }) => to === email)
  const path = /\/mijn\/link\/[\w-]{43}/.exec(letter?.text ?? '')?.[0] ?? ''
  const entered = await post(path, {}, browser)
  const cookie =
    cookiesOf(entered)
      .split('; ')
      .find((one) => one.startsWith('__Host-cjg-mijn=')) ?? ''
  return { cookie, to: entered.headers.get('location') }
}

async function aConversation(): Promise<{ code: string; cookie: string }> {
  const fields = { step: '4', go: 'send', key: crypto.randomUUID(), text: 'Mijn kind slaapt slecht. Wat helpt?' }
  const code = hiddenFields(await (await post('/vraag', fields)).text(), '/vraag/sleutel')['code'] ?? ''
  return { code, cookie: await openWith(code) }
}
const openWith = async (code: string): Promise<string> => cookiesOf(await post('/terug', { code }))

async function confirmed(cookie: string, fields: Record<string, string> = { go: 'look', what: 'whole' }): Promise<Record<string, string>> {
  const answer = await post(claimForm, fields, cookie)
  expect(answer.status).toBe(200)
  return hiddenFields(await answer.text(), claimForm)
}

test('without an account it tells what changes and leads to sign in; signing in leads back with the conversation open', async () => {
  const { cookie } = await aConversation()
  const page = await (await get(claimForm, cookie)).text()
  for (const words of [
    '365 dagen',
    '90 dagen',
    'Niet van wie',
    'tot je eerste afspraak',
    'Als je je account wist',
    '/mijn/inloggen?terug=gesprek',
  ])
    expect(page).toContain(words)
  expect(page).not.toContain('name="what"')
  expect((await post(claimForm, { go: 'sure', what: 'whole' }, cookie)).status).toBe(303)
  const { cookie: mine, to } = await signIn('terug@post.example', '/mijn/inloggen?terug=gesprek')
  expect(to).toBe(claimForm)
  const signedIn = await (await get(claimForm, both(cookie, mine))).text()
  expect(signedIn).toContain('terug@post.example')
  expect(signedIn).toContain('name="what"')
})

test('the whole, by an explicit act: looking moves nothing, the same form twice is one move, and the key is out', async () => {
  const { code, cookie } = await aConversation()
  const { cookie: mine } = await signIn('heel@post.example')
  const fields = await confirmed(both(cookie, mine))
  expect((await get('/gesprek', cookie)).status).toBe(200)
  const done = await post(claimForm, fields, both(cookie, mine))
  const to = done.headers.get('location') ?? ''
  expect([done.status, /^\/mijn\/gesprekken\/[0-9a-f-]{36}\?gedaan=mee$/.test(to)]).toEqual([303, true])
  const again = await post(claimForm, fields, both(cookie, mine))
  expect([again.status, again.headers.get('location')]).toEqual([303, to])
  expect(await (await get(to, mine)).text()).toContain('Mijn kind slaapt slecht. Wat helpt?')
  expect((await get('/gesprek', cookie)).status).toBe(401)
  expect((await post('/terug', { code })).status).toBe(404)
  expect(await (await get('/mijn/gesprekken', mine)).text()).toContain('Mijn kind slaapt slecht')
  // Another account, a visitor and staff do not get there; the same page for what never was.
  const { cookie: other } = await signIn('ander@post.example')
  const never = `/mijn/gesprekken/${newId()}`
  const pages = await Promise.all([to, never].map(async (path) => [(await get(path, other)).status, await (await get(path, other)).text()]))
  expect(pages[0]).toEqual(pages[1])
  expect(pages[0]?.[0]).toBe(404)
  for (const deed of ['', '/afspraak', '/waardering', '/einde', '/seintje', '/kopie', '/wissen', '/gegevens', '/terug']) {
    const path = to.replace('?gedaan=mee', deed)
    const form = deed === '/terug' ? { go: 'show' } : deed === '/gegevens' ? { audience: 'parents' } : {}
    expect((await post(path, form, other)).status, deed).toBe(404)
    expect((await post(path, form, '')).status, deed).toBe(303)
  }
  expect(await post(claimForm, fields, both(cookie, other)).then(({ status }) => status)).toBe(409)
})

test('a form that is not right changes nothing and says what to choose', async () => {
  const { cookie } = await aConversation()
  const { cookie: mine } = await signIn('fout@post.example')
  const wrong = [
    { go: 'look' },
    { go: 'look', what: 'part' },
    { go: 'sure', what: 'whole', hacker: '1' },
    { go: 'weg' },
    { go: 'look', what: 'part', letters: 'x' },
  ]
  for (const fields of wrong) {
    const answer = await post(claimForm, fields, both(cookie, mine))
    expect(answer.status, JSON.stringify(fields)).toBe(422)
    expect(await answer.text()).toContain('<title>Fout:')
  }
  expect((await post(claimForm, { go: 'look', what: 'part', letters: newId() }, both(cookie, mine))).status).toBe(409)
  expect((await get('/gesprek', cookie)).status).toBe(200)
})

test('going on in the account: write, an appointment, rate, a copy, correct, back to a key, erase', async () => {
  const { cookie } = await aConversation()
  const { cookie: mine } = await signIn('verder@post.example')
  const claimed = await post(claimForm, await confirmed(both(cookie, mine)), both(cookie, mine))
  const at = (claimed.headers.get('location') ?? '').replace('?gedaan=mee', '')
  const key = crypto.randomUUID()
  expect((await post(at, { key, text: 'Nog iets' }, mine)).headers.get('location')).toBe(`${at}?gedaan=bericht`)
  expect((await post(`${at}/afspraak`, { key: crypto.randomUUID(), text: 'Dinsdag' }, mine)).headers.get('location')).toBe(
    `${at}?gedaan=afspraak`,
  )
  expect((await post(`${at}/seintje`, { go: 'start', address: 'x@post.example' }, mine)).headers.get('location')).toBe(
    `${at}?gedaan=seintje`,
  )
  expect(await (await post(`${at}/kopie`, {}, mine)).text()).toContain('Dinsdag')
  expect((await post(`${at}/gegevens`, { audience: 'parents', age: 'honderd' }, mine)).status).toBe(422)
  expect((await post(`${at}/gegevens`, { audience: 'parents', age: '4', postcode: '1234' }, mine)).headers.get('location')).toBe(
    `${at}?gedaan=verbeterd`,
  )
  expect(await (await get(`${at}/gegevens`, mine)).text()).toContain('value="4"')
  // Of a colleague: an appointment is made, and the way back is shut until it is taken away.
  const nurse = await aColleague(database.db, centres.here, { name: 'Bo Smit', profession: 'youthNurse', roles: ['professional'] })
  const session = await beginSession(aContext(database.db, centres.here, { kind: 'visitor' }), { accountId: nurse.accountId, acr: 'test' })
  const staff = `__Host-cjg-werk=${session.ok ? session.value.token : ''}`
  const question = at.replace('/mijn/gesprekken', '/werkplek/vragen')
  const seen = await (await get(question, staff)).text()
  expect(seen).toContain('In een eigen account')
  expect(seen).not.toContain('verder@post.example')
  expect((await post(`${question}/afspraak`, { made: 'yes' }, staff)).status).toBe(303)
  expect((await get(`${at}/terug`, mine)).status).toBe(409)
  expect(await (await post(`${at}/terug`, { go: 'show' }, mine)).text()).toContain('is een afspraak met je gemaakt')
  expect((await post(`${question}/afspraak`, { made: 'misschien' }, staff)).status).toBe(422)
  expect((await post(`${question}/afspraak`, { made: 'no' }, staff)).status).toBe(303)
  const shown = hiddenFields(await (await post(`${at}/terug`, { go: 'show' }, mine)).text(), `${at}/terug`)
  expect((await post(`${at}/terug`, { ...shown, group: 'AAAA' }, mine)).status).toBe(422)
  expect((await post(`${at}/terug`, { ...shown, proof: 'x', group: 'AAAA' }, mine)).status).toBe(409)
  const code = shown['code'] ?? ''
  const group = code.slice((Number(shown['asked']) - 1) * 4, Number(shown['asked']) * 4)
  for (let i = 0; i < 2; i += 1) expect((await post(`${at}/terug`, { ...shown, group }, mine)).status).toBe(200)
  expect((await get(at, mine)).status).toBe(404)
  expect(await (await get('/gesprek', await openWith(code))).text()).toContain('Nog iets')
})

test('erasing in the account, and deleting the account, are final', async () => {
  const { cookie: mine } = await signIn('weg@post.example')
  const claim = async (): Promise<string> => {
    const { cookie } = await aConversation()
    const done = await post(claimForm, await confirmed(both(cookie, mine)), both(cookie, mine))
    return (done.headers.get('location') ?? '').replace('?gedaan=mee', '')
  }
  const [one, two] = [await claim(), await claim()]
  expect((await post(`${one}/wissen`, {}, mine)).headers.get('location')).toBe('/mijn/gesprekken?gedaan=gewist')
  expect((await get(one, mine)).status).toBe(404)
  expect(await (await get('/mijn/wissen', mine)).text()).toContain('Gesprekken in je account worden gewist')
  expect((await post('/mijn/wissen', { zeker: 'ja' }, mine)).status).toBe(200)
  const { rowCount } = await database.owner.query('select from advice.conversation where id = any($1)', [
    [one, two].map((path) => path.split('/').at(-1)),
  ])
  expect(rowCount).toBe(0)
})
