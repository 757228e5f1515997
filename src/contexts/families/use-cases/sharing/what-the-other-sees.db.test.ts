import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inTransaction } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { Temporal } from '#platform/time.ts'
import { anApp, type TestApp } from '#tests/app.ts'
import { aRegionWithTwoCentres, aTuesdayMorning, type TwoCentres } from '#tests/builders/centres.ts'
import { aResidentCookie, aStaffCookie } from '#tests/builders/sessions.ts'
import { aSharingFamily, type SharingFamily } from '#tests/builders/sharing.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys } from '#tests/keys.ts'
import { sealForCentre } from '../../../access/public.ts'

let database: TestDatabase
let centres: TwoCentres
let family: SharingFamily
let app: TestApp
let cookies: Readonly<Record<'nurse' | 'worker' | 'mother' | 'father', string>>
const pieces = {} as Record<'nights' | 'sister' | 'withheld', Id<'piece'>>

beforeAll(async () => {
  database = await freshDatabase()
  centres = await aRegionWithTwoCentres(database.db)
  family = await aSharingFamily(database.db, centres.here)
  app = await anApp(database, { unbraked: true })
  const [db, here] = [database.db, centres.here]
  cookies = {
    nurse: await aStaffCookie(db, here, family.nurse, aTuesdayMorning),
    worker: await aStaffCookie(db, here, family.worker, aTuesdayMorning),
    mother: await aResidentCookie(db, here, family.asMother, aTuesdayMorning),
    father: await aResidentCookie(db, here, family.asFather, aTuesdayMorning),
  }
  pieces.nights = await aPiece('De nachten', 'Sem slaapt <slecht> in.\n\nEen "vast" ritueel & rust helpen.')
  pieces.sister = await aPiece('Over zijn zus', 'Geheim van de zus.', { about_third_person: true })
  pieces.withheld = await aPiece('Voor later', 'Nog niet voor ouders.', {
    ...{ withheld_reason: Buffer.from('x'), withheld_consulted: family.worker.accountId, withheld_until: '2027-01-01' },
  })
  await aPhone(family.father, '06-12345678')
  await aHome(family.mother)
})
afterAll(() => database.close())

const sealed = (place: string, text: string): Buffer => sealForCentre(testKeys, centres.here, place, Buffer.from(text)).sealed

async function aPiece(title: string, body: string, more: object = {}): Promise<Id<'piece'>> {
  const id = newId<'piece'>()
  await inTransaction(database.db, { centreId: centres.here, actor: 'system' }, (tx) =>
    tx
      .insertInto('families.piece')
      .values({
        ...{ centre_id: centres.here, id, person_id: family.child, fields: 'healthPieces', kind: 'note', centre_key_version: 1 },
        ...{ title: sealed(`piece title ${id}`, title), body: sealed(`piece body ${id}`, body) },
        ...{ written_by: family.nurse.accountId, written_at: aTuesdayMorning, ...more },
      })
      .execute(),
  )
  return id
}

async function aPhone(personId: Id<'person'>, number: string): Promise<void> {
  const id = newId()
  await inTransaction(database.db, { centreId: centres.here, actor: 'system' }, (tx) =>
    tx
      .insertInto('families.contact_point')
      .values({
        ...{ centre_id: centres.here, id, person_id: personId, kind: 'phone', value: sealed(`contact ${id}`, number) },
        ...{ centre_key_version: 1, created_at: aTuesdayMorning },
      })
      .execute(),
  )
}

/** A secret one: it stops the share all the same, and nothing says which it was. */
async function aHome(personId: Id<'person'>): Promise<void> {
  const id = newId()
  const address = { street: 'Kastanjelaan', houseNumber: '12', postalCode: '1234 AB', town: 'Hier' }
  await inTransaction(database.db, { centreId: centres.here, actor: 'system' }, async (tx) => {
    const row = { address: sealed(`address ${id}`, JSON.stringify(address)), mark: Buffer.alloc(32, 7), secret: true }
    await tx
      .insertInto('families.home')
      .values({ centre_id: centres.here, id, ...row, centre_key_version: 1, created_at: aTuesdayMorning })
      .execute()
    const member = { id: newId(), home_id: id, person_id: personId, from_day: Temporal.PlainDate.from('2020-01-01') }
    await tx
      .insertInto('families.home_member')
      .values({ centre_id: centres.here, ...member })
      .execute()
  })
}

const base = () => `/werkplek/gezinnen/${family.child}/delen`
const fields = (more: Readonly<Record<string, string | readonly string[]>>) => ({
  ...{ stap: '3', ga: 'verder', stukken: [pieces.nights], titel: '', tekst: '', ontvanger: 'collega', collega: family.worker.accountId },
  ...{ naam: '', organisatie: '', functie: '', rol: '', grond: 'directly-involved', doel: 'together', waarom: 'Samen kijken' },
  ...{ 'tot-day': '31', 'tot-month': '12', 'tot-year': '2026', kijk: ['nodig'], ingelicht: 'ja', 'niet-ingelicht': '' },
  ...{ consentSought: '', harmFeared: '', alternatives: '', minimumData: '', colleagueConsulted: '' },
  ...more,
})
const get = async (path: string, cookie: string) => {
  const answer = await app.get(path, { headers: { host: 'localhost', cookie } })
  return { status: answer.status, text: await answer.text() }
}
const post = (more: Readonly<Record<string, string | readonly string[]>>) =>
  app.post(`${base()}/nieuw`, fields(more), { cookie: cookies.nurse })
const sheetIn = (page: string): string => /<section class="cjg-sheet"[\s\S]*?<\/section>/.exec(page)?.[0] ?? ''

test('preview, family, recipient and the sharer afterwards see the same to the byte', async () => {
  const preview = await post({})
  expect(preview.status).toBe(200)
  const previewed = sheetIn(await preview.text())
  expect(previewed).toContain('Een &quot;vast&quot; ritueel &amp; rust helpen.')
  const decided = await post({ stap: '4', ga: 'deel' })
  expect(decided.status).toBe(303)
  const [, shareId = ''] = /delen\/([0-9a-f-]{36})\?gedaan=gedeeld/.exec(decided.headers.get('location') ?? '') ?? []
  const seen = {
    sharer: await get(`${base()}/${shareId}`, cookies.nurse),
    mother: await get(`/mijn/dossier/${family.child}/delen/${shareId}`, cookies.mother),
    father: await get(`/mijn/dossier/${family.child}/delen/${shareId}`, cookies.father),
    recipient: await get(`/werkplek/gedeeld/${shareId}`, cookies.worker),
  }
  for (const [who, { status, text }] of Object.entries(seen)) {
    expect(status, who).toBe(200)
    expect(Buffer.from(sheetIn(text)).equals(Buffer.from(previewed)), who).toBe(true)
  }
  // The recipient has the share and nothing else: no way to the file.
  expect((await get(base(), cookies.worker)).status).toBe(404)
  expect((await get(`${base()}/${shareId}`, cookies.worker)).status).toBe(404)
})

test('a letter for somebody outside is the same too, and is no address for the recipient', async () => {
  const outside = {
    ...{ ontvanger: 'buiten', collega: '', naam: 'Esther Oduya', organisatie: 'De Schakel', functie: 'juf van groep 6', rol: 'voluntary' },
    grond: 'directly-involved',
  }
  const previewed = sheetIn(await (await post(outside)).text())
  const decided = await post({ ...outside, stap: '4', ga: 'deel' })
  const path = (decided.headers.get('location') ?? '').split('?')[0] ?? ''
  const letter = await get(`${path}/brief`, cookies.nurse)
  expect([letter.status, sheetIn(letter.text) === previewed]).toEqual([200, true])
  const handed = await app.post(
    `${path}/overhandigd`,
    { hoe: 'post', 'dag-day': '', 'dag-month': '', 'dag-year': '' },
    { cookie: cookies.nurse },
  )
  expect(handed.status).toBe(303)
  expect((await app.post(`${path}/stop`, {}, { cookie: cookies.nurse })).status).toBe(303)
  expect((await get(`${path}/brief`, cookies.nurse)).status).toBe(404)
  expect((await get(path, cookies.nurse)).text).toContain('per post')
})

describe('what does not go along', () => {
  test('PR-17: a piece about somebody else is labelled and cannot be chosen', async () => {
    const choices = await get(`${base()}/nieuw`, cookies.nurse)
    expect(choices.text).toContain('Over zijn zus')
    expect(choices.text).not.toContain(`value="${pieces.sister}"`)
    expect(choices.text).not.toContain('Geheim van de zus')
    const answer = await post({ stukken: [pieces.sister] })
    expect([answer.status, (await answer.text()).includes('regel PR-17')]).toEqual([422, true])
  })

  test('PR-22: what is kept from the family for now is not shared either', async () => {
    expect((await get(`${base()}/nieuw`, cookies.nurse)).text).not.toContain('Voor later')
    expect((await post({ stukken: [pieces.withheld] })).status).toBe(422)
  })

  test.each([
    ['the number of the other parent', { titel: 'Bereikbaar', tekst: 'Vader is te bellen op 06 12 34 56 78' }],
    ['a secret address', { titel: 'Thuis', tekst: 'Hij woont op Kastanjelaan 12' }],
    ['a secret address in the reason', { waarom: 'Om langs te gaan, 1234 AB 12' }],
  ])('PR-10: %s', async (_name, more) => {
    const before = await database.owner.query('select count(*) from access.share')
    for (const stap of ['3', '4']) {
      const answer = await post({ stap, ga: stap === '4' ? 'deel' : 'verder', ...more })
      const text = await answer.text()
      expect([answer.status, text.includes('regel PR-10')]).toEqual([422, true])
      expect(sheetIn(text)).toBe('')
    }
    expect((await database.owner.query('select count(*) from access.share')).rows).toEqual(before.rows)
  })
})

test('bad input comes back as a form with words, and nothing is kept', async () => {
  const before = await database.owner.query('select count(*) from access.share')
  for (const more of [
    { stap: '9' },
    { vreemd: 'x' },
    { grond: '' },
    { grond: 'legal-duty', stap: '4', ga: 'deel' },
    { kijk: [], stap: '4', ga: 'deel' },
    { 'tot-day': '31', 'tot-month': '2' },
    { collega: 'niemand' },
    { collega: newId(), stap: '4', ga: 'deel' },
    { stukken: [newId()] },
    { ontvanger: 'buiten', collega: '', stap: '4', ga: 'deel' },
    { waarom: 'x'.repeat(600), stap: '4', ga: 'deel' },
    { grond: 'conflict-of-duties', stap: '4', ga: 'deel' },
    { ingelicht: 'nee', stap: '4', ga: 'deel' },
  ]) {
    const answer = await post(more)
    expect(answer.status, JSON.stringify(more)).toBe(422)
    expect(await answer.text()).toContain('cjg-error-summary')
  }
  expect((await database.owner.query('select count(*) from access.share')).rows).toEqual(before.rows)
})
