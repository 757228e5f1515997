import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import { aColleague, aContext, aRegionWithTwoCentres, type TwoCentres } from '../../../../../tests/builders/centres.ts'
import { aPerson, hasAuthority, worksWith } from '../../../../../tests/builders/families.ts'
import { aContact, aFirstYear, aTopic } from '../../../../../tests/builders/health-contact.ts'
import { freshDatabase, type TestDatabase } from '../../../../../tests/database.ts'
import { testKeys as keys } from '../../../../../tests/keys.ts'
import { closeContact } from './close-contact.server.ts'
import { readContact } from './read-contact.server.ts'
import { saveDraft } from './save-draft.server.ts'

let base: TestDatabase
let centres: TwoCentres
let nurse: Context
let doctor: Context
let stranger: Context
let child: Id<'person'>
let contactId: Id<'contact'>

const staff = async (name: string, profession: string) =>
  aContext(base.db, centres.here, await aColleague(base.db, centres.here, { name, profession, roles: ['professional'] }))
const accountOf = ({ actor }: Context): Id<'account'> => {
  if (actor.kind !== 'staff') throw new Error('Not of the staff')
  return actor.accountId
}

beforeAll(async () => {
  base = await freshDatabase()
  centres = await aRegionWithTwoCentres(base.db)
  nurse = await staff('Sanne de Wit', 'youthNurse')
  doctor = await staff('Deniz Kaya', 'youthDoctor')
  stranger = await staff('Joost Vermeer', 'youthNurse')
})
afterAll(() => base.close())

beforeEach(async () => {
  child = await aPerson(base.db, centres.here, { name: 'Noor Visser', born: '2025-09-19' })
  for (const who of [nurse, doctor])
    await worksWith(base.db, centres.here, { accountId: accountOf(who), personId: child, purpose: 'youthHealth' })
  await aFirstYear(base.db, centres.here, child, accountOf(nurse))
  contactId = await aContact(base.db, centres.here, child)
})

const typed = {
  ...{ on: '24-11-2026', position: 'lying', companion: 'mother', form: '03', height: '76,3', weight: '9,4', head: '46,1' },
  ...{ 'i-67': '+', 'i-66': '+', 'i-11-right': '+', 'i-11-left': '+', 'i-12': '+', 'i-37': '-', 'i-38': 'M' },
  ...{ 'b-heart': 'fine', 'b-skin': 'attention', 'b-skin-remark': 'Droge plekken op de armen.' },
  ...{
    'a-sleep.fixed-ritual': '1',
    'note-talk': 'Slaapt in op schoot.',
    'note-conclusion': 'Gaat goed.',
    keystrokes: '24',
    seconds: '180',
  },
}
const close = (ctx: Context, of: Readonly<Record<string, string>> = typed, version = 0) =>
  closeContact(ctx, keys, child, { contactId, typed: of, version })
const save = (ctx: Context, of: Readonly<Record<string, string>>, version: number) =>
  saveDraft(ctx, keys, child, { contactId, typed: of, version })
const byText = (one: string, other: string): number => one.localeCompare(other)
type Row = Readonly<Record<string, unknown>>
const rows = async (table: string): Promise<Row[]> =>
  (await base.owner.query<Row>(`select * from child_health.${table} where contact_id = $1`, [contactId])).rows
const contactRow = async (): Promise<Row | undefined> =>
  (await base.owner.query<Row>(`select * from child_health.contact where id = $1`, [contactId])).rows[0]

describe('closing', () => {
  test('keeps all of it in one deed, computed once more on the server, and the draft is gone', async () => {
    const saved = await save(nurse, typed, 0)
    expect(saved.ok).toBe(true)
    expect(await close(nurse, typed, 1)).toEqual({ ok: true, value: contactId })
    const measured = await rows('measurement')
    expect(
      measured.map(({ measure, value, recumbent }) => `${String(measure)} ${String(value)} ${String(recumbent)}`).toSorted(byText),
    ).toEqual(['head 461 null', 'height 763 true', 'weight 9400 null'])
    expect(await rows('milestone')).toHaveLength(7)
    expect((await rows('milestone')).find(({ item }) => item === '38')).toMatchObject({ answer: 'M', side: 'none' })
    expect(await rows('advice')).toMatchObject([{ topic: 'sleep', advice: 'fixed-ritual' }])
    const findings = await rows('finding')
    expect(findings.map(({ topic, result }) => `${String(topic)} ${String(result)}`).toSorted(byText)).toEqual([
      'heart fine',
      'skin attention',
    ])
    expect(findings.every(({ remark }) => remark === null || !(remark as Buffer).includes('Droge'))).toBe(true)
    expect(await rows('contact_note')).toHaveLength(2)
    expect(await rows('draft')).toEqual([])
    expect(await contactRow()).toMatchObject({
      ...{ status: 'realised', outcome: '01', discipline: '02', form: '03', companion: 'mother', held_by: accountOf(nurse) },
      ...{ keystrokes: 24, seconds: 180 },
    })
  })

  test('shows afterwards what was kept, with the words opened', async () => {
    await close(nurse)
    const read = await readContact(doctor, keys, child, contactId)
    if (!read.ok) throw new Error(read.error.kind)
    expect(read.value.draft).toBeNull()
    expect(read.value.closed).toMatchObject({ by: 'Sanne de Wit', advice: [{ topic: 'sleep', advice: 'fixed-ritual' }] })
    expect(read.value.closed?.notes).toContainEqual(
      expect.objectContaining({ part: 'talk', words: 'Slaapt in op schoot.', aboutWhom: null, withheld: null }),
    )
    expect(read.value.closed?.findings).toContainEqual(
      expect.objectContaining({
        topic: 'skin',
        result: 'attention',
        remark: 'Droge plekken op de armen.',
        aboutWhom: null,
        withheld: null,
      }),
    )
  })

  test('pressed twice, or by two people at once: it happens once', async () => {
    const both = await Promise.all([close(nurse), close(doctor)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.find(({ ok }) => !ok)).toMatchObject({ error: { kind: 'already-closed' } })
    expect(await rows('measurement')).toHaveLength(3)
    expect(await close(nurse)).toMatchObject({ error: { kind: 'already-closed' } })
  })

  test.each([
    ['a weight in grams', { weight: '9400' }, 'weight', 'in-grams'],
    ['a comma in the wrong place', { weight: '94' }, 'weight', 'decimal-point'],
    ['a visit before birth', { on: '18-9-2025' }, 'on', 'before-birth'],
    ['a visit in the future', { on: '25-11-2026' }, 'on', 'in-future'],
    ['attention without a word', { 'b-skin-remark': '' }, 'b-skin-remark', 'say-what'],
  ])('%s: refused, and nothing of it is stored', async (_, wrong, field, code) => {
    const refused = await close(nurse, { ...typed, ...wrong })
    expect(refused).toMatchObject({ ok: false, error: { kind: 'faults' } })
    if (!refused.ok && refused.error.kind === 'faults')
      expect(refused.error.faults).toContainEqual(expect.objectContaining({ field, code }))
    for (const table of ['measurement', 'milestone', 'finding', 'advice', 'contact_note', 'signal']) expect(await rows(table)).toEqual([])
    expect(await contactRow()).toMatchObject({ status: 'due', held_on: null })
  })

  test('a question is answered for exactly that number', async () => {
    expect(await close(nurse, { ...typed, weight: '94', 'sure-weight': '95' })).toMatchObject({ ok: false })
    expect(await close(nurse, { ...typed, weight: '94', 'sure-weight': '94' })).toMatchObject({ error: { faults: [{ code: 'decide' }] } })
  })

  test('an empty contact and a form that is not ours are refused', async () => {
    expect(await close(nurse, { on: '24-11-2026', form: '03' })).toMatchObject({ error: { faults: [{ code: 'nothing-done' }] } })
    expect(await close(nurse, { ...typed, bsn: '1' })).toMatchObject({ error: { kind: 'not-our-form' } })
  })

  test('a signal that advises to refer must be decided about; referring makes a referral with a term', async () => {
    const small = { ...typed, weight: '', height: '66,3', 'sure-height': '66,3' }
    const refused = await close(nurse, small)
    expect(refused).toMatchObject({ error: { kind: 'faults' } })
    const fault = !refused.ok && refused.error.kind === 'faults' ? refused.error.faults.find(({ code }) => code === 'decide') : undefined
    const name = fault?.field ?? ''
    expect(name).toMatch(/^s-height\./)
    expect(await close(nurse, { ...small, [name]: 'refer' })).toMatchObject({
      error: { faults: [{ code: 'sent-to-needed' }, { code: 'reason-needed' }] },
    })
    const whole = {
      ...small,
      [name]: 'refer',
      [`${name}-to`]: 'paediatrician',
      [`${name}-why`]: 'Groeit niet meer.',
      [`${name}-weeks`]: '2',
    }
    expect(await close(nurse, whole)).toMatchObject({ ok: true })
    const signals = await rows('signal')
    expect(signals.find(({ source }) => source === 'height')).toMatchObject({
      refer: true,
      decision: 'refer',
      rules_version: 'height/2019-1',
    })
    const [referral] = await rows('referral')
    expect(referral).toMatchObject({ sent_to: 'paediatrician', feedback_on: null })
    expect(String(referral?.['feedback_before'])).toBe('2026-12-08')
    expect(String(referral?.['reason'])).not.toContain('Groeit')
  })

  test('what the family asked for and was talked about no longer waits; the rest does', async () => {
    const [sleep, teeth] = [
      await aTopic(base.db, centres.here, child, 'sleep', 'Op schoot.'),
      await aTopic(base.db, centres.here, child, 'teeth'),
    ]
    await close(nurse, { ...typed, [`t-${sleep}`]: '1' })
    const { rows: topics } = await base.owner.query(`select id, contact_id from child_health.topic where person_id = $1`, [child])
    expect(topics.find(({ id }) => id === sleep)).toMatchObject({ contact_id: contactId })
    expect(topics.find(({ id }) => id === teeth)).toMatchObject({ contact_id: null })
  })

  test('who does not work with the child is refused, and it is written down', async () => {
    expect(await close(stranger)).toMatchObject({ error: { kind: 'no-access' } })
    const { rows: log } = await base.owner.query(
      `select detail from access.audit_event where subject_id = $1 and outcome = 4 and event_type = 'health.write'`,
      [child],
    )
    expect(log).toHaveLength(1)
    const resident = aContext(base.db, centres.here, { kind: 'visitor' })
    expect(await close(resident)).toMatchObject({ error: { kind: 'not-permitted' } })
  })

  test('a contact of another child under this address is not there', async () => {
    const other = await aPerson(base.db, centres.here, { name: 'Bo Visser', born: '2025-09-19' })
    await worksWith(base.db, centres.here, { accountId: accountOf(nurse), personId: other, purpose: 'youthHealth' })
    expect(await closeContact(nurse, keys, other, { contactId, typed, version: 0 })).toMatchObject({ error: { kind: 'no-such-contact' } })
  })
})

describe('the record of a twin', () => {
  test('the same numbers for both within minutes are asked about', async () => {
    const [bo, mother] = [
      await aPerson(base.db, centres.here, { name: 'Bo Visser', born: '2025-09-19' }),
      await aPerson(base.db, centres.here, { name: 'Mila Visser', born: '1990-01-01' }),
    ]
    for (const one of [child, bo]) await hasAuthority(base.db, centres.here, { holder: mother, child: one, from: '2025-09-19' })
    await worksWith(base.db, centres.here, { accountId: accountOf(nurse), personId: bo, purpose: 'youthHealth' })
    const boContact = await aContact(base.db, centres.here, bo)
    await close(nurse)
    const read = await readContact(nurse, keys, bo, boContact)
    expect(read.ok && read.value.twins.map(({ callName }) => callName)).toEqual(['Noor'])
    const same = (of: Readonly<Record<string, string>>) => closeContact(nurse, keys, bo, { contactId: boContact, typed: of, version: 0 })
    expect(await same(typed)).toMatchObject({ error: { faults: [{ field: 'height', code: 'same-as-twin', twin: 'Noor' }] } })
    expect(await same({ ...typed, 'sure-height': '76,3 9,4 46,1' })).toMatchObject({ ok: true })
  })
})

describe('a draft', () => {
  test('is sealed, and opens for a colleague on another machine with who saved it', async () => {
    expect(await save(nurse, { ...typed, 'note-talk': 'Half af' }, 0)).toMatchObject({ ok: true, value: { version: 1 } })
    const [row] = await rows('draft')
    expect(row).toBeDefined()
    expect(String(row?.['content'])).not.toContain('Half')
    expect(await contactRow()).toMatchObject({ status: 'begun' })
    const read = await readContact(doctor, keys, child, contactId)
    expect(read.ok && read.value.draft).toMatchObject({ by: 'Sanne de Wit', version: 1, typed: { 'note-talk': 'Half af', height: '76,3' } })
  })

  test('two people in one draft: the second hears who, and what differs; nothing is lost', async () => {
    await save(nurse, { height: '76,3' }, 0)
    const refused = await save(doctor, { height: '77', weight: '9,4' }, 0)
    expect(refused).toMatchObject({
      error: { kind: 'changed-meanwhile', by: 'Sanne de Wit', version: 1, differ: ['height', 'weight'], theirs: { height: '76,3' } },
    })
    expect(await save(doctor, { height: '77', weight: '9,4' }, 1)).toMatchObject({ ok: true, value: { version: 2 } })
    expect(await close(nurse, typed, 1)).toMatchObject({ error: { kind: 'changed-meanwhile' } })
    expect(await rows('measurement')).toEqual([])
  })

  test('two at once: one is kept, the other is told', async () => {
    const both = await Promise.all([save(nurse, { height: '76,3' }, 0), save(doctor, { height: '77' }, 0)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.find(({ ok }) => !ok)).toMatchObject({ error: { kind: 'changed-meanwhile' } })
  })

  test('sent again because the answer was lost, it is no quarrel with oneself', async () => {
    await save(nurse, { height: '76,3' }, 0)
    expect(await save(nurse, { height: '76,3' }, 0)).toMatchObject({ ok: true, value: { version: 1 } })
  })

  test('the page that saved last goes on although the answer was lost; what arrives late adds nothing', async () => {
    const page = { page: '8d0f6d0a-1111-4222-8333-444455556666' }
    await save(nurse, { ...page, sequence: '1', height: '76' }, 0)
    expect(await save(nurse, { ...page, sequence: '3', height: '76,3' }, 0)).toMatchObject({ ok: true, value: { version: 2 } })
    expect(await save(nurse, { ...page, sequence: '2', height: '76,' }, 1)).toMatchObject({ ok: true, value: { version: 2 } })
    const read = await readContact(nurse, keys, child, contactId)
    expect(read.ok && read.value.draft?.typed['height']).toBe('76,3')
    expect(await save(doctor, { page: 'another', sequence: '9', height: '80' }, 0)).toMatchObject({ error: { kind: 'changed-meanwhile' } })
    expect(await close(nurse, { ...typed, ...page, sequence: '3' }, 0)).toMatchObject({ ok: true })
  })

  test('after closing there is nothing to save any more', async () => {
    await close(nurse)
    expect(await save(doctor, { height: '70' }, 0)).toMatchObject({ error: { kind: 'not-open' } })
    expect(await rows('draft')).toEqual([])
  })
})

test('the log says whose record it was, and what was made in it', async () => {
  await close(nurse)
  const { rows: log } = await base.owner.query(
    `select event_type, object_type from access.audit_event where subject_id = $1 and account_id = $2 and outcome = 0 order by id`,
    [child, accountOf(nurse)],
  )
  expect(log.map(({ object_type }) => object_type as string)).toEqual(
    expect.arrayContaining(['person', 'measurement', 'milestone', 'finding', 'advice', 'note', 'contact']),
  )
})
