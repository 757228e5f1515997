import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import { asq3, asqZone } from './asq-3.ts'
import { bandsOf, levelNameOf } from './bands.ts'
import { instruments, norms } from './catalogue.ts'
import type { Text } from '../core/text.ts'
import type { Informant, Scoring } from './definition.ts'
import { checkItemTexts } from './item-texts.ts'
import { notConfirmed, scoreScales } from './score-scales.ts'
import type { ItemAnswers, ScaleScore } from './score-scales.ts'
import { sdq } from './sdq.ts'
import { sdqFromBds } from './sdq-bds.ts'

fc.configureGlobal({ seed: 20250101 })

const scoringOf = ({ scoring }: { readonly scoring: Scoring | null }): Scoring => {
  if (scoring === null) throw new Error('no scoring')
  return scoring
}
const sdqScoring = scoringOf(sdq)
const all = (code: number): ItemAnswers => Object.fromEntries(Array.from({ length: 25 }, (_, at) => [at + 1, code]))
const scoresOf = (answers: ItemAnswers, coding = 'plain'): Readonly<Record<string, number | null>> =>
  Object.fromEntries(scoreScales(sdqScoring, coding, answers).map(({ id, score }) => [id, score]))

test('the five scales share the 25 items, five each; 7, 11, 14, 21 and 25 are reversed', () => {
  const items = sdqScoring.scales.flatMap((scale) => scale.items)
  expect(items.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 25 }, (_, at) => at + 1))
  expect(sdqScoring.scales.every((scale) => scale.items.length === 5)).toBe(true)
  expect(sdqScoring.scales.flatMap((scale) => scale.reversed).toSorted((a, b) => a - b)).toEqual([7, 11, 14, 21, 25])
})

test('reversed items count the other way round: everything true, and nothing true', () => {
  expect(scoresOf(all(2))).toEqual({
    emotional: 10,
    conduct: 8,
    hyperactivity: 6,
    peers: 6,
    prosocial: 10,
    total: 30,
    internalising: 16,
    externalising: 14,
  })
  expect(scoresOf(all(0))).toEqual({
    emotional: 0,
    conduct: 2,
    hyperactivity: 4,
    peers: 4,
    prosocial: 0,
    total: 10,
    internalising: 4,
    externalising: 6,
  })
})

test('prosocial behaviour stays outside the total', () => {
  expect(scoresOf({ ...all(0), 1: 2, 4: 2 })['total']).toBe(10)
  expect(scoresOf({ ...all(0), 1: 2, 4: 2 })['prosocial']).toBe(4)
})

test('the codes 1, 2 and 3 of the BDS mean 0, 1 and 2', () => {
  expect(scoresOf(all(3), 'bds')).toEqual(scoresOf(all(2)))
  expect(scoresOf(all(1), 'bds')).toEqual(scoresOf(all(0)))
})

const without = (...items: number[]): ItemAnswers => ({ ...all(1), ...Object.fromEntries(items.map((item) => [item, null])) })

test('missing items: with three of five the mean stands in, with two there is no score and no total', () => {
  const three = scoreScales(sdqScoring, 'plain', { ...without(3, 8), 13: 2, 16: 2, 24: 1 })
  expect(three.find(({ id }) => id === 'emotional')).toMatchObject({ score: 8, answered: 3, of: 5, prorated: true, reason: null })
  expect(three.find(({ id }) => id === 'emotional')?.exact).toBeCloseTo(25 / 3, 12)
  const two = scoreScales(sdqScoring, 'plain', without(3, 8, 13))
  expect(two.find(({ id }) => id === 'emotional')).toMatchObject({ score: null, answered: 2, reason: 'too-few-answers' })
  expect(two.find(({ id }) => id === 'total')).toMatchObject({ score: null, reason: 'missing-scale' })
  expect(two.find(({ id }) => id === 'externalising')).toMatchObject({ score: 10, reason: null })
})

test('a half is rounded up; a centre may leave rounding out, and the doubt is told either way', () => {
  // 1 + 1 + 1 + 2 over four answered items is 6.25; 1 + 1 + 2 + 2 is 7.5.
  const answers = { ...without(3), 8: 1, 13: 1, 16: 2, 24: 2 }
  expect(scoreScales(sdqScoring, 'plain', answers)[0]).toMatchObject({ score: 8, exact: 7.5 })
  expect(scoreScales(sdqScoring, 'plain', answers, {}, { rounding: 'none' })[0]).toMatchObject({ score: 7.5 })
  expect(notConfirmed(sdq)).toHaveLength(2)
  expect(notConfirmed(sdq, { rounding: 'none', impactPoints: { 1: 0 } })).toEqual([])
})

test('impact: without points per answer there is no score; with points there is', () => {
  const impact = { 1: 3, 2: 4, 3: 1, 4: 1, 5: 2 }
  expect(scoreScales(sdqScoring, 'plain', all(1), impact).at(-1)).toMatchObject({ id: 'impact', score: null, reason: 'points-not-known' })
  const settings = { impactPoints: { 1: 0, 2: 0, 3: 1, 4: 2 } }
  expect(scoreScales(sdqScoring, 'plain', all(1), impact, settings).at(-1)).toMatchObject({ id: 'impact', score: 3, highest: 10 })
  expect(scoreScales(sdqScoring, 'plain', all(1), { 1: 3 }, settings).at(-1)).toMatchObject({
    score: null,
    reason: 'rule-for-missing-items-not-known',
  })
  expect(scoreScales(sdqScoring, 'plain', all(1)).some(({ id }) => id === 'impact')).toBe(false)
})

test('every score lies within its range, and one point more never lowers a scale that is not reversed', () => {
  const answer = fc.option(fc.constantFrom(0, 1, 2), { nil: null })
  const filled = fc
    .array(answer, { minLength: 25, maxLength: 25 })
    .map((codes) => Object.fromEntries(codes.map((code, at) => [at + 1, code])))
  fc.assert(
    fc.property(filled, (answers) => {
      for (const { score, lowest, highest } of scoreScales(sdqScoring, 'plain', answers)) {
        expect(score === null || (score >= lowest && score <= highest && Number.isInteger(score))).toBe(true)
      }
    }),
  )
})

const score = (id: string, value: number): ScaleScore => ({
  id,
  score: value,
  exact: value,
  answered: 5,
  of: 5,
  prorated: false,
  lowest: 0,
  highest: 40,
  reason: null,
})
const levels = (informant: 'parent' | 'teacher', ageYears: number | null, ...scores: ScaleScore[]): unknown[] =>
  bandsOf(norms, 'sdq', scores, { informant, ageYears, sex: null }).bands.map(({ norm, level }) => [norm, level])

test.each([
  ['teacher', 'total', [11, 12, 15, 16, 18, 19, 40], [0, 1, 1, 2, 2, 3, 3]],
  ['teacher', 'emotional', [3, 4, 5, 6, 10], [0, 1, 2, 3, 3]],
  ['teacher', 'conduct', [2, 3, 4, 5, 10], [0, 1, 2, 3, 3]],
  ['teacher', 'hyperactivity', [5, 6, 7, 8, 9, 10], [0, 1, 1, 2, 3, 3]],
  ['teacher', 'peers', [2, 3, 4, 5, 6, 10], [0, 1, 1, 2, 3, 3]],
  ['teacher', 'prosocial', [10, 6, 5, 4, 3, 0], [0, 0, 1, 2, 3, 3]],
  ['parent', 'total', [13, 14, 16, 17, 40], [0, 1, 1, 2, 2]],
] as const)('British norms, %s, %s', (informant, scale, values, expected) => {
  expect(values.map((value) => levels(informant, null, score(scale, value))[0])).toEqual(
    expected.map((level) => [`sdq-british-${informant}`, level]),
  )
})

test.each([
  [3, 'total', 12],
  [3, 'hyperactivity', 6],
  [3, 'externalising', 9],
  [5, 'total', 13],
  [5, 'emotional', 3],
  [5, 'hyperactivity', 6],
  [5, 'internalising', 5],
  [5, 'externalising', 9],
  [11, 'total', 17],
  [11, 'emotional', 5],
  [11, 'conduct', 3],
  [11, 'hyperactivity', 7],
  [11, 'peers', 3],
  [11, 'internalising', 8],
  [11, 'externalising', 10],
])('Dutch parent norms at %i years: %s up to %i is within the cut-off', (age, scale, cutOff) => {
  const dutch = (value: number): unknown => levels('parent', age, score(scale, value)).at(-1)
  const norm = age === 3 ? 'sdq-dutch-parent-2-3' : age === 5 ? 'sdq-dutch-parent-4-5' : 'sdq-dutch-parent-6-11'
  expect([dutch(cutOff), dutch(cutOff + 1)]).toEqual([
    [norm, 0],
    [norm, 1],
  ])
})

test('prosocial below 6 is beyond the Dutch cut-off at every age', () => {
  for (const age of [2, 4, 6, 11]) {
    expect(levels('parent', age, score('prosocial', 6)).at(-1)).toMatchObject({ 1: 0 })
    expect(levels('parent', age, score('prosocial', 5)).at(-1)).toMatchObject({ 1: 1 })
  }
})

test('a low prosocial score is named low, not high', () => {
  const names = (scale: string, value: number): unknown =>
    bandsOf(norms, 'sdq', [score(scale, value)], { informant: 'teacher', ageYears: null, sex: null }).bands[0]?.levelName
  expect(names('prosocial', 4)).toBe('low')
  expect(names('conduct', 4)).toBe('high')
})

test('ages of norms are completed years; where a study gave no cut-off there is no band', () => {
  expect(levels('parent', 3.99, score('total', 13))).toContainEqual(['sdq-dutch-parent-2-3', 1])
  expect(levels('parent', 4, score('total', 13))).toContainEqual(['sdq-dutch-parent-4-5', 0])
  expect(levels('parent', 4, score('conduct', 10))).toEqual([])
  expect(levels('parent', null, score('total', 20))).toEqual([['sdq-british-parent', 2]])
  expect(levels('teacher', 8, score('internalising', 20))).toEqual([])
})

test('norms that exist but could not be read are named', () => {
  expect(bandsOf(norms, 'sdq', [score('total', 20)], { informant: 'parent', ageYears: 13, sex: null }).notKnown).toEqual([
    'sdq-dutch-parent-12-18',
    'sdq-jgz-parent-12-17',
  ])
  const notKnown = (informant: Informant, ageYears: number): unknown =>
    bandsOf(norms, 'sdq', [score('total', 20)], { informant, ageYears, sex: null }).notKnown
  expect([notKnown('parent', 6), notKnown('parent', 7), notKnown('parent', 11)]).toEqual([
    [],
    ['sdq-jgz-parent-7-12'],
    ['sdq-jgz-parent-7-12'],
  ])
  expect([notKnown('young-person', 11), notKnown('young-person', 17), notKnown('young-person', 18)]).toEqual([
    [],
    ['sdq-jgz-young-person-12-17'],
    [],
  ])
})

test('every level has a name in both languages, and so has every scale with names of its own', () => {
  for (const norm of norms) {
    for (const [scale, bands] of Object.entries(norm.bands ?? {})) {
      for (const { level } of bands) {
        const { nl, en } = levelNameOf(norm, scale, level)
        expect([nl.length > 3, en.length > 2, nl === en]).toEqual([true, true, false])
      }
    }
  }
  const [first] = norms
  if (first === undefined) throw new Error('no norms')
  expect(levelNameOf(first, 'total', 1)).toEqual({ nl: 'middelste groep', en: 'middle band' })
  expect(() => levelNameOf(first, 'total', 3)).toThrow('has no name')
})

test('whatever is said of an instrument or a norm is said in Dutch and English', () => {
  const said: Text[] = [
    ...norms.map(({ title }) => title),
    ...instruments.flatMap((one) => [
      one.title,
      one.ages,
      one.owner,
      ...one.remarks,
      ...notConfirmed(one),
      ...Object.values(one.conclusions ?? {}),
    ]),
  ]
  expect(said.length).toBeGreaterThan(60)
  for (const { nl, en } of said) expect([nl.trim() === '', en.trim() === '']).toEqual([false, false])
  const sentences = instruments.flatMap((one) => [...one.remarks, ...notConfirmed(one)])
  for (const { nl, en } of sentences) expect(nl).not.toBe(en)
})

test('each instrument and each norm has a version and an address', () => {
  for (const { id, version, sources } of instruments)
    expect([id, version !== '', sources.every((one) => /^https?:/u.test(one)), sources.length > 0]).toEqual([id, true, true, true])
  for (const { id, version, source } of norms) expect([id, version !== '', /^https?:/u.test(source)]).toEqual([id, true, true])
})

test('the codes of the BDS list of instruments are all there, each once', () => {
  expect(instruments.flatMap(({ bdsCodes }) => bdsCodes).toSorted()).toEqual([
    '01',
    '02',
    '03',
    '04',
    '05',
    '06',
    '07',
    '08',
    '09',
    '10',
    '98',
  ])
})

test('a norm for girls is used for girls only', () => {
  const [first] = norms
  if (first === undefined) throw new Error('no norms')
  const girls = { ...first, id: 'girls', sex: 'female' as const }
  const found = (sex: 'male' | 'female' | null): unknown =>
    bandsOf([girls], 'sdq', [score('total', 20)], { informant: 'parent', ageYears: null, sex }).bands.length
  expect([found('female'), found('male'), found(null)]).toEqual([1, 0, 0])
})

test('the bands of every norm are without gap or overlap over the whole scale', () => {
  const highest: Readonly<Record<string, number>> = { total: 40, internalising: 20, externalising: 20 }
  for (const { bands, levels: names } of norms) {
    for (const [scale, own] of Object.entries(bands ?? {})) {
      const sorted = own.toSorted((a, b) => a.from - b.from)
      expect(sorted[0]?.from).toBe(0)
      expect(sorted.at(-1)?.to).toBe(highest[scale] ?? 10)
      sorted.forEach(({ from, level }, at) => {
        if (at > 0) expect(from).toBe((sorted[at - 1]?.to ?? 0) + 1)
        expect(names[level]).toBeDefined()
      })
    }
  }
})

test('answers in BDS elements come out by item number', () => {
  expect(sdqFromBds({ 1078: 1, 1102: 3, 1106: 4, 1112: 5, 1079: null })).toEqual({ answers: { 1: 1, 25: 3 }, impact: { 1: 4 } })
})

test('ASQ-3: six questions per domain, 10, 5 or 0 points, up to 60', () => {
  const scoring = scoringOf(asq3)
  const yes = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [at + 1, 2]))
  expect(scoreScales(scoring, 'plain', yes).map((scale) => scale.score)).toEqual([60, 60, 60, 60, 60])
  expect(scoreScales(scoring, 'plain', { ...yes, 1: 1, 2: 0 })[0]?.score).toBe(45)
  expect(scoreScales(scoring, 'points', { ...Object.fromEntries(Object.keys(yes).map((item) => [item, 10])), 1: 5 })[0]?.score).toBe(55)
})

test('ASQ-3: the rule for omitted questions is not known, unless the centre sets it', () => {
  const scoring = scoringOf(asq3)
  const five = { 1: 2, 2: 2, 3: 2, 4: 2, 5: 1 }
  expect(scoreScales(scoring, 'plain', five)[0]).toMatchObject({ score: null, reason: 'rule-for-missing-items-not-known' })
  expect(scoreScales(scoring, 'plain', five, {}, { leastAnswered: 4 })[0]).toMatchObject({ score: 54, prorated: true })
  expect(notConfirmed(asq3)).toHaveLength(2)
})

test('ASQ-3: zones from the mean and spread that a centre loads', () => {
  const norm = { mean: 43.06, sd: 10.095 }
  expect([22.86, 22.88, 32.96, 32.97].map((value) => asqZone(value, norm))).toEqual(['referral', 'monitoring', 'monitoring', 'typical'])
})

test('no instrument brings item texts, and each says what is not known', () => {
  expect(new Set(instruments.map(({ id }) => id)).size).toBe(instruments.length)
  for (const definition of instruments) {
    expect(Object.keys(definition)).not.toContain('texts')
    if (definition.scoring === null && definition.conclusions === null)
      expect(notConfirmed(definition)).toMatchObject([{ en: 'scoring: not found' }])
  }
})

test('texts that a licensed centre loads must be complete, and carry the licence', () => {
  const texts = {
    instrument: 'sdq',
    language: 'nl',
    licence: 'licence 12 of 2025',
    items: Object.fromEntries(Object.keys(all(0)).map((item) => [item, `text ${item}`])),
  }
  expect(checkItemTexts(sdq, texts)).toMatchObject({ ok: true })
  const code = (changed: object): string => {
    const outcome = checkItemTexts(sdq, { ...texts, ...changed })
    return outcome.ok ? 'accepted' : outcome.error.code
  }
  expect(code({ instrument: 'asq-3' })).toBe('contradiction')
  expect(code({ licence: ' ' })).toBe('missing-field')
  expect(code({ items: { ...texts.items, 7: '' } })).toBe('missing-field')
  expect(code({ items: { ...texts.items, 26: 'more' } })).toBe('unknown-field')
  const spark = instruments.find(({ id }) => id === 'spark')
  expect(spark === undefined ? null : checkItemTexts(spark, { ...texts, instrument: 'spark' })).toMatchObject({ ok: false })
})
