/** The file of the family over HTTP: with the controlled clock, as the family, in Dutch and English, with forms that are wrong. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Id } from '#platform/id.ts'
import { canMakePdf } from '#platform/pdf.server.ts'
import { Temporal, type Instant } from '#platform/time.ts'
import { beginSession } from '../../src/contexts/access/use-cases/sessions.server.ts'
import { anApp, type TestApp } from '../app.ts'
import { aColleague, aContext, aRegionWithTwoCentres, aTuesdayMorning, type TwoCentres } from '../builders/centres.ts'
import { aPerson, aResidentWhoIs, hasAuthority, worksWith } from '../builders/families.ts'
import { aPiece, aResident, signedIn, substantial } from '../builders/openness.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'

let database: TestDatabase
let centres: TwoCentres
let app: TestApp
let now: Instant = aTuesdayMorning
beforeAll(async () => {
  database = await freshDatabase()
  centres = await aRegionWithTwoCentres(database.db)
  app = await anApp(database, { unbraked: true, now: () => now })
})
afterAll(() => database.close())
beforeEach(() => {
  now = aTuesdayMorning
})

const get = (path: string, cookie: string) => app.get(path, { headers: { host: 'localhost', cookie } })

async function aFamily(born: string) {
  const child = await aPerson(database.db, centres.here, { name: 'Noor Testman', born })
  const mother = await aPerson(database.db, centres.here, { name: 'Mila de Groot', born: '1985-05-05' })
  await hasAuthority(database.db, centres.here, { holder: mother, child, from: born })
  const [young, parent] = [await aResidentWhoIs(database.db, centres.here, child), await aResidentWhoIs(database.db, centres.here, mother)]
  return { child, mother, young, parent }
}
/** Signed in at that moment, and asking at it. */
async function statusAt(residentId: Id<'resident'>, moment: string, path: string): Promise<number> {
  now = Temporal.Instant.from(moment)
  const { cookie } = await signedIn(database.db, centres.here, residentId, substantial, now)
  return (await get(path, cookie)).status
}

describe('PR-04 PR-23: rights switch at 00:00 local time of the birthday', () => {
  test.each([
    ['born in winter', '2012-12-01', '2024-11-30T22:59:59Z', '2024-11-30T23:00:00Z', '2028-11-30T22:59:59Z', '2028-11-30T23:00:00Z'],
    ['born in summer', '2012-07-01', '2024-06-30T21:59:59Z', '2024-06-30T22:00:00Z', '2028-06-30T21:59:59Z', '2028-06-30T22:00:00Z'],
    ['born on 29 February', '2012-02-29', '2024-02-28T22:59:59Z', '2024-02-28T23:00:00Z', '2028-02-28T22:59:59Z', '2028-02-28T23:00:00Z'],
    // Sixteen in a common year: the year is full when 28 February is over.
    [
      'born on 29 February 2016',
      '2016-02-29',
      '2028-02-28T22:59:59Z',
      '2028-02-28T23:00:00Z',
      '2032-02-28T22:59:59Z',
      '2032-02-28T23:00:00Z',
    ],
  ])('%s', async (_when, born, before12, at12, before16, at16) => {
    const { child, young, parent } = await aFamily(born)
    for (const path of [`/mijn/dossier/${child}`, `/mijn/dossier/${child}/wie-keek`, `/mijn/dossier/${child}/alles`]) {
      expect(await statusAt(young.residentId, before12, path), path).toBe(404)
      expect(await statusAt(young.residentId, at12, path), path).toBe(200)
      expect(await statusAt(parent.residentId, before16, path), path).toBe(200)
      expect(await statusAt(parent.residentId, at16, path), path).toBe(404)
      expect(await statusAt(young.residentId, at16, path), path).toBe(200)
    }
  })

  test('a parent with authority of a 14-year-old and the 14-year-old see the same file, and their own words for why', async () => {
    const { child, young, parent } = await aFamily('2012-06-10')
    const pages = []
    for (const { residentId } of [young, parent]) {
      const { cookie } = await signedIn(database.db, centres.here, residentId)
      expect((await get(`/mijn/dossier/${child}`, cookie)).status).toBe(200)
      pages.push(await (await get('/mijn/dossier', cookie)).text())
    }
    expect(pages[0]).toContain('Omdat het jouw eigen dossier is.')
    expect(pages[0]).toContain('Op 10 juni 2028 word je 16 jaar.')
    expect(pages[1]).toContain('Omdat jij gezag hebt over Noor Testman. Dit geldt tot de zestiende verjaardag, op 10 juni 2028.')
  })

  test('a session that is open across the birthday loses the file with its next request', async () => {
    const { child, parent } = await aFamily('2010-11-25')
    now = Temporal.Instant.from('2026-11-24T22:50:00Z')
    const { cookie } = await signedIn(database.db, centres.here, parent.residentId, substantial, now)
    expect((await get(`/mijn/dossier/${child}`, cookie)).status).toBe(200)
    now = Temporal.Instant.from('2026-11-24T23:00:00Z')
    expect((await get(`/mijn/dossier/${child}`, cookie)).status).toBe(404)
    expect(await (await get('/mijn/dossier', cookie)).text()).not.toContain('Noor Testman')
  })
})

test('no such person, somebody else and an id that is none answer the same page', async () => {
  const { parent } = await aFamily('2016-01-01')
  const other = await aFamily('2016-01-01')
  const { cookie } = await signedIn(database.db, centres.here, parent.residentId)
  const bodies = new Set<string>()
  for (const id of [other.child, '01990000-0000-7000-8000-000000000000', 'zomaar', `${other.child}0`])
    for (const rest of ['', '/wie-keek', '/wie-keek/bestand?soort=json', '/alles', '/alles/bestand?soort=json', '/verzoek/bezwaar']) {
      const answer = await get(`/mijn/dossier/${id}${rest}`, cookie)
      expect(answer.status, `${id}${rest}`).toBe(404)
      expect(answer.headers.get('cache-control')).toBe('no-store')
      bodies.add(await answer.text())
    }
  expect(bodies.size).toBe(1)
})

test('a key: the whole way over the pages, with what can go wrong', async () => {
  const { child, mother } = await aFamily('2016-01-01')
  await database.owner.query('delete from access.resident_person where person_id = $1', [mother])
  const nurse = await aColleague(database.db, centres.here, { name: 'Sanne de Wit', profession: 'youthNurse', roles: ['professional'] })
  await worksWith(database.db, centres.here, { accountId: nurse.accountId, personId: child, purpose: 'youthHealth' })
  const begun = await beginSession(aContext(database.db, centres.here, { kind: 'visitor' }), { accountId: nurse.accountId, acr: 'test' })
  const desk = `__Host-cjg-werk=${begun.ok ? begun.value.token : ''}`
  const path = `/werkplek/gezinnen/${child}/sleutel`
  expect(await (await get(path, desk)).text()).toContain('Mila de Groot')
  expect((await app.post(path, { persoon: mother }, { cookie: desk })).status).toBe(422)
  expect((await app.post(path, { persoon: child, gezien: 'ja' }, { cookie: desk })).status).toBe(409)
  const handed = await (await app.post(path, { persoon: mother, gezien: 'ja' }, { cookie: desk })).text()
  const code = [...handed.matchAll(/cjg-key__signs">([A-Z2-9]{4})</g)].map(([, group]) => group).join(' ')
  expect(code).toHaveLength(24)

  const residentId = await aResident(database.db, centres.here)
  const { cookie } = await signedIn(database.db, centres.here, residentId)
  expect(await (await get('/mijn/dossier', cookie)).text()).toContain('Wij weten nog niet wie jij bent.')
  const born = { 'geboren-day': '5', 'geboren-month': '5', 'geboren-year': '1985' }
  const typed = (fields: Record<string, string>) => app.post('/mijn/dossier/sleutel', fields, { cookie })
  for (const [fields, status] of [
    [{ sleutel: '', ...born }, 422],
    [{ sleutel: code.replace(/^./, (sign) => (sign === 'A' ? 'B' : 'A')), ...born }, 422],
    [{ sleutel: code, ...born, 'geboren-day': '31', 'geboren-month': '2' }, 422],
    [{ sleutel: code, ...born, hacker: '1' }, 422],
    [{ sleutel: code, ...born, 'geboren-day': '6' }, 409],
  ] as const)
    expect((await typed(fields)).status, JSON.stringify(fields)).toBe(status)
  const bound = await typed({ sleutel: code, ...born })
  expect([bound.status, bound.headers.get('location')]).toEqual([303, '/mijn/dossier'])
  expect(await (await get('/mijn/dossier', cookie)).text()).toContain('Noor Testman')
  expect((await app.post('/mijn/dossier/loskoppelen', { zeker: 'ja' }, { cookie })).status).toBe(303)
  expect((await get(`/mijn/dossier/${child}`, cookie)).status).toBe(404)
})

test('ADR 15: signed in by mail, every address of a file is shut until the own key was given', async () => {
  const { child, parent } = await aFamily('2016-01-01')
  const { cookie } = await signedIn(database.db, centres.here, parent.residentId, 'mail')
  expect(await (await get('/mijn/dossier', cookie)).text()).toContain('Daarom vragen wij ook je dossiersleutel.')
  for (const rest of ['', '/wie-keek', '/wie-keek/bestand?soort=csv', '/alles', '/alles/bestand?soort=json', '/verzoek/bezwaar'])
    expect((await get(`/mijn/dossier/${child}${rest}`, cookie)).status, rest).toBe(404)
  const posted = await app.post(`/mijn/dossier/${child}/verzoek/bezwaar`, { tekst: 'x' }, { cookie })
  expect(posted.status).toBe(404)
})

test('the list as a table and as JSON, in the language of the page, under a neutral name', async () => {
  const { child, parent } = await aFamily('2016-01-01')
  const { cookie } = await signedIn(database.db, centres.here, parent.residentId)
  await get(`/mijn/dossier/${child}`, cookie)
  const csv = await get(`/mijn/dossier/${child}/wie-keek/bestand?soort=csv`, cookie)
  expect(csv.headers.get('content-disposition')).toBe('attachment; filename="overzicht.csv"')
  expect(await csv.text()).toContain('Jij,,,Bekeek,')
  const json = await get(`/en/mijn/dossier/${child}/wie-keek/bestand?soort=json`, cookie)
  expect(await json.json()).toMatchObject({ format: 'opencjg-who-looked/1', language: 'en', about: 'Noor Testman' })
  expect((await get(`/mijn/dossier/${child}/wie-keek/bestand?soort=exe`, cookie)).status).toBe(404)
})

test('what people wrote is shown as text, and a wrong form keeps it', async () => {
  const { child, parent } = await aFamily('2016-01-01')
  const piece = await aPiece(database.db, centres.here, { personId: child, title: '<img src=x>', body: '<script>1</script>' })
  const { cookie } = await signedIn(database.db, centres.here, parent.residentId)
  const page = await (await get(`/mijn/dossier/${child}`, cookie)).text()
  expect(page).toContain('&lt;script&gt;1&lt;/script&gt;')
  expect(page).not.toContain('<img src=x>')
  const path = `/mijn/dossier/${child}/verzoek/verbetering`
  // A correction needs no piece: it can be about anything in the file.
  expect((await get(path, cookie)).status).toBe(200)
  const empty = await app.post(path, { tekst: '  ', stuk: piece }, { cookie })
  expect([empty.status, (await empty.text()).includes('Vul in wat je wilt zeggen.')]).toEqual([422, true])
  const long = await app.post(path, { tekst: 'a'.repeat(4_001), stuk: piece }, { cookie })
  expect([long.status, (await long.text()).includes('a'.repeat(4_001))]).toEqual([422, true])
  const sent = await app.post(path, { tekst: 'Het was <dinsdag>.', stuk: piece }, { cookie })
  expect(sent.status).toBe(303)
  expect(await (await get(sent.headers.get('location') ?? '', cookie)).text()).toContain('Het was &lt;dinsdag&gt;.')
})

test('everything to keep: own statements in it, third persons and what is kept back out of it, and the log says export', async () => {
  const { child, parent } = await aFamily('2016-01-01')
  const kept = await aPiece(database.db, centres.here, { personId: child, title: 'Groei', body: 'Groeit "goed".\nEcht.' })
  await aPiece(database.db, centres.here, { personId: child, title: 'Over de buurman', body: 'Buurman', aboutThird: true })
  await aPiece(database.db, centres.here, { personId: child, title: 'Later', body: 'Geheim', withheld: true })
  const { cookie } = await signedIn(database.db, centres.here, parent.residentId)
  const stated = await app.post(`/mijn/dossier/${child}/verzoek/verklaring`, { tekst: 'Mijn kant.', stuk: kept }, { cookie })
  expect(stated.status).toBe(303)
  expect((await get(`/mijn/dossier/${child}/alles`, cookie)).status).toBe(200)
  const answer = await get(`/mijn/dossier/${child}/alles/bestand?soort=json`, cookie)
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="dossier.json"')
  const text = await answer.text()
  expect(text).not.toMatch(/uurman|Geheim|Later/)
  expect(JSON.parse(text)).toMatchObject({
    format: 'opencjg-file/1',
    readAs: 'authority',
    person: { name: 'Noor Testman', birthDate: '2016-01-01' },
    pieces: [{ title: 'Groei', body: 'Groeit "goed".\nEcht.', statements: [{ by: 'me', text: 'Mijn kant.' }] }],
    requests: [{ kind: 'statement', state: 'delivered', text: 'Mijn kant.' }],
  })
  for (const path of [
    `/mijn/dossier/${child}/alles/bestand?soort=pdf`,
    `/en/mijn/dossier/${child}/wie-keek/bestand?soort=pdf&periode=alles`,
  ]) {
    const pdf = await get(path, cookie)
    if (!canMakePdf()) expect(pdf.status).toBe(404)
    else {
      expect(pdf.headers.get('content-type')).toBe('application/pdf')
      expect(Buffer.from(await pdf.arrayBuffer()).toString('latin1')).toContain('pdfuaid:part')
    }
  }
  const { rows } = await database.owner.query(
    `select distinct event_type, outcome from access.audit_event where subject_id = $1 and event_type = 'person.export'`,
    [child],
  )
  expect(rows).toEqual([{ event_type: 'person.export', outcome: 0 }])
})
