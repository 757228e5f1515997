/** PR-21, BW 7:455: single pieces of a health record go because it was asked, when a professional chooses them; with a proof, and again from an older backup. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { askAboutFile } from '#contexts/families/use-cases/ask-about-file.server.ts'
import { decideAboutFile, readRequestToHandle } from '#contexts/families/use-cases/handle-requests.server.ts'
import type { Context } from '#platform/context.ts'
import { dutch, english } from '#platform/i18n.ts'
import type { Id } from '#platform/id.ts'
import { aColleague, aContext, aRegionWithTwoCentres, type TwoCentres } from '#tests/builders/centres.ts'
import { aPerson, aResidentWhoIs, hasAuthority, worksWith } from '#tests/builders/families.ts'
import { aPiece } from '#tests/builders/openness.ts'
import { aWholeRecord } from '#tests/builders/whole-record.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys as keys } from '#tests/keys.ts'
import { keepersOf } from '../../app/keepers.ts'
import { eraseAgain } from '../../erasures.server.ts'
import { pieceKinds } from './rules/erasure/single-pieces.ts'

let base: TestDatabase
let centres: TwoCentres
let nurse: Context
let helper: Context
let nurseId: Id<'account'>
let helperId: Id<'account'>
let child: Id<'person'>
let mother: Context
let request: Id<'personRequest'>
const jobs = { tell: async () => {}, start: async () => {}, stop: async () => {}, running: () => true }
const services = { keys, jobs, keepers: keepersOf(keys), tellers: [] }

beforeAll(async () => {
  base = await freshDatabase()
  centres = await aRegionWithTwoCentres(base.db)
  const colleague = (name: string) => aColleague(base.db, centres.here, { name, profession: 'youthNurse', roles: ['professional'] })
  const [sanne, hilde] = [await colleague('Sanne de Wit'), await colleague('Hilde Hulp')]
  ;[nurseId, helperId] = [sanne.accountId, hilde.accountId]
  nurse = aContext(base.db, centres.here, sanne)
  helper = aContext(base.db, centres.here, hilde)
})
afterAll(() => base.close())

beforeEach(async () => {
  child = await aPerson(base.db, centres.here, { name: 'Noor Bloem', born: '2018-02-01' })
  const mum = await aPerson(base.db, centres.here, { name: 'Mila Bloem', born: '1985-05-05' })
  await hasAuthority(base.db, centres.here, { holder: mum, child, from: '2018-02-01' })
  for (const [accountId, purpose] of [
    [nurseId, 'youthHealth'],
    [helperId, 'youthHelp'],
  ] as const)
    await worksWith(base.db, centres.here, { accountId, personId: child, purpose })
  await aWholeRecord(base, centres.here, { personId: child, saidBy: mum, by: nurseId })
  mother = aContext(base.db, centres.here, await aResidentWhoIs(base.db, centres.here, mum))
  const made = await askAboutFile(keys, mother, { kind: 'erasure', personId: child, text: 'Wis dit.' })
  if (!made.ok) throw new Error(made.error.kind)
  request = made.value
})

async function toHandle(ctx: Context) {
  const read = await readRequestToHandle(services, ctx, request)
  if (!read.ok) throw new Error(read.error.kind)
  return read.value
}
const offeredOf = async (kind: string) => (await toHandle(nurse)).offered.filter((one) => one.kind === kind).map(({ id }) => id as string)
const decide = (change: Partial<Parameters<typeof decideAboutFile>[3]>) =>
  decideAboutFile(services, nurse, request, { decision: 'partly', ground: 'important-to-another', reasons: 'Zo.', keep: [], ...change })
/** How many rows of the child are left, by table. */
async function rows(): Promise<Record<string, number>> {
  const tables = [
    'contact',
    'contact_note',
    'finding',
    'measurement',
    'milestone',
    'signal',
    'screening',
    'referral',
    'topic',
    'questionnaire',
    'own_measurement',
    'background',
    'invitation',
    'invitation_answer',
    'came_in',
  ].map((name) => `child_health.${name}`)
  const counts = await Promise.all(
    [...tables, 'vaccination.dose', 'vaccination.side_effect', 'vaccination.session_result'].map(
      async (table) =>
        [table.split('.')[1] ?? '', (await base.owner.query(`select from ${table} where person_id = $1`, [child])).rowCount ?? 0] as const,
    ),
  )
  return Object.fromEntries(counts)
}

describe('what is offered', () => {
  test('to who may read the record: each piece in words and with the law, and nothing of what stands in it', async () => {
    const { offered } = await toHandle(nurse)
    expect([...new Set(offered.map(({ kind }) => kind))].toSorted()).toEqual([
      'homeMeasurement',
      'questionnaire',
      'topic',
      'vaccination',
      'visit',
    ])
    expect(offered.find(({ kind }) => kind === 'visit')?.whatIn(dutch)).toBe('5 jaar, groep 2, 4 maart 2019')
    for (const locale of [dutch, english])
      for (const one of offered) expect(`${one.kindIn(locale)} ${one.lawIn(locale)} ${one.whatIn(locale)}`).not.toMatch(/undefined|Woorden/)
    expect(pieceKinds).toEqual(expect.arrayContaining(offered.map(({ kind }) => kind)))
  })

  test('not to who works with the child for something else, who cannot choose them either', async () => {
    expect((await toHandle(helper)).offered).toEqual([])
    const [dose = ''] = await offeredOf('vaccination')
    const verdict = { decision: 'partly', ground: 'important-to-another', reasons: 'Zo.', keep: [], go: [dose] } as const
    expect(await decideAboutFile(services, helper, request, verdict)).toEqual({ ok: false, error: { kind: 'not-offered' } })
    // Nor can yes be said for them: it would promise what stays.
    const yes = { decision: 'granted', ground: null, reasons: 'Ja.', keep: [] } as const
    expect(await decideAboutFile(services, helper, request, yes)).toEqual({ ok: false, error: { kind: 'not-all-yours' } })
  })

  test('PR-22: a visit with words that the family does not read is not among them', async () => {
    await base.owner.query(`update child_health.finding set about_whom = 'sibling' where person_id = $1`, [child])
    expect(await offeredOf('visit')).toEqual([])
  })
})

describe('what goes', () => {
  test('a visit with all that was done in it, and a dose with what followed; the rest stays, a proof and lines of the log are left', async () => {
    const before = await rows()
    const [[visit = ''], [dose = '']] = [await offeredOf('visit'), await offeredOf('vaccination')]
    expect(await decide({ go: [visit, dose] })).toMatchObject({ ok: true })
    const gone = {
      contact: before['contact'] === 2 ? 1 : -1,
      contact_note: 0,
      finding: 0,
      measurement: 0,
      milestone: 0,
      signal: 0,
      screening: 0,
      referral: 0,
      ...{ invitation: 0, invitation_answer: 0, came_in: 0 },
    }
    expect(await rows()).toEqual({ ...before, ...gone, dose: 0, side_effect: 0, session_result: 0 })
    const { rows: proofs } = await base.owner.query(
      `select scope, ground, pieces, kept from access.destruction_proof order by destroyed_at desc limit 1`,
    )
    expect(proofs).toEqual([{ scope: 'pieces', ground: 'request', pieces: 2, kept: 3 }])
    const { rows: log } = await base.owner.query<{ id: string }>(
      `select object_id as id from access.audit_event where event_type = 'piece.erase' and subject_id = $1 order by 1`,
      [child],
    )
    expect(log.map(({ id }) => id)).toEqual([visit, dose].toSorted())
  })

  test('nothing goes without being chosen: yes with something left out is refused, and so is a part of nothing or of everything', async () => {
    const before = await rows()
    const all = (await toHandle(nurse)).offered.map(({ id }) => id as string)
    expect(await decide({ decision: 'granted', ground: null, go: all.slice(1) })).toEqual({ ok: false, error: { kind: 'choose-all' } })
    expect(await decide({ go: [] })).toEqual({ ok: false, error: { kind: 'keep-some' } })
    expect(await decide({ go: all })).toEqual({ ok: false, error: { kind: 'keep-some' } })
    expect(await decide({ go: ['01990000-0000-7000-8000-000000000000'] })).toEqual({ ok: false, error: { kind: 'not-offered' } })
    expect(await rows()).toEqual(before)
    expect(await decide({ decision: 'granted', ground: null, go: all })).toMatchObject({ ok: true })
    expect((await rows())['background'], 'what holds for the whole record is no piece').toBe(1)
  })

  test('pieces of the file and of the record in one decision', async () => {
    const piece = await aPiece(base.db, centres.here, { personId: child, title: 'Gesprek', body: 'Slaapt slecht.' })
    const [topic = ''] = await offeredOf('topic')
    expect(await decide({ keep: [piece], go: [topic] })).toMatchObject({ ok: true })
    expect(await rows()).toMatchObject({ topic: 0, questionnaire: 1 })
  })
})

test('an older backup that is restored loses the same pieces again, and no others', async () => {
  const before = await rows()
  const [[visit = ''], [list = '']] = [await offeredOf('visit'), await offeredOf('questionnaire')]
  const client = await base.owner.connect()
  const known = [visit, list, '01990000-0000-7000-8000-000000000000'].map(
    (id) => ({ kind: 'piece', id, at: '2026-11-01T09:00:00Z', centreId: centres.here }) as const,
  )
  const again = await eraseAgain(client, known)
  client.release()
  expect(again.map(({ id }) => id)).toEqual([visit, list])
  expect(await rows()).toMatchObject({ contact: (before['contact'] ?? 0) - 1, contact_note: 0, questionnaire: 0, topic: 1, dose: 1 })
})
