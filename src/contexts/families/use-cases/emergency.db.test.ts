import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import { makeMail } from '#platform/mail.server.ts'
import { ok } from '#platform/result.ts'
import { Temporal, type Instant } from '#platform/time.ts'
import {
  actOnFile,
  endEmergency,
  listEmergencies,
  listNotices,
  listOwnEmergencies,
  reviewEmergency,
  seeNotice,
} from '#contexts/access/public-files.ts'
import { aColleague, aContext, aRegionWithTwoCentres, aTuesdayMorning, whoProved, type TwoCentres } from '#tests/builders/centres.ts'
import { aPerson, worksWith } from '#tests/builders/families.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys } from '#tests/keys.ts'
import { mailAlerts } from '../../access/use-cases/case-file/notices.server.ts'
import { openInEmergency } from './emergency.server.ts'

type Colleague = Actor & { readonly kind: 'staff' }
let database: TestDatabase
let centres: TwoCentres
let actor: Colleague
let carer: Colleague
let officer: Colleague
let child: Id<'person'>
let told: { name: string; data: unknown }[] = []
const jobs = {
  tell: async (_: unknown, name: string, data: unknown) => {
    told.push({ name, data })
  },
  start: async () => {},
  stop: async () => {},
  running: () => true,
}
const needs = { keys: testKeys, jobs }
const form = {
  ...{ reason: 'acute-danger', explanation: 'Moeder belt: vader is dronken en slaat.', hours: 4 },
  ...{ familyName: 'Testman', callName: '', birthDate: Temporal.PlainDate.from('2014-02-01') },
}
const as = (one: Colleague, at: Instant = aTuesdayMorning) => aContext(database.db, centres.here, whoProved(one, at), at)
const reads = async (one: Colleague, at: Instant = aTuesdayMorning, fields: 'healthPieces' | 'bsn' = 'healthPieces') =>
  (await actOnFile(as(one, at), 'person.read', { personId: child, does: 'read', fields }, async () => ok(null))).ok
const logOf = async (one: Colleague) => {
  const { rows } = await database.owner.query<{ event_type: string; outcome: number; basis: string | null; detail: string | null }>(
    'select event_type, outcome, basis, detail from access.audit_event where account_id = $1 order by recorded_at, id',
    [one.accountId],
  )
  return rows
}

beforeAll(async () => {
  database = await freshDatabase()
  centres = await aRegionWithTwoCentres(database.db)
  child = await aPerson(database.db, centres.here, { name: 'Noor Testman' })
  carer = await aColleague(database.db, centres.here, { name: 'Sanne de Wit', profession: 'youthNurse', roles: ['professional'] })
  officer = await aColleague(database.db, centres.here, { name: 'Fatma Arslan', profession: 'policyOfficer', roles: ['privacyOfficer'] })
  await worksWith(database.db, centres.here, { accountId: carer.accountId, personId: child, purpose: 'youthHealth' })
})
afterAll(() => database.close())
beforeEach(async () => {
  told = []
  actor = await aColleague(database.db, centres.here, { name: 'Nood Hulp', profession: 'youthDoctor', roles: ['professional'] })
})

describe('PR-11: breaking the glass', () => {
  test('opens reading for four hours, without the BSN, and every use is in the log with its basis', async () => {
    expect(await reads(actor)).toBe(false)
    const begun = await openInEmergency(needs, as(actor), form)
    expect(begun).toMatchObject({ ok: true, value: { personId: child } })
    expect(await reads(actor)).toBe(true)
    expect(await reads(actor, aTuesdayMorning, 'bsn')).toBe(false)
    expect(await reads(actor, aTuesdayMorning.add({ hours: 4 }).subtract({ milliseconds: 1 }))).toBe(true)
    expect(await reads(actor, aTuesdayMorning.add({ hours: 4 }))).toBe(false)
    const log = await logOf(actor)
    expect(log.filter(({ basis }) => basis === 'emergency').map(({ event_type: type, outcome }) => [type, outcome])).toEqual([
      ['emergency.try', 0],
      ['emergency.begin', 0],
      ['person.read', 0],
      ['person.read', 0],
    ])
  })

  test('the sentence is sealed, and back for who wrote it', async () => {
    await openInEmergency(needs, as(actor), form)
    const { rows } = await database.owner.query<{ explanation: Buffer }>(
      'select explanation from access.emergency_access where account_id = $1',
      [actor.accountId],
    )
    expect(rows[0]?.explanation.toString()).not.toContain('dronken')
    const own = await listOwnEmergencies(needs, as(actor))
    expect(own.ok && own.value.map(({ explanation }) => explanation)).toEqual([form.explanation])
  })

  test('done sooner, it closes at once; somebody else closes nothing', async () => {
    const begun = await openInEmergency(needs, as(actor), form)
    if (!begun.ok) throw new Error(begun.error.kind)
    expect(await endEmergency(as(carer), begun.value.id)).toEqual({ ok: false, error: { kind: 'not-running' } })
    expect(await endEmergency(as(actor), begun.value.id)).toEqual({ ok: true, value: null })
    expect(await reads(actor)).toBe(false)
  })

  test('wants a fresh proof, and a role that cares', async () => {
    const unproved = aContext(database.db, centres.here, actor)
    expect(await openInEmergency(needs, unproved, form)).toEqual({ ok: false, error: { kind: 'not-permitted', needsProof: true } })
    expect(await openInEmergency(needs, as(officer), form)).toEqual({ ok: false, error: { kind: 'not-permitted' } })
    expect(await logOf(actor)).toMatchObject([{ event_type: 'emergency.begin', outcome: 4, detail: 'proof' }])
  })

  test('who may read the file already breaks no glass', async () => {
    expect(await openInEmergency(needs, as(carer), form)).toEqual({ ok: false, error: { kind: 'has-access', personId: child } })
    expect(told).toEqual([])
  })

  test('PR-11: who works with the person and says to need more than that opens, does; for the rest of the file, and with a review', async () => {
    const nurse = await aColleague(database.db, centres.here, { name: 'Jip Nacht', profession: 'youthNurse', roles: ['professional'] })
    const other = await aPerson(database.db, centres.here, { name: 'Bo Elders', born: '2015-03-03' })
    await worksWith(database.db, centres.here, { accountId: nurse.accountId, personId: other, purpose: 'youthHealth' })
    const opensHelp = async () =>
      (await actOnFile(as(nurse), 'person.read', { personId: other, does: 'read', fields: 'helpPieces' }, async () => ok(null))).ok
    const wish = { ...form, familyName: 'Elders', birthDate: Temporal.PlainDate.from('2015-03-03') }
    expect(await opensHelp()).toBe(false)
    expect(await openInEmergency(needs, as(nurse), wish)).toMatchObject({ ok: false, error: { kind: 'has-access' } })
    expect(await openInEmergency(needs, as(nurse), { ...wish, beyond: true })).toMatchObject({ ok: true })
    expect(await opensHelp()).toBe(true)
    // What an emergency opens is open to them now: there is no more glass to break.
    expect(await openInEmergency(needs, as(nurse), { ...wish, beyond: true })).toMatchObject({ ok: false, error: { kind: 'has-access' } })
    expect(told).toHaveLength(1)
  })
})

describe('whom it is about is found by what is typed exactly', () => {
  test.each([
    [{ familyName: 'Testma' }, 'not-found'],
    [{ birthDate: Temporal.PlainDate.from('2014-02-02') }, 'not-found'],
    [{ familyName: '%' }, 'not-found'],
    [{ callName: 'Bram' }, 'not-found'],
  ])('%j: %s', async (change, kind) => {
    expect(await openInEmergency(needs, as(actor), { ...form, ...change })).toEqual({ ok: false, error: { kind } })
    expect(told).toEqual([])
  })

  test.each([
    [{ familyName: ' ' }, ['no-name']],
    [{ birthDate: null }, ['no-birth-date']],
    [{ reason: '' }, ['no-reason']],
    [{ explanation: 'kort' }, ['no-explanation']],
    [{ explanation: 'x'.repeat(1_001) }, ['too-long-explanation']],
    [{ hours: 25 }, ['wrong-hours']],
    [
      { reason: '', explanation: '', hours: Number.NaN, familyName: '', birthDate: null },
      ['no-reason', 'no-explanation', 'wrong-hours', 'no-name', 'no-birth-date'],
    ],
  ])('%j: all that is still to mend is told at once, and nobody is looked for', async (change, faults) => {
    expect(await openInEmergency(needs, as(actor), { ...form, ...change })).toEqual({ ok: false, error: { kind: 'incomplete', faults } })
    expect(told).toEqual([])
  })

  test('capitals and the call name do not matter, and a person of another centre is nobody', async () => {
    expect((await openInEmergency(needs, as(actor), { ...form, familyName: 'TESTMAN', callName: 'noor' })).ok).toBe(true)
    const stranger = await aColleague(database.db, centres.elsewhere, { name: 'Els', profession: 'youthDoctor', roles: ['professional'] })
    const there = aContext(database.db, centres.elsewhere, whoProved(stranger))
    expect(await openInEmergency(needs, there, form)).toEqual({ ok: false, error: { kind: 'not-found' } })
  })

  test('twins are told apart by the call name', async () => {
    for (const name of ['Sem van Veen', 'Saar van Veen']) await aPerson(database.db, centres.here, { name, born: '2020-05-05' })
    const twins = { ...form, familyName: 'van Veen', birthDate: Temporal.PlainDate.from('2020-05-05') }
    expect(await openInEmergency(needs, as(actor), twins)).toEqual({ ok: false, error: { kind: 'not-found' } })
    expect((await openInEmergency(needs, as(actor), { ...twins, callName: 'Saar' })).ok).toBe(true)
  })

  test('wrong tries are slowed, also when they come at once, and each is in the log', async () => {
    const wrong = { ...form, familyName: 'Onbekend' }
    const tries = await Promise.all(Array.from({ length: 8 }, () => openInEmergency(needs, as(actor), wrong)))
    const kinds = tries.map((one) => (one.ok ? 'ok' : one.error.kind))
    expect(kinds.filter((kind) => kind === 'not-found')).toHaveLength(5)
    expect(kinds.filter((kind) => kind === 'wait')).toHaveLength(3)
    expect((await openInEmergency(needs, as(actor), form)).ok).toBe(false)
    expect((await openInEmergency(needs, as(actor, aTuesdayMorning.add({ seconds: 3 })), form)).ok).toBe(true)
    const refused = (await logOf(actor)).filter(({ outcome }) => outcome === 4)
    expect(refused).toHaveLength(9)
    expect(refused.every(({ basis }) => basis === 'emergency')).toBe(true)
  })
})

describe('others hear of it and look at it', () => {
  test('at once in the workplace and by a mail that names nobody: who works with the child and the privacy officer', async () => {
    const begun = await openInEmergency(needs, as(actor), form)
    if (!begun.ok) throw new Error(begun.error.kind)
    const { id } = begun.value
    expect(told).toEqual([{ name: 'access.emergency-alert', data: { centreId: centres.here, emergencyId: id } }])
    const about = async (one: Colleague) => {
      const found = await listNotices(as(one))
      return found.ok ? found.value.filter(({ aboutId }) => aboutId === id).map(({ kind, personId }) => [kind, personId]) : null
    }
    expect(await about(carer)).toEqual([['emergency-in-my-file', child]])
    expect(await about(officer)).toEqual([['emergency-to-review', null]])
    expect(await about(actor)).toEqual([])
    const mail = makeMail(null, 'x')
    const job = aContext(database.db, centres.here, { kind: 'system', name: 'test' })
    for (let run = 0; run < 2; run += 1) await mailAlerts(job, mail, id, async (kind) => ({ subject: 'Kijk', text: kind }))
    expect(
      mail
        .kept()
        .map(({ to }) => to)
        .toSorted((a, b) => a.localeCompare(b)),
    ).toEqual([carer, officer].map(({ accountId }) => `${accountId}@cjg.example`).toSorted((a, b) => a.localeCompare(b)))
    const notice = await listNotices(as(carer))
    const first = notice.ok ? notice.value[0] : undefined
    if (first === undefined) throw new Error('no notice')
    expect(await seeNotice(as(officer), first.id)).toEqual({ ok: false, error: { kind: 'no-notice' } })
    expect((await seeNotice(as(carer), first.id)).ok).toBe(true)
    expect((await seeNotice(as(carer), first.id)).ok).toBe(false)
  })

  test('the queue shows what was opened and what is late; the outcome comes back to who opened it', async () => {
    const begun = await openInEmergency(needs, as(actor), form)
    if (!begun.ok) throw new Error(begun.error.kind)
    const { id } = begun.value
    await reads(actor)
    const late = aTuesdayMorning.add({ hours: 72 })
    const queue = await listEmergencies(needs, as(officer, late))
    const row = queue.ok ? queue.value.waiting.find((one) => one.id === id) : undefined
    expect(row).toMatchObject({ name: 'Nood Hulp', overdue: true, running: false, own: false, explanation: form.explanation })
    expect(row?.opened).toMatchObject([{ fields: 'healthPieces', times: 1 }])
    expect(await listEmergencies(needs, as(carer))).toEqual({ ok: false, error: { kind: 'not-permitted' } })
    const review = (verdict: string, note = '') => reviewEmergency(needs, as(officer, late), { id, verdict, note })
    expect(await review('wrong')).toEqual({ ok: false, error: { kind: 'no-note' } })
    expect(await review('fine')).toEqual({ ok: false, error: { kind: 'no-verdict' } })
    const both = await Promise.all([review('needs-talk', 'Bel mij even.'), review('right')])
    expect(both.filter((one) => one.ok)).toHaveLength(1)
    expect(both.find((one) => !one.ok)).toEqual({ ok: false, error: { kind: 'already-reviewed' } })
    const notices = await listNotices(as(actor, late))
    expect(notices.ok && notices.value.map(({ kind }) => kind)).toEqual(['emergency-reviewed'])
    const left = await listNotices(as(officer, late))
    expect(left.ok && left.value.some(({ aboutId }) => aboutId === id)).toBe(false)
  })

  test('nobody reviews their own, whatever roles they have', async () => {
    const both = await aColleague(database.db, centres.here, {
      name: 'Twee Petten',
      profession: 'youthDoctor',
      roles: ['professional', 'privacyOfficer'],
    })
    const begun = await openInEmergency(needs, as(both), form)
    if (!begun.ok) throw new Error(begun.error.kind)
    expect(await reviewEmergency(needs, as(both), { id: begun.value.id, verdict: 'right', note: '' })).toEqual({
      ok: false,
      error: { kind: 'own-emergency' },
    })
  })
})
