/** PR-17, PR-22: words of a contact that the family does not read, against a real database: in no page, copy, book, bundle or list of who looked; and opened again. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { FhirResource } from 'fhir/r4.js'
import { exportOwnFile } from '#contexts/families/use-cases/export-own-file.server.ts'
import { readFileLog } from '#contexts/families/use-cases/who-looked.server.ts'
import type { Context } from '#platform/context.ts'
import { dutch } from '#platform/i18n.ts'
import { inTransaction, withSightOf, type Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { aColleague, aContext, aRegionWithTwoCentres, aTuesdayMorning, type TwoCentres } from '#tests/builders/centres.ts'
import { aPerson, aResidentWhoIs, hasAuthority, worksWith } from '#tests/builders/families.ts'
import { aContact } from '#tests/builders/health-contact.ts'
import { aSite } from '#tests/builders/page-app.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys as keys } from '#tests/keys.ts'
import { tellers } from '../../app/tellers.ts'
import { keepsHealth } from './public-retention.ts'
import { transferPdf } from './pages/transfer/transfer-pdf.ts'
import { isMarked } from './rules/transfer/texts.ts'
import { closeContact } from './use-cases/contact/close-contact.server.ts'
import { readContact } from './use-cases/contact/read-contact.server.ts'
import { readHeldContact } from './use-cases/family/read-held-contact.server.ts'
import { changeReaders } from './use-cases/readers/change-readers.server.ts'
import { readKeptBack, readTextOf } from './use-cases/readers/read-kept-back.server.ts'
import { readGrowthBook } from './use-cases/record/read-growth-book.server.ts'
import { readRecord } from './use-cases/record/read-record.server.ts'
import { handOver, readHandOver, readTransferFiles } from './use-cases/transfer/hand-over.server.ts'
import { readTakeAlong } from './use-cases/transfer/take-along.server.ts'

let base: TestDatabase
let centres: TwoCentres
let nurse: Context
let stranger: Context
let nurseId: Id<'account'>
let doctorId: Id<'account'>
let child: Id<'person'>
let mum: Id<'person'>
let mother: Context
let contact: Id<'contact'>

beforeAll(async () => {
  base = await freshDatabase()
  centres = await aRegionWithTwoCentres(base.db)
  const colleague = (name: string) => aColleague(base.db, centres.here, { name, profession: 'youthNurse', roles: ['professional'] })
  const [sanne, anna, bo] = [await colleague('Sanne de Wit'), await colleague('Anna Arts'), await colleague('Bo Vreemd')]
  ;[nurseId, doctorId] = [sanne.accountId, anna.accountId]
  nurse = aContext(base.db, centres.here, sanne)
  stranger = aContext(base.db, centres.here, bo)
})
afterAll(() => base.close())

beforeEach(async () => {
  child = await aPerson(base.db, centres.here, { name: 'Noor Bloem', born: '2025-09-19' })
  mum = await aPerson(base.db, centres.here, { name: 'Mila Bloem', born: '1990-05-05' })
  await hasAuthority(base.db, centres.here, { holder: mum, child, from: '2025-09-19' })
  await worksWith(base.db, centres.here, { accountId: nurseId, personId: child, purpose: 'youthHealth' })
  mother = aContext(base.db, centres.here, await aResidentWhoIs(base.db, centres.here, mum))
  contact = await aContact(base.db, centres.here, child)
})

const words = { 'note-talk': 'Moeder vertelt in vertrouwen.', 'note-conclusion': 'Het gaat goed.', 'note-growth': 'Vader is ziek.' }
const readers = {
  'r-note-talk': 'kept',
  'r-note-growth': 'parent',
  'r-b-skin': 'sibling',
  'b-skin': 'attention',
  'b-skin-remark': 'Broer heeft eczeem.',
}
const secrets = ['in vertrouwen', 'Vader is ziek', 'Broer heeft', 'Gevaar thuis']
const keeping = () => ({ 'keep-why': 'Gevaar thuis.', 'keep-with': doctorId, 'keep-months': '3' })

async function closed(more: Readonly<Record<string, string>> = {}): Promise<void> {
  const typed = { on: '24-11-2026', form: '03', height: '76,3', ...words, ...readers, ...keeping(), ...more }
  const done = await closeContact(nurse, keys, child, { contactId: contact, typed, version: 0 })
  if (!done.ok) throw new Error(JSON.stringify(done.error))
}
async function list() {
  const read = await readKeptBack(nurse, keys, child)
  if (!read.ok) throw new Error(read.error.kind)
  return read.value
}
const noteOf = async (part: string) => (await list()).find((one) => one.kind === 'note' && one.about === part)?.id ?? ''
const log = async (trace: string) =>
  (
    await base.owner.query<{ event_type: string; object_type: string; detail: string | null; outcome: number }>(
      'select event_type, object_type, detail, outcome from access.audit_event where trace_id = $1 order by id',
      [trace],
    )
  ).rows
const at = (ctx: Context, hours: number, traceId: string): Context => ({ ...ctx, traceId, now: aTuesdayMorning.add({ hours }) })

describe('when a contact is closed', () => {
  test('the family reads the words that are for it, and nothing of the others: on its page, in its file, in the growth book', async () => {
    await closed()
    const held = await readHeldContact(mother, keys, child, contact)
    expect(held).toMatchObject({ ok: true, value: { words: ['Het gaat goed.'], findings: [] } })
    const file = await exportOwnFile({ keys, tellers }, mother, child)
    const book = await readGrowthBook(mother, keys, child)
    if (!file.ok || !book.ok) throw new Error('not read')
    const told = JSON.stringify([file.value.file.parts.map(({ data }) => data), held, book.value])
    expect(told).toContain('Het gaat goed.')
    for (const secret of secrets) expect(told).not.toContain(secret)
    expect(book.value.keptBack).toEqual({ all: 0, due: 0 })
  })

  test('row-level security says the same to whoever reads with the eyes of a parent', async () => {
    await closed()
    const seen = await inTransaction(base.db, { centreId: centres.here, actor: 'system', now: aTuesdayMorning }, (tx) =>
      withSightOf(tx, mum, async () => ({
        notes: await tx.selectFrom('child_health.contact_note').select('part').where('person_id', '=', child).execute(),
        findings: await tx.selectFrom('child_health.finding').select('id').where('person_id', '=', child).execute(),
      })),
    )
    expect(seen).toEqual({ notes: [{ part: 'conclusion' }], findings: [] })
  })

  test('who takes the care over gets them, each with its mark; another one that the family asked for does not', async () => {
    await closed()
    const head = { id: newId<'transfer'>(), madeAt: aTuesdayMorning, sender: 'CJG hier', receiver: 'CJG elders', reason: 'moved' } as const
    const bundleFor = async (reason: 'moved' | 'asked'): Promise<string> => {
      const wish = { receiver: 'CJG elders', reason, ground: 'asked-by-family' } as const
      const id = await handOver(nurse, keys, child, wish)
      const files = id.ok ? await readTransferFiles(nurse, keys, child, id.value) : id
      if (!files.ok) throw new Error(files.error.kind)
      return files.value.bundle.toString()
    }
    const resources = (JSON.parse(await bundleFor('moved')) as { entry: { resource: FhirResource }[] }).entry.map(
      ({ resource }) => resource,
    )
    const marked = resources.filter((one) => isMarked(one))
    expect(marked.map(({ resourceType }) => resourceType).toSorted()).toEqual(['DocumentReference', 'DocumentReference', 'Observation'])
    const asked = await bundleFor('asked')
    const view = await readHandOver(nurse, keys, child)
    if (!view.ok) throw new Error('No record')
    const paper = transferPdf(dutch, aSite('CJG hier'), { record: view.value.record, head, signedBy: Buffer.alloc(32) })
    expect(view.value.record.marks.size).toBe(3)
    for (const secret of secrets) expect(JSON.stringify(paper)).not.toContain(secret)
    expect(JSON.stringify(paper)).toContain('Het gaat goed.')
    for (const one of marked) expect(asked).not.toContain(one.id)
    expect(asked).toContain(Buffer.from('Het gaat goed.').toString('base64'))
  })

  test('the parent who takes the record along does not get them', async () => {
    await closed()
    const view = await readTakeAlong(mother, keys, child)
    if (!view.ok || view.value.files === null) throw new Error('Nothing to take along')
    const { notes, findings } = view.value.files.record
    expect(notes.map(({ words: text }) => text)).toEqual(['Het gaat goed.'])
    expect(findings).toEqual([])
  })

  test('the professional reads them with why, by whom and until when; each is a row of the log', async () => {
    await closed()
    const screen = await readContact(nurse, keys, child, contact)
    expect(screen.ok && screen.value.closed?.notes.find(({ part }) => part === 'talk')).toMatchObject({
      ...{ words: 'Moeder vertelt in vertrouwen.', aboutWhom: null },
      withheld: { reason: 'Gevaar thuis.', consulted: 'Anna Arts', by: 'Sanne de Wit' },
    })
    const reader = at(nurse, 1, 'reads-what-is-kept')
    const read = await readKeptBack(reader, keys, child)
    expect(read.ok && read.value.map(({ about, aboutWhom, withheld }) => [about, aboutWhom, withheld?.until.toString() ?? null])).toEqual(
      expect.arrayContaining([
        ['talk', null, '2027-02-24'],
        ['growth', 'parent', null],
        ['skin', 'sibling', null],
      ]),
    )
    const rows = await log('reads-what-is-kept')
    expect(
      rows
        .filter(({ detail }) => detail === 'from-family')
        .map(({ object_type }) => object_type)
        .toSorted(),
    ).toEqual(['finding', 'note', 'note'])
    const record = await readRecord(at(nurse, 24 * 93, 'later'), keys, child)
    expect(record.ok && record.value.keptBack).toEqual({ all: 3, due: 1 })
  })

  test('erasing everything of the child is settled first: what it is kept for is looked at before it goes', async () => {
    const asSystem = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
      inTransaction(base.db, { centreId: centres.here, actor: 'system', now: aTuesdayMorning }, work)
    expect(await asSystem((tx) => keepsHealth.hasUnseen(tx, child))).toBe(false)
    await closed()
    expect(await asSystem((tx) => keepsHealth.hasUnseen(tx, child))).toBe(true)
  })

  test('without a reason, or with oneself as the one consulted, the contact stays open', async () => {
    for (const wrong of [{ 'keep-why': '' }, { 'keep-with': nurseId }, { 'keep-months': '99' }])
      await expect(closed(wrong)).rejects.toThrow('keep-')
    const { rows } = await base.owner.query('select from child_health.contact_note where contact_id = $1', [contact])
    expect(rows).toEqual([])
  })
})

describe('afterwards', () => {
  test('opened, the family reads it at once, and sees that something was written; kept back again, it sees neither', async () => {
    await closed()
    const id = await noteOf('talk')
    const none = { why: '', consulted: '', months: '' }
    const opening = at(nurse, 2, 'opens-it')
    expect(await changeReaders(opening, keys, child, { kind: 'note', id, readers: 'family', ...none })).toEqual({ ok: true, value: null })
    const held = await readHeldContact(mother, keys, child, contact)
    expect(held.ok && held.value.words).toEqual(['Moeder vertelt in vertrouwen.', 'Het gaat goed.'])
    const again = at(nurse, 3, 'keeps-it-again')
    const wish = { kind: 'note', id, readers: 'kept', why: 'Toch nog niet.', consulted: doctorId, months: '1' } as const
    expect(await changeReaders(again, keys, child, wish)).toEqual({ ok: true, value: null })
    expect((await list()).find((one) => one.id === id)?.withheld?.reason).toBe('Toch nog niet.')
    // The one deed stands in the list of the family, the other does not; control sees both.
    const seen = await readFileLog(at(mother, 4, 'looks'), { personId: child, days: null, by: null, limit: 100 })
    if (!seen.ok) throw new Error(seen.error.kind)
    const moments = seen.value.lines.map((line) => line.at.toString())
    expect(moments).toContain(opening.now.toString())
    expect(moments).not.toContain(again.now.toString())
    expect(seen.value.figures).toBeDefined()
    expect(await log('keeps-it-again')).toEqual([
      { event_type: 'health.keepBack', object_type: 'person', detail: null, outcome: 0 },
      { event_type: 'health.keepBack', object_type: 'note', detail: 'readers kept', outcome: 0 },
    ])
  })

  test('refused whole: no reason, oneself consulted, a text of another child', async () => {
    await closed()
    const id = await noteOf('growth')
    const wish = { kind: 'note', id, readers: 'kept', why: 'x', consulted: doctorId, months: '3' } as const
    const faults = async (change: object) => changeReaders(nurse, keys, child, { ...wish, ...change })
    expect(await faults({ why: ' ' })).toMatchObject({ error: { kind: 'faults', faults: ['why'] } })
    expect(await faults({ consulted: nurseId })).toMatchObject({ error: { kind: 'faults', faults: ['consulted'] } })
    expect(await faults({ kind: 'finding' })).toMatchObject({ error: { kind: 'not-there' } })
    expect((await list()).find((one) => one.id === id)?.aboutWhom).toBe('parent')
  })

  test('not for who does not work with the child, and not for the family; a refusal is in the log', async () => {
    await closed()
    const wish = { kind: 'note', id: await noteOf('talk'), readers: 'family', why: '', consulted: '', months: '' } as const
    const noAccess = { ok: false, error: { kind: 'no-access' } }
    const trying = at(stranger, 5, 'tries')
    expect(await changeReaders(trying, keys, child, wish)).toMatchObject(noAccess)
    expect(await readKeptBack(trying, keys, child)).toMatchObject(noAccess)
    expect((await log('tries')).map(({ outcome }) => outcome > 0)).toEqual([true, true])
    expect(await changeReaders(mother, keys, child, wish)).toMatchObject({ ok: false, error: { kind: 'not-permitted' } })
    expect(await readKeptBack(mother, keys, child)).toEqual({ ok: true, value: [] })
    expect(await readTextOf(mother, keys, child, wish)).toMatchObject(noAccess)
  })
})
