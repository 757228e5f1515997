import { createHmac } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addClient, listClients, revokeClient, type AddedClient } from '../../src/contexts/access/use-cases/machine-clients.server.ts'
import { sendEvent } from '../../src/contexts/access/use-cases/send-event.server.ts'
import { deliverEvent, publishFact } from '../../src/contexts/access/use-cases/webhooks.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'
import { anApp, type TestApp } from '#tests/app.ts'
import { makeApp } from '../../src/app/app.server.ts'
import { aContext, aRegionWithTwoCentres, aTuesdayMorning, type TwoCentres } from '#tests/builders/centres.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys } from '#tests/keys.ts'

let database: TestDatabase
let centres: TwoCentres
let app: TestApp

beforeAll(async () => {
  database = await freshDatabase()
  centres = await aRegionWithTwoCentres(database.db)
  app = await anApp(database)
})
afterAll(() => database.close())

const asSystem = (centreId: Id<'centre'> = centres.here, now?: Instant) =>
  aContext(database.db, centreId, { kind: 'system', name: 'test' }, now)

async function aClient(
  scopes: readonly string[],
  more: { readonly validDays?: number; readonly at?: Id<'centre'> } = {},
): Promise<AddedClient> {
  const { at, ...wish } = more
  const added = await addClient(asSystem(at), { name: 'Site van de gemeente', scopes, ...wish })
  if (!added.ok) throw new Error(added.error.kind)
  return added.value
}

type Asked = { readonly method?: string; readonly body?: unknown; readonly key?: string; readonly host?: string }
const ask = (path: string, { method = 'GET', body, key, host = 'localhost' }: Asked = {}): Promise<Response> =>
  app.get(`/api/v1${path}`, {
    method,
    headers: {
      host,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })

const growth = { sex: 'male', ageMonths: 24, measures: { heightCm: 86 }, references: ['nl1997'] }

describe('a key', () => {
  test('opens what its scopes name, and nothing else', async () => {
    const { key } = await aClient(['calculators'])
    expect((await ask('/calculators/growth', { method: 'POST', body: growth, key })).status).toBe(200)
    expect((await ask('/articles', { key })).status).toBe(403)
    expect((await ask('/webhooks', { key })).status).toBe(403)
    const { key: reader } = await aClient(['library'])
    expect((await ask('/articles', { key: reader })).status).toBe(200)
    expect((await ask('/calculators/growth', { method: 'POST', body: growth, key: reader })).status).toBe(403)
  })

  test.each([
    ['made up', () => `cjgk_${'A'.repeat(43)}`],
    ['of another form', () => 'cjgk_short'],
  ])('that is %s is told to be wrong, and not passed over', async (_, key) => {
    const answer = await ask('/articles', { key: key() })
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toContain('invalid_token')
    expect(await answer.json()).toMatchObject({ code: 'invalid-key' })
  })

  test('of another centre, taken back or over opens nothing, from the next request', async () => {
    const elsewhere = await aClient(['library'], { at: centres.elsewhere })
    expect((await ask('/articles', { key: elsewhere.key })).status).toBe(401)
    expect((await ask('/articles', { key: elsewhere.key, host: 'elders.localhost' })).status).toBe(200)
    const { id, key } = await aClient(['library'])
    expect((await ask('/articles', { key })).status).toBe(200)
    expect(await revokeClient(asSystem(), id)).toEqual({ ok: true, value: null })
    expect((await ask('/articles', { key })).status).toBe(401)
    expect(await revokeClient(asSystem(), id)).toMatchObject({ error: { kind: 'no-client' } })
    const short = await addClient(asSystem(centres.here, aTuesdayMorning.subtract({ hours: 48 })), {
      name: 'Kort',
      scopes: ['library'],
      validDays: 1,
    })
    if (!short.ok) throw new Error('not added')
    expect((await ask('/articles', { key: short.value.key })).status).toBe(401)
  })

  test('asks in the name of a visitor only with the scope for it, and the asker comes back with the code', async () => {
    const question = { text: 'Mijn dochter eet niets.', audience: 'parents', language: 'nl' }
    const post = (path: string, body: object, key: string, more: Record<string, string> = {}): Promise<Response> =>
      app.get(`/api/v1${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}`, ...more },
        body: JSON.stringify(body),
      })
    const once = { 'idempotency-key': '7a0c2f6e-3b55-4a51-9d0c-0d7c27f6a3c2' }
    expect((await post('/questions', question, (await aClient(['library'])).key, once)).status).toBe(403)
    const { id, key } = await aClient(['questions'])
    const asked = await post('/questions', question, key, once)
    expect(asked.status).toBe(201)
    const { returnCode } = (await asked.json()) as { readonly returnCode: string }
    const opened = await post('/conversations/_open', { code: returnCode }, key)
    expect(opened.status).toBe(200)
    const { token } = (await opened.json()) as { readonly token: string }
    expect((await ask('/conversation', { key: token })).status).toBe(200)
    const { rows } = await database.owner.query<{ role: string }>(
      `select role from access.audit_event where actor_kind = 'client' and event_type = 'conversation.ask' and outcome = 0`,
    )
    expect(rows).toEqual([{ role: id }])
  })

  test('the day of use is kept, the key never', async () => {
    const { id, key } = await aClient(['library'])
    await ask('/articles', { key })
    const listed = await listClients(asSystem())
    expect(listed.ok && listed.value.find((one) => one.id === id)?.lastUsedOn?.toString()).toBe('2026-11-24')
    const rows = await database.owner.query('select * from access.machine_client')
    expect(JSON.stringify(rows.rows)).not.toContain(key.slice(5))
  })

  test('a working key has a budget of its own, wider than that of its address; a made-up one has not', async () => {
    // Three requests for an address, and the next only after hours: no clock can blur it.
    const narrow = await makeApp({ ...app.parts, apiLimit: { burst: 3, perSecond: 0.0001 } })
    const read = async (key?: string): Promise<Response> =>
      narrow.request('/api/v1/helplines', key === undefined ? {} : { headers: { authorization: `Bearer ${key}` } })
    const madeUp = `cjgk_${'B'.repeat(43)}`
    const { key } = await aClient(['library'])
    expect([(await read(key)).status, (await read()).status, (await read(madeUp)).status]).toEqual([200, 200, 401])
    const slowed = await read()
    expect(slowed.headers.get('retry-after')).toMatch(/^[1-9]/)
    expect(await slowed.json()).toMatchObject({ status: 429, code: 'too-many' })
    expect((await read(madeUp)).status).toBe(429)
    for (let i = 0; i < 10; i += 1) expect((await read(key)).status).toBe(200)
  })

  test('only an administrator gives keys', async () => {
    for (const roles of [['coordinator'], ['privacyOfficer'], []]) {
      const actor = {
        kind: 'staff',
        accountId: centres.here as unknown as Id<'account'>,
        roles,
        profession: 'youthNurse',
        name: 'x',
      } as const
      expect(await addClient(aContext(database.db, centres.here, actor), { name: 'Site', scopes: ['library'] })).toMatchObject({
        error: { kind: 'not-permitted' },
      })
    }
  })
})

describe('webhooks', () => {
  const wish = { url: 'http://localhost:9/x', eventTypes: ['nl.opencjg.conversation.asked'] }

  test('are added, seen and removed by their own program only', async () => {
    const { key } = await aClient(['events'])
    const { key: other } = await aClient(['events'])
    const added = await ask('/webhooks', { method: 'POST', body: wish, key })
    expect(added.status).toBe(201)
    const { id, signingSecret } = (await added.json()) as { readonly id: string; readonly signingSecret: string }
    expect(signingSecret).toMatch(/^whsec_/)
    expect(await (await ask('/webhooks', { key })).json()).toMatchObject({ items: [{ id, state: 'active', failingSince: null }] })
    expect(await (await ask('/webhooks', { key: other })).json()).toEqual({ items: [] })
    expect((await ask(`/webhooks/${id}`, { method: 'DELETE', key: other })).status).toBe(404)
    expect((await ask(`/webhooks/${id}`, { method: 'DELETE', key })).status).toBe(204)
    expect((await ask(`/webhooks/${id}`, { method: 'DELETE', key })).status).toBe(404)
  })

  test('without a key there are none', async () => {
    for (const method of ['GET', 'POST'])
      expect((await ask('/webhooks', { method, ...(method === 'POST' ? { body: wish } : {}) })).status).toBe(401)
  })

  test('a wrong address and an unknown event are told; more than twenty are refused, also when asked at once', async () => {
    const { key } = await aClient(['events'])
    const add = (body: object): Promise<Response> => ask('/webhooks', { method: 'POST', body, key })
    expect(await (await add({ ...wish, url: 'ftp://x.example' })).json()).toMatchObject({ status: 422, code: 'wrong-url' })
    expect(await (await add({ ...wish, eventTypes: ['nl.opencjg.file.read'] })).json()).toMatchObject({
      status: 422,
      code: 'unknown-event',
    })
    const answers = await Promise.all(Array.from({ length: 24 }, () => add(wish)))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(20)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(4)
  })
})

describe('telling', () => {
  type Heard = { readonly headers: Record<string, string | string[] | undefined>; readonly body: string }
  let receiver: Server
  let heard: Heard[]
  let status: number
  let url: string
  let tellings: { readonly name: string; readonly data: Record<string, string | number>; readonly wait: number }[]
  const tell = async (_: unknown, name: string, data: Record<string, string | number>, options: { startAfterSeconds?: number } = {}) => {
    tellings.push({ name, data, wait: options.startAfterSeconds ?? 0 })
  }
  const subject = '01990000-0000-7000-8000-000000000001'
  const fact = (at: string) => ({ type: 'nl.opencjg.conversation.asked' as const, subject, occurredAt: at })

  beforeAll(async () => {
    receiver = createServer((request, answer) => {
      let body = ''
      request.on('data', (chunk: Buffer) => (body += chunk.toString()))
      request.on('end', () => {
        heard.push({ headers: request.headers, body })
        answer.writeHead(status).end()
      })
    })
    await new Promise<void>((listening) => receiver.listen(0, '127.0.0.1', listening))
    const address = receiver.address()
    url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/hook`
  })
  afterAll(() => receiver.close())
  beforeEach(async () => {
    ;[heard, tellings, status] = [[], [], 204]
    await database.owner.query('delete from access.webhook')
  })

  async function aWebhook(): Promise<{ readonly id: string; readonly secret: string; readonly client: AddedClient }> {
    const client = await aClient(['events'])
    const answer = await ask('/webhooks', { method: 'POST', body: { url, eventTypes: ['nl.opencjg.conversation.asked'] }, key: client.key })
    const { id, signingSecret } = (await answer.json()) as { readonly id: string; readonly signingSecret: string }
    return { id, secret: signingSecret.replace('whsec_', ''), client }
  }
  const publish = (at: string) => publishFact({ db: database.db, tell }, centres.here, fact(at), aTuesdayMorning)
  const deliver = (deliveryId: string, now: Instant = aTuesdayMorning) =>
    deliverEvent(
      { db: database.db, tell, keys: testKeys, send: sendEvent('allowed') },
      { centreId: centres.here, deliveryId, source: 'https://cjg.example/api/v1', now },
    )
  const lastDelivery = (): string => String(tellings.at(-1)?.data['deliveryId'])

  test('a question tells its fact in the same transaction, with an id and no word of it', async () => {
    app.told.length = 0
    const answer = await app.get('/api/v1/questions', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': '2f0c2f6e-3b55-4a51-9d0c-0d7c27f6a3c1' },
      body: JSON.stringify({ text: 'Mijn zoon slaapt slecht.', audience: 'parents', language: 'nl' }),
    })
    expect(answer.status).toBe(201)
    expect(app.told.map(({ name }) => name)).toContain('access.publish-event')
  })

  test('an event arrives signed, without content, once', async () => {
    const { secret } = await aWebhook()
    expect(await publish('2026-11-24T09:00:00Z')).toBe(1)
    expect(await publish('2026-11-24T09:00:00Z'), 'told twice, one delivery').toBe(0)
    const id = lastDelivery()
    expect(await deliver(id)).toBe('arrived')
    expect(await deliver(id), 'a job that runs twice').toBe('nothing-to-do')
    expect(heard).toHaveLength(1)
    const [{ headers, body } = { headers: {}, body: '' }] = heard
    expect(JSON.parse(body)).toEqual({
      ...{ specversion: '1.0', id, source: 'https://cjg.example/api/v1', type: 'nl.opencjg.conversation.asked', subject },
      time: '2026-11-24T09:00:00Z',
    })
    const signed = createHmac('sha256', Buffer.from(secret, 'base64')).update(`${id}.${String(headers['webhook-timestamp'])}.${body}`)
    expect(headers['webhook-signature']).toBe(`v1,${signed.digest('base64')}`)
  })

  test('what does not arrive is tried again with longer waits, and given up after the last', async () => {
    await aWebhook()
    await publish('2026-11-24T09:01:00Z')
    const id = lastDelivery()
    status = 500
    tellings = []
    const outcomes = []
    for (let tried = 0; tried < 8; tried += 1) outcomes.push(await deliver(id))
    expect(outcomes).toEqual(['again', 'again', 'again', 'again', 'again', 'again', 'given-up', 'nothing-to-do'])
    expect(tellings.map(({ wait }) => wait)).toEqual(tellings.map(({ wait }) => wait).toSorted((a, b) => a - b))
  })

  test('an address that fails for days is stopped, one that arrives again is not', async () => {
    const { client } = await aWebhook()
    const state = async () =>
      ((await (await ask('/webhooks', { key: client.key })).json()) as { items: { state: string; failingSince: string | null }[] }).items[0]
    await publish('2026-11-24T09:02:00Z')
    status = 503
    await deliver(lastDelivery())
    expect(await state()).toMatchObject({ state: 'active', failingSince: aTuesdayMorning.toString() })
    status = 200
    await deliver(lastDelivery())
    expect(await state()).toMatchObject({ state: 'active', failingSince: null })
    status = 503
    await publish('2026-11-24T09:03:00Z')
    await deliver(lastDelivery())
    await deliver(lastDelivery(), aTuesdayMorning.add({ hours: 24 * 6 }))
    expect(await state()).toMatchObject({ state: 'stopped' })
    expect(await publish('2026-11-24T09:04:00Z')).toBe(0)
  })

  test('an address that says it is gone is stopped at once; nothing listens is a failed try', async () => {
    const { client } = await aWebhook()
    await publish('2026-11-24T09:05:00Z')
    status = 410
    expect(await deliver(lastDelivery())).toBe('given-up')
    expect(await (await ask('/webhooks', { key: client.key })).json()).toMatchObject({ items: [{ state: 'stopped' }] })
    expect(await sendEvent('allowed')('http://127.0.0.1:1/x', {}, '{}')).toBeNull()
  })

  test('a program whose key was taken back hears nothing more, also not what was waiting', async () => {
    const { client } = await aWebhook()
    await publish('2026-11-24T09:06:00Z')
    const waiting = lastDelivery()
    await revokeClient(asSystem(), client.id)
    expect(await deliver(waiting)).toBe('nothing-to-do')
    expect(await publish('2026-11-24T09:07:00Z')).toBe(0)
    expect(heard).toEqual([])
  })

  test('a name that points into the own network is not followed', async () => {
    expect(await sendEvent('refused')(url.replace('127.0.0.1', 'localhost'), {}, '{}')).toBeNull()
    expect(heard).toEqual([])
  })
})
