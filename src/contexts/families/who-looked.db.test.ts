import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { movesAlong } from '../../app/moves-along.ts'
import { inTransaction } from '#platform/db.server.ts'
import { dutch } from '#platform/i18n.ts'
import { newId, type Id } from '#platform/id.ts'
import { ok } from '#platform/result.ts'
import { Temporal } from '#platform/time.ts'
import { actOnFile } from '#contexts/access/public-files.ts'
import { aColleague, aContext, aRegionWithTwoCentres, aTuesdayMorning, type TwoCentres } from '#tests/builders/centres.ts'
import { aPerson, aResidentWhoIs, hasAuthority, worksWith } from '#tests/builders/families.ts'
import { aProvedColleague } from '#tests/builders/old-file.ts'
import { aPiece } from '#tests/builders/openness.ts'
import { aSite } from '#tests/builders/pages.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys } from '#tests/keys.ts'
import { logPage } from './pages/openness/log-page.ts'
import { mergePersons, unmergePersons } from './use-cases/merge-persons.server.ts'
import { readFileLog, type LogQuery } from './use-cases/who-looked.server.ts'

let database: TestDatabase
let centres: TwoCentres
let nurse: Awaited<ReturnType<typeof aColleague>>
beforeAll(async () => {
  database = await freshDatabase()
  centres = await aRegionWithTwoCentres(database.db)
  nurse = await aColleague(database.db, centres.here, { name: 'Sanne de Wit', profession: 'youthNurse', roles: ['professional'] })
})
afterAll(() => database.close())

type Ctx = ReturnType<typeof aContext>
let traces = 0
/** Each request has a trace of its own. */
const request = (actor: Ctx['actor'], minutes = 0): Ctx => ({
  ...aContext(database.db, centres.here, actor, aTuesdayMorning.add({ minutes })),
  traceId: `trace-${(traces += 1)}`,
})

async function aFamily() {
  const child = await aPerson(database.db, centres.here, { name: 'Noor Testman', born: '2017-03-01' })
  const mother = await aPerson(database.db, centres.here, { name: 'Mila de Groot', born: '1985-05-05' })
  await hasAuthority(database.db, centres.here, { holder: mother, child, from: '2017-03-01' })
  await worksWith(database.db, centres.here, { accountId: nurse.accountId, personId: child, purpose: 'youthHealth' })
  return { child, mother, parent: await aResidentWhoIs(database.db, centres.here, mother) }
}

const looks = (ctx: Ctx, personId: Id<'person'>) =>
  actOnFile(ctx, 'person.read', { personId, does: 'read', fields: 'index', also: ['healthPieces'] }, async () => ok(null))
const writes = (ctx: Ctx, personId: Id<'person'>, pieceId: string) =>
  actOnFile(ctx, 'piece.write', { personId, does: 'write', fields: 'healthPieces', actionCode: 'C' }, async (_tx, permit) => {
    permit.record({ actionCode: 'C', objectType: 'piece', objectId: pieceId })
    return ok(null)
  })
const everything = (personId: Id<'person'>): LogQuery => ({ personId, days: null, by: null, limit: 50 })
async function logOf(parent: Ctx['actor'], personId: Id<'person'>, query: Partial<LogQuery> = {}) {
  const log = await readFileLog(request(parent, 60), { ...everything(personId), ...query })
  if (!log.ok) throw new Error(log.error.kind)
  return log.value
}

test('PR-30: who, what, why and when, in one line per look; the family’s own looks are marked', async () => {
  const { child, parent } = await aFamily()
  await looks(request(nurse, 10), child)
  await looks(request(parent, 20), child)
  const { lines, figures, name, lookers } = await logOf(parent, child)
  expect(name).toBe('Noor Testman')
  expect(lines).toMatchObject([
    { who: { kind: 'me' }, deed: 'looked', why: { kind: 'authority' } },
    {
      who: { kind: 'staff', name: 'Sanne de Wit', profession: 'youthNurse' },
      deed: 'looked',
      groups: ['index', 'healthPieces'],
      why: { kind: 'works-with-you', purpose: 'youthHealth' },
    },
  ])
  expect(figures).toEqual({ times: 1, people: 1, withoutReason: 0, lines: 2 })
  expect(lookers).toEqual([{ accountId: nurse.accountId, name: 'Sanne de Wit' }])
  expect((await logOf(parent, child)).lines[0]).toMatchObject({ who: { kind: 'me' }, deed: 'log' })
})

test('a draft that saves itself is one line per contact, person and day with a number; the log and the file that is kept have each of them', async () => {
  const { child, parent } = await aFamily()
  const other = await aColleague(database.db, centres.here, { name: 'Joost Bakker', profession: 'youthDoctor', roles: ['professional'] })
  await worksWith(database.db, centres.here, { accountId: other.accountId, personId: child, purpose: 'youthHealth' })
  const [first, second] = [newId(), newId()]
  const save = (who: Ctx['actor'], contact: string, minutes: number) =>
    actOnFile(
      request(who, minutes),
      'health.write',
      { personId: child, does: 'write', fields: 'healthPieces', actionCode: 'U' },
      async (_tx, permit) => {
        permit.record({ actionCode: 'U', objectType: 'draft', objectId: contact, fieldGroup: 'healthPieces' })
        return ok(null)
      },
    )
  for (const minute of [1, 2, 3]) await save(nurse, first, minute)
  await save(nurse, second, 4)
  await save(other, first, 5)
  // Midnight here lies between, and not midnight in UTC.
  await save(nurse, first, 60 * 14 - 1)
  await save(nurse, first, 60 * 14 + 1)
  const { lines, figures } = await logOf(parent, child)
  expect(lines.filter(({ deed }) => deed === 'wrote').map(({ who, times }) => [who.kind === 'staff' && who.name, times])).toEqual([
    ['Sanne de Wit', 1],
    ['Sanne de Wit', 4],
    ['Joost Bakker', 1],
    ['Sanne de Wit', 1],
  ])
  expect([figures.lines, figures.times]).toEqual([4, 4])
  const kept = await readFileLog(request(parent, 60 * 48), everything(child), 'export')
  expect(kept.ok && kept.value.lines.filter(({ deed }) => deed === 'wrote').map(({ times }) => times)).toEqual([1, 1, 1, 1, 1, 1, 1])
  const { rows } = await database.owner.query(`select 1 from access.audit_event where subject_id = $1 and object_type = 'draft'`, [child])
  expect(rows).toHaveLength(7)
})

test('by person and by period', async () => {
  const { child, parent } = await aFamily()
  const other = await aColleague(database.db, centres.here, { name: 'Joost Vermeer', profession: 'socialWorker', roles: ['professional'] })
  await worksWith(database.db, centres.here, { accountId: other.accountId, personId: child, purpose: 'support' })
  await looks(request(nurse, -60 * 24 * 40), child)
  await looks(request(other), child)
  const whose = async (query: Partial<LogQuery>) =>
    (await logOf(parent, child, query)).lines.map(({ who }) => ('name' in who ? who.name : who.kind))
  expect(await whose({ by: 'staff' })).toEqual(['Joost Vermeer', 'Sanne de Wit'])
  expect(await whose({ by: 'staff', days: 30 })).toEqual(['Joost Vermeer'])
  expect(await whose({ by: nurse.accountId })).toEqual(['Sanne de Wit'])
  expect(await whose({ by: 'system' })).toEqual([])
  // Two looks of colleagues, and this list itself, four times before.
  expect((await logOf(parent, child, { limit: 1 })).figures.lines).toBe(6)
})

test('a refused try stands in no list, and nobody else reads one', async () => {
  const { child, parent } = await aFamily()
  const stranger = await aColleague(database.db, centres.here, { name: 'Nieuws Gierig', profession: 'youthNurse', roles: ['professional'] })
  await looks(request(stranger), child)
  expect((await logOf(parent, child)).lines).toEqual([])
  const { parent: another } = await aFamily()
  for (const actor of [another, stranger, nurse]) expect((await readFileLog(request(actor), everything(child))).ok).toBe(false)
  const { opensFile: _, ...weak } = parent
  expect((await readFileLog(request(weak), everything(child))).ok).toBe(false)
})

test('emergency access is named as such, and a look without a reason is counted', async () => {
  const { child, parent } = await aFamily()
  await inTransaction(database.db, { centreId: centres.here, actor: 'system' }, async (tx) => {
    const row = {
      ...{
        centre_id: centres.here,
        action_code: 'R',
        event_type: 'person.read',
        outcome: 0,
        actor_kind: 'staff',
        account_id: nurse.accountId,
      },
      ...{ role: 'professional', purpose: 'care', processing_activity: 'person', subject_id: child, field_group: 'index' },
    }
    await tx
      .insertInto('access.audit_event')
      .values([
        { ...row, id: newId(), occurred_at: aTuesdayMorning, trace_id: 'e1', basis: 'emergency', basis_id: newId() },
        { ...row, id: newId(), occurred_at: aTuesdayMorning.add({ minutes: 1 }), trace_id: 'e2' },
      ])
      .execute()
  })
  const { lines, figures } = await logOf(parent, child)
  expect(lines.map(({ why }) => why.kind)).toEqual(['no-reason', 'emergency'])
  expect(figures.withoutReason).toBe(1)
})

describe('what is kept back leaves no trace', () => {
  /** The page as the family gets it, without ids and the times of this run. */
  async function pageOf(parent: Ctx['actor'], child: Id<'person'>): Promise<string> {
    const log = await logOf(parent, child, { by: 'staff' })
    const view = {
      locale: dutch,
      site: aSite(),
      log,
      now: aTuesdayMorning,
      chosen: { period: 'alles', by: 'medewerkers' },
      shown: 20,
      hasPdf: true,
    }
    return logPage(view)
      .toString()
      .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID')
  }

  test('PR-22 and hidden parts: the same page with and without, byte for byte', async () => {
    const [plain, other] = [await aFamily(), await aFamily()]
    for (const { child } of [plain, other]) {
      const piece = await aPiece(database.db, centres.here, { personId: child, title: 'Groei', body: 'Groeit goed.' })
      await writes(request(nurse, 10), child, piece)
      await looks(request(nurse, 30), child)
    }
    const withheld = await aPiece(database.db, centres.here, { personId: other.child, title: 'Zorgen', body: 'Zorgen.', withheld: true })
    await writes(request(nurse, 15), other.child, withheld)
    const compartmentId = newId()
    await database.owner.query(`insert into access.compartment values ($1, $2, $3, $4, $5, null)`, [
      ...[centres.here, compartmentId, other.child, nurse.accountId, '2026-11-24T09:00Z'],
    ])
    await actOnFile(request(nurse, 16), 'person.read', { personId: other.child, does: 'read', fields: 'index' }, async (_tx, permit) => {
      permit.record({ actionCode: 'C', eventType: 'compartment.open', objectType: 'compartment', objectId: compartmentId, compartmentId })
      return ok(null)
    })
    await actOnFile(request(nurse, 16), 'person.read', { personId: plain.child, does: 'read', fields: 'index' }, async () => ok(null))
    const [before, after] = [await pageOf(plain.parent, plain.child), await pageOf(other.parent, other.child)]
    expect(after).toBe(before)
    expect(before).toContain('Dat geldt bij iedereen.')
    expect(before).toContain('Schreef in het dossier')
  })
})

test('PR-23: the list opens for the child from the twelfth birthday, and closes for the parent at the sixteenth, at 00:00', async () => {
  const child = await aPerson(database.db, centres.here, { name: 'Schrikkel Kind', born: '2016-02-29' })
  const mother = await aPerson(database.db, centres.here, { name: 'Mila de Groot', born: '1985-05-05' })
  await hasAuthority(database.db, centres.here, { holder: mother, child, from: '2016-02-29' })
  const [young, parent] = [await aResidentWhoIs(database.db, centres.here, child), await aResidentWhoIs(database.db, centres.here, mother)]
  const may = async (actor: typeof young, moment: string) =>
    (await readFileLog(aContext(database.db, centres.here, actor, Temporal.Instant.from(moment)), everything(child))).ok
  expect(await may(young, '2028-02-28T22:59:59Z')).toBe(false)
  expect(await may(young, '2028-02-28T23:00:00Z')).toBe(true)
  expect(await may(parent, '2032-02-28T22:59:59Z')).toBe(true)
  expect(await may(parent, '2032-02-28T23:00:00Z')).toBe(false)
})

test('PR-30: what was looked at in files that went along is in the list of the one that stayed, and only there; undone it goes back', async () => {
  const { child, parent } = await aFamily()
  const names = ['Noor Testman', 'N. Testman']
  const [once, twice] = [
    await aPerson(database.db, centres.here, { name: names[0] ?? '', born: '2017-03-01' }),
    await aPerson(database.db, centres.here, { name: names[1] ?? '', born: '2017-03-01' }),
  ]
  for (const personId of [once, twice])
    await worksWith(database.db, centres.here, { accountId: nurse.accountId, personId, purpose: 'youthHealth' })
  await looks(request(nurse, 1), once)
  await looks(request(nurse, 2), twice)
  const of = { name: 'Ingrid Post', profession: 'centreCoordinator', roles: ['coordinator'] }
  const coordinator = await aProvedColleague(database.db, centres.here, of, aTuesdayMorning)
  const readsOf = async () => (await logOf(parent, child, { by: nurse.accountId })).lines.length
  const before = await readsOf()
  // A chain: the second into the first, and the first into the child.
  expect(await mergePersons(request(coordinator, 3), testKeys, { keptId: once, goneId: twice }, movesAlong)).toMatchObject({ ok: true })
  expect(await readsOf()).toBe(before)
  expect((await mergePersons(request(coordinator, 4), testKeys, { keptId: child, goneId: once }, movesAlong)).ok).toBe(true)
  expect(await readsOf()).toBe(before + 2)
  // Somebody else's list does not have them.
  const others = await aFamily()
  expect((await logOf(others.parent, others.child, { by: nurse.accountId })).lines).toEqual([])
  expect((await unmergePersons(request(coordinator, 5), testKeys, child, movesAlong)).ok).toBe(true)
  expect(await readsOf()).toBe(before)
})
