import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { operations } from '#api/document.ts'
import { restApi } from '#api/rest.server.ts'
import { Article, ArticlePage, CentreFacts, Helplines, SearchOutcome } from '../../src/contexts/advice/api/library-schemas.ts'
import { aRegionWithTwoCentres } from '#tests/builders/centres.ts'
import { anApp, type TestApp } from '#tests/app.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { Problem } from '#web/rest/problem.ts'
import { routingPath } from '#web/rest/serve.server.ts'

let database: TestDatabase
let app: TestApp

beforeAll(async () => {
  database = await freshDatabase()
  await aRegionWithTwoCentres(database.db)
  app = await anApp(database)
})
afterAll(() => database.close())

const get = (path: string): Promise<Response> => app.get(`/api/v1${path}`)
const send = (path: string, body: unknown): Promise<Response> =>
  app.get(`/api/v1${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
async function refused(answer: Response, status: number): Promise<Problem> {
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  expect(answer.status).toBe(status)
  return Problem.parse(await answer.json())
}

describe('the description', () => {
  test('every route under /api/v1 is described, and every description is served', () => {
    const served = restApi(app.parts)
      .routes.filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path}`)
    const described = operations.map(({ method, path }) => `${method.toUpperCase()} ${routingPath(path)}`)
    expect([...new Set(served)].toSorted()).toEqual(described.toSorted())
    const mounted = app.app.routes.filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/'))
    expect([...new Set(mounted.map(({ method, path }) => `${method} ${path.replace('/api/v1', '')}`))].toSorted()).toEqual(
      described.toSorted(),
    )
  })

  test('it is published, open to other sites, with the version in a header', async () => {
    const answer = await get('/openapi.json')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    const document = z
      .object({
        openapi: z.string(),
        info: z.looseObject({ version: z.string(), contact: z.unknown() }),
        paths: z.record(z.string(), z.unknown()),
      })
      .parse(await answer.json())
    expect(document.openapi).toBe('3.1.0')
    expect(answer.headers.get('api-version')).toBe(document.info.version)
    expect(document.info.contact).toEqual({ name: 'CJG hier', email: 'cjg@cjg.example', url: 'http://localhost/contact' })
    expect(Object.keys(document.paths).toSorted()).toEqual([...new Set(operations.map(({ path }) => path))].toSorted())
  })
})

describe('the library', () => {
  test('articles come in pages that lead to each other', async () => {
    const answer = await get('/articles?pageSize=3&audience=parents')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('api-version')).toBe('1.2.0')
    const first = ArticlePage.strict().parse(await answer.json())
    expect(first.items).toHaveLength(3)
    expect(first.items.every(({ audiences }) => audiences.includes('parents'))).toBe(true)
    expect(first.links.previous).toBeNull()
    const second = ArticlePage.parse(await (await app.get(first.links.next ?? '')).json())
    expect(second.page).toBe(2)
    expect(second.items[0]?.slug).not.toBe(first.items[0]?.slug)
    const last = ArticlePage.parse(await (await app.get(first.links.last)).json())
    expect(last.links.next).toBeNull()
    const beyond = ArticlePage.parse(await (await get('/articles?page=999')).json())
    expect(beyond.items).toEqual([])
  })

  test('age narrows the list; what is not there in a language comes in Dutch, and says so', async () => {
    const page = async (language: string) =>
      ArticlePage.parse(await (await get(`/articles?age=12-16&language=${language}&pageSize=100`)).json()).items
    const [english, dutch] = [await page('en'), await page('nl')]
    expect(english.map(({ slug }) => slug).toSorted()).toEqual(dutch.map(({ slug }) => slug).toSorted())
    expect(english.every(({ ages }) => ages.includes('12-16'))).toBe(true)
    expect(new Set(english.map(({ language }) => language))).toEqual(new Set(['en', 'nl']))
    expect(new Set(dutch.map(({ language }) => language))).toEqual(new Set(['nl']))
  })

  test('every article can be read', async () => {
    const { items } = ArticlePage.parse(await (await get('/articles?pageSize=100')).json())
    for (const { links, slug } of items) {
      const article = Article.strict().parse(await (await app.get(links.self)).json())
      expect(article.slug).toBe(slug)
      expect(article.reviewedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    }
  })

  test('a search is sent in the body and forgives a typing error', async () => {
    const outcome = SearchOutcome.strict().parse(await (await send('/articles/_search', { query: 'driftbuien' })).json())
    expect(outcome.items.length).toBeGreaterThan(0)
    const nothing = await send('/articles/_search', { query: '☃ ☃' })
    expect(SearchOutcome.parse(await nothing.json()).items).toEqual([])
  })

  test('helplines and the centre', async () => {
    const { items } = Helplines.strict().parse(await (await get('/helplines?language=en')).json())
    expect(items.map(({ id }) => id)).toContain('112')
    const centre = CentreFacts.strict().parse(await (await get('/centre')).json())
    expect(centre).toMatchObject({ name: 'CJG hier', openNow: { phone: true, walkIn: false } })
    expect(centre.openingHours[0]).toEqual({ weekday: 1, way: 'phone', opens: '08:30:00', closes: '17:00:00' })
  })
})

describe('bad input', () => {
  test('everything that is wrong is told at once', async () => {
    const { errors } = await refused(await get('/articles?page=0&pageSize=1000&language=xx&audience=parents&audience=workers&who=me'), 400)
    expect(errors?.map((one) => one.path).toSorted()).toEqual(['audience', 'language', 'page', 'pageSize', 'who'])
    expect(errors?.every((one) => one.in === 'query')).toBe(true)
  })

  test.each([
    ['/articles/geen-artikel', 404],
    ['/articles/Hoofd%20letters', 400],
    ['/articles/%ff', 400],
    ['/articles/_search', 405],
    ['/niets', 404],
    ['', 404],
    ['/../v2/articles', 404],
    ['/conversation', 401],
  ])('GET %s is %i', async (path, status) => {
    await refused(await get(path), status)
  })

  test('another method is refused, and the right ones are told', async () => {
    const answer = await app.get('/api/v1/articles', { method: 'DELETE' })
    await refused(answer, 405)
    expect(answer.headers.get('allow')).toBe('GET, HEAD')
    expect((await app.get('/api/v1/articles', { method: 'HEAD' })).status).toBe(200)
  })

  test.each([
    ['{"query":', 'application/json', 400],
    ['', 'application/json', 400],
    ['{"query":"slaap"}', 'text/plain', 415],
    ['{"query":"slaap"}', 'application/json; charset=utf-16', 415],
    ['{"query":"slaap"}', 'application/json; charset="UTF-8"', 200],
    ['"slaap"', 'application/json', 400],
    ['[]', 'application/json', 400],
    ['null', 'application/json', 400],
    ['{"query":""}', 'application/json', 400],
    ['{"query":7}', 'application/json', 400],
    ['{"query":"a\\u0000b"}', 'application/json', 400],
    ['{"query":"\\ud800"}', 'application/json', 400],
    ['{"query":"slaap","__proto__":{"x":1}}', 'application/json', 400],
    [`{"query":"${'a'.repeat(501)}"}`, 'application/json', 400],
    [`{"query":"${'a'.repeat(200_000)}"}`, 'application/json', 413],
    ['['.repeat(60_000), 'application/json', 400],
  ])('body %# is answered as it should be', async (body, type, status) => {
    const answer = await app.get('/api/v1/articles/_search', { method: 'POST', headers: { 'content-type': type }, body })
    expect(answer.status).toBe(status)
    if (status !== 200) await refused(answer, status)
  })

  test('bytes that are no UTF-8 are refused', async () => {
    const body = new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d])
    const answer = await app.get('/api/v1/articles/_search', { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    expect((await refused(answer, 400)).code).toBe('malformed-json')
  })
})

test('a route of the API that asked for no permit answers 403, as a problem', async () => {
  const other = await anApp(database)
  other.app.get('/api/v1/vergeten', (c) => c.json({ secret: 'this must not be read' }))
  const answer = await other.get('/api/v1/vergeten')
  const text = await answer.clone().text()
  await refused(answer, 403)
  expect(text).not.toContain('must not be read')
})

test('what breaks says nothing of how it is made', async () => {
  const silent = { ...app.parts, services: { ...app.parts.services, log: { info() {}, warn() {}, error() {} } } }
  const { makeApp } = await import('../../src/app/app.server.ts')
  const other = await makeApp(silent)
  other.get('/api/v1/kapot', () => {
    throw new Error('secret reason')
  })
  const answer = await other.request('/api/v1/kapot')
  const text = await answer.clone().text()
  expect((await refused(answer, 500)).requestId).toMatch(/^[0-9a-f]{32}$/)
  expect(text).not.toMatch(/secret reason|at .*\.ts/)
})

test('programs have a budget, and hear how long to wait; asking has none', async () => {
  const other = await anApp(database)
  const answers = await Promise.all(Array.from({ length: 400 }, () => other.get('/api/v1/helplines')))
  const slowed = answers.find(({ status }) => status === 429)
  expect(slowed).toBeDefined()
  if (slowed === undefined) return
  const { retryAfterSeconds } = await refused(slowed, 429)
  expect(slowed.headers.get('retry-after')).toBe(String(retryAfterSeconds))
  expect((await other.get('/api/v1/questions', { method: 'POST' })).status).toBe(415)
  expect((await other.get('/')).status).toBe(200)
})
