/** Who takes the own record along, when, and what is in it: PR-04, PR-10, PR-23. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor, Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import { isSignedBy, readDetached, signerOf } from '#platform/signing.server.ts'
import { Temporal, type Instant } from '#platform/time.ts'
import { sealColumn } from '#contexts/access/public.ts'
import { aColleague, aContext, aRegionWithTwoCentres, type TwoCentres } from '#tests/builders/centres.ts'
import { aPerson, aResidentWhoIs, hasAuthority } from '#tests/builders/families.ts'
import { aWholeRecord } from '#tests/builders/whole-record.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { faultsOfResource } from '#tests/fhir/check-fhir.ts'
import { testKeys as keys } from '#tests/keys.ts'
import { readBundle } from './rules/transfer/read-form.ts'
import { digestText, readTakeAlong, takeAlong } from './use-cases/transfer/take-along.server.ts'
import type { TransferFiles } from './use-cases/transfer/hand-over.server.ts'

let base: TestDatabase
let centres: TwoCentres
let child: Id<'person'>
let mother: Id<'person'>
let father: Id<'person'>
const at = (text: string): Instant => Temporal.Instant.from(text)
/** Born on 1 March 2014. */
const [twelve, almostTwelve, sixteen, eighteen] = ['2026-03-01', '2026-02-28', '2030-03-01', '2032-03-01'].map((day) =>
  at(`${day}T12:00:00Z`),
)
const dayBefore = at('2032-02-29T12:00:00Z')

beforeAll(async () => {
  base = await freshDatabase()
  centres = await aRegionWithTwoCentres(base.db)
  const one = (name: string, born: string) => aPerson(base.db, centres.here, { name, born })
  child = await one('Noor Bloem', '2014-03-01')
  mother = await one('Mila Bloem', '1990-05-05')
  father = await one('Tom Hoog', '1989-03-03')
  await hasAuthority(base.db, centres.here, { holder: mother, child, from: '2014-03-01' })
  const { accountId: by } = await aColleague(base.db, centres.here, {
    name: 'Sanne Kijk',
    profession: 'youthNurse',
    roles: ['professional'],
  })
  // Each text says where it stands.
  const seal = (table: string, column: string, id: string, words: string) =>
    sealColumn(keys, centres.here, table, column, id, words.startsWith('{') ? words : `${table}.${column}`).sealed
  await aWholeRecord(base, centres.here, { personId: child, saidBy: mother, by, seal })
})
afterAll(() => base.close())

const residents = new Map<string, Actor>()
async function as(person: Id<'person'>, now: Instant | undefined): Promise<Context> {
  const known = residents.get(person) ?? (await aResidentWhoIs(base.db, centres.here, person))
  residents.set(person, known)
  return aContext(base.db, centres.here, known, now)
}
async function looked(person: Id<'person'>, now: Instant | undefined): Promise<TransferFiles> {
  const view = await readTakeAlong(await as(person, now), keys, child)
  if (!view.ok || view.value.files === null) throw new Error(JSON.stringify(view))
  return view.value.files
}
const kindsOf = ({ bundle }: TransferFiles): Set<string> =>
  new Set(
    (JSON.parse(bundle.toString()) as { entry: { resource: { resourceType: string } }[] }).entry.map(
      ({ resource }) => resource.resourceType,
    ),
  )
const textOf = ({ bundle }: TransferFiles): string => {
  const all = JSON.parse(bundle.toString()) as { entry: { resource: { content?: { attachment: { data: string } }[] } }[] }
  const notes = all.entry
    .flatMap(({ resource }) => resource.content ?? [])
    .map(({ attachment }) => Buffer.from(attachment.data, 'base64').toString())
  return [bundle.toString(), ...notes].join('\n')
}

describe('PR-04: the record is taken along by', () => {
  test.each([
    ['the young person of 18', () => child, () => eighteen, true],
    ['the young person of 12', () => child, () => twelve, true],
    ['a child on the day before it is 12', () => child, () => almostTwelve, false],
    ['the parent with authority of a child of 12', () => mother, () => twelve, true],
    ['that parent when the child is 16', () => mother, () => sixteen, false],
    ['that parent when the child is 18', () => mother, () => eighteen, false],
    ['a parent without authority', () => father, () => twelve, false],
  ] as const)('%s', async (_, person, now, may) => {
    expect((await readTakeAlong(await as(person(), now()), keys, child)).ok).toBe(may)
  })
})

describe('at 18', () => {
  test('it is signed, right by R4, says why, and another installation reads it', async () => {
    const files = await looked(child, eighteen)
    expect(faultsOfResource(JSON.parse(files.bundle.toString()))).toEqual([])
    const signed = readDetached(files.signature)
    expect(signed !== null && isSignedBy(signerOf(keys, centres.here)?.publicKey ?? Buffer.alloc(0), signed, files.bundle)).toBe(true)
    const read = readBundle(files.bundle)
    expect(read.ok && [read.value.head.reason, read.value.head.receiver, read.value.notRead]).toEqual(['turned-18', 'Noor Bloem', {}])
    expect((await looked(child, dayBefore)).head.reason).toBe('asked')
  })

  test('it has the whole record, and of words only those that are read back (BW 7:456)', async () => {
    const files = await looked(child, eighteen)
    for (const kind of ['Encounter', 'Immunization', 'DetectedIssue', 'ServiceRequest', 'AdverseEvent', 'DocumentReference'])
      expect(kindsOf(files), kind).toContain(kind)
    const text = textOf(files)
    for (const told of ['child_health.contact_note.words', 'child_health.finding.remark']) expect(text, told).toContain(told)
    for (const kept of ['contact.indication', 'referral.reason', 'refrain.reason', 'considered_wish.explanation', 'side_effect.words'])
      expect(text, kept).not.toContain(kept)
  })

  test('PR-10: what the mother told and answered is hers', async () => {
    const files = await looked(child, eighteen)
    expect(textOf(files)).not.toContain('topic.words')
    expect(kindsOf(files)).not.toContain('QuestionnaireResponse')
    expect(files.record).toMatchObject({ answers: [], topics: [], questionnaires: [] })
  })
})

test('PR-23: a parent gets the own words, and no signals or referrals without a colleague who looks first', async () => {
  const files = await looked(mother, twelve)
  for (const kind of ['DetectedIssue', 'ServiceRequest']) expect(kindsOf(files), kind).not.toContain(kind)
  expect(files.record.topics.map(({ words }) => words)).toEqual(['child_health.topic.words'])
  expect(files.record.answers).toHaveLength(1)
  expect(files.record.wishes).toEqual([])
  expect(faultsOfResource(JSON.parse(files.bundle.toString()))).toEqual([])
})

describe('the files', () => {
  const fetched = async (now: Instant, madeAt: Instant, digest: string) => takeAlong(await as(child, now), keys, child, { madeAt, digest })
  const later = eighteen?.add({ minutes: 5 }) ?? dayBefore

  test('are the same byte by byte for both links of one page, and stand in the log of the file', async () => {
    const seen = await looked(child, eighteen)
    const got = await fetched(later, seen.head.madeAt, digestText(seen))
    expect(got.ok && got.value.bundle.equals(seen.bundle) && got.value.signature === seen.signature).toBe(true)
    const { rows } = await base.owner.query<{ detail: string; subject_id: string; actor_kind: string }>(
      `select detail, subject_id, actor_kind from access.audit_event where event_type = 'health.takeAlong' and object_type = 'transfer'`,
    )
    expect(rows).toEqual([{ detail: 'turned-18', subject_id: child, actor_kind: 'resident' }])
  })

  test('are not given any more when something changed, or after a day', async () => {
    const seen = await looked(child, eighteen)
    const tomorrow = seen.head.madeAt.add({ hours: 24 })
    expect(await fetched(tomorrow, seen.head.madeAt, digestText(seen))).toMatchObject({ error: { kind: 'too-old' } })
    expect(await fetched(seen.head.madeAt, tomorrow, digestText(seen))).toMatchObject({ error: { kind: 'too-old' } })
    await base.owner.query(`update child_health.measurement set value = value + 1 where person_id = $1`, [child])
    expect(await fetched(later, seen.head.madeAt, digestText(seen))).toMatchObject({ error: { kind: 'changed-since' } })
  })

  test('are not there without a signing key, and that is told', async () => {
    const { signing: _, ...without } = keys
    const view = await readTakeAlong(await as(child, eighteen), without, child)
    expect(view.ok && view.value.files).toBeNull()
  })
})
