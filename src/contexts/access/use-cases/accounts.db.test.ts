import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '#platform/context.ts'
import {
  whoProved,
  aColleague,
  aContext,
  aRegionWithTwoCentres,
  aTuesdayMorning as nine,
  type TwoCentres,
} from '#tests/builders/centres.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { newId } from '#platform/id.ts'
import { addLocalAccount, closeAccount, listAccounts, setPassword } from './accounts.server.ts'
import { grantRole, revokeRole } from './administration/roles.server.ts'

let base: TestDatabase
let centres: TwoCentres

beforeAll(async () => {
  base = await freshDatabase()
  centres = await aRegionWithTwoCentres(base.db)
})
afterAll(() => base.close())

const asSystem = (centreId = centres.here): Context => aContext(base.db, centreId, { kind: 'system', name: 'test' })
const wish = { displayName: 'Amina Vermeer', email: 'amina@cjg.example', profession: 'youthNurse', roles: ['professional', 'editor'] }

test('an account is added once per centre, with its roles and a hash', async () => {
  const added = await addLocalAccount(asSystem(), { ...wish, password: 'drie fietsen zonder bel' })
  expect(added.ok).toBe(true)
  const listed = await listAccounts(asSystem())
  expect(listed.ok && listed.value).toEqual([
    {
      id: added.ok && added.value,
      displayName: 'Amina Vermeer',
      publicName: 'Amina',
      email: 'amina@cjg.example',
      profession: 'youthNurse',
      roles: ['editor', 'professional'],
      state: 'active',
      signsInWith: ['password'],
    },
  ])
  expect(await addLocalAccount(asSystem(), { ...wish, email: 'AMINA@cjg.example' })).toEqual({ ok: false, error: { kind: 'email-taken' } })
  expect(await addLocalAccount(asSystem(centres.elsewhere), wish)).toMatchObject({ ok: true })
  const { rows } = await base.owner.query<{ password_hash: string | null }>('select password_hash from access.account order by created_at')
  expect(rows.filter(({ password_hash: hash }) => hash?.startsWith('$argon2id$') === true)).toHaveLength(1)
})

test('two who add the same address at once: one wins, the other hears why', async () => {
  const two = { ...wish, email: 'samen@cjg.example' }
  const results = await Promise.all([addLocalAccount(asSystem(), two), addLocalAccount(asSystem(), two)])
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  expect(results.find(({ ok }) => !ok)).toEqual({ ok: false, error: { kind: 'email-taken' } })
})

test.each([
  [{ password: 'te kort' }, 'too-short'],
  [{ password: 'Welkom2026!!' }, 'too-common'],
  [{ email: 'geen adres' }, 'wrong-email'],
  [{ roles: ['owner'] }, 'unknown-role'],
  [{ profession: 'wizard' }, 'unknown-profession'],
])('%j is refused and nothing is stored', async (change, kind) => {
  const refused = await addLocalAccount(asSystem(), { ...wish, email: 'nieuw@cjg.example', ...change })
  expect(refused).toMatchObject({ ok: false, error: { kind } })
  const { rows } = await base.owner.query(`select from access.account where email in ('nieuw@cjg.example', 'geen adres')`)
  expect(rows).toHaveLength(0)
})

test('nobody gives themselves a role, takes one, sets the own password here or closes the own account', async () => {
  const admin = await aColleague(base.db, centres.here, { name: 'Ad Beheer', profession: 'centreCoordinator', roles: ['administrator'] })
  const ctx = aContext(base.db, centres.here, whoProved(admin))
  const own = { ok: false, error: { kind: 'own-account' } }
  expect(await grantRole(ctx, admin.accountId, 'privacyOfficer')).toEqual(own)
  expect(await revokeRole(ctx, admin.accountId, 'administrator')).toEqual(own)
  expect(await closeAccount(ctx, admin.accountId)).toEqual(own)
  expect(await setPassword(ctx, { accountId: admin.accountId, password: 'drie fietsen zonder bel' })).toEqual(own)
  const { rows } = await base.owner.query('select role from access.account_role where account_id = $1', [admin.accountId])
  expect(rows).toEqual([{ role: 'administrator' }])
})

test('an administrator gives a colleague a role; a professional may not, and that is logged', async () => {
  const admin = await aColleague(base.db, centres.here, { name: 'Ad Beheer', profession: 'centreCoordinator', roles: ['administrator'] })
  const nurse = await aColleague(base.db, centres.here, { name: 'Bo Smit', profession: 'youthNurse', roles: ['professional'] })
  expect(await grantRole(aContext(base.db, centres.here, whoProved(admin)), nurse.accountId, 'coordinator')).toMatchObject({ ok: true })
  expect(await grantRole(aContext(base.db, centres.here, nurse), admin.accountId, 'coordinator')).toEqual({
    ok: false,
    error: { kind: 'not-permitted' },
  })
  const { rows } = await base.owner.query(
    'select event_type, outcome, detail from access.audit_event where account_id = any($1) order by recorded_at',
    [[admin.accountId, nurse.accountId]],
  )
  expect(rows).toEqual([
    { event_type: 'account.grantRole', outcome: 0, detail: 'coordinator' },
    { event_type: 'account.manage', outcome: 4, detail: 'role' },
  ])
})

test('an account of another centre does not exist here', async () => {
  const elsewhere = await aColleague(base.db, centres.elsewhere, {
    name: 'Joost Elders',
    profession: 'youthNurse',
    roles: ['professional'],
  })
  const unknown = { ok: false, error: { kind: 'no-account' } }
  expect(await closeAccount(asSystem(), elsewhere.accountId)).toEqual(unknown)
  expect(await grantRole(asSystem(), elsewhere.accountId, 'editor')).toEqual(unknown)
  expect(await closeAccount(asSystem(), newId())).toEqual(unknown)
})

test('without a fresh proof an administrator changes nothing, and that is logged', async () => {
  const admin = await aColleague(base.db, centres.here, { name: 'Ada Beheer', profession: 'centreManager', roles: ['administrator'] })
  const nurse = await aColleague(base.db, centres.here, { name: 'Bo Smit', profession: 'youthNurse', roles: ['editor'] })
  for (const actor of [admin, whoProved(admin, nine.subtract({ minutes: 10 }))]) {
    const refused = await grantRole(aContext(base.db, centres.here, actor), nurse.accountId, 'editor')
    expect(refused).toEqual({ ok: false, error: { kind: 'not-permitted', needsProof: true } })
  }
  const { rows } = await base.owner.query(`select outcome, detail from access.audit_event where account_id = $1 and detail = 'proof'`, [
    admin.accountId,
  ])
  expect(rows).toEqual([
    { outcome: 4, detail: 'proof' },
    { outcome: 4, detail: 'proof' },
  ])
})
