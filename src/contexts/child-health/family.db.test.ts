/** What a family reads and tells against a real database: who sees it, what one does not read of the other, what is checked, and what is written down. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'
import { aColleague, aContext, aRegionWithTwoCentres, aTuesdayMorning, type TwoCentres } from '#tests/builders/centres.ts'
import { aPerson, aResidentWhoIs, hasAuthority, worksWith } from '#tests/builders/families.ts'
import { aContact, aFirstYear } from '#tests/builders/health-contact.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys as keys } from '#tests/keys.ts'
import { answerFor } from '../vaccination/public.ts'
import { closeContact } from './use-cases/contact/close-contact.server.ts'
import { readContact } from './use-cases/contact/read-contact.server.ts'
import { saveDraft } from './use-cases/contact/save-draft.server.ts'
import { readHeldContact } from './use-cases/family/read-held-contact.server.ts'
import { readOwnHealth, type OwnHealth } from './use-cases/family/read-own-health.server.ts'
import { readOwnJabs, type OwnJabs } from './use-cases/family/read-own-jabs.server.ts'
import { readWhatFamilyTold } from './use-cases/family/read-told.server.ts'
import { readGrowthBook } from './use-cases/record/read-growth-book.server.ts'
import { fillQuestions, takeBackMeasurement, takeBackTopic, tellMeasurements, tellTopics } from './use-cases/family/tell.server.ts'

let base: TestDatabase
let centres: TwoCentres
let nurse: Context
let nurseId: Id<'account'>
const noAccess = { ok: false, error: { kind: 'no-access' } }

type Family = Readonly<Record<'child' | 'mother' | 'father', Id<'person'>>>
let family: Family
let mother: Context
let father: Context

beforeAll(async () => {
  base = await freshDatabase()
  centres = await aRegionWithTwoCentres(base.db)
  const sanne = await aColleague(base.db, centres.here, { name: 'Sanne de Wit', profession: 'youthNurse', roles: ['professional'] })
  nurse = aContext(base.db, centres.here, sanne)
  nurseId = sanne.accountId
})
afterAll(() => base.close())

const as = async (person: Id<'person'>, now: Instant = aTuesdayMorning): Promise<Context> =>
  aContext(base.db, centres.here, await aResidentWhoIs(base.db, centres.here, person), now)

async function aFamily(born: string): Promise<Family> {
  const one = (name: string, on: string) => aPerson(base.db, centres.here, { name, born: on })
  const made = {
    child: await one('Noor Bloem', born),
    mother: await one('Mila Bloem', '1990-05-05'),
    father: await one('Tom Hoog', '1989-03-03'),
  }
  for (const holder of [made.mother, made.father]) await hasAuthority(base.db, centres.here, { holder, child: made.child, from: born })
  await worksWith(base.db, centres.here, { accountId: nurseId, personId: made.child, purpose: 'youthHealth' })
  return made
}

beforeEach(async () => {
  family = await aFamily('2025-09-19')
  mother = await as(family.mother)
  father = await as(family.father)
  await aFirstYear(base.db, centres.here, family.child, nurseId)
})

async function read(ctx: Context, child: Id<'person'> = family.child): Promise<OwnHealth> {
  const done = await readOwnHealth(ctx, keys, child)
  if (!done.ok) throw new Error(done.error.kind)
  return done.value
}
async function jabs(ctx: Context, child: Id<'person'> = family.child): Promise<OwnJabs> {
  const done = await readOwnJabs(ctx, child)
  if (!done.ok) throw new Error(done.error.kind)
  return done.value
}
const measure = (ctx: Context, typed: Partial<Record<'on' | 'height' | 'weight' | 'head', string>>, sure = false) =>
  tellMeasurements(ctx, family.child, { typed: { on: '20-11-2026', height: '', weight: '', head: '', ...typed }, isSure: () => sure })
const log = async (child: Id<'person'>) =>
  (
    await base.owner.query<{ event_type: string; action_code: string; object_type: string; outcome: string; field_group: string }>(
      `select event_type, action_code, object_type, outcome, field_group from access.audit_event where subject_id = $1 and event_type like 'health.%' order by recorded_at, id`,
      [child],
    )
  ).rows

describe('the own file of somebody who is grown up', () => {
  test('has no health when nothing was kept, also at an address that was typed; a record that is kept can be read, and nothing is told in it', async () => {
    expect(await readOwnHealth(mother, keys, family.mother)).toMatchObject(noAccess)
    expect(await readGrowthBook(mother, keys, family.mother)).toMatchObject(noAccess)
    expect(await readOwnJabs(mother, family.mother)).toMatchObject({ ok: false, error: { kind: 'not-there' } })
    const telling = { typed: { on: '20-11-2026', height: '170', weight: '', head: '' }, isSure: () => true }
    expect(await tellMeasurements(mother, family.mother, telling)).toMatchObject(noAccess)
    await aContact(base.db, centres.here, family.mother, { moment: '13y' })
    expect(await read(mother, family.mother)).toMatchObject({ isOwn: true, mayTell: false })
    expect(await jabs(mother, family.mother)).toMatchObject({ isOwn: true, mayTell: false })
    expect((await readGrowthBook(mother, keys, family.mother)).ok).toBe(true)
    expect(await tellMeasurements(mother, family.mother, telling)).toMatchObject(noAccess)
  })
})

describe('who reads the health of a child', () => {
  test('a parent with authority does, and one row of the log says so', async () => {
    const health = await read(mother)
    expect(health).toMatchObject({ isOwn: false, mayTell: true, mayPrint: true })
    expect([health.measurements.length, health.coming[0]?.moment?.code]).toEqual([21, '14m'])
    expect(await log(family.child)).toMatchObject([
      { event_type: 'health.read', action_code: 'R', outcome: 0, field_group: 'index healthPieces ownHealth' },
    ])
  })

  test('PR-07, PR-09: a parent without authority and a stranger do not, and neither tells anything', async () => {
    const other = await as(await aPerson(base.db, centres.here, { name: 'Ruben Okkerse', born: '1988-01-01' }))
    expect(await readOwnHealth(other, keys, family.child)).toMatchObject(noAccess)
    expect(await readOwnJabs(other, family.child)).toMatchObject(noAccess)
    expect(await tellTopics(other, keys, family.child, { topics: ['sleep'], words: '' })).toMatchObject(noAccess)
    expect(await measure(other, { height: '76' })).toMatchObject(noAccess)
    expect(await answerFor(other, family.child, { vaccines: ['BMR'], says: 'yes' })).toMatchObject(noAccess)
    expect((await log(family.child)).every(({ outcome }) => Number(outcome) === 4)).toBe(true)
  })

  test.each([
    ['the day before 12', '2014-11-25', { young: false, parent: true }],
    ['the day of 12', '2014-11-24', { young: true, parent: true }],
    ['the day before 16', '2010-11-25', { young: true, parent: true }],
    ['the day of 16', '2010-11-24', { young: true, parent: false }],
  ])('PR-04: %s', async (_, born, may) => {
    const teen = await aFamily(born)
    const [young, parent] = [await as(teen.child), await as(teen.mother)]
    expect((await readOwnHealth(young, keys, teen.child)).ok).toBe(may.young)
    expect((await readOwnHealth(parent, keys, teen.child)).ok).toBe(may.parent)
    expect((await tellTopics(parent, keys, teen.child, { topics: ['friends'], words: '' })).ok).toBe(may.parent)
  })
})

describe('measurements from home', () => {
  test('are seen by both parents and by who works with the child, as theirs; the teller alone takes them back', async () => {
    expect(await measure(mother, { height: '76,3', weight: '9,4' })).toEqual({ ok: true, value: null })
    const [seen] = [(await read(father)).own]
    expect(seen.map(({ measure: what, value, isMine }) => [what, value, isMine])).toEqual([
      ['height', 763, false],
      ['weight', 9400, false],
    ])
    const told = await readWhatFamilyTold(nurse, keys, family.child)
    expect(told.ok && told.value.measurements.map(({ toldBy }) => told.value.names.get(toldBy))).toEqual(['Mila Bloem', 'Mila Bloem'])
    const [first] = seen
    if (first === undefined) throw new Error('Nothing was told')
    expect(await takeBackMeasurement(father, family.child, first.id)).toMatchObject({ error: { kind: 'not-there' } })
    expect(await takeBackMeasurement(mother, family.child, first.id)).toEqual({ ok: true, value: null })
    expect((await read(mother)).own).toHaveLength(1)
  })

  test.each([
    ['a weight in grams', { weight: '9400' }, 'in-grams'],
    ['a day before birth', { on: '18-9-2025', weight: '3,4' }, 'before-birth'],
    ['a day that has not been', { on: '25-11-2026', weight: '9,4' }, 'in-future'],
    ['what was measured by us that day', { on: '19-9-2026', height: '74' }, 'measured-already'],
    ['a comma in the wrong place', { weight: '94' }, 'decimal-point'],
  ])('%s is asked about and not kept', async (_, typed, code) => {
    expect(await measure(mother, typed)).toMatchObject({ error: { kind: 'doubts', doubts: [{ code }] } })
    expect((await read(mother)).own).toEqual([])
  })

  test('sent twice at once: one stands', async () => {
    const both = await Promise.all([measure(mother, { height: '76,3' }), measure(mother, { height: '76,3' })])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await read(mother)).own).toHaveLength(1)
  })
})

describe('topics and questions for the next visit', () => {
  test('PR-10: the words are for who works with the child; the other parent sees nothing of it, and takes nothing away', async () => {
    await tellTopics(mother, keys, family.child, { topics: ['sleep'], words: 'Alleen op schoot.' })
    await fillQuestions(mother, keys, family.child, { worries: 'Of haar vader wel komt.' })
    expect((await read(mother)).topics).toMatchObject([{ topic: 'sleep', words: 'Alleen op schoot.' }])
    const seenByFather = await read(father)
    expect([seenByFather.topics, seenByFather.questionnaires]).toEqual([[], []])
    const [topic] = (await read(mother)).topics
    if (topic === undefined) throw new Error('Nothing was told')
    expect(await takeBackTopic(father, family.child, topic.id)).toMatchObject({ error: { kind: 'not-there' } })
    const told = await readWhatFamilyTold(nurse, keys, family.child)
    expect(told).toMatchObject({
      value: {
        topics: [{ words: 'Alleen op schoot.' }],
        questionnaires: [{ informant: 'parent', answers: { worries: 'Of haar vader wel komt.' } }],
      },
    })
    const { rows } = await base.owner.query<{ text: string }>(
      `select encode(words, 'escape') as text from child_health.topic where words is not null union all select encode(answers, 'escape') from child_health.questionnaire`,
    )
    expect(rows.some(({ text }) => /schoot|vader/.test(text))).toBe(false)
  })

  test('taken back, its words are gone; talked about, it stays', async () => {
    await tellTopics(mother, keys, family.child, { topics: ['sleep'], words: 'Alleen op schoot.' })
    const [topic] = (await read(mother)).topics
    if (topic === undefined) throw new Error('Nothing was told')
    expect((await takeBackTopic(mother, family.child, topic.id)).ok).toBe(true)
    const { rows } = await base.owner.query(`select words from child_health.topic where id = $1`, [topic.id])
    expect(rows).toEqual([{ words: null }])
    expect((await read(mother)).topics).toEqual([])
  })

  test('filled in again on the same day, the last answers stand', async () => {
    await fillQuestions(mother, keys, family.child, { sleeps: 'Slecht.' })
    await fillQuestions(mother, keys, family.child, { sleeps: 'Beter.' })
    expect((await read(mother)).questionnaires).toMatchObject([{ answers: { sleeps: 'Beter.' }, informant: 'parent' }])
  })
})

test('the screen of a contact says which of the family asked for what; a question of both stands with both', async () => {
  await tellTopics(mother, keys, family.child, { topics: ['sleep'], words: 'Slaapt op schoot.' })
  await tellTopics(father, keys, family.child, { topics: ['sleep', 'teeth'], words: '' })
  const screen = await readContact(nurse, keys, family.child, await aContact(base.db, centres.here, family.child))
  expect(screen.ok && screen.value.topics.map(({ topic, words, by }) => [topic, words, by])).toEqual(
    expect.arrayContaining([
      ['sleep', 'Slaapt op schoot.', 'Mila Bloem'],
      ['sleep', '', 'Tom Hoog'],
      ['teeth', '', 'Tom Hoog'],
    ]),
  )
})

describe('yes or no to a vaccination', () => {
  const wordOf = async (ctx: Context, child: Id<'person'> = family.child, vaccine = 'BMR') => {
    const found = [...(await jabs(ctx, child)).soon, ...(await jabs(ctx, child)).later].find((one) => one.vaccine === vaccine)
    return { word: found?.word, says: found?.says }
  }

  test('PR-08: one yes is not enough, and silence and no of the other read the same (PR-10)', async () => {
    await answerFor(mother, family.child, { vaccines: ['BMR'], says: 'yes' })
    const silent = await wordOf(mother)
    expect(silent).toEqual({ says: 'yes', word: { kind: 'yes-not-round', considered: false } })
    await answerFor(father, family.child, { vaccines: ['BMR'], says: 'no' })
    expect(await wordOf(mother)).toEqual(silent)
    await answerFor(father, family.child, { vaccines: ['BMR'], says: 'talk' })
    expect(await wordOf(mother)).toEqual(silent)
    await answerFor(father, family.child, { vaccines: ['BMR'], says: 'yes' })
    expect(await wordOf(mother)).toMatchObject({ word: { kind: 'round' } })
  })

  test('nothing of what the other said is in what is read', async () => {
    await answerFor(father, family.child, { vaccines: ['BMR'], says: 'no' })
    expect(JSON.stringify(await jabs(mother))).not.toContain(family.father)
  })

  test('PR-05: from 12 a young person answers too, and reads from which day it decides alone', async () => {
    const teen = await aFamily('2012-06-01')
    const young = await as(teen.child)
    expect(await jabs(young, teen.child)).toMatchObject({ band: '12-15', isOwn: true })
    expect((await jabs(young, teen.child)).decidesAloneFrom?.toString()).toBe('2028-06-01')
    await answerFor(young, teen.child, { vaccines: ['MENACWY'], says: 'yes' })
    expect(await wordOf(young, teen.child, 'MENACWY')).toEqual({ says: 'yes', word: { kind: 'yes-not-round', considered: true } })
    for (const parent of [teen.mother, teen.father]) await answerFor(await as(parent), teen.child, { vaccines: ['MENACWY'], says: 'yes' })
    expect(await wordOf(young, teen.child, 'MENACWY')).toMatchObject({ word: { kind: 'round' } })
  })
})

describe('a visit read back', () => {
  const typed = {
    ...{ on: '24-11-2026', position: 'lying', companion: 'mother', form: '03', height: '76,3', weight: '9,4' },
    ...{ 'b-heart': 'fine', 'b-skin': 'attention', 'b-skin-remark': 'Droge plekken.', 'a-sleep.fixed-ritual': '1' },
    ...{ 'note-talk': 'Slaapt in op schoot.', 'note-body': 'Voor collega.', 'note-conclusion': 'Gaat goed.' },
  }

  test('nothing of a draft is seen: the family reads the same before and after it was begun', async () => {
    const contactId = await aContact(base.db, centres.here, family.child)
    const before = JSON.stringify(await read(mother))
    expect((await saveDraft(nurse, keys, family.child, { contactId, typed, version: 0 })).ok).toBe(true)
    expect(JSON.stringify(await read(mother))).toBe(before)
    expect(await readHeldContact(mother, keys, family.child, contactId)).toMatchObject({ error: { kind: 'not-there' } })
    const drafts = await base.owner.query(`select count(*)::int as n from child_health.draft where person_id = $1`, [family.child])
    expect(drafts.rows).toEqual([{ n: 1 }])
  })

  test('after it was closed it is read: measured, looked at, advised, and the words for the family', async () => {
    const contactId = await aContact(base.db, centres.here, family.child)
    expect((await closeContact(nurse, keys, family.child, { contactId, typed, version: 0 })).ok).toBe(true)
    expect((await read(mother)).held.map(({ id }) => id)).toEqual([contactId])
    const held = await readHeldContact(mother, keys, family.child, contactId)
    expect(held).toMatchObject({
      value: {
        by: { name: 'Sanne de Wit' },
        advice: [{ topic: 'sleep', advice: 'fixed-ritual' }],
        words: ['Slaapt in op schoot.', 'Gaat goed.'],
      },
    })
    expect(held.ok && held.value.findings).toContainEqual({ topic: 'skin', result: 'attention', remark: 'Droge plekken.' })
    expect(JSON.stringify(held)).not.toContain('Voor collega.')
    const stranger = await as(await aPerson(base.db, centres.here, { name: 'Truus Wiersema', born: '1970-01-01' }))
    expect(await readHeldContact(stranger, keys, family.child, contactId)).toMatchObject(noAccess)
  })
})
