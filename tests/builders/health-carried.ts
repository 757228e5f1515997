/** The rest of an invented record, as fast-check makes it: signals, screenings, referrals, what the family told, and what vaccination keeps besides doses. */
import fc from 'fast-check'
import { VACCINES } from '#calculators/vaccination/programme.ts'
import { Temporal } from '#platform/time.ts'
import { receivers } from '../../src/contexts/child-health/rules/record/whole-record.ts'
import type {
  Carried,
  CarriedEffect,
  CarriedOwnMeasurement,
  CarriedQuestionnaire,
  CarriedReferral,
  CarriedRefrain,
  CarriedScheme,
  CarriedScreening,
  CarriedSignal,
  CarriedTopic,
  CarriedWish,
  EarlierWord,
} from '../../src/contexts/child-health/rules/transfer/carried.ts'
import { kindShapes, screeningKinds, screeningResults } from '../../src/contexts/child-health/rules/screening/kinds.ts'
import { agreeing } from '../../src/contexts/child-health/rules/screening/referral.ts'
import { earlierSays, effectKinds } from '../../src/contexts/vaccination/public-transfer.ts'
import { aDay, anId, someText } from './health-fhir.ts'

const orNull = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(of, { nil: null })
const aMoment = fc
  .integer({ min: 1_200_000_000, max: 1_800_000_000 })
  .map((seconds) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000))
const aVaccine = fc.constantFrom(...VACCINES)
const inContact = orNull(anId<'contact'>())

export const aSignal: fc.Arbitrary<CarriedSignal> = fc
  .record({
    ...{ id: anId<'signal'>(), contactId: inContact, raisedOn: aDay, refer: fc.boolean() },
    source: fc.constantFrom('height', 'weight', 'head', 'language', 'development', 'screening', 'psychosocial'),
    ...{ code: fc.stringMatching(/^[A-Za-z0-9.-]{1,40}$/), rules: fc.stringMatching(/^[0-9a-z.]{1,20}$/) },
    ...{ decision: orNull(fc.constantFrom('seen', 'watch', 'refer', 'no-action')), decidedOn: aDay },
    ...{ followUpBefore: orNull(aDay), followedUpOn: orNull(aDay) },
  })
  .map((one) => ({ ...one, decidedOn: one.decision === null ? null : one.decidedOn }))

const among = (all: readonly string[]): fc.Arbitrary<string | null> =>
  all.length === 0 ? fc.constant(null) : orNull(fc.constantFrom(...all))
/** What can be recorded of its kind. */
export const aScreening: fc.Arbitrary<CarriedScreening> = fc
  .constantFrom(...screeningKinds)
  .chain((kind) => {
    const { sides, score, methods, instruments, mostRounds, refusedBecause, failedBecause } = kindShapes[kind]
    const aSide =
      sides === null ? fc.constant(null) : orNull(sides === 'good-or-not' ? fc.constantFrom(1, 2) : fc.integer({ min: 5, max: 100 }))
    return fc.record({
      ...{ id: anId<'screening'>(), contactId: inContact, kind: fc.constant(kind), heldOn: aDay, repeatBefore: orNull(aDay) },
      ...{ round: fc.integer({ min: 1, max: mostRounds }), result: fc.constantFrom(...screeningResults) },
      ...{ rightValue: aSide, leftValue: aSide, method: among(methods), instrument: among(instruments) },
      score: score === null ? fc.constant(null) : orNull(fc.integer({ min: score.from, max: Math.min(score.to, 5) })),
      cause: among([...refusedBecause, ...failedBecause]),
      decided: orNull(fc.constantFrom('clear' as const, 'refer' as const)),
      words: orNull(someText),
    })
  })
  .map((one) => ({
    ...one,
    // A score is one of an instrument, and a term one of a repeat.
    score: one.instrument === null ? null : one.score,
    decided: one.repeatBefore === null ? one.decided : one.decided === null ? null : ('repeat' as const),
  }))

export const aReferral: fc.Arbitrary<CarriedReferral> = fc
  .record({
    ...{ id: anId<'referral'>(), contactId: inContact, screeningId: orNull(anId<'screening'>()), signalId: orNull(anId<'signal'>()) },
    ...{ sentTo: fc.constantFrom(...receivers), sentOn: aDay, feedbackBefore: aDay, reason: someText, feedbackOn: aDay },
    agreedBy: orNull(fc.subarray([...agreeing], { minLength: 1 })),
    outcome: orNull(fc.constantFrom('confirmed', 'not-confirmed', 'being-treated', 'did-not-go', 'no-answer')),
    feedback: orNull(someText),
  })
  .map((one) => (one.outcome === null ? { ...one, feedback: null, feedbackOn: null } : one))

export const aRefrain: fc.Arbitrary<CarriedRefrain> = fc
  .record({
    ...{ id: anId<'refrain'>(), vaccine: aVaccine, decidedOn: aDay, endedAt: orNull(aMoment), reason: orNull(someText) },
    kind: fc.constantFrom('objection', 'contra-indication', 'not-now', 'declined-after-talk'),
    days: fc.integer({ min: 1, max: 400 }),
  })
  .map(({ days, ...one }) => ({ ...one, untilDay: one.kind === 'not-now' ? one.decidedOn.add({ days }) : null }))

export const anEffect: fc.Arbitrary<CarriedEffect> = fc
  .record({
    ...{ id: anId<'sideEffect'>(), doseId: anId<'dose'>(), beganOn: aDay, words: orNull(someText), reportedOn: orNull(aDay) },
    ...{ days: orNull(fc.nat(30)), toldBy: fc.constantFrom('family' as const, 'professional' as const) },
    kinds: fc.subarray([...effectKinds], { minLength: 1 }),
  })
  .map(({ days, ...one }) => ({ ...one, endedOn: days === null ? null : one.beganOn.add({ days }) }))

export const aScheme: fc.Arbitrary<CarriedScheme> = fc
  .record({
    ...{ maternalGivenOn: orNull(aDay), maternalWeeks: orNull(fc.integer({ min: 0, max: 44 })), motherHbsag: orNull(fc.boolean()) },
    chosen: orNull(fc.constantFrom('2+1' as const, '3+1' as const, 'hbsag' as const)),
    chosenWhy: orNull(fc.constantFrom('medical' as const, 'parents' as const, 'from-abroad' as const)),
  })
  .map((one) => (one.chosen === null ? { ...one, chosenWhy: null } : one))
  .filter((one) => Object.values(one).some((fact) => fact !== null))

export const aWish: fc.Arbitrary<CarriedWish> = fc.record({
  ...{ id: anId<'consideredWish'>(), vaccine: aVaccine, explanation: orNull(someText), decidedOn: aDay },
})

export const anEarlierWord: fc.Arbitrary<EarlierWord> = fc.record({
  ...{ id: anId<'earlierWord'>(), saidBy: anId(), vaccine: aVaccine, says: fc.constantFrom(...earlierSays), saidAt: aMoment },
  how: orNull(fc.constantFrom('own-page' as const, 'by-word' as const, 'on-paper' as const)),
  ...{ saidTo: someText, explanation: orNull(someText) },
})

export const anOwnMeasurement: fc.Arbitrary<CarriedOwnMeasurement> = fc.record({
  ...{ id: anId<'ownMeasurement'>(), measuredOn: aDay, measure: fc.constantFrom('height' as const, 'weight' as const, 'head' as const) },
  ...{ value: fc.integer({ min: 1, max: 200_000 }), toldBy: anId(), toldAt: aMoment },
})

export const aTopic: fc.Arbitrary<CarriedTopic> = fc.record({
  ...{ id: anId<'topic'>(), topic: fc.stringMatching(/^[a-z-]{2,30}$/), words: orNull(someText), askedBy: anId(), askedAt: aMoment },
  contactId: inContact,
})

export const aQuestionnaire: fc.Arbitrary<CarriedQuestionnaire> = fc
  .record({
    ...{ id: anId<'questionnaire'>(), contactId: inContact, instrument: fc.stringMatching(/^[A-Za-z0-9-]{1,40}$/) },
    informant: fc.constantFrom('parent' as const, 'young-person' as const, 'professional' as const),
    answers: fc.dictionary(fc.stringMatching(/^[a-z-]{1,20}$/), fc.oneof(someText, fc.integer({ min: -10, max: 60 }), fc.boolean()), {
      maxKeys: 5,
      noNullPrototype: true,
    }),
    ...{ filledBy: anId(), filledOn: aDay },
  })
  .map((one) => (one.informant === 'professional' ? { ...one, filledBy: '' } : one))

export const aCarried: fc.Arbitrary<Carried> = fc.record({
  signals: fc.array(aSignal, { maxLength: 2 }),
  screenings: fc.array(aScreening, { maxLength: 2 }),
  referrals: fc.uniqueArray(aReferral, { maxLength: 2, selector: ({ id }) => id }),
  refrains: fc.array(aRefrain, { maxLength: 2 }),
  effects: fc.array(anEffect, { maxLength: 2 }),
  scheme: fc.option(aScheme, { nil: null }),
  wishes: fc.array(aWish, { maxLength: 1 }),
  earlierWords: fc.array(anEarlierWord, { maxLength: 2 }),
  ownMeasurements: fc.array(anOwnMeasurement, { maxLength: 2 }),
  topics: fc.array(aTopic, { maxLength: 2 }),
  questionnaires: fc.array(aQuestionnaire, { maxLength: 2 }),
})
