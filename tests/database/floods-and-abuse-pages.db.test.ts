/** Pausing and reporting as pages: who of the roles may, what a wrong form answers, and what the asker reads. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askQuestion } from '../../src/contexts/advice/use-cases/ask-question.server.ts'
import { beginSession } from '../../src/contexts/access/use-cases/sessions.server.ts'
import { anApp, cookiesOf, type TestApp } from '../app.ts'
import { aColleague, aContext, aRegionWithTwoCentres, type TwoCentres } from '../builders/centres.ts'
import { aDesk, aQuestion, aSource } from '../builders/desk.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'

let database: TestDatabase
let centres: TwoCentres
let app: TestApp
let id: string
let message: string
let code: string
const cookies = new Map<string, string>()
const roles = ['frontDesk', 'professional', 'coordinator', 'editor', 'administrator', 'manager', 'policyOfficer', 'privacyOfficer']
const desk = ['frontDesk', 'professional', 'coordinator']
const pausing = ['professional', 'coordinator']
const handling = ['coordinator', 'administrator']

beforeAll(async () => {
  database = await freshDatabase()
  centres = await aRegionWithTwoCentres(database.db)
  app = await anApp(database)
  const visitor = aContext(database.db, centres.here, { kind: 'visitor' })
  for (const role of roles) {
    const person = await aColleague(database.db, centres.here, { name: `Iemand ${role}`, profession: 'youthNurse', roles: [role] })
    const begun = await beginSession(visitor, { accountId: person.accountId, acr: 'test' })
    if (begun.ok) cookies.set(role, `__Host-cjg-werk=${begun.value.token}`)
  }
  const asked = await askQuestion(visitor, aDesk(database.db), aQuestion, { key: 'one', source: aSource })
  if (!asked.ok || asked.value.code === null) throw new Error('not asked')
  id = asked.value.conversationId
  code = asked.value.code
  message = (await database.owner.query<{ id: string }>('select id from advice.message')).rows[0]?.id ?? ''
})
afterAll(() => database.close())

const send = async (method: 'GET' | 'POST', path: string, role: string, body = ''): Promise<Response> =>
  app.app.request(path, {
    method,
    headers: {
      host: 'localhost',
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/x-www-form-urlencoded',
      cookie: cookies.get(role) ?? '',
    },
    ...(method === 'POST' ? { body } : {}),
  })
const status = async (...sent: Parameters<typeof send>): Promise<number> => (await send(...sent)).status

test('each form is there for its roles only; a wrong one comes back with words and changes nothing', async () => {
  for (const role of roles) {
    expect(await status('GET', `/werkplek/vragen/${id}/pauze`, role), role).toBe(pausing.includes(role) ? 200 : 404)
    expect(await status('POST', `/werkplek/vragen/${id}/pauze`, role, 'what=conversation'), role).toBe(pausing.includes(role) ? 422 : 404)
    expect(await status('POST', `/werkplek/vragen/${id}/pauze`, role, 'nonsense=1'), role).toBe(pausing.includes(role) ? 422 : 404)
    expect(await status('GET', `/werkplek/vragen/${id}/meld/${message}`, role), role).toBe(desk.includes(role) ? 200 : 404)
    expect(await status('POST', `/werkplek/vragen/${id}/meld/${message}`, role, 'kind=&words='), role).toBe(desk.includes(role) ? 422 : 404)
  }
  const other = await send('POST', `/werkplek/vragen/${id}/pauze`, 'professional', 'what=conversation&hours=4&reason=other')
  expect([other.status, (await other.text()).includes('Schrijf op wat er is.')]).toEqual([422, true])
  const short = await send('POST', `/werkplek/vragen/${id}/pauze`, 'professional', 'what=conversation&hours=1&reason=insults')
  expect([short.status, (await short.text()).includes('Kies voor een gesprek 4 uur, of 1, 3 of 7 dagen.')]).toEqual([422, true])
  const counts = await database.owner.query(
    'select (select count(*) from advice.pause) + (select count(*) from advice.abuse_report) as made',
  )
  expect(counts.rows).toEqual([{ made: 0 }])
})

test('a pause is begun, told to the asker with numbers for help, and ended; a second one is refused', async () => {
  const begin = 'what=conversation&hours=4&reason=insults'
  expect(await status('POST', `/werkplek/vragen/${id}/pauze`, 'professional', begin)).toBe(303)
  const again = await send('POST', `/werkplek/vragen/${id}/pauze`, 'coordinator', begin)
  expect([again.status, (await again.text()).includes('Dit staat al op pauze.')]).toEqual([409, true])
  const opened = await app.post('/terug', { code })
  const own = await (await app.get('/gesprek', { headers: { host: 'localhost', cookie: cookiesOf(opened) } })).text()
  expect(own).toContain('Je gesprek staat op pauze tot')
  expect(own).toContain('href="tel:112"')
  expect(await status('POST', `/werkplek/vragen/${id}/pauze/einde`, 'frontDesk')).toBe(404)
  expect(await status('POST', `/werkplek/vragen/${id}/pauze/einde`, 'coordinator')).toBe(303)
  const after = await (await app.get('/gesprek', { headers: { host: 'localhost', cookie: cookiesOf(opened) } })).text()
  expect(after).not.toContain('staat op pauze')
})

test('a report is read and handled by its roles only, and the police needs words', async () => {
  const reported = await send('POST', `/werkplek/vragen/${id}/meld/${message}`, 'frontDesk', 'kind=threats&words=Dit+schrok+mij')
  expect(reported.status).toBe(303)
  expect(await status('POST', `/werkplek/vragen/${id}/meld/${message}`, 'professional', 'kind=threats&words=Nog+eens')).toBe(409)
  const report = (await database.owner.query<{ id: string }>('select id from advice.abuse_report')).rows[0]?.id ?? ''
  const path = `/werkplek/meldingen/${report}`
  for (const role of roles) {
    expect(await status('GET', path, role), role).toBe(handling.includes(role) ? 200 : 404)
    expect(await status('POST', path, role, 'outcome=police'), role).toBe(handling.includes(role) ? 422 : 404)
    expect(await status('POST', path, role, 'outcome=paused&hours=5'), role).toBe(handling.includes(role) ? 422 : 404)
  }
  expect(await (await send('GET', path, 'administrator')).text()).toContain('niet het hele gesprek')
  expect(await status('POST', path, 'administrator', 'outcome=nothing')).toBe(303)
  expect(await status('POST', path, 'coordinator', 'outcome=nothing')).toBe(409)
  expect(await (await send('GET', path, 'coordinator')).text()).toContain('Niets gedaan')
})
