import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inTransaction } from '#platform/db.server.ts'
import type { Actor } from '#platform/context.ts'
import { newId, type Id } from '#platform/id.ts'
import { ok } from '#platform/result.ts'
import { Temporal } from '#platform/time.ts'
import { aColleague, aContext, aRegionWithTwoCentres, aTuesdayMorning, type TwoCentres } from '#tests/builders/centres.ts'
import { aSharingFamily, aShareWish, aSheet, share, type SharingFamily } from '#tests/builders/sharing.ts'
import { worksWith } from '#tests/builders/families.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys } from '#tests/keys.ts'
import type { ShareWish } from './decide-share.server.ts'
import { countSealedSecrets, resealSecrets } from '../reseal-secrets.server.ts'
import { openCompartment } from '../case-file/compartments.server.ts'
import { actOnFile } from '../case-file/on-file.server.ts'
import { answerConsent } from './answer-consent.server.ts'
import { readSharing } from './read-sharing.server.ts'
import { giveShare, printShare, readShare, recordHandedOver, stopShare } from './keep-share.server.ts'
import { listSharedWithMe, readSharedWithMe } from './shared-with-me.server.ts'

let database: TestDatabase
let centres: TwoCentres
let family: SharingFamily
beforeAll(async () => {
  database = await freshDatabase()
  centres = await aRegionWithTwoCentres(database.db)
  family = await aSharingFamily(database.db, centres.here)
})
afterAll(() => database.close())

const day = (text: string) => Temporal.PlainDate.from(text)
/** Each deed a second after the one before, as with people. */
let seconds = 0
const nextMoment = () => aTuesdayMorning.add({ seconds: (seconds += 1) })
const as = (actor: Actor, at = nextMoment()) => aContext(database.db, centres.here, actor, at)
const toWorker = () => ({ recipient: { kind: 'colleague', accountId: family.worker.accountId } }) as const
const toSchool = {
  recipient: { kind: 'outside', name: 'Esther Oduya', organisation: 'De Schakel', function: 'juf', role: 'school' },
} as const
const decide = (wish: Pick<ShareWish, 'recipient'> & Partial<ShareWish>) => share(as(family.nurse), family.child, aShareWish(wish))
const given = async (wish: Pick<ShareWish, 'recipient'> & Partial<ShareWish>): Promise<Id<'share'>> => {
  const decided = await decide(wish)
  if (!decided.ok) throw new Error(decided.error.kind)
  return decided.value.shareId
}
const of = (shareId: Id<'share'>) => ({ personId: family.child, shareId })
const seenBy = async (actor: Actor, id: Id<'share'>, at = nextMoment()) => (await readSharedWithMe(testKeys, as(actor, at), id)).ok
const says = (actor: Actor, consentId: Id<'consent'>, decision: 'yes' | 'no' | 'withdrawn') =>
  answerConsent(testKeys, as(actor), { personId: family.child, consentId, decision, words: '', heard: null })
const consentOf = async (id: Id<'share'>): Promise<Id<'consent'>> => {
  const read = await readShare(testKeys, as(family.nurse), of(id))
  if (!read.ok || read.value.consentId === null) throw new Error('no consent')
  return read.value.consentId
}

describe('PR-13: no ground, no share', () => {
  test.each<[string, Partial<ShareWish>, object]>([
    ['no ground', { ground: null }, { kind: 'no-ground', rule: 'PR-13' }],
    ['more than is needed', { necessary: false }, { kind: 'not-necessary', rule: 'PR-13' }],
    ['a legal duty towards a colleague', { ground: 'legal-duty' }, { kind: 'ground-does-not-reach-recipient' }],
    [
      'PR-14: a conflict of duties in halves',
      { ground: 'conflict-of-duties', conflict: { harmFeared: 'ernstig' } },
      { kind: 'conflict-not-argued', rule: 'PR-14', missingTests: ['consentSought', 'alternatives', 'minimumData', 'colleagueConsulted'] },
    ],
    ['nothing', { sheet: aSheet({ items: [] }) }, { kind: 'nothing-to-share' }],
    ['no reason', { sheet: aSheet({ why: ' ' }) }, { kind: 'no-why' }],
    ['until yesterday', { until: day('2026-11-23') }, { kind: 'ends-in-past' }],
    ['not told, and not why', { informed: false }, { kind: 'say-why-not-informed' }],
    ['PR-15: a consent that is not there', { ground: 'consent', consentId: newId<'consent'>() }, { kind: 'no-consent', rule: 'PR-15' }],
  ])('%s', async (_name, change, refusal) => {
    const before = await database.owner.query('select count(*) from access.share')
    expect(await decide({ ...toWorker(), ...change })).toMatchObject({ ok: false, error: refusal })
    expect((await database.owner.query('select count(*) from access.share')).rows).toEqual(before.rows)
  })

  test('to oneself, to who left, and to a colleague whose role has no shares: no', async () => {
    const manager = await aColleague(database.db, centres.here, { name: 'Mieke Baas', profession: 'centreManager', roles: ['manager'] })
    for (const [accountId, kind] of [
      [family.nurse.accountId, 'to-oneself'],
      [manager.accountId, 'no-colleague'],
      [newId<'account'>(), 'no-colleague'],
    ] as const)
      expect(await decide({ recipient: { kind: 'colleague', accountId } })).toMatchObject({ ok: false, error: { kind } })
  })

  test('PR-12: who stands in does not share, and a stranger finds nothing', async () => {
    expect(await share(as(family.worker), family.child, aShareWish(toWorker()))).toMatchObject({ ok: false, error: { kind: 'no-access' } })
  })

  test('PR-14: argued whole it goes, and the argument is sealed', async () => {
    const argued = {
      consentSought: 'Twee keer gebeld',
      harmFeared: 'Geheimwoord',
      alternatives: 'Geen',
      minimumData: 'Alleen dit',
      colleagueConsulted: 'Met Joost',
    }
    const id = await given({ ...toWorker(), ground: 'conflict-of-duties', conflict: argued })
    const { rows } = await database.owner.query<{ tests: string[]; text: string }>(
      "select tests, encode(argument, 'escape') as text from access.share where id = $1",
      [id],
    )
    expect(rows[0]?.tests).toHaveLength(5)
    expect(rows[0]?.text).not.toContain('Geheimwoord')
  })
})

describe('a colleague who is involved', () => {
  test('sees exactly this and nothing else of the file; stopping is seen at the next request; both are in the log', async () => {
    const id = await given(toWorker())
    const read = await readSharedWithMe(testKeys, as(family.worker), id)
    expect(read.ok && read.value.sheet).toEqual(aSheet())
    const scope = { centreId: centres.here, actor: 'staff', actorId: family.worker.accountId, roles: ['professional'] } as const
    expect(await inTransaction(database.db, scope, (tx) => tx.selectFrom('families.person').selectAll().execute())).toEqual([])
    const stranger = await aColleague(database.db, centres.here, { name: 'Els Elders', profession: 'youthNurse', roles: ['professional'] })
    expect(await seenBy(stranger, id)).toBe(false)
    expect(await stopShare(as(family.nurse), of(id))).toEqual({ ok: true, value: null })
    expect(await seenBy(family.worker, id)).toBe(false)
    expect(
      await inTransaction(database.db, scope, (tx) => tx.selectFrom('access.share_item').selectAll().where('share_id', '=', id).execute()),
    ).toEqual([])
    expect(await stopShare(as(family.nurse), of(id))).toEqual({ ok: false, error: { kind: 'stopped-already' } })
    const { rows } = await database.owner.query(
      `select event_type, account_id, basis, legal_ground, detail from access.audit_event where object_id = $1 and subject_id = $2 order by occurred_at, id`,
      [id, family.child],
    )
    expect(rows).toEqual([
      {
        event_type: 'share.give',
        account_id: family.nurse.accountId,
        basis: 'care',
        legal_ground: 'directly-involved',
        detail: 'directly-involved together',
      },
      { event_type: 'share.read', account_id: family.worker.accountId, basis: 'share', legal_ground: 'directly-involved', detail: null },
      { event_type: 'share.stop', account_id: family.nurse.accountId, basis: 'care', legal_ground: 'directly-involved', detail: 'revoked' },
    ])
  })

  test('the last day is the last, until midnight in the Netherlands', async () => {
    const id = await given({ ...toWorker(), until: day('2026-11-30') })
    expect(await seenBy(family.worker, id, Temporal.Instant.from('2026-11-30T22:59:59Z'))).toBe(true)
    expect(await seenBy(family.worker, id, Temporal.Instant.from('2026-11-30T23:00:00Z'))).toBe(false)
    const scope = {
      centreId: centres.here,
      actor: 'staff',
      actorId: family.worker.accountId,
      roles: ['professional'],
      now: Temporal.Instant.from('2026-11-30T23:00:00Z'),
    } as const
    expect(
      await inTransaction(database.db, scope, (tx) => tx.selectFrom('access.share').selectAll().where('id', '=', id).execute()),
    ).toEqual([])
  })

  test('sharing and stopping returns to the former state, in whatever order', async () => {
    const list = async () => {
      const listed = await listSharedWithMe(testKeys, as(family.worker))
      return listed.ok ? listed.value.map(({ id }) => id) : null
    }
    const before = await list()
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(9), { minLength: 1, maxLength: 3 }), async (order) => {
        const shares: Id<'share'>[] = []
        for (const i of order) shares.push(await given({ ...toWorker(), until: i % 2 === 0 ? null : day('2027-01-01') }))
        expect(await list()).toHaveLength((before?.length ?? 0) + shares.length)
        for (const [, id] of shares.map((one, i) => [order[i] ?? 0, one] as const).toSorted(([a], [b]) => a - b))
          await stopShare(as(family.nurse), of(id))
        expect(await list()).toEqual(before)
      }),
      { numRuns: 5 },
    )
  })
})

describe('PR-15, PR-06: on consent', () => {
  test('waits for both parents; withdrawn by one it is gone at the next request, and does not come back by itself', async () => {
    const id = await given({ ...toWorker(), ground: 'consent' })
    expect(await seenBy(family.worker, id)).toBe(false)
    const consentId = await consentOf(id)
    await says(family.asMother, consentId, 'yes')
    expect(await giveShare(testKeys, as(family.nurse), of(id))).toMatchObject({ ok: false, error: { kind: 'consent-not-complete' } })
    await says(family.asFather, consentId, 'yes')
    expect(await seenBy(family.worker, id)).toBe(false)
    expect((await giveShare(testKeys, as(family.nurse), of(id))).ok).toBe(true)
    expect(await seenBy(family.worker, id)).toBe(true)
    expect(await giveShare(testKeys, as(family.nurse), of(id))).toEqual({ ok: false, error: { kind: 'not-waiting' } })
    await says(family.asFather, consentId, 'withdrawn')
    expect(await seenBy(family.worker, id)).toBe(false)
    const { rows } = await database.owner.query('select stopped_because, stopped_by from access.share where id = $1', [id])
    expect(rows).toEqual([{ stopped_because: 'withdrawn', stopped_by: family.father }])
    await says(family.asFather, consentId, 'yes')
    expect(await seenBy(family.worker, id)).toBe(false)
  })

  test('a consent covers what it names: the same again goes at once, another recipient, item or purpose does not', async () => {
    const first = await given({ ...toWorker(), ground: 'consent' })
    const consentId = await consentOf(first)
    for (const actor of [family.asMother, family.asFather]) await says(actor, consentId, 'yes')
    const again = { ...toWorker(), ground: 'consent', consentId } as const
    expect(await decide(again)).toMatchObject({ ok: true, value: { given: true } })
    const other = { ...aSheet().items[0], item: 'words:01990000-0000-7000-8000-00000000bbbb' } as ReturnType<typeof aSheet>['items'][number]
    for (const [change, kind] of [
      [{ ...toSchool }, 'other-recipient'],
      [{ sheet: aSheet({ items: [...aSheet().items, other] }) }, 'other-item'],
      [{ sheet: aSheet({ purpose: 'handover' }) }, 'other-purpose'],
    ] as const)
      expect(await decide({ ...again, ...change })).toMatchObject({ ok: false, error: { kind, rule: 'PR-15' } })
  })

  test('PR-04: on the twelfth birthday the sight stops until the child has answered', async () => {
    const young = await aSharingFamily(database.db, centres.here, '2014-12-01')
    const decided = await share(
      as(young.nurse),
      young.child,
      aShareWish({ recipient: { kind: 'colleague', accountId: young.worker.accountId }, ground: 'consent' }),
    )
    if (!decided.ok) throw new Error(decided.error.kind)
    const { shareId } = decided.value
    const read = await readShare(testKeys, as(young.nurse), { personId: young.child, shareId })
    if (!read.ok || read.value.consentId === null) throw new Error('no consent')
    for (const actor of [young.asMother, young.asFather])
      await answerConsent(testKeys, as(actor), {
        personId: young.child,
        consentId: read.value.consentId,
        decision: 'yes',
        words: '',
        heard: null,
      })
    await giveShare(testKeys, as(young.nurse), { personId: young.child, shareId })
    const [eve, birthday] = ['2026-11-30T22:59:59Z', '2026-11-30T23:00:00Z'].map((text) => Temporal.Instant.from(text))
    expect(await seenBy(young.worker, shareId, eve)).toBe(true)
    expect(await seenBy(young.worker, shareId, birthday)).toBe(false)
    await answerConsent(testKeys, as(young.asChild, birthday), {
      personId: young.child,
      consentId: read.value.consentId,
      decision: 'yes',
      words: '',
      heard: null,
    })
    expect(await seenBy(young.worker, shareId, birthday)).toBe(true)
  })
})

describe('on paper, for somebody outside', () => {
  test('a letter as long as it stands, and once handed over; nobody reads it on a screen', async () => {
    const id = await given({
      ...toSchool,
      ground: 'conflict-of-duties',
      conflict: { consentSought: 'a', harmFeared: 'b', alternatives: 'c', minimumData: 'd', colleagueConsulted: 'e' },
    })
    const printed = await printShare(testKeys, as(family.nurse), of(id))
    expect(printed.ok && printed.value.sheet).toEqual(aSheet())
    const hand = (on: string) => recordHandedOver(testKeys, as(family.nurse), { ...of(id), how: 'hand', on: day(on) })
    expect(await hand('2026-11-23')).toEqual({ ok: false, error: { kind: 'not-that-day' } })
    expect(await hand('2026-11-25')).toEqual({ ok: false, error: { kind: 'not-that-day' } })
    expect(await hand('2026-11-24')).toEqual({ ok: true, value: null })
    expect(await hand('2026-11-24')).toEqual({ ok: false, error: { kind: 'handed-already' } })
    await stopShare(as(family.nurse), of(id))
    expect(await printShare(testKeys, as(family.nurse), of(id))).toEqual({ ok: false, error: { kind: 'not-open' } })
    const { rows } = await database.owner.query<{ event_type: string }>(
      `select event_type from access.audit_event where object_id = $1 order by occurred_at, id`,
      [id],
    )
    expect(rows.map(({ event_type }) => event_type)).toEqual(['share.give', 'share.print', 'share.hand', 'share.stop'])
  })
})

describe('for the family', () => {
  test('PR-18: parents see what was shared, with whom and on which ground, in the very words', async () => {
    const id = await given(toWorker())
    const read = await readShare(testKeys, as(family.asFather), of(id))
    expect(read.ok && read.value).toMatchObject({ ground: 'directly-involved', standing: 'open', sheet: aSheet() })
    expect(await stopShare(as(family.asFather), of(id))).toEqual({ ok: false, error: { kind: 'not-permitted' } })
  })

  describe('a share within a hidden part', () => {
    const hidden = async (wish: Partial<ShareWish> = {}) => {
      const opened = await openCompartment(as(family.nurse), family.child)
      if (!opened.ok) throw new Error(opened.error.kind)
      const shared = await share(as(family.nurse), family.child, aShareWish({ ...toWorker(), ...wish }), opened.value)
      return { compartmentId: opened.value, shared }
    }
    /** What the family and uninvolved staff would see of the deeds of the nurse. */
    const linesInTheOpen = async () => {
      const text = 'select event_type, detail from access.audit_event where subject_id = $1 and account_id = $2 and compartment_id is null'
      return (await database.owner.query<{ event_type: string; detail: string | null }>(text, [family.child, family.nurse.accountId])).rows
    }

    test('is there for its members and its recipient, and not for parents or a colleague in care', async () => {
      const { shared } = await hidden()
      if (!shared.ok) throw new Error(shared.error.kind)
      const id = shared.value.shareId
      expect((await readShare(testKeys, as(family.nurse), of(id))).ok).toBe(true)
      expect(await readShare(testKeys, as(family.asMother), of(id))).toEqual({ ok: false, error: { kind: 'no-share' } })
      expect(await seenBy(family.worker, id)).toBe(true)
    })

    test('leaves no line in the log of the family: not deciding, refusing, reading, printing, handing over or stopping', async () => {
      const before = await linesInTheOpen()
      const { shared } = await hidden(toSchool)
      if (shared.ok) throw new Error('A school is not directly involved')
      const right = { recipient: { ...toSchool.recipient, name: 'Veilig Thuis', role: 'safe-home-report' }, ground: 'legal-right' } as const
      const done = (await hidden(right)).shared
      if (!done.ok) throw new Error(done.error.kind)
      const id = done.value.shareId
      expect((await readShare(testKeys, as(family.nurse), of(id))).ok).toBe(true)
      expect((await printShare(testKeys, as(family.nurse), of(id))).ok).toBe(true)
      expect((await recordHandedOver(testKeys, as(family.nurse), { ...of(id), how: 'post', on: day('2026-11-24') })).ok).toBe(true)
      expect((await stopShare(as(family.nurse), of(id))).ok).toBe(true)
      expect(await linesInTheOpen()).toEqual(before)
    })

    test('asks nobody for consent: that would tell of it', async () => {
      const { shared } = await hidden({ ground: 'consent' })
      expect(shared).toEqual({ ok: false, error: { kind: 'hidden-asks-nobody' } })
    })

    test('a colleague in care who received it does not act on it in the open part of the file', async () => {
      await worksWith(database.db, centres.here, { accountId: family.worker.accountId, personId: family.child, purpose: 'support' })
      const { shared } = await hidden()
      if (!shared.ok) throw new Error(shared.error.kind)
      expect(await stopShare(as(family.worker), of(shared.value.shareId))).toEqual({ ok: false, error: { kind: 'no-share' } })
    })
  })

  test('PR-28: a share that is refused is in the log too', async () => {
    await decide({ ...toWorker(), ground: null })
    const { rows } = await database.owner.query(
      `select event_type, detail, subject_id from access.audit_event where outcome = 4 and event_type = 'share.decide' order by occurred_at desc limit 1`,
    )
    expect(rows).toEqual([{ event_type: 'share.decide', detail: 'no-ground', subject_id: family.child }])
  })
})

test('reading what is shared asks as many questions of the database for ten shares as for one', async () => {
  const questions = async (personId: Id<'person'>, nurse: Actor): Promise<number> => {
    let asked = 0
    const counting = database.db.withPlugin({
      transformQuery: ({ node }) => {
        asked += 1
        return node
      },
      transformResult: async ({ result }) => result,
    })
    const ctx = { ...as(nurse), db: counting }
    const read = await actOnFile(ctx, 'person.read', { personId, does: 'read', fields: 'sharing' }, async (tx, permit) =>
      ok(await readSharing(tx, testKeys, ctx, permit)),
    )
    expect(read.ok).toBe(true)
    return asked
  }
  const one = await aSharingFamily(database.db, centres.here)
  const shareOne = () => share(as(one.nurse), one.child, aShareWish({ recipient: { kind: 'colleague', accountId: one.worker.accountId } }))
  await shareOne()
  const forOne = await questions(one.child, one.nurse)
  for (let more = 0; more < 9; more += 1) await shareOne()
  expect(await questions(one.child, one.nurse)).toBe(forOne)
})

test('after a new version of the key everything reads as before, and the old version is needed by nothing', async () => {
  const id = await given({ ...toWorker(), ground: 'consent' })
  await says(family.asMother, await consentOf(id), 'no')
  const argued = { consentSought: 'a', harmFeared: 'b', alternatives: 'c', minimumData: 'd', colleagueConsulted: 'e' }
  const other = await given({ ...toWorker(), ground: 'conflict-of-duties', conflict: argued })
  const both = { ...testKeys, centre: new Map([...testKeys.centre, [2, Buffer.alloc(32, 9)]]) }
  const system = () => as({ kind: 'system', name: 'test' })
  expect((await resealSecrets(system(), both)).ok).toBe(true)
  const counts = await countSealedSecrets(system())
  expect(counts.ok && [...counts.value.keys()]).toEqual([2])
  const onlyNew = { ...testKeys, centre: new Map([[2, Buffer.alloc(32, 9)]]) }
  for (const one of [id, other]) {
    const read = await readShare(onlyNew, as(family.nurse), of(one))
    expect(read.ok && read.value.sheet).toEqual(aSheet())
  }
})
