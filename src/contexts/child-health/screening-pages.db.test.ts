/** The pages of screenings and referrals over HTTP: what is asked, what is refused, what is kept, and that nothing personal stands in an address. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Id } from '#platform/id.ts'
import { anApp, type TestApp } from '#tests/app.ts'
import { aColleague, aRegionWithTwoCentres, aTuesdayMorning } from '#tests/builders/centres.ts'
import { aPerson, worksWith } from '#tests/builders/families.ts'
import { aContact } from '#tests/builders/health-contact.ts'
import { aStaffCookie } from '#tests/builders/sessions.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'

let base: TestDatabase
let app: TestApp
let child: Id<'person'>
let contact: Id<'contact'>
let cookie: string

beforeAll(async () => {
  base = await freshDatabase()
  const { here } = await aRegionWithTwoCentres(base.db)
  app = await anApp(base, { unbraked: true, now: () => aTuesdayMorning })
  const nurse = await aColleague(base.db, here, { name: 'Sanne de Wit', profession: 'youthNurse', roles: ['professional'] })
  child = await aPerson(base.db, here, { name: 'Noor Bloem', born: '2022-11-20' })
  await worksWith(base.db, here, { accountId: nurse.accountId, personId: child, purpose: 'youthHealth' })
  contact = await aContact(base.db, here, child, { moment: '3.9y' })
  cookie = await aStaffCookie(base.db, here, nurse, aTuesdayMorning)
})
afterAll(() => base.close())

async function ask(part: string, fields?: Readonly<Record<string, string>>) {
  const headers = { host: 'localhost', cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }
  const post = fields === undefined ? {} : { method: 'POST', body: new URLSearchParams(fields).toString() }
  const answer = await app.app.request(`/werkplek/gezinnen/${child}/gezondheid${part}`, { headers, ...post })
  return { status: answer.status, text: await answer.text(), to: answer.headers.get('location') }
}
const acuity = { on: '24-11-2026', round: '1', how: 'done', method: 'E 5 m', right: '0,5', left: '0,63', conclusion: 'doubtful' }

test('an acuity that is on no chart is answered with the lines beside it, and nothing typed is lost', async () => {
  const { status, text } = await ask('/screening/gezichtsscherpte', { ...acuity, right: '0,7' })
  expect(status).toBe(422)
  expect(text).toContain('Deze regel staat niet op de kaart. Bedoel je 0,63 of 0,8?')
  for (const typed of ['0,7', '0,63']) expect(text).toContain(`value="${typed}"`)
})

test('a field of no form of ours, a kind that there is not, and a referral of nobody', async () => {
  expect((await ask('/screening/gezichtsscherpte', { ...acuity, bsn: '1' })).status).toBe(422)
  expect((await ask('/screening/oorlellen')).status).toBe(404)
  expect((await ask('/screening/oorlellen', acuity)).status).toBe(404)
  expect((await ask('/verwijzing/geen-nummer')).status).toBe(404)
  expect((await ask('/verwijzing/nieuw', { to: 'orthoptist', naam: 'x' })).status).toBe(422)
})

test('what follows is shown before anything is kept; then it goes back to the contact', async () => {
  const shown = await ask('/screening/gezichtsscherpte', { ...acuity, contact })
  expect(shown.status).toBe(200)
  expect(shown.text).toContain('Bij twijfel: opnieuw binnen 3 maanden.')
  expect(shown.text).toContain('value="24-2-2027"')
  expect((await ask('/screening')).text).toContain('Er is nog geen onderzoek vastgelegd.')
  const kept = await ask('/screening/gezichtsscherpte', { ...acuity, contact, next: 'repeat', before: '24-2-2027' })
  expect(kept).toMatchObject({ status: 303, to: expect.stringContaining(`/contact/${contact}#onderzoek`) as string })
  const twice = await ask('/screening/gezichtsscherpte', { ...acuity, next: 'repeat' })
  expect(twice.text).toContain('Deze ronde staat er al op deze dag.')
})

test('an unusual age is asked about, and the answer holds for exactly that question', async () => {
  // Twenty days before the fourth birthday.
  const typed = { on: '1-11-2026', round: '1', how: 'done', instrument: 'BFMT', score: '3', conclusion: 'sufficient' }
  for (const sure of ['', 'too-old']) {
    const asked = await ask('/screening/motoriek', { ...typed, sure })
    expect([asked.status, asked.text.includes('Dit kind is jonger dan gewoon is voor dit onderzoek.')]).toEqual([200, true])
  }
  expect((await ask('/screening/motoriek', { ...typed, sure: 'too-young' })).status).toBe(303)
})

test('nothing personal stands in an address', async () => {
  for (const part of ['/screening', '/screening/gezichtsscherpte', '/verwijzing/nieuw'])
    for (const [, address = ''] of (await ask(part)).text.matchAll(/(?:href|action)="([^"]*)"/g))
      expect(address).not.toMatch(/Noor|Bloem|2022/)
})
