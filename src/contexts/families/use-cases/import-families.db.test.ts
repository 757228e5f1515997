import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '#platform/context.ts'
import { aColleague, aContext, aRegionWithTwoCentres, whoProved, type TwoCentres } from '#tests/builders/centres.ts'
import { worksWith } from '#tests/builders/families.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys as keys } from '#tests/keys.ts'
import { acceptImport, tryImport, undoImport } from './import-families.server.ts'

let base: TestDatabase
let centres: TwoCentres
let admin: Context
beforeAll(async () => {
  base = await freshDatabase()
  centres = await aRegionWithTwoCentres(base.db)
  const minh = await aColleague(base.db, centres.here, { name: 'Minh Tran', profession: 'frontDeskWorker', roles: ['administrator'] })
  admin = aContext(base.db, centres.here, whoProved(minh))
})
afterAll(() => base.close())

const head =
  'family;role;callName;familyName;birthDate;bsn;authorityFrom;authoritySource;authorityCheckedOn;street;houseNumber;postalCode;town'
const home = 'Dorpsplein;4;1234AB;Lindewaard'
const file = (name: string): string =>
  [
    head,
    `1;child;Noor;${name};2014-02-01;;;;;${home}`,
    `1;parent;Mila;${name};1985-05-05;;2014-02-01;brp;2026-01-01;${home}`,
    `2;child;Sem;${name}stra;2016-02-01;;;;;;;;`,
  ].join('\n')
const counts = async (): Promise<unknown> => {
  const tables = [
    'families.person',
    'families.tie',
    'families.authority',
    'families.home',
    'families.home_member',
    'access.subject',
    'access.standing',
  ]
  return Promise.all(
    tables.map(async (table) => (await base.owner.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]?.n),
  )
}

test('tried, nothing is there; accepted, all of it; undone, nothing again', async () => {
  const before = await counts()
  const tried = await tryImport(admin, keys, file('Abbekerk'))
  if (!tried.ok) throw new Error(JSON.stringify(tried.error))
  expect(tried.value).toMatchObject({ people: 3, families: 2 })
  expect(await counts()).toEqual(before)
  expect(await acceptImport(admin, keys, tried.value.id, file('Anders'))).toEqual({ ok: false, error: { kind: 'not-tried' } })
  expect(await acceptImport(admin, keys, tried.value.id, file('Abbekerk'))).toEqual({ ok: true, value: 3 })
  expect(await counts()).toEqual([3, 1, 1, 1, 2, 3, 4])
  expect(await acceptImport(admin, keys, tried.value.id, file('Abbekerk'))).toEqual({ ok: false, error: { kind: 'not-tried' } })
  expect(await tryImport(admin, keys, file('Abbekerk'))).toEqual({ ok: false, error: { kind: 'imported-before' } })
  expect(await undoImport(admin, tried.value.id)).toEqual({ ok: true, value: 3 })
  expect(await counts()).toEqual(before)
  expect(await undoImport(admin, tried.value.id)).toEqual({ ok: false, error: { kind: 'not-tried' } })
})

test('every fault comes back with its line and rule, and nothing is imported', async () => {
  const before = await counts()
  const faults = [
    head,
    '1;child;Noor;Bergeijk;2014-02-01;;;;;;;;',
    '1;parent;Piet;Bergeijk;2019-01-01;;;;;;;;',
    '2;child;Sem;Boxtelaar;2027-01-01;;;;;;;;',
    '3;child;Ali;Boekelman;2014-03-03;111222333;;;;;;;',
    '4;child;Jet;Borculose;2014-04-04;111222333;;;;;;;',
  ].join('\n')
  expect(await tryImport(admin, keys, faults)).toEqual({
    ok: false,
    error: {
      kind: 'problems',
      problems: [
        { line: 3, kind: 'elder-not-older', rule: 'FAM-08' },
        { line: 4, kind: 'born-in-future', rule: 'FAM-03', column: 'birthDate' },
        { line: 6, kind: 'maybe-known', rule: 'FAM-13', column: 'somebodyElse' },
      ],
    },
  })
  expect(await counts()).toEqual(before)
})

test('it stays when somebody works with what it brought', async () => {
  const tried = await tryImport(admin, keys, file('Castricumse'))
  if (!tried.ok) throw new Error(tried.error.kind)
  expect((await acceptImport(admin, keys, tried.value.id, file('Castricumse'))).ok).toBe(true)
  const { rows } = await base.owner.query<{ id: string }>(
    `select id from families.person where family_name = 'Castricumse' and call_name = 'Noor'`,
  )
  const nurse = await aColleague(base.db, centres.here, { name: 'Sanne de Wit', profession: 'youthNurse', roles: ['professional'] })
  await worksWith(base.db, centres.here, { accountId: nurse.accountId, personId: rows[0]!.id as never, purpose: 'youthHealth' })
  const before = await counts()
  expect(await undoImport(admin, tried.value.id)).toEqual({ ok: false, error: { kind: 'changed-since' } })
  expect(await counts()).toEqual(before)
  expect(await tryImport({ ...admin, now: admin.now.add({ minutes: 11 }) }, keys, file('Diepenheim'))).toMatchObject({
    error: { needsProof: true },
  })
})
