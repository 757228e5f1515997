import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keepersOf } from '../../app/keepers.ts'
import type { Id } from '#platform/id.ts'
import { ok } from '#platform/result.ts'
import { Temporal } from '#platform/time.ts'
import { actOnFile } from '#contexts/access/public-files.ts'
import {
  extendRequest,
  listPersonRequests,
  liftHolds,
  placeHold,
  readPersonRequest,
  withdrawRequest,
} from '#contexts/access/public-openness.ts'
import { deleteOwnAccount } from '#contexts/access/use-cases/residents.server.ts'
import { sendRequestMail } from '#contexts/access/use-cases/case-file/send-request-mail.server.ts'
import { makeMail } from '#platform/mail.server.ts'
import { aColleague, aContext, aRegionWithTwoCentres, aTuesdayMorning, type TwoCentres } from '#tests/builders/centres.ts'
import { aPerson, aResidentWhoIs, hasAuthority, worksWith } from '#tests/builders/families.ts'
import { aPiece } from '#tests/builders/openness.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys } from '#tests/keys.ts'
import { askAboutFile, askLimitedInformation, type Ask } from './use-cases/ask-about-file.server.ts'
import { decideAboutFile, readRequestToHandle } from './use-cases/handle-requests.server.ts'
import { readOwnFile } from './use-cases/read-own-file.server.ts'
import { readFileLog } from './use-cases/who-looked.server.ts'

let database: TestDatabase
let centres: TwoCentres
let nurse: Awaited<ReturnType<typeof aColleague>>
let officer: Awaited<ReturnType<typeof aColleague>>
let coordinator: Awaited<ReturnType<typeof aColleague>>
const told: string[] = []
const services = {
  keepers: keepersOf(testKeys),
  keys: testKeys,
  jobs: {
    tell: async (_tx: unknown, name: string) => void told.push(name),
    start: async () => {},
    stop: async () => {},
    running: () => true,
  },
}
beforeAll(async () => {
  database = await freshDatabase()
  centres = await aRegionWithTwoCentres(database.db)
  nurse = await aColleague(database.db, centres.here, { name: 'Sanne de Wit', profession: 'youthNurse', roles: ['professional'] })
  officer = await aColleague(database.db, centres.here, { name: 'Petra Vos', profession: 'policyOfficer', roles: ['privacyOfficer'] })
  coordinator = await aColleague(database.db, centres.here, {
    name: 'Ingrid Post',
    profession: 'centreCoordinator',
    roles: ['coordinator'],
  })
})
afterAll(() => database.close())

type Actor = Parameters<typeof aContext>[2]
let traces = 0
const as = (actor: Actor, minutes = 0) => ({
  ...aContext(database.db, centres.here, actor, aTuesdayMorning.add({ minutes })),
  traceId: `trace-${(traces += 1)}`,
})

/** A child of thirteen, who has an account too; both parents have authority. */
async function aFamily() {
  const child = await aPerson(database.db, centres.here, { name: 'Noor Testman', born: '2013-03-01' })
  const mother = await aPerson(database.db, centres.here, { name: 'Mila de Groot', born: '1985-05-05' })
  const father = await aPerson(database.db, centres.here, { name: 'Henk Testman', born: '1984-04-04' })
  for (const holder of [mother, father]) await hasAuthority(database.db, centres.here, { holder, child, from: '2013-03-01' })
  await worksWith(database.db, centres.here, { accountId: nurse.accountId, personId: child, purpose: 'youthHealth' })
  const piece = await aPiece(database.db, centres.here, {
    ...{ personId: child, title: 'Gesprek', body: 'Noor slaapt slecht.', writtenBy: nurse.accountId },
  })
  const [young, mum, dad] = [
    await aResidentWhoIs(database.db, centres.here, child),
    await aResidentWhoIs(database.db, centres.here, mother),
    await aResidentWhoIs(database.db, centres.here, father),
  ]
  return { child, mother, father, piece, young, mum, dad }
}

async function asked(actor: Actor, ask: Ask): Promise<Id<'personRequest'>> {
  const made = await askAboutFile(testKeys, as(actor), ask)
  if (!made.ok) throw new Error(made.error.kind)
  return made.value
}
const stateOf = async (id: string) =>
  (await database.owner.query<Record<string, unknown>>('select state, decision, ground from access.person_request where id = $1', [id]))
    .rows[0]

describe('asking', () => {
  test('PR-19: with the standing of that day, due in a month; what is written is sealed', async () => {
    const { child, mum } = await aFamily()
    const id = await asked(mum, { kind: 'objection', personId: child, text: 'Ik wil dit niet.' })
    const read = await readPersonRequest(testKeys, as(mum), 'request.make', id, async () => null)
    expect(read.ok && read.value.request).toMatchObject({
      ...{
        kind: 'objection',
        capacity: 'authority',
        state: 'received',
        text: 'Ik wil dit niet.',
        requester: 'Mila de Groot',
        about: 'Noor Testman',
      },
      dueOn: Temporal.PlainDate.from('2026-12-24'),
    })
    const { rows } = await database.owner.query<{ row: string }>('select r::text as row from access.person_request r where id = $1', [id])
    expect(rows[0]?.row).not.toContain(Buffer.from('Ik wil').toString('hex'))
  })

  test('by nobody who stands in no relation to the file, and not twenty-one times', async () => {
    const { child } = await aFamily()
    const other = await aFamily()
    expect(await askAboutFile(testKeys, as(other.mum), { kind: 'objection', personId: child, text: 'x' })).toEqual({
      ok: false,
      error: { kind: 'not-entitled' },
    })
    for (let i = 0; i < 20; i += 1) await asked(other.dad, { kind: 'copy', personId: other.child, text: '' })
    expect(await askAboutFile(testKeys, as(other.dad), { kind: 'copy', personId: other.child, text: '' })).toEqual({
      ok: false,
      error: { kind: 'too-many' },
    })
  })

  test('PR-23: a young person of 13 asks alone, and the parents do not see it', async () => {
    const { child, young, mum } = await aFamily()
    const id = await asked(young, { kind: 'objection', personId: child, text: 'Mijn vraag.' })
    expect((await readPersonRequest(testKeys, as(mum), 'request.make', id, async () => null)).ok).toBe(false)
    expect((await readPersonRequest(testKeys, as(young), 'request.make', id, async () => null)).ok).toBe(true)
    const own = await listPersonRequests(testKeys, as(mum), 'request.make')
    expect(own.ok && own.value).toEqual([])
    await readRequestToHandle(services, as(officer, 1), id)
    const deeds = async (actor: Actor) => {
      const log = await readFileLog(as(actor, 2), { personId: child, days: null, by: null, limit: 50 })
      return log.ok ? log.value.lines.map(({ deed }) => deed) : null
    }
    expect(await deeds(mum)).toEqual([])
    await deeds(young)
    expect(new Set(await deeds(young))).toEqual(new Set(['request', 'requestSeen', 'log']))
  })

  test('withdrawn by who asked, and by nobody else', async () => {
    const { child, mum, dad } = await aFamily()
    const id = await asked(mum, { kind: 'objection', personId: child, text: 'x' })
    expect(await withdrawRequest(as(dad), id)).toEqual({ ok: false, error: { kind: 'no-request' } })
    expect((await withdrawRequest(as(mum), id)).ok).toBe(true)
    expect(await withdrawRequest(as(mum), id)).toEqual({ ok: false, error: { kind: 'not-open' } })
  })
})

describe('a question about a line of the log', () => {
  test('goes to the privacy officer, not to who looked; the answer comes back, and both are lines themselves', async () => {
    const { child, mum } = await aFamily()
    await actOnFile(as(nurse, 1), 'person.read', { personId: child, does: 'read', fields: 'index' }, async () => ok(null))
    const log = await readFileLog(as(mum, 2), { personId: child, days: 30, by: 'staff', limit: 20 })
    const line = log.ok ? log.value.lines[0] : undefined
    if (line === undefined) throw new Error('No line')
    const id = await asked(mum, { kind: 'question', personId: child, eventId: line.id, text: 'Waarom keek Sanne?' })
    expect((await readRequestToHandle(services, as(nurse), id)).ok).toBe(false)
    const read = await readRequestToHandle(services, as(officer, 3), id)
    expect(read.ok && read.value.line).toMatchObject({ who: { name: 'Sanne de Wit' } })
    const verdict = { decision: 'answered', ground: null, reasons: 'Zij bereidde jullie afspraak voor.', keep: [] } as const
    expect(await decideAboutFile(services, as(officer, 4), id, verdict)).toEqual({ ok: true, value: null })
    expect(told).toContain('access.request-mail')
    const answer = await readPersonRequest(testKeys, as(mum, 5), 'request.make', id, async () => null)
    expect(answer.ok && answer.value.request).toMatchObject({ state: 'decided', reasons: 'Zij bereidde jullie afspraak voor.' })
    const after = await readFileLog(as(mum, 6), { personId: child, days: 30, by: officer.accountId, limit: 20 })
    expect(after.ok && after.value.lines.map(({ deed, why }) => [deed, why.kind])).toEqual([
      ['request', 'request'],
      ['requestSeen', 'request'],
    ])
  })

  test('about a line of another file there is nothing to ask', async () => {
    const { child, mum } = await aFamily()
    const other = await aFamily()
    await actOnFile(as(nurse), 'person.read', { personId: other.child, does: 'read', fields: 'index' }, async () => ok(null))
    const { rows } = await database.owner.query<{ id: Id<'auditEvent'> }>('select id from access.audit_event where subject_id = $1', [
      other.child,
    ])
    const eventId = rows[0]?.id
    if (eventId === undefined) throw new Error('No row')
    expect(await askAboutFile(testKeys, as(mum), { kind: 'question', personId: child, eventId, text: 'x' })).toEqual({
      ok: false,
      error: { kind: 'no-line' },
    })
  })
})

describe('PR-20: an own statement', () => {
  test('stands with the piece at once, unedited, for staff and for who wrote it; not for the other parent (PR-10)', async () => {
    const { child, piece, mum, dad, young } = await aFamily()
    const text = '  Dit klopt <b>niet</b>.\n\nZij slaapt prima!  '
    const id = await asked(mum, { kind: 'statement', personId: child, pieceId: piece, text })
    expect(await stateOf(id)).toEqual({ state: 'delivered', decision: 'granted', ground: null })
    const statements = async (actor: Actor) => {
      const file = await readOwnFile(testKeys, as(actor), child)
      return file.ok ? file.value.pieces[0]?.statements.map((one) => one.text) : null
    }
    expect(await statements(mum)).toEqual([text])
    expect(await statements(nurse)).toEqual([text])
    expect(await statements(young)).toEqual([text])
    expect(await statements(dad)).toEqual([])
    const exported = await readOwnFile(testKeys, as(mum), child, 'export')
    expect(exported.ok && exported.value.pieces[0]?.statements[0]?.text).toBe(text)
  })

  test('with no piece that is kept back, of another file, or none at all', async () => {
    const { child, mum } = await aFamily()
    const withheld = await aPiece(database.db, centres.here, { personId: child, title: 'x', body: 'x', withheld: true })
    const third = await aPiece(database.db, centres.here, { personId: child, title: 'x', body: 'x', aboutThird: true })
    const elsewhere = (await aFamily()).piece
    for (const pieceId of [withheld, third, elsewhere])
      expect(await askAboutFile(testKeys, as(mum), { kind: 'statement', personId: child, pieceId, text: 'x' })).toMatchObject({
        error: { kind: 'no-piece' },
      })
    expect(await askAboutFile(testKeys, as(mum), { kind: 'statement', personId: child, text: 'x' })).toMatchObject({
      error: { kind: 'which-piece' },
    })
  })
})

describe('PR-21: erasing', () => {
  const grant = { decision: 'granted', ground: null, reasons: 'Gewist.', keep: [] } as const
  const pieces = async (child: string) =>
    (await database.owner.query<{ id: string }>('select id from families.piece where person_id = $1 order by id', [child])).rows.map(
      ({ id }) => id,
    )

  test('granted by who works with the person: the piece is gone with its statements, a proof stays', async () => {
    const { child, piece, mum, young } = await aFamily()
    await asked(mum, { kind: 'statement', personId: child, pieceId: piece, text: 'Mijn kant.' })
    const id = await asked(young, { kind: 'erasure', personId: child, pieceId: piece, text: 'Niet meer nodig.' })
    expect(await decideAboutFile(services, as(nurse), id, grant)).toEqual({ ok: true, value: null })
    expect(await pieces(child)).toEqual([])
    expect((await database.owner.query('select from families.statement where person_id = $1', [child])).rowCount).toBe(0)
    const { rows } = await database.owner.query<{ row: string }>(
      'select e::text as row from families.erased_piece e where person_id = $1',
      [child],
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]?.row).toContain(nurse.accountId)
    const { rows: logged } = await database.owner.query(
      `select action_code, object_id from access.audit_event where event_type = 'piece.erase' and subject_id = $1`,
      [child],
    )
    expect(logged).toEqual([{ action_code: 'D', object_id: piece }])
    const file = await readOwnFile(testKeys, as(mum), child)
    expect(file.ok && file.value.erased).toMatchObject([{ fields: 'healthPieces' }])
  })

  test('while a hold runs it is refused on that ground alone, and nothing is erased', async () => {
    const { child, piece, young } = await aFamily()
    const id = await asked(young, { kind: 'erasure', personId: child, text: 'Alles weg.' })
    expect((await placeHold(as(nurse), id, { ground: 'court-case', until: null })).ok).toBe(true)
    expect(await decideAboutFile(services, as(nurse), id, grant)).toEqual({ ok: false, error: { kind: 'held' } })
    expect(await pieces(child)).toEqual([piece])
    const refusal = { decision: 'refused', ground: 'statutory-hold', reasons: 'Er loopt een zaak.', keep: [] } as const
    expect((await decideAboutFile(services, as(nurse), id, refusal)).ok).toBe(true)
    expect(await stateOf(id)).toEqual({ state: 'decided', decision: 'refused', ground: 'statutory-hold' })
    expect(await pieces(child)).toEqual([piece])
  })

  test('PR-21: who handles a request lifts the own hold, and not that of another; the privacy officer lifts any', async () => {
    const { child, piece, young } = await aFamily()
    const id = await asked(young, { kind: 'erasure', personId: child, text: 'Alles weg.' })
    expect((await placeHold(as(officer), id, { ground: 'investigation', until: null })).ok).toBe(true)
    expect(await liftHolds(as(nurse), id)).toEqual({ ok: false, error: { kind: 'not-yours' } })
    expect(await decideAboutFile(services, as(nurse), id, grant)).toEqual({ ok: false, error: { kind: 'held' } })
    expect((await placeHold(as(nurse), id, { ground: 'complaint', until: null })).ok).toBe(true)
    expect((await liftHolds(as(nurse), id)).ok).toBe(true)
    expect(await decideAboutFile(services, as(nurse), id, grant)).toEqual({ ok: false, error: { kind: 'held' } })
    expect((await liftHolds(as(officer), id)).ok).toBe(true)
    expect((await decideAboutFile(services, as(nurse), id, grant)).ok).toBe(true)
    expect(await pieces(child)).not.toContain(piece)
  })

  test('in part: what matters to somebody else stays; what the family does not see is not touched', async () => {
    const { child, piece, young } = await aFamily()
    const second = await aPiece(database.db, centres.here, { personId: child, title: 'Twee', body: 'Twee.' })
    const withheld = await aPiece(database.db, centres.here, { personId: child, title: 'x', body: 'x', withheld: true })
    const id = await asked(young, { kind: 'erasure', personId: child, text: 'Alles weg.' })
    const read = await readRequestToHandle(services, as(nurse), id)
    expect(read.ok && read.value.pieces.map((one) => one.id).toSorted()).toEqual([piece, second].toSorted())
    const part = { decision: 'partly', ground: 'important-to-another', reasons: 'Eén blijft.' } as const
    for (const keep of [[], [piece, second]])
      expect(await decideAboutFile(services, as(nurse), id, { ...part, keep })).toEqual({ ok: false, error: { kind: 'keep-some' } })
    expect((await decideAboutFile(services, as(nurse), id, { ...part, keep: [second] })).ok).toBe(true)
    expect(await pieces(child)).toEqual([second, withheld].toSorted())
  })

  test('PR-21, section 6: of a young person of 13 the parents have no say in it, and the request can only be refused', async () => {
    const { child, piece, mum } = await aFamily()
    const id = await asked(mum, { kind: 'erasure', personId: child, text: 'Alles weg.' })
    expect(await decideAboutFile(services, as(nurse), id, grant)).toEqual({ ok: false, error: { kind: 'young-person-decides' } })
    expect(await pieces(child)).toEqual([piece])
    const refusal = { decision: 'refused', ground: 'not-entitled', reasons: 'Noor beslist zelf.', keep: [] } as const
    expect((await decideAboutFile(services, as(nurse), id, refusal)).ok).toBe(true)
  })

  test('two colleagues deciding at once: one does', async () => {
    const { child, young } = await aFamily()
    const id = await asked(young, { kind: 'erasure', personId: child, text: 'Weg.' })
    const done = await Promise.all([as(nurse), as(officer)].map((ctx) => decideAboutFile(services, ctx, id, grant)))
    expect(done.filter((one) => one.ok)).toHaveLength(1)
    expect(done.find((one) => !one.ok)).toMatchObject({ error: { kind: 'not-open' } })
  })
})

describe('PR-09: limited information for a parent without authority', () => {
  test('the file is found by the tie and the birth date, and the carer answers; a stranger is told the same', async () => {
    const child = await aPerson(database.db, centres.here, { name: 'Sem Zonder', born: '2018-08-08' })
    const father = await aPerson(database.db, centres.here, { name: 'Bas Zonder', born: '1980-01-01' })
    await hasAuthority(database.db, centres.here, { holder: father, child, from: '2018-08-08', until: '2020-01-01' })
    await worksWith(database.db, centres.here, { accountId: nurse.accountId, personId: child, purpose: 'youthHealth' })
    const [dad, stranger] = [await aResidentWhoIs(database.db, centres.here, father), (await aFamily()).mum]
    const ask = { name: 'Sem', born: Temporal.PlainDate.from('2018-08-08'), text: 'Hoe gaat het op school?' }
    const made = [await askLimitedInformation(testKeys, as(dad), ask), await askLimitedInformation(testKeys, as(stranger), ask)]
    expect(made.map((one) => one.ok)).toEqual([true, true])
    const [known, unknown] = made.map((one) => (one.ok ? one.value : ('' as Id<'personRequest'>)))
    if (known === undefined || unknown === undefined) throw new Error('Not asked')
    expect((await readRequestToHandle(services, as(nurse), known)).ok).toBe(true)
    expect((await readRequestToHandle(services, as(nurse), unknown)).ok).toBe(false)
    expect((await readRequestToHandle(services, as(coordinator), unknown)).ok).toBe(true)
    expect((await readOwnFile(testKeys, as(dad), child)).ok).toBe(false)
  })

  test('who has authority looks at the file itself', async () => {
    const { mum } = await aFamily()
    const ask = { name: 'Noor', born: Temporal.PlainDate.from('2013-03-01'), text: 'Hoe gaat het?' }
    expect(await askLimitedInformation(testKeys, as(mum), ask)).toEqual({ ok: false, error: { kind: 'has-authority' } })
  })
})

test('extended once, with the reason, which the family reads', async () => {
  const { child, mum } = await aFamily()
  const id = await asked(mum, { kind: 'correction', personId: child, pieceId: await aPieceOf(child), text: 'Het was dinsdag.' })
  expect(await extendRequest(services, as(nurse), id, '  ')).toEqual({ ok: false, error: { kind: 'empty' } })
  expect((await extendRequest(services, as(nurse), id, 'Sanne is op vakantie.')).ok).toBe(true)
  expect(await extendRequest(services, as(nurse), id, 'Nog eens.')).toEqual({ ok: false, error: { kind: 'extended-already' } })
  const read = await readPersonRequest(testKeys, as(mum), 'request.make', id, async () => null)
  expect(read.ok && read.value.request).toMatchObject({ state: 'extended', extensionReason: 'Sanne is op vakantie.' })
  expect(read.ok && read.value.request.dueOn.toString()).toBe('2027-02-24')
})
const aPieceOf = (personId: Id<'person'>) => aPiece(database.db, centres.here, { personId, title: 'Stuk', body: 'Tekst.' })

test('no mail goes to who has no address with us', async () => {
  const { child, mum } = await aFamily()
  const id = await asked(mum, { kind: 'objection', personId: child, text: 'x' })
  const mail = makeMail(null, 'CJG <cjg@cjg.example>')
  await sendRequestMail(testKeys, as({ kind: 'system', name: 'request' }), mail, id, { subject: 's', text: 't' })
  expect(mail.kept()).toEqual([])
})

test('deleting the account loosens it from the person; what was asked stays, without the account', async () => {
  const { child, mother, mum } = await aFamily()
  const id = await asked(mum, { kind: 'objection', personId: child, text: 'x' })
  expect(await deleteOwnAccount(as(mum), [])).toEqual({ ok: true, value: null })
  expect((await database.owner.query('select from access.resident_person where person_id = $1', [mother])).rowCount).toBe(0)
  const { rows } = await database.owner.query('select resident_id, state from access.person_request where id = $1', [id])
  expect(rows).toEqual([{ resident_id: null, state: 'received' }])
  const verdict = { decision: 'refused', ground: 'other', reasons: 'Nee.', keep: [] } as const
  expect((await decideAboutFile(services, as(officer), id, verdict)).ok).toBe(true)
})
