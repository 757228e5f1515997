/** The schedule of a child, from planning to what becomes of an appointment to which nobody came. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '#platform/context.ts'
import { newId, type Id } from '#platform/id.ts'
import { ok } from '#platform/result.ts'
import { Temporal } from '#platform/time.ts'
import { actOnFile } from '#contexts/access/public-files.ts'
import { findChild } from '#contexts/families/public-child.ts'
import { aColleague, aContext, aRegionWithTwoCentres, aTuesdayMorning, type TwoCentres } from '#tests/builders/centres.ts'
import { aPerson, worksWith } from '#tests/builders/families.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys as keys } from '#tests/keys.ts'
import { noBackground, type Contact } from '../../rules/record/record.ts'
import { decideAboutMissed, finishFollowUp } from '../calls/follow-up.server.ts'
import { inviteChild, readLetter, recordNotReached } from '../calls/invite-child.server.ts'
import { readHealthLists } from '../calls/read-lists.server.ts'
import { keepSchedule } from './keep-schedule.server.ts'
import { readSchedule } from './read-schedule.server.ts'
import { addExtraContact, planContactOf, recordMissed } from './write-schedule.server.ts'

let database: TestDatabase
let centres: TwoCentres
let sanne: Context
let stranger: Context
const day = (text: string) => Temporal.PlainDate.from(text)
const tomorrow = aTuesdayMorning.add({ hours: 24 })
const accountOf = (ctx: Context): Id<'account'> => (ctx.actor.kind === 'staff' ? ctx.actor.accountId : newId<'account'>())

beforeAll(async () => {
  database = await freshDatabase()
  centres = await aRegionWithTwoCentres(database.db)
  const nurse = (name: string) => aColleague(database.db, centres.here, { name, profession: 'youthNurse', roles: ['professional'] })
  sanne = aContext(database.db, centres.here, await nurse('Sanne de Wit'))
  stranger = aContext(database.db, centres.here, await nurse('Karim Haddad'))
})
afterAll(() => database.close())

async function aChild(name: string, born = '2025-09-24'): Promise<Id<'person'>> {
  const id = await aPerson(database.db, centres.here, { name, born })
  await worksWith(database.db, centres.here, { accountId: accountOf(sanne), personId: id, purpose: 'youthHealth' })
  return id
}

async function keep(personId: Id<'person'>): Promise<readonly Contact[]> {
  const kept = await actOnFile(sanne, 'health.write', { personId, does: 'write', fields: 'healthPieces' }, async (tx) => {
    const child = await findChild(tx, personId)
    return ok(child === null ? [] : await keepSchedule(tx, sanne, child, noBackground))
  })
  return kept.ok ? kept.value : []
}
const tell = async (): Promise<void> => {}
const kindOf = (result: { ok: boolean; error?: { kind: string } }): string | null => (result.ok ? null : (result.error?.kind ?? ''))
const rowsOf = async (table: string, id: Id<'person'>): Promise<number> =>
  (await database.owner.query(`select 1 from child_health.${table} where person_id = $1`, [id])).rows.length

describe('keeping a schedule', () => {
  test('adds what is missing once, also when two do it at once, and follows a birth date that was mended', async () => {
    const finn = await aChild('Finn Okkerse')
    const [first, second] = await Promise.all([keep(finn), keep(finn)])
    expect(first?.map(({ moment }) => moment).slice(0, 3)).toEqual(['12m', '14m', '18m'])
    expect(second).toHaveLength(first?.length ?? 0)
    expect(await rowsOf('contact', finn)).toBe(first?.length)
    await database.owner.query(`update families.person set birth_date = '2025-09-20' where id = $1`, [finn])
    const moved = (await keep(finn)).find(({ moment }) => moment === '14m')
    expect(moved?.dueOn.toString()).toBe('2026-11-20')
  })

  test('who moved away loses what nobody touched; what was planned stays to be seen', async () => {
    const lot = await aChild('Lot Vermeer')
    await keep(lot)
    await planContactOf(sanne, lot, '14m', { at: tomorrow, withWhom: accountOf(sanne), form: '03' })
    await database.owner.query(
      `insert into families.person_detail (centre_id, person_id, centre_key_version, moved_on, moved_to) values ($1, $2, 1, '2026-11-20', 'Elders')
        on conflict (centre_id, person_id) do update set moved_on = excluded.moved_on, moved_to = excluded.moved_to`,
      [centres.here, lot],
    )
    // That the moment of 12 months never came stays to be seen too.
    expect((await keep(lot)).map(({ moment }) => moment)).toEqual(['12m', '14m'])
  })
})

describe('planning', () => {
  test('by the code of a moment that had no contact yet; the log says so, and it stands in the lists of that day', async () => {
    const milan = await aChild('Milan Jansen')
    const at = aTuesdayMorning.add({ hours: 3 })
    expect(await planContactOf(sanne, milan, '14m', { at, withWhom: accountOf(sanne), form: '06' })).toMatchObject({ ok: true })
    const lists = await readHealthLists(sanne)
    expect(lists.ok && lists.value.mine.map(({ child }) => child.id)).toContain(milan)
    expect(lists.ok && lists.value.due.find(({ child }) => child.id === milan)?.subjects.map(({ subject }) => subject)).not.toContain(
      'moment:14m',
    )
    const { rows } = await database.owner.query(
      `select 1 from access.audit_event where subject_id = $1 and event_type = 'health.write' and detail = 'planned'`,
      [milan],
    )
    expect(rows).toHaveLength(1)
  })

  test.each([
    ['in-past', { at: aTuesdayMorning.subtract({ hours: 1 }) }, '14m'],
    ['too-far', { at: aTuesdayMorning.add({ hours: 24 * 400 }) }, '14m'],
    ['no-colleague', { withWhom: newId() }, '14m'],
    ['no-such-contact', {}, '2w'],
    ['no-such-contact', {}, newId()],
  ])('refuses %s', async (kind, over, which) => {
    const child = await aChild('Guus Prins')
    expect(kindOf(await planContactOf(sanne, child, which, { at: tomorrow, withWhom: accountOf(sanne), form: '03', ...over }))).toBe(kind)
    expect(await rowsOf('contact', child)).toBe(0)
  })

  test('a colleague is not in two places at once, and nobody is planned before birth', async () => {
    const [one, other] = [await aChild('Saar Smit'), await aChild('Bram Smit')]
    const at = tomorrow.add({ hours: 2 })
    expect(await planContactOf(sanne, one, '14m', { at, withWhom: accountOf(sanne), form: '03' })).toMatchObject({ ok: true })
    expect(kindOf(await planContactOf(sanne, other, '14m', { at, withWhom: accountOf(sanne), form: '03' }))).toBe('taken')
    await database.owner.query(`update families.person set birth_date = '2027-01-10' where id = $1`, [other])
    expect(kindOf(await planContactOf(sanne, other, '4w', { at: tomorrow, withWhom: accountOf(sanne), form: '03' }))).toBe('before-birth')
  })

  test('who does not work with the child neither sees nor plans', async () => {
    const child = await aChild('Tess Bos')
    expect(kindOf(await readSchedule(stranger, keys, child))).toBe('no-access')
    expect(kindOf(await planContactOf(stranger, child, '14m', { at: tomorrow, withWhom: accountOf(stranger), form: '03' }))).toBe(
      'no-access',
    )
    const lists = await readHealthLists(stranger)
    expect(lists).toMatchObject({ ok: true, value: { due: [], overdue: [], mine: [], missed: [] } })
  })
})

describe('a contact on indication', () => {
  const wish = {
    reason: 'Groeit minder hard dan eerst.',
    dueOn: day('2026-12-08'),
    dueUntil: day('2026-12-22'),
    discipline: '01',
    form: '03',
  }
  test('its reason is sealed, and opens for who works with the child', async () => {
    const child = await aChild('Jip Mulder')
    expect(await addExtraContact(sanne, keys, child, wish)).toMatchObject({ ok: true })
    const { rows } = await database.owner.query<{ indication: Buffer }>(
      'select indication from child_health.contact where person_id = $1',
      [child],
    )
    expect(rows[0]?.indication.includes('Groeit')).toBe(false)
    const read = await readSchedule(sanne, keys, child)
    expect(read.ok && [...read.value.indications.values()]).toEqual([wish.reason])
    const lists = await readHealthLists(sanne)
    expect(lists.ok && lists.value.extra.map((one) => one.child.id)).toContain(child)
  })
  test.each([
    ['no-reason', { reason: '  ' }],
    ['in-past', { dueOn: day('2026-11-23') }],
    ['window-order', { dueUntil: day('2026-12-01') }],
    ['wrong-discipline', { discipline: '77' }],
    ['wrong-form', { form: 'x' }],
    ['too-long', { reason: 'x'.repeat(1001) }],
  ])('refuses %s', async (kind, over) => {
    const child = await aChild('Fien Kok')
    expect(kindOf(await addExtraContact(sanne, keys, child, { ...wish, ...over }))).toBe(kind)
    expect(await rowsOf('contact', child)).toBe(0)
  })
})

describe('was not brought', () => {
  const verdict = {
    decision: 'not-brought',
    owner: null,
    followUpBefore: day('2026-12-01'),
    reason: 'Derde keer, en de oogmeting moet nog.',
  } as const

  test('from the appointment to what was done: each step once, and the child can be planned again', async () => {
    const child = await aChild('Noud Visser')
    await planContactOf(sanne, child, '14m', { at: aTuesdayMorning.add({ hours: 1 }), withWhom: accountOf(sanne), form: '03' })
    // Nobody stayed away from what is still to come.
    expect(kindOf(await recordMissed(sanne, child, '14m', '02'))).toBe('not-yet')
    const after = { ...sanne, now: aTuesdayMorning.add({ hours: 2 }) }
    const missed = await recordMissed(after, child, '14m', '02')
    if (!missed.ok) throw new Error(missed.error.kind)
    expect((await readHealthLists(after)).ok && (await waiting(after, child))).toMatchObject([{ outcome: '02', before: null }])
    expect(kindOf(await finishFollowUp(after, keys, child, missed.value, { done: 'home-visit', words: '' }))).toBe('nothing-to-do')
    expect(kindOf(await decideAboutMissed(after, keys, child, missed.value, verdict))).toBe('no-owner')
    expect(kindOf(await decideAboutMissed(after, keys, child, missed.value, { ...verdict, owner: accountOf(sanne), reason: ' ' }))).toBe(
      'no-reason',
    )
    expect(await decideAboutMissed(after, keys, child, missed.value, { ...verdict, owner: accountOf(sanne) })).toMatchObject({ ok: true })
    expect(kindOf(await decideAboutMissed(after, keys, child, missed.value, { ...verdict, owner: accountOf(sanne) }))).toBe(
      'decided-already',
    )
    expect(await waiting(after, child)).toMatchObject([{ owner: 'Sanne de Wit', before: verdict.followUpBefore }])
    expect(await finishFollowUp(after, keys, child, missed.value, { done: 'spoke-with-family', words: 'Moeder was ziek.' })).toMatchObject({
      ok: true,
    })
    expect(await waiting(after, child)).toEqual([])
    const read = await readSchedule(after, keys, child)
    expect(read.ok && read.value.missed).toMatchObject([
      { reason: verdict.reason, doneWords: 'Moeder was ziek.', done: 'spoke-with-family' },
    ])
    expect(
      await planContactOf(after, child, '14m', { at: tomorrow.add({ hours: 5 }), withWhom: accountOf(sanne), form: '03' }),
    ).toMatchObject({ ok: true })
    expect(await rowsOf('missed', child)).toBe(1)
  })

  test('without a concern it needs a reason and nobody; by agreement nothing is to be decided', async () => {
    const child = await aChild('Evi Post')
    const missed = await recordMissed(sanne, child, '14m', '05')
    if (!missed.ok) throw new Error(missed.error.kind)
    const none = { ...verdict, decision: 'no-concern' as const, reason: 'Gaat naar een andere arts.' }
    expect(await decideAboutMissed(sanne, keys, child, missed.value, none)).toMatchObject({ ok: true })
    expect(await waiting(sanne, child)).toEqual([])
    const agreed = await aChild('Ise Post')
    expect(await recordMissed(sanne, agreed, '14m', '06')).toMatchObject({ ok: true })
    expect(await waiting(sanne, agreed)).toEqual([])
  })

  test('another child is not reached by a number of this one', async () => {
    const [child, other] = [await aChild('Kee Blok'), await aChild('Roos Blok')]
    const missed = await recordMissed(sanne, child, '14m', '02')
    if (!missed.ok) throw new Error(missed.error.kind)
    expect(kindOf(await decideAboutMissed(sanne, keys, other, missed.value, verdict))).toBe('no-such-missed')
  })
})

async function waiting(ctx: Context, child: Id<'person'>): Promise<unknown[]> {
  const lists = await readHealthLists(ctx)
  return lists.ok ? lists.value.missed.filter((one) => one.child.id === child) : ['refused']
}

describe('an invitation by hand', () => {
  test('once, the next when the one before it is old enough; not reached it stands in the list, and the letter is there', async () => {
    const child = await aChild('Sem Vos')
    const made = await inviteChild(sanne, tell, child, '14m')
    if (!made.ok) throw new Error(made.error.kind)
    expect(kindOf(await inviteChild(sanne, tell, child, '14m'))).toBe('invited-already')
    const both = { ...sanne, now: aTuesdayMorning.add({ hours: 24 * 15 }) }
    const twice = await Promise.all([inviteChild(both, tell, child, '14m'), inviteChild(both, tell, child, '14m')])
    expect(twice.filter((one) => one.ok)).toHaveLength(1)
    const letter = await readLetter(sanne, keys, child, made.value)
    expect(letter).toMatchObject({ ok: true, value: { moment: { code: '14m' }, invitation: { channel: 'letter' } } })
    expect(kindOf(await readLetter(stranger, keys, child, made.value))).toBe('no-access')
    await recordNotReached(both, child, twice.find((one) => one.ok)?.value ?? made.value)
    const lists = await readHealthLists(both)
    expect(lists.ok && lists.value.notReached.filter((one) => one.child.id === child)).toMatchObject([
      { subject: 'moment:14m', attempt: 2 },
    ])
  })
})
