import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import { Temporal } from '#platform/time.ts'
import { aColleague, aContext, aRegionWithTwoCentres, type TwoCentres } from '#tests/builders/centres.ts'
import { aFamilyForm, anAuthority, aNewcomer, aParent } from '#tests/builders/family-forms.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys } from '#tests/keys.ts'
import type { Bsn } from '../rules/bsn.ts'
import { addRelative } from './add-relative.server.ts'
import { readFamily, type Family } from './read-family.server.ts'
import { registerFamily } from './register-family.server.ts'

type Row = Readonly<Record<'n' | 'relation' | 'event_type' | 'other_id' | 'reason', string>>

let base: TestDatabase
let centres: TwoCentres
let nurse: Context
let stranger: Context
let coordinator: Context
beforeAll(async () => {
  base = await freshDatabase()
  centres = await aRegionWithTwoCentres(base.db)
  const as = async (name: string, roles: readonly string[]) =>
    aContext(base.db, centres.here, await aColleague(base.db, centres.here, { name, profession: 'youthNurse', roles }))
  nurse = await as('Sanne de Wit', ['professional'])
  stranger = await as('Nieuws Gierig', ['professional'])
  coordinator = await as('Ingrid Postma', ['coordinator'])
})
afterAll(() => base.close())

const count = async (): Promise<string> =>
  String(
    (
      await base.owner.query<Row>(
        'select (select count(*) from families.person) + (select count(*) from families.tie) + (select count(*) from access.care_relation) as n',
      )
    ).rows[0]?.n,
  )
async function registered(form: ReturnType<typeof aFamilyForm>, ctx = nurse): Promise<Id<'person'>> {
  const done = await registerFamily(ctx, testKeys, form)
  if (!done.ok) throw new Error(JSON.stringify(done.error))
  return done.value
}
async function familyOf(id: Id<'person'>, ctx = nurse): Promise<Family> {
  const read = await readFamily(ctx, testKeys, id)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}

describe('registering a family', () => {
  test('child, parents, home, ties and authority are there; who registered sees them, others do not', async () => {
    const id = await registered(aFamilyForm('Aardenburg'))
    const family = await familyOf(id)
    expect(family.person).toMatchObject({ callName: 'Noor', familyName: 'Aardenburg' })
    expect(family.people.map(({ callName, mayOpen }) => [callName, mayOpen])).toEqual(
      expect.arrayContaining([
        ['Mila', true],
        ['Ruben', false],
      ]),
    )
    expect(family.authority).toHaveLength(2)
    expect(family.authority.every(({ until }) => until?.toString() === '2036-03-04')).toBe(true)
    expect(family.homes[0]?.address).toMatchObject({ postalCode: '1234 AB' })
    expect(family.homes[0]?.members.map(({ personId }) => personId)).toContain(id)
    expect(family.contacts.map(({ value }) => value)).toEqual(['06 12345678'])
    const other = await readFamily(stranger, testKeys, id)
    expect(other).toMatchObject({ ok: false, error: { kind: 'no-access' } })
  })

  test('nothing that tells who or where is readable in the tables', async () => {
    await registered(aFamilyForm('Geheimstra'))
    const { rows } = await base.owner.query<Row>('select * from families.home, families.contact_point')
    expect(JSON.stringify(rows)).not.toMatch(/Dorpsplein|12345678/)
  })

  test('the parents have standing over the file at once, and one row of the log tells each deed', async () => {
    const id = await registered(aFamilyForm('Baarle'))
    const standing = await base.owner.query<Row>('select relation from access.standing where person_id = $1 order by relation', [id])
    expect(standing.rows.map(({ relation }) => relation)).toEqual(['authority', 'authority', 'care', 'self'])
    const log = await base.owner.query<Row>('select event_type from access.audit_event where subject_id = $1', [id])
    expect(log.rows.map(({ event_type }) => event_type)).toEqual(
      expect.arrayContaining(['person.create', 'person.tie', 'person.authority', 'person.home', 'person.register']),
    )
  })

  test.each([
    [
      'a birth in the future',
      aFamilyForm('C', { child: { ...aFamilyForm('C').child, birthDate: Temporal.PlainDate.from('2027-01-01') } }),
      'born-in-future',
      'child',
    ],
    ['a parent younger than the child', aFamilyForm('C', { parents: [aParent('Piet C', '2019-01-01')] }), 'elder-not-older', 'Piet C'],
    [
      'a third parent',
      aFamilyForm('C', { parents: [...aFamilyForm('C').parents, aParent('Ab C', '1980-01-01', { authority: null })] }),
      'three-parents',
      'Ab C',
    ],
    [
      'authority without a source',
      aFamilyForm('C', { parents: [aParent('Piet C', '1980-01-01', { authority: anAuthority('2018-03-04', { source: null }) })] }),
      'no-source',
      'Piet C',
    ],
    [
      'a check tomorrow',
      aFamilyForm('C', {
        parents: [
          aParent('Piet C', '1980-01-01', { authority: anAuthority('2018-03-04', { checkedOn: Temporal.PlainDate.from('2026-11-25') }) }),
        ],
      }),
      'checked-in-future',
      'Piet C',
    ],
  ])('%s is refused, and nothing at all is kept', async (_what, form, kind, key) => {
    const before = await count()
    expect(await registerFamily(nurse, testKeys, form)).toMatchObject({ ok: false, error: { kind: 'refused', key, refusals: [{ kind }] } })
    expect(await count()).toBe(before)
  })
})

describe('somebody who looks like somebody', () => {
  test('the typist hears reasons and whom to ask, and no word of the file', async () => {
    await registered(aFamilyForm('Duivenvoorde'))
    const again = aFamilyForm('Duijvenvoorde', { parents: [], homes: [] })
    const heard = await registerFamily(stranger, testKeys, again)
    expect(heard).toEqual({
      ok: false,
      error: { kind: 'maybe-known', key: 'child', alike: [{ reasons: ['same-birth-date', 'sounds-alike'], ask: { kind: 'coordinator' } }] },
    })
    const byCoordinator = await registerFamily(coordinator, testKeys, again)
    expect(byCoordinator).toMatchObject({ error: { alike: [{ ask: { kind: 'mine', name: 'Noor Duivenvoorde' } }] } })
  })

  test('"somebody else" is kept with its reason, and then it may go on', async () => {
    const first = await registered(aFamilyForm('Eemnes'))
    const form = aFamilyForm('Eemnes', { parents: [], homes: [] })
    const second = await registered(
      { ...form, child: { ...form.child, decision: { kind: 'somebody-else', reason: 'seen-document' } } },
      stranger,
    )
    const { rows } = await base.owner.query<Row>('select other_id, reason from families.not_the_same where person_id = $1', [second])
    expect(rows).toEqual([{ other_id: first, reason: 'seen-document' }])
  })

  test('twins are two children', async () => {
    await registered(aFamilyForm('Flevo', { parents: [], homes: [] }))
    const form = aFamilyForm('Flevo', { parents: [], homes: [] })
    await registered({ ...form, child: { ...form.child, callName: 'Sem', givenNames: 'Sem', sex: 'male' } })
  })

  test('the same number is the same person, whatever the typist says; of another centre it is not known', async () => {
    const bsn = '111222333' as Bsn
    const form = aFamilyForm('Goirle', { parents: [], homes: [] })
    await registered({ ...form, child: { ...form.child, bsn } })
    const other = aFamilyForm('Heeze', { parents: [], homes: [] })
    const child = { ...other.child, callName: 'Fatma', givenNames: 'Fatma', bsn }
    expect(await registerFamily(stranger, testKeys, { ...other, child })).toMatchObject({ error: { alike: [{ reasons: ['same-bsn'] }] } })
    expect(
      await registerFamily(stranger, testKeys, { ...other, child: { ...child, decision: { kind: 'somebody-else', reason: 'they-told' } } }),
    ).toMatchObject({ error: { kind: 'refused', refusals: [{ kind: 'bsn-of-another', rule: 'PR-25' }] } })
    const els = await aColleague(base.db, centres.elsewhere, { name: 'Els Elders', profession: 'youthNurse', roles: ['professional'] })
    expect((await registerFamily(aContext(base.db, centres.elsewhere, els), testKeys, { ...other, child })).ok).toBe(true)
  })

  test('a mother whom the typist knows already is taken over, not written down twice', async () => {
    const first = await registered(aFamilyForm('Ilpendam'))
    const mila = (await familyOf(first)).people.find(({ callName }) => callName === 'Mila')
    const sister = aFamilyForm('Ilpendam')
    const child = { ...sister.child, callName: 'Fleur', givenNames: 'Fleur', birthDate: Temporal.PlainDate.from('2020-01-01') }
    const mother = { ...sister.parents[0]!, authority: anAuthority('2020-01-01') }
    const asked = await registerFamily(nurse, testKeys, { ...sister, child, parents: [mother] })
    expect(asked).toMatchObject({ error: { kind: 'maybe-known', key: mother.key, alike: [{ ask: { kind: 'mine', personId: mila?.id } }] } })
    const second = await registered({ ...sister, child, parents: [{ ...mother, decision: { kind: 'same', personId: mila!.id } }] })
    expect((await familyOf(second)).people.map(({ id }) => id)).toEqual([mila!.id])
    // Who may not know her cannot take her over by her id.
    const stolen = await registerFamily(stranger, testKeys, {
      ...sister,
      child: { ...child, callName: 'Jet', givenNames: 'Jet' },
      parents: [{ ...mother, decision: { kind: 'same', personId: mila!.id } }],
    })
    expect(stolen).toMatchObject({ ok: false, error: { kind: 'maybe-known', alike: [{ ask: { kind: 'coordinator' } }] } })
  })

  test('a father who is only known by a tie to a child of the typist is taken over too', async () => {
    const first = await registered(aFamilyForm('Nijkerk'))
    const ruben = (await familyOf(first)).people.find(({ callName }) => callName === 'Ruben')!
    expect(ruben.mayOpen).toBe(false)
    const sister = aFamilyForm('Nijkerk')
    const child = { ...sister.child, callName: 'Fleur', givenNames: 'Fleur', birthDate: Temporal.PlainDate.from('2020-01-01') }
    const father = { ...sister.parents.find(({ callName }) => callName === 'Ruben')!, authority: anAuthority('2020-01-01') }
    const form = { ...sister, child, parents: [father] }
    const asked = await registerFamily(nurse, testKeys, form)
    expect(asked).toMatchObject({
      error: { kind: 'maybe-known', alike: [{ ask: { kind: 'mine', personId: ruben.id, name: 'Ruben Nijkerk' } }] },
    })
    const same = { ...form, parents: [{ ...father, decision: { kind: 'same', personId: ruben.id } as const }] }
    expect(await registerFamily(stranger, testKeys, same)).toMatchObject({
      error: { kind: 'maybe-known', alike: [{ ask: { kind: 'coordinator' } }] },
    })
    expect((await familyOf(await registered(same))).people.map(({ id }) => id)).toEqual([ruben.id])
  })
})

describe('adding somebody to a family', () => {
  test('a guardian replaces both parents; a child of the person is tied from the other side', async () => {
    const id = await registered(aFamilyForm('Katwijk'))
    const guardian = {
      ...aNewcomer('Ans Voogdman', '1970-01-01'),
      tie: { kind: 'guardian', note: '', from: null },
      authority: anAuthority('2026-11-01', { kind: 'guardian', source: 'court-ruling' }),
      homeId: null,
    } as const
    expect((await addRelative(nurse, testKeys, id, guardian)).ok).toBe(true)
    const family = await familyOf(id)
    expect(family.authority.map(({ kind }) => kind)).toEqual(['guardian'])
    const standing = await base.owner.query<Row>(
      `select relation from access.standing where person_id = $1 and relation = 'authority' and valid @> '2026-11-24'::timestamptz`,
      [id],
    )
    expect(standing.rows).toHaveLength(1)
  })

  test('a stranger adds nobody, and hears the same as for nobody', async () => {
    const id = await registered(aFamilyForm('Laren'))
    const wish = {
      ...aNewcomer('Bep Buurvrouw', '1971-02-02'),
      tie: { kind: 'network', note: 'buurvrouw', from: null },
      authority: null,
      homeId: null,
    } as const
    const before = await count()
    expect(await addRelative(stranger, testKeys, id, wish)).toMatchObject({ ok: false, error: { kind: 'no-access' } })
    expect(await count()).toBe(before)
    const home = (await familyOf(id)).homes[0]!.id
    expect((await addRelative(nurse, testKeys, id, { ...wish, homeId: home })).ok).toBe(true)
    expect((await familyOf(id)).ties.some(({ kind, note }) => kind === 'network' && note === 'buurvrouw')).toBe(true)
  })

  test('somebody is not added as the own brother', async () => {
    const id = await registered(aFamilyForm('Maarn'))
    const self = aFamilyForm('Maarn').child
    const done = await addRelative(nurse, testKeys, id, {
      ...{ ...self, decision: { kind: 'same', personId: id } },
      ...{ tie: { kind: 'sibling', note: '', from: null }, authority: null, homeId: null },
    })
    expect(done).toMatchObject({ error: { kind: 'refused', refusals: [{ kind: 'tie-to-oneself', rule: 'FAM-06' }] } })
  })
})
