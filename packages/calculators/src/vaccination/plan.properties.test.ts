import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import { CARRIER, UNPROTECTED, VACCINATED } from '../../tests/vaccination-builders.ts'
import { compileProgramme } from './compiled.ts'
import { dayOf, formatDate, parseDate } from '../core/civil-date.ts'
import { planVaccinations } from './plan.ts'
import type { ChildToVaccinate, GivenDose, VaccinationPlan } from './plan.ts'
import { VACCINES } from './programme.ts'
import { rvp2025 } from './rvp-2025.ts'

fc.configureGlobal({ seed: 20250101, numRuns: 500 })

/** Children born 2008-2026 with up to twelve doses at any age before the day of asking. */
const children = fc
  .record({
    birth: fc.integer({ min: dayOf(2008, 1, 1), max: dayOf(2026, 12, 31) }),
    age: fc.integer({ min: 0, max: 19 * 366 }),
    mother: fc.constantFrom(VACCINATED, UNPROTECTED, CARRIER),
    given: fc.array(fc.record({ vaccine: fc.constantFrom(...VACCINES), share: fc.double({ min: 0, max: 1, noNaN: true }) }), {
      maxLength: 12,
    }),
  })
  .map(({ birth, age, mother, given }): ChildToVaccinate => {
    const doses = given.map(({ vaccine, share }): GivenDose => ({ vaccine, day: birth + Math.floor(age * share ** 2) }))
    return { birth, asOf: birth + age, mother, doses }
  })

const plan = (child: ChildToVaccinate): VaccinationPlan => planVaccinations(rvp2025, child)

test('the same question gives the same plan', () => {
  fc.assert(
    fc.property(children, (child) => {
      expect(plan(child)).toEqual(plan(child))
    }),
  )
})

test('the order in which doses are entered makes no difference', () => {
  fc.assert(
    fc.property(children, (child) => {
      const turned = { ...child, doses: child.doses.toReversed() }
      const key = (one: VaccinationPlan): unknown => one.past.map(({ vaccine, date, valid }) => `${vaccine} ${date} ${valid}`).toSorted()
      expect(plan(turned).forecast).toEqual(plan(child).forecast)
      expect(key(plan(turned))).toEqual(key(plan(child)))
    }),
  )
})

test('a dose that counts keeps counting when a later dose is added, and so does the verdict on one that does not', () => {
  fc.assert(
    fc.property(children, fc.constantFrom(...VACCINES), fc.integer({ min: 0, max: 2000 }), (child, vaccine, wait) => {
      const asOf = child.asOf + wait
      const before = plan({ ...child, asOf }).past
      const after = plan({ ...child, asOf, doses: [...child.doses, { vaccine, day: asOf }] }).past
      expect(after.slice(0, -1)).toEqual(before)
    }),
  )
})

test('no dose is planned sooner than its age and interval, and a dose given on its first planned day counts', () => {
  fc.assert(
    fc.property(children, (child) => {
      for (const dose of plan(child).forecast) {
        const from = dose.recommendedFrom === null ? null : parseDate(dose.recommendedFrom.date)
        if (from === null) continue
        expect(dose.earliest === null || dose.earliest.date <= (dose.recommendedFrom?.date ?? '')).toBe(true)
        // Given on the first day that is both offered and still to come.
        const day = Math.max(from, child.asOf)
        const given = plan({ ...child, asOf: day, doses: [...child.doses, { vaccine: dose.vaccine, day }] }).past.at(-1)
        const sameDay = child.doses.some((other) => other.vaccine === dose.vaccine && other.day === day)
        expect(sameDay || given?.valid).toBe(true)
        if (!sameDay) expect(given?.rule).toBe(dose.rule)
      }
    }),
  )
})

test('the dates of a dose stand in their order, and exist', () => {
  fc.assert(
    fc.property(children, (child) => {
      for (const { earliest, recommendedFrom, recommendedTo, latest, status, reason } of plan(child).forecast) {
        if (recommendedFrom !== null && latest !== null) expect(recommendedFrom.date <= latest.date).toBe(true)
        const inOrder = [earliest, recommendedFrom, recommendedTo].flatMap((one) => (one === null ? [] : [one.date]))
        expect(inOrder).toEqual(inOrder.toSorted())
        for (const one of [earliest, recommendedFrom, recommendedTo, latest])
          expect(one === null || parseDate(one.date) !== null).toBe(true)
        if (status === 'due')
          expect(
            (recommendedFrom?.date ?? '9') <= formatDate(child.asOf) && (latest === null || formatDate(child.asOf) <= latest.date),
          ).toBe(true)
        if (status === 'future' && reason === null) expect((recommendedFrom?.date ?? '') > formatDate(child.asOf)).toBe(true)
        if (status === 'complete' || status === 'notEligible') expect(latest).toBeNull()
      }
    }),
  )
})

test('time alone never undoes: a complete course stays complete, a dose too late stays too late', () => {
  fc.assert(
    fc.property(children, fc.integer({ min: 1, max: 3000 }), (child, wait) => {
      const now = plan(child).forecast
      const later = plan({ ...child, asOf: child.asOf + wait }).forecast
      now.forEach(({ status }, at) => {
        if (status === 'complete' || status === 'notEligible') expect(later[at]?.status).toBe(status)
        if (status === 'tooLate') expect(later[at]?.status).toBe('tooLate')
      })
    }),
  )
})

test('a child that follows the plan to the day completes every course that it is offered', () => {
  for (const mother of [VACCINATED, UNPROTECTED, CARRIER]) {
    for (const birth of [dayOf(2024, 2, 29), dayOf(2025, 1, 31), dayOf(2025, 4, 1), dayOf(2025, 9, 30), dayOf(2026, 12, 31)]) {
      const doses: GivenDose[] = []
      for (let asOf = birth; asOf < birth + 18 * 366; asOf += 1) {
        const { forecast } = plan({ birth, asOf, mother, doses })
        const due = forecast.filter(({ status }) => status === 'due')
        for (const { vaccine } of due) doses.push({ vaccine, day: asOf })
        // To the next day on which something can happen.
        const next = forecast
          .flatMap(({ recommendedFrom }) => (recommendedFrom === null ? [] : [parseDate(recommendedFrom.date) ?? 0]))
          .filter((day) => day > asOf)
        if (due.length === 0) asOf = Math.max(asOf, Math.min(...next, birth + 18 * 366) - 1)
      }
      const { past, forecast } = plan({ birth, asOf: birth + 17 * 365, mother, doses })
      expect(past.every(({ valid }) => valid)).toBe(true)
      expect(forecast.filter(({ status }) => status !== 'complete' && status !== 'notEligible')).toEqual([])
      expect(past.filter(({ vaccine }) => vaccine === 'HEX')).toHaveLength(mother === VACCINATED ? 3 : 4)
    }
  }
})

test('every course has a series for every scheme and birth year', () => {
  for (const course of compileProgramme(rvp2025).courses) {
    expect(course.series.some(({ startedFrom }) => startedFrom === null)).toBe(true)
  }
})
