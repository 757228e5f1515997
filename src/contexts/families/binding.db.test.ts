import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Id } from '#platform/id.ts'
import { codeText, groupsOf, readCode, type ReturnCode } from '#platform/return-code.ts'
import { Temporal, type Instant } from '#platform/time.ts'
import {
  bindResident,
  handKey,
  openWithOwnKey,
  readBinding,
  renewOwnKey,
  takeBackKey,
  unbindPerson,
  unbindResident,
} from '#contexts/access/public-openness.ts'
import { findSignedInResident } from '#contexts/access/use-cases/residents.server.ts'
import { aColleague, aContext, aRegionWithTwoCentres, aTuesdayMorning, type TwoCentres } from '#tests/builders/centres.ts'
import { aPerson, hasAuthority, worksWith } from '#tests/builders/families.ts'
import { aResident, signedIn, type SignedIn } from '#tests/builders/openness.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys } from '#tests/keys.ts'
import { listOurFiles } from './use-cases/our-files.server.ts'

let database: TestDatabase
let centres: TwoCentres
let nurse: Awaited<ReturnType<typeof aColleague>>
beforeAll(async () => {
  database = await freshDatabase()
  centres = await aRegionWithTwoCentres(database.db)
  nurse = await aColleague(database.db, centres.here, { name: 'Sanne de Wit', profession: 'youthNurse', roles: ['professional'] })
})
afterAll(() => database.close())

const day = (text: string) => Temporal.PlainDate.from(text)

/** A child of nine with a mother who has authority and a father who has not; the nurse works with the child. */
async function aFamily(born = '2017-03-01') {
  const child = await aPerson(database.db, centres.here, { name: 'Noor Testman', born })
  const mother = await aPerson(database.db, centres.here, { name: 'Mila de Groot', born: '1985-05-05' })
  const father = await aPerson(database.db, centres.here, { name: 'Henk Testman', born: '1984-04-04' })
  await hasAuthority(database.db, centres.here, { holder: mother, child, from: born })
  await worksWith(database.db, centres.here, { accountId: nurse.accountId, personId: child, purpose: 'youthHealth' })
  return { child, mother, father }
}

const desk = (now?: Instant) => aContext(database.db, centres.here, nurse, now)
async function keyFor(fileId: Id<'person'>, personId: Id<'person'>, now?: Instant): Promise<ReturnCode> {
  const handed = await handKey(testKeys, desk(now), { fileId, personId })
  if (!handed.ok) throw new Error(handed.error.kind)
  return handed.value
}
/** The context of a request with this session, as the pages make it. */
async function as({ cookie }: SignedIn, now: Instant = aTuesdayMorning) {
  const actor = await findSignedInResident(database, centres.here, cookie.split('=')[1] ?? '', now)
  if (actor === null) throw new Error('Not signed in')
  return aContext(database.db, centres.here, actor, now)
}
const somebody = async (acr?: string): Promise<SignedIn> =>
  signedIn(database.db, centres.here, await aResident(database.db, centres.here), acr)

describe('handing out a key', () => {
  test('to a parent with authority; never to one without, nor to a child under 12', async () => {
    const { child, mother, father } = await aFamily()
    expect((await handKey(testKeys, desk(), { fileId: child, personId: mother })).ok).toBe(true)
    for (const personId of [father, child])
      expect(await handKey(testKeys, desk(), { fileId: child, personId })).toEqual({ ok: false, error: { kind: 'no-receiver' } })
  })

  test('a child that turns 12 within the week gets one, a week earlier not', async () => {
    const { child } = await aFamily('2014-12-01')
    expect((await handKey(testKeys, desk(), { fileId: child, personId: child })).ok).toBe(true)
    const before = Temporal.Instant.from('2026-11-20T09:00:00Z')
    expect((await handKey(testKeys, desk(before), { fileId: child, personId: child })).ok).toBe(false)
  })

  test('a colleague without a care relation hands out none, nor does one who stands in for the index alone', async () => {
    const { child, mother } = await aFamily()
    const other = await aColleague(database.db, centres.here, { name: 'Bo Balie', profession: 'frontDeskWorker', roles: ['coordinator'] })
    expect(await handKey(testKeys, aContext(database.db, centres.here, other), { fileId: child, personId: mother })).toMatchObject({
      ok: false,
      error: { kind: 'no-access' },
    })
  })

  test('what is kept opens nothing: no part of the key but the selector stands in the database', async () => {
    const { child, mother } = await aFamily()
    const code = await keyFor(child, mother)
    const { rows } = await database.owner.query<{ row: string }>(
      'select row(k.*)::text as row from access.file_key k where person_id = $1',
      [mother],
    )
    const kept = rows[0]?.row ?? ''
    expect(kept).toContain(code.selector)
    expect(kept).not.toContain(code.verifier)
    expect(kept).not.toContain(Buffer.from(code.verifier).toString('hex'))
  })
})

describe('typing a key', () => {
  test('with the own birth date it binds, once; then the file is there', async () => {
    const { child, mother } = await aFamily()
    const code = await keyFor(child, mother)
    const who = await somebody()
    expect(await listOurFiles(await as(who))).toMatchObject({ ok: true, value: { files: [] } })
    const read = readCode(groupsOf(code).join(' - ').toLowerCase())
    if (!read.ok) throw new Error('unreadable')
    expect(await bindResident(testKeys, await as(who), { code: read.value, birthDate: day('1985-05-05') })).toEqual({
      ok: true,
      value: { ownKey: null },
    })
    const ours = await listOurFiles(await as(who))
    expect(ours.ok && ours.value.files.map(({ name }) => name).toSorted()).toEqual(['Mila de Groot', 'Noor Testman'])
    const second = await somebody()
    expect(await bindResident(testKeys, await as(second), { code, birthDate: day('1985-05-05') })).toEqual({
      ok: false,
      error: { kind: 'used' },
    })
    const { rows } = await database.owner.query(
      `select outcome, subject_id from access.audit_event where event_type = 'resident.bind' and object_id = $1`,
      [who.residentId],
    )
    expect(rows).toEqual([{ outcome: 0, subject_id: mother }])
  })

  test('a wrong birth date and an unknown key answer alike, and wrong tries slow down', async () => {
    const { child, mother } = await aFamily()
    const code = await keyFor(child, mother)
    const who = await somebody()
    const wrong = { code, birthDate: day('1985-05-06') }
    expect(await bindResident(testKeys, await as(who), wrong)).toEqual({ ok: false, error: { kind: 'wrong' } })
    const unknown = { code: { ...code, selector: 'ABCDEF' }, birthDate: day('1985-05-05') }
    expect(await bindResident(testKeys, await as(who), unknown)).toEqual({ ok: false, error: { kind: 'wrong' } })
    for (let i = 0; i < 3; i += 1) await bindResident(testKeys, await as(who), wrong)
    expect(await bindResident(testKeys, await as(who), wrong)).toMatchObject({ ok: false, error: { kind: 'wait' } })
    // The key itself was tried four times: from another account it still works.
    const right = await somebody()
    expect(await bindResident(testKeys, await as(right), { code, birthDate: day('1985-05-05') })).toMatchObject({ ok: true })
  })

  test('one second before the week is over it works, and then no more', async () => {
    const { child, mother } = await aFamily()
    const code = await keyFor(child, mother)
    const over = aTuesdayMorning.add({ hours: 168 })
    const late = await signedIn(database.db, centres.here, await aResident(database.db, centres.here), undefined, over)
    expect(await bindResident(testKeys, await as(late, over), { code, birthDate: day('1985-05-05') })).toEqual({
      ok: false,
      error: { kind: 'expired' },
    })
    const intime = over.subtract({ seconds: 1 })
    const early = await signedIn(database.db, centres.here, await aResident(database.db, centres.here), undefined, intime)
    expect((await bindResident(testKeys, await as(early, intime), { code, birthDate: day('1985-05-05') })).ok).toBe(true)
  })

  test('taken back, or replaced by a new one, it does not work', async () => {
    const { child, mother } = await aFamily()
    const first = await keyFor(child, mother)
    const next = await keyFor(child, mother)
    const tried = async (code: ReturnCode) => bindResident(testKeys, await as(await somebody()), { code, birthDate: day('1985-05-05') })
    expect(await tried(first)).toEqual({ ok: false, error: { kind: 'revoked' } })
    expect((await takeBackKey(desk(), { fileId: child, personId: mother })).ok).toBe(true)
    expect(await tried(next)).toEqual({ ok: false, error: { kind: 'revoked' } })
  })

  test('two browsers at once with one key: one wins', async () => {
    const { child, mother } = await aFamily()
    const code = await keyFor(child, mother)
    const contexts = await Promise.all([somebody(), somebody()].map(async (who) => as(await who)))
    const results = await Promise.all(contexts.map((ctx) => bindResident(testKeys, ctx, { code, birthDate: day('1985-05-05') })))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(results.find(({ ok }) => !ok)).toMatchObject({ error: { kind: 'used' } })
  })

  test('who is bound gets no second account, and an account no second person', async () => {
    const { child, mother } = await aFamily()
    const who = await somebody()
    expect((await bindResident(testKeys, await as(who), { code: await keyFor(child, mother), birthDate: day('1985-05-05') })).ok).toBe(true)
    expect(await handKey(testKeys, desk(), { fileId: child, personId: mother })).toEqual({ ok: false, error: { kind: 'bound' } })
    const other = await aFamily()
    const code = await keyFor(other.child, other.mother)
    expect(await bindResident(testKeys, await as(who), { code, birthDate: day('1985-05-05') })).toEqual({
      ok: false,
      error: { kind: 'taken' },
    })
  })
})

describe('ADR 15: a mailbox alone opens no file', () => {
  test('by mail the own key is asked in each session; a provider that is sure needs none', async () => {
    const { child, mother } = await aFamily()
    const who = await somebody('mail')
    const bound = await bindResident(testKeys, await as(who), { code: await keyFor(child, mother), birthDate: day('1985-05-05') })
    const own = bound.ok ? bound.value.ownKey : null
    if (own === null) throw new Error('No own key')
    expect((await listOurFiles(await as(who))).ok).toBe(true)
    const again = await signedIn(database.db, centres.here, who.residentId, 'mail')
    expect(await readBinding(await as(again))).toMatchObject({ ok: true, value: { personId: mother, opensFile: false } })
    expect(await listOurFiles(await as(again))).toEqual({ ok: false, error: { kind: 'not-open' } })
    const wrong = { ...own, verifier: 'AAAAAAAAAAAAA' }
    expect(await openWithOwnKey(testKeys, await as(again), wrong)).toEqual({ ok: false, error: { kind: 'wrong' } })
    expect((await openWithOwnKey(testKeys, await as(again), own)).ok).toBe(true)
    expect(await listOurFiles(await as(again))).toMatchObject({ ok: true })
    const renewed = await renewOwnKey(testKeys, await as(again))
    expect(renewed.ok && codeText(renewed.value)).not.toBe(codeText(own))
    const third = await signedIn(database.db, centres.here, who.residentId, 'mail')
    expect((await openWithOwnKey(testKeys, await as(third), own)).ok).toBe(false)
  })
})

describe('loosening', () => {
  test('by the person or by the colleague: the next request finds no file', async () => {
    const { child, mother } = await aFamily()
    const who = await somebody()
    const born = day('1985-05-05')
    expect((await bindResident(testKeys, await as(who), { code: await keyFor(child, mother), birthDate: born })).ok).toBe(true)
    expect((await unbindResident(await as(who))).ok).toBe(true)
    expect(await listOurFiles(await as(who))).toMatchObject({ value: { files: [] } })
    expect((await bindResident(testKeys, await as(who), { code: await keyFor(child, mother), birthDate: born })).ok).toBe(true)
    expect((await unbindPerson(desk(), { fileId: child, personId: mother })).ok).toBe(true)
    expect(await listOurFiles(await as(who))).toMatchObject({ value: { files: [] } })
    const stranger = await aPerson(database.db, centres.here, { name: 'Vera Vreemd', born: '1990-01-01' })
    expect(await unbindPerson(desk(), { fileId: child, personId: stranger })).toEqual({ ok: false, error: { kind: 'no-receiver' } })
  })
})
