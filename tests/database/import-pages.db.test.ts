/** Reading families in over HTTP: tried, accepted and taken back by an administrator; files that are wrong, hostile or large. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anApp, hiddenFields, type TestApp } from '../app.ts'
import { aColleague, aRegionWithTwoCentres, aTuesdayMorning, type TwoCentres } from '../builders/centres.ts'
import { aStaffCookie } from '../builders/sessions.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'

const path = '/werkplek/gezinnen/inlezen'
let database: TestDatabase
let centres: TwoCentres
let app: TestApp
let cookie: string
let now = aTuesdayMorning

beforeAll(async () => {
  database = await freshDatabase()
  centres = await aRegionWithTwoCentres(database.db)
  app = await anApp(database, { unbraked: true, now: () => now })
  const minh = await aColleague(database.db, centres.here, { name: 'Minh Tran', profession: 'frontDeskWorker', roles: ['administrator'] })
  cookie = await aStaffCookie(database.db, centres.here, minh, aTuesdayMorning)
  await database.owner.query("update access.session set proved_at = '2026-11-24T08:59:00Z'")
})
afterAll(() => database.close())

async function send(to: string, parts: Readonly<Record<string, string | Uint8Array>>): Promise<{ status: number; text: string }> {
  const body = new FormData()
  for (const [name, value] of Object.entries(parts))
    if (typeof value === 'string') body.append(name, value)
    else body.append(name, new Blob([new Uint8Array(value)]), 'gezinnen.csv')
  const answer = await app.app.request(to, {
    method: 'POST',
    headers: { host: 'localhost', 'sec-fetch-site': 'same-origin', cookie },
    body,
  })
  return { status: answer.status, text: await answer.text() }
}
const tryOut = (text: string | Uint8Array) => send(path, { bestand: typeof text === 'string' ? Buffer.from(text) : text })
const people = async (): Promise<number> =>
  (await database.owner.query<{ n: number }>('select count(*)::int as n from families.person')).rows[0]?.n ?? -1

const head = 'family;role;callName;familyName;birthDate'
/** Names that neither look nor sound alike. */
const families = (from: number, count: number): string =>
  [
    head,
    ...Array.from({ length: count }, (_, i) => {
      const name = Array.from(
        String(from + i).padStart(3, '0'),
        (figure) => `${'bdfgklmprz'[Number(figure)]}${'aeiou'[Number(figure) % 5]}`,
      ).join('')
      return `${i};child;Kind${name};${name}man;${2010 + (i % 12)}-${1 + (i % 11)}-${1 + (i % 27)}`
    }),
  ].join('\n')

test('tried, nothing is kept; accepted, all of it; undone, nothing again', async () => {
  const tried = await tryOut(`\uFEFF${families(100, 3).replaceAll('\n', '\r\n')}`)
  expect(tried.status).toBe(200)
  expect(tried.text).toContain('Alles klopt: 3 gezinnen, 3 mensen.')
  expect(await people()).toBe(0)
  const action = /action="([^"]+overnemen)"/.exec(tried.text)?.[1] ?? ''
  const fields = hiddenFields(tried.text, action)
  expect((await send(action, { inhoud: Buffer.from(families(110, 3)).toString('base64') })).status).toBe(409)
  const accepted = await send(action, fields)
  expect([accepted.status, await people()]).toEqual([200, 3])
  expect(accepted.text).toContain('3 mensen zijn ingeschreven.')
  expect(accepted.text).toContain('Minh Tran')
  expect((await send(action, fields)).status).toBe(409)
  const undo = /action="([^"]+terug)"/.exec(accepted.text)?.[1] ?? ''
  expect((await send(undo, {})).status).toBe(303)
  expect(await people()).toBe(0)
  const again = await app.get(`${path}?gedaan=terug`, { headers: { host: 'localhost', cookie } })
  expect(await again.text()).toMatch(/Alles uit dat bestand is weer weg[\s\S]*teruggedraaid/)
})

test('long work tells how far it is, and then the same as short work', async () => {
  const tried = await tryOut(families(200, 60))
  expect(tried.status).toBe(200)
  expect(tried.text).toMatch(/30 van 60 mensen[\s\S]*60 van 60 mensen[\s\S]*Alles klopt: 60 gezinnen, 60 mensen\./)
  expect(tried.text.trimEnd().endsWith('</html>')).toBe(true)
  expect(await people()).toBe(0)
  const faulty = await tryOut(`${families(300, 60)}\n99;child;Jan;Jansen;2031-01-01`)
  expect(faulty.text).toMatch(/61 van 61 mensen[\s\S]*1 ding klopt nog niet/)
  expect(await people()).toBe(0)
})

describe('a file that is wrong gets a clear answer, and nothing of it is kept', () => {
  const large = Buffer.concat([Buffer.from(head), Buffer.alloc(2 * 1024 * 1024, 'x')])
  test.each<[string, string | Uint8Array, number, string]>([
    ['no file', '', 422, 'Kies een bestand waar iets in staat.'],
    ['a spreadsheet', Buffer.from([0x50, 0x4b, 3, 4, 1]), 422, 'Dit is een rekenblad. Kies bij opslaan: CSV UTF-8.'],
    ['letters of Windows', Buffer.from(`${head}\n1;child;Zoé;Bakker;2014-02-01`, 'latin1'), 422, 'Kies bij opslaan: CSV UTF-8.'],
    ['too large', large, 413, 'Dit bestand is groter dan 2 MB.'],
    ['a column that is not known', `${head};schoenmaat\n`, 422, 'Deze kolom kennen wij niet.'],
    ['markup in a heading', `${head};<script>alert(1)</script>\n`, 422, '&lt;script&gt;'],
    ['a formula', `${head}\n1;child;=cmd|' /C calc'!A0;Bakker;2014-02-01`, 422, 'Deze cel begint als een formule'],
    ['a day that does not exist', `${head}\n1;child;Noor;Bakker;31-2-2014`, 422, 'Deze datum bestaat niet.'],
    ['a child of tomorrow', `${head}\n1;child;Noor;Bakker;2026-11-25`, 422, 'De geboortedatum ligt in de toekomst.'],
  ])('%s', async (_what, file, status, said) => {
    const answer = await tryOut(file)
    expect(answer.status).toBe(status)
    expect(answer.text).toContain(said)
    expect(answer.text).not.toContain('<script>alert')
    expect(await people()).toBe(0)
  })

  test('every fault comes with its line, its column and its rule', async () => {
    const { text } = await tryOut(`${head}\n1;child;Noor;Bakker;31-2-2014\n2;kind;Sem;Kaya;\n3;child;-1;Kaya;2014-01-01`)
    const lines = [...text.matchAll(/<th scope="row">(\d+)<\/th>[\s\S]*?<code[^>]*>(\w+)<\/code>[\s\S]*?\((\S+?)\)/g)].map(
      ([, ...cells]) => cells,
    )
    expect(lines).toEqual([
      ['2', 'birthDate', 'FAM-02'],
      ['3', 'role', 'FILE'],
      ['4', 'callName', 'FILE'],
    ])
  })

  test('a form that is none, a foreign field and an accepted number that is none', async () => {
    expect((await app.post(path, { bestand: 'x' }, { cookie })).status).toBe(422)
    expect((await send(path, { bestand: Buffer.from(head), meer: 'x' })).status).toBe(422)
    expect((await send(`${path}/zomaar/overnemen`, { inhoud: 'eA==' })).status).toBe(409)
    expect((await send(`${path}/zomaar/terug`, {})).status).toBe(409)
  })
})

test('without a fresh proof the administrator is asked to show to be there, whatever is sent', async () => {
  now = aTuesdayMorning.add({ minutes: 15 })
  for (const answer of [await tryOut(families(400, 1)), await send(`${path}/zomaar/terug`, {})]) expect(answer.status).toBe(303)
  expect(await people()).toBe(0)
  now = aTuesdayMorning
})
