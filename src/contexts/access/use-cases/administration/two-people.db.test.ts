import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Actor, Context } from '#platform/context.ts'
import { inTransaction } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { Temporal, type Instant } from '#platform/time.ts'
import { aColleague, aContext, aRegionWithTwoCentres, aTuesdayMorning as now, whoProved, type TwoCentres } from '#tests/builders/centres.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { addLocalAccount, closeAccount, resetFactors } from '../accounts.server.ts'
import { countNotices } from '../case-file/notices.server.ts'
import { acceptInvitation, invite, sendInvitation } from '../invitations.server.ts'
import { beginSession, findSession } from '../sessions.server.ts'
import { endWhatIsOver, tellOfProposals } from './end-what-is-over.server.ts'
import { decideProposal, readProposals, withdrawProposal } from './proposals.server.ts'
import { grantRole, revokeRole } from './roles.server.ts'
import { proposeTerm } from './set-term.server.ts'
import { testKeys } from '#tests/keys.ts'

type Staff = Actor & { kind: 'staff' }
let base: TestDatabase
let centres: TwoCentres
let minh: Staff
let esther: Staff
let sanne: Staff

beforeAll(async () => {
  base = await freshDatabase()
})
beforeEach(async () => {
  // Each test has a team of its own; the teams before it stand aside.
  await base.owner.query(`update access.region set slug = left(id::text, 18) || right(id::text, 12)`)
  await base.owner.query(`update access.centre set slug = left(id::text, 18) || right(id::text, 12), hosts = '{}', is_default = false`)
  centres = await aRegionWithTwoCentres(base.db)
  const add = (name: string, roles: readonly string[]) => aColleague(base.db, centres.here, { name, profession: 'youthNurse', roles })
  minh = await add('Minh Tran', ['administrator'])
  esther = await add('Esther Polak', ['privacyOfficer'])
  sanne = await add('Sanne de Wit', ['professional'])
})
afterAll(() => base.close())

const as = (who: Staff, at: Instant = now): Context => aContext(base.db, centres.here, whoProved(who, at), at)
const system = (at: Instant = now): Context => aContext(base.db, centres.here, { kind: 'system', name: 'test' }, at)
const rolesOf = async (id: string) =>
  (await base.owner.query<{ role: string }>('select role from access.account_role where account_id = $1 order by role', [id])).rows.map(
    ({ role }) => role,
  )
async function theOpenOne(): Promise<Id<'proposal'>> {
  const { rows } = await base.owner.query<{ id: Id<'proposal'> }>(
    `select id from access.proposal where state = 'open' and centre_id = $1`,
    [centres.here],
  )
  if (rows[0] === undefined) throw new Error('There is no open proposal')
  return rows[0].id
}
async function propose(to: Staff = sanne): Promise<Id<'proposal'>> {
  expect(await grantRole(as(minh), to.accountId, 'administrator', { from: null, until: null }, 'Vervangt Minh')).toMatchObject({
    ok: true,
    value: { proposed: ['administrator'] },
  })
  return theOpenOne()
}

test('a heavy role is given by two people: proposed by one, given when another agrees', async () => {
  const id = await propose()
  expect(await rolesOf(sanne.accountId)).toEqual(['professional'])
  expect(await decideProposal(as(esther), id, 'yes')).toEqual({ ok: true, value: 'approved' })
  expect(await rolesOf(sanne.accountId)).toEqual(['administrator', 'professional'])
  const { rows } = await base.owner.query(
    `select event_type, account_id from access.audit_event where centre_id = $1 and (event_type like 'proposal.%' or event_type = 'account.grantRole') order by recorded_at, id`,
    [centres.here],
  )
  expect(rows).toEqual([
    { event_type: 'proposal.make', account_id: minh.accountId },
    { event_type: 'account.grantRole', account_id: esther.accountId },
    { event_type: 'proposal.approved', account_id: esther.accountId },
  ])
})

test('the menu counts what somebody may decide: not for who proposed it, whom it is about, or another role, and not when it is over', async () => {
  const bas = await aColleague(base.db, centres.here, { name: 'Bas Bos', profession: 'youthNurse', roles: ['administrator'] })
  const id = await propose(esther)
  const counted = async (at = now) =>
    Promise.all([minh, esther, sanne, bas].map(async (who) => (await countNotices(as(who, at))).proposals))
  expect(await counted()).toEqual([0, 0, 0, 1])
  expect(await counted(now.add({ hours: 24 * 14 }))).toEqual([0, 0, 0, 0])
  expect(await decideProposal(as(bas), id, 'no')).toEqual({ ok: true, value: 'rejected' })
  expect(await counted()).toEqual([0, 0, 0, 0])
})

test('neither who proposes nor whom it is about decides, nor who has another role; without a fresh proof nobody', async () => {
  await aColleague(base.db, centres.here, { name: 'Ada Beheer', profession: 'centreManager', roles: ['administrator'] })
  const id = await propose(esther)
  expect(await decideProposal(as(minh), id, 'yes')).toEqual({ ok: false, error: { kind: 'own-proposal' } })
  expect(await decideProposal(as(esther), id, 'yes')).toEqual({ ok: false, error: { kind: 'about-you' } })
  expect(await decideProposal(as(sanne), id, 'yes')).toEqual({ ok: false, error: { kind: 'not-permitted' } })
  expect(await decideProposal(aContext(base.db, centres.here, esther), id, 'yes')).toEqual({
    ok: false,
    error: { kind: 'not-permitted', needsProof: true },
  })
  expect(await rolesOf(esther.accountId)).toEqual(['privacyOfficer'])
}, 20_000)

test('two who decide at once: one decides, the other hears that it is over', async () => {
  const second = await aColleague(base.db, centres.here, { name: 'Ada Beheer', profession: 'centreManager', roles: ['administrator'] })
  const id = await propose()
  const outcomes = await Promise.all([decideProposal(as(esther), id, 'yes'), decideProposal(as(second), id, 'no')])
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes.find(({ ok }) => !ok)).toEqual({ ok: false, error: { kind: 'not-open' } })
  const { rows } = await base.owner.query<{ state: string }>('select state from access.proposal where id = $1', [id])
  expect(await rolesOf(sanne.accountId)).toEqual(rows[0]?.state === 'approved' ? ['administrator', 'professional'] : ['professional'])
})

test('what changed meanwhile is looked at anew: the person left, or who proposed it did', async () => {
  const id = await propose()
  expect((await closeAccount(as(minh), sanne.accountId)).ok).toBe(true)
  expect(await decideProposal(as(esther), id, 'yes')).toEqual({ ok: true, value: 'stale' })
  const bas = await aColleague(base.db, centres.here, { name: 'Bas Bos', profession: 'socialWorker', roles: ['professional'] })
  const ada = await aColleague(base.db, centres.here, { name: 'Ada Beheer', profession: 'centreManager', roles: ['administrator'] })
  const again = await propose(bas)
  expect((await closeAccount(as(ada), minh.accountId)).ok).toBe(true)
  expect(await decideProposal(as(esther), again, 'yes')).toEqual({ ok: true, value: 'stale' })
  expect(await rolesOf(bas.accountId)).toEqual(['professional'])
})

test('after fourteen days it is over, by the rule and by the job; the job run twice does nothing twice', async () => {
  const id = await propose()
  const later = now.add({ hours: 14 * 24 })
  expect(await decideProposal(as(esther, later), id, 'yes')).toEqual({ ok: false, error: { kind: 'not-open' } })
  await endWhatIsOver(system(later))
  await endWhatIsOver(system(later))
  const { rows } = await base.owner.query(
    `select count(*)::int as times from access.audit_event where event_type = 'proposal.expire' and object_id = $1`,
    [id],
  )
  expect(rows).toEqual([{ times: 1 }])
})

test('the same is proposed once; who proposed it takes it back, and nobody else', async () => {
  const id = await propose()
  expect(await grantRole(as(minh), sanne.accountId, 'administrator')).toEqual({ ok: false, error: { kind: 'proposed-already' } })
  const ada = await aColleague(base.db, centres.here, { name: 'Ada Beheer', profession: 'centreManager', roles: ['administrator'] })
  expect(await withdrawProposal(as(ada), id)).toEqual({ ok: false, error: { kind: 'not-open' } })
  expect(await withdrawProposal(as(minh), id)).toEqual({ ok: true, value: null })
})

test('without somebody else who may decide nothing can be proposed, and the page says so', async () => {
  await base.owner.query(`delete from access.account_role where account_id = $1`, [esther.accountId])
  expect(await grantRole(as(minh), sanne.accountId, 'administrator')).toEqual({ ok: false, error: { kind: 'nobody-decides' } })
})

test('clearing the second step of who has a heavy role wants two; of others not', async () => {
  expect(await resetFactors(as(minh), sanne.accountId)).toMatchObject({ value: { proposed: false } })
  expect(await resetFactors(as(minh), esther.accountId)).toEqual({ ok: false, error: { kind: 'nobody-decides' } })
  const ada = await aColleague(base.db, centres.here, { name: 'Ada Beheer', profession: 'centreManager', roles: ['administrator'] })
  expect(await resetFactors(as(minh), esther.accountId)).toMatchObject({ value: { proposed: true } })
  await base.owner.query(
    `insert into access.authenticator_app select centre_id, id, '\\x00', 1, 0, now() from access.account where id = $1`,
    [esther.accountId],
  )
  expect(await decideProposal(as(ada), await theOpenOne(), 'yes')).toEqual({ ok: true, value: 'approved' })
  expect((await base.owner.query('select from access.authenticator_app where account_id = $1', [esther.accountId])).rows).toEqual([])
})

test('the last administrator stays: not closed, not stripped; two who take it from each other at once leave one', async () => {
  expect(await closeAccount(system(), minh.accountId)).toEqual({ ok: false, error: { kind: 'last-one', role: 'administrator' } })
  expect(await revokeRole(system(), minh.accountId, 'administrator')).toEqual({
    ok: false,
    error: { kind: 'last-one', role: 'administrator' },
  })
  const ada = await aColleague(base.db, centres.here, { name: 'Ada Beheer', profession: 'centreManager', roles: ['administrator'] })
  const outcomes = await Promise.all([closeAccount(as(minh), ada.accountId), closeAccount(as(ada), minh.accountId)])
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ ok: false })
})

test('the command line gives the first of a heavy role at once; the next waits for somebody of the team', async () => {
  const elsewhere = aContext(base.db, centres.elsewhere, { kind: 'system', name: 'command line' })
  const wish = { displayName: 'Sanjay Biharie', email: 'sanjay@cjg.example', profession: 'frontDeskWorker', roles: ['administrator'] }
  expect((await addLocalAccount(elsewhere, wish)).ok).toBe(true)
  expect(await addLocalAccount(elsewhere, { ...wish, email: 'b@cjg.example' })).toEqual({
    ok: false,
    error: { kind: 'role-needs-two', role: 'administrator' },
  })
  expect(await grantRole(system(), sanne.accountId, 'administrator')).toMatchObject({ value: { proposed: ['administrator'] } })
  expect(await decideProposal(as(minh), await theOpenOne(), 'yes')).toEqual({ ok: true, value: 'approved' })
})

test('the second wall: whatever the application does, the database lets nobody give themselves a role, nor a heavy one alone', async () => {
  const insert = (actor: Staff | 'visitor', to: Staff, role: string) =>
    inTransaction(
      base.db,
      {
        centreId: centres.here,
        actor: actor === 'visitor' ? 'visitor' : 'staff',
        ...(actor === 'visitor' ? {} : { actorId: actor.accountId }),
        now,
      },
      (tx) => tx.insertInto('access.account_role').values({ centre_id: centres.here, account_id: to.accountId, role }).execute(),
    )
  await expect(insert(minh, minh, 'editor')).rejects.toMatchObject({ constraint: 'nobody_gives_own_role' })
  await expect(insert(minh, sanne, 'administrator')).rejects.toMatchObject({ constraint: 'heavy_role_by_two' })
  await expect(insert('visitor', sanne, 'privacyOfficer')).rejects.toMatchObject({ constraint: 'heavy_role_by_two' })
  await expect(insert(minh, sanne, 'editor')).resolves.toBeDefined()
  const id = await propose()
  const decide = (by: string, at: string) =>
    base.owner.query(`update access.proposal set state = 'approved', decided_by = $1, decided_at = $3 where id = $2`, [by, id, at])
  await expect(decide(minh.accountId, now.toString())).rejects.toMatchObject({ constraint: 'decided_by_another' })
  await expect(decide(sanne.accountId, now.toString())).rejects.toMatchObject({ constraint: 'decided_by_another' })
  // An approval of another day is no key for today.
  await decide(esther.accountId, '2026-01-01T00:00Z')
  await expect(insert(esther, sanne, 'administrator')).rejects.toMatchObject({ constraint: 'heavy_role_by_two' })
})

test('an invitation brings no heavy role', async () => {
  const wish = { email: 'nieuw@cjg.example', profession: 'youthNurse', roles: ['administrator'], language: 'nl' }
  const jobs = { tell: async () => {}, start: async () => {}, stop: async () => {}, running: () => true }
  expect(await invite({ keys: testKeys, jobs }, as(minh), wish)).toEqual({
    ok: false,
    error: { kind: 'role-needs-two', role: 'administrator' },
  })
})

test('an invitation that was sent before heavy roles wanted two people brings the other roles', async () => {
  const jobs = { tell: async () => {}, start: async () => {}, stop: async () => {}, running: () => true }
  const wish = { email: 'eerder@cjg.example', profession: 'youthNurse', roles: ['editor'], language: 'nl' }
  const invited = await invite({ keys: testKeys, jobs }, as(minh), wish)
  if (!invited.ok) throw new Error('not invited')
  await base.owner.query(`update access.invitation set roles = '{administrator,editor}' where id = $1`, [invited.value])
  let token = ''
  await sendInvitation(testKeys, system(), { send: async () => {}, kept: () => [] }, invited.value, async (_language, secret) => {
    token = secret
    return { subject: '', text: '' }
  })
  const visitor = aContext(base.db, centres.here, { kind: 'visitor' }, now)
  expect((await acceptInvitation(visitor, { token, name: 'Wies Sluiter', password: 'drie fietsen zonder bel' })).ok).toBe(true)
  const { rows } = await base.owner.query<{ id: string }>(`select id from access.account where email = $1 and centre_id = $2`, [
    wish.email,
    centres.here,
  ])
  expect(await rolesOf(rows[0]?.id ?? '')).toEqual(['editor'])
})

test('a role holds on its days and not before or after, to the minute, without a job; the job clears it away', async () => {
  const begun = await beginSession(aContext(base.db, centres.here, { kind: 'visitor' }), { accountId: sanne.accountId, acr: 'test' })
  if (!begun.ok) throw new Error('no session')
  const from = Temporal.PlainDate.from('2026-11-25')
  expect(await grantRole(as(minh), sanne.accountId, 'editor', { from, until: from })).toMatchObject({ value: { proposed: false } })
  const rolesAt = async (at: string) => {
    await base.owner.query('update access.session set last_seen_at = $1, ends_at = $2', [
      at,
      Temporal.Instant.from(at).add({ hours: 1 }).toString(),
    ])
    return (await findSession({ db: base.db }, centres.here, begun.value.token, Temporal.Instant.from(at)))?.roles
  }
  expect(await rolesAt('2026-11-24T22:59:59Z')).toEqual(['professional'])
  expect(await rolesAt('2026-11-24T23:00:00Z')).toEqual(['editor', 'professional'])
  expect(await rolesAt('2026-11-25T22:59:59Z')).toEqual(['editor', 'professional'])
  expect(await rolesAt('2026-11-25T23:00:00Z')).toEqual(['professional'])
  await endWhatIsOver(system(Temporal.Instant.from('2026-11-25T23:00:00Z')))
  expect(await rolesOf(sanne.accountId)).toEqual(['professional'])
  expect(await grantRole(as(minh), sanne.accountId, 'editor', { from, until: from.subtract({ days: 1 }) })).toEqual({
    ok: false,
    error: { kind: 'ends-before-it-begins' },
  })
})

test('a term: out of bounds and stale are refused; how long texts are kept the privacy officer decides, and it begins on its day', async () => {
  const wish = { term: 'retentionDays', value: 60, from: Temporal.PlainDate.from('2026-12-01'), why: '', seen: 90 } as const
  expect(await proposeTerm(as(minh), { ...wish, value: 6 })).toEqual({ ok: false, error: { kind: 'out-of-bounds', least: 7, most: 365 } })
  expect(await proposeTerm(as(minh), { ...wish, value: 366 })).toMatchObject({ error: { kind: 'out-of-bounds' } })
  expect(await proposeTerm(as(minh), { ...wish, seen: 80 })).toEqual({ ok: false, error: { kind: 'changed-meanwhile' } })
  expect(await proposeTerm(as(minh), { ...wish, from: Temporal.PlainDate.from('2026-11-23') })).toEqual({
    ok: false,
    error: { kind: 'begins-in-past' },
  })
  const ada = await aColleague(base.db, centres.here, { name: 'Ada Beheer', profession: 'centreManager', roles: ['administrator'] })
  expect((await proposeTerm(as(minh), wish)).ok).toBe(true)
  const id = await theOpenOne()
  expect(await decideProposal(as(ada), id, 'yes')).toEqual({ ok: false, error: { kind: 'wrong-role' } })
  expect(await decideProposal(as(esther), id, 'yes')).toEqual({ ok: true, value: 'approved' })
  const days = async () =>
    (await base.owner.query<{ days: number }>('select retention_days as days from access.centre where id = $1', [centres.here])).rows[0]
      ?.days
  expect(await days()).toBe(90)
  await endWhatIsOver(system(Temporal.Instant.from('2026-11-30T22:59:00Z')))
  expect(await days()).toBe(90)
  await endWhatIsOver(system(Temporal.Instant.from('2026-11-30T23:00:00Z')))
  expect(await days()).toBe(60)
})

test('who may decide hears by mail that something waits, once, and not of what; the page names it', async () => {
  await propose()
  const sent: { to: string; text: string }[] = []
  const mail = { send: async (letter: { to: string; text: string }) => void sent.push(letter), kept: () => [] }
  const tell = () => tellOfProposals(system(), mail, async () => ({ subject: 'Er wacht iets', text: 'Open de werkplek' }))
  await tell()
  await tell()
  expect(sent).toEqual([{ to: `${esther.accountId}@cjg.example`, subject: 'Er wacht iets', text: 'Open de werkplek' }])
  const listed = await readProposals(as(esther))
  expect(listed.ok && listed.value[0]).toMatchObject({
    mine: 'decide',
    why: 'Vervangt Minh',
    names: { subject: 'Sanne de Wit', proposer: 'Minh Tran' },
  })
})
