/** The pages of handing over and taking over, as somebody goes through them: two centres of one installation, each with a key of its own. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Id } from '#platform/id.ts'
import { fingerprintText, publicJwk, signerOf } from '#platform/signing.server.ts'
import { anApp, hiddenFields, type TestApp } from '#tests/app.ts'
import { aColleague, aRegionWithTwoCentres, aTuesdayMorning, type TwoCentres } from '#tests/builders/centres.ts'
import { aPerson, worksWith } from '#tests/builders/families.ts'
import { aChildWithMother, aHealthRecord } from '#tests/builders/health-of-a-toddler.ts'
import { aStaffCookie } from '#tests/builders/sessions.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys } from '#tests/keys.ts'

let database: TestDatabase
let centres: TwoCentres
let app: TestApp
let child: Id<'person'>
let there: Id<'person'>
const cookies = { nurse: '', nurseThere: '', lead: '', second: '' }

beforeAll(async () => {
  database = await freshDatabase()
  const { db } = database
  centres = await aRegionWithTwoCentres(db)
  app = await anApp(database, { unbraked: true })
  const one = async (centre: Id<'centre'>, name: string, role: string) => {
    const actor = await aColleague(db, centre, { name, profession: 'youthNurse', roles: [role] })
    return { actor, cookie: await aStaffCookie(db, centre, actor, aTuesdayMorning) }
  }
  const nurse = await one(centres.here, 'Sanne Kijk', 'professional')
  const nurseThere = await one(centres.elsewhere, 'Ines Elders', 'professional')
  Object.assign(cookies, { nurse: nurse.cookie, nurseThere: nurseThere.cookie })
  cookies.lead = (await one(centres.elsewhere, 'Cora Leidt', 'coordinator')).cookie
  cookies.second = (await one(centres.elsewhere, 'Minh Beheer', 'administrator')).cookie
  const family = await aChildWithMother(db, centres.here)
  child = family.child
  await worksWith(db, centres.here, { accountId: nurse.actor.accountId, personId: child, purpose: 'youthHealth' })
  await aHealthRecord(db, centres.here, { ...family, by: nurse.actor.accountId })
  there = await aPerson(db, centres.elsewhere, { name: 'Noor Testman', born: '2025-09-15' })
  await worksWith(db, centres.elsewhere, { accountId: nurseThere.actor.accountId, personId: there, purpose: 'youthHealth' })
})
afterAll(() => database.close())

const outPath = () => `/werkplek/gezinnen/${child}/gezondheid/overdragen`
const inPath = () => `/werkplek/gezinnen/${there}/gezondheid/overnemen`
const elsewhere = 'elders.localhost'
const read = async (path: string, cookie: string, host = 'localhost') => {
  const answer = await app.get(path, { headers: { host, cookie } })
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) }
}
const upload = async (path: string, fields: Readonly<Record<string, string>>, files: Readonly<Record<string, Buffer | string>>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  for (const [name, value] of Object.entries(files))
    form.append(name, new Blob([typeof value === 'string' ? value : new Uint8Array(value)]), `${name}.json`)
  const answer = await app.get(path, {
    method: 'POST',
    headers: { host: elsewhere, cookie: cookies.nurseThere, 'sec-fetch-site': 'same-origin' },
    body: form,
  })
  return { status: answer.status, location: answer.headers.get('location'), text: await answer.text() }
}

test('a record is handed over, the sender trusted, and the record taken over', async () => {
  const empty = await app.post(outPath(), {}, { cookie: cookies.nurse })
  expect(empty.status).toBe(422)
  expect(await empty.text()).toContain('Vul in wie het dossier krijgt.')
  const wish = { ontvanger: 'CJG elders', reden: 'moved', familie: 'objection' }
  const objected = await app.post(outPath(), wish, { cookie: cookies.nurse })
  expect([objected.status, await objected.text()]).toEqual([422, expect.stringContaining('Er is bezwaar.')])
  const made = await app.post(outPath(), { ...wish, familie: 'told-no-objection' }, { cookie: cookies.nurse })
  expect([made.status, made.headers.get('location')]).toEqual([303, `${outPath()}?gedaan=ja`])
  const shown = (await read(`${outPath()}?gedaan=ja`, cookies.nurse)).bytes.toString()
  const [link = ''] = /\/werkplek\/gezinnen\/[^"]+\/dossier/.exec(shown) ?? []
  const bundle = await read(link, cookies.nurse)
  const signature = await read(link.replace('/dossier', '/handtekening'), cookies.nurse)
  expect([bundle.status, bundle.headers.get('content-type')]).toEqual([200, 'application/fhir+json'])
  expect(bundle.headers.get('content-disposition')).toBe('attachment; filename="gezondheidsdossier.json"')
  const pdf = await read(link.replace('/dossier', '/leesbaar'), cookies.nurse)
  expect([pdf.status, pdf.bytes.subarray(0, 5).toString()]).toEqual([200, '%PDF-'])

  const files = { bundel: bundle.bytes, handtekening: signature.bytes.toString() }
  const unknown = await upload(inPath(), {}, files)
  expect([unknown.status, unknown.text]).toEqual([422, expect.stringContaining('Wij kennen deze afzender nog niet.')])

  const signer = signerOf(testKeys, centres.here)
  if (signer === null) throw new Error('no key')
  const senders = '/werkplek/gezondheid/afzenders'
  const post = (path: string, fields: Record<string, string>, cookie: string) => app.post(path, fields, { cookie, host: elsewhere })
  expect((await post(senders, { naam: 'CJG hier', sleutel: 'onzin' }, cookies.lead)).status).toBe(422)
  expect((await post(senders, { naam: 'CJG hier', sleutel: publicJwk(signer.publicKey) }, cookies.lead)).status).toBe(303)
  const own = (await read(senders, cookies.lead, elsewhere)).bytes.toString()
  expect(own).toContain('jij schreef deze sleutel op')
  const page = (await read(senders, cookies.second, elsewhere)).bytes.toString()
  const [, id = ''] = /afzenders\/([0-9a-f-]{36})\/vergelijk/.exec(page) ?? []
  const name = `vingerafdruk-${id}`
  const wrong = await post(`${senders}/${id}/vergelijk`, { [name]: '0'.repeat(64) }, cookies.second)
  expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining('Dit is een andere vingerafdruk.')])
  expect((await post(`${senders}/${id}/vergelijk`, { [name]: fingerprintText(signer.fingerprint) }, cookies.second)).status).toBe(303)

  const changed = await upload(inPath(), {}, { ...files, bundel: Buffer.concat([bundle.bytes, Buffer.from(' ')]) })
  expect([changed.status, changed.text]).toEqual([422, expect.stringContaining('De handtekening hoort niet bij dit bestand.')])
  const looked = await upload(inPath(), {}, files)
  expect(looked.status).toBe(200)
  expect(looked.text).toContain('Dit dossier komt van CJG hier.')
  const hidden = hiddenFields(looked.text, `${inPath()}/akkoord`)
  const unticked = await upload(`${inPath()}/akkoord`, hidden, {})
  expect([unticked.status, unticked.text]).toEqual([422, expect.stringContaining('Kijk eerst of dit hetzelfde kind is')])
  const done = await upload(`${inPath()}/akkoord`, { ...hidden, kind: 'ja' }, {})
  expect([done.status, done.location]).toEqual([303, `${inPath()}?erbij=18`])
  expect((await read(`${inPath()}?erbij=18`, cookies.nurseThere, elsewhere)).bytes.toString()).toContain('18 toegevoegd')
  const again = await upload(inPath(), {}, files)
  expect(again.text).toContain('Dit dossier is al overgenomen.')
  const { rows } = await database.owner.query<{ n: number }>(
    'select count(*)::int as n from child_health.measurement where person_id = $1',
    [there],
  )
  expect(rows[0]?.n).toBe(6)
})

test('what came in is taken out again, with a reason, and not when somebody built on it', async () => {
  const { rows } = await database.owner.query<{ id: string }>(
    `select id from child_health.transfer where person_id = $1 and direction = 'in'`,
    [there],
  )
  const path = `${inPath()}/${rows[0]?.id ?? ''}/terug`
  const post = (fields: Record<string, string>) => app.post(path, fields, { cookie: cookies.nurseThere, host: elsewhere })
  const listed = (await read(inPath().replace('overnemen', 'overdragen'), cookies.nurseThere, elsewhere)).bytes.toString()
  expect(listed).toContain(`href="${path}"`)
  for (const [base, word] of [
    ['', 'Haal alles terug'],
    ['/en', 'Take everything out'],
  ] as const)
    expect((await read(`${base}${path}`, cookies.nurseThere, elsewhere)).bytes.toString()).toContain(word)
  expect((await post({})).status).toBe(422)
  expect((await post({ waarom: 'zomaar' })).status).toBe(422)
  const built = `insert into child_health.measurement (centre_id, id, person_id, contact_id, measured_on, measure, value, recorded_by, recorded_at)
    select centre_id, $2, person_id, id, held_on, 'arm', 150, held_by, now() from child_health.contact where person_id = $1 and moment = '6m'`
  const arm = '01990000-0000-7000-8000-0000000000aa'
  await database.owner.query(built, [there, arm])
  const refused = await post({ waarom: 'other-child' })
  expect([refused.status, await refused.text()]).toEqual([409, expect.stringContaining('1 meting')])
  await database.owner.query('delete from child_health.measurement where id = $1', [arm])
  const done = await post({ waarom: 'other-child' })
  expect([done.status, done.headers.get('location')]).toEqual([303, expect.stringMatching(/overdragen\?weg=18$/)])
  expect((await read(done.headers.get('location') ?? '', cookies.nurseThere, elsewhere)).bytes.toString()).toContain(
    'Aantal gegevens dat weg is: 18.',
  )
  expect((await post({ waarom: 'other-child' })).status).toBe(404)
})

test('what is no form is told, and what is too large is not read', async () => {
  expect((await upload(inPath(), {}, {})).text).toContain('Kies allebei de bestanden.')
  expect((await upload(inPath(), { naam: 'x' }, { bundel: 'x', handtekening: 'y' })).status).toBe(422)
  expect((await upload(`${inPath()}/akkoord`, { inhoud: 'x', vreemd: 'y' }, {})).status).toBe(422)
  const large = await upload(inPath(), {}, { bundel: Buffer.alloc(5 * 1024 * 1024, 'a'), handtekening: 'y' })
  expect([large.status, large.text]).toEqual([413, expect.stringContaining('groter dan 4 MB')])
})

test.each(['/werkplek', '/en/werkplek'])('the pages stand in both languages: %s', async (base) => {
  for (const path of [outPath(), inPath().replace(there, child)])
    expect((await read(path.replace('/werkplek', base), cookies.nurse)).status).toBe(200)
  expect((await read(`${base}/gezondheid/afzenders`, cookies.lead, elsewhere)).status).toBe(200)
})
