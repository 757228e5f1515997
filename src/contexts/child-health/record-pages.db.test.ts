/** The forms of a record over HTTP: what is asked, what is refused, what is kept; and what goes out on paper. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Id } from '#platform/id.ts'
import { canMakePdf } from '#platform/pdf.server.ts'
import { anApp, type TestApp } from '#tests/app.ts'
import { aColleague, aRegionWithTwoCentres, aTuesdayMorning } from '#tests/builders/centres.ts'
import { aPerson, worksWith } from '#tests/builders/families.ts'
import { aGirlsHistory, aHistory } from '#tests/builders/health-record.ts'
import { aStaffCookie } from '#tests/builders/sessions.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'

let base: TestDatabase
let app: TestApp
let child: Id<'person'>
let cookie: string

beforeAll(async () => {
  base = await freshDatabase()
  const { here } = await aRegionWithTwoCentres(base.db)
  app = await anApp(base, { unbraked: true, now: () => aTuesdayMorning })
  const doctor = await aColleague(base.db, here, { name: 'Nadia Arts', profession: 'youthDoctor', roles: ['professional'] })
  child = await aPerson(base.db, here, { name: 'Noor Bloem', born: '2014-02-01' })
  await worksWith(base.db, here, { accountId: doctor.accountId, personId: child, purpose: 'youthHealth' })
  await aHistory(base.db, here, child, aGirlsHistory, doctor.accountId)
  cookie = await aStaffCookie(base.db, here, doctor, aTuesdayMorning)
})
afterAll(() => base.close())

async function ask(part: string, fields?: Readonly<Record<string, string>>) {
  const headers = { host: 'localhost', cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }
  const post = fields === undefined ? {} : { method: 'POST', body: new URLSearchParams(fields).toString() }
  const answer = await app.app.request(`/werkplek/gezinnen/${child}/gezondheid${part}`, { headers, ...post })
  return { status: answer.status, text: await answer.text(), type: answer.headers.get('content-type'), to: answer.headers.get('location') }
}

const background = {
  gestation: '39+2',
  birthWeight: '3420',
  birthLength: '50,5',
  birthHead: '',
  mother: '170',
  father: '',
  population: 'dutch',
  version: '1',
}

test('a weight at birth in kilograms is asked about in the words of the field, and nothing typed is lost', async () => {
  const { status, text } = await ask('/achtergrond', { ...background, birthWeight: '3,42' })
  expect(status).toBe(422)
  expect(text).toContain('Dit lijkt in kilo’s. Bedoel je 3.420 gram?')
  expect(text).toContain('value="3,42"')
  expect(text).toContain('value="39+2"')
})

test('birth and parents are kept, and a form of before that is refused with what is there now', async () => {
  expect(await ask('/achtergrond', { ...background, mother: '165' })).toMatchObject({
    status: 303,
    to: expect.stringContaining('gedaan=1') as string,
  })
  const stale = await ask('/achtergrond', { ...background, mother: '190' })
  expect(stale.status).toBe(409)
  expect(stale.text).toContain('Iemand anders heeft dit intussen veranderd.')
  expect(stale.text).toContain('value="165"')
})

test('a foreign field is no form of ours', async () => {
  expect((await ask('/achtergrond', { ...background, naam: 'x' })).status).toBe(422)
  expect((await ask('/meten', { on: '1-2-2026', bsn: '1' })).status).toBe(422)
})

test('a measurement before birth or in the future is refused, and one that hardly can be is asked about before it is kept', async () => {
  expect((await ask('/meten', { on: '31-1-2014', weight: '3,4' })).text).toContain('Deze dag ligt voor de geboorte.')
  expect((await ask('/meten', { on: '1-1-2030', weight: '3,4' })).text).toContain('Deze dag is nog niet geweest.')
  expect((await ask('/meten', { on: '1-2-2026' })).text).toContain('Vul minstens één meting in.')
  const asked = await ask('/meten', { on: '1-2-2026', height: '94' })
  expect(asked.status).toBe(422)
  const sure = /name="sure"\s+value="([^"]+)"/.exec(asked.text)?.[1] ?? ''
  expect(sure).toContain('height')
  // Said of other numbers it does not count.
  expect((await ask('/meten', { on: '1-2-2026', height: '95', sure })).status).toBe(422)
  expect((await ask('/meten', { on: '1-2-2026', height: '94', sure })).status).toBe(303)
})

test('nothing personal stands in an address, and what is not a choice changes nothing', async () => {
  const page = await ask('/groei?maat=weight&lijnen=nl2009&naast=who&periode=4-years')
  expect(page.status).toBe(200)
  for (const [, address = ''] of page.text.matchAll(/(?:href|action)="([^"]*)"/g)) expect(address).not.toMatch(/Noor|Bloem|2014|143/)
  expect((await ask('/groei?maat=niets&lijnen=x&naast=%27&periode=9')).text).toContain('Lengte naar leeftijd')
  expect((await ask('?maat=niets')).status).toBe(200)
})

test('what goes out on paper is a tagged document; the growth book of parents has no scores', async () => {
  for (const part of ['/groeiboekje', '/groei/papier?naast=who']) {
    const paper = await ask(part)
    expect(paper.status).toBe(canMakePdf() ? 200 : 404)
    if (canMakePdf()) expect([paper.type, paper.text.slice(0, 5)]).toEqual(['application/pdf', '%PDF-'])
  }
})
