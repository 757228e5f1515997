import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Instant } from '#platform/time.ts'
import { aContext, aRegionWithTwoCentres, aTuesdayMorning as nine, type TwoCentres } from '#tests/builders/centres.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys } from '#tests/keys.ts'
import { addLocalAccount, closeAccount, setPassword } from './accounts.server.ts'
import { findPending } from './second-step.server.ts'
import { findSession } from './sessions.server.ts'
import { signInWithPassword } from './sign-in-with-password.server.ts'

let base: TestDatabase
let centres: TwoCentres
const password = 'drie fietsen zonder bel'
const desk = Buffer.alloc(32, 1)
const home = Buffer.alloc(32, 2)

beforeAll(async () => {
  base = await freshDatabase()
  centres = await aRegionWithTwoCentres(base.db)
})
afterAll(() => base.close())

const asSystem = () => aContext(base.db, centres.here, { kind: 'system', name: 'test' })

let number = 0
async function anAccount() {
  number += 1
  const email = `collega${number}@cjg.example`
  const added = await addLocalAccount(asSystem(), {
    displayName: 'Amina Vermeer',
    email,
    profession: 'youthNurse',
    roles: ['professional'],
    password,
  })
  if (!added.ok) throw new Error(added.error.kind)
  return { email, accountId: added.value }
}

const attempt = (email: string, typed: string, source = desk, now: Instant = nine, centreId = centres.here) =>
  signInWithPassword({ keys: testKeys }, aContext(base.db, centreId, { kind: 'visitor' }, now), { email, password: typed, source })

const pendingOf = (token: string, now: Instant = nine) =>
  findPending({ keys: testKeys }, aContext(base.db, centres.here, { kind: 'visitor' }, now), token, 'CJG hier')

const lastAudit = async (eventType = 'session.begin') => {
  const { rows } = await base.owner.query<{ outcome: number; detail: string | null; object_id: string | null }>(
    `select outcome, detail, object_id from access.audit_event where event_type = $1 order by recorded_at desc limit 1`,
    [eventType],
  )
  return rows[0]
}

test('the right password leads to the second step, whatever the capitals of the address', async () => {
  const { email, accountId } = await anAccount()
  const signedIn = await attempt(` ${email.toUpperCase()}`, password)
  expect(signedIn).toMatchObject({ ok: true, value: { accountId } })
  if (!signedIn.ok) throw new Error('refused')
  expect(await pendingOf(signedIn.value.secondStep)).toMatchObject({ accountId, next: 'set-up' })
  expect(await findSession(base, centres.here, signedIn.value.secondStep, nine)).toBeNull()
  expect(await lastAudit('session.password')).toEqual({ outcome: 0, detail: null, object_id: accountId })
})

test('wrong password, unknown, closed and passwordless account get one answer, and the log knows which', async () => {
  const { email, accountId } = await anAccount()
  const closed = await anAccount()
  await closeAccount(asSystem(), closed.accountId)
  const bare = await addLocalAccount(asSystem(), { displayName: 'Bo', email: 'bo@cjg.example', profession: 'youthNurse', roles: [] })
  const cases = [
    [email, 'een ander wachtwoord', 'wrong-password', accountId],
    ['niemand@cjg.example', password, 'unknown-account', null],
    ['geen adres', password, 'unknown-account', null],
    [closed.email, password, 'closed-account', closed.accountId],
    ['bo@cjg.example', password, 'no-password', bare.ok && bare.value],
    [email, password.repeat(100), 'wrong-password', accountId],
  ] as const
  for (const [typed, secret, detail, objectId] of cases) {
    expect(await attempt(typed, secret)).toEqual({ ok: false, error: { kind: 'wrong' } })
    expect(await lastAudit()).toEqual({ outcome: 8, detail, object_id: objectId })
  }
})

test('the account of one centre does not open another', async () => {
  const { email } = await anAccount()
  expect(await attempt(email, password, desk, nine, centres.elsewhere)).toEqual({ ok: false, error: { kind: 'wrong' } })
})

test('wrong passwords slow down this account from this source, and nobody else', async () => {
  const [one, other] = [await anAccount(), await anAccount()]
  for (let i = 0; i < 5; i += 1) expect(await attempt(one.email, 'mis mis mis mis')).toEqual({ ok: false, error: { kind: 'wrong' } })
  expect(await attempt(one.email, password)).toEqual({ ok: false, error: { kind: 'wait', seconds: 2 } })
  expect(await attempt(other.email, password)).toMatchObject({ ok: true })
  expect(await attempt(one.email, password, home)).toMatchObject({ ok: true })
  expect(await attempt(one.email, password, desk, nine.add({ seconds: 2 }))).toMatchObject({ ok: true })
  // The right password wipes the slate for this account and source.
  expect(await attempt(one.email, 'mis mis mis mis', desk, nine.add({ seconds: 2 }))).toEqual({ ok: false, error: { kind: 'wrong' } })
})

test('many tries at the same moment count like many in a row', async () => {
  const { email } = await anAccount()
  const results = await Promise.all(Array.from({ length: 20 }, () => attempt(email, 'mis mis mis mis')))
  const kinds = results.map((result) => (result.ok ? 'in' : result.error.kind))
  expect(kinds.filter((kind) => kind === 'wrong')).toHaveLength(5)
  expect(kinds.filter((kind) => kind === 'wait')).toHaveLength(15)
})

test('the tries hold neither the address that was typed nor where it came from', async () => {
  await attempt('iemand@cjg.example', 'mis mis mis mis')
  const { rows } = await base.owner.query<{ row: string }>('select a::text as row from access.attempt a')
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.some(({ row }) => row.includes('iemand'))).toBe(false)
})

test('the second step may take ten minutes', async () => {
  const { email } = await anAccount()
  const begun = await attempt(email, password)
  if (!begun.ok) throw new Error('refused')
  expect(await pendingOf(begun.value.secondStep, nine.add({ minutes: 9 }))).not.toBeNull()
  expect(await pendingOf(begun.value.secondStep, nine.add({ minutes: 10 }))).toBeNull()
})

test('a new password ends what was half-way, and only the new one opens', async () => {
  const { email, accountId } = await anAccount()
  const before = await attempt(email, password)
  expect(await setPassword(asSystem(), { accountId, password: 'vier stoelen in de gang' })).toMatchObject({ ok: true })
  if (!before.ok) throw new Error('refused')
  expect(await pendingOf(before.value.secondStep)).toBeNull()
  expect(await attempt(email, password)).toEqual({ ok: false, error: { kind: 'wrong' } })
  expect(await attempt(email, 'vier stoelen in de gang')).toMatchObject({ ok: true })
})

test('a hash of another cost is replaced at sign-in', async () => {
  const { accountId, email } = await anAccount()
  // Argon2id of "password", 2 passes: as an earlier version might have stored it.
  const old = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
  await base.owner.query('update access.account set password_hash = $1 where id = $2', [old, accountId])
  expect(await attempt(email, 'password')).toMatchObject({ ok: true })
  const { rows } = await base.owner.query<{ password_hash: string }>('select password_hash from access.account where id = $1', [accountId])
  expect(rows[0]?.password_hash).toMatch(/,t=3,/)
  expect(await attempt(email, 'password')).toMatchObject({ ok: true })
})
