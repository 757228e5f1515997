/** Invented records of children as fast-check makes them: everything that the types and the tables allow, and nothing else. */
import fc from 'fast-check'
import { VACCINES } from '#calculators/vaccination/programme.ts'
import type { Id } from '#platform/id.ts'
import { Temporal, type PlainDate } from '#platform/time.ts'
import type { PatientFacts } from '../../src/contexts/child-health/rules/fhir/patient.ts'
import {
  measures,
  populations,
  type Background,
  type ContactOutcome,
  type ContactStatus,
  type Measurement,
  type Milestone,
} from '../../src/contexts/child-health/rules/record/record.ts'
import type { CarriedContact } from '../../src/contexts/child-health/rules/transfer/record.ts'
import { deviations, type Answer, type Dose } from '../../src/contexts/vaccination/public.ts'

export const anId = <K extends string>(): fc.Arbitrary<Id<K>> => fc.uuid({ version: 7 }).map((id) => id as Id<K>)
const firstDay = Temporal.PlainDate.from('2008-01-01')
export const aDay: fc.Arbitrary<PlainDate> = fc.integer({ min: 0, max: 7000 }).map((days) => firstDay.add({ days }))
const aMoment = fc
  .integer({ min: 1_200_000_000, max: 1_800_000_000 })
  .map((seconds) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000))
const orNull = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(of, { nil: null })

/** Names as people have them: letters of many scripts, hyphens, apostrophes, never empty, no double spaces. */
const aWord = fc.stringMatching(/^[A-Za-zÀ-ÿĀ-žА-я][A-Za-zÀ-ÿĀ-žА-я'’-]{0,14}$/)
const words = (min: number, max: number) => fc.array(aWord, { minLength: min, maxLength: max }).map((all) => all.join(' '))

/** Words as people write them, in any script. */
export const someText = fc
  .string({ minLength: 1, maxLength: 80, unit: 'grapheme' })
  .map((one) => one.trim())
  .filter((one) => /^[ \r\n\t\S]+$/.test(one) && one.isWellFormed() && !one.includes('\uFFFD'))

export const aPatient: fc.Arbitrary<PatientFacts> = fc.record({
  givenNames: words(1, 4),
  callName: aWord,
  prefix: fc.constantFrom('', 'van', 'van der', "in 't", 'ten'),
  familyName: words(1, 2),
  birthDate: orNull(aDay),
  expectedOn: orNull(aDay),
  sex: fc.constantFrom('female', 'male', 'unknown', 'x'),
  deceasedOn: orNull(aDay),
  bsn: orNull(fc.stringMatching(/^[0-9]{9}$/)),
})

export const aMeasurement: fc.Arbitrary<Measurement> = fc
  .record({
    id: anId<'measurement'>(),
    contactId: orNull(anId<'contact'>()),
    measuredOn: aDay,
    measure: fc.constantFrom(...measures),
    value: fc.integer({ min: 1, max: 200_000 }),
    recumbent: orNull(fc.boolean()),
  })
  .map((one) => (one.measure === 'height' ? one : { ...one, recumbent: null }))

export const aMilestone: fc.Arbitrary<Milestone> = fc.record({
  id: anId<'milestone'>(),
  contactId: orNull(anId<'contact'>()),
  observedOn: aDay,
  item: fc.stringMatching(/^([1-9]|[1-6][0-9]|7[0-5])[a-c]?$/),
  side: fc.constantFrom('none', 'right', 'left'),
  answer: fc.constantFrom('+', '-', 'M'),
})

const size = (min: number, max: number) => orNull(fc.integer({ min, max }))
export const aBackground: fc.Arbitrary<Background> = fc.record({
  gestationDays: size(140, 320),
  birthWeightG: size(300, 7000),
  birthLengthMm: size(200, 700),
  birthHeadMm: size(150, 500),
  population: fc.constantFrom(...populations),
  motherHeightMm: size(1000, 2500),
  fatherHeightMm: size(1000, 2500),
  version: fc.constant(1),
})

const outcomesOf: Readonly<Record<ContactStatus, readonly (ContactOutcome | null)[]>> = {
  due: [null],
  invited: [null],
  begun: [null],
  realised: ['01'],
  'not-realised': ['02', '03', '04', '05'],
  cancelled: ['06', '07'],
}
export const aContact: fc.Arbitrary<CarriedContact> = fc
  .record({
    id: anId<'contact'>(),
    personId: anId<'person'>(),
    moment: orNull(fc.stringMatching(/^[a-z0-9.-]{1,24}$/)),
    dueFrom: aDay,
    before: fc.integer({ min: 0, max: 60 }),
    after: fc.integer({ min: 0, max: 60 }),
    status: fc.constantFrom<ContactStatus>('due', 'invited', 'begun', 'realised', 'not-realised', 'cancelled'),
    pick: fc.nat(3),
    form: orNull(fc.constantFrom('01', '02', '03', '04', '05', '06', '07', '08', '09', '98')),
    discipline: orNull(fc.constantFrom('01', '02', '03', '04', '05', '06', '07', '08', '98')),
    plannedAt: orNull(aMoment),
    heldOn: aDay,
    companion: orNull(fc.constantFrom('mother', 'father', 'both', 'foster-parent', 'guardian', 'other', 'alone')),
    indication: orNull(someText),
  })
  .map(({ before, after, pick, heldOn, ...one }) => {
    const outcomes = outcomesOf[one.status]
    const dueOn = one.dueFrom.add({ days: before })
    return {
      ...one,
      kind: one.moment === null ? ('extra' as const) : ('planned' as const),
      ...{ dueOn, dueUntil: dueOn.add({ days: after }), outcome: outcomes[pick % outcomes.length] ?? null },
      ...{ heldOn: one.status === 'realised' ? heldOn : null, heldBy: null, version: 1 },
    }
  })

/** As it is known after it was handed over: of no batch of ours. */
export const aDose: fc.Arbitrary<Dose> = fc.record({
  id: anId<'dose'>(),
  vaccine: fc.constantFrom(...VACCINES),
  givenOn: aDay,
  batchId: fc.constant(null),
  batchNumber: orNull(fc.stringMatching(/^[A-Z0-9][A-Z0-9-]{1,19}$/)),
  product: orNull(words(1, 3)),
  site: orNull(fc.constantFrom('left-arm', 'right-arm', 'left-leg', 'right-leg', 'mouth')),
  elsewhere: fc.constantFrom('vaccination-card', 'register', 'abroad', 'told-by-parent', 'transfer'),
  contactId: orNull(anId<'contact'>()),
  deviates: orNull(fc.constantFrom(...deviations)),
})

export const aWordOnVaccination: fc.Arbitrary<Answer> = fc.record({
  id: anId<'answer'>(),
  saidBy: anId<'person'>(),
  vaccine: fc.constantFrom(...VACCINES),
  says: fc.constantFrom('yes', 'no', 'talk'),
  how: fc.constantFrom('own-page', 'by-word', 'on-paper'),
  saidAt: aMoment,
})
