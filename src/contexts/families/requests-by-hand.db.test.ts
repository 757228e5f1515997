/** Requests of who has no account: written in with an identity check, answered, and handed over as the requester would see the file (PR-10, PR-17, PR-19, PR-22). */
import { keepersOf } from '../../app/keepers.ts'
import { tellers } from '../../app/tellers.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Id } from '#platform/id.ts'
import { inTransaction } from '#platform/db.server.ts'
import { Temporal } from '#platform/time.ts'
import { handOverAnswer, listPersonRequests, readPersonRequest } from '#contexts/access/public-openness.ts'
import { mailHandlers } from '#contexts/access/use-cases/case-file/request-handlers.server.ts'
import { aColleague, aContext, aRegionWithTwoCentres, aTuesdayMorning, type TwoCentres } from '#tests/builders/centres.ts'
import { aPerson, aResidentWhoIs, hasAuthority, worksWith } from '#tests/builders/families.ts'
import { aPiece } from '#tests/builders/openness.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys } from '#tests/keys.ts'
import { askAboutFile } from './use-cases/ask-about-file.server.ts'
import { readCopyFor } from './use-cases/copy-for-requester.server.ts'
import { enterRequestAboutFile } from './use-cases/enter-request.server.ts'
import { decideAboutFile } from './use-cases/handle-requests.server.ts'
import { readOwnFile } from './use-cases/read-own-file.server.ts'
import { homeAt, moveIn } from './use-cases/move-in.server.ts'

let database: TestDatabase
let centres: TwoCentres
let nurse: Awaited<ReturnType<typeof aColleague>>
let helper: Awaited<ReturnType<typeof aColleague>>
let officer: Awaited<ReturnType<typeof aColleague>>
const services = {
  keepers: keepersOf(testKeys),
  tellers,
  keys: testKeys,
  jobs: { tell: async () => {}, start: async () => {}, stop: async () => {}, running: () => true },
}
beforeAll(async () => {
  database = await freshDatabase()
  centres = await aRegionWithTwoCentres(database.db)
  const colleague = (name: string, roles: string[]) => aColleague(database.db, centres.here, { name, profession: 'youthNurse', roles })
  nurse = await colleague('Sanne de Wit', ['professional'])
  helper = await colleague('Hilde Hulp', ['professional'])
  officer = await colleague('Petra Vos', ['privacyOfficer'])
})
afterAll(() => database.close())

type Actor = Parameters<typeof aContext>[2]
const as = (actor: Actor) => aContext(database.db, centres.here, actor)
const today = Temporal.PlainDate.from('2026-11-24')

async function aFamily() {
  const child = await aPerson(database.db, centres.here, { name: 'Noor Testman', born: '2018-03-01' })
  const mother = await aPerson(database.db, centres.here, { name: 'Mila de Groot', born: '1985-05-05' })
  const father = await aPerson(database.db, centres.here, { name: 'Henk Testman', born: '1984-04-04' })
  for (const holder of [mother, father]) await hasAuthority(database.db, centres.here, { holder, child, from: '2018-03-01' })
  await worksWith(database.db, centres.here, { accountId: nurse.accountId, personId: child, purpose: 'youthHealth' })
  await worksWith(database.db, centres.here, { accountId: helper.accountId, personId: child, purpose: 'youthHelp' })
  const by = { personId: child, writtenBy: nurse.accountId }
  await aPiece(database.db, centres.here, { ...by, title: 'Gesprek', body: 'Noor slaapt slecht.' })
  await aPiece(database.db, centres.here, { ...by, title: 'Hulp', body: 'Gezin krijgt hulp.', fields: 'helpPieces' })
  await aPiece(database.db, centres.here, { ...by, title: 'Over oma', body: 'Oma drinkt.', aboutThird: true })
  await aPiece(database.db, centres.here, { ...by, title: 'Beschermd', body: 'Niet nu.', withheld: true })
  const address = { street: 'Vaderpad', houseNumber: '1', postalCode: '1234 AB', town: 'Vlietstad' }
  await inTransaction(database.db, { centreId: centres.here, actor: 'system', now: aTuesdayMorning }, async (tx) => {
    const ctx = as({ kind: 'system', name: 'test' })
    const homeId = await homeAt(tx, testKeys, ctx, { address, secret: false, family: [father] })
    const from = Temporal.PlainDate.from('2020-01-01')
    for (const personId of [father, child])
      await moveIn(tx, ctx, { record: () => {} }, { personId, homeId, from, part: 'half', leaves: [] })
  })
  return { child, mother, father }
}

const wishOf = (personId: Id<'person'>, requesterId: Id<'person'>) => ({
  ...{ personId, requesterId, kind: 'copy', channel: 'letter', identity: 'passport', text: 'Ik wil graag een kopie.' },
  receivedOn: Temporal.PlainDate.from('2026-11-10'),
  pieceId: null,
})
async function entered(personId: Id<'person'>, requesterId: Id<'person'>): Promise<Id<'personRequest'>> {
  const made = await enterRequestAboutFile(testKeys, as(nurse), wishOf(personId, requesterId))
  if (!made.ok) throw new Error(made.error.kind)
  return made.value
}
const granted = { decision: 'granted', ground: null, reasons: 'Je krijgt een kopie.', keep: [] } as const

describe('written in', () => {
  test('PR-19: the term runs from the day that the letter came; the channel and how it was known who asks are kept, and no number', async () => {
    const { child, mother } = await aFamily()
    const id = await entered(child, mother)
    const read = await readPersonRequest(testKeys, as(nurse), 'request.handle', id, async () => null)
    expect(read.ok && read.value.request).toMatchObject({
      ...{
        kind: 'copy',
        capacity: 'authority',
        channel: 'letter',
        identityCheck: 'passport',
        requester: 'Mila de Groot',
        about: 'Noor Testman',
      },
      dueOn: Temporal.PlainDate.from('2026-12-10'),
    })
  })

  test.each([
    [{ identity: '' }, 'no-identity'],
    [{ kind: 'weten' }, 'no-kind'],
    [{ kind: 'statement' }, 'which-piece'],
    [{ kind: 'limited-information' }, 'has-authority'],
    [{ channel: 'mijn' }, 'no-channel'],
    [{ receivedOn: today.add({ days: 1 }) }, 'wrong-day'],
    [{ kind: 'correction', text: ' ' }, 'empty'],
  ])('refused whole: %o', async (change, kind) => {
    const { child, mother } = await aFamily()
    expect(await enterRequestAboutFile(testKeys, as(nurse), { ...wishOf(child, mother), ...change })).toEqual({
      ok: false,
      error: { kind },
    })
    const { rows } = await database.owner.query('select from access.person_request where person_id = $1', [child])
    expect(rows).toEqual([])
  })

  test('not for who has no right, not by who does not work with the person, and the refusal is in the log', async () => {
    const { child, mother } = await aFamily()
    const aunt = await aPerson(database.db, centres.here, { name: 'Tante Testman', born: '1980-01-01' })
    expect(await enterRequestAboutFile(testKeys, as(nurse), wishOf(child, aunt))).toEqual({ ok: false, error: { kind: 'no-right' } })
    const stranger = await aColleague(database.db, centres.here, { name: 'Bo Vreemd', profession: 'youthNurse', roles: ['professional'] })
    expect(await enterRequestAboutFile(testKeys, as(stranger), wishOf(child, mother))).toMatchObject({
      ok: false,
      error: { kind: 'no-access' },
    })
    expect(await enterRequestAboutFile(testKeys, as(officer), wishOf(child, mother))).toMatchObject({
      ok: false,
      error: { kind: 'not-permitted' },
    })
    const { rows } = await database.owner.query(`select from access.audit_event where event_type = 'request.enter' and outcome = 4`)
    expect(rows).toHaveLength(2)
  })
})

describe('of every kind', () => {
  test('PR-20: an own statement stands with the piece at once, unedited, in the name of who asked; not with a piece that is kept back', async () => {
    const { child, mother } = await aFamily()
    const pieceOf = async (column: string) =>
      (await database.owner.query<{ id: Id<'piece'> }>(`select id from families.piece where person_id = $1 and ${column} limit 1`, [child]))
        .rows[0]?.id ?? null
    const wish = { ...wishOf(child, mother), kind: 'statement', text: '  Zo was het niet. ' }
    for (const hidden of ['withheld_until is not null', 'about_third_person'])
      expect(await enterRequestAboutFile(testKeys, as(nurse), { ...wish, pieceId: await pieceOf(hidden) })).toEqual({
        ok: false,
        error: { kind: 'no-piece' },
      })
    const pieceId = await pieceOf(`withheld_until is null and not about_third_person and fields = 'healthPieces'`)
    const made = await enterRequestAboutFile(testKeys, as(nurse), { ...wish, pieceId })
    if (!made.ok) throw new Error(made.error.kind)
    const read = await readPersonRequest(testKeys, as(nurse), 'request.handle', made.value, async () => null)
    expect(read.ok && read.value.request).toMatchObject({ state: 'delivered', decision: 'granted', pieceId, delivery: null })
    const own = await readOwnFile(testKeys, as(await aResidentWhoIs(database.db, centres.here, mother)), child)
    const statements = own.ok ? own.value.pieces.find(({ id }) => id === pieceId)?.statements : []
    expect(statements).toMatchObject([{ text: '  Zo was het niet. ', isMine: true }])
  })

  test('PR-09: limited information is for a parent without authority, answered by who works with the child; not for an aunt', async () => {
    const { child } = await aFamily()
    const other = await aPerson(database.db, centres.here, { name: 'Ruben Zonder', born: '1983-01-01' })
    const aunt = await aPerson(database.db, centres.here, { name: 'Tante Testman', born: '1980-01-01' })
    await hasAuthority(database.db, centres.here, { holder: other, child, from: '2018-03-01', until: '2020-01-01' })
    const kind = 'limited-information'
    expect(await enterRequestAboutFile(testKeys, as(nurse), { ...wishOf(child, aunt), kind })).toEqual({
      ok: false,
      error: { kind: 'no-right' },
    })
    expect(await enterRequestAboutFile(testKeys, as(nurse), { ...wishOf(child, other), kind: 'copy' })).toEqual({
      ok: false,
      error: { kind: 'no-right' },
    })
    const made = await enterRequestAboutFile(testKeys, as(nurse), { ...wishOf(child, other), kind })
    if (!made.ok) throw new Error(made.error.kind)
    const read = await readPersonRequest(testKeys, as(helper), 'request.handle', made.value, async () => null)
    expect(read.ok && read.value.request).toMatchObject({ capacity: 'none', kind, state: 'received' })
  })

  test('a question who looked is for control, also when it came by hand: who works with the person does not see it', async () => {
    const { child, mother } = await aFamily()
    const made = await enterRequestAboutFile(testKeys, as(nurse), {
      ...wishOf(child, mother),
      kind: 'question',
      text: 'Wie keek er in mei?',
    })
    if (!made.ok) throw new Error(made.error.kind)
    for (const carer of [nurse, helper])
      expect(await readPersonRequest(testKeys, as(carer), 'request.handle', made.value, async () => null)).toEqual({
        ok: false,
        error: { kind: 'no-request' },
      })
    const answer = { decision: 'answered', ground: null, reasons: 'De arts keek, om mee te denken.', keep: [] } as const
    expect((await decideAboutFile(services, as(officer), made.value, answer)).ok).toBe(true)
    expect((await handOverAnswer(as(officer), made.value, { way: 'in-hand', identity: 'passport' })).ok).toBe(true)
  })
})

describe('who hears of it', () => {
  const waiting = async (id: string) =>
    (
      await database.owner.query<{ name: string }>(
        `select a.display_name as name from access.notice n join access.account a on a.id = n.account_id where n.about_id = $1 and n.seen_at is null order by 1`,
        [id],
      )
    ).rows.map(({ name }) => name)

  test('who works with the person for what came by hand, but not who wrote it in; the officer for what came by Mijn CJG; nobody once it was answered', async () => {
    const { child, mother } = await aFamily()
    const byHand = await entered(child, mother)
    expect(await waiting(byHand)).toEqual(['Hilde Hulp'])
    const resident = await aResidentWhoIs(database.db, centres.here, mother)
    const own = await askAboutFile(testKeys, as(resident), { kind: 'copy', personId: child, text: '' })
    if (!own.ok) throw new Error(own.error.kind)
    expect(await waiting(own.value)).toEqual(['Petra Vos'])
    const sent: string[] = []
    const mail = { send: async ({ to, text }: { to: string; text: string }) => void sent.push(`${to} ${text}`) } as never
    const system = { kind: 'system', name: 'test' } as const
    for (let i = 0; i < 2; i += 1) await mailHandlers(as(system), mail, { subject: 'Er is iets', text: 'Kijk in de werkplek.' })
    expect(sent.filter((one) => one.startsWith(officer.accountId))).toHaveLength(1)
    expect(sent.join()).not.toMatch(/Noor|Mila|kopie/)
    expect((await decideAboutFile(services, as(officer), own.value, granted)).ok).toBe(true)
    expect(await waiting(own.value)).toEqual([])
  })
})

describe('handed over', () => {
  test('PR-10, PR-17, PR-22: the copy is what the requester sees in Mijn CJG, also what the colleague does not see, and nothing more', async () => {
    const { child, mother } = await aFamily()
    const id = await entered(child, mother)
    expect(await readCopyFor(services, as(nurse), id)).toEqual({ ok: false, error: { kind: 'not-granted' } })
    expect(await handOverAnswer(as(nurse), id, { way: 'in-hand', identity: 'passport' })).toEqual({
      ok: false,
      error: { kind: 'not-decided' },
    })
    expect((await decideAboutFile(services, as(nurse), id, granted)).ok).toBe(true)
    const copy = await readCopyFor(services, as(nurse), id)
    if (!copy.ok) throw new Error(copy.error.kind)
    expect(copy.value.pieces.map(({ title }) => title).toSorted()).toEqual(['Gesprek', 'Hulp'])
    expect(copy.value.homes).toEqual([{ address: null, part: 'half' }])
    const resident = await aResidentWhoIs(database.db, centres.here, mother)
    const own = await readOwnFile(testKeys, as(resident), child, 'export', tellers)
    if (!own.ok) throw new Error(own.error.kind)
    const lists = ({ parts }: typeof own.value) => parts.map(({ name, data }) => ({ name, data }))
    // On the page a link leads on to the health record; a copy has no links.
    expect({ ...own.value, hasHealth: false, parts: lists(own.value) }).toEqual({ ...copy.value, parts: lists(copy.value) })
    expect(lists(copy.value).map(({ name }) => name)).toEqual(['childHealth', 'vaccination'])
    // Afterwards the colleague sees what is the colleague's again.
    const list = await listPersonRequests(testKeys, as(nurse), 'request.handle')
    expect(list.ok && list.value.map((one) => one.id)).toContain(id)
    expect(await handOverAnswer(as(nurse), id, { way: 'in-hand', identity: '' })).toEqual({ ok: false, error: { kind: 'no-identity' } })
    expect(await handOverAnswer(as(nurse), id, { way: 'in-hand', identity: 'passport' })).toEqual({ ok: true, value: null })
    const { rows } = await database.owner.query('select state, delivery, delivery_check from access.person_request where id = $1', [id])
    expect(rows).toEqual([{ state: 'delivered', delivery: 'in-hand', delivery_check: 'passport' }])
    const { rows: log } = await database.owner.query(
      `select from access.audit_event where event_type = 'person.export' and subject_id = $1 and actor_kind = 'staff'`,
      [child],
    )
    expect(log).toHaveLength(1)
  })

  test('authority that ended meanwhile gives no copy', async () => {
    const { child, mother } = await aFamily()
    const id = await entered(child, mother)
    await decideAboutFile(services, as(nurse), id, granted)
    await database.owner.query(`delete from access.standing where holder_id = $1`, [mother])
    expect(await readCopyFor(services, as(nurse), id)).toEqual({ ok: false, error: { kind: 'no-right' } })
  })

  test('what came by Mijn CJG is not copied by hand, and nobody else gets at it', async () => {
    const { child, mother } = await aFamily()
    const resident = await aResidentWhoIs(database.db, centres.here, mother)
    const own = await askAboutFile(testKeys, as(resident), { kind: 'copy', personId: child, text: '' })
    if (!own.ok) throw new Error(own.error.kind)
    expect(await readCopyFor(services, as(officer), own.value)).toEqual({ ok: false, error: { kind: 'no-request' } })
    const stranger = await aColleague(database.db, centres.here, { name: 'Bo Vreemder', profession: 'youthNurse', roles: ['professional'] })
    const byHand = await entered(child, mother)
    expect(await readCopyFor(services, as(stranger), byHand)).toEqual({ ok: false, error: { kind: 'no-request' } })
  })
})
