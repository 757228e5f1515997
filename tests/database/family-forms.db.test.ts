/** Every form about a family that is sent empty: the summary names each field by its label and leads to it, and tells all at once. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Id } from '#platform/id.ts'
import { registerFamily } from '#contexts/families/use-cases/register-family.server.ts'
import { anApp, type TestApp } from '../app.ts'
import { aColleague, aContext, aRegionWithTwoCentres, aTuesdayMorning, whoProved, type TwoCentres } from '../builders/centres.ts'
import { aFamilyForm } from '../builders/family-forms.ts'
import { signedInAs } from '../builders/openness.ts'
import { aStaffCookie } from '../builders/sessions.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { testKeys } from '../keys.ts'

let database: TestDatabase
let centres: TwoCentres
let app: TestApp
let cookie: string
let parentCookie: string
let child: Id<'person'>

beforeAll(async () => {
  database = await freshDatabase()
  centres = await aRegionWithTwoCentres(database.db)
  app = await anApp(database, { unbraked: true })
  const nurse = await aColleague(database.db, centres.here, { name: 'Sanne de Wit', profession: 'youthNurse', roles: ['professional'] })
  const done = await registerFamily(aContext(database.db, centres.here, whoProved(nurse)), testKeys, aFamilyForm('Testman'))
  if (!done.ok) throw new Error(JSON.stringify(done.error))
  child = done.value
  await database.owner.query("update families.person set birth_date = '2013-03-04' where id = $1", [child])
  cookie = await aStaffCookie(database.db, centres.here, nurse, aTuesdayMorning)
  await database.owner.query("update access.session set proved_at = '2026-11-24T08:59:00Z'")
  const { rows } = await database.owner.query<{ id: Id<'person'> }>("select id from families.person where call_name = 'Mila'")
  parentCookie = (await signedInAs(database.db, centres.here, rows[0]!.id)).cookie
})
afterAll(() => database.close())

const plain = (text: string): string =>
  text
    .replaceAll(/<span class="cjg-optional">.*?<\/span>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll(/\s+/g, ' ')
    .trim()

/** The lines of the summary: what they say, and the label of where they lead. */
function summaryOf(page: string): { text: string; label: string | null }[] {
  const summary = /<div class="cjg-error-summary"[\s\S]*?<\/ul>/.exec(page)?.[0] ?? ''
  return [...summary.matchAll(/<li>([\s\S]*?)<\/li>/g)].map(([, line = '']) => {
    const id = /href="#([^"]+)"/.exec(line)?.[1]
    return { text: plain(line), label: id === undefined ? null : labelOf(page, id) }
  })
}

/** The legend of the group that it stands in, or else its own label. */
function labelOf(page: string, id: string): string {
  const at = page.indexOf(` id="${id}"`)
  if (at < 0) return `nothing has the id ${id}`
  const group = page.lastIndexOf('<fieldset', at)
  if (group >= 0 && page.indexOf('</fieldset>', group) > at) return plain(/<legend[\s\S]*?<\/legend>/.exec(page.slice(group))?.[0] ?? '')
  return plain(new RegExp(`<label[^>]* for="${id}"[\\s\\S]*?</label>`).exec(page)?.[0] ?? '')
}

async function lines(path: string, fields: Readonly<Record<string, string>>, as = cookie) {
  const answer = await app.post(path, fields, { cookie: as })
  expect([409, 422], `${path} answers ${answer.status}`).toContain(answer.status)
  const found = summaryOf(await answer.text())
  expect(found.length, path).toBeGreaterThan(0)
  for (const { text, label } of found) {
    expect(label, `${path}: "${text}" leads nowhere`).not.toBeNull()
    expect(text.startsWith(label ?? ''), `${path}: "${text}" begins with "${label}"`).toBe(true)
  }
  expect(new Set(found.map(({ text }) => text)).size, path).toBe(found.length)
  return found.length
}

const file = (rest: string): string => `/werkplek/gezinnen/${child}/${rest}`

test.each([
  ['gegevens', { callName: '', familyName: '' }, 2],
  [
    'gegevens',
    { callName: '1', givenNames: '2', familyName: '3', 'birthDate-day': '31', 'birthDate-month': '2', 'birthDate-year': '2020' },
    1,
  ],
  ['stand', { 'movedOn-day': '1', 'movedOn-month': '1', 'movedOn-year': '2026' }, 1],
  ['bsn', {}, 1],
  ['nummer', {}, 1],
  ['notitie', { pieceFields: 'healthPieces' }, 3],
  ['gezag', {}, 2],
  ['verhuizing', {}, 5],
  ['iemand', { tie: 'network' }, 2],
  ['iemand', {}, 3],
  ['zelf-beslissen', {}, 3],
  ['zorg/begin', {}, 3],
  ['zorg/bescherm', {}, 1],
  ['delen/vraag', {}, 1],
  ['delen/nieuw', { stap: '1', ga: 'verder' }, 1],
  ['delen/nieuw', { stap: '3', ga: 'verder', ontvanger: 'buiten' }, 1],
  ['delen/nieuw', { stap: '2', ga: 'verder' }, 1],
] as const)('%s %j', async (form, fields, atLeast) => {
  expect(await lines(file(form), fields)).toBeGreaterThanOrEqual(atLeast)
})

test('the steps of registering a child, of two parents which of them', async () => {
  expect(await lines('/werkplek/gezinnen/nieuw', { step: '1', go: 'next' })).toBe(3)
  const two = { step: '2', go: 'next', 'c-callName': 'Noor', 'p1-callName': '7', 'p2-callName': '8' }
  const answer = await app.post('/werkplek/gezinnen/nieuw', two, { cookie })
  const texts = summaryOf(await answer.text()).map(({ text }) => text)
  expect(texts).toContain('Ouder of verzorger 1, Roepnaam: Vul een naam in met minstens één letter. (regel FAM-01)')
  expect(texts).toContain('Ouder of verzorger 2, Roepnaam: Vul een naam in met minstens één letter. (regel FAM-01)')
  expect(new Set(texts).size).toBe(texts.length)
  expect(await lines('/werkplek/gezinnen/nieuw', { step: '3', go: 'next', 'h-street': 'x' })).toBeGreaterThanOrEqual(1)
})

test('the emergency form tells everything at once', async () => {
  expect(await lines('/werkplek/nood', {})).toBe(5)
})

test('the forms of the family itself', async () => {
  for (const kind of ['bezwaar', 'wissen']) await lines(`/mijn/dossier/${child}/verzoek/${kind}`, {}, parentCookie)
  expect(await lines('/mijn/verzoeken/beperkte-informatie', {}, parentCookie)).toBe(3)
})
