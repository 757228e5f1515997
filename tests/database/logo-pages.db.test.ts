/** The logo over HTTP: the form with a file, its own limit, and the picture that everybody may see. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { beginSession } from '../../src/contexts/access/use-cases/sessions.server.ts'
import { anApp, type TestApp } from '../app.ts'
import { aColleague, aContext, aRegionWithTwoCentres, type TwoCentres } from '../builders/centres.ts'
import { aPng, losslessPicture, webpOf } from '../builders/logo.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'

let database: TestDatabase
let centres: TwoCentres
let app: TestApp
let cookie = ''
let seller = ''

beforeAll(async () => {
  database = await freshDatabase()
  centres = await aRegionWithTwoCentres(database.db)
  app = await anApp(database)
  cookie = await signedIn('administrator')
  seller = await signedIn('manager')
})
beforeEach(async () => {
  await database.owner.query('delete from access.centre_logo')
  app.parts.centres.forget()
})
afterAll(() => database.close())

async function signedIn(role: string): Promise<string> {
  const one = await aColleague(database.db, centres.here, { name: `Iemand ${role}`, profession: 'frontDeskWorker', roles: [role] })
  const begun = await beginSession(aContext(database.db, centres.here, { kind: 'visitor' }), { accountId: one.accountId, acr: 'test' })
  return begun.ok ? `__Host-cjg-werk=${begun.value.token}` : ''
}

const words = { 'alt-nl': 'Opvoedpunt Hier', 'alt-en': 'Parenting point Here' }
type Sent = { fields?: Record<string, string>; file?: Uint8Array<ArrayBuffer> | null; as?: string; site?: string; path?: string }

/** As a browser sends it: the fields in the order of the page, the file last. */
async function send({ fields = {}, file = aPng(), as = cookie, site = 'same-origin', path = '/werkplek/uiterlijk/logo' }: Sent = {}) {
  const named = Object.entries({ seen: '', ...words, ...fields }).map(
    ([name, value]) => `--parts\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const head = `--parts\r\nContent-Disposition: form-data; name="logo"; filename="${file === null ? '' : 'logo.exe'}"\r\nContent-Type: text/html\r\n\r\n`
  const body = Buffer.concat([Buffer.from(named.join('') + head), file ?? Buffer.alloc(0), Buffer.from('\r\n--parts--\r\n')])
  const headers = { host: 'localhost', 'sec-fetch-site': site, cookie: as, 'content-type': 'multipart/form-data; boundary=parts' }
  return app.app.request(path, { method: 'POST', body, headers })
}
const open = (path: string, host = 'localhost', headers: Record<string, string> = {}) => app.get(path, { headers: { host, ...headers } })
const stored = async () =>
  (await database.owner.query<{ hash: string; alt_nl: string }>('select hash, alt_nl from access.centre_logo')).rows

test('put up, it stands on the next page at once, in both languages, and on the page of the look', async () => {
  const plain = await (await open('/')).text()
  expect(plain).toContain('aria-label="CJG hier, naar de startpagina"')
  const answer = await send({ file: aPng({ width: 320, height: 90 }) })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/werkplek/uiterlijk?gedaan=logo'])
  const { hash } = (await stored())[0] ?? { hash: '' }
  const img = `<img class="cjg-logo__image" src="/logo/${hash}" width="320" height="90" alt="Opvoedpunt Hier" />`
  const home = await (await open('/')).text()
  expect(home.split(img)).toHaveLength(3)
  expect(home).toContain('aria-label="Opvoedpunt Hier, naar de startpagina"')
  expect(await (await open('/en')).text()).toContain('aria-label="Parenting point Here, to the start page"')
  const work = await (await open('/werkplek/uiterlijk?gedaan=logo', 'localhost', { cookie })).text()
  expect(work).toContain('aria-label="Opvoedpunt Hier, naar vandaag"')
  expect(work).toContain('Het logo staat er.')
  expect(await (await open('/', 'elders.localhost')).text()).not.toContain('cjg-logo__image')
})

test('the picture is what it is and nothing else, for ever, at its own centre only', async () => {
  await send({ file: webpOf(losslessPicture(96, 48)) })
  const { hash } = (await stored())[0] ?? { hash: '' }
  const answer = await open(`/logo/${hash}`)
  expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
    200,
    'image/webp',
    'public, max-age=31536000, immutable',
  ])
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(webpOf(losslessPicture(96, 48)))
  expect((await open(`/logo/${hash}`, 'elders.localhost')).status).toBe(404)
  for (const other of ['f'.repeat(64), hash.slice(1), `${hash}.png`, hash.toUpperCase(), '..%2F'])
    expect((await open(`/logo/${other}`)).status, other).toBe(404)
})

describe('refused, with what was typed still there and nothing stored', () => {
  test.each([
    ['a drawing', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 422, 'Dit is een SVG.'],
    ['a broken picture', aPng().slice(0, 60), 422, 'Dit bestand is kapot of niet af.'],
    ['no file', null, 422, 'Kies een plaatje.'],
    ['a file of more than 2 MB', new Uint8Array(2 * 1024 * 1024 + 1), 413, 'Dit bestand is groter dan 2 MB.'],
    ['a file of 9 MB', new Uint8Array(9 * 1024 * 1024), 413, 'Dit bestand is groter dan 2 MB.'],
  ] as const)('%s', async (_, file, status, reason) => {
    const answer = await send({ file: file === null ? null : new Uint8Array(file), fields: { 'alt-nl': 'Van <mij>' } })
    const page = await answer.text()
    expect([answer.status, page.split(reason).length]).toEqual([status, 3])
    expect(page).toContain('value="Van &lt;mij&gt;"')
    expect(page).toContain('value="Parenting point Here"')
    expect(await stored()).toEqual([])
  })
  test('words that are missing have their own reason', async () => {
    const answer = await send({ fields: { 'alt-nl': ' ', 'alt-en': '' } })
    const page = await answer.text()
    expect([answer.status, page.split(/Vul in het (?:Nederlands|Engels) in wat/).length]).toEqual([422, 5])
    expect(page).toMatch(/id="alt-nl-error"/)
    expect(page).not.toMatch(/id="logo-error"/)
    expect(await stored()).toEqual([])
  })
  test('a field that is not ours, a file under another name, a form of another kind, half a form', async () => {
    expect((await send({ fields: { hacker: '1' } })).status).toBe(422)
    expect((await send({ fields: { seen: 'x' } })).status).toBe(422)
    expect((await app.post('/werkplek/uiterlijk/logo', { seen: '', ...words }, { cookie })).status).toBe(422)
    const headers = { host: 'localhost', 'sec-fetch-site': 'same-origin', cookie, 'content-type': 'multipart/form-data; boundary=x' }
    for (const body of ['', '--x', '--x\r\nContent-Disposition: form-data; name="seen"\r\n\r\n', 'x'.repeat(300_000)]) {
      const answer = await app.app.request('/werkplek/uiterlijk/logo', { method: 'POST', headers, body })
      expect(answer.status, body.slice(0, 20)).toBe(422)
    }
    expect(await stored()).toEqual([])
  })
})

test('the own limit is of this one address: the others still take 128 kB', async () => {
  const large = new Uint8Array(200_000)
  expect((await send({ file: large, path: '/werkplek/uiterlijk' })).status).toBe(413)
  expect((await send({ file: large, path: '/werkplek/uiterlijk/logo/weg' })).status).toBe(413)
  expect((await send({ file: large })).status).toBe(422)
})

test('from another site, without sign-in or without the role nothing is read or stored', async () => {
  expect((await send({ site: 'cross-site' })).status).toBe(403)
  expect((await send({ as: '' })).status).toBe(401)
  expect((await send({ as: seller })).status).toBe(404)
  expect((await app.post('/werkplek/uiterlijk/logo/weg', { seen: 'f'.repeat(64) }, { cookie: seller })).status).toBe(404)
  expect(await stored()).toEqual([])
})

test('the words change without a file; a stale page overwrites nothing; taken away, ours is back', async () => {
  await send()
  const { hash = '' } = (await stored())[0] ?? {}
  expect((await send({ file: null, fields: { seen: hash, 'alt-nl': 'Anders' } })).status).toBe(303)
  expect(await stored()).toEqual([{ hash, alt_nl: 'Anders' }])
  const stale = await send({ file: aPng({ colour: [9, 9, 9] }), fields: { 'alt-nl': 'Van een ander' } })
  const page = await stale.text()
  expect([stale.status, page.includes('Iemand anders veranderde net het logo.'), page.includes('value="Van een ander"')]).toEqual([
    409,
    true,
    true,
  ])
  expect(page).toContain(`name="seen" value="${hash}"`)
  const gone = await app.post('/werkplek/uiterlijk/logo/weg', { seen: hash }, { cookie })
  expect([gone.status, gone.headers.get('location')]).toEqual([303, '/werkplek/uiterlijk?gedaan=logo-weg'])
  expect(await stored()).toEqual([])
  expect(await (await open('/')).text()).toContain('aria-label="CJG hier, naar de startpagina"')
  expect((await open(`/logo/${hash}`)).status).toBe(404)
})

test('finished pages are kept as long as nothing of the centre changed, also when it is read again', async () => {
  await send()
  const [first] = await app.parts.centres.all()
  if (first === undefined) throw new Error('There is no centre')
  const before = app.parts.centres.site(first)
  app.parts.centres.forget()
  const again = (await app.parts.centres.all()).find(({ id }) => id === first.id)
  expect(again === undefined || again === first ? null : app.parts.centres.site(again)).toBe(before)
})
