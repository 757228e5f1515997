/** The page of hidden parts (MC-11, PR-22): its members read, write, take in, hand over and close; for everybody else of the file there is none. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import { aColleague, aContext, aRegionWithTwoCentres, type TwoCentres } from '#tests/builders/centres.ts'
import { aPerson, aResidentWhoIs, hasAuthority, worksWith } from '#tests/builders/families.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys as keys } from '#tests/keys.ts'
import {
  addCompartmentMember,
  closeCompartment,
  nameCompartmentSuccessor,
  openCompartment,
  removeCompartmentMember,
} from '../../access/public-files.ts'
import { writeHiddenPiece } from './hidden-pieces.server.ts'
import { readHiddenParts } from './read-hidden-parts.server.ts'

type Colleague = Awaited<ReturnType<typeof aColleague>>
let base: TestDatabase
let centres: TwoCentres
let nurse: Colleague
let doctor: Colleague
let stranger: Colleague
let child: Id<'person'>
let mother: Context
beforeAll(async () => {
  base = await freshDatabase()
  centres = await aRegionWithTwoCentres(base.db)
  const colleague = (name: string) => aColleague(base.db, centres.here, { name, profession: 'youthNurse', roles: ['professional'] })
  ;[nurse, doctor, stranger] = [await colleague('Sanne de Wit'), await colleague('Anna Arts'), await colleague('Bo Vreemd')]
})
afterAll(() => base.close())
beforeEach(async () => {
  child = await aPerson(base.db, centres.here, { name: 'Noor Bloem', born: '2018-02-01' })
  const mum = await aPerson(base.db, centres.here, { name: 'Mila Bloem', born: '1985-05-05' })
  await hasAuthority(base.db, centres.here, { holder: mum, child, from: '2018-02-01' })
  for (const { accountId } of [nurse, doctor])
    await worksWith(base.db, centres.here, { accountId, personId: child, purpose: 'youthHealth' })
  mother = aContext(base.db, centres.here, await aResidentWhoIs(base.db, centres.here, mum))
})

const as = (actor: Colleague): Context => aContext(base.db, centres.here, actor)
async function parts(of: Colleague) {
  const read = await readHiddenParts({ keys }, as(of), child)
  if (!read.ok) throw new Error(read.error.kind)
  return read.value
}
async function opened(): Promise<{ readonly personId: Id<'person'>; readonly compartmentId: Id<'compartment'> }> {
  const made = await openCompartment(as(nurse), child)
  if (!made.ok) throw new Error(made.error.kind)
  const within = { personId: child, compartmentId: made.value }
  const piece = { ...within, fields: 'healthPieces', kind: 'note', title: 'Zorgen', text: 'Blauwe plekken.' } as const
  if (!(await writeHiddenPiece({ keys }, as(nurse), piece)).ok) throw new Error('not written')
  return within
}

test('who is in it reads it; a colleague who works with the child finds none, also by its number', async () => {
  const within = await opened()
  expect(await parts(nurse)).toMatchObject({
    ...{ name: 'Noor Bloem', fields: 'healthPieces', involved: [{ name: 'Anna Arts' }, { name: 'Sanne de Wit' }] },
    parts: [
      {
        id: within.compartmentId,
        openedBy: 'Sanne de Wit',
        members: [{ name: 'Sanne de Wit' }],
        pieces: [{ title: 'Zorgen', by: 'Sanne de Wit' }],
      },
    ],
  })
  expect((await parts(doctor)).parts).toEqual([])
  expect(await closeCompartment(as(doctor), within)).toMatchObject({ ok: false, error: { kind: 'no-access' } })
})

test('taken in, named as the next, taken out again; a colleague from elsewhere is none of these', async () => {
  const within = await opened()
  expect(await addCompartmentMember(as(nurse), within, stranger.accountId)).toEqual({ ok: false, error: { kind: 'not-involved' } })
  expect((await addCompartmentMember(as(nurse), within, doctor.accountId)).ok).toBe(true)
  expect((await parts(doctor)).parts).toMatchObject([
    { members: [{ name: 'Sanne de Wit' }, { name: 'Anna Arts' }], pieces: [{ text: 'Blauwe plekken.' }] },
  ])
  expect((await nameCompartmentSuccessor(as(nurse), within, doctor.accountId)).ok).toBe(true)
  expect((await removeCompartmentMember(as(nurse), within, doctor.accountId)).ok).toBe(true)
  expect((await parts(doctor)).parts).toEqual([])
  expect(await removeCompartmentMember(as(nurse), within, nurse.accountId)).toEqual({ ok: false, error: { kind: 'last-member' } })
})

test('closed, it is read and no longer written in', async () => {
  const within = await opened()
  expect((await closeCompartment(as(nurse), within)).ok).toBe(true)
  const [part] = (await parts(nurse)).parts
  expect(part?.closedAt).not.toBeNull()
  expect(part?.pieces).toHaveLength(1)
  const piece = { ...within, fields: 'healthPieces', kind: 'note', title: 'Nog', text: 'Iets.' } as const
  expect(await writeHiddenPiece({ keys }, as(nurse), piece)).toEqual({ ok: false, error: { kind: 'closed' } })
})

test('not for who does not work with the child, and not for the family', async () => {
  await opened()
  expect(await readHiddenParts({ keys }, as(stranger), child)).toMatchObject({ ok: false, error: { kind: 'no-access' } })
  expect(await readHiddenParts({ keys }, mother, child)).toMatchObject({ ok: false, error: { kind: 'no-access' } })
})
