import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRegionWithTwoCentres } from '#tests/builders/centres.ts'
import { anApp, cookiesOf, hiddenFields, type TestApp } from '#tests/app.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'

let database: TestDatabase
let app: TestApp

beforeAll(async () => {
  database = await freshDatabase()
  await aRegionWithTwoCentres(database.db)
  app = await anApp(database)
})
afterAll(() => database.close())

const group = (page: string, number: number): string => [...page.matchAll(/cjg-key__signs">([A-Z2-9]{4})</g)][number - 1]?.[1] ?? ''
const codeIn = (page: string): string => [1, 2, 3, 4, 5].map((number) => group(page, number)).join('')
const carried = (page: string): Record<string, string> => hiddenFields(page, '/vraag')
const withKey = (page: string): Record<string, string> => hiddenFields(page, '/vraag/sleutel')

test('PR-34: a question without a name, in four steps, to a key, and back with it', async () => {
  const first = await (await app.get('/vraag')).text()
  const two = await (await app.post('/vraag', { ...carried(first), text: 'Mijn zoon van 3 is vaak boos.', go: 'next' })).text()
  expect(two).toContain('Over wie gaat het?')
  const three = await (
    await app.post('/vraag', { ...carried(two), audience: 'parents', age: '3 jaar', postcode: '1234 AB', go: 'next' })
  ).text()
  expect(three).toContain('Hoe wil je het antwoord?')
  const four = await (await app.post('/vraag', { ...carried(three), language: 'nl', notice: '', go: 'next' })).text()
  expect(four).toContain('Klopt alles?')
  const sent = await app.post('/vraag', { ...carried(four), go: 'send' })
  expect(sent.status).toBe(200)
  expect(sent.headers.get('cache-control')).toBe('no-store')
  const key = await sent.text()
  expect(codeIn(key)).toMatch(/^[A-HJ-NP-Z2-9]{20}$/)
  const asked = Number(withKey(key)['asked'])
  const wrong = await app.post('/vraag/sleutel', { ...withKey(key), group: 'AAAA', go: 'check' })
  expect(wrong.status).toBe(422)
  const right = await app.post('/vraag/sleutel', { ...withKey(key), group: group(key, asked).toLowerCase(), go: 'check' })
  expect(await right.text()).toContain('Goed bewaard')
  const back = await app.post('/terug', { code: codeIn(key) })
  expect(back.status).toBe(303)
  expect(back.headers.get('location')).toBe('/gesprek')
  const own = await app.get('/gesprek', { headers: { cookie: cookiesOf(back) } })
  expect(await own.text()).toContain('Mijn zoon van 3 is vaak boos.')
})
