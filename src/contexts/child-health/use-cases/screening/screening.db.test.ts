/** Screenings and referrals against a real database: what is kept and what is not, two people at once, who may, and what the log says. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Context } from '#platform/context.ts'
import { inTransaction } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { Temporal, type PlainDate } from '#platform/time.ts'
import { aColleague, aContext, aRegionWithTwoCentres, aTuesdayMorning, type TwoCentres } from '#tests/builders/centres.ts'
import { aPerson, aResidentWhoIs, hasAuthority, worksWith } from '#tests/builders/families.ts'
import { aContact } from '#tests/builders/health-contact.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys as keys } from '#tests/keys.ts'
import { listFollowedUpOf } from '../../sql/collective/facts.server.ts'
import { readHealthLists } from '../calls/read-lists.server.ts'
import { readRecord, type HealthRecord } from '../record/read-record.server.ts'
import { withdrawFromRecord } from '../record/withdraw-row.server.ts'
import type { RoundTyped } from '../../rules/screening/round.ts'
import type { ScreeningKind } from '../../rules/screening/kinds.ts'
import { readAcuityLimits, setAcuityLimits } from './acuity-limits.server.ts'
import { recordRound } from './record-round.server.ts'
import { askAgain, recordFeedback, refer } from './refer.server.ts'

let base: TestDatabase
let centres: TwoCentres
let nurse: Context
let doctor: Context
let stranger: Context
let mother: Id<'person'>
let child: Id<'person'>
const day = (text: string): PlainDate => Temporal.PlainDate.from(text)
/** Three weeks before the Tuesday on which everything happens. */
const born = '2026-11-03'

beforeAll(async () => {
  base = await freshDatabase()
  centres = await aRegionWithTwoCentres(base.db)
  const as = async (name: string, profession: string) =>
    aContext(base.db, centres.here, await aColleague(base.db, centres.here, { name, profession, roles: ['professional'] }))
  nurse = await as('Sanne de Wit', 'youthNurse')
  doctor = await as('Nadia Arts', 'youthDoctor')
  stranger = await as('Nieuws Gierig', 'youthNurse')
  mother = await aPerson(base.db, centres.here, { name: 'Mila Bloem', born: '1990-05-05' })
})
afterAll(() => base.close())
beforeEach(async () => {
  child = await aPerson(base.db, centres.here, { name: `Kind ${newId().slice(-6)}`, born })
  await hasAuthority(base.db, centres.here, { holder: mother, child, from: born })
  for (const ctx of [nurse, doctor])
    await worksWith(base.db, centres.here, { accountId: accountOf(ctx), personId: child, purpose: 'youthHealth' })
})
const accountOf = ({ actor }: Context): Id<'account'> => (actor.kind === 'staff' ? actor.accountId : ('' as Id<'account'>))
const later = (ctx: Context, days: number): Context => ({ ...ctx, now: ctx.now.add({ hours: 24 * days }) })

const ears = (right: string, left: string, more: RoundTyped = {}): RoundTyped => ({
  ...{ on: '8-11-2026', round: '1', how: 'done', method: 'OAE', right, left },
  ...more,
})
const record = (typed: RoundTyped, ctx = nurse, kind: ScreeningKind = 'hearing-newborn', contactId: Id<'contact'> | null = null) =>
  recordRound(ctx, keys, child, { kind, typed, contactId })
async function kept(typed: RoundTyped, ctx = nurse): Promise<Id<'screening'>> {
  const done = await record(typed, ctx)
  if (!done.ok) throw new Error(JSON.stringify(done.error))
  return done.value.id
}
async function read(ctx = nurse): Promise<HealthRecord> {
  const done = await readRecord(ctx, keys, child)
  if (!done.ok) throw new Error(JSON.stringify(done.error))
  return done.value
}
const logOf = async () =>
  (
    await base.owner.query<{ outcome: number; object_type: string; detail: string | null }>(
      `select outcome, object_type, detail from access.audit_event where subject_id = $1 and event_type = 'health.write' order by recorded_at`,
      [child],
    )
  ).rows

describe('a round', () => {
  test('that is good is kept at once, with who did it and what the rule said', async () => {
    await kept(ears('good', 'good'))
    const { screenings } = await read()
    expect(screenings).toMatchObject([
      {
        kind: 'hearing-newborn',
        round: 1,
        result: 'sufficient',
        rightValue: 1,
        leftValue: 1,
        advised: 'clear',
        decided: 'clear',
        repeatBefore: null,
      },
    ])
    expect(screenings[0]?.recordedBy).toBe(accountOf(nurse))
    expect((await logOf()).map(({ object_type, detail }) => [object_type, detail])).toContainEqual(['screening', 'hearing-newborn clear'])
  })
  test('after which something follows is not kept before somebody decided', async () => {
    expect(await record(ears('good', 'not-good'))).toMatchObject({
      ok: false,
      error: { kind: 'to-decide', judged: { advice: { step: 'repeat' } } },
    })
    expect((await read()).screenings).toEqual([])
    expect(await record(ears('good', 'not-good', { next: 'repeat', before: '30-11-2026' }))).toMatchObject({ ok: true })
    expect((await read()).screenings[0]?.repeatBefore?.toString()).toBe('2026-11-30')
  })
  test('that is decided otherwise keeps the reason, sealed', async () => {
    expect(await record(ears('good', 'not-good', { next: 'clear' }))).toMatchObject({ ok: false, error: { kind: 'faults' } })
    const id = await kept(ears('good', 'not-good', { next: 'clear', words: 'Al onder behandeling in het ziekenhuis.' }))
    expect((await read()).screenings[0]).toMatchObject({
      advised: 'repeat',
      decided: 'clear',
      words: 'Al onder behandeling in het ziekenhuis.',
    })
    const { rows } = await base.owner.query<{ words: Buffer }>(`select words from child_health.screening where id = $1`, [id])
    expect(rows[0]?.words.toString('utf8')).not.toContain('ziekenhuis')
  })
  test('refused by the parents is a result', async () => {
    expect(await record({ on: '8-11-2026', round: '1', how: 'refused', cause: 'declined' }, nurse, 'heel-prick')).toMatchObject({
      ok: true,
      value: { step: 'clear' },
    })
    expect((await read()).screenings).toMatchObject([{ result: 'refused', cause: 'declined' }])
  })
  test('written down by two people at once is kept once', async () => {
    const both = await Promise.all([record(ears('good', 'good')), record(ears('good', 'good', { on: '9-11-2026' }), doctor)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.find(({ ok }) => !ok)).toMatchObject({ error: { kind: 'faults', faults: [{ code: 'round-there-already' }] } })
    expect((await read()).screenings).toHaveLength(1)
  })
  test('of a contact of another child is refused', async () => {
    const other = await aPerson(base.db, centres.here, { name: 'Een Ander', born })
    await worksWith(base.db, centres.here, { accountId: accountOf(nurse), personId: other, purpose: 'youthHealth' })
    const contact = await aContact(base.db, centres.here, other)
    expect(await record(ears('good', 'good'), nurse, 'hearing-newborn', contact)).toMatchObject({
      ok: false,
      error: { kind: 'no-such-contact' },
    })
    const own = await aContact(base.db, centres.here, child)
    expect(await record(ears('good', 'good'), nurse, 'hearing-newborn', own)).toMatchObject({ ok: true })
    expect((await read()).screenings[0]?.contactId).toBe(own)
  })
  test('of a child with whom somebody does not work is refused, and that is written down', async () => {
    expect(await record(ears('good', 'good'), stranger)).toMatchObject({ ok: false, error: { kind: 'no-access' } })
    expect((await logOf()).map(({ outcome }) => outcome)).toEqual([4])
  })
  test('that is withdrawn makes room for the right one', async () => {
    const id = await kept(ears('good', 'good'))
    expect(await withdrawFromRecord(nurse, child, { kind: 'screening', id, why: 'typing' })).toMatchObject({ ok: true })
    await kept(ears('good', 'not-good', { next: 'repeat' }))
    const { screenings, withdrawn } = await read()
    expect([screenings.length, withdrawn.screenings.map(({ why }) => why)]).toEqual([1, ['typing']])
    expect(await withdrawFromRecord(nurse, child, { kind: 'screening', id, why: 'typing' })).toMatchObject({ ok: false })
  })
})

describe('what waits', () => {
  const openOf = async (ctx = nurse) => {
    const lists = await readHealthLists(ctx)
    if (!lists.ok) throw new Error('No lists')
    return lists.value.open.filter((one) => one.child.id === child).map((one) => [one.kind, one.before.toString(), one.owner])
  }
  test('a repeat stands in the list with who did the round, and goes when it was done', async () => {
    await kept(ears('good', 'not-good', { next: 'repeat' }))
    expect(await openOf()).toEqual([['repeat', '2026-11-22', 'Sanne de Wit']])
    await kept(ears('', 'good', { round: '2', on: '20-11-2026' }), doctor)
    expect(await openOf()).toEqual([])
  })
  test('a decision to send on stands in the list until it was sent, then until an answer came', async () => {
    const screeningId = await kept(ears('not-good', 'not-good', { next: 'refer', words: 'Beide oren misvormd.' }))
    expect(await openOf()).toEqual([['to-refer', '2026-11-08', 'Sanne de Wit']])
    const sent = await refer(doctor, keys, child, { ...wish, screeningId })
    expect(await openOf()).toEqual([['referral', '2027-01-05', 'Nadia Arts']])
    if (!sent.ok) throw new Error('Not sent')
    await recordFeedback(doctor, keys, child, sent.value, { outcome: 'not-confirmed', on: day('2026-11-24'), words: '', version: 1 })
    expect(await openOf()).toEqual([])
  })
})

describe('in the figures', () => {
  const late = (until = '2026-12-31') =>
    inTransaction(base.db, { centreId: centres.here, actor: 'system' }, (tx) =>
      listFollowedUpOf(tx, [child], day('2026-01-01'), day(until)),
    )
  test('a repeat that was left out is a missed follow-up, one that was done in time is none', async () => {
    const first = await kept(ears('good', 'not-good', { next: 'repeat' }))
    expect([...(await late()).values()]).toEqual([true])
    // Not yet due in these days.
    expect((await late('2026-11-21')).size).toBe(0)
    await kept(ears('', 'good', { round: '2', on: '20-11-2026' }))
    expect([...(await late()).values()]).toEqual([false])
    await withdrawFromRecord(nurse, child, { kind: 'screening', id: first, why: 'typing' })
    expect((await late()).size).toBe(0)
  })
  test('an answer that came after the first term is late, however often somebody asked', async () => {
    const sent = await refer(nurse, keys, child, { ...wish, feedbackBefore: day('2026-12-01') })
    if (!sent.ok) throw new Error('Not sent')
    await askAgain(later(nurse, 10), child, sent.value, { before: day('2026-12-20'), version: 1 })
    await recordFeedback(later(nurse, 20), keys, child, sent.value, {
      outcome: 'not-confirmed',
      on: day('2026-12-10'),
      words: '',
      version: 2,
    })
    expect([...(await late()).values()]).toEqual([true])
  })
})

const wish = {
  ...{ sentTo: 'audiology-centre', reason: 'Derde ronde onvoldoende.', sentOn: day('2026-11-24'), feedbackBefore: day('2027-01-05') },
  ...{ agreedBy: ['parents'], without: '', screeningId: null },
}

describe('a referral', () => {
  const sent = async (): Promise<Id<'referral'>> => {
    const done = await refer(nurse, keys, child, wish)
    if (!done.ok) throw new Error(JSON.stringify(done.error))
    return done.value
  }
  test('is kept with who agreed, and its words are sealed', async () => {
    const id = await sent()
    expect((await read()).referrals).toMatchObject([
      {
        id,
        sentTo: 'audiology-centre',
        reason: 'Derde ronde onvoldoende.',
        agreedBy: ['parents'],
        owner: accountOf(nurse),
        outcome: null,
        version: 1,
      },
    ])
    const { rows } = await base.owner.query<{ reason: Buffer }>(`select reason from child_health.referral where id = $1`, [id])
    expect(rows[0]?.reason.toString('utf8')).not.toContain('ronde')
  })
  test('without a yes, or of a round of another child, is refused and nothing is kept', async () => {
    expect(await refer(nurse, keys, child, { ...wish, agreedBy: [] })).toMatchObject({ ok: false, error: { kind: 'faults' } })
    expect(await refer(nurse, keys, child, { ...wish, screeningId: newId<'screening'>() })).toMatchObject({
      error: { kind: 'no-such-screening' },
    })
    expect(await refer(stranger, keys, child, wish)).toMatchObject({ error: { kind: 'no-access' } })
    expect((await read()).referrals).toEqual([])
  })
  test('is answered once, by who looked at it as it was', async () => {
    const id = await sent()
    const answer = { outcome: 'confirmed', on: day('2026-12-01'), words: 'Verlies links, 45 dB.' }
    const both = await Promise.all([
      recordFeedback(later(nurse, 10), keys, child, id, { ...answer, version: 1 }),
      recordFeedback(later(doctor, 10), keys, child, id, { ...answer, outcome: 'not-confirmed', version: 1 }),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await recordFeedback(later(nurse, 10), keys, child, id, { ...answer, version: 2 })).toMatchObject({
      error: { kind: 'answered-already' },
    })
    expect((await read(later(nurse, 10))).referrals).toMatchObject([{ feedback: 'Verlies links, 45 dB.', version: 2 }])
  })
  test('asked after: who asked has it in hand, and the first term stays', async () => {
    const id = await sent()
    const asked = await askAgain(later(doctor, 50), child, id, { before: day('2027-01-27'), version: 1 })
    expect(asked).toMatchObject({ ok: true })
    const [referral] = (await read(later(doctor, 50))).referrals
    expect([referral?.feedbackBefore.toString(), referral?.askedAgainBefore?.toString(), referral?.askedAgain, referral?.owner]).toEqual([
      ...['2027-01-05', '2027-01-27', 1],
      accountOf(doctor),
    ])
    expect(await askAgain(later(nurse, 50), child, id, { before: day('2027-01-27'), version: 1 })).toMatchObject({
      error: { kind: 'changed-meanwhile' },
    })
  })
})

describe('limits of acuity', () => {
  const acuity = { on: '20-11-2026', round: '1', how: 'done', method: 'E 5 m', right: '0,5', left: '0,8', sure: 'too-young' }
  const limits = { 'sufficient-36': '0,5', source: 'Werkafspraak' }
  test('are set by a coordinator, whole, and written down in the log', async () => {
    const lead = aContext(
      base.db,
      centres.here,
      await aColleague(base.db, centres.here, { name: 'Ingrid Postma', profession: 'centreCoordinator', roles: ['coordinator'] }),
    )
    expect(await setAcuityLimits(nurse, limits)).toMatchObject({ ok: false, error: { kind: 'not-permitted' } })
    expect(await setAcuityLimits(lead, { ...limits, source: '' })).toMatchObject({ ok: false, error: { kind: 'faults' } })
    expect(await setAcuityLimits(lead, limits)).toMatchObject({ ok: true })
    expect(await setAcuityLimits(lead, { ...limits, 'sufficient-42': '0,63', 'doubtful-42': '0,5' })).toMatchObject({ ok: true })
    const read = await readAcuityLimits(lead)
    expect(read.ok ? read.value.map(({ fromMonths, sufficientFrom }) => [fromMonths, sufficientFrom]) : null).toEqual([
      [36, 50],
      [42, 63],
    ])
    const { rows } = await base.owner.query<{ detail: string }>(
      `select detail from access.audit_event where object_type = 'acuityLimits' and action_code = 'U' order by recorded_at desc limit 1`,
    )
    expect(rows[0]?.detail).toBe('36: 50/-, 42: 63/50')
    // Of another centre they are not.
    const there = await aColleague(base.db, centres.elsewhere, {
      name: 'Elders Lead',
      profession: 'centreCoordinator',
      roles: ['coordinator'],
    })
    expect(await readAcuityLimits(aContext(base.db, centres.elsewhere, there))).toEqual({ ok: true, value: [] })
  })
  test('conclude where they are known; of a baby there are none, and the professional says it', async () => {
    expect(await record(acuity, nurse, 'acuity')).toMatchObject({
      error: { kind: 'faults', faults: [{ field: 'conclusion', code: 'choose' }] },
    })
    child = await aPerson(base.db, centres.here, { name: 'Tom van Vier', born: '2022-11-20' })
    await worksWith(base.db, centres.here, { accountId: accountOf(nurse), personId: child, purpose: 'youthHealth' })
    expect(await record(acuity, nurse, 'acuity')).toMatchObject({ error: { kind: 'to-decide', judged: { round: { result: 'doubtful' } } } })
  })
})

test('the family reads what was done and what comes, without the words of professionals', async () => {
  const samira = await aResidentWhoIs(base.db, centres.here, mother)
  const ctx = aContext(base.db, centres.here, samira, aTuesdayMorning)
  await kept(ears('good', 'not-good', { next: 'repeat', words: 'Moeder is erg moe.' }))
  await refer(nurse, keys, child, wish)
  const { readOwnHealth } = await import('../family/read-own-health.server.ts')
  const own = await readOwnHealth(ctx, keys, child)
  if (!own.ok) throw new Error(JSON.stringify(own.error))
  expect(own.value.screenings).toMatchObject([{ kind: 'hearing-newborn', result: 'insufficient' }])
  expect(own.value.referrals).toMatchObject([{ sentTo: 'audiology-centre', outcome: null }])
  expect(JSON.stringify([own.value.screenings, own.value.referrals])).not.toMatch(/moe|ronde onvoldoende/)
})
