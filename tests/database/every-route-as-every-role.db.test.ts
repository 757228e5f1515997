import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Hono } from 'hono'
import type { PageEnv } from '#web/http/page-env.ts'
import { aContext, aColleague, aRegionWithTwoCentres, type TwoCentres } from '../builders/centres.ts'
import { anApp, cookiesOf, type TestApp } from '../app.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { beginSession } from '../../src/contexts/access/use-cases/sessions.server.ts'
import { neverWithoutPermit } from '../../src/app/app.server.ts'

let database: TestDatabase
let centres: TwoCentres
let app: TestApp
const cookies = new Map<string, string>()
const roles = ['frontDesk', 'professional', 'coordinator', 'editor', 'administrator', 'manager', 'policyOfficer', 'privacyOfficer']
const desk = ['frontDesk', 'professional', 'coordinator']

beforeAll(async () => {
  database = await freshDatabase()
  centres = await aRegionWithTwoCentres(database.db)
  app = await anApp(database, { unbraked: true })
  for (const role of roles) {
    const person = await aColleague(database.db, centres.here, { name: `Iemand ${role}`, profession: 'youthNurse', roles: [role] })
    const ctx = aContext(database.db, centres.here, { kind: 'visitor' })
    const begun = await beginSession(ctx, { accountId: person.accountId, acr: 'test' })
    if (begun.ok) cookies.set(role, `__Host-cjg-werk=${begun.value.token}`)
  }
})
afterAll(() => database.close())

const anId = '01990000-0000-7000-8000-000000000000'
const asked = async (method: string, path: string, cookie?: string): Promise<number> => {
  const headers = {
    host: 'localhost',
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/x-www-form-urlencoded',
    ...(cookie === undefined ? {} : { cookie }),
  }
  const answer = await app.app.request(path, { method, headers, ...(method === 'POST' ? { body: 'text=x' } : {}) })
  return answer.status
}

describe('what anybody may open', () => {
  test.each([
    '/',
    '/ouders',
    '/jongeren',
    '/werken-met-kinderen',
    '/onderwerpen',
    '/leeftijd',
    '/zoeken',
    '/contact',
    '/privacy',
    '/sleutel',
    '/snel-weg',
    '/over-ons',
    '/klachten',
    '/cookies',
    '/toegankelijkheid',
    '/wat-wij-vastleggen',
    '/en/wat-wij-vastleggen',
    '/vraag',
    '/terug',
    '/inloggen',
    '/rekenhulp',
    '/rekenhulp/groei',
    '/rekenhulp/ontwikkeling',
    '/rekenhulp/vaccinaties',
    '/en/rekenhulp/groei',
    '/mijn/inloggen',
    '/en',
    '/en/vraag',
  ])('GET %s', async (path) => {
    expect(await asked('GET', path)).toBe(200)
    for (const cookie of cookies.values()) expect(await asked('GET', path, cookie)).toBe(200)
  })
})

describe('the calculators', () => {
  test.each(['/rekenhulp/groei', '/rekenhulp/ontwikkeling', '/en/rekenhulp/vaccinaties'])(
    'POST %s answers anybody, and a foreign field as such',
    async (path) => {
      for (const cookie of [undefined, ...cookies.values()]) expect(await asked('POST', path, cookie)).toBe(422)
    },
  )
  test('the start takes no form', async () => {
    expect(await asked('POST', '/rekenhulp')).toBe(404)
  })
})

describe('the workplace', () => {
  const reads: [path: string, who: readonly string[]][] = [
    ['/werkplek', roles],
    ['/werkplek/vragen', desk],
    ['/werkplek/zoekwoorden', ['editor', 'coordinator']],
    ['/werkplek/uiterlijk', ['administrator']],
    ['/werkplek/gezinnen', desk],
    ['/werkplek/gezondheid/afzenders', ['coordinator', 'administrator']],
    ['/werkplek/gezinnen/nieuw', ['professional', 'coordinator']],
    ['/werkplek/gezondheid', ['professional', 'coordinator']],
    ['/en/werkplek/gezondheid/oproepen', ['professional', 'coordinator']],
    ['/werkplek/gezondheid/momenten', ['coordinator', 'administrator']],
    ['/werkplek/gezondheid/momenten/14m', ['coordinator', 'administrator']],
    ['/werkplek/gezondheid/grenzen', ['coordinator', 'administrator']],
    ['/en/werkplek/gezondheid/momenten/nieuw', ['coordinator', 'administrator']],
    ['/werkplek/invoeren', desk],
    ['/werkplek/inentingen/toestemming', ['coordinator']],
    ['/werkplek/inentingen/sessies', ['professional', 'coordinator']],
    ['/en/werkplek/inentingen/sessies', ['professional', 'coordinator']],
    [`/werkplek/inentingen/sessies/${anId}`, []],
    [`/werkplek/inentingen/sessies/${anId}?klas=8A`, []],
    [`/werkplek/inentingen/sessies/${anId}/verslag`, []],
    [`/werkplek/inentingen/sessies/${anId}/verslag.csv`, []],
    [`/werkplek/inentingen/sessies/${anId}/verslag.pdf`, []],
    [`/werkplek/inentingen/sessies/${anId}/brieven/1`, []],
    [`/werkplek/inentingen/sessies/${anId}/kind/${anId}`, []],
    ['/werkplek/gedeeld', ['professional', 'coordinator']],
    ...['/werkplek/inentingen/voorraad', '/werkplek/inentingen/partijen', '/en/werkplek/inentingen/terugroepen'].map(
      (path): [string, readonly string[]] => [path, ['professional', 'coordinator']],
    ),
    ['/werkplek/inentingen/partijen/partijen.csv', ['professional', 'coordinator']],
    ['/werkplek/rooster', [...desk, 'manager']],
    ['/werkplek/rooster?week=2026-12-03', [...desk, 'manager']],
    ['/werkplek/rooster?week=gisteren', [...desk, 'manager']],
    ['/werkplek/pauzes', ['professional', 'coordinator']],
    ['/werkplek/nood', ['professional', 'coordinator', 'privacyOfficer']],
    ['/werkplek/nood/nakijken', ['privacyOfficer']],
    ['/werkplek/toezicht', ['privacyOfficer']],
    ['/en/werkplek/toezicht', ['privacyOfficer']],
    ['/werkplek/mijn-inzage', roles],
    ['/en/werkplek/nood', ['professional', 'coordinator', 'privacyOfficer']],
    ['/werkplek/meldingen', ['coordinator', 'administrator']],
    ['/werkplek/datalek-melden', roles],
    ['/werkplek/cijfers', ['professional', 'coordinator', 'manager', 'policyOfficer']],
    ['/werkplek/datalekken', ['manager', 'policyOfficer', 'privacyOfficer']],
    ['/en/werkplek/datalekken/bestand', ['privacyOfficer']],
    ['/werkplek/verwerkingen', ['policyOfficer', 'privacyOfficer']],
    ['/werkplek/verwerkingen/register', ['policyOfficer', 'privacyOfficer']],
    ['/werkplek/verwerkingen/dpia', ['policyOfficer', 'privacyOfficer']],
    ['/werkplek/verwerkingen/register/bestand?soort=csv', ['policyOfficer', 'privacyOfficer']],
    ['/en/werkplek/verwerkingen/dpia/bestand?soort=json', ['policyOfficer', 'privacyOfficer']],
    ['/werkplek/verzoeken', ['professional', 'coordinator', 'privacyOfficer']],
    ['/werkplek/bewaren', ['coordinator', 'privacyOfficer']],
    ['/werkplek/bewaren?stand=agreed&na=vandaag', ['coordinator', 'privacyOfficer']],
    ['/werkplek/bewaren/bewaarplicht', ['coordinator', 'privacyOfficer']],
    ['/werkplek/bewaren/gesprekken', ['coordinator', 'privacyOfficer']],
    ['/werkplek/bewaren/bewijs', ['coordinator', 'privacyOfficer']],
    ['/werkplek/bewaren/termijnen', ['coordinator', 'privacyOfficer']],
    ['/werkplek/gezondheid/werk', ['coordinator', 'administrator']],
    ['/werkplek/inloggen', roles],
    ['/werkplek/medewerkers', ['administrator']],
    ['/werkplek/programmas', ['administrator']],
    ['/werkplek/logboek', ['privacyOfficer', 'administrator']],
    ['/werkplek/toegangsregels', ['administrator', 'privacyOfficer']],
    ['/werkplek/toegangsregels/bestand', ['administrator', 'privacyOfficer']],
    ['/werkplek/medewerkers/uitnodigen', ['administrator']],
    ['/werkplek/medewerkers/lijst', ['administrator']],
    ['/werkplek/organisaties', ['administrator']],
    ['/werkplek/voorstellen', ['administrator', 'privacyOfficer']],
    ['/werkplek/instellingen', ['administrator']],
    ['/werkplek/inloggen/passkeys', roles],
    ['/werkplek/inloggen/wachtwoord', roles],
    ['/inloggen/bevestigen', roles],
  ]
  test.each(reads)('GET %s', async (path, who) => {
    expect(await asked('GET', path), 'without sign-in').toBe(303)
    expect(await asked('GET', path, '__Host-cjg-werk=gestolen'), 'with a made-up cookie').toBe(303)
    for (const role of roles) expect(await asked('GET', path, cookies.get(role)), role).toBe(who.includes(role) ? 200 : 404)
  })

  test.each([
    ...[
      'zoek',
      'vraag',
      'begin',
      'partij/HPV',
      'partij/niets',
      'sluit',
      'niet-door',
      'zoek-kinderen',
      'schoollijst',
      'team',
      `team/${anId}/weg`,
    ],
    ...[`lijst/${anId}/weg`, `lijst/${anId}/terug`],
    ...['geef', 'afwezig', 'wil-niet', 'ongedaan', 'flauw', 'vooraf'].map((deed) => `kind/${anId}/${deed}`),
  ])('POST /werkplek/inentingen/sessies/:id/%s of a session that is not there', async (deed) => {
    const path = `/werkplek/inentingen/sessies/${anId}/${deed}`
    expect(await asked('POST', path), 'without sign-in').toBe(401)
    for (const role of roles) expect(await asked('POST', path, cookies.get(role)), role).toBe(404)
  })
  test('POST /werkplek/inentingen/sessies: a form that is none, to who may plan and to who may read', async () => {
    expect(await asked('POST', '/werkplek/inentingen/sessies')).toBe(401)
    for (const role of roles)
      expect(await asked('POST', '/werkplek/inentingen/sessies', cookies.get(role)), role).toBe(
        ['professional', 'coordinator'].includes(role) ? 422 : 404,
      )
  })

  test.each(['pak', 'leg-neer', 'geef-door', 'notitie', 'concept', 'antwoord', 'sluit', 'haast', 'sleutel', 'afspraak'])(
    'POST /werkplek/vragen/:id/%s',
    async (deed) => {
      const path = `/werkplek/vragen/${anId}/${deed}`
      expect(await asked('POST', path), 'without sign-in').toBe(401)
      for (const role of roles) expect(await asked('POST', path, cookies.get(role)), role).toBe(404)
    },
  )

  test.each([
    ...['', '/formulier', '/formulier/bestand?soort=csv', '/brief'].map((way) => ['GET', `/werkplek/datalekken/${anId}${way}`] as const),
    ...[
      'oppakken',
      'geen-lek',
      'samenvoegen',
      'feiten',
      'besluit',
      'melding',
      'vertellen',
      'dossiers',
      'sluiten',
      'heropenen',
      'betrokkene',
    ].map((deed) => ['POST', `/werkplek/datalekken/${anId}/${deed}`] as const),
    ['GET', `/werkplek/vragen/${anId}/pauze`],
    ['POST', `/werkplek/vragen/${anId}/pauze`],
    ['POST', `/werkplek/vragen/${anId}/pauze/einde`],
    ['POST', `/werkplek/pauzes/${anId}/einde`],
    ['GET', `/werkplek/vragen/${anId}/meld/${anId}`],
    ['POST', `/werkplek/vragen/${anId}/meld/${anId}`],
    ['GET', `/werkplek/meldingen/${anId}`],
    ['POST', `/werkplek/meldingen/${anId}`],
    ['GET', `/werkplek/gezinnen/${anId}/gezondheid/contact/${anId}`],
    ['GET', '/en/werkplek/gezinnen/niemand/gezondheid/contact/niets'],
    ...['', '/concept'].map((deed) => ['POST', `/werkplek/gezinnen/${anId}/gezondheid/contact/${anId}${deed}`]),
    ['GET', `/werkplek/gezinnen/${anId}/zorg`],
    ['GET', '/werkplek/gezinnen/niemand/zorg'],
    ...['begin', 'bescherm', `bescherm/${anId}/weg`, `overnemen/${anId}/stop`, `${anId}/stop`, `${anId}/akkoord`, `${anId}/overnemen`].map(
      (deed) => ['POST', `/werkplek/gezinnen/${anId}/zorg/${deed}`],
    ),
    ...['', '/prik', '/elders', `/prik/${anId}`, '/antwoord', '/wens', '/niet-prikken', '/schema', '/bijwerking'].flatMap((page) => [
      ['GET', `/werkplek/gezinnen/${anId}/inentingen${page}`],
      ...(page === '' ? [] : [['POST', `/werkplek/gezinnen/${anId}/inentingen${page}`]]),
    ]),
    ...[`wens/${anId}/stop`, `niet-prikken/${anId}/stop`, `bijwerking/${anId}/gemeld`].map((deed) => [
      ...['POST', `/werkplek/gezinnen/${anId}/inentingen/${deed}`],
    ]),
    ['GET', '/werkplek/gezinnen/niemand/inentingen'],
    ['GET', `/werkplek/nood/${anId}`],
    ['POST', `/werkplek/nood/${anId}/klaar`],
    ['POST', '/werkplek/nood/gezien'],
    ['GET', `/werkplek/toezicht/${anId}`],
    ['GET', '/werkplek/toezicht/geen-nummer'],
    ['POST', '/werkplek/mijn-inzage/gezien'],
  ] as [method: string, path: string][])('%s %s: what is not there and what is not allowed are alike', async (method, path) => {
    expect(await asked(method, path), 'without sign-in').toBe(method === 'GET' ? 303 : 401)
    for (const role of roles) expect(await asked(method, path, cookies.get(role)), role).toBe(404)
  })

  const deeds = [
    'gegevens',
    'wensen',
    `wensen/${anId}`,
    'stand',
    'bsn',
    'nummer',
    'notitie',
    'gezag',
    `gezag/${anId}`,
    `banden/${anId}`,
    'verhuizing',
    'iemand',
    'zelf-beslissen',
    `zelf-beslissen/${anId}`,
    'samenvoegen',
  ]
  const health = `/werkplek/gezinnen/${anId}/gezondheid`
  const withdrawn = `intrekken/measurement/${anId}`
  const readers = `lezers/note/${anId}`
  const changes: readonly (readonly [method: string, path: string])[] = [
    ...['', '/groei', '/groei/papier', '/ontwikkeling', '/metingen', '/groeiboekje', '/verteld', '/achtergehouden'].map(
      (part) => ['GET', `${health}${part}`] as const,
    ),
    ...['achtergrond', 'meten', 'samenvatting', withdrawn, readers].flatMap((part) =>
      ['GET', 'POST'].map((method) => [method, `${health}/${part}`] as const),
    ),
    ...['', '/hielprik', '/ogen'].map((part) => ['GET', `${health}/screening${part}`] as const),
    ...['screening/hielprik', 'verwijzing/nieuw', `verwijzing/${anId}/antwoord`, `verwijzing/${anId}/navragen`].map(
      (part) => ['POST', `${health}/${part}`] as const,
    ),
    ...['nieuw', anId].map((which) => ['GET', `${health}/verwijzing/${which}`] as const),
    ...['GET', 'POST'].map((method) => [method, `${health}/intrekken/screening/${anId}`] as const),
    ['GET', `/werkplek/gezinnen/${anId}/afgeschermd`],
    ...['', ...['schrijf', 'erbij', 'eruit', 'opvolger', 'sluit'].map((deed) => `/${anId}/${deed}`)].map(
      (deed) => ['POST', `/werkplek/gezinnen/${anId}/afgeschermd${deed}`] as const,
    ),
    ['GET', `/en${health}/groei?naast=who`],
    ['GET', '/werkplek/gezinnen/geen-nummer/gezondheid'],
    ['GET', `/werkplek/gezinnen/${anId}`],
    ['GET', '/werkplek/gezinnen/geen-nummer'],
    ...deeds.flatMap((deed) => ['GET', 'POST'].map((method) => [method, `/werkplek/gezinnen/${anId}/${deed}`] as const)),
    ...['geheim', 'bsn-tonen', 'adres', 'nummer-weg', 'uit-elkaar'].map((deed) => ['POST', `/werkplek/gezinnen/${anId}/${deed}`] as const),
  ]
  test.each(changes)('%s %s: a person who is not there and one who is not allowed are alike', async (method, path) => {
    expect(await asked(method, path), 'without sign-in').toBe(method === 'GET' ? 303 : 401)
    for (const role of roles) expect(await asked(method, path, cookies.get(role)), role).toBe(404)
  })

  test.each([
    ['GET', `/werkplek/gezinnen/${anId}/sleutel`],
    ['POST', `/werkplek/gezinnen/${anId}/sleutel`],
    ['POST', `/werkplek/gezinnen/${anId}/sleutel/intrekken`],
    ['POST', `/werkplek/gezinnen/${anId}/sleutel/los`],
    ['GET', `/werkplek/verzoeken/${anId}`],
    ['POST', `/werkplek/verzoeken/${anId}/beslis`],
    ['POST', `/werkplek/verzoeken/${anId}/verleng`],
    ['POST', `/werkplek/verzoeken/${anId}/bewaarplicht`],
    ['POST', `/werkplek/verzoeken/${anId}/bewaarplicht/einde`],
    ['POST', `/werkplek/verzoeken/${anId}/overhandigd`],
    ['GET', `/werkplek/verzoeken/${anId}/brief?soort=pdf`],
    ['GET', `/werkplek/verzoeken/${anId}/kopie?soort=json`],
    ['GET', `/werkplek/gezinnen/${anId}/verzoek`],
    ['POST', `/werkplek/gezinnen/${anId}/verzoek`],
    ['POST', `/werkplek/toezicht/${anId}/vraag`],
    ['POST', `/werkplek/toezicht/${anId}/oordeel`],
    ['GET', `/werkplek/bewaren/voorstel/${anId}`],
    ['POST', `/werkplek/bewaren/bewaarplicht/${anId}/einde`],
    ['POST', `/werkplek/bewaren/gesprekken/${anId}/einde`],
    ['GET', `/werkplek/gezinnen/${anId}/gezondheid/overdragen`],
    ['POST', `/werkplek/gezinnen/${anId}/gezondheid/overdragen`],
    ...['dossier', 'handtekening', 'leesbaar'].map(
      (file) => ['GET', `/werkplek/gezinnen/${anId}/gezondheid/overdragen/${anId}/${file}`] as [string, string],
    ),
    ['GET', `/werkplek/gezinnen/${anId}/gezondheid/overnemen`],
    ['POST', `/werkplek/gezinnen/${anId}/gezondheid/overnemen`],
    ['POST', `/werkplek/gezinnen/${anId}/gezondheid/overnemen/akkoord`],
    ['GET', `/werkplek/gezinnen/${anId}/gezondheid/overnemen/${anId}/terug`],
    ['POST', `/werkplek/gezinnen/${anId}/gezondheid/overnemen/${anId}/terug`],
    ['POST', `/werkplek/gezondheid/afzenders/${anId}/einde`],
  ])('%s %s: no such person or request, and not allowed, are alike', async (method, path) => {
    expect(await asked(method, path), 'without sign-in').toBe(method === 'GET' ? 303 : 401)
    for (const role of roles) expect(await asked(method, path, cookies.get(role)), role).toBe(404)
  })

  const schedule = `/werkplek/gezinnen/${anId}/gezondheid/schema`
  test.each([
    ['GET', schedule],
    ['GET', `${schedule}/14m`],
    ['GET', `${schedule}/${anId}`],
    ['GET', `/werkplek/gezinnen/${anId}/gezondheid/uitnodiging/${anId}/brief`],
    ...['extra', `uitnodiging/${anId}/niet-bereikt`, '14m/plan', '14m/uitnodigen', '14m/gemist', '14m/oordeel', '14m/klaar'].map(
      (deed) => ['POST', `${schedule}/${deed}`] as const,
    ),
  ] as [method: string, path: string][])('%s %s: no such child and not allowed are alike', async (method, path) => {
    expect(await asked(method, path), 'without sign-in').toBe(method === 'GET' ? 303 : 401)
    for (const role of roles) expect(await asked(method, path, cookies.get(role)), role).toBe(404)
  })

  // A person who is not there and one whose file is not mine answer alike, to every role.
  const sharing = `/werkplek/gezinnen/${anId}/delen`
  test.each([
    ['GET', `/werkplek/gedeeld/${anId}`],
    ['GET', sharing],
    ['GET', `${sharing}/nieuw`],
    ['POST', `${sharing}/nieuw`],
    ['GET', `${sharing}/vraag`],
    ['POST', `${sharing}/vraag`],
    ['GET', `${sharing}/toestemming/${anId}`],
    ['POST', `${sharing}/toestemming/${anId}/antwoord`],
    ['POST', `${sharing}/toestemming/${anId}/uitzondering`],
    ['POST', `${sharing}/toestemming/${anId}/sluit`],
    ['GET', `${sharing}/${anId}`],
    ['GET', `${sharing}/${anId}/brief`],
    ['POST', `${sharing}/${anId}/geef`],
    ['POST', `${sharing}/${anId}/stop`],
    ['POST', `${sharing}/${anId}/overhandigd`],
  ])('%s %s', async (method, path) => {
    expect(await asked(method, path), 'without sign-in').toBe(method === 'GET' ? 303 : 401)
    for (const role of roles) expect(await asked(method, path, cookies.get(role)), role).toBe(404)
  })

  test.each([
    ['/werkplek/gezinnen/zoeken', desk],
    ['/werkplek/gezondheid/afzenders', ['coordinator', 'administrator']],
    [`/werkplek/gezondheid/afzenders/${anId}/vergelijk`, ['coordinator', 'administrator']],
    ['/werkplek/gezinnen/nieuw', ['professional', 'coordinator']],
    ['/werkplek/gezondheid/oproepen', ['professional', 'coordinator']],
    ['/werkplek/gezondheid/momenten/14m', ['coordinator', 'administrator']],
    ['/werkplek/gezondheid/momenten/nieuw', ['coordinator', 'administrator']],
    ['/werkplek/gezondheid/grenzen', ['coordinator', 'administrator']],
    ['/werkplek/gezondheid/momenten/14m/einde', ['coordinator', 'administrator']],
    ['/werkplek/nood', ['professional', 'coordinator']],
    ...[
      'voorraad',
      'voorraad/plek',
      `voorraad/plek/${anId}/dicht`,
      'partijen',
      `partijen/${anId}/terugroepen`,
      `partijen/${anId}/toch-goed`,
    ].map((deed): [string, string[]] => [`/werkplek/inentingen/${deed}`, ['professional', 'coordinator']]),
    ...['', '/lijst.csv', '/brieven'].map((way): [string, string[]] => [
      ...([`/werkplek/inentingen/terugroepen${way}`, ['professional', 'coordinator']] as [string, string[]]),
    ]),
    [`/werkplek/nood/nakijken/${anId}`, ['privacyOfficer']],
    ['/werkplek/toezicht/trek', ['privacyOfficer']],
    ['/werkplek/toezicht/aantal', ['privacyOfficer']],
    ['/werkplek/mijn-inzage/gegevens', roles],
    [`/werkplek/mijn-inzage/${anId}`, roles],
    ['/werkplek/bewaren/bevestigen', ['coordinator', 'privacyOfficer']],
    ['/werkplek/bewaren/bewaarplicht', ['privacyOfficer']],
    ['/werkplek/bewaren/gesprekken', ['coordinator', 'privacyOfficer']],
    ['/werkplek/bewaren/bewijs', ['coordinator', 'privacyOfficer']],
    ['/werkplek/bewaren/termijnen', ['privacyOfficer']],
  ])('POST %s', async (path, who) => {
    expect(await asked('POST', path), 'without sign-in').toBe(401)
    for (const role of roles) expect(await asked('POST', path, cookies.get(role)), role).toBe(who.includes(role) ? 422 : 404)
  })

  test.each([
    ['GET', '/werkplek/gezinnen/inlezen', 200],
    ['POST', '/werkplek/gezinnen/inlezen', 422],
    ['POST', `/werkplek/gezinnen/inlezen/${anId}/overnemen`, 409],
    ['POST', `/werkplek/gezinnen/inlezen/${anId}/terug`, 409],
  ] as [method: string, path: string, status: number][])('%s %s is for administrators', async (method, path, status) => {
    expect(await asked(method, path), 'without sign-in').toBe(method === 'GET' ? 303 : 401)
    for (const role of roles) expect(await asked(method, path, cookies.get(role)), role).toBe(role === 'administrator' ? status : 404)
  })

  test.each(['bevestigen', 'uitstellen', 'bewaarplicht', `stuk/${anId}`])('POST /werkplek/bewaren/voorstel/:id/%s', async (deed) => {
    const path = `/werkplek/bewaren/voorstel/${anId}/${deed}`
    expect(await asked('POST', path), 'without sign-in').toBe(401)
    for (const role of roles) expect(await asked('POST', path, cookies.get(role)), role).toBe(404)
  })

  test.each(['bellen', 'bellen/uitkomst'])('POST /werkplek/inentingen/terugroepen/%s: a form that is none', async (deed) => {
    const path = `/werkplek/inentingen/terugroepen/${deed}`
    expect(await asked('POST', path), 'without sign-in').toBe(401)
    for (const role of roles)
      expect(await asked('POST', path, cookies.get(role)), role).toBe(['professional', 'coordinator'].includes(role) ? 422 : 404)
  })
  test('POST /werkplek/inentingen/toestemming: only who plans', async () => {
    expect(await asked('POST', '/werkplek/inentingen/toestemming'), 'without sign-in').toBe(401)
    for (const role of roles)
      expect(await asked('POST', '/werkplek/inentingen/toestemming', cookies.get(role)), role).toBe(role === 'coordinator' ? 422 : 404)
  })
  test('POST /werkplek/gezondheid/prikdag: only who plans, and a form that is none is said so', async () => {
    expect(await asked('POST', '/werkplek/gezondheid/prikdag'), 'without sign-in').toBe(401)
    for (const role of roles)
      expect(await asked('POST', '/werkplek/gezondheid/prikdag', cookies.get(role)), role).toBe(role === 'coordinator' ? 422 : 404)
  })
  test('POST /werkplek/gezondheid/lijst: a press of the button is enough', async () => {
    expect(await asked('POST', '/werkplek/gezondheid/lijst'), 'without sign-in').toBe(401)
    for (const role of roles)
      expect(await asked('POST', '/werkplek/gezondheid/lijst', cookies.get(role)), role).toBe(
        ['professional', 'coordinator'].includes(role) ? 303 : 404,
      )
  })

  test('POST /werkplek/invoeren', async () => {
    expect(await asked('POST', '/werkplek/invoeren'), 'without sign-in').toBe(401)
    for (const role of roles)
      expect(await asked('POST', '/werkplek/invoeren', cookies.get(role)), role).toBe(desk.includes(role) ? 422 : 404)
  })

  test.each(['dienst', 'ruil', 'vul', 'afwezig'])('POST /werkplek/rooster/%s', async (deed) => {
    expect(await asked('POST', `/werkplek/rooster/${deed}`), 'without sign-in').toBe(401)
    for (const role of roles)
      expect(await asked('POST', `/werkplek/rooster/${deed}`, cookies.get(role)), role).toBe(
        [...desk, 'manager'].includes(role) ? 422 : 404,
      )
  })

  test('POST /werkplek/uiterlijk', async () => {
    expect(await asked('POST', '/werkplek/uiterlijk'), 'without sign-in').toBe(401)
    for (const role of roles)
      expect(await asked('POST', '/werkplek/uiterlijk', cookies.get(role)), role).toBe(role === 'administrator' ? 422 : 404)
  })

  test.each(['', '/weg'])('POST /werkplek/uiterlijk/logo%s', async (deed) => {
    const path = `/werkplek/uiterlijk/logo${deed}`
    expect(await asked('POST', path), 'without sign-in').toBe(401)
    for (const role of roles) expect(await asked('POST', path, cookies.get(role)), role).toBe(role === 'administrator' ? 422 : 404)
  })

  test('GET /logo/:hash: a picture that is not there is there for nobody', async () => {
    for (const cookie of [undefined, ...cookies.values()]) expect(await asked('GET', `/logo/${'f'.repeat(64)}`, cookie)).toBe(404)
  })

  // Not there, and not for you, are alike; an administrator is told that the form is wrong or the account is not there.
  const staffDeeds = ['rol', 'rol-af', 'organisatie', 'vertrek', 'blijft', 'wissen', 'los', 'sluiten', 'uitnodigen']
  test.each([
    ['GET', `/werkplek/medewerkers/${anId}`],
    ...staffDeeds.map((deed) => ['POST', `/werkplek/medewerkers/${anId}/${deed}`]),
    ['GET', `/werkplek/medewerkers/lijst/${anId}`],
    ...['akkoord', 'uitnodigen', 'terug'].map((deed) => ['POST', `/werkplek/medewerkers/lijst/${anId}/${deed}`]),
    ['GET', `/werkplek/organisaties/${anId}`],
    ['POST', `/werkplek/organisaties/${anId}`],
  ] as [method: string, path: string][])('%s %s is for administrators, and nobody is there', async (method, path) => {
    expect(await asked(method, path), 'without sign-in').toBe(method === 'GET' ? 303 : 401)
    for (const role of roles)
      expect(role === 'administrator' ? [303, 404] : [404], role).toContain(await asked(method, path, cookies.get(role)))
  })

  test.each(['akkoord', 'afwijzen', 'intrekken'])('POST /werkplek/voorstellen/:id/%s: one that is not there', async (deed) => {
    const path = `/werkplek/voorstellen/${anId}/${deed}`
    expect(await asked('POST', path), 'without sign-in').toBe(401)
    const may = deed === 'intrekken' ? ['administrator'] : ['administrator', 'privacyOfficer']
    for (const role of roles) expect(await asked('POST', path, cookies.get(role)), role).toBe(may.includes(role) ? 409 : 404)
  })

  test.each([
    '/werkplek/organisaties',
    '/werkplek/medewerkers/lijst',
    ...[
      'bereikbaar',
      'bezwaar',
      'tijden',
      'dag-dicht',
      'dag-open',
      'termijn/retentionDays',
      'talen',
      'wachten',
      `wachten/${anId}/einde`,
    ].map((deed) => `/werkplek/instellingen/${deed}`),
  ])('POST %s: a foreign field is told to an administrator alone', async (path) => {
    expect(await asked('POST', path), 'without sign-in').toBe(401)
    for (const role of roles) expect(await asked('POST', path, cookies.get(role)), role).toBe(role === 'administrator' ? 422 : 404)
  })

  test.each([
    '/werkplek/programmas',
    `/werkplek/programmas/${anId}/intrekken`,
    '/werkplek/medewerkers/uitnodigen',
    `/werkplek/medewerkers/uitnodigingen/${anId}/opnieuw`,
    `/werkplek/medewerkers/uitnodigingen/${anId}/intrekken`,
  ])('POST %s is for administrators', async (path) => {
    expect(await asked('POST', path)).toBe(401)
    for (const role of roles.filter((one) => one !== 'administrator')) expect(await asked('POST', path, cookies.get(role)), role).toBe(404)
  })

  test('POST /werkplek/logboek/ophalen is for the privacy officer', async () => {
    expect(await asked('POST', '/werkplek/logboek/ophalen')).toBe(401)
    for (const role of roles)
      expect(await asked('POST', '/werkplek/logboek/ophalen', cookies.get(role)), role).toBe(role === 'privacyOfficer' ? 422 : 404)
  })

  test('a link of an invitation that never was says so, to everybody', async () => {
    for (const cookie of [undefined, ...cookies.values()]) {
      expect(await asked('GET', '/uitnodiging/gestolen', cookie)).toBe(404)
      expect(await asked('POST', '/uitnodiging/gestolen', cookie)).toBe(404)
    }
  })

  test.each(['/inloggen/tweede-stap', '/inloggen/instellen'])('GET %s leads who is not half-way back to the beginning', async (path) => {
    for (const cookie of [undefined, '__Host-cjg-stap=gestolen', cookies.get('administrator')])
      expect(await asked('GET', path, cookie)).toBe(303)
  })

  test.each([
    '/inloggen/bevestigen',
    '/inloggen/bevestigen/uitdaging',
    '/inloggen/bevestigen/passkey',
    '/werkplek/inloggen/app',
    '/werkplek/inloggen/herstelcodes',
    '/werkplek/inloggen/wachtwoord',
    '/werkplek/inloggen/passkeys',
    '/werkplek/inloggen/passkeys/uitdaging',
    `/werkplek/inloggen/passkeys/${anId}/naam`,
    `/werkplek/inloggen/passkeys/${anId}/weg`,
    '/werkplek/inloggen/apparaat',
    '/werkplek/inloggen/andere',
  ])('POST %s is refused without sign-in', async (path) => {
    expect(await asked('POST', path)).toBe(401)
    expect(await asked('POST', path, '__Host-cjg-werk=gestolen')).toBe(401)
  })

  test('a question that is not there and one that is not allowed answer alike', async () => {
    for (const role of roles) expect(await asked('GET', `/werkplek/vragen/${anId}`, cookies.get(role)), role).toBe(404)
  })
})

describe('FHIR', () => {
  test('what it can do is told to anybody', async () => {
    for (const cookie of [undefined, ...cookies.values()]) expect(await asked('GET', '/fhir/r4/metadata', cookie)).toBe(200)
  })
  test.each(['Patient', 'Observation', 'Immunization', 'ImmunizationRecommendation', 'Encounter', 'Consent'])(
    '%s is for who works with children; a file that is not theirs is not there',
    async (type) => {
      const search = type === 'Patient' ? `_id=${anId}` : `patient=${anId}`
      const id = type === 'Patient' ? anId : `${anId}.made-up`
      for (const cookie of [undefined, '__Host-cjg-werk=gestolen']) expect(await asked('GET', `/fhir/r4/${type}/${id}`, cookie)).toBe(401)
      for (const role of roles) {
        const may = ['professional', 'coordinator'].includes(role)
        expect(await asked('GET', `/fhir/r4/${type}/${id}`, cookies.get(role)), role).toBe(may ? 404 : 403)
        expect(await asked('GET', `/fhir/r4/${type}?${search}`, cookies.get(role)), role).toBe(may ? 200 : 403)
        expect(await asked('POST', `/fhir/r4/${type}/_search`, cookies.get(role)), role).toBe(400)
        expect(await asked('POST', `/fhir/r4/${type}`, cookies.get(role)), role).toBe(405)
      }
    },
  )
})

describe('Mijn CJG', () => {
  const anybody = () => [undefined, '__Host-cjg-mijn=gestolen', ...cookies.values()]
  test.each(['/mijn', '/mijn/wissen'])('GET %s leads to sign in, staff too', async (path) => {
    for (const cookie of anybody()) expect(await asked('GET', path, cookie)).toBe(303)
  })
  test.each(['/mijn/uitloggen', '/mijn/uitloggen/overal', '/mijn/apparaat', '/mijn/wissen'])(
    'POST %s does nothing without a session of a resident',
    async (path) => {
      for (const cookie of anybody()) expect(await asked('POST', path, cookie)).toBe(303)
    },
  )
  const someone = () => [undefined, '__Host-cjg-mijn=gestolen', cookies.get('professional')]
  test.each(['', `/${anId}`, ...['afspraak', 'gegevens', 'terug', 'wissen'].map((deed) => `/${anId}/${deed}`)])(
    'GET /mijn/gesprekken%s leads to sign in, staff too',
    async (path) => {
      for (const cookie of someone()) expect(await asked('GET', `/mijn/gesprekken${path}`, cookie)).toBe(303)
    },
  )
  test.each(['', ...['afspraak', 'waardering', 'einde', 'seintje', 'kopie', 'gegevens', 'terug', 'wissen'].map((deed) => `/${deed}`)])(
    'POST /mijn/gesprekken/:id%s does nothing without a session of a resident',
    async (deed) => {
      for (const cookie of someone()) expect(await asked('POST', `/mijn/gesprekken/${anId}${deed}`, cookie)).toBe(303)
    },
  )
  const ownSharing = `/mijn/dossier/${anId}/delen`
  const ownHealth: readonly (readonly [method: string, path: string])[] = [
    ...['', '/groei', '/ontwikkeling', '/groeiboekje', `/bezoek/${anId}`, '/meenemen', '/meenemen/1-2/dossier'].map(
      (part) => ['GET', part] as const,
    ),
    ...['/meten', '/inentingen', '/volgend-bezoek', '/vragen', '/uitnodigingen'].flatMap((part) =>
      ['GET', 'POST'].map((method) => [method, part] as const),
    ),
    ...['/meten', '/volgend-bezoek'].map((part) => ['POST', `${part}/${anId}/weg`] as const),
    ['POST', `/uitnodigingen/${anId}`] as const,
  ].map(([method, part]): readonly [string, string] => [method, `/mijn/dossier/${anId}/gezondheid${part}`])
  test.each(ownHealth)('%s %s leads to sign in, staff too', async (method, path) => {
    for (const cookie of anybody()) expect(await asked(method, path, cookie)).toBe(303)
  })
  test.each([
    ['GET', ownSharing],
    ['GET', `${ownSharing}/${anId}`],
    ['GET', `${ownSharing}/vraag/${anId}`],
    ['POST', `${ownSharing}/vraag/${anId}/antwoord`],
    ['GET', '/mijn/dossier'],
    ['GET', '/mijn/uitnodigingen'],
    ['GET', '/mijn/dossier/sleutel'],
    ['POST', '/mijn/dossier/sleutel'],
    ['POST', '/mijn/dossier/openen'],
    ['POST', '/mijn/dossier/nieuwe-sleutel'],
    ['GET', '/mijn/dossier/loskoppelen'],
    ['POST', '/mijn/dossier/loskoppelen'],
    ['GET', `/mijn/dossier/${anId}`],
    ['GET', `/mijn/dossier/${anId}/wie-keek`],
    ['GET', `/mijn/dossier/${anId}/wie-keek/bestand?soort=csv`],
    ['GET', `/mijn/dossier/${anId}/alles`],
    ['GET', `/mijn/dossier/${anId}/alles/bestand?soort=json`],
    ['GET', `/mijn/dossier/${anId}/verzoek/bezwaar`],
    ['POST', `/mijn/dossier/${anId}/verzoek/bezwaar`],
    ['GET', '/mijn/verzoeken'],
    ['GET', '/mijn/verzoeken/beperkte-informatie'],
    ['POST', '/mijn/verzoeken/beperkte-informatie'],
    ['GET', `/mijn/verzoeken/${anId}`],
    ['GET', `/mijn/verzoeken/${anId}/brief?soort=json`],
    ['POST', `/mijn/verzoeken/${anId}/intrekken`],
    ['POST', `/mijn/verzoeken/${anId}/gelezen`],
  ])('%s %s leads to sign in, staff too', async (method, path) => {
    for (const cookie of anybody()) expect(await asked(method, path, cookie)).toBe(303)
  })
  test('a link that never was is dead, and without an inlogdienst there is no road to one', async () => {
    for (const cookie of anybody()) {
      expect(await asked('GET', '/mijn/link/gestolen', cookie)).toBe(404)
      expect(await asked('POST', '/mijn/link/gestolen', cookie)).toBe(404)
      expect(await asked('GET', '/mijn/inlogdienst', cookie)).toBe(404)
      expect(await asked('GET', '/mijn/terug', cookie)).toBe(404)
    }
    expect(await asked('POST', '/mijn/inloggen')).toBe(422)
  })
})

describe('the own conversation', () => {
  test.each(['/gesprek', '/gesprek/afspraak', '/gesprek/wissen', '/gesprek/account'])('GET %s leads to the code', async (path) => {
    expect(await asked('GET', path)).toBe(303)
    expect(await asked('GET', path, '__Host-cjg-gesprek=gestolen')).toBe(401)
    expect(await asked('GET', path, cookies.get('professional'))).toBe(303)
  })
  test.each([
    '/gesprek',
    '/gesprek/afspraak',
    '/gesprek/waardering',
    '/gesprek/einde',
    '/gesprek/seintje',
    '/gesprek/nieuwe-code',
    '/gesprek/kopie',
    '/gesprek/sluiten',
    '/gesprek/wissen',
    '/gesprek/account',
  ])('POST %s is refused without a visit', async (path) => {
    expect(await asked('POST', path)).toBe(401)
  })
})

test('security.txt is there for everybody when a contact is configured, and nowhere without one', async () => {
  const path = '/.well-known/security.txt'
  expect(await asked('GET', path)).toBe(404)
  const open = await anApp(database, { security: { contact: 'mailto:lek@cjg.example', days: 90 } })
  const answer = await open.get(path)
  expect([answer.status, answer.headers.get('content-type')?.toLowerCase()]).toEqual([200, 'text/plain; charset=utf-8'])
  expect(await answer.text()).toMatch(/^Contact: mailto:lek@cjg\.example\nExpires: 2027-02-23T00:00:00Z\n/)
})

test('a write from another site is refused', async () => {
  for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://elders.example' }]) {
    const answer = await app.app.request('/vraag', {
      method: 'POST',
      headers: { host: 'localhost', 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: 'text=x',
    })
    expect(answer.status).toBe(403)
  }
})

test('a route that forgot its permit answers 403, whatever it wanted to say', async () => {
  const forgetful = new Hono<PageEnv>()
  forgetful.use(async (c, next) => {
    c.set('ctx', aContext(database.db, centres.here, { kind: 'visitor' }))
    await next()
  })
  forgetful.use(neverWithoutPermit())
  forgetful.get('/geheim', (c) => c.text('geheim'))
  const answer = await forgetful.request('/geheim')
  expect(answer.status).toBe(403)
  expect(await answer.text()).not.toContain('geheim')
})

test('every answer carries the strict headers; what is personal is never kept', async () => {
  for (const path of ['/', '/vraag', '/terug', '/gesprek', '/bestaat-niet', '/werkplek', '/health', '/api/v1/articles']) {
    const { headers } = await app.get(path, { headers: { host: 'localhost' } })
    expect(headers.get('content-security-policy'), path).toContain("default-src 'none'")
    expect(headers.get('content-security-policy'), path).not.toContain('unsafe')
    expect(headers.get('referrer-policy'), path).toBe('no-referrer')
    expect(headers.get('x-content-type-options'), path).toBe('nosniff')
    expect(headers.get('cross-origin-opener-policy'), path).toBe('same-origin')
  }
  for (const path of ['/vraag', '/terug', '/gesprek', '/werkplek'])
    expect((await app.get(path, { headers: { host: 'localhost' } })).headers.get('cache-control'), path).toBe('no-store')
})

test.each([
  ['a field that is not ours', { text: 'Vraag', step: '1', hacker: '1' }, 422],
  ['a step that does not exist', { text: 'Vraag', step: '9' }, 422],
  ['half signs of Unicode', { text: '\uD800', step: '1', go: 'next' }, 422],
  ['only white space', { text: ' \n ', step: '1', go: 'next' }, 422],
  ['a text that is too long', { text: 'a'.repeat(4_001), step: '1', go: 'next' }, 422],
  ['a body that is too large', { text: 'a'.repeat(200_000) }, 413],
] as const)('bad input on /vraag: %s', async (_name, fields, status) => {
  const before = await database.owner.query('select count(*) from advice.conversation')
  const answer = await app.post('/vraag', fields)
  expect(answer.status).toBe(status)
  expect(await answer.text()).not.toMatch(/\n\s+at /)
  expect((await database.owner.query('select count(*) from advice.conversation')).rows).toEqual(before.rows)
  expect(cookiesOf(answer)).toBe('')
})
