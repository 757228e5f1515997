import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aRegionWithTwoCentres } from '../builders/centres.ts'
import { anApp, type TestApp } from '../app.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'

let database: TestDatabase
let app: TestApp
beforeAll(async () => {
  database = await freshDatabase()
  await aRegionWithTwoCentres(database.db)
  app = await anApp(database)
})
afterAll(() => database.close())

const get = (path: string, headers: Readonly<Record<string, string>> = {}) => app.get(path, { headers: { host: 'localhost', ...headers } })
const aGirl = { sex: 'female', visits: '1', 'v1-when': '14 maanden', 'v1-height': '76,3', 'v1-weight': '9,4', go: 'compute' }

describe('an empty form', () => {
  test.each(['/rekenhulp', '/rekenhulp/groei', '/rekenhulp/ontwikkeling', '/en/rekenhulp/vaccinaties'])(
    '%s may be kept by a cache',
    async (path) => {
      const answer = await get(path)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('cache-control')).toBe('public, max-age=60')
      const etag = answer.headers.get('etag') ?? ''
      expect((await get(path, { 'if-none-match': etag })).status).toBe(304)
    },
  )
})

describe('a form that was sent', () => {
  test('comes back with the answer and what was typed, and is kept by nobody', async () => {
    const answer = await app.post('/rekenhulp/groei', aGirl)
    const text = await answer.text()
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.getSetCookie()).toEqual([])
    expect(text).toContain('Lengte: 76,3 cm op de leeftijd van 14 maanden. Dat is gemiddeld voor de leeftijd.')
    expect(text).toMatch(/name="v1-height"\s+type="text"\s+value="76,3"/)
  })
  test('in English', async () => {
    const text = await (await app.post('/en/rekenhulp/groei', { ...aGirl, 'v1-when': '14 months' })).text()
    expect(text).toContain('Height: 76.3 cm at the age of 14 months. That is average for the age.')
  })
  test('about development asks the questions of the age, then gives the score', async () => {
    const asked = await (await app.post('/rekenhulp/ontwikkeling', { when: '14 maanden', go: 'items' })).text()
    expect(asked).toContain('name="i-ddigmm066"')
    const answer = await app.post('/rekenhulp/ontwikkeling', {
      when: '14 maanden',
      'i-ddigmm066': 'yes',
      'i-ddicmm037': 'no',
      go: 'compute',
    })
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('De D-score is')
  })
  test('about vaccinations gives every date with its rule', async () => {
    const born = { 'birth-day': '31', 'birth-month': '1', 'birth-year': '2025', 'asof-day': '10', 'asof-month': '5', 'asof-year': '2025' }
    const text = await (await app.post('/rekenhulp/vaccinaties', { ...born, go: 'compute' })).text()
    expect(text).toContain('regel PNEU-1')
    expect(text).toContain('jongste leeftijd: niet bekend')
    expect(text).toContain('niet uit de richtlijn zelf')
  })
})

describe('what no form of ours sends', () => {
  const manyVisits = Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`v${i + 1}-when`, '1 jaar']))
  test.each([
    ['/rekenhulp/groei', { ...aGirl, bsn: '123456782' }, 422],
    ['/rekenhulp/groei', { ...aGirl, ...manyVisits }, 422],
    ['/rekenhulp/groei', { ...aGirl, 'v1-when': 'x'.repeat(61) }, 422],
    ['/rekenhulp/groei', { ...aGirl, sex: ['male', 'female'] }, 422],
    ['/rekenhulp/groei', { ...aGirl, visits: '999999999' }, 200],
    ['/rekenhulp/groei', { ...aGirl, visits: '-1' }, 200],
    ['/rekenhulp/groei', { ...aGirl, __proto__x: '1' }, 422],
    ['/rekenhulp/groei', { constructor: 'x' }, 422],
    ['/rekenhulp/groei', { ...aGirl, 'v1-weight': '1e308' }, 422],
    ['/rekenhulp/groei', { ...aGirl, 'v1-when': '\u0000' }, 422],
    ['/rekenhulp/ontwikkeling', { when: '1 jaar', 'i-ddicmm999': 'yes', go: 'compute' }, 422],
    ['/rekenhulp/ontwikkeling', { when: '1 jaar', 'i-ddicmm037': 'maybe', go: 'compute' }, 422],
    ['/rekenhulp/vaccinaties', { 'd61-date': '1-1-2025', go: 'compute' }, 422],
    ['/rekenhulp/vaccinaties', { 'birth-day': '1', 'birth-month': '1', 'birth-year': '9999', go: 'compute' }, 422],
    ['/rekenhulp/groei', { ...aGirl, 'v1-head': 'x'.repeat(200_000) }, 413],
  ] as const)('%s %o gives %i', async (path, fields, status) => {
    const answer = await app.post(path, fields)
    expect(answer.status).toBe(status)
    expect(await answer.text()).not.toMatch(/\n\s+at |Error:/)
  })

  test('a file in the place of a field is no answer', async () => {
    const form = new FormData()
    form.set('sex', new File(['x'], 'x.txt'))
    form.set('go', 'compute')
    const headers = { host: 'localhost', 'sec-fetch-site': 'same-origin' }
    expect((await app.app.request('/rekenhulp/groei', { method: 'POST', headers, body: form })).status).toBe(422)
  })

  test('a form of another site is refused', async () => {
    const headers = { host: 'localhost', 'sec-fetch-site': 'cross-site', 'content-type': 'application/x-www-form-urlencoded' }
    expect((await app.app.request('/rekenhulp/groei', { method: 'POST', headers, body: 'sex=male' })).status).toBe(403)
  })
})

test('every module that a page loads is there, with strict headers, to be kept for ever', async () => {
  for (const path of ['/rekenhulp/groei', '/rekenhulp/ontwikkeling', '/rekenhulp/vaccinaties']) {
    const page = await (await get(path)).text()
    const urls = [...page.matchAll(/(?:href|src)="(\/assets\/modules\.[^"]+)"/g)].map(([, url]) => url ?? '')
    expect(urls.length).toBeGreaterThan(20)
    const targets: string[] = []
    for (const url of urls) {
      const answer = await get(url, { 'accept-encoding': 'identity' })
      expect(answer.status, url).toBe(200)
      expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
      expect(answer.headers.get('cache-control')).toContain('immutable')
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
      for (const [, target] of (await answer.text()).matchAll(/^(?:import|export)[^;'"]* from ["']([^"']+)["']/gm))
        targets.push(target ?? '')
    }
    expect(targets.length).toBeGreaterThan(urls.length)
    expect(targets.filter((target) => !/^\.{1,2}\/.+\.js$/.test(target))).toEqual([])
  }
})

test('a start page without a form loads no module', async () => {
  expect(await (await get('/rekenhulp')).text()).not.toContain('/assets/modules.')
})
