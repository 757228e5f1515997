import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readDanger, topics } from '#contexts/advice/deeds.ts'
import { findPersonalData } from '#contexts/advice/rules/personal-data.ts'
import { localDateTime, Temporal } from '#platform/time.ts'
import { answer, days, evening, parent, reply, take, type Case } from './case.ts'
import { sampleCentres } from './centres.ts'
import { seeded } from './seeded.ts'
import { latestOpenings, timelineOf } from './timeline.ts'

const at = (text: string) => Temporal.Instant.from(text)
const time = (text: string) => Temporal.PlainTime.from(text)
const times = {
  hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: time('08:30'), closes: time('17:00') })),
  closedDays: [],
}
const tuesday = at('2026-11-24T13:00:00Z')

test('the same seed gives the same numbers, another seed others, all from 0 up to 1', () => {
  const draw = (text: string) => {
    const { next } = seeded(text)
    return Array.from({ length: 200 }, next)
  }
  expect(draw('a')).toEqual(draw('a'))
  expect(draw('a')).not.toEqual(draw('b'))
  expect(draw('a').every((number) => number >= 0 && number < 1)).toBe(true)
  expect(new Set(draw('a').map((number) => Math.floor(number * 10))).size).toBe(10)
})

test.each([
  ['on a day while open: until now', '2026-11-24T13:00:00Z', '2026-11-24T08:30', '2026-11-24T14:00'],
  ['before opening: the day before, whole', '2026-11-24T07:29:00Z', '2026-11-23T08:30', '2026-11-23T17:00'],
  ['after closing: today, whole', '2026-11-24T20:00:00Z', '2026-11-24T08:30', '2026-11-24T17:00'],
  ['on a Sunday: Friday', '2026-11-22T12:00:00Z', '2026-11-20T08:30', '2026-11-20T17:00'],
  ['on Boxing Day: the day before Christmas', '2026-12-26T12:00:00Z', '2026-12-24T08:30', '2026-12-24T17:00'],
  ['after the clock went back', '2026-10-26T10:00:00Z', '2026-10-26T08:30', '2026-10-26T11:00'],
])('the latest opening %s', (_when, now, from, until) => {
  const [latest, before] = latestOpenings(times, at(now), 2)
  const local = (instant: Temporal.Instant | undefined) =>
    instant === undefined ? '' : localDateTime(instant).toPlainDateTime().toString().slice(0, 16)
  expect([local(latest?.from), local(latest?.until)]).toEqual([from, until])
  expect(Temporal.Instant.compare(before?.until ?? at(now), latest?.from ?? at(now))).toBe(-1)
})

const plan = (one: Case, now = tuesday, quick = false) => timelineOf(one, latestOpenings(times, now, 25), now, quick, seeded('plan'))

test('steps are in order, an evening is after closing, and the next day is a working day on', () => {
  const one = parent(2, {
    asked: { day: 3, evening: true },
    text: 'Vraag',
    steps: [days(1), take('youthNurse'), answer('youthNurse', 'Antwoord'), evening, reply('Dank'), days(2), answer('youthNurse', 'Graag')],
  })
  const { askedAt, steps } = plan(one)
  const moments = [askedAt, ...steps.map((step) => step.at)]
  expect(moments.map((moment) => localDateTime(moment).toPlainDate().toString())).toEqual([
    '2026-11-19',
    '2026-11-20',
    '2026-11-20',
    '2026-11-20',
    '2026-11-24',
  ])
  expect(moments).toEqual(moments.toSorted((a, b) => Temporal.Instant.compare(a, b)))
  expect(moments.map((moment) => localDateTime(moment).hour >= 17)).toEqual([true, false, false, true, false])
})

test('danger is answered within half an hour', () => {
  const { askedAt, steps } = plan(
    parent(2, { asked: { day: 2 }, text: 'V', steps: [take('youthNurse'), answer('youthNurse', 'A')] }),
    tuesday,
    true,
  )
  expect((steps.at(-1)?.at.epochMilliseconds ?? Infinity) - askedAt.epochMilliseconds).toBeLessThan(30 * 60_000)
})

test.each<[string, Case]>([
  ['this evening', parent(2, { asked: { day: 0, evening: true }, text: 'V' })],
  ['tomorrow', parent(2, { asked: { day: 0 }, text: 'V', steps: [days(1), take('youthNurse')] })],
  ['minutes ago with steps', parent(2, { asked: { minutesAgo: 5 }, text: 'V', steps: [take('youthNurse')] })],
])('what would be later than now is a mistake in the data: %s', (_what, one) => {
  expect(() => plan(one)).toThrow(RangeError)
})

const all = sampleCentres.flatMap(({ facts, cases }) => cases.map((one, index) => ({ one, name: `${facts.slug} ${index + 1}` })))
const articles = resolve(import.meta.dirname, '../../content/articles')

test.each(all)('$name is well made', ({ one }) => {
  plan(one)
  const texts = [one.text, ...one.steps.flatMap((step) => ('text' in step ? [step.text] : []))]
  expect(texts.flatMap(findPersonalData), 'nothing that points at a person').toEqual([])
  for (const step of one.steps) {
    if (step.do === 'answer') for (const slug of step.articles) expect(existsSync(join(articles, slug)), slug).toBe(true)
    if (step.do === 'close') expect(topics).toContain(step.topic)
  }
})

test('exactly the questions that are about danger are acute', () => {
  const found = all.map(({ one }) => ({ text: one.text, kinds: readDanger(one.text).level === 'now' ? readDanger(one.text).kinds : [] }))
  expect(found.filter(({ kinds }) => kinds.length > 0).map(({ text, kinds }) => [text.slice(0, 40), ...kinds])).toMatchInlineSnapshot(`
    [
      [
        "Ik wil niet meer leven. Ik kan met niema",
        "suicide",
      ],
      [
        "Mijn vader slaat mij als hij gedronken h",
        "violence",
        "afraidToGoHome",
      ],
      [
        "Ik snijd mezelf soms als het te veel wor",
        "selfHarm",
      ],
      [
        "Mijn vriend dreigt mijn naaktfoto door t",
        "sexualAbuse",
      ],
    ]
  `)
})
