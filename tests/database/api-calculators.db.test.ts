import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CALCULATOR_NAMES, openCalculator } from '#calculators/bulk/public.ts'
import { calculatorExamples } from '../../src/contexts/child-health/api/calculator-examples.ts'
import { mostCases } from '../../src/contexts/child-health/api/calculator-operations.ts'
import { aRegionWithTwoCentres } from '#tests/builders/centres.ts'
import { anApp, type TestApp } from '#tests/app.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'

let database: TestDatabase
let app: TestApp

beforeAll(async () => {
  database = await freshDatabase()
  await aRegionWithTwoCentres(database.db)
  app = await anApp(database)
})
afterAll(() => database.close())

const calculate = (name: string, body: unknown): Promise<Response> =>
  app.get(`/api/v1/calculators/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

test('every calculator of the package is served', () => {
  expect(Object.keys(calculatorExamples).toSorted()).toEqual(CALCULATOR_NAMES.toSorted())
})

describe.each(Object.entries(calculatorExamples))('%s', (name, example) => {
  test('answers one case as the function does, and a list in its order', async () => {
    const calculator = await openCalculator(name)
    const expected = (id: unknown): unknown => JSON.parse(JSON.stringify(calculator?.answer({ id, ...example })))
    const one = await calculate(name, { id: 'a', ...example })
    expect(one.status).toBe(200)
    expect(await one.json()).toEqual(expected('a'))
    const list = await calculate(name, [
      { id: 1, ...example },
      { id: 2, ...example, nonsense: true },
      { id: 3, ...example },
    ])
    expect(list.status).toBe(200)
    const [first, second, third] = (await list.json()) as { readonly id: unknown; readonly error?: { readonly code: string } }[]
    expect([first, third]).toEqual([expected(1), expected(3)])
    expect(second).toMatchObject({ id: 2, error: { code: 'unknown-field' } })
  })

  test('a single case that cannot be computed is refused, with the error of the contract beside the problem', async () => {
    const answer = await calculate(name, { id: 7, ...example, nonsense: true })
    expect(answer.status).toBe(422)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    const problem = (await answer.json()) as { readonly detail: string }
    expect(problem).toMatchObject({ status: 422, code: 'unknown-field', id: 7, error: { code: 'unknown-field', message: problem.detail } })
  })
})

describe('what is not a case', () => {
  test.each([
    ['a text', '"text"', 400, 'invalid-input'],
    ['no JSON', '{"sex":', 400, 'malformed-json'],
    ['a list with something else in it', '[1]', 400, 'invalid-input'],
    ['too many cases', JSON.stringify(Array.from({ length: mostCases + 1 }, () => ({}))), 400, 'invalid-input'],
    ['more than the body may hold', JSON.stringify([{ id: 'x'.repeat(200_000) }]), 413, 'too-large'],
  ])('%s', async (_, body, status, code) => {
    const answer = await calculate('growth', body)
    expect(answer.status).toBe(status)
    expect(await answer.json()).toMatchObject({ status, code })
  })

  test('an unknown calculator is not found, and reading is not a way to compute', async () => {
    expect((await calculate('horoscope', {})).status).toBe(404)
    expect((await app.get('/api/v1/calculators/growth')).status).toBe(405)
  })

  test('everything that is wrong is told at its place', async () => {
    const answer = await calculate('growth-velocity', { sex: 'x', measure: 'height', observations: [{ ageYears: 2, heightCm: 'tall' }] })
    const { errors } = (await answer.json()) as { readonly errors: readonly { readonly path: string }[] }
    expect(errors.map(({ path }) => path).toSorted()).toEqual(['/observations/0/heightCm', '/sex'])
  })
})

test('nothing of a case is written to the database', async () => {
  const count = async (): Promise<number> => (await database.db.selectFrom('access.audit_event').select('id').execute()).length
  const before = await count()
  await calculate('d-score', calculatorExamples['d-score'])
  expect(await count()).toBe(before)
})
