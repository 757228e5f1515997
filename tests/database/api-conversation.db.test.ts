import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aColleague, aContext, aRegionWithTwoCentres, aTuesdayMorning, type TwoCentres } from '#tests/builders/centres.ts'
import { anApp, type TestApp } from '#tests/app.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { Problem } from '#web/rest/problem.ts'
import type { Id } from '#platform/id.ts'
import { Temporal, type Instant } from '#platform/time.ts'
import { Conversation, ReceivedMessage, ReceivedQuestion, Token } from '../../src/contexts/advice/api/conversation-schemas.ts'
import { answerQuestion } from '../../src/contexts/advice/use-cases/answer-question.server.ts'

let database: TestDatabase
let centres: TwoCentres
let app: TestApp
let now: Instant = aTuesdayMorning

beforeAll(async () => {
  database = await freshDatabase()
  centres = await aRegionWithTwoCentres(database.db)
  app = await anApp(database, { now: () => now })
})
afterAll(() => database.close())

type More = { readonly key?: string; readonly token?: string; readonly host?: string; readonly method?: string }
async function send(path: string, body: unknown, { key, token, host = 'hier.localhost', method = 'POST' }: More = {}): Promise<Response> {
  const headers = {
    host,
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(key === undefined ? {} : { 'idempotency-key': key }),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  }
  const answer = await app.get(`/api/v1${path}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
  expect(answer.headers.get('cache-control')).toBe('no-store')
  if (answer.status < 400) expect(answer.headers.get('api-version')).toBe('1.2.0')
  return answer
}
async function refused(answer: Response, status: number): Promise<Problem> {
  expect(answer.status).toBe(status)
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  return Problem.parse(await answer.json())
}
const uuid = (): string => crypto.randomUUID()
async function ask(body: object = {}, more: More = {}) {
  const answer = await send('/questions', { text: 'Mijn zoon is vaak boos.', ...body }, { key: uuid(), ...more })
  return { status: answer.status, ...ReceivedQuestion.strict().parse(await answer.json()) }
}
const openWith = async (code: string | null): Promise<string> =>
  Token.strict().parse(await (await send('/conversations/_open', { code })).json()).token
const read = async (token: string) =>
  Conversation.strict().parse(await (await send('/conversation', undefined, { token, method: 'GET' })).json())
const countQuestions = async (): Promise<number> =>
  Number((await database.owner.query<{ count: string }>('select count(*) from advice.conversation')).rows[0]?.count)

describe('asking and coming back', () => {
  test('PR-34: a question, its code once, a token, a reply, an answer, a rating, and gone', async () => {
    const asked = await ask({
      audience: 'parents',
      childAgeYears: 3,
      postcode4: '1234',
      language: 'en',
      noticeAddress: 'iemand@example.org',
    })
    expect(asked).toMatchObject({ status: 201, openNow: true, personalData: null, danger: null })
    expect(asked.returnCode).toMatch(/^([A-HJ-NP-Z2-9]{4} ?){5}$/)
    expect(asked.dueAt).toMatch(/Z$/)
    expect(asked.codeExpiresOn).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    const token = await openWith(asked.returnCode)
    const own = await read(token)
    expect(own).toMatchObject({
      state: 'waiting',
      hasNotice: true,
      messages: [{ kind: 'question', from: 'asker', text: 'Mijn zoon is vaak boos.' }],
    })
    expect((await refused(await send('/conversation/rating', { rating: 'yes' }, { token }), 409)).code).toBe('not-answered')
    const key = uuid()
    for (const repeat of [1, 2]) {
      const sent = await send('/conversation/messages', { text: `Nog iets, keer ${repeat}.`, kind: 'appointment-wish' }, { token, key })
      expect(sent.status).toBe(201)
      expect(ReceivedMessage.strict().parse(await sent.json())).toMatchObject({ personalData: null, danger: null })
    }
    const after = await read(token)
    expect(after.messages.map(({ kind }) => kind)).toEqual(['question', 'appointment-wish'])
    expect(after.wantsAppointment).toBe(true)
    await answerAsCentre()
    expect((await read(token)).messages.find(({ kind }) => kind === 'answer')).toMatchObject({
      from: 'centre',
      professional: { name: 'Sanne' },
      text: 'Dat horen wij vaker.',
    })
    expect((await send('/conversation/rating', { rating: 'a-little' }, { token })).status).toBe(204)
    expect((await read(token)).rating).toBe('a-little')
    expect((await send('/conversation', undefined, { token, method: 'DELETE' })).status).toBe(204)
    await refused(await send('/conversation', undefined, { token, method: 'GET' }), 401)
    expect((await refused(await send('/conversations/_open', { code: asked.returnCode }), 404)).code).toBe('unknown-code')
  })

  test('leaving ends the token; the code goes on working', async () => {
    const { returnCode } = await ask()
    const [token, other] = [await openWith(returnCode), await openWith(returnCode)]
    expect((await send('/conversation/_leave', undefined, { token })).status).toBe(204)
    await refused(await send('/conversation', undefined, { token, method: 'GET' }), 401)
    expect((await read(other)).messages).toHaveLength(1)
  })

  test('a token that is not used is over', async () => {
    const token = await openWith((await ask()).returnCode)
    now = now.add({ minutes: 31 })
    const answer = await send('/conversation', undefined, { token, method: 'GET' })
    now = aTuesdayMorning
    await refused(answer, 401)
    expect(answer.headers.get('www-authenticate')).toContain('invalid_token')
  })
})

describe('PR-37, PR-36: what is found in a text', () => {
  const text = 'Bel mij op 06 12345678, ik ben Jan.'

  test('personal data is told and taken out', async () => {
    const asked = await ask({ text })
    expect(asked.personalData).toMatchObject({ takenOut: true })
    expect(asked.personalData?.kinds).toContain('phone')
    const own = await read(await openWith(asked.returnCode))
    expect(own.messages[0]?.text).not.toContain('12345678')
  })

  test('it stays when the asker wishes so', async () => {
    const asked = await ask({ text, keepPersonalData: true })
    expect(asked.personalData).toMatchObject({ takenOut: false })
    expect((await read(await openWith(asked.returnCode))).messages[0]?.text).toBe(text)
  })

  test('danger gives numbers at once and never a refusal', async () => {
    const asked = await ask({ text: 'Ik wil niet meer leven.' })
    expect(asked.status).toBe(201)
    expect(asked.danger?.helplines.map(({ id }) => id)).toContain('113')
    expect(asked.danger?.dutyPhone).toBeNull()
    now = Temporal.Instant.from('2026-11-24T22:00:00Z')
    const atNight = await ask({ text: 'Ik wil niet meer leven.' })
    now = aTuesdayMorning
    expect(atNight).toMatchObject({ openNow: false, danger: { dutyPhone: { tel: 'tel:0880001299' } } })
  })

  test('a later message is read in the same way', async () => {
    const token = await openWith((await ask()).returnCode)
    const sent = await send('/conversation/messages', { text: `${text} Ik wil niet meer leven.` }, { token, key: uuid() })
    const received = ReceivedMessage.parse(await sent.json())
    expect(received.personalData?.takenOut).toBe(true)
    expect(received.danger).not.toBeNull()
    expect((await read(token)).messages[1]?.text).not.toContain('12345678')
  })
})

describe('repeats', () => {
  test('before the code is used the same key renews it; afterwards it only says received', async () => {
    const key = uuid()
    const before = await countQuestions()
    const [first, second] = [await ask({}, { key }), await ask({}, { key })]
    expect([first.status, second.status]).toEqual([201, 201])
    expect(second.returnCode).not.toBe(first.returnCode)
    await refused(await send('/conversations/_open', { code: first.returnCode }), 404)
    await openWith(second.returnCode)
    expect(await ask({}, { key })).toMatchObject({ status: 200, returnCode: null })
    expect(await countQuestions()).toBe(before + 1)
  })
})

describe('bad input', () => {
  test.each<[string, object, string]>([
    ['too long', { text: 'é'.repeat(4001) }, '/text'],
    ['empty', { text: ' \n\t' }, '/text'],
    ['of the wrong type', { text: 7 }, '/text'],
    ['half a sign', { text: 'a\ud800b' }, '/text'],
    ['an age', { childAgeYears: 23 }, '/childAgeYears'],
    ['an age in words', { childAgeYears: '3' }, '/childAgeYears'],
    ['a postcode', { postcode4: '0123' }, '/postcode4'],
    ['a postcode with letters', { postcode4: '1234AB' }, '/postcode4'],
    ['a language', { language: 'xx' }, '/language'],
    ['a mail address', { noticeAddress: 'niet goed' }, '/noticeAddress'],
    ['an audience', { audience: ['parents'] }, '/audience'],
    ['an unknown name', { urgency: 'acute' }, '/urgency'],
    ['a name to trip over', { 'a/b~c': 1 }, '/a~1b~0c'],
  ])('%s is refused, and nothing is kept', async (_what, body, path) => {
    const before = await countQuestions()
    const refusal = await refused(await send('/questions', { text: 'Een vraag', ...body }, { key: uuid() }), 400)
    expect(refusal.errors?.map((one) => one.path)).toEqual([path])
    expect(await countQuestions()).toBe(before)
  })

  test('all that is wrong in header and body at once', async () => {
    const { errors } = await refused(await send('/questions', { text: '', childAgeYears: -1, name: 'Jan' }, { key: 'again' }), 400)
    expect(errors?.map((one) => `${one.in} ${one.path}`).toSorted()).toEqual([
      'body /childAgeYears',
      'body /name',
      'body /text',
      'header Idempotency-Key',
    ])
    const without = await refused(await send('/questions', { text: 'Een vraag' }), 400)
    expect(without.errors).toMatchObject([{ in: 'header', path: 'Idempotency-Key' }])
  })

  test('a typing error is told from a wrong code, and wrong codes begin to wait', async () => {
    expect((await refused(await send('/conversations/_open', { code: 'ABCD' }), 422)).code).toBe('wrong-length')
    expect((await refused(await send('/conversations/_open', { code: '0'.repeat(20) }), 422)).code).toBe('unknown-sign')
    expect((await refused(await send('/conversations/_open', { code: 'AAAAAAAAAAAAAAAAAAAB' }), 422)).code).toBe('typing-error')
    const wrong = 'A'.repeat(20) // its check sign is right
    const statuses: number[] = []
    for (let tried = 0; tried < 8; tried += 1) statuses.push((await send('/conversations/_open', { code: wrong })).status)
    expect(statuses[0]).toBe(404)
    const waiting = await send('/conversations/_open', { code: wrong })
    const { retryAfterSeconds } = await refused(waiting, 429)
    expect(waiting.headers.get('retry-after')).toBe(String(retryAfterSeconds))
    now = now.add({ hours: 1 })
    const own = await openWith((await ask()).returnCode)
    now = aTuesdayMorning
    expect(own).not.toBe('')
  })

  test('an expired code looks like a wrong one', async () => {
    const { returnCode } = await ask()
    now = now.add({ hours: 24 * 400 })
    const late = await refused(await send('/conversations/_open', { code: returnCode }), 404)
    now = aTuesdayMorning
    expect(late.code).toBe('unknown-code')
  })

  test('a code or token of another centre opens nothing here', async () => {
    const { returnCode } = await ask()
    const token = await openWith(returnCode)
    const elsewhere = { host: 'elders.localhost' }
    expect((await refused(await send('/conversations/_open', { code: returnCode }, elsewhere), 404)).code).toBe('unknown-code')
    await refused(await send('/conversation', undefined, { token, method: 'GET', ...elsewhere }), 401)
    await refused(await send('/conversation', undefined, { token, method: 'DELETE', ...elsewhere }), 401)
    expect((await read(token)).messages).toHaveLength(1)
  })

  test.each(['', 'x', 'x'.repeat(43), 'x'.repeat(5000), 'é', "' or 1=1 --"])('token %# opens nothing', async (token) => {
    const headers = { authorization: `Bearer ${encodeURI(token)}` }
    await refused(await app.get('/api/v1/conversation', { headers }), 401)
  })

  test('a write that another site sends from a browser is refused', async () => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': uuid(), 'sec-fetch-site': 'cross-site' }
    await refused(await app.get('/api/v1/questions', { method: 'POST', headers, body: JSON.stringify({ text: 'Een vraag' }) }), 403)
  })

  test('a code or token in the address is not known there', async () => {
    expect((await app.get('/api/v1/conversation?token=abc')).status).toBe(401)
    expect((await app.get('/api/v1/articles?code=abc')).status).toBe(400)
  })
})

/** The one open question is answered by a professional of the centre. */
async function answerAsCentre(): Promise<void> {
  const actor = await aColleague(database.db, centres.here, { name: 'Sanne de Wit', profession: 'socialWorker', roles: ['professional'] })
  const { rows } = await database.owner.query<{ id: Id<'conversation'>; version: number }>(
    'select id, version from advice.conversation where wants_appointment',
  )
  const [row] = rows
  if (row === undefined) throw new Error('There is no question')
  const answered = await answerQuestion(aContext(database.db, centres.here, actor), app.parts.desk, row.id, {
    text: 'Dat horen wij vaker.',
    articles: [],
    offersAppointment: false,
    seenVersion: row.version,
  })
  expect(answered.ok).toBe(true)
}
