/** What a centre calls itself stands in the texts it shows, on every page and over the API, whatever signs the name has. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownTokens } from '#web/assets.server.ts'
import { setTheme } from '#contexts/access/public.ts'
import { escapeHtml } from '#platform/html.ts'
import { askQuestion } from '../../src/contexts/advice/use-cases/ask-question.server.ts'
import { beginSession } from '../../src/contexts/access/use-cases/sessions.server.ts'
import { anApp, type TestApp } from '../app.ts'
import { aColleague, aContext, aRegionWithTwoCentres, type TwoCentres } from '../builders/centres.ts'
import { aDesk, aQuestion, aSource } from '../builders/desk.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'

let database: TestDatabase
let centres: TwoCentres
let app: TestApp
/** As long as a name may be, with what means something in HTML, Markdown, our texts and patterns. */
const name = `<b>*O_p*</b> [x](/y) $& {call}&"`
const headers = { host: 'localhost' }
const unfilled = /\{centrum\}|\uE000|%EE%80%80/i

beforeAll(async () => {
  database = await freshDatabase()
  centres = await aRegionWithTwoCentres(database.db)
  const system = aContext(database.db, centres.here, { kind: 'system', name: 'test' })
  const look = { tokens: {}, menu: {}, terms: { centre: { nl: name } }, drawings: true }
  expect(await setTheme(system, ownTokens(), look, 0)).toEqual({ ok: true, value: null })
  app = await anApp(database, { unbraked: true })
})
afterAll(() => database.close())

const open = async (path: string, host = 'localhost'): Promise<string> => {
  const answer = await app.get(path, { headers: { host } })
  expect(answer.status, path).toBe(200)
  return answer.text()
}

/** Nothing unfilled, and of the name nothing but its letters: not one tag or link came of it. */
function expectLiteral(page: string, path: string): void {
  expect(page, path).not.toMatch(unfilled)
  expect(page, path).not.toMatch(/<b>|<em>O_p|href="\/y"/)
}

test('every page of the library, in both languages', async () => {
  const { articles, pages } = app.parts.library
  const texts = [...[...articles.keys()].map((slug) => `/onderwerpen/${slug}`), ...[...pages.keys()].map((slug) => `/${slug}`)]
  const lists = ['/', '/ouders', '/jongeren', '/werken-met-kinderen', '/onderwerpen', '/leeftijd', '/zoeken', '/contact']
  for (const path of new Set([...texts, ...lists].flatMap((one) => [one, `/en${one === '/' ? '' : one}`])))
    expectLiteral(await open(path), path)
})

test('the name stands there, as it is: title, heading, text, list and what others link to', async () => {
  const shown = escapeHtml(name)
  const article = await open('/onderwerpen/doorverwijzen-naar-het-cjg')
  expect(article).toMatch(/<h1[^>]*>Een ouder of kind naar ons doorverwijzen \(&lt;b&gt;/)
  expect(article).toContain(`Een ouder of kind naar ons doorverwijzen (${shown})</h1>`)
  expect(await open('/onderwerpen/wat-mag-ik-delen')).toContain(`met jullie (${shown})?</h3>`)
  expect(await open('/over-ons')).toContain(`van je gemeente: ${shown}.`)
  expect(await open('/en/over-ons')).toContain(`of your municipality: ${shown}.`)
  expect(await open('/werken-met-kinderen')).toContain(`(${shown})`)
  expect(await open('/over-ons', 'elders.localhost')).toContain('van je gemeente: CJG.')
})

test('search finds it by our word and shows its own', async () => {
  const found = await app.post('/zoeken', { q: 'doorverwijzen naar het cjg', audience: '' })
  const page = await found.text()
  expectLiteral(page, '/zoeken')
  expect(page).toContain(`(${escapeHtml(name)})`)
})

test('over the API: lists, texts and search', async () => {
  type Summary = { title: string; slug: string }
  const list = JSON.parse(await open('/api/v1/articles?pageSize=100')) as { items: Summary[] }
  expect(JSON.stringify(list)).not.toMatch(unfilled)
  expect(list.items.find(({ slug }) => slug === 'doorverwijzen-naar-het-cjg')?.title).toBe(
    `Een ouder of kind naar ons doorverwijzen (${name})`,
  )
  for (const { slug } of list.items)
    for (const language of ['nl', 'en']) {
      const text = await open(`/api/v1/articles/${slug}?language=${language}`)
      expectLiteral(text.replaceAll(JSON.stringify(name).slice(1, -1), ''), slug)
    }
  const search = await app.app.request('/api/v1/articles/_search', {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ query: 'doorverwijzen cjg', language: 'nl' }),
  })
  const { items } = (await search.json()) as { items: Summary[] }
  expect(items.map(({ title }) => title)).toContain(`Een ouder of kind naar ons doorverwijzen (${name})`)
})

test('in the workplace, where articles are chosen to send along', async () => {
  const sanne = await aColleague(database.db, centres.here, { name: 'Sanne de Wit', profession: 'youthNurse', roles: ['professional'] })
  const begun = await beginSession(aContext(database.db, centres.here, { kind: 'visitor' }), { accountId: sanne.accountId, acr: 'test' })
  const cookie = begun.ok ? `__Host-cjg-werk=${begun.value.token}` : ''
  const visitor = aContext(database.db, centres.here, { kind: 'visitor' })
  const question = { ...aQuestion, text: 'Hoe verwijs ik een ouder door naar het cjg?' }
  const asked = await askQuestion(visitor, aDesk(database.db), question, { key: 'once', source: aSource })
  expect(asked.ok).toBe(true)
  const { rows } = await database.owner.query<{ id: string }>('select id from advice.conversation')
  const page = await (await app.get(`/werkplek/vragen/${rows[0]?.id ?? ''}`, { headers: { ...headers, cookie } })).text()
  expect(page).toContain(`Een ouder of kind naar ons doorverwijzen (${escapeHtml(name)})`)
  expectLiteral(page, 'the question')
})
