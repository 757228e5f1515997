/** Keeping and destroying: what a night proposes, what people decide, and what is left then (PR-21, PR-24). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inTransaction } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { Temporal } from '#platform/time.ts'
import { beginCare } from '#contexts/access/public-files.ts'
import { confirmProposal } from '#contexts/access/use-cases/retention/confirm.server.ts'
import { holdFile, keepPiece, lengthenTerm, liftHold, postponeProposal } from '#contexts/access/use-cases/retention/keep.server.ts'
import { proposeDestruction } from '#contexts/access/use-cases/retention/propose.server.ts'
import { listHoldsOfCentre, listProofsOfCentre, listProposals, readProposal } from '#contexts/access/use-cases/retention/read.server.ts'
import { listAllErasures } from '#contexts/access/use-cases/erasure-journal.server.ts'
import { aColleague, aContext, aRegionWithTwoCentres, aTuesdayMorning, type TwoCentres } from '#tests/builders/centres.ts'
import { aPerson, aResidentWhoIs, worksWith } from '#tests/builders/families.ts'
import { anOldFile, aProvedColleague } from '#tests/builders/old-file.ts'
import { aPiece } from '#tests/builders/openness.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys } from '#tests/keys.ts'
import { keepsFamilies } from './use-cases/retention/keeps-files.server.ts'
import { readFamily } from './use-cases/read-family.server.ts'
import { searchPeople } from './use-cases/search-people.server.ts'

let database: TestDatabase
let centres: TwoCentres
let nurse: Awaited<ReturnType<typeof aColleague>>
let officer: Awaited<ReturnType<typeof aProvedColleague>>
let coordinator: Awaited<ReturnType<typeof aProvedColleague>>
const keepers = [keepsFamilies(testKeys)]
const needs = { keys: testKeys, keepers }
beforeAll(async () => {
  database = await freshDatabase()
  centres = await aRegionWithTwoCentres(database.db)
  nurse = await aColleague(database.db, centres.here, { name: 'Sanne de Wit', profession: 'youthNurse', roles: ['professional'] })
  const [petra, ingrid] = [
    { name: 'Petra Vos', profession: 'policyOfficer', roles: ['privacyOfficer'] },
    { name: 'Ingrid Post', profession: 'centreCoordinator', roles: ['coordinator'] },
  ]
  officer = await aProvedColleague(database.db, centres.here, petra, aTuesdayMorning)
  coordinator = await aProvedColleague(database.db, centres.here, ingrid, aTuesdayMorning)
})
afterAll(() => database.close())

type Actor = Parameters<typeof aContext>[2]
const as = (actor: Actor) => aContext(database.db, centres.here, actor, aTuesdayMorning)
const day = (text: string) => Temporal.PlainDate.from(text)
const at = (text: string) => Temporal.Instant.from(`${text}T09:00:00Z`)
const night = async () => {
  const run = await proposeDestruction(as({ kind: 'system', name: 'retention' }), keepers, 2)
  if (!run.ok) throw new Error(run.error.kind)
  return run.value
}

const oldFile = (until = '2004-03-01', name = 'Noor Oudman') =>
  anOldFile(database.db, centres.here, { accountId: nurse.accountId, until, name })

async function proposalOf(personId: string) {
  const found = await listProposals(as(officer), { scope: null, state: null, after: null })
  if (!found.ok) throw new Error(found.error.kind)
  return found.value.proposals.filter((one) => one.personId === personId)
}
const confirm = async (id: Id<'destruction'>, who: Actor = officer) => confirmProposal(needs, as(who), id)
const idOf = async (personId: string): Promise<Id<'destruction'>> => (await proposalOf(personId))[0]?.id ?? newId<'destruction'>()
/** Every row of every table in which this number stands. */
async function tablesWith(id: string): Promise<string[]> {
  const { rows: tables } = await database.owner.query<{ name: string }>(
    `select table_schema || '.' || table_name as name from information_schema.tables where table_schema in ('access', 'families', 'advice') and table_type = 'BASE TABLE'`,
  )
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } = await database.owner.query(`select from ${name} t where t::text like $1 limit 1`, [`%${id}%`])
    if (rows.length > 0) found.push(name)
  }
  return found.toSorted()
}

describe('the night', () => {
  test('PR-24: proposes what may go, once, with its reasons; the mother stays as long as the child is here', async () => {
    const { child, mother } = await oldFile()
    const running = await oldFile('2010-01-01')
    const run = await night()
    expect(run).toMatchObject({ proposed: 1, withdrawn: 0 })
    expect(await night()).toEqual({ ...run, proposed: 0 })
    const [proposal] = await proposalOf(child)
    expect(proposal).toMatchObject({ scope: 'file', state: 'proposed', pieces: 1, sensitive: [], goesOn: day('2024-03-01') })
    expect([await proposalOf(mother), await proposalOf(running.child)]).toEqual([[], []])
    const shown = await readProposal(needs, as(officer), proposal?.id ?? newId<'destruction'>())
    expect(shown.ok && shown.value.parts).toMatchObject([{ term: 'wgbo', version: 2, start: 'end', startedOn: day('2004-02-29') }])
    // Numbers and days: no name, and no word of a piece.
    expect(JSON.stringify(shown)).not.toMatch(/Noor|Oudman|Gesprek|geleden/)
    // The rules for bulk: one line for the run, one for each file that was chosen.
    const { rows } = await database.owner.query<{ detail: string }>(
      `select detail from access.audit_event where event_type = 'retention.propose' order by recorded_at, id`,
    )
    expect(rows.map(({ detail }) => detail.replaceAll(/\d+/g, 'n'))).toEqual([
      'file',
      'run looked n proposed n withdrawn n',
      'run looked n proposed n withdrawn n',
    ])
  })

  test('takes back what is not right any more: care began again, a later piece', async () => {
    const [first, second] = [await oldFile(), await oldFile()]
    await night()
    await worksWith(database.db, centres.here, { accountId: nurse.accountId, personId: first.child, purpose: 'youthHealth' })
    await aPiece(database.db, centres.here, { personId: second.child, title: 'Nieuw', body: 'Er kwam een brief.' })
    expect(await confirm(await idOf(first.child))).toEqual({ ok: false, error: { kind: 'not-due', why: ['care-open'] } })
    expect(await confirm(await idOf(second.child))).toEqual({ ok: false, error: { kind: 'not-due', why: ['term-runs'] } })
    expect(await night()).toMatchObject({ withdrawn: 2 })
    expect([await proposalOf(first.child), await proposalOf(second.child)]).toEqual([[], []])
  })

  test('leaves alone what somebody decides about at that moment, and waits for nobody', async () => {
    const { child } = await oldFile()
    await night()
    const id = await idOf(child)
    await worksWith(database.db, centres.here, { accountId: nurse.accountId, personId: child, purpose: 'youthHealth' })
    const client = await database.owner.connect()
    await client.query('begin')
    await client.query('select from access.destruction where id = $1 for update', [id])
    expect(await night()).toMatchObject({ withdrawn: 0 })
    await client.query('rollback')
    client.release()
    expect(await night()).toMatchObject({ withdrawn: 1 })
  })
})

describe('deciding', () => {
  test('PR-24: only who may, and with a fresh proof; the other centre sees nothing', async () => {
    const { child } = await oldFile()
    await night()
    const id = await idOf(child)
    expect(await confirm(id, nurse)).toEqual({ ok: false, error: { kind: 'not-permitted' } })
    expect(await confirm(id, { ...officer, session: { ...officer.session, provedAt: null } })).toMatchObject({
      error: { needsProof: true },
    })
    expect(await confirm(id, coordinator)).toEqual({ ok: false, error: { kind: 'privacy-officer-first' } })
    const there = aContext(database.db, centres.elsewhere, officer, aTuesdayMorning)
    expect(await confirmProposal(needs, there, id)).toEqual({ ok: false, error: { kind: 'no-proposal' } })
    expect(await proposalOf(child)).toHaveLength(1)
  })

  test('PR-21: a hold that was placed meanwhile stops it, with the reason, and that is written down; lifted, two people are needed', async () => {
    const { child } = await oldFile()
    await night()
    const id = await idOf(child)
    const hold = { ground: 'complaint', reason: 'Er loopt een klacht.', until: null } as const
    expect(await holdFile(needs, as(officer), { personId: newId<'person'>() }, hold)).toEqual({ ok: false, error: { kind: 'no-file' } })
    expect(await holdFile(needs, as(officer), { destructionId: id }, { ...hold, reason: ' ' })).toMatchObject({
      error: { kind: 'no-reason' },
    })
    expect((await holdFile(needs, as(officer), { destructionId: id }, hold)).ok).toBe(true)
    expect(await confirm(id)).toEqual({ ok: false, error: { kind: 'not-due', why: ['held'] } })
    const { rows } = await database.owner.query(
      `select outcome, detail from access.audit_event where event_type = 'retention.confirm' and subject_id = $1`,
      [child],
    )
    expect(rows).toEqual([{ outcome: 4, detail: 'not-due held' }])
    const holds = await listHoldsOfCentre(needs, as(officer), null)
    const mine = holds.ok ? holds.value.holds.find(({ personId }) => personId === child) : undefined
    expect(mine).toMatchObject({ note: 'Er loopt een klacht.', ground: 'complaint', by: 'Petra Vos' })
    expect((await liftHold(as(officer), mine?.id ?? newId<'hold'>())).ok).toBe(true)
    // Lifted today it lasts this day; from tomorrow on it is sensitive, because it was there.
    const tomorrow = { now: aTuesdayMorning.add({ hours: 24 }) }
    const later = (who: typeof officer) => ({ ...as({ ...who, session: { ...who.session, provedAt: tomorrow.now } }), ...tomorrow })
    expect(await confirmProposal(needs, later(officer), id)).toEqual({ ok: true, value: 'agreed' })
    expect(await confirmProposal(needs, later(officer), id)).toEqual({ ok: false, error: { kind: 'second-person' } })
    expect(await confirmProposal(needs, later(coordinator), id)).toEqual({ ok: true, value: 'destroy' })
    const proofs = await listProofsOfCentre(needs, later(officer), { personId: child, before: null })
    expect(proofs.ok && proofs.value.proofs).toMatchObject([{ scope: 'file', agreedName: 'Petra Vos', decidedName: 'Ingrid Post' }])
  })

  test('the database keeps the promise of two people too', async () => {
    const { child } = await oldFile()
    await night()
    const alone = database.owner.query(
      `update access.destruction set state = 'confirmed', sensitive = '{restricted}', confirmed_by = $2 where person_id = $1`,
      [child, officer.accountId],
    )
    await expect(alone).rejects.toThrow(/sensitive_by_two_people/)
    // And without a confirmed row nobody deletes history.
    const gone = await inTransaction(database.db, { centreId: centres.here, actor: 'system', now: aTuesdayMorning }, (tx) =>
      tx.deleteFrom('access.care_relation').where('person_id', '=', child).executeTakeFirst(),
    )
    expect(gone.numDeletedRows).toBe(0n)
  })

  test('postponed with a reason, until a day', async () => {
    const { child } = await oldFile()
    await night()
    const id = await idOf(child)
    expect(await postponeProposal(needs, as(officer), id, { reason: '', until: day('2027-01-01') })).toMatchObject({
      error: { kind: 'no-reason' },
    })
    expect((await postponeProposal(needs, as(officer), id, { reason: 'Een zus krijgt hulp.', until: day('2027-01-01') })).ok).toBe(true)
    expect(await confirm(id)).toEqual({ ok: false, error: { kind: 'postponed', until: day('2027-01-01') } })
    await night()
    expect(await proposalOf(child)).toMatchObject([{ state: 'postponed' }])
    // A hold that came and went does not wash the postponement away.
    const hold = { ground: 'claim', reason: 'Er loopt een claim.', until: day('2026-12-24') } as const
    expect((await holdFile(needs, as(officer), { destructionId: id }, hold)).ok).toBe(true)
    await night()
    expect(await proposalOf(child)).toMatchObject([{ state: 'postponed', postponedUntil: day('2027-01-01') }])
    const after = { ...as({ kind: 'system', name: 'retention' }), now: at('2027-01-01') }
    await proposeDestruction(after, keepers)
    expect(await proposalOf(child)).toMatchObject([{ state: 'proposed' }])
    const { rows } = await database.owner.query<{ row: string }>('select d::text as row from access.destruction d where id = $1', [id])
    expect(rows[0]?.row).not.toContain('zus')
  })

  test('a centre that keeps longer has no proposal any more', async () => {
    const { child } = await oldFile('2006-06-01')
    await night()
    const id = await idOf(child)
    expect(await lengthenTerm(as(officer), { regime: 'wgbo', years: -1, reason: 'x' })).toMatchObject({ error: { kind: 'wrong-years' } })
    expect((await lengthenTerm(as(officer), { regime: 'wgbo', years: 1, reason: 'Besluit van het college' })).ok).toBe(true)
    expect(await confirm(id)).toEqual({ ok: false, error: { kind: 'not-due', why: ['term-runs'] } })
    expect((await lengthenTerm(as(officer), { regime: 'wgbo', years: 0, reason: 'Besluit ingetrokken' })).ok).toBe(true)
    expect(await proposalOf(child)).toHaveLength(1)
  })
})

describe('destroying', () => {
  test('PR-21: the file is gone from every table, the log and the proof stay, and a brother still has a sister without a name', async () => {
    const { child, mother, piece } = await oldFile('2004-03-01', 'Wolke Eenhoorn')
    const brother = await aPerson(database.db, centres.here, { name: 'Sem Eenhoorn', born: '2014-01-01' })
    await worksWith(database.db, centres.here, { accountId: nurse.accountId, personId: brother, purpose: 'youthHealth' })
    await inTransaction(database.db, { centreId: centres.here, actor: 'system', now: aTuesdayMorning }, (tx) =>
      tx
        .insertInto('families.tie')
        .values({
          ...{ centre_id: centres.here, id: newId(), person_id: brother, other_id: child, kind: 'sibling' },
          ...{ recorded_by: nurse.accountId, recorded_at: aTuesdayMorning },
        })
        .execute(),
    )
    await aResidentWhoIs(database.db, centres.here, child)
    await night()
    const id = await idOf(child)
    expect(await confirm(id)).toEqual({ ok: true, value: 'destroy' })
    expect(await confirm(id)).toEqual({ ok: false, error: { kind: 'no-proposal' } })
    // The number leads to a stone alone: the ties of who is left, and the log.
    expect(await tablesWith(child)).toEqual(['access.audit_event', 'families.person', 'families.tie'])
    expect(await tablesWith(piece)).toEqual([])
    const { rows } = await database.owner.query<{ row: string }>('select p::text as row from families.person p where id = $1', [child])
    expect(rows[0]?.row).not.toMatch(/Wolke|Eenhoorn|1999/)
    const family = await readFamily(as(nurse), testKeys, brother)
    expect(family.ok && family.value.people.map(({ callName, birthDate }) => ({ callName, birthDate }))).toEqual([
      { callName: '—', birthDate: null },
    ])
    expect(family.ok && family.value.ties).toHaveLength(1)
    const found = await searchPeople(as(coordinator), 'Eenhoorn', 1)
    expect(found.ok).toBe(true)
    expect(JSON.stringify(found)).toContain(brother)
    expect(JSON.stringify(found)).not.toContain(child)
    // The proof has no number: it is found by who has one.
    const proofs = await listProofsOfCentre(needs, as(officer), { personId: child, before: null })
    expect(proofs.ok && proofs.value.proofs).toMatchObject([
      { scope: 'file', ground: 'term', terms: ['wgbo/2'], pieces: 1, destroyedOn: day('2026-11-24'), decidedName: 'Petra Vos' },
    ])
    const none = await listProofsOfCentre(needs, as(officer), { personId: mother, before: null })
    expect(none.ok && none.value.proofs).toEqual([])
    expect((await listAllErasures(database, { id: centres.here, slug: 'hier' })).filter((one) => one.id === child)).toMatchObject([
      { kind: 'file' },
    ])
    // Nobody needs the mother any more; she was registered longer than a year ago. Her file leaves no stone, and the last of the sister goes with the brother.
    await night()
    expect(await proposalOf(mother)).toMatchObject([{ scope: 'file' }])
    expect(await confirm(await idOf(mother))).toMatchObject({ ok: true })
    expect(await tablesWith(mother)).toEqual(['access.audit_event'])
  })

  test('PR-21: a piece that is important to another stays, the rest goes, and the file stays with it', async () => {
    const { child, piece } = await oldFile()
    const other = await aPiece(database.db, centres.here, { personId: child, title: 'Brief', body: 'Voor haar broer.' }, at('2002-02-02'))
    await night()
    const wish = {
      pieceId: other,
      ground: 'important-to-another',
      reason: 'Haar broer vraagt hiernaar.',
      until: day('2030-01-01'),
    } as const
    expect(await keepPiece(needs, as(officer), await idOf(child), { ...wish, pieceId: newId<'piece'>() })).toMatchObject({
      error: { kind: 'no-proposal' },
    })
    expect((await keepPiece(needs, as(officer), await idOf(child), wish)).ok).toBe(true)
    expect(await proposalOf(child)).toMatchObject([{ scope: 'wgbo', pieces: 1 }])
    expect(await confirm(await idOf(child))).toEqual({ ok: true, value: 'destroy' })
    expect(await tablesWith(piece)).toEqual(['access.audit_event', 'families.erased_piece'])
    expect(await tablesWith(other)).toContain('families.piece')
    const proofs = await listProofsOfCentre(needs, as(officer), { personId: child, before: null })
    expect(proofs.ok && proofs.value.proofs).toMatchObject([{ scope: 'wgbo', pieces: 1, kept: 1 }])
    await night()
    expect(await proposalOf(child)).toEqual([])
  })

  test('two people who confirm at once: it goes once, with one proof', async () => {
    const { child } = await oldFile()
    await night()
    const id = await idOf(child)
    const both = await Promise.all([confirm(id), confirm(id)])
    expect(both.map((one) => (one.ok ? one.value : one.error.kind)).toSorted()).toEqual(['destroy', 'no-proposal'])
    const proofs = await listProofsOfCentre(needs, as(officer), { personId: child, before: null })
    expect(proofs.ok && proofs.value.proofs).toHaveLength(1)
  })

  test('somebody begins care at the moment of confirming: one of them hears why, and nothing is half', async () => {
    for (let i = 0; i < 3; i += 1) {
      const { child } = await oldFile()
      await night()
      const wish = { personId: child, accountId: nurse.accountId, purpose: 'youthHealth', from: day('2026-11-24'), until: null } as const
      const id = await idOf(child)
      const [gone, begun] = await Promise.all([confirm(id), beginCare(as(coordinator), wish)])
      const outcome = [gone.ok ? 'gone' : gone.error.kind, begun.ok ? 'begun' : begun.error.kind]
      expect([
        ['gone', 'no-access'],
        ['not-due', 'begun'],
      ]).toContainEqual(outcome)
      expect(await tablesWith(child)).toEqual(
        expect.arrayContaining(gone.ok ? ['access.audit_event'] : ['access.care_relation', 'families.piece']),
      )
    }
  })
})
