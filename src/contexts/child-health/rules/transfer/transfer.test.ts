import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Id } from '#platform/id.ts'
import { Temporal } from '#platform/time.ts'
import { aCarried } from '#tests/builders/health-carried.ts'
import {
  aBackground,
  aContact,
  aDose,
  aMeasurement,
  aMilestone,
  anId,
  aPatient,
  aWordOnVaccination,
  someText,
} from '#tests/builders/health-fhir.ts'
import { faultsOfResource } from '#tests/fhir/check-fhir.ts'
import { noBackground } from '../record/record.ts'
import { noteParts, type ContactNote } from '../fhir/note.ts'
import type { Advice, Finding } from '../fhir/finding.ts'
import { transferBundle } from './bundle.ts'
import { countStates, differencesOf, isOfTwin, matchChild, onlyPossible, type Known } from './differences.ts'
import { readBundle } from './read-form.ts'
import { checkTransfer, transferReasons, type HealthRecord } from './record.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const person = '01990000-0000-7000-8000-000000000001'
const aNote: fc.Arbitrary<ContactNote> = fc.record({ id: anId(), contactId: anId(), part: fc.constantFrom(...noteParts), words: someText })
const aFinding: fc.Arbitrary<Finding> = fc.record({
  ...{ id: anId(), contactId: anId(), topic: fc.stringMatching(/^[a-z-]{2,30}$/), result: fc.constantFrom('fine', 'attention') },
  remark: fc.option(someText, { nil: null }),
})
const anAdvice: fc.Arbitrary<Advice> = fc.record({
  ...{ id: anId(), contactId: anId(), topic: fc.stringMatching(/^[a-z-]{2,30}$/), advice: fc.stringMatching(/^[a-z-]{2,40}$/) },
})
const aPlainRecord = fc.record({
  patient: aPatient,
  background: fc.oneof(aBackground, fc.constant(noBackground)),
  contacts: fc.array(
    aContact.map((one) => ({ ...one, personId: person as Id<'person'> })),
    { maxLength: 3 },
  ),
  measurements: fc.array(aMeasurement, { maxLength: 4 }),
  milestones: fc.uniqueArray(aMilestone, { maxLength: 4, selector: ({ id }) => id }),
  doses: fc.array(aDose, { maxLength: 3 }),
  answers: fc.array(aWordOnVaccination, { maxLength: 2 }),
  notes: fc.array(aNote, { maxLength: 2 }),
  findings: fc.array(aFinding, { maxLength: 2 }),
  advice: fc.array(anAdvice, { maxLength: 2 }),
})
const aRecord: fc.Arbitrary<HealthRecord> = fc
  .tuple(aPlainRecord, aCarried)
  .map(([plain, carried]) => ({ ...plain, ...carried, marks: new Map() }))
const head = {
  id: '01990000-0000-7000-8000-0000000000ff',
  madeAt: Temporal.Instant.from('2026-11-30T09:00:00Z'),
  sender: 'CJG hier',
  receiver: 'CJG elders',
}
const bytesOf = (bundle: unknown): Uint8Array => Buffer.from(JSON.stringify(bundle))
const sorted = (record: HealthRecord): unknown =>
  JSON.parse(JSON.stringify({ ...record, milestones: record.milestones.toSorted((a, b) => (a.id < b.id ? -1 : 1)) }))

describe('a bundle', () => {
  test('is right by R4 and the Dutch profiles, and gives the same record back, whatever is in it', () => {
    fc.assert(
      fc.property(aRecord, fc.constantFrom(...transferReasons), (record, reason) => {
        const bundle = transferBundle({ ...head, reason }, person, record, [])
        expect(faultsOfResource(bundle)).toEqual([])
        const read = readBundle(bytesOf(bundle))
        if (!read.ok) throw new Error(read.error.kind)
        expect(read.value.head).toMatchObject({ sender: 'CJG hier', receiver: 'CJG elders', reason })
        expect(sorted(read.value.record)).toEqual(sorted(record))
        expect(read.value.notRead).toEqual({})
      }),
      { seed: 11, numRuns: 60 },
    )
  }, 60_000)

  test('with anything in it changed into anything is read or refused, and never breaks', () => {
    const junk = fc.oneof(fc.constant(null), fc.integer(), fc.string(), fc.constant([]), fc.constant({}), fc.constant([null]), fc.boolean())
    fc.assert(
      fc.property(aRecord, fc.nat(), junk, (record, at, value) => {
        let seen = 0
        const places = JSON.stringify(transferBundle({ ...head, reason: 'moved' }, person, record, [])).split(':').length
        const changed = JSON.stringify(transferBundle({ ...head, reason: 'moved' }, person, record, []), (_, one: unknown) =>
          seen++ === at % places ? value : one,
        )
        const read = readBundle(Buffer.from(changed ?? ''))
        expect(typeof read.ok).toBe('boolean')
      }),
      { seed: 13, numRuns: 300 },
    )
  })

  test.each([
    ['no JSON', 'x'],
    ['no UTF-8', Buffer.from([0xff, 0xfe, 0x00])],
    ['nothing', ''],
    ['null', 'null'],
    ['a search set', '{"resourceType":"Bundle","type":"searchset"}'],
    ['entries that are no resources', '{"resourceType":"Bundle","type":"collection","entry":[{"resource":3}]}'],
  ])('%s is refused', (_, bytes) => expect(readBundle(Buffer.from(bytes)).ok).toBe(false))
})

const from = { sender: 'CJG hier', childId: person }
const nothing: Known = {
  ...{
    background: noBackground,
    measurements: [],
    milestones: [],
    doses: [],
    contacts: [],
    answers: [],
    notes: [],
    findings: [],
    advice: [],
  },
  ...{ signals: [], screenings: [], referrals: [], ownMeasurements: [], topics: [], questionnaires: [], refrains: [], effects: [] },
  ...{ scheme: null, wishes: [], earlierWords: [] },
}
describe('differences', () => {
  const known = (record: HealthRecord): Known => record
  test('of a record with itself there are none, and of an empty one everything is new', () => {
    fc.assert(
      fc.property(aRecord, (record) => {
        const unique = differencesOf(nothing, known(record), from)
        const { new: fresh, same, different } = countStates(unique)
        expect([same, different]).toEqual([0, 0])
        const list = <T>(all: readonly { readonly theirs: T }[]): T[] => all.map(({ theirs }) => theirs)
        const theirs: Known = {
          ...{ measurements: list(unique.measurements), milestones: list(unique.milestones), doses: list(unique.doses) },
          ...{ contacts: list(unique.contacts), background: record.background, notes: list(unique.notes), findings: list(unique.findings) },
          ...{ advice: list(unique.advice), signals: list(unique.signals), screenings: list(unique.screenings) },
          ...{ referrals: list(unique.referrals), ownMeasurements: list(unique.ownMeasurements), topics: list(unique.topics) },
          ...{ questionnaires: list(unique.questionnaires), refrains: list(unique.refrains), effects: list(unique.effects) },
          ...{ scheme: record.scheme, answers: [], wishes: [], earlierWords: list(unique.earlierWords) },
        }
        expect(countStates(differencesOf(theirs, theirs, from))).toMatchObject({ new: 0, same: fresh })
      }),
      { seed: 3, numRuns: 80 },
    )
  })

  const dose = (vaccine: 'HEX' | 'PNEU', on: string) => ({
    ...{ id: `${vaccine}${on}` as Id<'dose'>, vaccine, givenOn: day(on), batchId: null, batchNumber: null, product: null, site: null },
    ...{ elsewhere: 'transfer' as const, contactId: null, deviates: null },
  })

  test.each([
    ['2026-03-01', 'same'],
    ['2026-03-03', 'different'],
    ['2026-03-08', 'different'],
    ['2026-03-09', 'new'],
    ['2026-02-22', 'different'],
  ] as const)('a dose of 1 March beside theirs of %s is %s', (on, state) => {
    const [found] = differencesOf(
      { ...nothing, doses: [dose('HEX', '2026-03-01'), dose('PNEU', on)] },
      { ...nothing, doses: [dose('HEX', on)] },
      from,
    ).doses
    expect(found?.state).toBe(state)
  })

  test('a visit before birth, or tomorrow, is not taken over', () => {
    const at = (on: string) => ({ ...dose('HEX', on), id: on as Id<'dose'> })
    const { record, impossible } = onlyPossible(
      { ...nothing, doses: [at('2025-09-14'), at('2025-09-15'), at('2026-11-30'), at('2026-12-01')] },
      day('2025-09-15'),
      day('2026-11-30'),
    )
    expect([record.doses.map(({ id }) => id), impossible]).toEqual([['2025-09-15', '2026-11-30'], 2])
  })
})

describe('the child', () => {
  const who = (bsn: string | null, born: string | null) => ({ bsn, birthDate: born === null ? null : day(born) })
  test.each([
    [who('1', '2025-01-01'), who('1', '2025-01-02'), 'by-number'],
    [who('1', '2025-01-01'), who('2', '2025-01-01'), null],
    [who(null, '2025-01-01'), who('2', '2025-01-01'), 'by-birth-date'],
    [who(null, '2025-01-01'), who('2', '2025-01-02'), null],
    [who(null, null), who(null, null), null],
    [who('1', null), who(null, null), null],
  ])('%o and %o: %s', (ours, theirs, matched) => expect(matchChild(ours, theirs)).toBe(matched))
})

describe('a twin', () => {
  const name = (callName: string, givenNames = callName) => ({ callName, givenNames })
  const [noor, bram] = [name('Noor', 'Eleonora'), name('Bram')]
  test.each([
    ['the name of the other one', name('Bram', 'Abraham'), true],
    ['the own name, written otherwise', name('NÓÓR', 'E.'), false],
    ['the own given names', name('Nora', 'Eleonora'), false],
    ['the name of neither', name('Tim'), false],
  ])('%s in the bundle', (_, theirs, expected) => expect(isOfTwin(noor, theirs, [bram])).toBe(expected))
  test('of no twin nothing is asked', () => expect(isOfTwin(noor, bram, [])).toBe(false))
})

describe('a record goes', () => {
  const today = day('2026-11-30')
  const wish = { receiver: ' GGD   Elders ', reason: 'moved', ground: 'told-no-objection' } as const
  test('to whom is said, in one line', () =>
    expect(checkTransfer(wish, null, today)).toMatchObject({ ok: true, value: { receiver: 'GGD Elders' } }))
  test.each([
    [{ ...wish, ground: 'objection' }, '2010-01-01', 'objection'],
    [{ ...wish, receiver: 'x' }, '2010-01-01', 'receiver'],
    [{ ...wish, reason: 'turned-18', ground: 'asked-by-family' }, '2008-12-01', 'not-18-yet'],
    [{ ...wish, reason: 'turned-18', ground: 'asked-by-family' }, null, 'not-18-yet'],
    [{ ...wish, reason: 'asked' }, '2010-01-01', 'ask-the-family'],
  ] as const)('not: %o', (asked, born, kind) =>
    expect(checkTransfer(asked, born === null ? null : day(born), today)).toEqual({ ok: false, error: { kind } }),
  )
  test('at eighteen, on the day itself', () =>
    expect(checkTransfer({ ...wish, reason: 'turned-18', ground: 'asked-by-family' }, day('2008-11-30'), today).ok).toBe(true))
})
