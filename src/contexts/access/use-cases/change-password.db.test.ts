import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { JobData } from '#platform/jobs.server.ts'
import { makeMail } from '#platform/mail.server.ts'
import { Authenticator } from '#tests/authenticator.ts'
import { aContext, aRegionWithTwoCentres, aTuesdayMorning as nine, type TwoCentres } from '#tests/builders/centres.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys } from '#tests/keys.ts'
import { addLocalAccount } from './accounts.server.ts'
import { changePassword, sendPasswordNotice } from './change-password.server.ts'
import { completeWithCode, completeWithNewApp, findPending } from './second-step.server.ts'
import { beginSession, findSession } from './sessions.server.ts'
import { signInWithPassword } from './sign-in-with-password.server.ts'

let base: TestDatabase
let centres: TwoCentres
let told: JobData[] = []
const keys = { keys: testKeys }
const [old, fresh] = ['drie fietsen zonder bel', 'vier stoepen vol krijt']
const jobs = {
  tell: async (_tx: unknown, _name: string, data: JobData) => void told.push(data),
  start: async () => {},
  stop: async () => {},
  running: () => true,
}

beforeAll(async () => {
  base = await freshDatabase()
  centres = await aRegionWithTwoCentres(base.db)
})
beforeEach(() => {
  told = []
})
afterAll(() => base.close())

const visitor = (now = nine) => aContext(base.db, centres.here, { kind: 'visitor' }, now)
const system = () => aContext(base.db, centres.here, { kind: 'system', name: 'test' })
let number = 0

async function somebody() {
  number += 1
  const email = `wachtwoord${number}@cjg.example`
  const wish = { displayName: 'Amina Vermeer', email, profession: 'youthNurse', roles: [], password: old }
  const added = await addLocalAccount(system(), wish)
  if (!added.ok) throw new Error(added.error.kind)
  const source = Buffer.alloc(32, number)
  const first = async (password: string, now = nine) => signInWithPassword(keys, visitor(now), { email, password, source })
  const half = await first(old)
  if (!half.ok) throw new Error(half.error.kind)
  const pending = await findPending(keys, visitor(), half.value.secondStep, 'CJG hier')
  const app = new Authenticator(pending?.offer?.secret ?? '')
  const done = await completeWithNewApp(keys, visitor(), { token: half.value.secondStep, code: app.code(nine) })
  if (!done.ok) throw new Error(done.error.kind)
  const me = await findSession(base, centres.here, done.value.token, nine)
  if (me === null) throw new Error('no session')
  return { email, accountId: added.value, app, first, token: done.value.token, ctx: aContext(base.db, centres.here, me) }
}

test('a new password: this session stays, the others end, the app still works, and the old one opens nothing', async () => {
  const { accountId, app, first, token, ctx } = await somebody()
  const other = await beginSession(visitor(), { accountId, acr: 'test' })
  const half = await first(old)
  expect(await changePassword({ jobs }, ctx, { password: fresh, again: fresh })).toEqual({ ok: true, value: { ended: 1 } })
  expect(await findSession(base, centres.here, token, nine)).not.toBeNull()
  expect(other.ok && (await findSession(base, centres.here, other.value.token, nine))).toBeNull()
  // Who was half-way with the old password begins again.
  expect(half.ok && (await findPending(keys, visitor(), half.value.secondStep, 'CJG hier'))).toBeNull()
  const later = nine.add({ minutes: 5 })
  expect(await first(old, later)).toMatchObject({ ok: false })
  const again = await first(fresh, later)
  expect(
    again.ok && (await completeWithCode(keys, visitor(later), { token: again.value.secondStep, code: app.code(later) })),
  ).toMatchObject({
    ok: true,
  })
  expect(told).toEqual([{ centreId: centres.here, accountId }])
})

test('the mail tells that it changed, to the address of the account, and nothing of the password', async () => {
  const { email, accountId } = await somebody()
  const mail = makeMail(null, 'cjg@cjg.example')
  await sendPasswordNotice(system(), mail, accountId, { subject: 'Veranderd', text: 'Was jij dit?' })
  expect(mail.kept()).toMatchObject([{ to: email, subject: 'Veranderd' }])
  expect(JSON.stringify(mail.kept())).not.toContain('Vermeer')
})

test.each([
  ['too-short', 'kort', 'kort'],
  ['too-common', 'welkom2026!!', 'welkom2026!!'],
  ['not-repeated', fresh, old],
  ['same', old, old],
] as const)('refused, and nothing changes: %s', async (kind, password, again) => {
  const { ctx, first } = await somebody()
  expect(await changePassword({ jobs }, ctx, { password, again })).toEqual({ ok: false, error: { kind } })
  expect(await first(old, nine.add({ minutes: 1 }))).toMatchObject({ ok: true })
  expect(told).toEqual([])
})

test('without a fresh proof it is refused', async () => {
  const { ctx } = await somebody()
  const later = { ...ctx, now: nine.add({ minutes: 11 }) }
  expect(await changePassword({ jobs }, later, { password: fresh, again: fresh })).toEqual({
    ok: false,
    error: { kind: 'not-permitted', needsProof: true },
  })
})
