/** The FHIR API: true about itself, right by R4 and the Dutch profiles, strict about what is asked, and open to nobody who may not see the file. */
import type { Bundle, CapabilityStatement, OperationOutcome } from 'fhir/r4.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { servedResources } from '../../src/contexts/child-health/rules/fhir/resources.ts'
import { addClient } from '../../src/contexts/access/use-cases/machine-clients.server.ts'
import { keepBsn } from '../../src/contexts/families/use-cases/bsn.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { anApp, type TestApp } from '#tests/app.ts'
import { aColleague, aContext, aRegionWithTwoCentres, aTuesdayMorning, type TwoCentres } from '#tests/builders/centres.ts'
import { aResidentWhoIs, worksWith } from '#tests/builders/families.ts'
import { aChildWithMother, aHealthRecord } from '#tests/builders/health-of-a-toddler.ts'
import { aResidentCookie, aStaffCookie } from '#tests/builders/sessions.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { faultsOfResource } from '#tests/fhir/check-fhir.ts'
import { testKeys } from '#tests/keys.ts'

let database: TestDatabase
let centres: TwoCentres
let app: TestApp
let child: Id<'person'>
let other: Id<'person'>
const cookies = { nurse: '', stranger: '', desk: '', mother: '', outsider: '' }
const bsn = '999911120'

beforeAll(async () => {
  database = await freshDatabase()
  const { db } = database
  centres = await aRegionWithTwoCentres(db)
  app = await anApp(database, { unbraked: true })
  const one = (name: string, role: string) => aColleague(db, centres.here, { name, profession: 'youthNurse', roles: [role] })
  const [nurse, stranger, desk] = [
    await one('Sanne Kijk', 'professional'),
    await one('Olaf Ver', 'professional'),
    await one('Bea Balie', 'frontDesk'),
  ]
  const family = await aChildWithMother(db, centres.here)
  child = family.child
  other = (await aChildWithMother(db, centres.here, 'Tim Anders')).child
  await worksWith(db, centres.here, { accountId: nurse.accountId, personId: child, purpose: 'youthHealth' })
  await aHealthRecord(db, centres.here, { ...family, by: nurse.accountId })
  await addFollowedUp(nurse.accountId)
  const kept = await keepBsn(aContext(db, centres.here, nurse), testKeys, child, bsn)
  if (!kept.ok) throw new Error('no number')
  for (const [name, actor] of Object.entries({ nurse, stranger, desk }))
    Object.assign(cookies, { [name]: await aStaffCookie(db, centres.here, actor, aTuesdayMorning) })
  const mother = await aResidentWhoIs(db, centres.here, family.mother)
  const outsider = await aResidentWhoIs(db, centres.here, other)
  cookies.mother = await aResidentCookie(db, centres.here, mother, aTuesdayMorning)
  cookies.outsider = await aResidentCookie(db, centres.here, outsider, aTuesdayMorning)
})
afterAll(() => database.close())

/** A screening, a signal with a referral, a side effect, and a measurement at home. */
async function addFollowedUp(by: Id<'account'>): Promise<void> {
  const [screening, signal] = [newId(), newId()]
  const row = (table: string, columns: string, values: string, ...more: readonly unknown[]) =>
    database.owner.query(`insert into ${table} (centre_id, person_id, id, ${columns}) values ($1, $2, ${values})`, [
      centres.here,
      child,
      ...more,
    ])
  await row(
    'child_health.screening',
    'kind, round, held_on, result, recorded_by, recorded_at',
    `$3, 'hearing-newborn', 1, '2025-09-20', 'insufficient', $4, now()`,
    screening,
    by,
  )
  await row(
    'child_health.signal',
    'raised_on, source, code, refer, rules_version',
    `$3, '2026-03-16', 'screening', '4100', true, '1.0.0'`,
    signal,
  )
  await row(
    'child_health.referral',
    'screening_id, signal_id, sent_to, reason, centre_key_version, sent_on, sent_by, feedback_before',
    `$3, $4, $5, 'audiology-centre', $6, 1, '2026-03-16', $7, '2026-06-16'`,
    ...[newId(), screening, signal, Buffer.from('geheim'), by],
  )
  await row(
    'child_health.own_measurement',
    'measured_on, measure, value, told_by, told_at',
    `$3, '2026-02-01', 'weight', 6900, $2, now()`,
    newId(),
  )
  await database.owner.query(
    `insert into vaccination.side_effect (centre_id, person_id, id, dose_id, began_on, kinds, told_by, recorded_by, recorded_at)
      select centre_id, person_id, $2, id, given_on, '{fever}', 'professional', $3, now() from vaccination.dose where person_id = $1 limit 1`,
    [child, newId(), by],
  )
}

type Asked = {
  readonly cookie?: string
  readonly headers?: Record<string, string>
  readonly method?: string
  readonly form?: Record<string, string>
}
const ask = async (path: string, { cookie = cookies.nurse, headers = {}, method, form }: Asked = {}) => {
  const body = form === undefined ? {} : { body: new URLSearchParams(form).toString() }
  const type = form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }
  const answer = await app.get(`/fhir/r4${path}`, {
    method: method ?? (form === undefined ? 'GET' : 'POST'),
    headers: { host: 'localhost', cookie, ...type, ...headers },
    ...body,
  })
  const text = await answer.text()
  const json = (text === '' ? null : JSON.parse(text)) as unknown
  return { status: answer.status, headers: answer.headers, json }
}
const bundle = async (path: string, asked?: Asked): Promise<Bundle> => {
  const { status, json } = await ask(path, asked)
  expect(status).toBe(200)
  return json as Bundle
}
const issues = (json: unknown) => (json as OperationOutcome).issue.map(({ code, expression }) => [code, ...(expression ?? [])])
const rowsOfLog = async (): Promise<number> => {
  const { rows } = await database.owner.query<{ n: number }>('select count(*)::int as n from access.audit_event')
  return rows[0]?.n ?? 0
}

describe('the CapabilityStatement', () => {
  test('is open to all, right by R4, and true: what it says is served, and nothing else', async () => {
    const { status, headers, json } = await ask('/metadata', { cookie: '' })
    expect([status, headers.get('content-type')]).toEqual([200, 'application/fhir+json; charset=utf-8'])
    expect(faultsOfResource(json)).toEqual([])
    const said = (json as CapabilityStatement).rest?.[0]?.resource ?? []
    const routes = app.app.routes
      .filter(({ path, method }) => path.startsWith('/fhir/r4/') && method !== 'ALL')
      .map(({ method, path }) => `${method} ${path}`)
    const expected = said.flatMap(({ type }) => [`GET /fhir/r4/${type}`, `POST /fhir/r4/${type}/_search`, `GET /fhir/r4/${type}/:id`])
    expect(routes.toSorted()).toEqual(['GET /fhir/r4/metadata', ...expected].toSorted())
    for (const { type, interaction, searchParam = [] } of said) {
      expect(interaction?.map(({ code }) => code)).toEqual(['read', 'search-type'])
      for (const { name, type: kind } of searchParam) {
        const value = { reference: `Patient/${child}`, date: '2026', token: 'x', string: 'Noor' }[kind as 'date']
        const form =
          name === 'patient'
            ? { patient: value }
            : name === '_id'
              ? { _id: child }
              : { [name]: name === 'birthdate' ? '2025-09-15' : value }
        const whose = type === 'Patient' || name === 'patient' ? {} : { patient: `Patient/${child}` }
        expect((await ask(`/${type}/_search`, { form: { ...whose, ...form } })).status, `${type} ${name}`).toBe(200)
      }
    }
  })
})

describe('what is served', () => {
  test.each(servedResources.map(({ type }) => [type]))(
    '%s: every one is right by R4 and its profile, and reads by its id',
    async (type) => {
      const found = await bundle(type === 'Patient' ? `/Patient?_id=${child}` : `/${type}?patient=Patient/${child}&_count=200`)
      expect(faultsOfResource(found)).toEqual([])
      expect(found.entry?.length).toBeGreaterThan(0)
      expect(found.total).toBe(found.entry?.length)
      for (const { resource, fullUrl } of (found.entry ?? []).slice(0, 12)) {
        const read = await ask(`/${type}/${resource?.id ?? ''}`)
        expect(read.json).toEqual(resource)
        expect(fullUrl).toBe(`http://localhost/fhir/r4/${type}/${resource?.id ?? ''}`)
      }
    },
  )

  test('signals and referrals are for professionals, referrals without their words; what the family measured is marked as theirs', async () => {
    for (const type of ['DetectedIssue', 'ServiceRequest'])
      expect((await bundle(`/${type}?patient=${child}`, { cookie: cookies.mother })).total, type).toBe(0)
    const [sent] = (await bundle(`/ServiceRequest?patient=${child}&authored=2026-03`)).entry ?? []
    expect(sent?.resource).not.toHaveProperty('reasonCode')
    expect((await bundle(`/DetectedIssue?patient=${child}&identified=lt2026`)).total).toBe(0)
    expect((await bundle(`/AdverseEvent?patient=${child}&event=fever`, { cookie: cookies.mother })).total).toBe(1)
    const weights = (await bundle(`/Observation?patient=${child}&code=29463-7`, { cookie: cookies.mother })).entry ?? []
    expect(weights.filter(({ resource }) => JSON.stringify(resource).includes('told-by-family'))).toHaveLength(1)
  })

  test('what resources refer to is there', async () => {
    const types = [
      'Observation',
      'Immunization',
      'Encounter',
      'Consent',
      'ImmunizationRecommendation',
      'AdverseEvent',
      'DetectedIssue',
      'ServiceRequest',
    ]
    const all = await Promise.all(types.map((type) => bundle(`/${type}?patient=${child}&_count=200`)))
    const references = new Set([...JSON.stringify(all).matchAll(/"reference":"([^"]+)"/g)].map(([, to = '']) => to))
    expect(references.size).toBeGreaterThan(8)
    for (const to of references) expect((await ask(`/${to}`)).status, to).toBe(200)
  })

  test('no citizen service number, in no resource', async () => {
    for (const { type } of servedResources) {
      const found = await bundle(type === 'Patient' ? `/Patient?_id=${child}` : `/${type}?patient=${child}`)
      expect(JSON.stringify(found)).not.toContain(bsn)
    }
  })

  test('a measurement that was withdrawn is not', async () => {
    const before = (await bundle(`/Observation?patient=${child}&code=9843-4`)).total
    await database.owner.query(
      `update child_health.measurement set withdrawn_at = now(), withdrawn_by = recorded_by, withdrawn_why = 'typing' where measure = 'head' and measured_on = '2025-11-10'`,
    )
    expect((await bundle(`/Observation?patient=${child}&code=9843-4`)).total).toBe((before ?? 0) - 1)
  })
})

describe('searching', () => {
  const counts = async (query: string): Promise<number | undefined> => (await bundle(`/Observation?patient=${child}&${query}`)).total
  test('by code, with and without its system, and more than one', async () => {
    expect(await counts('code=8302-2')).toBe(2)
    expect(await counts('code=http://loinc.org|8302-2')).toBe(2)
    expect(await counts('code=http://snomed.info/sct|8302-2')).toBe(0)
    expect(await counts('code=8302-2,29463-7')).toBe(5)
    expect(await counts('code=urn:oid:2.16.840.1.113883.2.4.4.40.267|245')).toBe(3)
  })
  test.each([
    ['2026-03-16', 1],
    ['eq2026-03', 1],
    ['2025', 1],
    ['ge2025-11-10', 2],
    ['gt2025-11-10', 1],
    ['lt2026-03-16', 1],
    ['le2026-03-16', 2],
    ['ne2026-03-16', 1],
    ['gt2026-03-16T10:00:00Z', 1],
  ])('by date %s', async (date, found) => expect(await counts(`code=8302-2&date=${date}`)).toBe(found))

  test('comes in pages, whose links lead through all, each once', async () => {
    const seen: string[] = []
    let path: string | undefined = `/Observation?patient=${child}&_count=4`
    let pages = 0
    while (path !== undefined && pages < 20) {
      const page: Bundle = await bundle(path)
      expect(faultsOfResource(page)).toEqual([])
      expect(page.entry?.length).toBeLessThanOrEqual(4)
      seen.push(...(page.entry ?? []).map(({ resource }) => resource?.id ?? ''))
      path = page.link?.find(({ relation }) => relation === 'next')?.url.replace('http://localhost/fhir/r4', '')
      pages += 1
    }
    const whole = await bundle(`/Observation?patient=${child}&_count=200`)
    expect(seen).toEqual((whole.entry ?? []).map(({ resource }) => resource?.id))
    expect(pages).toBe(Math.ceil((whole.total ?? 0) / 4))
  })

  test.each([
    ['/Observation', [['required', 'patient']]],
    ['/Observation?patient=', [['invalid', 'patient']]],
    ['/Observation?patient=Noor', [['invalid', 'patient']]],
    ['/Observation?patient=ID&date=gisteren', [['invalid', 'date']]],
    ['/Observation?patient=ID&date=ap2026', [['invalid', 'date']]],
    ['/Observation?patient=ID&date=2026-02-30', [['invalid', 'date']]],
    [
      '/Observation?patient=ID&_count=-1&colour=red',
      [
        ['not-supported', 'colour'],
        ['invalid', '_count'],
      ],
    ],
    ['/Observation?patient=ID&patient=ID', [['invalid', 'patient']]],
    ['/Patient', [['required', '_id']]],
    ['/Patient?name=Noor', [['security', 'name']]],
    ['/Patient?identifier=999911120', [['security', 'identifier']]],
  ])('%s is refused with what is wrong', async (path, expected) => {
    const { status, json } = await ask(path.replaceAll('ID', child))
    expect(status).toBe(400)
    expect(faultsOfResource(json)).toEqual([])
    expect(issues(json)).toEqual(expected)
    expect(JSON.stringify(json)).not.toContain('Noor')
  })

  test('what is not known is passed over for who prefers that, and is not in the links', async () => {
    const found = await bundle(`/Observation?patient=${child}&colour=red`, { headers: { prefer: 'handling=lenient' } })
    expect(found.total).toBeGreaterThan(0)
    expect(JSON.stringify(found.link)).not.toContain('colour')
    expect((await ask(`/Observation?patient=${child}&colour=red`, { headers: { prefer: 'handling=strict' } })).status).toBe(400)
  })

  test('people are found by POST, by name and day or by number, and links say nothing of what was typed', async () => {
    const asked: Record<string, string>[] = [
      { name: 'Noor Testman' },
      { name: 'testman', birthdate: '2025-09-15' },
      { identifier: bsn },
      { identifier: `http://fhir.nl/fhir/NamingSystem/bsn|${bsn}` },
    ]
    for (const form of asked) {
      const found = await bundle('/Patient/_search', { form })
      expect(faultsOfResource(found)).toEqual([])
      expect((found.entry ?? []).map(({ resource }) => resource?.id)).toContain(child)
      expect(JSON.stringify(found.link)).not.toMatch(/testman|9999/i)
    }
    // Who has nothing to do with the child finds nobody, by name nor by number.
    for (const form of asked) expect((await bundle('/Patient/_search', { form, cookie: cookies.stranger })).total).toBe(0)
  })
})

describe('who may', () => {
  test.each(servedResources.map(({ type }) => [type]))('%s: a file that may not be seen is as one that is not there', async (type) => {
    const mine = await bundle(type === 'Patient' ? `/Patient?_id=${child}` : `/${type}?patient=${child}`)
    const id = mine.entry?.[0]?.resource?.id ?? ''
    const nobody = '01990000-0000-7000-8000-000000000000'
    const asResident = { cookie: cookies.outsider }
    for (const who of [{ cookie: cookies.stranger }, asResident]) {
      const read = await ask(`/${type}/${id}`, who)
      const missing = await ask(
        `/${type}/${id.replaceAll(child, nobody).replaceAll(child.replaceAll('-', ''), nobody.replaceAll('-', ''))}`,
        who,
      )
      expect([read.status, read.json]).toEqual([404, missing.json])
      const query = (person: string) => (type === 'Patient' ? `/Patient?_id=${person}` : `/${type}?patient=${person}`)
      const [hidden, empty] = [await bundle(query(child), who), await bundle(query(nobody), who)]
      expect({ ...hidden, link: [] }).toEqual({ ...empty, link: [] })
      expect(hidden.total).toBe(0)
    }
  })

  test('a parent with authority reads the file of the child, and no other', async () => {
    const own = await bundle(`/Immunization?patient=${child}`, { cookie: cookies.mother })
    expect(own.total).toBe(3)
    expect((await bundle(`/Immunization?patient=${other}`, { cookie: cookies.mother })).total).toBe(0)
    expect((await ask('/Patient/_search', { form: { name: 'Noor' }, cookie: cookies.mother })).status).toBe(403)
  })

  test('without a session 401, by role 403, by the key of a program 403, by a wrong key 401', async () => {
    const added = await addClient(aContext(database.db, centres.here, { kind: 'system', name: 'test' }), {
      name: 'Site van de gemeente',
      scopes: ['library', 'calculators', 'questions', 'events'],
    })
    const key = added.ok ? added.value.key : ''
    const path = `/Observation?patient=${child}`
    const cases: [Asked, number, string][] = [
      [{ cookie: '' }, 401, 'login'],
      [{ cookie: '__Host-cjg-werk=gestolen' }, 401, 'login'],
      [{ cookie: cookies.desk }, 403, 'forbidden'],
      [{ cookie: '', headers: { authorization: `Bearer ${key}` } }, 403, 'forbidden'],
      [{ cookie: cookies.nurse, headers: { authorization: 'Bearer cjgk_wrong' } }, 401, 'login'],
    ]
    for (const [asked, status, code] of cases) {
      const answer = await ask(path, asked)
      expect([answer.status, issues(answer.json)], JSON.stringify(asked)).toEqual([status, [[code]]])
      expect(faultsOfResource(answer.json)).toEqual([])
    }
  })

  test('a session is of its own centre alone', async () => {
    const answer = await ask(`/Patient/${child}`, { headers: { host: 'elders.localhost' } })
    expect(answer.status).toBe(401)
  })

  test('every answer about a child is one row of its log, with by which standing; a refusal is written down too', async () => {
    const before = await rowsOfLog()
    await bundle(`/Immunization?patient=${child}`)
    expect(await rowsOfLog()).toBe(before + 1)
    const { rows } = await database.owner.query<Record<string, unknown>>(
      `select event_type, action_code, outcome, subject_id, basis, field_group from access.audit_event order by recorded_at desc, id desc limit 1`,
    )
    expect(rows[0]).toMatchObject({ event_type: 'health.read', action_code: 'R', outcome: 0, subject_id: child, basis: 'care' })
    await bundle(`/Immunization?patient=${child}`, { cookie: cookies.stranger })
    expect(await rowsOfLog()).toBe(before + 2)
  })
})

describe('what is not served is refused in the same form', () => {
  test.each([
    ['GET', '/Practitioner/x', {}, 404, 'not-supported'],
    ['GET', '/Observation/niemand', {}, 404, 'not-found'],
    ['POST', '/Observation', {}, 405, 'not-supported'],
    ['PUT', '/Observation/x', {}, 405, 'not-supported'],
    ['DELETE', '/Patient/x', {}, 405, 'not-supported'],
    ['GET', '/Observation/x/_history', {}, 405, 'not-supported'],
    ['GET', '/metadata', { accept: 'application/fhir+xml' }, 406, 'not-supported'],
    ['GET', '/metadata?_format=xml', {}, 406, 'not-supported'],
    ['GET', '/metadata', { accept: 'application/fhir+json; fhirVersion=3.0' }, 406, 'not-supported'],
    ['POST', '/Patient/_search', { 'content-type': 'application/json' }, 415, 'not-supported'],
    ['POST', '/Patient/_search', { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' }, 403, 'forbidden'],
  ] as [string, string, Record<string, string>, number, string][])('%s %s %o', async (method, path, headers, status, code) => {
    const answer = await ask(path, { method, headers })
    expect([answer.status, issues(answer.json)]).toEqual([status, [[code]]])
    expect(faultsOfResource(answer.json)).toEqual([])
    expect(answer.headers.get('content-type')).toBe('application/fhir+json; charset=utf-8')
  })

  test.each([
    'application/fhir+json',
    'application/json',
    '*/*',
    'text/html, application/fhir+json;q=0.9',
    'application/fhir+json; fhirVersion=4.0',
  ])('%s is answered', async (accept) => {
    expect((await ask('/metadata', { headers: { accept } })).status).toBe(200)
  })
  test.each(['json', 'application/fhir+json', 'application/fhir%2Bjson'])('_format=%s is answered', async (format) => {
    expect((await ask(`/metadata?_format=${format}`)).status).toBe(200)
  })
})
