import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { ownTokens } from '#web/assets.server.ts'
import { aColleague, aContext, aRegionWithTwoCentres, type TwoCentres } from '#tests/builders/centres.ts'
import { anApp } from '#tests/app.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { listCentres } from './centres.server.ts'
import { beginSession } from './sessions.server.ts'
import { setTheme } from './set-theme.server.ts'

let database: TestDatabase
let centres: TwoCentres
const blue = { tokens: { action: '#0b5394', 'action-deep': '#073763' }, menu: {}, terms: { centre: { nl: 'Opvoedpunt' } }, drawings: false }

beforeAll(async () => {
  database = await freshDatabase()
  centres = await aRegionWithTwoCentres(database.db)
})
beforeEach(async () => {
  await database.owner.query('delete from access.centre_look')
})
afterAll(() => database.close())

const system = () => aContext(database.db, centres.here, { kind: 'system', name: 'test' })
const lookOf = async (id: string) => (await listCentres(database.db)).find((centre) => centre.id === id)

test('a look is of its centre alone, and stands in the audit log', async () => {
  expect(await setTheme(system(), ownTokens(), blue, 0)).toEqual({ ok: true, value: null })
  expect(await lookOf(centres.here)).toMatchObject({ drawings: false, look: { tokens: blue.tokens, terms: blue.terms } })
  expect(await lookOf(centres.elsewhere)).toMatchObject({ drawings: true, look: { tokens: {}, terms: {} } })
  const { rows } = await database.owner.query(`select action_code, detail from access.audit_event where event_type = 'centre.setTheme'`)
  expect(rows).toEqual([{ action_code: 'U', detail: 'look 1' }])
})

test('what cannot be read is refused and nothing is half saved', async () => {
  const refused = await setTheme(system(), ownTokens(), { ...blue, tokens: { action: '#8fd9c4' }, drawings: true }, 0)
  expect(refused).toMatchObject({ ok: false, error: { kind: 'too-little-contrast' } })
  expect(await lookOf(centres.here)).toMatchObject({ drawings: false, look: { tokens: {}, menu: {}, terms: {} } })
})

test('two who change it at once: the second hears, and overwrites nothing', async () => {
  const outcomes = await Promise.all([0, 0].map((seen) => setTheme(system(), ownTokens(), blue, seen)))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes.find(({ ok }) => !ok)).toEqual({ ok: false, error: { kind: 'changed-meanwhile', version: 1 } })
})

test('only an administrator may', async () => {
  for (const [role, may] of [
    ['administrator', true],
    ['coordinator', false],
    ['manager', false],
  ] as const) {
    const actor = await aColleague(database.db, centres.here, { name: `Iemand ${role}`, profession: 'frontDeskWorker', roles: [role] })
    expect((await setTheme(aContext(database.db, centres.here, actor), ownTokens(), blue, null)).ok, role).toBe(may)
  }
})

test('the page: what was typed comes back with the pair named; saved, every page of the centre carries its sheet', async () => {
  const app = await anApp(database)
  const minh = await aColleague(database.db, centres.here, { name: 'Minh Tran', profession: 'frontDeskWorker', roles: ['administrator'] })
  const begun = await beginSession(aContext(database.db, centres.here, { kind: 'visitor' }), { accountId: minh.accountId, acr: 'test' })
  const cookie = begun.ok ? `__Host-cjg-werk=${begun.value.token}` : ''
  const fields = { corners: 'straight', font: 'own', drawings: 'on', version: '0', 'action-deep': '#073763', 'menu-ask-nl': 'Vraag het' }
  const refused = await app.post('/werkplek/uiterlijk', { ...fields, action: '#8fd9c4', go: 'save' }, { cookie })
  const page = await refused.text()
  expect([refused.status, /value="#8fd9c4"/.test(page)]).toEqual([422, true])
  expect(page).toMatch(/Knoppen en links op [a-z ]+ is niet goed te lezen\. Het verschil is 1,\d, en moet 4,5 zijn\./)
  const looked = await app.post('/werkplek/uiterlijk', { ...fields, action: '#0B5394', go: 'look' }, { cookie })
  expect([looked.status, (await looked.text()).includes('fill="#0B5394"')]).toEqual([200, true])
  expect((await lookOf(centres.here))?.look.tokens).toEqual({})
  const saved = await app.post('/werkplek/uiterlijk', { ...fields, action: '#0B5394', go: 'save' }, { cookie })
  expect([saved.status, saved.headers.get('location')]).toEqual([303, '/werkplek/uiterlijk?gedaan=bewaard'])
  const host = { headers: { host: 'localhost' } }
  const home = await (await app.get('/', host)).text()
  expect(home).toMatch(/<html lang="nl" dir="ltr"\s+class="theme-hier"/)
  expect(home).toContain('Vraag het</a')
  const sheet = /href="(\/assets\/theme-hier\.[0-9a-f]{12}\.css)"/.exec(home)?.[1] ?? ''
  const answer = await app.get(sheet, host)
  expect(answer.headers.get('cache-control')).toContain('immutable')
  const [, name, body = ''] = /^\.([a-z-]+)\{([^{}]*)\}\n$/.exec(await answer.text()) ?? []
  const corners = ['input', 'control', 'panel', 'card'].map((one) => `--cjg-radius-${one}:0px`)
  expect(name).toBe('theme-hier')
  expect(body.split(';').toSorted()).toEqual(['--cjg-action-deep:#073763', '--cjg-action:#0b5394', ...corners].toSorted())
  expect(await (await app.get('/', { headers: { host: 'elders.localhost' } })).text()).not.toContain('theme-')
})
