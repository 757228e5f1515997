import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadKey } from '#calculators/dscore/item-key.ts'
import { loadVanWiechen } from '#calculators/dscore/van-wiechen.ts'
import type { Id } from '#platform/id.ts'
import { Temporal } from '#platform/time.ts'
import { aBackground, aContact, aDay, aDose, aMeasurement, aMilestone, aPatient, aWordOnVaccination } from '#tests/builders/health-fhir.ts'
import { faultsOfResource } from '#tests/fhir/check-fhir.ts'
import type { Dose } from '../../../vaccination/public.ts'
import { answerVaccination } from '../vaccination-answer.ts'
import { backgroundFromFhir, backgroundToFhir } from './background.ts'
import { codeIn, systems } from './codes.ts'
import { answerFromFhir, answerToFhir, sharingToFhir } from './consent.ts'
import { doseFromFhir, doseToFhir } from './dose.ts'
import { dscoreObservations, type DscoreTables } from './d-score.ts'
import { encounterFromFhir, encounterToFhir } from './encounter.ts'
import { bmiObservations, measurementFromFhir, measurementToFhir } from './measurement.ts'
import { developmentObservations, milestoneFromFhir, milestoneToFhir } from './milestone.ts'
import { patientFromFhir, patientToFhir } from './patient.ts'
import { recommendationsToFhir } from './recommendation.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const person = '01990000-0000-7000-8000-000000000001'
/** As it goes over the wire: what comes back is read from text. */
const sent = <T>(resource: T): T => JSON.parse(JSON.stringify(resource)) as T
const same = (a: unknown, b: unknown): void => expect(sent(a)).toEqual(sent(b))

describe('out and in again is the same, and what goes out is right by R4 and the Dutch core profiles', () => {
  const both = <T>(name: string, of: fc.Arbitrary<T>, out: (one: T) => object, back: (resource: never) => T | null) =>
    test(name, () => {
      fc.assert(
        fc.property(of, (one) => {
          const resource = out(one)
          expect(faultsOfResource(resource)).toEqual([])
          same(back(sent(resource) as never), one)
        }),
        { seed: 7, numRuns: 150 },
      )
    })
  both('a child', aPatient, (one) => patientToFhir(person, one), patientFromFhir)
  both('a measurement', aMeasurement, (one) => measurementToFhir(person, one), measurementFromFhir)
  both('a milestone', aMilestone, (one) => milestoneToFhir(person, one), milestoneFromFhir)
  both('a contact', aContact, encounterToFhir, encounterFromFhir)
  both('a vaccination', aDose, (one) => doseToFhir(person, one), doseFromFhir)
  both('a word about a vaccination', aWordOnVaccination, (one) => answerToFhir(person, one), answerFromFhir)

  test('what holds for the whole record', () => {
    fc.assert(
      fc.property(aBackground, fc.option(aDay, { nil: null }), (one, birth) => {
        const all = backgroundToFhir(person, one, birth)
        expect(all.flatMap(faultsOfResource)).toEqual([])
        same(backgroundFromFhir(sent(all)), one)
      }),
      { seed: 7, numRuns: 100 },
    )
  })
})

describe('what is computed goes out right, and is not read back', () => {
  const height = { id: 'h', contactId: null, measuredOn: day('2026-03-01'), measure: 'height', value: 800, recumbent: false } as const
  const weight = { id: 'w', contactId: null, measuredOn: day('2026-03-01'), measure: 'weight', value: 11_200, recumbent: null } as const
  const known = [height, weight].map((one) => ({ ...one, id: one.id as Id<'measurement'> }))

  test('the BMI of a day on which both were measured', () => {
    const [bmi, ...more] = bmiObservations(person, known)
    expect(more).toEqual([])
    expect(bmi?.valueQuantity?.value).toBe(17.5)
    expect(bmi?.derivedFrom?.map(({ reference }) => reference)).toEqual(['Observation/w', 'Observation/h'])
    expect(faultsOfResource(bmi)).toEqual([])
    expect(measurementFromFhir(sent(bmi ?? (undefined as never)))).toBeNull()
    expect(bmiObservations(person, known.slice(0, 1))).toEqual([])
  })

  test('development: one for each day, of the milestones of that day', () => {
    fc.assert(
      fc.property(fc.array(aMilestone, { maxLength: 8 }), (all) => {
        const made = developmentObservations(person, all)
        expect(made.flatMap(faultsOfResource)).toEqual([])
        expect(made.flatMap(({ hasMember = [] }) => hasMember)).toHaveLength(all.length)
        expect(made.flatMap((one) => milestoneFromFhir(sent(one)) ?? [])).toEqual([])
      }),
      { seed: 7, numRuns: 50 },
    )
  })

  let tables: DscoreTables
  beforeAll(async () => {
    tables = { key: await loadKey('gsed2406'), milestones: await loadVanWiechen() }
  })
  test('the D-score of a visit, by the calculator', () => {
    const asked = ['33', '61', '62'].map((item, i) => ({
      ...{ id: `m${i}` as Id<'milestone'>, contactId: null, observedOn: day('2026-09-01'), item, side: 'none' as const },
      answer: i === 2 ? ('-' as const) : ('+' as const),
    }))
    const [score, ...more] = dscoreObservations(person, tables, { birth: day('2025-12-01'), gestationDays: 280 }, asked)
    expect(more).toEqual([])
    expect(score?.valueQuantity?.value).toBeGreaterThan(30)
    expect(score?.valueQuantity?.value).toBeLessThan(60)
    expect(faultsOfResource(score)).toEqual([])
    const noAnswers = asked.map((one) => ({ ...one, side: 'left' as const }))
    expect(dscoreObservations(person, tables, { birth: day('2025-12-01'), gestationDays: null }, noAnswers)).toEqual([])
  })

  test('what the programme offers next', () => {
    const [birth, asOf] = [20_454, 20_600] // days of the calculators: born 2026-01-01
    const { plan } = answerVaccination({ child: { birth, asOf, mother: {}, doses: [] }, register: [] })
    const made = recommendationsToFhir(person, plan.forecast, day('2026-05-27'))
    expect(made.length).toBeGreaterThan(2)
    expect(made.flatMap(faultsOfResource)).toEqual([])
    expect(made.find(({ id }) => id === `${person}.hex`)?.recommendation[0]?.forecastStatus.coding?.[0]?.code).toBe('overdue')
  })

  test('a question about sharing says how it stands and nothing of the words', () => {
    const consent = { id: 'c', purpose: 'care', until: day('2027-01-01'), askedAt: Temporal.Instant.from('2026-11-01T09:00:00Z') }
    const decisions = [
      { who: 'youth', decision: 'yes', how: 'own-page', on: day('2026-11-02'), recordedBy: null, words: 'Liever niet mijn vader' },
    ]
    const made = sharingToFhir(person, { ...consent, decisions, state: { kind: 'complete' } } as never)
    expect(faultsOfResource(made)).toEqual([])
    expect(made.status).toBe('active')
    expect(made.provision?.type).toBe('permit')
    expect(JSON.stringify(made)).not.toContain('Liever')
    expect(
      sharingToFhir(person, { ...consent, decisions: [], state: { kind: 'said-no', by: [], missing: [], mayExcept: false } } as never),
    ).toMatchObject({
      status: 'rejected',
      provision: { type: 'deny' },
    })
    expect(answerFromFhir(sent(made))).toBeNull()
  })
})

describe('codes', () => {
  test('measurements carry LOINC, their BDS number and the unit that the profile asks', () => {
    const measured = { id: 'm' as Id<'measurement'>, contactId: null, measuredOn: day('2026-03-01'), recumbent: null }
    const weight = measurementToFhir(person, { ...measured, measure: 'weight', value: 3405 })
    expect(weight.code.coding?.map(({ code }) => code)).toEqual(['29463-7', '245'])
    expect(weight.valueQuantity).toEqual({ value: 3.405, unit: 'kg', system: 'http://unitsofmeasure.org', code: 'kg' })
    expect(codeIn(measurementToFhir(person, { ...measured, measure: 'head', value: 452 }).code, systems.bds)).toBe('252')
  })

  test('an item with two sides has the BDS number of its side', () => {
    const asked = { id: 'm' as Id<'milestone'>, contactId: null, observedOn: day('2026-03-01'), item: '2', answer: 'M' } as const
    expect(codeIn(milestoneToFhir(person, { ...asked, side: 'right' }).code, systems.bds)).toBe('881')
    expect(codeIn(milestoneToFhir(person, { ...asked, side: 'left' }).code, systems.bds)).toBe('883')
    expect(codeIn(milestoneToFhir(person, { ...asked, side: 'none' }).code, systems.bds)).toBeNull()
  })

  test('a dose of ours is a first-hand report, and arrives as one from a transfer', () => {
    const ours: Dose = {
      ...{ id: 'd' as Id<'dose'>, vaccine: 'BMR', givenOn: day('2026-03-01'), batchId: 'b' as Id<'batch'>, batchNumber: 'AB-12' },
      ...{ product: 'Priorix', site: 'left-leg', elsewhere: null, contactId: null, deviates: null },
    }
    const out = doseToFhir(person, ours)
    expect(out).toMatchObject({ primarySource: true, lotNumber: 'AB-12' })
    expect(codeIn(out.vaccineCode, systems.rvp)).toBe('04')
    expect(doseFromFhir(sent(out))).toMatchObject({ batchId: null, elsewhere: 'transfer', batchNumber: 'AB-12' })
  })
})

describe('what comes from another program', () => {
  const height = {
    resourceType: 'Observation',
    status: 'final',
    code: { coding: [{ system: 'http://loinc.org', code: '8302-2' }] },
  } as const
  const read = (more: object) => measurementFromFhir({ ...height, subject: {}, effectiveDateTime: '2026-03-01', ...more } as never)
  const ucum = (value: number, code: string) => ({ valueQuantity: { value, code, unit: code, system: 'http://unitsofmeasure.org' } })

  test.each([
    [74.5, 'cm', 745],
    [0.745, 'm', 745],
    [745, 'mm', 745],
  ])('%s %s is read as millimetres', (value, unit, mm) => expect(read(ucum(value, unit))?.value).toBe(mm))

  test.each([
    ['in inches', ucum(29, '[in_i]')],
    ['without a unit system', { valueQuantity: { value: 74, unit: 'cm' } }],
    ['finer than a millimetre', ucum(74.512, 'cm')],
    ['of nothing', ucum(0, 'cm')],
    ['of a month', { ...ucum(74, 'cm'), effectiveDateTime: '2026-03' }],
    ['on a day that does not exist', { ...ucum(74, 'cm'), effectiveDateTime: '2026-02-30' }],
    ['entered in error', { ...ucum(74, 'cm'), status: 'entered-in-error' }],
  ])('a height %s is not read', (_, more) => expect(read(more)).toBeNull())

  test('the day of a moment is its own day', () =>
    expect(read({ ...ucum(74, 'cm'), effectiveDateTime: '2026-03-01T23:30:00+01:00' })?.measuredOn.toString()).toBe('2026-03-01'))

  test('a vaccine by its SNOMED or RVP code alone is known, another one is not', () => {
    const given = (system: string, code: string) =>
      doseFromFhir({
        resourceType: 'Immunization',
        status: 'completed',
        occurrenceDateTime: '2026-03-01',
        patient: {},
        vaccineCode: { coding: [{ system, code }] },
      })
    expect(given('http://snomed.info/sct', '871831003')?.vaccine).toBe('BMR')
    expect(given('urn:oid:2.16.840.1.113883.2.4.4.40.76', '28')?.vaccine).toBe('MENACWY')
    expect(given('http://snomed.info/sct', '836500008')).toBeNull()
  })
})
