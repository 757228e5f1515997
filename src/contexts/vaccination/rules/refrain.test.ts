import { describe, expect, test } from 'vitest'
import type { Id } from '#platform/id.ts'
import { Temporal, type PlainDate } from '#platform/time.ts'
import { checkRefrain, consequenceOf, consequences, heldBackBy, refrainKinds, type Refrain, type RefrainKind } from './refrain.ts'
import { checkEffect, type NewEffect } from './side-effect.ts'
import { checkScheme, noScheme, programmeOfChild } from './programme.ts'

const day = (text: string): PlainDate => Temporal.PlainDate.from(text)
const today = day('2026-11-24')
const at = Temporal.Instant.from('2026-11-01T10:00Z')
const refrain = (kind: RefrainKind, given: Partial<Refrain> = {}): Refrain => ({
  ...{ id: kind as string as Id<'refrain'>, vaccine: 'HPV', kind, untilDay: kind === 'not-now' ? day('2026-12-01') : null },
  ...{ decidedOn: day('2026-11-01'), recordedAt: at, endedAt: null },
  ...given,
})

describe('what each kind of no means for lists and call-ups', () => {
  test.each(refrainKinds)('%s: not due and not called up while it holds; due again when it is ended', (kind) => {
    expect(consequenceOf([refrain(kind)], 'HPV', today)).toMatchObject({ isDue: false, isCalledUp: false })
    expect(consequenceOf([refrain(kind, { endedAt: at })], 'HPV', today)).toEqual({ isDue: true, isCalledUp: true })
    expect(consequenceOf([refrain(kind)], 'BMR', today)).toEqual({ isDue: true, isCalledUp: true })
  })
  test('each is looked at again in its own way', () => {
    expect(refrainKinds.map((kind) => consequences[kind].isAskedAgain)).toEqual(['at-contact', 'by-doctor', 'on-its-day', 'when-they-ask'])
  })
  test('not now ends by itself on its day', () => {
    expect(consequenceOf([refrain('not-now')], 'HPV', day('2026-11-30'))).toMatchObject({ isDue: false })
    expect(consequenceOf([refrain('not-now')], 'HPV', day('2026-12-01'))).toEqual({ isDue: true, isCalledUp: true })
  })
  test('of several, what a doctor said goes first', () => {
    expect(heldBackBy([refrain('not-now'), refrain('objection'), refrain('contra-indication')], 'HPV', today)?.kind).toBe(
      'contra-indication',
    )
  })
})

test.each([
  ['an objection needs no reason', { kind: 'objection' }, []],
  ['a contra-indication does', { kind: 'contra-indication' }, ['reason-missing']],
  ['not now needs a day', { kind: 'not-now' }, ['until-missing']],
  ['that is later', { kind: 'not-now', untilDay: today }, ['until-not-later']],
  ['decided tomorrow', { kind: 'objection', decidedOn: today.add({ days: 1 }) }, ['in-future']],
  ['decided before birth', { kind: 'objection', decidedOn: day('2015-12-31') }, ['before-birth']],
  ['one that stands already', { kind: 'declined-after-talk' }, ['already']],
  ['too many words', { kind: 'objection', reason: 'x'.repeat(501) }, ['reason-too-long']],
] as const)('writing one down: %s', (_name, given, expected) => {
  const wish = { untilDay: null, decidedOn: today, reason: '', ...given }
  expect(checkRefrain(wish, { born: day('2016-01-01'), today, inForce: ['declined-after-talk'] }).map(({ kind }) => kind)).toEqual(expected)
})

const effect = (given: Partial<NewEffect>): NewEffect => ({
  ...{
    doseId: 'd' as Id<'dose'>,
    beganOn: day('2026-11-21'),
    endedOn: null,
    kinds: ['fever'],
    toldBy: 'professional',
    reportedOn: null,
    words: '',
  },
  ...given,
})
test.each([
  ['on the day of the dose', { beganOn: day('2026-11-20') }, []],
  ['before it', { beganOn: day('2026-11-19') }, ['before-dose']],
  ['tomorrow', { beganOn: day('2026-11-25') }, ['in-future']],
  ['over before it began', { endedOn: day('2026-11-20') }, ['ends-before-it-begins']],
  ['reported before it began', { reportedOn: day('2026-11-20') }, ['reported-before']],
  ['nothing happened', { kinds: [] }, ['no-kind']],
  ['something else, without words', { kinds: ['other'] as const }, ['words-missing']],
])('a side effect: %s', (_name, given, expected) => {
  expect(checkEffect(effect(given), day('2026-11-20'), today).map(({ kind }) => kind)).toEqual(expected)
})

describe('the scheme of an infant (BDS 870, 1579-1587)', () => {
  const born = day('2026-08-01')
  const mother = { ...noScheme, maternalGivenOn: day('2026-05-01'), maternalWeeks: 26 }
  test('the facts of the mother decide; a recorded choice goes before them', () => {
    expect(programmeOfChild(born, mother, [], today).plan).toMatchObject({ scheme: '2+1', schemeReason: 'mother-vaccinated' })
    expect(programmeOfChild(born, noScheme, [], today).plan).toMatchObject({ scheme: '3+1', schemeReason: 'no-valid-maternal-protection' })
    expect(programmeOfChild(born, { ...mother, motherHbsag: true }, [], today).plan).toMatchObject({ scheme: 'hbsag' })
    expect(programmeOfChild(born, { ...mother, chosen: '3+1', chosenWhy: 'medical' }, [], today).plan).toMatchObject({
      ...{ scheme: '3+1', schemeReason: 'recorded-choice' },
    })
  })
  test('exactly two weeks before birth is not enough', () => {
    expect(programmeOfChild(born, { ...mother, maternalGivenOn: born.subtract({ days: 14 }) }, [], today).plan.scheme).toBe('3+1')
    expect(programmeOfChild(born, { ...mother, maternalGivenOn: born.subtract({ days: 15 }) }, [], today).plan.scheme).toBe('2+1')
  })
  test.each([
    ['after birth', { maternalGivenOn: born }, ['maternal-after-birth']],
    ['not of this pregnancy', { maternalGivenOn: born.subtract({ days: 311 }) }, ['maternal-too-early']],
    ['a week that is none', { maternalWeeks: Number.NaN }, ['weeks']],
    ['a scheme of its own without a reason', { chosen: '3+1' as const }, ['reason-missing']],
  ])('refused: %s', (_name, given, expected) => {
    expect(checkScheme({ ...noScheme, ...given }, born, today).map(({ kind }) => kind)).toEqual(expected)
  })
  test('what is due comes first, then what comes by date, and doses after the day are not there yet', () => {
    const { next, past } = programmeOfChild(
      born,
      noScheme,
      [
        { vaccine: 'HEX', givenOn: day('2026-10-01') },
        { vaccine: 'HEX', givenOn: day('2026-12-01') },
      ],
      today,
    )
    expect(past).toHaveLength(1)
    expect(next[0]?.status).toBe('due')
    const open = next.filter(({ status }) => status === 'future').map(({ recommendedFrom }) => recommendedFrom?.date ?? '9999')
    expect(open).toEqual(open.toSorted((a, b) => a.localeCompare(b)))
  })
})
