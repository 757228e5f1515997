import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Instant } from '#platform/time.ts'
import { Authenticator } from '#tests/authenticator.ts'
import { aColleague, aContext, aRegionWithTwoCentres, aTuesdayMorning as nine, type TwoCentres } from '#tests/builders/centres.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys } from '#tests/keys.ts'
import { addLocalAccount, resetFactors } from './accounts.server.ts'
import { endOwnSessions, readOwnAccess, renewRecoveryCodes, replaceOwnApp, offerOwnApp } from './own-access.server.ts'
import { completeWithCode, completeWithNewApp, findPending } from './second-step.server.ts'
import { beginSession, findSession } from './sessions.server.ts'
import { signInWithPassword } from './sign-in-with-password.server.ts'
import { proveWithCode } from './step-up.server.ts'

let base: TestDatabase
let centres: TwoCentres
const keys = { keys: testKeys }
const password = 'drie fietsen zonder bel'

beforeAll(async () => {
  base = await freshDatabase()
  centres = await aRegionWithTwoCentres(base.db)
})
afterAll(() => base.close())

const visitor = (now: Instant) => aContext(base.db, centres.here, { kind: 'visitor' }, now)
const asSystem = () => aContext(base.db, centres.here, { kind: 'system', name: 'test' })

let number = 0
async function anAccount() {
  number += 1
  const email = `stap${number}@cjg.example`
  const added = await addLocalAccount(asSystem(), { displayName: 'Amina Vermeer', email, profession: 'youthNurse', roles: [], password })
  if (!added.ok) throw new Error(added.error.kind)
  return { email, accountId: added.value }
}

async function halfWay(email: string, now: Instant): Promise<string> {
  const begun = await signInWithPassword(keys, visitor(now), { email, password, source: Buffer.alloc(32, number) })
  if (!begun.ok) throw new Error(begun.error.kind)
  return begun.value.secondStep
}

/** Somebody with an app, who set it up at nine. */
async function withApp() {
  const account = await anAccount()
  const token = await halfWay(account.email, nine)
  const pending = await findPending(keys, visitor(nine), token, 'CJG hier')
  const app = new Authenticator(pending?.offer?.secret ?? '')
  const done = await completeWithNewApp(keys, visitor(nine), { token, code: app.code(nine) })
  if (!done.ok) throw new Error(done.error.kind)
  return { ...account, app, ...done.value }
}

const later = nine.add({ minutes: 5 })
const complete = async (email: string, code: string, now: Instant = later) =>
  completeWithCode(keys, visitor(now), { token: await halfWay(email, now), code })

test('the first factor gives a session and ten codes; neither secret nor codes stand in the database', async () => {
  const { accountId, recoveryCodes, token } = await withApp()
  expect(await findSession(base, centres.here, token, nine)).toMatchObject({ accountId })
  expect(new Set(recoveryCodes).size).toBe(10)
  const { rows } = await base.owner.query<{ row: string }>(
    `select a::text as row from access.authenticator_app a union all select r::text from access.recovery_code r`,
  )
  for (const code of recoveryCodes) expect(rows.some(({ row }) => row.includes(code.replace('-', '')))).toBe(false)
})

test('a code of the app is good once, also for two who bring it at the same moment', async () => {
  const { email, app } = await withApp()
  const code = app.code(later)
  const tokens = [await halfWay(email, later), await halfWay(email, later)]
  const results = await Promise.all(tokens.map((token) => completeWithCode(keys, visitor(later), { token, code })))
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  expect(results.find(({ ok }) => !ok)).toEqual({ ok: false, error: { kind: 'wrong-code' } })
  expect(await complete(email, app.code(later.subtract({ seconds: 30 })))).toEqual({ ok: false, error: { kind: 'wrong-code' } })
  expect(await complete(email, app.code(later.add({ seconds: 30 })), later.add({ seconds: 30 }))).toMatchObject({ ok: true })
})

test('the code that set the app up opens nothing again', async () => {
  const { email, app } = await withApp()
  expect(await complete(email, app.code(nine), nine)).toEqual({ ok: false, error: { kind: 'wrong-code' } })
})

test('a recovery code is good once; new ones end the old', async () => {
  const { email, recoveryCodes, accountId, token } = await withApp()
  const [first = '', second = ''] = recoveryCodes
  expect(await complete(email, first.toLowerCase())).toMatchObject({ ok: true })
  expect(await complete(email, first)).toEqual({ ok: false, error: { kind: 'wrong-code' } })
  const me = await findSession(base, centres.here, token, nine)
  if (me === null) throw new Error('no session')
  const ctx = aContext(base.db, centres.here, me, nine)
  expect(await readOwnAccess(ctx)).toMatchObject({ value: { factors: { app: true, recoveryCodes: 9 } } })
  const renewed = await renewRecoveryCodes(keys, ctx)
  expect(renewed.ok && renewed.value).toHaveLength(10)
  expect(await complete(email, second, nine.add({ minutes: 40 }))).toEqual({ ok: false, error: { kind: 'wrong-code' } })
  const { rows } = await base.owner.query(
    `select event_type from access.audit_event where object_id = $1 and event_type like 'account.%'`,
    [accountId],
  )
  expect(rows).toContainEqual({ event_type: 'account.renewRecoveryCodes' })
})

test('wrong codes slow the account down, from wherever they come', async () => {
  const { email, app } = await withApp()
  const tokens = [await halfWay(email, later), await halfWay(email, later)]
  for (let i = 0; i < 5; i += 1)
    expect(await completeWithCode(keys, visitor(later), { token: tokens[i % 2] ?? '', code: '000000' })).toMatchObject({
      error: { kind: 'wrong-code' },
    })
  expect(await completeWithCode(keys, visitor(later), { token: tokens[0] ?? '', code: app.code(later) })).toEqual({
    ok: false,
    error: { kind: 'wait', seconds: 2 },
  })
})

test('who has a factor cannot set another up with the password alone', async () => {
  const { email, app } = await withApp()
  const token = await halfWay(email, later)
  expect(await findPending(keys, visitor(later), token, 'CJG hier')).toMatchObject({ next: 'code', offer: null })
  expect(await completeWithNewApp(keys, visitor(later), { token, code: app.code(later) })).toEqual({
    ok: false,
    error: { kind: 'expired' },
  })
})

test('a cleared second step is set up anew, and every session is over', async () => {
  const { email, accountId, token } = await withApp()
  expect(await resetFactors(asSystem(), accountId)).toMatchObject({ ok: true })
  expect(await findSession(base, centres.here, token, nine)).toBeNull()
  expect(await findPending(keys, visitor(later), await halfWay(email, later), 'CJG hier')).toMatchObject({ next: 'set-up' })
})

test('own factors change only with a fresh proof; a code gives one for ten minutes', async () => {
  const { app, token } = await withApp()
  const at = async (now: Instant) => {
    const me = await findSession(base, centres.here, token, now)
    if (me === null) throw new Error('no session')
    return aContext(base.db, centres.here, me, now)
  }
  const stale = nine.add({ minutes: 11 })
  expect(await renewRecoveryCodes(keys, await at(stale))).toEqual({ ok: false, error: { kind: 'not-permitted', needsProof: true } })
  expect(await proveWithCode(keys, await at(stale), '123456')).toEqual({ ok: false, error: { kind: 'wrong-code' } })
  expect(await proveWithCode(keys, await at(stale), app.code(stale))).toMatchObject({ ok: true })
  const offer = await offerOwnApp(keys, await at(stale), 'CJG hier')
  const newApp = new Authenticator(offer.ok ? offer.value.secret : '')
  expect(newApp.code(stale)).not.toBe(app.code(stale))
  expect(await replaceOwnApp(keys, await at(stale), newApp.code(stale))).toMatchObject({ ok: true })
  const hour = stale.add({ minutes: 10 })
  expect(await proveWithCode(keys, await at(hour), app.code(hour))).toEqual({ ok: false, error: { kind: 'wrong-code' } })
})

test('nobody is signed in on more than eight devices: the one longest unused goes', async () => {
  const nurse = await aColleague(base.db, centres.here, { name: 'Bo Smit', profession: 'youthNurse', roles: ['editor'] })
  const tokens: string[] = []
  for (let minute = 0; minute < 9; minute += 1) {
    const begun = await beginSession(visitor(nine.add({ minutes: minute })), { ...nurse, acr: 'test', device: 'firefox linux' })
    if (begun.ok) tokens.push(begun.value.token)
  }
  const now = nine.add({ minutes: 9 })
  const live = await Promise.all(tokens.map((token) => findSession(base, centres.here, token, now)))
  expect(live.map((session) => session !== null)).toEqual([false, ...Array<boolean>(8).fill(true)])
  const me = live[8]
  if (!me) throw new Error('no session')
  const ctx = aContext(base.db, centres.here, me, now)
  const own = await readOwnAccess(ctx)
  expect(own.ok && own.value.devices.filter(({ here }) => here)).toHaveLength(1)
  expect(own.ok && own.value.local).toBe(false)
  expect(await endOwnSessions(ctx, 'others')).toMatchObject({ value: 7 })
  expect(await findSession(base, centres.here, tokens[8] ?? '', now)).not.toBeNull()
})

test('nobody signs out a device of somebody else', async () => {
  const [one, other] = [await withApp(), await withApp()]
  const of = async (token: string) => {
    const me = await findSession(base, centres.here, token, nine)
    if (me === null) throw new Error('no session')
    return me
  }
  const [me, them] = [await of(one.token), await of(other.token)]
  const theirs = them.session?.id
  if (theirs === undefined) throw new Error('no session')
  expect(await endOwnSessions(aContext(base.db, centres.here, me, nine), theirs)).toEqual({ ok: false, error: { kind: 'no-session' } })
  expect(await findSession(base, centres.here, other.token, nine)).not.toBeNull()
})
