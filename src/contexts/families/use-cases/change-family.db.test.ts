import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import { Temporal } from '#platform/time.ts'
import { endCare } from '#contexts/access/public-files.ts'
import { aColleague, aContext, aRegionWithTwoCentres, type TwoCentres } from '#tests/builders/centres.ts'
import { aFamilyForm, anAuthority } from '#tests/builders/family-forms.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys as keys } from '#tests/keys.ts'
import { keepBsn, showBsn, verifyBsn } from './bsn.server.ts'
import {
  addContact,
  changeAuthority,
  endTie,
  move,
  removeContact,
  setHomeSecret,
  stopAuthority,
  type Move,
} from './change-family.server.ts'
import { changeFacts, changeLife, changeTalking, type Life } from './change-person.server.ts'
import { readFamily, type Family } from './read-family.server.ts'
import { registerFamily } from './register-family.server.ts'
import { writePiece, type NewPiece } from './write-piece.server.ts'

type Row = Readonly<
  Record<
    'relation' | 'ofChild' | 'action_code' | 'field_group' | 'wishes' | 'source' | 'checked_on' | 'until_day' | 'n' | 'title' | 'body',
    unknown
  >
>

let base: TestDatabase
let centres: TwoCentres
let nurse: Context
let stranger: Context
let number = 0
let child: Id<'person'>
let family: Family
const day = (text: string) => Temporal.PlainDate.from(text)
const refusal = { ok: false, error: { kind: 'no-access' } }

beforeAll(async () => {
  base = await freshDatabase()
  centres = await aRegionWithTwoCentres(base.db)
  const as = async (name: string) =>
    aContext(base.db, centres.here, await aColleague(base.db, centres.here, { name, profession: 'youthNurse', roles: ['professional'] }))
  nurse = await as('Sanne de Wit')
  stranger = await as('Nieuws Gierig')
})
afterAll(() => base.close())
const names =
  'Aarle Bornebroek Cuijksma Dieverman Elstgeest Fijnaart Goudzwaard Haelenaar Imsterdam Joureman Kampenhout Lissebroek Moerdijk Nuthveld Olstergaard Puttenstein Rijnsburg Schagenaar Tubbergen Urkerman Vlaardinger Wehlmans Xanthe Yperlaan'.split(
    ' ',
  )
beforeEach(async () => {
  const done = await registerFamily(nurse, keys, aFamilyForm(names[number++] ?? ''))
  if (!done.ok) throw new Error(JSON.stringify(done.error))
  child = done.value
  family = await read()
})

async function read(ctx = nurse): Promise<Family> {
  const found = await readFamily(ctx, keys, child)
  if (!found.ok) throw new Error(JSON.stringify(found.error))
  return found.value
}
const member = (callName: string) => family.people.find((one) => one.callName === callName)!
const standings = async (at = '2026-11-24T09:00Z') =>
  (
    await base.owner.query<Row>(
      'select relation from access.standing where person_id = $1 and valid @> $2::timestamptz order by relation',
      [child, at],
    )
  ).rows.map(({ relation }) => relation)

describe('facts', () => {
  test('a stale form is refused, and a change moves the end of authority along', async () => {
    const person = { ...family.person!, birthDate: day('2018-04-03') }
    expect(await changeFacts(nurse, person)).toEqual({ ok: true, value: null })
    expect(await changeFacts(nurse, person)).toEqual({ ok: false, error: { kind: 'changed-meanwhile' } })
    const after = await read()
    expect(after.person?.birthDate?.toString()).toBe('2018-04-03')
    expect(after.authority.map(({ until }) => until?.toString())).toEqual(['2036-04-03', '2036-04-03'])
    expect(await standings('2034-04-02T12:00Z')).toContain('authority')
    expect(await standings('2034-04-04T12:00Z')).not.toContain('authority')
  })
  test('a correction does not make a child older than the mother', async () => {
    const wrong = await changeFacts(nurse, { ...family.person!, birthDate: day('1979-01-01') })
    expect(wrong).toMatchObject({ error: { kind: 'refused', refusals: [{ kind: 'elder-not-older', field: 'birthDate' }] } })
  })
  test('language, interpreter and wishes; the sentence is sealed', async () => {
    const talking = { language: 'ar', needsInterpreter: true, accessibility: ['large-print'], wishes: 'Bel na vier uur.', version: 1 }
    expect((await changeTalking(nurse, keys, child, talking)).ok).toBe(true)
    expect(await changeTalking(nurse, keys, child, talking)).toMatchObject({ error: { kind: 'changed-meanwhile' } })
    expect((await read()).detail).toMatchObject({ language: 'ar', needsInterpreter: true, wishes: 'Bel na vier uur.' })
    const { rows } = await base.owner.query<Row>('select wishes from families.person_detail where person_id = $1', [child])
    expect(String(rows[0]?.wishes)).not.toContain('Bel')
  })
  test('a stranger changes nothing', async () => {
    expect(await changeFacts(stranger, family.person!)).toMatchObject(refusal)
    expect(await changeAuthority(stranger, child, { ...anAuthority('2026-01-01'), holderId: member('Mila').id })).toMatchObject(refusal)
    expect(await move(stranger, keys, child, aMove())).toMatchObject(refusal)
    expect(await keepBsn(stranger, keys, child, '111222333')).toMatchObject(refusal)
    expect(await showBsn(stranger, keys, child)).toMatchObject(refusal)
    expect(await writePiece(stranger, keys, child, aNote)).toMatchObject(refusal)
  })
})

describe('what became of them', () => {
  const life = (more: Partial<Life>): Life => ({
    ...{ deceasedOn: null, movedOn: null, movedTo: null, isColleague: false, restricted: false, helpEndedOn: null, version: 1 },
    ...more,
  })
  test('who died: the file can be read, and their authority ends on that day', async () => {
    const ruben = member('Ruben').id
    expect(await changeLife(nurse, ruben, life({ deceasedOn: day('2026-11-01') }))).toMatchObject(refusal)
    const mila = member('Mila').id
    expect((await changeLife(nurse, mila, life({ deceasedOn: day('2026-11-01') }))).ok).toBe(true)
    const after = await read()
    expect(after.authority.map(({ holderId }) => holderId)).toEqual([ruben])
    expect(after.people.find(({ id }) => id === mila)?.deceasedOn?.toString()).toBe('2026-11-01')
    expect((await standings()).filter((one) => one === 'authority')).toHaveLength(1)
  })
  test('help that ended closes the file for what is new; the facts are put right', async () => {
    expect((await changeLife(nurse, child, life({ helpEndedOn: day('2026-11-24') }))).ok).toBe(true)
    expect((await read()).state).toBe('closed')
    const phone = { kind: 'phone', value: '06 87654321', secret: false, safe: true } as const
    expect(await addContact(nurse, keys, child, phone)).toMatchObject({ error: { kind: 'no-access', why: 'state' } })
    expect(await changeFacts(nurse, family.person!)).toEqual({ ok: true, value: null })
  })
  test('a colleague’s file is closed to who is not cleared, at once', async () => {
    expect((await changeLife(nurse, child, life({ isColleague: true }))).ok).toBe(true)
    expect(await readFamily(nurse, keys, child)).toMatchObject({ error: { kind: 'no-access', why: 'state' } })
  })
  test('before birth or after today is refused by name', async () => {
    expect(await changeLife(nurse, child, life({ deceasedOn: day('2026-11-25') }))).toMatchObject({
      error: { refusals: [{ kind: 'deceased-in-future', rule: 'FAM-04' }] },
    })
    expect(await changeLife(nurse, child, life({ movedOn: day('2010-01-01'), movedTo: 'Elders' }))).toMatchObject({
      error: { refusals: [{ kind: 'moved-before-birth', rule: 'FAM-05' }] },
    })
  })
})

describe('authority and ties', () => {
  const line = () => family.authority.find(({ holderId }) => holderId === member('Ruben').id)!
  test('a ruling ends it: the standing is gone at once, and source and day are kept', async () => {
    const end = { id: line().id, on: day('2026-11-10'), source: 'court-ruling', checkedOn: day('2026-11-20') } as const
    expect((await stopAuthority(nurse, child, end)).ok).toBe(true)
    expect((await read()).authority).toHaveLength(1)
    expect((await standings()).filter((one) => one === 'authority')).toHaveLength(1)
    const { rows } = await base.owner.query<Row>('select source, checked_on, until_day from families.authority where id = $1', [end.id])
    expect(rows.map((row) => [row.source, String(row.checked_on), String(row.until_day)])).toEqual([
      ['court-ruling', '2026-11-20', '2026-11-10'],
    ])
    expect((await changeAuthority(nurse, child, { ...anAuthority('2026-11-15'), holderId: member('Ruben').id })).ok).toBe(true)
    expect((await read()).authority).toHaveLength(2)
  })
  test('overlap, no source, and somebody without a tie are refused', async () => {
    expect(await changeAuthority(nurse, child, { ...anAuthority('2020-01-01'), holderId: member('Mila').id })).toMatchObject({
      error: { refusals: [{ kind: 'authority-overlaps', rule: 'PR-07' }] },
    })
    expect(
      await stopAuthority(nurse, child, { id: line().id, on: day('2026-11-10'), source: null, checkedOn: day('2026-11-20') }),
    ).toMatchObject({
      error: { refusals: [{ kind: 'no-source' }] },
    })
    expect(await changeAuthority(nurse, child, { ...anAuthority('2020-01-01'), holderId: child })).toMatchObject({
      error: { kind: 'not-there' },
    })
    expect(
      await stopAuthority(nurse, child, { id: child as never, on: day('2026-11-10'), source: 'brp', checkedOn: day('2026-11-20') }),
    ).toMatchObject({
      error: { kind: 'not-there' },
    })
  })
  test('two who change at once: the second hears that it overlaps', async () => {
    await stopAuthority(nurse, child, { id: line().id, on: day('2026-11-10'), source: 'brp', checkedOn: day('2026-11-20') })
    const again = () => changeAuthority(nurse, child, { ...anAuthority('2026-11-15'), holderId: member('Ruben').id })
    const outcomes = await Promise.all([again(), again()])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ error: { kind: 'refused', refusals: [{ kind: 'authority-overlaps' }] } })
  })
  test('a tie ends on a day', async () => {
    const tie = family.ties.find(({ otherId }) => otherId === member('Ruben').id)!
    expect((await endTie(nurse, child, tie.id, day('2026-11-24'))).ok).toBe(true)
    expect((await read()).ties.some(({ id }) => id === tie.id)).toBe(false)
  })
})

function aMove(more: Partial<Move> = {}): Move {
  return {
    ...{ address: { street: 'Kade', houseNumber: '9', postalCode: '4321 BA', town: 'Verderop' }, secret: false, from: day('2026-11-20') },
    ...{ part: 'always', besides: false, along: [] },
    ...more,
  }
}

describe('homes', () => {
  test('moving ends the home before, for who moves along too', async () => {
    const mila = member('Mila').id
    expect((await move(nurse, keys, child, aMove({ along: [mila] }))).ok).toBe(true)
    const { homes } = await read()
    expect(homes.map(({ address }) => address?.street)).toEqual(['Kade'])
    expect(homes[0]?.members.map(({ personId }) => personId).toSorted()).toEqual([child, mila].toSorted())
  })
  test('a second home stands besides the first', async () => {
    expect((await move(nurse, keys, child, aMove({ besides: true, part: 'weekends' }))).ok).toBe(true)
    expect((await read()).homes.map(({ address }) => address?.street ?? '').toSorted()).toEqual(['Dorpsplein', 'Kade'])
  })
  test('PR-10: a secret address is not on the page; asked for, it is, and that is written down', async () => {
    expect((await setHomeSecret(nurse, child, family.homes[0]!.id, true)).ok).toBe(true)
    expect((await read()).homes.map(({ secret, address }) => [secret, address])).toEqual([[true, null]])
    const shown = await readFamily(nurse, keys, child, true)
    expect(shown.ok && shown.value.homes[0]?.address?.street).toBe('Dorpsplein')
    const { rows } = await base.owner.query<Row>(
      `select count(*)::int as n from access.audit_event where subject_id = $1 and action_code = 'R' and field_group like '%secretAddress%'`,
      [child],
    )
    expect(rows).toEqual([{ n: 1 }])
  })
  test('how to reach a parent without a file of their own, and in what language, by way of the child: in the log of both', async () => {
    const ruben = member('Ruben')
    expect(ruben.mayOpen).toBe(false)
    expect(
      await addContact(nurse, keys, child, { of: ruben.id, kind: 'mail', value: 'ruben@voorbeeld.nl', secret: false, safe: true }),
    ).toEqual({ ok: true, value: null })
    const talking = { of: ruben.id, language: 'ti', needsInterpreter: true, accessibility: [], wishes: 'Liever bellen.', version: 1 }
    expect((await changeTalking(nurse, keys, child, talking)).ok).toBe(true)
    const after = await read()
    const kept = after.contacts.find(({ personId }) => personId === ruben.id)!
    expect(kept.value).toBe('ruben@voorbeeld.nl')
    expect(after.talking.get(ruben.id)).toMatchObject({ language: 'ti', needsInterpreter: true, wishes: 'Liever bellen.' })
    expect((await removeContact(nurse, child, kept.id)).ok).toBe(true)
    const { rows } = await base.owner.query<Row>(
      `select subject_id = $1 as "ofChild", action_code, field_group from access.audit_event
       where event_type = 'person.change' and field_group in ('contact', 'identity') and subject_id in ($1, $2) order by recorded_at, id`,
      [child, ruben.id],
    )
    const both = (action: string, group: string) => [true, false].map((ofChild) => ({ ofChild, action_code: action, field_group: group }))
    expect(rows).toEqual([...both('C', 'contact'), ...both('U', 'identity'), ...both('D', 'contact')])
  })
  test('not for who is not around this child, nor by who may not write it', async () => {
    const number = { kind: 'phone', value: '06 11111111', secret: false, safe: true } as const
    const other = await registerFamily(nurse, keys, aFamilyForm('Vreemdeling'))
    if (!other.ok) throw new Error(other.error.kind)
    const theirs = await readFamily(nurse, keys, other.value)
    const stepped = theirs.ok ? theirs.value.people.find(({ callName }) => callName === 'Ruben')!.id : child
    expect(await addContact(nurse, keys, child, { ...number, of: stepped })).toEqual({ ok: false, error: { kind: 'not-there' } })
    expect(await addContact(stranger, keys, child, { ...number, of: member('Ruben').id })).toMatchObject(refusal)
    const talking = { of: stepped, language: 'ti', needsInterpreter: true, accessibility: [], wishes: null, version: 1 }
    expect(await changeTalking(nurse, keys, child, talking)).toEqual({ ok: false, error: { kind: 'not-there' } })
    // PR-11: a file of a parent that is restricted asks for more than the child does.
    await base.owner.query(`update access.subject set state = 'restricted' where person_id = $1`, [member('Ruben').id])
    expect(await addContact(nurse, keys, child, { ...number, of: member('Ruben').id })).toEqual({ ok: false, error: { kind: 'not-there' } })
  })
  test('a number is kept sealed, and goes when it is taken away', async () => {
    expect((await addContact(nurse, keys, child, { kind: 'phone', value: '06 87654321', secret: false, safe: false })).ok).toBe(true)
    const kept = (await read()).contacts.find(({ value }) => value === '06 87654321')!
    expect((await removeContact(nurse, child, kept.id)).ok).toBe(true)
    expect(await removeContact(nurse, child, kept.id)).toEqual({ ok: false, error: { kind: 'not-there' } })
  })
})

const aNote: NewPiece = {
  fields: 'healthPieces',
  kind: 'note',
  title: 'Eerste gesprek',
  body: 'Noor slaapt weer door.',
  aboutThirdPerson: false,
}

describe('BSN and pieces', () => {
  test('claimed, masked, verified, shown; showing is a row of the log of its own', async () => {
    expect(await keepBsn(nurse, keys, child, '111222334')).toMatchObject({
      error: { refusals: [{ kind: 'bsn-fails-test', rule: 'PR-25' }] },
    })
    expect(await verifyBsn(nurse, child, 'brp')).toMatchObject({ error: { refusals: [{ kind: 'bsn-not-verified' }] } })
    expect((await keepBsn(nurse, keys, child, '123456782')).ok).toBe(true)
    expect((await read()).bsn).toMatchObject({ masked: '••••••782', status: 'claimed' })
    expect((await verifyBsn(nurse, child, 'brp')).ok).toBe(true)
    expect((await read()).bsn).toMatchObject({ status: 'verified', source: 'brp' })
    expect(await showBsn(nurse, keys, child)).toEqual({ ok: true, value: '123456782' })
    const { rows } = await base.owner.query<Row>(
      `select * from access.audit_event where event_type = 'person.bsnShown' and subject_id = $1`,
      [child],
    )
    expect(rows).toHaveLength(1)
    expect(JSON.stringify((await base.owner.query<Row>('select * from access.audit_event')).rows)).not.toContain('123456782')
  })
  test('one number for two people at once: one has it, the other hears that it is of another', async () => {
    const mila = member('Mila').id
    const outcomes = await Promise.all([keepBsn(nurse, keys, child, '111222333'), keepBsn(nurse, keys, mila, '111222333')])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({
      error: { kind: 'refused', refusals: [{ kind: 'bsn-of-another', rule: 'PR-25' }] },
    })
  })
  test('a note is for the work that it belongs to', async () => {
    expect((await writePiece(nurse, keys, child, aNote)).ok).toBe(true)
    expect(await writePiece(nurse, keys, child, { ...aNote, fields: 'helpPieces' })).toMatchObject({
      error: { kind: 'no-access', why: 'not-needed' },
    })
    expect(await writePiece(nurse, keys, child, { ...aNote, title: ' ' })).toEqual({ ok: false, error: { kind: 'empty', field: 'title' } })
    expect((await read()).pieces).toMatchObject([{ title: 'Eerste gesprek', body: 'Noor slaapt weer door.', author: 'Sanne de Wit' }])
    const { rows } = await base.owner.query<Row>('select title, body from families.piece where person_id = $1', [child])
    expect(rows.map((row) => String(row.title) + String(row.body)).join('')).not.toMatch(/gesprek|slaapt/)
  })
  test('the end of the relation ends all of it', async () => {
    const care = family.care[0]!
    expect((await endCare(nurse, child, care.id)).ok).toBe(true)
    expect(await readFamily(nurse, keys, child)).toMatchObject(refusal)
  })
})
