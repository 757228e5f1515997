import { afterAll, beforeAll, expect, test } from 'vitest'
import { aColleague, aContext, aRegionWithTwoCentres, type TwoCentres } from '#tests/builders/centres.ts'
import { aFamilyForm } from '#tests/builders/family-forms.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys } from '#tests/keys.ts'
import { keepBsn, showBsn } from './bsn.server.ts'
import { changeTalking } from './change-person.server.ts'
import { readFamily } from './read-family.server.ts'
import { registerFamily } from './register-family.server.ts'
import { countFamilySeals, resealFamilies } from './reseal-families.server.ts'
import { writePiece } from './write-piece.server.ts'

let base: TestDatabase
let centres: TwoCentres
beforeAll(async () => {
  base = await freshDatabase()
  centres = await aRegionWithTwoCentres(base.db)
})
afterAll(() => base.close())

test('under a new version of the key everything is sealed anew, and the old one opens nothing any more', async () => {
  const nurse = aContext(
    base.db,
    centres.here,
    await aColleague(base.db, centres.here, { name: 'S W', profession: 'youthNurse', roles: ['professional'] }),
  )
  const done = await registerFamily(nurse, testKeys, aFamilyForm('Aalsmeer'))
  if (!done.ok) throw new Error(done.error.kind)
  const child = done.value
  await keepBsn(nurse, testKeys, child, '123456782')
  await writePiece(nurse, testKeys, child, {
    fields: 'healthPieces',
    kind: 'note',
    title: 'Gesprek',
    body: 'Over slapen.',
    aboutThirdPerson: false,
  })
  await changeTalking(nurse, testKeys, child, {
    language: 'nl',
    needsInterpreter: false,
    accessibility: [],
    wishes: 'Bel om vier uur.',
    version: 1,
  })
  const both = { ...testKeys, centre: new Map([...testKeys.centre, [2, Buffer.alloc(32, 9)]]) }
  const newest = { ...testKeys, centre: new Map([[2, Buffer.alloc(32, 9)]]) }
  const system = aContext(base.db, centres.here, { kind: 'system', name: 'test' })
  expect(await countFamilySeals(system)).toEqual({ ok: true, value: new Map([[1, 5]]) })
  expect(await resealFamilies(nurse, both)).toEqual({ ok: false, error: { kind: 'not-permitted' } })
  // Three persons have details, of which one has something sealed.
  expect(await resealFamilies(system, both, 2)).toEqual({ ok: true, value: 7 })
  expect(await countFamilySeals(system)).toEqual({ ok: true, value: new Map([[2, 5]]) })
  expect(await resealFamilies(system, both)).toEqual({ ok: true, value: 0 })
  const read = await readFamily(nurse, newest, child)
  expect(
    read.ok && [read.value.detail?.wishes, read.value.pieces[0]?.body, read.value.homes[0]?.address?.street, read.value.contacts[0]?.value],
  ).toEqual(['Bel om vier uur.', 'Over slapen.', 'Dorpsplein', '06 12345678'])
  expect(await showBsn(nurse, newest, child)).toEqual({ ok: true, value: '123456782' })
})
