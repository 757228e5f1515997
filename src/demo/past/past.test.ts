import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readDanger, topics } from '#contexts/advice/deeds.ts'
import { findPersonalData } from '#contexts/advice/rules/personal-data.ts'
import { localDate, Temporal, type PlainDate } from '#platform/time.ts'
import type { Case } from '../case.ts'
import { seeded } from '../seeded.ts'
import { latestOpenings, timelineOf } from '../timeline.ts'
import { isSchoolHoliday, poisson, questionsOn } from './calendar.ts'
import { casesOf } from './days.ts'
import { aboutDanger } from './singles.ts'

const time = (text: string) => Temporal.PlainTime.from(text)
const date = (text: string): PlainDate => Temporal.PlainDate.from(text)
const times = {
  hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: time('08:30'), closes: time('17:00') })),
  closedDays: [],
}
const openDays = 126
const openingsAt = (now: string) => latestOpenings(times, Temporal.Instant.from(now), openDays)
const everything = (now: string): readonly Case[] => {
  const openings = openingsAt(now)
  return openings.flatMap((_, ago) => casesOf('lindewaard', openings, ago, 5))
}

// Over both changes of the clock, through the long holidays, on a Sunday, at night, and a minute after opening.
const moments = ['2026-11-24T13:00:00Z', '2026-04-05T12:00:00Z', '2026-12-26T02:00:00Z', '2026-08-30T20:00:00Z', '2026-11-24T07:31:00Z']

test.each(moments)('half a year before %s can be timed: in order, not later than now, and the team works while open', (at) => {
  const now = Temporal.Instant.from(at)
  const openings = openingsAt(at)
  for (let ago = 0; ago < openDays; ago += 1)
    for (const [index, one] of casesOf('lindewaard', openings, ago, 5).entries()) {
      const { askedAt, steps } = timelineOf(one, openings, now, readDanger(one.text).level === 'now', seeded(`${ago} ${index}`))
      const all = [askedAt, ...steps.map((step) => step.at)]
      expect(all).toEqual(all.toSorted((a, b) => Temporal.Instant.compare(a, b)))
      expect(Temporal.Instant.compare(all.at(-1) ?? now, now)).toBeLessThanOrEqual(0)
      for (const { step, at: moment } of steps)
        if ('by' in step)
          expect(
            openings.some(({ from, until }) => Temporal.Instant.compare(from, moment) <= 0 && Temporal.Instant.compare(moment, until) <= 0),
          ).toBe(true)
    }
})

test('the same day gives the same questions', () => {
  expect(everything(moments[0] ?? '')).toEqual(everything(moments[0] ?? ''))
})

test('texts point at nobody, articles exist, topics are known, and danger is exactly where it was meant', () => {
  const articles = resolve(import.meta.dirname, '../../../content/articles')
  const cases = everything(moments[0] ?? '')
  const danger = new Set(aboutDanger.map(({ text }) => text))
  for (const one of cases) {
    expect(readDanger(one.text).level === 'now', one.text).toBe(danger.has(one.text))
    const texts = [one.text, ...one.steps.flatMap((step) => ('text' in step ? [step.text] : 'note' in step ? [step.note] : []))]
    expect(texts.flatMap(findPersonalData), texts.join(' / ')).toEqual([])
    expect(texts.join(' ')).not.toMatch(/[{}]/)
    for (const step of one.steps) {
      if (step.do === 'answer') for (const slug of step.articles) expect(existsSync(join(articles, slug)), slug).toBe(true)
      if (step.do === 'close') expect(topics).toContain(step.topic)
    }
  }
})

test('fifty neighbours in a list do not look cloned', () => {
  const texts = everything(moments[0] ?? '').map(({ text }) => text)
  for (let at = 50; at + 50 < texts.length; at += 50) expect(new Set(texts.slice(at, at + 50)).size, String(at)).toBeGreaterThanOrEqual(45)
})

test('Mondays bring more than Fridays, and school holidays less', () => {
  const mean = (day: PlainDate): number => {
    const chance = seeded(day.toString())
    return Array.from({ length: 400 }, () => questionsOn(day, 6, chance)).reduce((sum, one) => sum + one, 0) / 400
  }
  expect(isSchoolHoliday(date('2026-08-03'))).toBe(true)
  expect(isSchoolHoliday(date('2026-11-23'))).toBe(false)
  expect(mean(date('2026-11-23'))).toBeGreaterThan(mean(date('2026-11-27')) * 1.4)
  expect(mean(date('2026-08-03'))).toBeLessThan(mean(date('2026-11-23')) * 0.65)
})

test('the number of a day is never below zero and lies around its mean', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 12, noNaN: true }), fc.string(), (mean, seed) => {
      const chance = seeded(seed)
      const drawn = Array.from({ length: 300 }, () => poisson(mean, chance))
      expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0)
      expect(Math.abs(drawn.reduce((sum, one) => sum + one, 0) / 300 - mean)).toBeLessThan(1 + mean * 0.2)
    }),
    { numRuns: 50 },
  )
})

test('of an installation the questions of the past begin half a year ago', () => {
  const openings = openingsAt(moments[0] ?? '')
  const first = localDate(openings.at(-1)?.from ?? Temporal.Instant.from(moments[0] ?? ''))
  expect(first.until(date('2026-11-24'), { largestUnit: 'months' }).months).toBeGreaterThanOrEqual(5)
})
