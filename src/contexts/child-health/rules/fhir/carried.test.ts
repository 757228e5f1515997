/** Signals, screenings, referrals, refrains, side effects and what the family told: out and in again, by R4. */
import fc from 'fast-check'
import type { Communication, Immunization, Observation, ServiceRequest } from 'fhir/r4.js'
import { describe, expect, test } from 'vitest'
import type { Id } from '#platform/id.ts'
import { Temporal } from '#platform/time.ts'
import {
  anEarlierWord,
  anEffect,
  anOwnMeasurement,
  aQuestionnaire,
  aReferral,
  aRefrain,
  aScheme,
  aScreening,
  aSignal,
  aTopic,
  aWish,
} from '#tests/builders/health-carried.ts'
import type { CarriedScreening } from '../transfer/carried.ts'
import { faultsOfResource } from '#tests/fhir/check-fhir.ts'
import { bdsList, codeIn, systems } from './codes.ts'
import { answerFromFhir, earlierWordFromFhir, earlierWordToFhir, wishFromFhir, wishToFhir } from './consent.ts'
import { doseFromFhir } from './dose.ts'
import { measurementFromFhir } from './measurement.ts'
import { referralFromFhir, referralToFhir } from './referral.ts'
import { refrainFromFhir, refrainToFhir } from './refrain.ts'
import { schemeFromFhir, schemeToFhir } from './scheme.ts'
import { screeningFromFhir, screeningToFhir } from './screening.ts'
import { effectFromFhir, effectToFhir } from './side-effect.ts'
import { signalFromFhir, signalToFhir } from './signal.ts'
import {
  ownMeasurementFromFhir,
  ownMeasurementToFhir,
  questionnaireFromFhir,
  questionnaireToFhir,
  topicFromFhir,
  topicToFhir,
} from './told.ts'

const person = '01990000-0000-7000-8000-000000000001'
const sent = <T>(resource: T): T => JSON.parse(JSON.stringify(resource)) as T
const same = (a: unknown, b: unknown): void => expect(sent(a)).toEqual(sent(b))
const runs = { seed: 7, numRuns: 150 }

describe('out and in again is the same, and what goes out is right by R4', () => {
  const both = <T>(name: string, of: fc.Arbitrary<T>, out: (one: T) => object, back: (resource: never) => T | null) =>
    test(name, () => {
      fc.assert(
        fc.property(of, (one) => {
          const resource = out(one)
          expect(faultsOfResource(resource)).toEqual([])
          same(back(sent(resource) as never), one)
        }),
        runs,
      )
    })
  both('a signal', aSignal, (one) => signalToFhir(person, one), signalFromFhir)
  both('a screening', aScreening, (one) => screeningToFhir(person, one), screeningFromFhir)
  both('a refrain', aRefrain, (one) => refrainToFhir(person, one), refrainFromFhir)
  both('a side effect', anEffect, (one) => effectToFhir(person, one), effectFromFhir)
  both('a considered wish', aWish, (one) => wishToFhir(person, one), wishFromFhir)
  both('a word to somebody before', anEarlierWord, (one) => earlierWordToFhir(person, one), earlierWordFromFhir)
  both('an own measurement', anOwnMeasurement, (one) => ownMeasurementToFhir(person, one), ownMeasurementFromFhir)
  both('a topic', aTopic, (one) => topicToFhir(person, one), topicFromFhir)
  both('answers to questions', aQuestionnaire, (one) => questionnaireToFhir(person, one), questionnaireFromFhir)

  test('a referral with what came back', () => {
    fc.assert(
      fc.property(aReferral, (one) => {
        const [request, ...answers] = sent(referralToFhir(person, one)) as [ServiceRequest, ...Communication[]]
        expect([request, ...answers].flatMap(faultsOfResource)).toEqual([])
        expect(answers).toHaveLength(one.outcome === null ? 0 : 1)
        same(referralFromFhir(request, answers), one)
      }),
      runs,
    )
  })

  test('what decides the scheme', () => {
    fc.assert(
      fc.property(aScheme, (one) => {
        const all = schemeToFhir(person, one)
        expect(all.flatMap(faultsOfResource)).toEqual([])
        same(schemeFromFhir(sent(all)), one)
      }),
      runs,
    )
    expect([schemeToFhir(person, null), schemeFromFhir([])]).toEqual([[], null])
  })
})

describe('nothing is taken for something else', () => {
  test('what was not given is no dose, and what a family measured is no measurement of a professional', () => {
    fc.assert(
      fc.property(aRefrain, anOwnMeasurement, (refrain, told) => {
        expect(doseFromFhir(sent(refrainToFhir(person, refrain)))).toBeNull()
        expect(measurementFromFhir(sent(ownMeasurementToFhir(person, told)))).toBeNull()
      }),
      runs,
    )
  })

  test('a word to somebody before, and a considered wish, are no answers', () => {
    fc.assert(
      fc.property(anEarlierWord, aWish, (word, wish) => {
        for (const consent of [earlierWordToFhir(person, word), wishToFhir(person, wish)]) expect(answerFromFhir(sent(consent))).toBeNull()
        expect(wishFromFhir(sent(earlierWordToFhir(person, word)))).toBeNull()
      }),
      runs,
    )
  })

  test.each([
    [
      'until a day before it was decided',
      { extension: [{ url: 'https://opencjg.nl/fhir/StructureDefinition/until-day', valueDate: '2026-01-01' }] },
    ],
    ['without the day that it needs', {}],
  ])('a not-now %s is not read', (_, more) => {
    const refrain = {
      ...{ resourceType: 'Immunization', status: 'not-done', patient: {}, occurrenceDateTime: '2026-02-01', ...more },
      statusReason: { coding: [{ system: 'https://opencjg.nl/fhir/CodeSystem/refrain', code: 'not-now' }] },
      vaccineCode: { coding: [{ system: systems.rvp, code: '04' }] },
    } as Immunization
    expect(refrainFromFhir(refrain)).toBeNull()
  })
})

test('white space that a string of R4 does not know goes out as a space', () => {
  const topic = {
    id: 't' as Id<'topic'>,
    topic: 'sleep',
    askedBy: person,
    askedAt: Temporal.Instant.from('2026-03-01T09:00:00Z'),
    contactId: null,
  }
  const out = topicToFhir(person, { ...topic, words: 'Slaapt\u00a0slecht,\nhuilt\u3000veel' })
  expect(faultsOfResource(out)).toEqual([])
  expect(topicFromFhir(sent(out))?.words).toBe('Slaapt slecht,\nhuilt veel')
})

describe('codes of the BDS', () => {
  const acuity: CarriedScreening = {
    ...{ id: 's' as Id<'screening'>, contactId: null, round: 1, heldOn: Temporal.PlainDate.from('2026-03-01') },
    ...{ kind: 'acuity', result: 'doubtful' },
    ...{ rightValue: 80, leftValue: 63, method: 'LEA 5 m', instrument: null, score: null, repeatBefore: null },
    ...{ cause: null, decided: null, words: null },
  }
  test('visual acuity: 408 with its value list, and of each eye a fraction', () => {
    const made: Observation = screeningToFhir(person, acuity)
    expect(codeIn(made.code, systems.bds)).toBe('408')
    expect(codeIn(made.valueCodeableConcept, bdsList(336))).toBe('2')
    expect(made.component?.map(({ valueQuantity }) => valueQuantity?.value).filter((one) => one !== undefined)).toEqual([0.8, 0.63])
  })
})
