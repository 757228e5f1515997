import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { inTransaction } from '#platform/db.server.ts'
import type { JobData } from '#platform/jobs.server.ts'
import { makeMail } from '#platform/mail.server.ts'
import type { Instant } from '#platform/time.ts'
import { aColleague, aContext, aRegionWithTwoCentres, aTuesdayMorning as nine, type TwoCentres } from '#tests/builders/centres.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys } from '#tests/keys.ts'
import type { Id } from '#platform/id.ts'
import { askForMailLink, lookAtMailLink, sendMailLink, useMailLink } from './resident-mail-link.server.ts'
import { deleteOwnAccount, endResidentDevice, endResidentSessions, findSignedInResident, readOwnAccount } from './residents.server.ts'
import { tidyAccess } from './tidy.server.ts'

let base: TestDatabase
let centres: TwoCentres
let told: JobData[] = []
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
afterAll(() => base.close())
beforeEach(() => {
  told = []
})

const visitor = (now: Instant = nine) => aContext(base.db, centres.here, { kind: 'visitor' }, now)
const asSystem = (now: Instant = nine) => aContext(base.db, centres.here, { kind: 'system', name: 'test' }, now)
const ask = (email: string, now: Instant = nine) =>
  askForMailLink({ keys: testKeys, jobs }, visitor(now), { email, browser: 'a browser', language: 'nl' })

/** The token of the mail that goes out for the link that was asked last. */
async function mailed(now: Instant = nine): Promise<{ to: string; token: string }> {
  const mail = makeMail(null, 'cjg@cjg.example')
  const id = told.at(-1)?.['linkId'] as Id<'mailLink'>
  // A job may run twice: both mails carry the same link.
  for (let i = 0; i < 2; i += 1)
    await sendMailLink(testKeys, asSystem(now), mail, id, async (_language, token) => ({ subject: 'Je link', text: token }))
  const [second, first] = mail.kept()
  expect(second?.text).toBe(first?.text)
  return { to: first?.to ?? '', token: first?.text ?? '' }
}

const use = (token: string, browser: string | undefined, confirmed = false, now: Instant = nine) =>
  useMailLink(visitor(now), { token, browser, confirmed, device: 'firefox android' })

async function signIn(email: string) {
  await ask(email)
  const used = await use((await mailed()).token, 'a browser')
  if (!used.ok) throw new Error(used.error.kind)
  const actor = await findSignedInResident(base, centres.here, used.value.token, nine)
  if (actor === null) throw new Error('no session')
  return { ...used.value, actor, ctx: aContext(base.db, centres.here, actor) }
}

test('a link signs in once; looking at it uses nothing up', async () => {
  expect(await ask(' Samira@Post.example ')).toEqual({ ok: true, value: null })
  const { to, token } = await mailed()
  expect(to).toBe('samira@post.example')
  for (let i = 0; i < 3; i += 1) expect(await lookAtMailLink(visitor(), token, 'a browser')).toBe('here')
  const results = await Promise.all([use(token, 'a browser'), use(token, 'a browser')])
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await lookAtMailLink(visitor(), token, 'a browser')).toBe('dead')
  expect(await use(token, 'a browser')).toEqual({ ok: false, error: { kind: 'dead' } })
})

test('in another browser the person first says that it was they who asked', async () => {
  await ask('joris@post.example')
  const { token } = await mailed()
  for (const browser of ['another browser', undefined]) {
    expect(await lookAtMailLink(visitor(), token, browser)).toBe('elsewhere')
    expect(await use(token, browser)).toEqual({ ok: false, error: { kind: 'elsewhere' } })
  }
  expect(await use(token, undefined, true)).toMatchObject({ ok: true })
})

test('a link is good for fifteen minutes, and at its own centre', async () => {
  await ask('lotte@post.example')
  const { token } = await mailed()
  expect(await lookAtMailLink(aContext(base.db, centres.elsewhere, { kind: 'visitor' }), token, 'a browser')).toBe('dead')
  expect(await use(token, 'a browser', false, nine.add({ minutes: 15 }))).toEqual({ ok: false, error: { kind: 'dead' } })
  expect(await use(token, 'a browser', false, nine.add({ minutes: 14 }))).toMatchObject({ ok: true })
})

test('the answer is the same for a known and an unknown address, and when too many links are on their way', async () => {
  await signIn('bekend@post.example')
  told = []
  for (const email of ['bekend@post.example', 'onbekend@post.example']) {
    for (let i = 0; i < 5; i += 1) expect(await ask(email)).toEqual({ ok: true, value: null })
    expect(told).toHaveLength(3)
    told = []
  }
  expect(await ask('geen adres')).toEqual({ ok: false, error: { kind: 'wrong-email' } })
})

test('the same address is the same account; the database holds neither address nor token in the clear', async () => {
  const one = await signIn('dezelfde@post.example')
  const two = await signIn('DEZELFDE@post.example')
  expect(two.residentId).toBe(one.residentId)
  const own = await readOwnAccount(testKeys, two.ctx)
  expect(own).toMatchObject({ value: { mail: 'dezelfde@post.example' } })
  expect(own.ok && own.value.devices.filter(({ here }) => here)).toHaveLength(1)
  expect(own.ok && own.value.devices).toHaveLength(2)
  const { rows } = await base.owner.query<{ row: string }>(
    `select r::text as row from access.resident r union all select s::text from access.resident_session s union all select e::text from access.audit_event e`,
  )
  expect(rows.length).toBeGreaterThan(3)
  for (const secret of ['dezelfde', one.token, two.token]) expect(rows.some(({ row }) => row.includes(secret))).toBe(false)
})

test('signing out here ends one session, everywhere ends all', async () => {
  const [one, two, three] = [await signIn('uit@post.example'), await signIn('uit@post.example'), await signIn('uit@post.example')]
  expect(await endResidentSessions(one.ctx, 'here')).toMatchObject({ value: 1 })
  expect(await findSignedInResident(base, centres.here, one.token, nine)).toBeNull()
  expect(await endResidentSessions(two.ctx, 'everywhere')).toMatchObject({ value: 2 })
  expect(await findSignedInResident(base, centres.here, three.token, nine)).toBeNull()
})

test('deleting takes account and sessions away at once and leaves a line that names nobody', async () => {
  const [one, two] = [await signIn('weg@post.example'), await signIn('weg@post.example')]
  await ask('weg@post.example')
  const { token: underWay } = await mailed()
  await ask('blijft@post.example')
  const { token: ofAnother } = await mailed()
  expect(await deleteOwnAccount(one.ctx, [])).toMatchObject({ ok: true })
  expect(await lookAtMailLink(visitor(), underWay, 'a browser')).toBe('dead')
  expect(await lookAtMailLink(visitor(), ofAnother, 'a browser')).toBe('here')
  for (const { token } of [one, two]) expect(await findSignedInResident(base, centres.here, token, nine)).toBeNull()
  expect((await base.owner.query('select from access.resident where id = $1', [one.residentId])).rowCount).toBe(0)
  const { rows } = await base.owner.query(
    `select actor_kind, account_id, detail from access.audit_event where event_type = 'resident.delete' and object_id = $1`,
    [one.residentId],
  )
  expect(rows).toEqual([{ actor_kind: 'resident', account_id: null, detail: null }])
  expect(await deleteOwnAccount(two.ctx, [])).toEqual({ ok: false, error: { kind: 'gone' } })
  expect((await signIn('weg@post.example')).residentId).not.toBe(one.residentId)
})

test('row-level security: staff see no resident, a resident no other, a visitor none', async () => {
  const [one, other] = [await signIn('een@post.example'), await signIn('ander@post.example')]
  const nurse = await aColleague(base.db, centres.here, { name: 'Bo Smit', profession: 'youthNurse', roles: ['administrator'] })
  const seen = (actor: 'staff' | 'visitor' | 'resident', actorId: string | undefined, centreId = centres.here) =>
    inTransaction(base.db, { centreId, actor, ...(actorId === undefined ? {} : { actorId }) }, async (tx) => ({
      residents: (await tx.selectFrom('access.resident').select('id').execute()).map(({ id }) => id),
      sessions: (await tx.selectFrom('access.resident_session').select('resident_id').execute()).map(({ resident_id }) => resident_id),
    }))
  expect(await seen('staff', nurse.accountId)).toEqual({ residents: [], sessions: [] })
  expect(await seen('staff', one.residentId)).toEqual({ residents: [], sessions: [] })
  expect(await seen('visitor', undefined)).toEqual({ residents: [], sessions: [] })
  expect(await seen('resident', one.residentId)).toEqual({ residents: [one.residentId], sessions: [one.residentId] })
  expect(await seen('resident', one.residentId, centres.elsewhere)).toEqual({ residents: [], sessions: [] })
  expect(other.residentId).not.toBe(one.residentId)
})

test('rest ends a session after half an hour; what has had its time is cleared away', async () => {
  const { token } = await signIn('rust@post.example')
  expect(await findSignedInResident(base, centres.here, token, nine.add({ minutes: 29 }))).not.toBeNull()
  expect(await findSignedInResident(base, centres.here, token, nine.add({ minutes: 59 }))).toBeNull()
  await tidyAccess(base, centres.here, nine.add({ hours: 5 }))
  for (const table of ['resident_session', 'mail_link'])
    expect((await base.owner.query(`select from access.${table}`)).rowCount, table).toBe(0)
})

test('one device is signed out alone; that of somebody else is not there', async () => {
  const [phone, tablet] = [await signIn('bea@post.example'), await signIn('bea@post.example')]
  const other = await signIn('cas@post.example')
  expect(await endResidentDevice(phone.ctx, other.actor.sessionId)).toEqual({ ok: false, error: { kind: 'no-session' } })
  expect(await endResidentDevice(phone.ctx, tablet.actor.sessionId)).toEqual({ ok: true, value: null })
  expect(await findSignedInResident(base, centres.here, tablet.token, nine)).toBeNull()
  for (const { token } of [phone, other]) expect(await findSignedInResident(base, centres.here, token, nine)).not.toBeNull()
  expect(await endResidentDevice(phone.ctx, tablet.actor.sessionId)).toMatchObject({ error: { kind: 'no-session' } })
  const read = await readOwnAccount(testKeys, phone.ctx)
  expect(read.ok && read.value.devices.map(({ here }) => here)).toEqual([true])
})
