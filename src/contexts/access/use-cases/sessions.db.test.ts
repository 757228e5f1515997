import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '#platform/context.ts'
import { inTransaction } from '#platform/db.server.ts'
import { Temporal } from '#platform/time.ts'
import { aColleague, aContext, aRegionWithTwoCentres, aTuesdayMorning as nine, type TwoCentres } from '#tests/builders/centres.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { closeAccount } from './accounts.server.ts'
import { grantRole, revokeRole } from './administration/roles.server.ts'
import { beginSession, endAllSessions, endSession, findSession, type StaffActor } from './sessions.server.ts'
import { tidyAccess } from './tidy.server.ts'

let base: TestDatabase
let centres: TwoCentres

beforeAll(async () => {
  base = await freshDatabase()
  centres = await aRegionWithTwoCentres(base.db)
})
afterAll(() => base.close())

const visitor = (): Context => aContext(base.db, centres.here, { kind: 'visitor' })
const asSystem = (): Context => aContext(base.db, centres.here, { kind: 'system', name: 'test' })
const aNurse = (name = 'Amina Vermeer') => aColleague(base.db, centres.here, { name, profession: 'youthNurse', roles: ['professional'] })

async function signIn({ accountId }: StaffActor): Promise<string> {
  const begun = await beginSession(visitor(), { accountId, acr: 'test' })
  if (!begun.ok) throw new Error(begun.error.kind)
  return begun.value.token
}

const auditOf = async (accountId: string) => {
  const { rows } = await base.owner.query<{ event_type: string; outcome: number; detail: string | null; account_id: string | null }>(
    'select event_type, outcome, detail, account_id from access.audit_event where object_id = $1 order by recorded_at',
    [accountId],
  )
  return rows
}

test('who signed in is found by the token, and the database holds its hash only', async () => {
  const nurse = await aNurse()
  const token = await signIn(nurse)
  expect(await findSession(base, centres.here, token, nine)).toMatchObject(nurse)
  const { rows } = await base.owner.query<{ row: string }>('select s::text as row from access.session s where account_id = $1', [
    nurse.accountId,
  ])
  expect(rows).toHaveLength(1)
  expect(rows[0]?.row).not.toContain(token)
  expect(rows[0]?.row).not.toContain(Buffer.from(token, 'base64url').toString('hex'))
  expect(await auditOf(nurse.accountId)).toEqual([{ event_type: 'session.begin', outcome: 0, detail: 'test', account_id: null }])
})

test('a made-up token and a token of another centre open nothing', async () => {
  const token = await signIn(await aNurse())
  expect(await findSession(base, centres.here, `${token}x`, nine)).toBeNull()
  expect(await findSession(base, centres.here, '', nine)).toBeNull()
  expect(await findSession(base, centres.elsewhere, token, nine)).toBeNull()
})

test('rest ends a session, use keeps it, ten hours end it anyhow', async () => {
  const nurse = await aNurse()
  const token = await signIn(nurse)
  const at = (minutes: number) => findSession(base, centres.here, token, nine.add({ minutes }))
  expect(await at(59)).not.toBeNull()
  expect(await at(59 + 59)).not.toBeNull()
  expect(await at(59 + 59 + 61)).toBeNull()

  const busy = await signIn(nurse)
  for (let minutes = 30; minutes < 600; minutes += 30)
    expect(await findSession(base, centres.here, busy, nine.add({ minutes }))).not.toBeNull()
  expect(await findSession(base, centres.here, busy, nine.add({ hours: 10 }))).toBeNull()
})

test('being seen is written at most once a minute', async () => {
  const nurse = await aNurse()
  const token = await signIn(nurse)
  const lastSeen = async () => {
    const { rows } = await base.owner.query<{ last_seen_at: Temporal.Instant }>(
      'select last_seen_at from access.session where account_id = $1',
      [nurse.accountId],
    )
    return rows[0]?.last_seen_at.toString()
  }
  await findSession(base, centres.here, token, nine.add({ seconds: 59 }))
  expect(await lastSeen()).toBe(nine.toString())
  await findSession(base, centres.here, token, nine.add({ seconds: 61 }))
  expect(await lastSeen()).toBe(nine.add({ seconds: 61 }).toString())
})

test('signing out ends this session and leaves another device alone; twice is no session', async () => {
  const nurse = await aNurse()
  const [desk, tablet] = [await signIn(nurse), await signIn(nurse)]
  expect(await endSession(visitor(), desk)).toEqual({ ok: true, value: null })
  expect(await findSession(base, centres.here, desk, nine)).toBeNull()
  expect(await findSession(base, centres.here, tablet, nine)).not.toBeNull()
  expect(await endSession(visitor(), desk)).toEqual({ ok: false, error: { kind: 'no-session' } })
  expect((await auditOf(nurse.accountId)).map(({ event_type: type }) => type)).toEqual(['session.begin', 'session.begin', 'session.end'])
})

test('signing out everywhere ends every session of this person, and nobody else’s', async () => {
  const [nurse, other] = [await aNurse(), await aNurse('Bo Smit')]
  const tokens = [await signIn(nurse), await signIn(nurse), await signIn(nurse)]
  const others = await signIn(other)
  expect(await endAllSessions(aContext(base.db, centres.here, nurse))).toEqual({ ok: true, value: 3 })
  for (const token of tokens) expect(await findSession(base, centres.here, token, nine)).toBeNull()
  expect(await findSession(base, centres.here, others, nine)).not.toBeNull()
  expect(await auditOf(nurse.accountId)).toContainEqual({
    event_type: 'session.end',
    outcome: 0,
    detail: 'everywhere 3',
    account_id: nurse.accountId,
  })
})

test('somebody who lost every role can still sign out', async () => {
  const nurse = await aNurse()
  const token = await signIn(nurse)
  await revokeRole(asSystem(), nurse.accountId, 'professional')
  const found = await findSession(base, centres.here, token, nine)
  expect(found?.roles).toEqual([])
  if (found === null) throw new Error('not found')
  expect(await endSession(aContext(base.db, centres.here, found), token)).toMatchObject({ ok: true })
})

test('a role that is given or taken holds on the next request', async () => {
  const nurse = await aNurse()
  const token = await signIn(nurse)
  await grantRole(asSystem(), nurse.accountId, 'editor')
  expect((await findSession(base, centres.here, token, nine))?.roles).toEqual(['editor', 'professional'])
  await revokeRole(asSystem(), nurse.accountId, 'professional')
  expect((await findSession(base, centres.here, token, nine))?.roles).toEqual(['editor'])
})

test('a closed account has no session left and gets no new one', async () => {
  const nurse = await aNurse()
  const token = await signIn(nurse)
  expect(await closeAccount(asSystem(), nurse.accountId)).toMatchObject({ ok: true })
  expect(await findSession(base, centres.here, token, nine)).toBeNull()
  expect(await beginSession(visitor(), { accountId: nurse.accountId, acr: 'test' })).toEqual({ ok: false, error: { kind: 'no-account' } })
  expect(await auditOf(nurse.accountId)).toContainEqual(expect.objectContaining({ event_type: 'account.close', detail: 'sessions 1' }))
})

test('signing in again in the same browser ends the session that it had', async () => {
  const nurse = await aNurse()
  const first = await signIn(nurse)
  const second = await beginSession(visitor(), { accountId: nurse.accountId, acr: 'test', previousToken: first })
  expect(second.ok).toBe(true)
  expect(await findSession(base, centres.here, first, nine)).toBeNull()
})

test('sessions that are over are cleared away, twice without harm', async () => {
  const nurse = await aNurse()
  const old = await beginSession(aContext(base.db, centres.here, { kind: 'visitor' }, nine.subtract({ hours: 2 })), {
    accountId: nurse.accountId,
    acr: 'test',
  })
  const live = await signIn(nurse)
  expect(old.ok).toBe(true)
  const count = () =>
    inTransaction(base.db, { centreId: centres.here, actor: 'system' }, (tx) =>
      tx.selectFrom('access.session').select('account_id').where('account_id', '=', nurse.accountId).execute(),
    )
  expect(await count()).toHaveLength(2)
  await tidyAccess(base, centres.here, nine)
  await tidyAccess(base, centres.here, nine)
  expect(await count()).toHaveLength(1)
  expect(await findSession(base, centres.here, live, nine)).not.toBeNull()
})
