/** Hidden parts of files leave no trace for the family, for colleagues who are no member, and for who knows nothing of the child. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import {
  actOnFile,
  addCompartmentMember,
  closeCompartment,
  listCare,
  listCompartmentMembers,
  listOwnCompartments,
  openCompartment,
  readCare,
  removeCompartmentMember,
  type FieldGroup,
  type Within,
} from '#contexts/access/public-files.ts'
import { drawReview, listReview, readFinding } from '#contexts/access/public-review.ts'
import { chooseSampleSize } from '#contexts/access/use-cases/review/findings.server.ts'
import { readContact } from '#contexts/child-health/use-cases/contact/read-contact.server.ts'
import { findKinOfColleagues } from '#contexts/families/public.ts'
import { listHiddenPieces, writeHiddenPiece } from '#contexts/families/use-cases/hidden-pieces.server.ts'
import { readCareOf } from '#contexts/families/use-cases/read-care-of.server.ts'
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import { ok } from '#platform/result.ts'
import { localDate } from '#platform/time.ts'
import { readHandOver } from '../../src/contexts/child-health/use-cases/transfer/hand-over.server.ts'
import { readTakeAlong } from '../../src/contexts/child-health/use-cases/transfer/take-along.server.ts'
import { readHiddenParts } from '#contexts/families/use-cases/read-hidden-parts.server.ts'
import { readOwnHealth } from '../../src/contexts/child-health/use-cases/family/read-own-health.server.ts'
import { readOwnJabs } from '../../src/contexts/child-health/use-cases/family/read-own-jabs.server.ts'
import { readWhatFamilyTold } from '../../src/contexts/child-health/use-cases/family/read-told.server.ts'
import { readKeptBack } from '../../src/contexts/child-health/use-cases/readers/read-kept-back.server.ts'
import { readRecord } from '../../src/contexts/child-health/use-cases/record/read-record.server.ts'
import { findPerson } from '../../src/contexts/families/sql/persons.server.ts'
import { aColleague, aContext } from '../builders/centres.ts'
import { aWorld, type HiddenWorld } from '../builders/hidden-trail.ts'
import { testKeys } from '../keys.ts'
import { countersOf, everyRow, expectWithoutATrace, normalised, route, useCase, type World } from '../without-a-trace.ts'

let plain: HiddenWorld
let hidden: HiddenWorld
beforeAll(async () => {
  plain = await aWorld(false)
  hidden = await aWorld(true)
})
afterAll(async () => {
  await plain.close()
  await hidden.close()
})

const child = (ids: Readonly<Record<string, string>>): Id<'person'> => ids['child'] as Id<'person'>
const reading = (fields: FieldGroup) =>
  useCase(`the file: ${fields}`, (ctx, ids) =>
    actOnFile(ctx, 'person.read', { personId: child(ids), does: 'read', fields }, async (tx, permit) =>
      ok({
        person: await findPerson(tx, permit.personId),
        parts: await listOwnCompartments(tx, permit),
        pieces: await tx.selectFrom('families.piece').selectAll().execute(),
        count: (await sql`select count(*) from families.piece where person_id = ${permit.personId}`.execute(tx)).rows,
        log: await tx.selectFrom('access.audit_event').select(['event_type', 'outcome', 'field_group']).orderBy('recorded_at').execute(),
      }),
    ),
  )

const uses = [
  ...(['index', 'care', 'healthPieces', 'log'] as const).map(reading),
  useCase('the health record', (ctx, ids) => readRecord(ctx, testKeys, child(ids))),
  useCase('the health of the own child', (ctx, ids) => readOwnHealth(ctx, testKeys, child(ids))),
  useCase('the own vaccinations', (ctx, ids) => readOwnJabs(ctx, child(ids))),
  useCase('the page of hidden parts', (ctx, ids) => readHiddenParts({ keys: testKeys }, ctx, child(ids))),
  useCase('what is kept from the family', (ctx, ids) => readKeptBack(ctx, testKeys, child(ids))),
  useCase('handing the record over', (ctx, ids) => readHandOver(ctx, testKeys, child(ids))),
  useCase('taking the own record along', async (ctx, ids) => {
    const view = await readTakeAlong(ctx, testKeys, child(ids))
    // The bytes have the ids of each side in them: the record that is signed says all.
    return view.ok ? ok(view.value.files?.record) : view
  }),
  useCase('what the family told', (ctx, ids) => readWhatFamilyTold(ctx, testKeys, child(ids))),
  useCase('who is involved', (ctx, ids) => listCare(ctx, child(ids))),
  useCase('who is involved and stands in', (ctx, ids) => readCare(ctx, child(ids), async () => null)),
  useCase('the page of who is involved', (ctx, ids) => readCareOf(ctx, child(ids))),
  useCase('the screen of a contact', (ctx, ids) => readContact(ctx, testKeys, child(ids), ids['contact'] as Id<'contact'>)),
]

const pages = [
  ...[
    '/werkplek',
    '/werkplek/nood',
    '/werkplek/nood/nakijken',
    '/werkplek/toezicht',
    '/werkplek/mijn-inzage',
    '/werkplek/bewaren',
    '/werkplek/vragen',
    '/werkplek/inentingen/sessies',
    '/werkplek/medewerkers',
    '/werkplek/rooster',
    '/werkplek/inentingen/voorraad',
    '/werkplek/inentingen/terugroepen',
    '/werkplek/gezondheid',
    '/werkplek/gezondheid/oproepen',
  ].map((path) => route(path)),
  ...['', '/en'].map((language) => route((ids) => `${language}/werkplek/gezinnen/${ids['child']}/zorg`)),
  ...[
    '',
    '/groei',
    '/ontwikkeling',
    '/screening',
    '/screening/hielprik',
    '/verwijzing/nieuw',
    '/metingen',
    '/achtergrond',
    '/samenvatting',
  ].map((part) => route((ids) => `/werkplek/gezinnen/${ids['child']}/gezondheid${part}`)),
  route((ids) => `/werkplek/gezinnen/${ids['child']}/gezondheid/contact/${ids['contact']}`),
  ...['', '/en'].map((language) => route((ids) => `${language}/werkplek/gezinnen/${ids['child']}/inentingen`)),
  route((ids) => `/werkplek/gezinnen/${ids['child']}/gezondheid/schema`),
  ...['', '/groei', '/ontwikkeling', '/inentingen', '/uitnodigingen', '/volgend-bezoek', '/vragen', '/meten'].map((part) =>
    route((ids) => `/mijn/dossier/${ids['child']}/gezondheid${part}`),
  ),
  ...['/mijn', '/mijn/gesprekken', '/mijn/uitnodigingen', '/en/mijn'].map((path) => route(path)),
  ...['Patient?_id', 'Observation?patient', 'Encounter?patient', 'Consent?patient'].map((search) =>
    route((ids) => `/fhir/r4/${search}=${ids['child']}`),
  ),
]

describe('with and without a hidden trail everything is alike', () => {
  test(
    'every row of every table that somebody sees',
    () => expectWithoutATrace(plain, hidden, [everyRow(['access', 'families', 'advice'])]),
    120_000,
  )
  test('every use case that reads a file', () => expectWithoutATrace(plain, hidden, uses))
  test('every page: status, headers, size and content', () => expectWithoutATrace(plain, hidden, pages), 120_000)

  test('what the privacy officer draws, and what a colleague is asked (PR-31)', async () => {
    const drawn = async (world: HiddenWorld): Promise<unknown> => {
      const { db } = world.database
      const officer = await aColleague(db, world.centreId, { name: 'Petra Vos', profession: 'policyOfficer', roles: ['privacyOfficer'] })
      const tomorrow = aContext(db, world.centreId, officer, world.now.add({ hours: 24 }))
      await chooseSampleSize(tomorrow, 50)
      const done = await drawReview({ keys: testKeys, findKin: findKinOfColleagues }, tomorrow, localDate(world.now))
      const list = await listReview(tomorrow)
      if (!list.ok) throw new Error('The officer may not look')
      expect(list.value.todo.length).toBeGreaterThan(2)
      const read = await Promise.all(list.value.todo.map(async ({ id }) => readFinding(testKeys, tomorrow, id)))
      // Which comes first among those of one moment is chance.
      const shown = read.map((one) => normalised(JSON.stringify(one.ok && { ...one.value, run: null })))
      const { rows } = await world.database.owner.query<{ row: string }>(
        `select concat_ws(' ', detail, event_type) as row from access.audit_event where event_type like 'review.%' order by 1`,
      )
      return { done, findings: shown.toSorted((a, b) => a.localeCompare(b)), rows }
    }
    expect(await drawn(hidden)).toEqual(await drawn(plain))
  })

  test('a resident is signed in there', async () => {
    const mother = plain.onlookers.find(({ name }) => name === 'the mother')
    const answer = await plain.app.get('/mijn', { headers: { host: 'localhost', cookie: mother?.cookie ?? '' } })
    expect(answer.status).toBe(200)
  })

  test('no counter that others share counts along, and nothing was told to a job', async () => {
    expect(await countersOf(hidden)).toEqual(await countersOf(plain))
    expect(hidden.app.told).toEqual(plain.app.told)
  })

  test('the harness sees a difference where there is one', async () => {
    const parts = async ({ database }: World): Promise<unknown> => {
      const { rows } = await database.owner.query<{ n: string }>('select count(*) as n from access.compartment')
      return rows
    }
    await expect(expectWithoutATrace(plain, hidden, [{ name: 'as the owner', read: parts }])).rejects.toThrow(/as the owner/)
    expect(normalised('piece 01a22927-b77f-7000-863f-97ae68ef375c at 2026-11-24T09:00:00Z')).toBe(`piece ${'#'.repeat(36)} at <moment>`)
  })
})

describe('what somebody who is no member tries', () => {
  const within = (): Within => {
    if (hidden.within === null) throw new Error('No hidden part')
    return hidden.within
  }
  const ctxOf = (name: string): Context => {
    const one = hidden.onlookers.find((onlooker) => onlooker.name === name)
    if (one === undefined) throw new Error(name)
    return aContext(hidden.database.db, hidden.centreId, one.actor)
  }
  const nothing = { ok: false, error: { kind: 'no-access', why: 'no-such-person' } }

  test('a colleague in care with the address of the hidden part finds what there is at a made-up one', async () => {
    const involved = ctxOf('Ineke Involved')
    const madeUp = { ...within(), compartmentId: '01990000-0000-7000-8000-000000000000' as Id<'compartment'> }
    for (const where of [within(), madeUp]) {
      expect(await listHiddenPieces({ keys: testKeys }, involved, { ...where, fields: 'healthPieces' })).toEqual(nothing)
      expect(await listCompartmentMembers(involved, where)).toEqual(nothing)
      expect(await closeCompartment(involved, where)).toEqual(nothing)
      expect(
        await writeHiddenPiece({ keys: testKeys }, involved, { ...where, fields: 'healthPieces', kind: 'note', title: 'x', text: 'y' }),
      ).toEqual(nothing)
    }
  })

  test('the tries are in the log with the hidden part, and the family does not see them', async () => {
    await closeCompartment(ctxOf('Ineke Involved'), within())
    await openCompartment(ctxOf('Olaf Onwetend'), within().personId)
    const { rows } = await hidden.database.owner.query<{ hidden: boolean }>(
      `select compartment_id is not null as hidden from access.audit_event where event_type like 'compartment.%' or compartment_id is not null`,
    )
    expect(rows.length).toBeGreaterThan(5)
    expect(rows.every((row) => row.hidden)).toBe(true)
    const mother = ctxOf('the mother')
    const seen = await actOnFile(mother, 'person.read', { personId: within().personId, does: 'read', fields: 'log' }, async (tx) =>
      ok((await tx.selectFrom('access.audit_event').select('event_type').execute()).map(({ event_type: type }) => type)),
    )
    expect(seen.ok && seen.value.filter((type) => type.startsWith('compartment'))).toEqual([])
    expect(seen.ok && seen.value.length).toBeGreaterThan(0)
  })
})

describe('members among themselves', () => {
  test('read what was written, lose it with their membership or their care, and never all leave', async () => {
    const { within, member } = hidden
    if (within === null) throw new Error('No hidden part')
    const as = (accountId: Id<'account'>) => aContext(hidden.database.db, hidden.centreId, { ...member, accountId })
    const members = await listCompartmentMembers(as(member.accountId), within)
    const [first, second] = members.ok ? members.value : []
    if (first === undefined || second === undefined) throw new Error('Two members are expected')
    const read = async (accountId: Id<'account'>) => {
      const found = await listHiddenPieces({ keys: testKeys }, as(accountId), { ...within, fields: 'healthPieces' })
      return found.ok ? found.value.map(({ title }) => title) : null
    }
    expect(await read(second)).toEqual(['Zorg', 'Overleg'])
    const stranger = hidden.onlookers.find(({ name }) => name === 'Olaf Onwetend')?.actor
    if (stranger?.kind !== 'staff') throw new Error('No stranger')
    expect(await addCompartmentMember(as(first), within, stranger.accountId)).toEqual({ ok: false, error: { kind: 'not-involved' } })
    expect((await removeCompartmentMember(as(first), within, second)).ok).toBe(true)
    expect(await read(second)).toBeNull()
    expect(await removeCompartmentMember(as(first), within, first)).toEqual({ ok: false, error: { kind: 'last-member' } })
    expect((await closeCompartment(as(first), within)).ok).toBe(true)
    expect(await read(first)).toEqual(['Zorg', 'Overleg'])
    const late = { ...within, fields: 'healthPieces', kind: 'note', title: 'Later', text: 'Nog iets.' } as const
    expect(await writeHiddenPiece({ keys: testKeys }, as(first), late)).toEqual({ ok: false, error: { kind: 'closed' } })
  })
})
