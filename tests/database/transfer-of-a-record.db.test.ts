/** A record goes from one installation to another, each with a database and keys of its own: what comes in is what went out, and nothing else ever does. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readTransferFiles, handOver, readHandOver } from '../../src/contexts/child-health/use-cases/transfer/hand-over.server.ts'
import { confirmSender, endSender, proposeSender, readTrust } from '../../src/contexts/child-health/use-cases/transfer/trust.server.ts'
import { takeOver, tryTakeOver, type Handed, type Report } from '../../src/contexts/child-health/use-cases/transfer/take-over.server.ts'
import { insertNotes } from '../../src/contexts/child-health/sql/transfer/contents.server.ts'
import { sealColumn } from '#contexts/access/public.ts'
import { openCompartment } from '#contexts/access/public-files.ts'
import { bsnSources } from '../../src/contexts/families/rules/bsn.ts'
import { keepBsn, verifyBsn } from '../../src/contexts/families/use-cases/bsn.server.ts'
import { writeHiddenPiece } from '../../src/contexts/families/use-cases/hidden-pieces.server.ts'
import type { Actor, Context } from '#platform/context.ts'
import { inTransaction } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { fingerprintText, publicJwk, signDetached, signerOf } from '#platform/signing.server.ts'
import { aColleague, aContext, aRegionWithTwoCentres } from '#tests/builders/centres.ts'
import { aPerson, worksWith } from '#tests/builders/families.ts'
import { aChildWithMother, aHealthRecord } from '#tests/builders/health-of-a-toddler.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { faultsOfResource } from '#tests/fhir/check-fhir.ts'
import { testKeys } from '#tests/keys.ts'

type Staff = Actor & { readonly kind: 'staff' }
type Place = {
  readonly database: TestDatabase
  readonly here: Id<'centre'>
  readonly keys: Keys
  readonly nurse: Staff
  readonly lead: Staff
  readonly second: Staff
}

async function aPlace(keys: Keys): Promise<Place> {
  const database = await freshDatabase()
  const { here } = await aRegionWithTwoCentres(database.db)
  const one = (name: string, role: string) => aColleague(database.db, here, { name, profession: 'youthNurse', roles: [role] })
  return {
    ...{ database, here, keys, nurse: await one('Sanne Kijk', 'professional') },
    ...{ lead: await one('Cora Leidt', 'coordinator'), second: await one('Minh Beheer', 'administrator') },
  }
}
const as = ({ database, here }: Place, actor: Staff): Context => aContext(database.db, here, actor)

let from: Place
let to: Place
let sent: { readonly child: Id<'person'>; readonly handed: Handed; readonly files: Awaited<ReturnType<typeof filesOf>> }
let child: Id<'person'>

const valueOf = <T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
const filesOf = async (place: Place, person: Id<'person'>) => {
  const wish = { receiver: 'CJG Elders', reason: 'moved', ground: 'told-no-objection' } as const
  const id = valueOf(await handOver(as(place, place.nurse), place.keys, person, wish))
  return { id, ...valueOf(await readTransferFiles(as(place, place.nurse), place.keys, person, id)) }
}

beforeAll(async () => {
  from = await aPlace(testKeys)
  to = await aPlace({ ...testKeys, signing: Buffer.alloc(32, 9) })
  const family = await aChildWithMother(from.database.db, from.here)
  await worksWith(from.database.db, from.here, { accountId: from.nurse.accountId, personId: family.child, purpose: 'youthHealth' })
  const { contacts } = await aHealthRecord(from.database.db, from.here, { ...family, by: from.nurse.accountId })
  const note = { id: newId() as string, contactId: contacts[0] ?? '', part: 'conclusion' as const }
  await inTransaction(from.database.db, { centreId: from.here, actor: 'system' }, (tx) =>
    insertNotes(tx, from.here, family.child, [
      { ...note, ...sealColumn(from.keys, from.here, 'child_health.contact_note', 'words', note.id, 'Groeit goed. Ouders blij 😀.') },
    ]),
  )
  valueOf(await keepBsn(as(from, from.nurse), from.keys, family.child, '999911120'))
  valueOf(await verifyBsn(as(from, from.nurse), family.child, bsnSources[0]))
  const files = await filesOf(from, family.child)
  sent = { child: family.child, files, handed: { bundle: files.bundle, signature: files.signature } }
  await trust()
})
afterAll(async () => {
  await from.database.close()
  await to.database.close()
})
/** A child of the same birth date at the receiver, whom a nurse there works with. */
beforeEach(async () => {
  child = await aPerson(to.database.db, to.here, { name: 'Noor Testman', born: '2025-09-15' })
  await worksWith(to.database.db, to.here, { accountId: to.nurse.accountId, personId: child, purpose: 'youthHealth' })
})

async function trust(): Promise<void> {
  const signer = signerOf(from.keys, from.here)
  if (signer === null) throw new Error('no key')
  const id = valueOf(await proposeSender(as(to, to.lead), to.keys, { name: 'CJG hier', key: publicJwk(signer.publicKey) }))
  valueOf(await confirmSender(as(to, to.second), id, fingerprintText(signer.fingerprint).toUpperCase()))
}
const tried = (handed: Handed = sent.handed, person = child) => tryTakeOver(as(to, to.nurse), to.keys, person, handed)
const accept = async (report: Report, choosesTheirs: readonly string[] = [], handed: Handed = sent.handed) =>
  takeOver(as(to, to.nurse), to.keys, child, handed, { seen: report.seen, isThisChild: true, choosesTheirs })
const rows = async (place: Place, table: string, person: Id<'person'>): Promise<Record<string, unknown>[]> =>
  (await place.database.owner.query<Record<string, unknown>>(`select * from ${table} where person_id = $1`, [person])).rows
const tables = ['measurement', 'milestone', 'contact', 'contact_note', 'background', 'transfer']
  .map((name) => `child_health.${name}`)
  .concat('vaccination.dose')
const everything = async (person = child): Promise<number> =>
  (await Promise.all(tables.map((table) => rows(to, table, person)))).flat().length

describe('what goes out', () => {
  test('is one bundle that is right by R4 and the Dutch profiles, with the verified number and the words', () => {
    const bundle = JSON.parse(sent.files.bundle.toString()) as { entry: { resource: { resourceType: string } }[] }
    expect(faultsOfResource(bundle)).toEqual([])
    const kinds = bundle.entry.map(({ resource }) => resource.resourceType)
    for (const kind of [
      'Provenance',
      'Patient',
      'Encounter',
      'Observation',
      'Immunization',
      'ImmunizationRecommendation',
      'Consent',
      'DocumentReference',
    ])
      expect(kinds, kind).toContain(kind)
    expect(sent.files.bundle.toString()).toContain('999911120')
    expect(sent.files.resources).toBe(kinds.length)
  })

  test('is the same sign by sign when it is fetched again, and is not given any more when something changed', async () => {
    const again = valueOf(await readTransferFiles(as(from, from.nurse), from.keys, sent.child, sent.files.id))
    expect(again.bundle.equals(sent.files.bundle)).toBe(true)
    expect(again.signature).toBe(sent.files.signature)
    const [one] = await rows(from, 'child_health.milestone', sent.child)
    const withdraw = (at: string | null) =>
      from.database.owner.query(
        `update child_health.milestone set withdrawn_at = $2::timestamptz, withdrawn_by = case when $2 is null then null else recorded_by end, withdrawn_why = case when $2 is null then null else 'typing' end where id = $1`,
        [one?.['id'], at],
      )
    await withdraw('2026-11-24T10:00:00Z')
    expect(await readTransferFiles(as(from, from.nurse), from.keys, sent.child, sent.files.id)).toMatchObject({
      error: { kind: 'changed-since' },
    })
    await withdraw(null)
    expect((await readTransferFiles(as(from, from.nurse), from.keys, sent.child, sent.files.id)).ok).toBe(true)
  })

  test.each([
    [{ receiver: 'CJG Elders', reason: 'moved', ground: 'objection' }, 'objection'],
    [{ receiver: ' ', reason: 'moved', ground: 'told-no-objection' }, 'receiver'],
    [{ receiver: 'Noor zelf', reason: 'turned-18', ground: 'asked-by-family' }, 'not-18-yet'],
    [{ receiver: 'De huisarts', reason: 'asked', ground: 'told-no-objection' }, 'ask-the-family'],
  ] as const)('%o is refused (BDS 1163, 1395), and nothing is written down', async (wish, kind) => {
    const before = (await rows(from, 'child_health.transfer', sent.child)).length
    expect(await handOver(as(from, from.nurse), from.keys, sent.child, wish)).toEqual({ ok: false, error: { kind } })
    expect(await rows(from, 'child_health.transfer', sent.child)).toHaveLength(before)
  })

  test('goes without a signing key nowhere, and by nobody who does not work with the child', async () => {
    const wish = { receiver: 'CJG Elders', reason: 'moved', ground: 'told-no-objection' } as const
    const { signing: _, ...keys } = from.keys
    expect(await handOver(as(from, from.nurse), keys, sent.child, wish)).toEqual({ ok: false, error: { kind: 'no-key' } })
    for (const actor of [from.lead, from.second]) expect((await handOver(as(from, actor), from.keys, sent.child, wish)).ok).toBe(false)
    expect((await readHandOver(as(from, from.lead), from.keys, sent.child)).ok).toBe(false)
  })

  test('carries nothing of a hidden part', async () => {
    const within = { personId: sent.child, compartmentId: valueOf(await openCompartment(as(from, from.nurse), sent.child)) }
    const piece = { ...within, fields: 'healthPieces', kind: 'note', title: 'Zorg', text: 'Blauwe plek op de arm.' } as const
    valueOf(await writeHiddenPiece({ keys: from.keys }, as(from, from.nurse), piece))
    const again = valueOf(await readTransferFiles(as(from, from.nurse), from.keys, sent.child, sent.files.id))
    expect(again.bundle.equals(sent.files.bundle)).toBe(true)
  })

  test('is in the log of the file as a transfer', async () => {
    const { rows: lines } = await from.database.owner.query<Record<string, unknown>>(
      `select detail, subject_id from access.audit_event where event_type = 'health.transfer' and object_type = 'transfer' and outcome = 0`,
    )
    expect(lines).toContainEqual({ detail: 'out moved told-no-objection', subject_id: sent.child })
  })
})

describe('what comes in', () => {
  test('is the same as what went out, with a proof; and the same bundle comes in once', async () => {
    const report = valueOf(await tried())
    expect(report).toMatchObject({
      sender: 'CJG hier',
      matched: 'by-birth-date',
      impossible: 0,
      head: { receiver: 'CJG Elders', reason: 'moved' },
    })
    expect(await everything()).toBe(0)
    expect(valueOf(await accept(report))).toEqual({ added: 6 + 4 + 3 + 2 + 1 + 1 + 2, same: 0, different: 0 })
    const plain = (all: Record<string, unknown>[], names: readonly string[]) =>
      all.map((one) => JSON.stringify(names.map((name) => one[name]))).toSorted((a, b) => (a < b ? -1 : 1))
    for (const [table, names] of [
      ['child_health.measurement', ['measured_on', 'measure', 'value', 'recumbent']],
      ['child_health.milestone', ['observed_on', 'item', 'side', 'answer']],
      ['vaccination.dose', ['vaccine', 'given_on', 'batch_number', 'product', 'site', 'elsewhere']],
      ['child_health.contact', ['moment', 'status', 'outcome', 'held_on', 'form', 'discipline', 'companion']],
      [
        'child_health.background',
        ['gestation_days', 'birth_weight_g', 'birth_length_mm', 'birth_head_mm', 'population', 'mother_height_mm', 'father_height_mm'],
      ],
      ['child_health.contact_note', ['part']],
    ] as const)
      expect(plain(await rows(to, table, child), names), table).toEqual(plain(await rows(from, table, sent.child), names))
    // Out again, it is the same record: words and what hangs on contacts too.
    const out = valueOf(await readHandOver(as(to, to.nurse), to.keys, child)).record
    expect(out.notes.map(({ words }) => words)).toEqual(['Groeit goed. Ouders blij 😀.'])
    const heldOn = (id: string | null) => out.contacts.find((one) => one.id === id)?.heldOn?.toString()
    expect(out.measurements.map(({ contactId, measuredOn }) => heldOn(contactId) === measuredOn.toString())).toEqual(
      Array.from({ length: 6 }, () => true),
    )
    const [proof] = await rows(to, 'child_health.transfer', child)
    expect(proof).toMatchObject({ direction: 'in', other_party: 'CJG hier', added: 19, same: 0, different: 0, digest: sent.files.digest })
    expect(await tried()).toMatchObject({ error: { kind: 'taken-over-before' } })
    expect(await accept(report)).toMatchObject({ error: { kind: 'taken-over-before' } })
  })

  test('beside what is known: the same is not added twice, a difference is chosen by a person, and a likely duplicate dose is not added', async () => {
    const day = (table: string, column: string) => `insert into ${table} (centre_id, id, person_id, ${column}, recorded_by, recorded_at)`
    const [centre, by] = [to.here, to.nurse.accountId]
    const owner = to.database.owner
    const measured = day('child_health.measurement', 'measured_on, measure, value')
    for (const [on, measure, value] of [
      ['2025-11-10', 'weight', 5120],
      ['2026-03-16', 'weight', 7560],
      ['2026-03-16', 'height', 700],
    ] as const)
      await owner.query(`${measured} values ($1, $2, $3, $4, $5, $6, $7, now())`, [centre, newId(), child, on, measure, value, by])
    const given = `insert into vaccination.dose (centre_id, id, person_id, vaccine, given_on, elsewhere, recorded_by, recorded_at) values ($1, $2, $3, $4, $5, 'told-by-parent', $6, now())`
    for (const [vaccine, on] of [
      ['HEX', '2025-12-15'],
      ['PNEU', '2025-12-17'],
    ] as const)
      await owner.query(given, [centre, newId(), child, vaccine, on, by])
    await owner.query(
      `insert into child_health.contact (centre_id, id, person_id, kind, moment, due_from, due_on, due_until, created_at) values ($1, $2, $3, 'planned', '6m', '2026-03-01', '2026-03-15', '2026-04-15', now())`,
      [centre, newId(), child],
    )
    const report = valueOf(await tried())
    const keysOf = (all: readonly { readonly state: string; readonly key?: string }[]) =>
      all.filter(({ state }) => state === 'different').map(({ key }) => key)
    expect(keysOf(report.differences.measurements)).toEqual(['m.height.2026-03-16', 'm.weight.2026-03-16'])
    expect(keysOf(report.differences.doses)).toEqual(['d.PNEU.2025-12-15'])
    expect(valueOf(await accept(report, ['m.weight.2026-03-16']))).toEqual({ added: 3 + 4 + 1 + 2 + 1 + 1 + 2, same: 2, different: 3 })
    const weights = (await rows(to, 'child_health.measurement', child)).filter(({ measure }) => measure !== 'head')
    const on = (value: number) => weights.find((one) => one['value'] === value)
    expect([on(7650)?.['withdrawn_why'], on(7560)?.['withdrawn_why']]).toEqual([null, 'transfer'])
    expect([on(700)?.['withdrawn_why'], on(668)]).toEqual([null, undefined])
    const doses = await rows(to, 'vaccination.dose', child)
    expect(doses.map(({ vaccine }) => vaccine).toSorted((a, b) => (String(a) < String(b) ? -1 : 1))).toEqual(['HEX', 'HEX', 'PNEU'])
    const contacts = await rows(to, 'child_health.contact', child)
    expect(contacts.map(({ moment, status }) => [moment, status]).toSorted((a, b) => (String(a) < String(b) ? -1 : 1))).toEqual([
      ['6m', 'realised'],
      ['8w', 'realised'],
    ])
  })

  const flipped = (bytes: Buffer, at: number): Buffer => {
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ 1
    return changed
  }
  test('changed by one bit, by one sign of the signature, or signed by somebody else: a clear answer, and nothing is kept', async () => {
    const signer = signerOf(to.keys, to.here)
    const { bundle, signature } = sent.handed
    const cases: [Handed, string][] = [
      [{ bundle: flipped(bundle, 5), signature }, 'changed'],
      [{ bundle: flipped(bundle, bundle.length - 20), signature }, 'changed'],
      [{ bundle: Buffer.concat([bundle, Buffer.from('\n')]), signature }, 'changed'],
      [{ bundle, signature: signature.slice(0, -4) + (signature.endsWith('AAAA') ? 'BBBA' : 'AAAA') }, 'changed'],
      [{ bundle, signature: '' }, 'no-signature'],
      [{ bundle, signature: 'geen handtekening' }, 'no-signature'],
      [{ bundle, signature: signer === null ? '' : signDetached(signer, bundle, 'application/fhir+json') }, 'unknown-sender'],
    ]
    const logged = async (): Promise<number> => (await to.database.owner.query(`select 1 from child_health.transfer`)).rows.length
    const before = await logged()
    for (const [handed, kind] of cases) {
      expect(await tried(handed), kind).toMatchObject({ ok: false, error: { kind } })
      const accepting = { seen: '', isThisChild: true, choosesTheirs: [] }
      expect(await takeOver(as(to, to.nurse), to.keys, child, handed, accepting)).toMatchObject({ ok: false, error: { kind } })
    }
    expect([await everything(), await logged()]).toEqual([0, before])
  })

  test.each([
    ['text', Buffer.from('hallo'), 'not-json'],
    ['another resource', Buffer.from('{"resourceType":"Patient"}'), 'not-a-bundle'],
    [
      'two children',
      Buffer.from(
        JSON.stringify({
          resourceType: 'Bundle',
          type: 'collection',
          entry: ['a', 'b'].map((id) => ({ resource: { resourceType: 'Patient', id } })),
        }),
      ),
      'not-one-child',
    ],
    [
      'a thing about another child',
      Buffer.from(
        JSON.stringify({
          resourceType: 'Bundle',
          type: 'collection',
          entry: [
            { resource: { resourceType: 'Patient', id: 'a' } },
            { resource: { resourceType: 'Observation', subject: { reference: 'Patient/b' } } },
          ],
        }),
      ),
      'other-child',
    ],
    [
      'a thing of another shape',
      Buffer.from(
        JSON.stringify({
          resourceType: 'Bundle',
          type: 'collection',
          entry: [
            { resource: { resourceType: 'Patient', id: 'a', name: [{ use: 'official', family: 'Bos' }] } },
            { resource: { resourceType: 'Observation', subject: { reference: 'Patient/a' }, code: { coding: 7 } } },
          ],
        }),
      ),
      'not-a-bundle',
    ],
  ])('signed by who is trusted, yet %s: refused', async (_, bundle, kind) => {
    const signer = signerOf(from.keys, from.here)
    if (signer === null) throw new Error('no key')
    expect(await tried({ bundle, signature: signDetached(signer, bundle, 'application/fhir+json') })).toMatchObject({ error: { kind } })
    expect(await everything()).toBe(0)
  })

  test('of another child: never by name alone', async () => {
    const { db } = to.database
    const other = await aPerson(db, to.here, { name: 'Noor Testman', born: '2025-09-14' })
    await worksWith(db, to.here, { accountId: to.nurse.accountId, personId: other, purpose: 'youthHealth' })
    expect(await tried(sent.handed, other)).toMatchObject({ error: { kind: 'another-child' } })
    expect(await everything(other)).toBe(0)
  })

  test('of the twin, by its name: refused, and the twin itself takes it over', async () => {
    const { db } = to.database
    const bram = await aPerson(db, to.here, { name: 'Bram Testman', born: '2025-09-15' })
    await worksWith(db, to.here, { accountId: to.nurse.accountId, personId: bram, purpose: 'youthHealth' })
    const tie = `insert into families.tie (centre_id, id, person_id, other_id, kind, recorded_by, recorded_at) values ($1, $2, $3, $4, 'sibling', $5, now())`
    await to.database.owner.query(tie, [to.here, newId(), bram, child, to.nurse.accountId])
    expect(await tried(sent.handed, bram)).toMatchObject({ error: { kind: 'of-twin' } })
    expect(await everything(bram)).toBe(0)
    expect((await tried()).ok).toBe(true)
  })

  test('asks that somebody looks, and that what was looked at is what is written down', async () => {
    const report = valueOf(await tried())
    const accepting = { seen: report.seen, isThisChild: false, choosesTheirs: [] }
    expect(await takeOver(as(to, to.nurse), to.keys, child, sent.handed, accepting)).toMatchObject({ error: { kind: 'look-first' } })
    await to.database.owner.query(
      `insert into child_health.measurement (centre_id, id, person_id, measured_on, measure, value, recorded_by, recorded_at) values ($1, $2, $3, '2025-11-10', 'weight', 5000, $4, now())`,
      [to.here, newId(), child, to.nurse.accountId],
    )
    expect(await accept(report)).toMatchObject({ error: { kind: 'changed-meanwhile' } })
    expect(await everything()).toBe(1)
  })

  test('is for who works with the child', async () => {
    for (const actor of [to.lead, to.second]) expect((await tryTakeOver(as(to, actor), to.keys, child, sent.handed)).ok).toBe(false)
  })
})

describe('whose signatures are believed', () => {
  const signer = signerOf({ ...testKeys, signing: Buffer.alloc(32, 12) }, 'elders')
  const key = publicJwk(signer?.publicKey ?? Buffer.alloc(32))
  const fingerprint = fingerprintText(signer?.fingerprint ?? Buffer.alloc(32))

  test('takes two people, of whom the second types what the sender says', async () => {
    const lead = as(to, to.lead)
    const id = valueOf(await proposeSender(lead, to.keys, { name: 'GGD Elders', key }))
    const handed = signer === null ? '' : signDetached(signer, sent.files.bundle, 'application/fhir+json')
    expect(await tried({ bundle: sent.files.bundle, signature: handed })).toMatchObject({ error: { kind: 'unknown-sender' } })
    expect(await confirmSender(lead, id, fingerprint)).toEqual({ ok: false, error: { kind: 'same-person' } })
    const second = as(to, to.second)
    expect(await confirmSender(second, id, fingerprint.slice(2))).toEqual({ ok: false, error: { kind: 'not-a-fingerprint' } })
    expect(
      await confirmSender(
        second,
        id,
        fingerprint.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
      ),
    ).toEqual({ ok: false, error: { kind: 'another-fingerprint' } })
    expect(await confirmSender(second, id, fingerprint)).toEqual({ ok: true, value: null })
    expect((await tried({ bundle: sent.files.bundle, signature: handed })).ok).toBe(true)
    expect(valueOf(await readTrust(lead, to.keys)).senders.find((one) => one.id === id)).toMatchObject({
      proposedByName: 'Cora Leidt',
      confirmedByName: 'Minh Beheer',
    })
    expect(await endSender(lead, id)).toEqual({ ok: true, value: null })
    expect(await tried({ bundle: sent.files.bundle, signature: handed })).toMatchObject({ error: { kind: 'unknown-sender' } })
  })

  test('the database itself wants two', async () => {
    await expect(
      to.database.owner.query(
        `insert into child_health.trusted_sender (centre_id, id, name, public_key, fingerprint, proposed_by, proposed_at, confirmed_by, confirmed_at) values ($1, $2, 'Een', $3, $4, $5, now(), $5, now())`,
        [to.here, newId(), Buffer.alloc(32, 1), Buffer.alloc(32, 2), to.lead.accountId],
      ),
    ).rejects.toThrow(/two_people_trust/)
  })

  test('a wrong key, our own, and one that is known are refused; and it is not for who works with children alone', async () => {
    const own = signerOf(to.keys, to.here)
    const lead = as(to, to.lead)
    expect(await proposeSender(lead, to.keys, { name: 'X', key })).toMatchObject({ error: { kind: 'name' } })
    expect(await proposeSender(lead, to.keys, { name: 'GGD Elders', key: 'geen sleutel' })).toMatchObject({ error: { kind: 'key' } })
    expect(await proposeSender(lead, to.keys, { name: 'Wijzelf', key: publicJwk(own?.publicKey ?? Buffer.alloc(0)) })).toMatchObject({
      error: { kind: 'own-key' },
    })
    const known = publicJwk(signerOf(from.keys, from.here)?.publicKey ?? Buffer.alloc(0))
    expect(await proposeSender(lead, to.keys, { name: 'Nog eens', key: known })).toMatchObject({ error: { kind: 'known' } })
    expect(await proposeSender(as(to, to.nurse), to.keys, { name: 'GGD Elders', key })).toMatchObject({ error: { kind: 'not-permitted' } })
  })
})
