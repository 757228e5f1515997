import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor, Context } from '#platform/context.ts'
import { aColleague, aContext, aRegionWithTwoCentres, whoProved, type TwoCentres } from '#tests/builders/centres.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys } from '#tests/keys.ts'
import { acceptInvitation, inviteToAccount, sendInvitation } from '../invitations.server.ts'
import { beginSession } from '../sessions.server.ts'
import { addOrganisation, putUnder } from './organisations.server.ts'
import { grantRole } from './roles.server.ts'
import { acceptStaff, readImport, tryStaff, undoStaff } from './staff-import.server.ts'
import { Temporal } from '#platform/time.ts'

let base: TestDatabase
let centres: TwoCentres
let minh: Actor & { kind: 'staff' }

beforeAll(async () => {
  base = await freshDatabase()
  centres = await aRegionWithTwoCentres(base.db)
  minh = await aColleague(base.db, centres.here, { name: 'Minh Tran', profession: 'frontDeskWorker', roles: ['administrator'] })
})
afterAll(() => base.close())

const admin = (): Context => aContext(base.db, centres.here, whoProved(minh))
const file = (...lines: readonly string[]) => Buffer.from(['email;naam;beroep;rollen', ...lines].join('\n'))
let made = 0
const someone = (): string => `nieuw-${(made += 1)}@cjg.example`
const lineOf = (email: string): string => `${email};Nieuw Iemand;youthNurse;professional+editor`
const accountsOf = async (...emails: readonly string[]) =>
  (await base.owner.query<{ id: never; email: string }>('select id, email from access.account where email = any($1)', [emails])).rows
async function tried(...lines: readonly string[]) {
  const done = await tryStaff(admin(), file(...lines))
  if (!done.ok) throw new Error(JSON.stringify(done.error))
  return done.value
}
async function accepted(...emails: readonly string[]) {
  const id = await tried(...emails.map(lineOf))
  expect(await acceptStaff(admin(), id)).toEqual({ ok: true, value: emails.length })
  return id
}

test('a file with a fault keeps nothing at all, and says every fault', async () => {
  const [one, two] = [someone(), someone()]
  expect(await tryStaff(admin(), file(lineOf(one), `${two};x;wizard;owner`))).toEqual({
    ok: false,
    error: {
      kind: 'problems',
      problems: [
        { line: 3, fault: 'unknown-profession', column: 'profession' },
        { line: 3, fault: 'unknown-role', column: 'roles', value: 'owner' },
      ],
    },
  })
  expect(await accountsOf(one, two)).toEqual([])
  expect((await base.owner.query('select from access.staff_import')).rows).toEqual([])
})

test('trying makes nobody an account; accepting makes all, with roles, and mails nobody', async () => {
  const [one, two] = [someone(), someone()]
  const id = await tried(lineOf(one), lineOf(two))
  expect(await accountsOf(one, two)).toEqual([])
  expect(await acceptStaff(admin(), id)).toEqual({ ok: true, value: 2 })
  expect(await acceptStaff(admin(), id)).toEqual({ ok: false, error: { kind: 'not-tried' } })
  const { rows } = await base.owner.query(
    `select a.email, array_agg(r.role order by r.role) as roles, bool_and(r.given_by = $2) as given from access.account a
     join access.account_role r on r.account_id = a.id where a.email = any($1) group by a.email order by a.email`,
    [[one, two], minh.accountId],
  )
  expect(rows).toEqual([one, two].map((email) => ({ email, roles: ['editor', 'professional'], given: true })))
  expect((await base.owner.query('select from access.invitation where email = any($1)', [[one, two]])).rows).toEqual([])
})

test('the same file is one try and one import, also when two try it at once and two accept it at once', async () => {
  const email = someone()
  const tries = await Promise.all([tryStaff(admin(), file(lineOf(email))), tryStaff(admin(), file(lineOf(email)))])
  const ids = tries.map((one) => (one.ok ? one.value : null))
  expect(ids[0]).not.toBeNull()
  expect(ids[1]).toBe(ids[0])
  const outcomes = await Promise.all(ids.map((id) => acceptStaff(admin(), id ?? ('' as never))))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes.find(({ ok }) => !ok)).toEqual({ ok: false, error: { kind: 'not-tried' } })
  expect(await accountsOf(email)).toHaveLength(1)
  const again = await tryStaff(admin(), file(lineOf(email)))
  expect(again).toEqual({ ok: true, value: ids[0] })
})

test('what changed between trying and accepting is looked at anew, and nobody comes in', async () => {
  const [one, two] = [someone(), someone()]
  const id = await tried(lineOf(one), lineOf(two))
  await accepted(two)
  expect(await acceptStaff(admin(), id)).toEqual({
    ok: false,
    error: { kind: 'problems', problems: [{ line: 3, fault: 'has-account', column: 'email' }] },
  })
  expect(await accountsOf(one)).toEqual([])
})

test('all of it is taken back, invitations too; then the file may come again', async () => {
  const [one, two] = [someone(), someone()]
  const id = await accepted(one, two)
  const told: unknown[] = []
  const jobs = {
    tell: async (_: unknown, name: string) => void told.push(name),
    start: async () => {},
    stop: async () => {},
    running: () => true,
  }
  const ids = (await accountsOf(one, two)).map((account) => account.id)
  expect(await inviteToAccount({ keys: testKeys, jobs }, admin(), ids, 'nl')).toEqual({ ok: true, value: 2 })
  expect(await inviteToAccount({ keys: testKeys, jobs }, admin(), ids, 'nl')).toEqual({ ok: true, value: 0 })
  expect(told).toEqual(['access.invitation-mail', 'access.invitation-mail'])
  expect(await undoStaff(admin(), id)).toEqual({ ok: true, value: 2 })
  expect(await undoStaff(admin(), id)).toEqual({ ok: false, error: { kind: 'not-accepted' } })
  expect(await accountsOf(one, two)).toEqual([])
  const shown = await readImport(admin(), id)
  expect(shown).toMatchObject({ ok: true, value: { state: 'undone', rows: [] } })
  expect(await tried(lineOf(one), lineOf(two))).not.toBe(id)
})

test('who accepts the invitation has a password on the account that was there, and then it stays: nothing is taken back', async () => {
  const [one, two] = [someone(), someone()]
  const id = await accepted(one, two)
  const [account] = await accountsOf(one)
  if (account === undefined) throw new Error('no account')
  const jobs = { tell: async () => {}, start: async () => {}, stop: async () => {}, running: () => true }
  await inviteToAccount({ keys: testKeys, jobs }, admin(), [account.id], 'nl')
  const { rows } = await base.owner.query<{ id: never }>('select id from access.invitation where account_id = $1', [account.id])
  let token = ''
  const mail = { send: async () => {}, kept: () => [] }
  const system = aContext(base.db, centres.here, { kind: 'system', name: 'test' })
  await sendInvitation(testKeys, system, mail, rows[0]?.id as never, async (_language, secret) => {
    token = secret
    return { subject: '', text: '' }
  })
  const visitor = aContext(base.db, centres.here, { kind: 'visitor' })
  expect((await acceptInvitation(visitor, { token, name: 'Wies Sluiter', password: 'drie fietsen zonder bel' })).ok).toBe(true)
  const kept = await base.owner.query('select display_name, password_hash is not null as can from access.account where email = $1', [one])
  expect(kept.rows).toEqual([{ display_name: 'Wies Sluiter', can: true }])
  expect(await undoStaff(admin(), id)).toEqual({
    ok: false,
    error: { kind: 'in-use', stays: [{ line: 2, name: 'Nieuw Iemand', why: 'signed-in' }] },
  })
  expect(await accountsOf(one, two)).toHaveLength(2)
})

test('an account that was changed, or that something else knows, stops the undoing whole', async () => {
  const [one, two, three] = [someone(), someone(), someone()]
  const id = await accepted(one, two, three)
  const accounts = await accountsOf(one, two, three)
  const idOf = (email: string) => accounts.find((account) => account.email === email)?.id as never
  const part = {
    name: 'De Schakel',
    category: 'education',
    covenant: '',
    agreementDays: null,
    bsnEntitled: false,
    helpIsCoreTask: false,
  } as const
  const school = await addOrganisation(admin(), { ...part, from: Temporal.PlainDate.from('2026-01-01'), until: null })
  expect(await putUnder(admin(), idOf(one), school.ok ? school.value : null)).toMatchObject({ ok: true })
  expect(await grantRole(admin(), idOf(two), 'coordinator')).toMatchObject({ ok: true })
  const refused = await undoStaff(admin(), id)
  expect(refused).toMatchObject({
    error: {
      kind: 'in-use',
      stays: [
        { line: 2, why: 'changed' },
        { line: 3, why: 'changed' },
      ],
    },
  })
  const other = someone()
  const second = await accepted(other)
  const [planned] = await accountsOf(other)
  await base.owner.query(
    `insert into access.machine_client (centre_id, id, name, key_hash, scopes, created_at) select centre_id, id, 'Los', decode(repeat('00', 32), 'hex'), '{library}', now() from access.account where id = $1`,
    [planned?.id],
  )
  await base.owner.query(
    'alter table access.machine_client add constraint knows foreign key (centre_id, id) references access.account (centre_id, id)',
  )
  expect(await undoStaff(admin(), second)).toEqual({ ok: false, error: { kind: 'in-use', stays: [] } })
  await base.owner.query('alter table access.machine_client drop constraint knows')
  expect(await accountsOf(other)).toHaveLength(1)
})

test('only an administrator with a fresh proof; the command line as well', async () => {
  const manager = await aColleague(base.db, centres.here, { name: 'Mieke Baas', profession: 'centreManager', roles: ['manager'] })
  const bytes = file(lineOf(someone()))
  expect(await tryStaff(aContext(base.db, centres.here, whoProved(manager)), bytes)).toEqual({
    ok: false,
    error: { kind: 'not-permitted' },
  })
  expect(await tryStaff(aContext(base.db, centres.here, minh), bytes)).toEqual({
    ok: false,
    error: { kind: 'not-permitted', needsProof: true },
  })
  expect((await tryStaff(aContext(base.db, centres.here, { kind: 'system', name: 'command line' }), bytes)).ok).toBe(true)
})

test('whoever was brought in has the roles at the next sign-in', async () => {
  const email = someone()
  await accepted(email)
  const [account] = await accountsOf(email)
  const begun = await beginSession(aContext(base.db, centres.here, { kind: 'visitor' }), { accountId: account?.id as never, acr: 'test' })
  expect(begun.ok).toBe(true)
})
