import { describe, expect, test } from 'vitest'
import type { Vaccine } from '#calculators/vaccination/programme.ts'
import type { Id } from '#platform/id.ts'
import { Temporal, type PlainDate } from '#platform/time.ts'
import type { Batch } from './batch.ts'
import { checkDose, isQuestion, type DoseWish, type KnownForDose } from './check-dose.ts'
import { noScheme } from './programme.ts'
import type { Refrain } from './refrain.ts'

const day = (text: string): PlainDate => Temporal.PlainDate.from(text)
const batch = (given: Partial<Batch> = {}): Batch => ({
  ...{ id: 'b' as Id<'batch'>, vaccine: 'BMR', product: 'Bomaro', number: 'BM1', expiresOn: day('2027-01-31'), recalledOn: null },
  ...given,
})
const dose = (vaccine: Vaccine, givenOn: string) => ({ vaccine, givenOn: day(givenOn) })
const wish = (given: Partial<DoseWish> = {}): DoseWish => ({
  ...{ vaccine: 'BMR', givenOn: day('2026-11-24'), batch: batch(), deviates: null, isThisChild: false },
  ...given,
})
/** Of 14 months, everybody said yes. */
const known = (given: Partial<KnownForDose> = {}): KnownForDose => ({
  ...{
    born: day('2025-09-24'),
    deceasedOn: null,
    today: day('2026-11-24'),
    scheme: noScheme,
    doses: [],
    refrains: [],
    left: 5,
    hasTwin: false,
  },
  ...{ outcome: { kind: 'complete', because: 'all' } as const },
  ...given,
})
const kinds = (of: DoseWish, by: KnownForDose = known()): readonly string[] => checkDose(of, by).map(({ kind }) => kind)
const refrain = (kind: Refrain['kind'], untilDay: string | null = null): Refrain => ({
  ...{ id: 'r' as Id<'refrain'>, vaccine: 'BMR', kind, untilDay: untilDay === null ? null : day(untilDay), decidedOn: day('2026-11-01') },
  ...{ recordedAt: Temporal.Instant.from('2026-11-01T10:00Z'), endedAt: null },
})

test('a dose that is due, with consent, out of a batch in order: nothing stands in the way', () => {
  expect(checkDose(wish(), known())).toEqual([])
})

describe('what can never be right', () => {
  test.each([
    ['the day of birth is right', { born: day('2026-11-24') }, wish({ vaccine: 'HEPB0', batch: batch({ vaccine: 'HEPB0' }) }), false],
    ['the day before birth is not', { born: day('2026-11-25') }, wish(), true],
  ] as const)('%s', (_name, given, of, refused) => {
    expect(kinds(of, known(given)).includes('before-birth')).toBe(refused)
  })
  test('tomorrow, after death, twice on one day, without a birth date', () => {
    expect(kinds(wish({ givenOn: day('2026-11-25') }))).toContain('in-future')
    expect(kinds(wish(), known({ deceasedOn: day('2026-11-23') }))).toContain('after-death')
    expect(kinds(wish(), known({ doses: [dose('BMR', '2026-11-24')] }))).toContain('same-day')
    expect(kinds(wish(), known({ born: null }))).toEqual(['not-born'])
  })
})

describe('the batch, on the day of the dose', () => {
  test.each([
    ['its last day counts', { expiresOn: day('2026-11-24') }, []],
    ['the day after does not', { expiresOn: day('2026-11-23') }, ['batch-expired']],
    ['recalled that day', { recalledOn: day('2026-11-24') }, ['batch-recalled']],
    ['recalled the day after: it was given before', { recalledOn: day('2026-11-25') }, []],
    ['of another vaccine', { vaccine: 'HPV' }, ['wrong-vaccine']],
  ] as const)('%s', (_name, given, expected) => {
    expect(kinds(wish({ batch: batch(given) }))).toEqual(expected)
  })
  test('nothing left', () => {
    expect(kinds(wish(), known({ left: 0 }))).toEqual(['none-left'])
  })
})

describe('consent and the four kinds of no', () => {
  test('without consent it is not given', () => {
    expect(kinds(wish(), known({ outcome: { kind: 'waiting', for: ['vader'], talk: [] } }))).toEqual(['no-consent'])
  })
  test.each(['objection', 'contra-indication', 'declined-after-talk'] as const)('%s holds until it is ended', (kind) => {
    expect(kinds(wish(), known({ refrains: [refrain(kind)] }))).toEqual(['refrained'])
    const ended = { ...refrain(kind), endedAt: Temporal.Instant.from('2026-11-20T10:00Z') }
    expect(kinds(wish(), known({ refrains: [ended] }))).toEqual([])
  })
  test('not now: until the day before; on its day it may be given', () => {
    expect(kinds(wish(), known({ refrains: [refrain('not-now', '2026-11-25')] }))).toEqual(['refrained'])
    expect(kinds(wish(), known({ refrains: [refrain('not-now', '2026-11-24')] }))).toEqual([])
  })
  test('a no to another vaccine holds nothing back', () => {
    expect(kinds(wish(), known({ refrains: [{ ...refrain('objection'), vaccine: 'HPV' }] }))).toEqual([])
  })
})

describe('what the programme asks about', () => {
  /** BMR-1 at 14 months; the second four weeks later at the soonest (S15). */
  const second = (givenOn: string, deviates: DoseWish['deviates'] = null) =>
    kinds(
      wish({ givenOn: day(givenOn), deviates }),
      known({ born: day('2023-01-01'), today: day('2026-11-30'), doses: [dose('BMR', '2026-10-20')] }),
    )
  test('too soon after the former is asked about, and written down with a reason', () => {
    expect(second('2026-11-16')).toEqual(['asks-reason'])
    expect(second('2026-11-16', 'outbreak')).toEqual([])
    expect(second('2026-11-17')).toEqual([])
  })
  test('below the first birthday BMR does not count: asked about', () => {
    const early = checkDose(wish(), known({ born: day('2026-02-01') }))
    expect(early).toMatchObject([{ kind: 'asks-reason', why: 'too-young' }])
    expect(early.every(isQuestion)).toBe(true)
    expect(kinds(wish({ deviates: 'travel' }), known({ born: day('2026-02-01') }))).toEqual([])
  })
  test('more than the course asks is asked about', () => {
    const doses = [dose('BMR', '2021-01-01'), dose('BMR', '2024-01-01')]
    expect(checkDose(wish(), known({ born: day('2019-11-01'), doses }))).toMatchObject([{ kind: 'asks-reason', why: 'extra-dose' }])
  })
  test('rotavirus after its last day is refused, whatever the reason', () => {
    const rota = { vaccine: 'ROTA', batch: batch({ vaccine: 'ROTA' }), deviates: 'doctor' } as const
    expect(kinds(wish(rota), known({ born: day('2026-03-01'), doses: [dose('ROTA', '2026-05-01')] }))).toEqual(['too-late'])
  })
  test('a vaccine that is not for this child', () => {
    const hepb = { vaccine: 'HEPB0', batch: batch({ vaccine: 'HEPB0' }) } as const
    expect(checkDose(wish(hepb), known({ born: day('2026-11-23') }))).toMatchObject([{ kind: 'asks-reason', why: 'not-for-this-child' }])
  })
  test('a dose that is written down later is judged among those before it', () => {
    expect(kinds(wish({ givenOn: day('2026-10-30') }), known({ doses: [dose('BMR', '2026-11-20')], born: day('2025-08-01') }))).toEqual([])
  })
})

test('a twin: whose record is it?', () => {
  expect(kinds(wish(), known({ hasTwin: true }))).toEqual(['asks-which-child'])
  expect(kinds(wish({ isThisChild: true }), known({ hasTwin: true }))).toEqual([])
})

test('given elsewhere: as it was; neither consent, stock, refrain nor programme asks anything', () => {
  const elsewhere = wish({ batch: null, givenOn: day('2025-10-01') })
  const against = known({
    outcome: { kind: 'refused', by: ['moeder'], waitingFor: [] },
    left: 0,
    refrains: [refrain('objection')],
    hasTwin: true,
  })
  expect(kinds(elsewhere, against)).toEqual([])
  expect(kinds({ ...elsewhere, givenOn: day('2025-09-23') }, against)).toEqual(['before-birth'])
})
