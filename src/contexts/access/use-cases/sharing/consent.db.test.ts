import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inTransaction } from '#platform/db.server.ts'
import type { Actor } from '#platform/context.ts'
import { newId, type Id } from '#platform/id.ts'
import { ok } from '#platform/result.ts'
import { Temporal } from '#platform/time.ts'
import { aContext, aRegionWithTwoCentres, aTuesdayMorning, type TwoCentres } from '#tests/builders/centres.ts'
import { aPerson } from '#tests/builders/families.ts'
import { aSharingFamily, type SharingFamily } from '#tests/builders/sharing.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys } from '#tests/keys.ts'
import { actOnFile } from '../case-file/on-file.server.ts'
import { answerConsent, exceptConsent, type Answer } from './answer-consent.server.ts'
import { askConsent, closeConsent } from './ask-consent.server.ts'
import { readSharing, type Sharing } from './read-sharing.server.ts'

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
const ask = async (of: SharingFamily = family): Promise<Id<'consent'>> => {
  const wish = {
    personId: of.child,
    about: 'Maatschappelijk werk om beter te slapen',
    kind: 'help',
    help: ['youthHelp'],
    framework: null,
    until: null,
  } as const
  const asked = await askConsent(testKeys, as(of.nurse), wish)
  if (!asked.ok) throw new Error(asked.error.kind)
  return asked.value
}
const answer = (actor: Actor, consentId: Id<'consent'>, decision: Answer['decision'], more: Partial<Answer> = {}, at = nextMoment()) =>
  answerConsent(testKeys, as(actor, at), { personId: family.child, consentId, decision, words: '', heard: null, ...more })
const look = async (actor: Actor, at = nextMoment(), personId = family.child): Promise<Sharing> => {
  const ctx = as(actor, at)
  const read = await actOnFile(ctx, 'person.read', { personId, does: 'read', fields: 'sharing' }, async (tx, permit) =>
    ok(await readSharing(tx, testKeys, ctx, permit)),
  )
  if (!read.ok) throw new Error(read.error.kind)
  return read.value
}
const stateOf = async (actor: Actor, id: Id<'consent'>, at = nextMoment()) =>
  (await look(actor, at)).consents.find((one) => one.id === id)?.state

describe('PR-08: parents with joint authority', () => {
  test('silence is not consent; both make it complete; each press is one row more', async () => {
    const id = await ask()
    expect(await stateOf(family.nurse, id)).toEqual({ kind: 'incomplete', missing: [family.father, family.mother].toSorted(), anew: false })
    expect(await answer(family.asMother, id, 'yes')).toMatchObject({ ok: true, value: { kind: 'incomplete', missing: [family.father] } })
    expect(await answer(family.asFather, id, 'yes')).toEqual({ ok: true, value: { kind: 'complete' } })
    expect(await answer(family.asMother, id, 'withdrawn')).toMatchObject({ ok: true, value: { kind: 'parents-disagree' } })
    expect(await answer(family.asMother, id, 'yes')).toEqual({ ok: true, value: { kind: 'complete' } })
    const { rows } = await database.owner.query(
      'select decision, how from access.consent_decision where consent_id = $1 order by recorded_at, id',
      [id],
    )
    expect(rows).toEqual([
      { decision: 'yes', how: 'online' },
      { decision: 'yes', how: 'online' },
      { decision: 'withdrawn', how: 'online' },
      { decision: 'yes', how: 'online' },
    ])
  })

  test('who sees it differently is no error: own words are kept, for who said them and the team, not for the other parent', async () => {
    const id = await ask()
    await answer(family.asMother, id, 'yes', { words: 'Graag, hij is zo moe.' })
    const no = await answer(family.asFather, id, 'no', { words: 'Ik wil eerst zelf proberen.' })
    expect(no).toEqual({ ok: true, value: { kind: 'parents-disagree', yes: [family.mother], no: [family.father], mayExcept: false } })
    const words = async (actor: Actor) =>
      (await look(actor)).consents.find((one) => one.id === id)?.decisions.flatMap((one) => (one.words === null ? [] : [one.words]))
    expect(await words(family.asFather)).toEqual(['Ik wil eerst zelf proberen.'])
    expect(await words(family.asMother)).toEqual(['Graag, hij is zo moe.'])
    expect(await words(family.nurse)).toEqual(['Graag, hij is zo moe.', 'Ik wil eerst zelf proberen.'])
    const { rows } = await database.owner.query("select encode(words, 'escape') as text from access.consent_words")
    expect(JSON.stringify(rows)).not.toContain('moe')
  })

  test('both press at once: nothing is lost', async () => {
    const id = await ask()
    await Promise.all([answer(family.asMother, id, 'yes'), answer(family.asFather, id, 'yes')])
    expect(await stateOf(family.nurse, id)).toEqual({ kind: 'complete' })
  })
})

describe('PR-04, PR-09: consent by somebody without standing is refused with the rule', () => {
  test('a grandmother, a child of 8, a colleague for oneself', async () => {
    const id = await ask()
    const grandmother = await aPerson(database.db, centres.here, { name: 'Ans Bakker', born: '1950-01-01' })
    const heard = (from: Id<'person'>, on = '2026-11-24') => ({ heard: { from, how: 'spoken' as const, on: day(on) } })
    expect(await answer(family.nurse, id, 'yes', heard(grandmother))).toEqual({ ok: false, error: { kind: 'no-standing', rule: 'PR-09' } })
    expect(await answer(family.nurse, id, 'yes', heard(family.child))).toEqual({ ok: false, error: { kind: 'no-standing', rule: 'PR-04' } })
    expect(await answer(family.nurse, id, 'yes')).toEqual({ ok: false, error: { kind: 'say-from-whom' } })
    expect(await answer(family.nurse, id, 'yes', heard(family.mother, '2026-11-25'))).toEqual({
      ok: false,
      error: { kind: 'given-in-future' },
    })
    expect((await answer(family.worker, id, 'yes', heard(family.mother))).ok).toBe(false)
    expect(await stateOf(family.nurse, id)).toMatchObject({ kind: 'incomplete' })
    const { rows } = await database.owner.query('select from access.consent_decision where consent_id = $1', [id])
    expect(rows).toEqual([])
  })

  test('a professional writes down what was heard: from whom, when and how', async () => {
    const id = await ask()
    const heard = { from: family.mother, how: 'spoken' as const, on: day('2026-11-23') }
    expect((await answer(family.nurse, id, 'yes', { heard })).ok).toBe(true)
    const found = (await look(family.asMother)).consents.find((one) => one.id === id)
    expect(found?.decisions).toMatchObject([{ who: family.mother, decision: 'yes', how: 'spoken', recordedBy: 'Sanne Kijk' }])
  })

  test('what is not asked, or no longer, cannot be answered', async () => {
    const id = await ask()
    expect((await closeConsent(as(family.nurse), family.child, id)).ok).toBe(true)
    expect(await answer(family.asMother, id, 'yes')).toEqual({ ok: false, error: { kind: 'not-asked' } })
    expect(await closeConsent(as(family.nurse), family.child, id)).toEqual({ ok: false, error: { kind: 'not-asked' } })
  })

  test.each([
    ['no-about', { about: ' ' }],
    ['no-items', { help: [] }],
    ['ends-in-past', { until: day('2026-11-23') }],
  ])('a question is asked whole: %s', async (kind, change) => {
    const wish = {
      personId: family.child,
      about: 'Hulp',
      kind: 'help',
      help: ['youthHelp'],
      framework: null,
      until: null,
      ...change,
    } as const
    expect(await askConsent(testKeys, as(family.nurse), wish)).toEqual({ ok: false, error: { kind } })
  })
})

describe('PR-05: from 12 to 15', () => {
  test('a child that disagrees is a state; a considered wish goes without the parents, with a reason; at 16 it is looked at anew', async () => {
    const born = '2012-03-01'
    const teens = await aSharingFamily(database.db, centres.here, born)
    const id = await ask(teens)
    const at = (text: string) => Temporal.Instant.from(text)
    const says = (actor: Actor, decision: Answer['decision'], now = nextMoment()) =>
      answerConsent(testKeys, as(actor, now), { personId: teens.child, consentId: id, decision, words: '', heard: null })
    const state = async (now = nextMoment()) => (await look(teens.nurse, now, teens.child)).consents.find((one) => one.id === id)?.state
    await says(teens.asMother, 'yes')
    await says(teens.asFather, 'yes')
    expect(await says(teens.asChild, 'no')).toEqual({ ok: true, value: { kind: 'young-person-disagrees', missing: [] } })
    const except = (explanation: string) =>
      exceptConsent(testKeys, as(teens.nurse), { personId: teens.child, consentId: id, reason: 'considered-wish', explanation })
    expect(await except('De jongere wil dit niet.')).toEqual({ ok: false, error: { kind: 'no-exception-here' } })
    await says(teens.asChild, 'yes')
    expect(await says(teens.asFather, 'withdrawn')).toMatchObject({ ok: true, value: { kind: 'parents-disagree', mayExcept: true } })
    expect(await except(' ')).toEqual({ ok: false, error: { kind: 'no-explanation' } })
    expect(await except('Zij wil dit weloverwogen.')).toMatchObject({ ok: true, value: { kind: 'complete-by-exception' } })
    // 15 years old on the last evening, 16 at midnight in the Netherlands: her own yes is enough then, without an exception.
    expect(await state(at('2028-02-29T22:59:59Z'))).toMatchObject({ kind: 'complete-by-exception' })
    expect(await state(at('2028-02-29T23:00:00Z'))).toEqual({ kind: 'complete' })
    await expect(look(teens.asMother, at('2028-02-29T23:00:00Z'), teens.child)).rejects.toThrow('no-access')
  })

  test('asked for a child of 11, answered by the parents: on the twelfth birthday the child has a say', async () => {
    const young = await aSharingFamily(database.db, centres.here, '2014-12-01')
    const id = await ask(young)
    for (const actor of [young.asMother, young.asFather])
      await answerConsent(testKeys, as(actor), { personId: young.child, consentId: id, decision: 'yes', words: '', heard: null })
    const state = async (now: string) =>
      (await look(young.nurse, Temporal.Instant.from(now), young.child)).consents.find((one) => one.id === id)?.state
    expect(await state('2026-11-30T22:59:59Z')).toEqual({ kind: 'complete' })
    expect(await state('2026-11-30T23:00:00Z')).toEqual({ kind: 'incomplete', missing: ['youth'], anew: false })
  })
})

test('the log says who asked and answered, by which standing, and holds no words', async () => {
  const id = await ask()
  await answer(family.asMother, id, 'no', { words: 'Liever niet nu' })
  const { rows } = await database.owner.query(
    `select event_type, detail, basis, subject_id, actor_person_id from access.audit_event where object_id = $1 order by occurred_at, id`,
    [id],
  )
  expect(rows).toEqual([
    { event_type: 'consent.ask', detail: 'help help', basis: 'care', subject_id: family.child, actor_person_id: null },
    { event_type: 'consent.give', detail: 'no online', basis: 'authority', subject_id: family.child, actor_person_id: family.mother },
  ])
})

test('history cannot be changed by the serving role, and a colleague without a relation sees none of it', async () => {
  const id = await ask()
  await answer(family.asMother, id, 'yes')
  const scope = { centreId: centres.here, actor: 'system' } as const
  await expect(
    inTransaction(database.db, scope, (tx) => tx.updateTable('access.consent_decision').set({ decision: 'no' }).execute()),
  ).rejects.toThrow(/permission denied/)
  // History goes with the whole file alone, once its destruction is confirmed (PR-21): row-level security finds nothing to take away.
  for (const table of ['access.consent', 'access.consent_decision', 'access.consent_words'] as const)
    expect(await inTransaction(database.db, scope, (tx) => tx.deleteFrom(table).executeTakeFirst())).toMatchObject({ numDeletedRows: 0n })
  const { rows } = await database.owner.query('select decision from access.consent_decision where consent_id = $1', [id])
  expect(rows).toEqual([{ decision: 'yes' }])
  const stranger = { centreId: centres.here, actor: 'staff', actorId: family.worker.accountId, roles: ['professional'] } as const
  for (const table of ['access.consent', 'access.consent_decision', 'access.consent_words', 'access.share', 'access.share_item'] as const)
    expect(await inTransaction(database.db, stranger, (tx) => tx.selectFrom(table).selectAll().execute())).toEqual([])
})

test('row-level security alone stops a parent who answers for the other', async () => {
  const id = await ask()
  const scope = { centreId: centres.here, actor: 'resident', actorId: family.asMother.residentId, roles: ['family'] } as const
  const insert = (givenBy: string) =>
    inTransaction(database.db, scope, (tx) =>
      tx
        .insertInto('access.consent_decision')
        .values({
          ...{
            centre_id: centres.here,
            id: newId(),
            consent_id: id,
            person_id: family.child,
            given_by: givenBy,
            capacity: 'for-young-person',
          },
          ...{ decision: 'yes', how: 'online', decided_on: day('2026-11-24'), recorded_at: aTuesdayMorning },
        })
        .execute(),
    )
  await expect(insert(family.father)).rejects.toThrow(/row-level security/)
  await expect(insert(family.mother)).resolves.toBeDefined()
})
