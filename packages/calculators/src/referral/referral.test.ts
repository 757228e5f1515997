import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { growthTable, loadReferences } from '../growth/library.ts'
import { valueAt } from '../growth/score.ts'
import type { Curve, Population, ReferenceName, Sex } from '../growth/words.ts'
import { answerReferralNow, type ReferralAnswer } from './referral.ts'
import { compileRules } from './rule-engine.ts'
import { HEAD_RULES } from './head-rules.ts'
import { HEIGHT_RULES } from './height-rules.ts'
import { LANGUAGE_RULES } from './language-rules.ts'
import { WEIGHT_RULES } from './weight-rules.ts'
import { REFERRAL_TEXTS, referralText, ruleName } from './referral-texts.ts'

await loadReferences()

function judgeChild(input: object): ReferralAnswer {
  const answer = answerReferralNow(input)
  if ('error' in answer) throw new Error(answer.error.message)
  return answer
}

/** The outcome in both modes: one code when they agree, else "compatible / guideline". */
function codes(input: object): string {
  const [compatible, guideline] = (['compatible', 'guideline'] as const).map((mode) => judgeChild({ ...input, mode }).code)
  return compatible === guideline ? String(compatible) : `${compatible} / ${guideline}`
}

/** The measurement that has this score in this table. */
function at(
  reference: ReferenceName,
  curve: Curve,
  x: number,
  z: number,
  more: { sex?: Sex; week?: number; population?: Population } = {},
): number {
  const table = growthTable(reference, more.population ?? 'dutch', more.sex ?? 'male', curve, more.week ?? 0)
  if (!table) throw new Error(`no table ${reference} ${curve}`)
  return valueAt(table, x, z)
}

const visit = (ageYears: number, z: number, sex: Sex = 'male'): object => ({
  ageYears,
  heightCm: at('nl2009', 'height', ageYears, z, { sex }),
})
const boy = (observations: readonly object[], more: object = {}): object => ({ rule: 'height', sex: 'male', observations, ...more })
/** Parents whose target height has this score. */
const parents = (z: number): object => {
  const target = 183.8 + 7.1 * z
  const height = (target - 44.5) / (0.376 + 0.411)
  return { fatherCm: height, motherCm: height }
}
const ordinaryBirth = { birthWeightG: 3500, birthLengthCm: 51, gestationalAgeWeeks: 40 }

describe('height: what must be known', () => {
  test.each([
    ['no sex', boy([visit(2, 0)], { sex: null }), '1019'],
    ['a sex that is neither', boy([visit(2, 0)], { sex: 'other' }), '1019'],
    ['no visit', boy([]), '1015'],
    ['a visit without age', boy([{ heightCm: 80 }]), '1015'],
    ['a date without birth date', boy([{ date: '2024-01-01', heightCm: 80 }]), '1016'],
    ['no height', boy([{ ageYears: 2 }]), '1018'],
    ['no height, grown up', boy([{ ageYears: 18 }]), '1021'],
    ['18 years', boy([visit(18, 0)]), '1021'],
    ['just under 18 years', boy([visit(17.9999, 0)]), '1031'],
    ['under a month', boy([{ ageYears: 0.0832, heightCm: 53 }]), '1022'],
    ['a month', boy([visit(0.0833, 0)]), '1025'],
    ['no height at the last visit', boy([visit(1, 0), { ageYears: 2 }]), '1024 / 1025'],
  ])('%s', (_, child, code) => {
    expect(codes(child)).toBe(code)
  })

  test('a birth date on the case or on the visit gives the age', () => {
    const heightCm = 88
    const onCase = judgeChild(boy([{ date: '2024-06-01', heightCm }], { birthDate: '2022-06-01' }))
    const onVisit = judgeChild(boy([{ birthDate: '2022-06-01', date: '2024-06-01', heightCm }]))
    const asDays = judgeChild(boy([{ ageDays: 731, heightCm }]))
    expect(onCase).toEqual(onVisit)
    expect(onCase).toEqual(asDays)
  })
})

describe('height under 3 years', () => {
  test.each([
    ['short, nothing known of the birth', boy([visit(2, -2.501)]), '1013'],
    ['short, gestational age not known', boy([visit(2, -2.501)], { birthWeightG: 3000 }), '1010'],
    ['short, at the limit', boy([visit(2, -2.5)], { useHistory: false }), '1031'],
    ['very short, normal weight at term', boy([visit(2, -3.001)], { birthWeightG: 2500, gestationalAgeWeeks: 37 }), '1045'],
    ['at minus three it is not enough', boy([visit(2, -3)], { ...ordinaryBirth, useHistory: false }), '1031'],
    [
      'very short, 2499 grams at 37 weeks is not small for dates',
      boy([visit(2, -3.001)], { birthWeightG: 2499, gestationalAgeWeeks: 37 }),
      '1061',
    ],
    ['very short, small for dates', boy([visit(2, -3.001)], { birthWeightG: 2200, gestationalAgeWeeks: 40, useHistory: false }), '1031'],
    ['very tall', boy([visit(2, 3.001)]), '1048'],
    ['tall once', boy([visit(2, 2.501)]), '1011'],
    ['tall once, no history asked', boy([visit(2, 2.501)], { useHistory: false }), '1077'],
    ['rather tall', boy([visit(2, 1.001)]), '1077'],
    ['at plus one', boy([visit(2, 1)], { useHistory: false }), '1031'],
    ['no earlier height', boy([visit(2, 0)]), '1025'],
    ['an earlier visit without height', boy([visit(2, 0), { ageYears: 1 }]), '1025'],
    ['nothing the matter', boy([visit(2, 0), visit(1, 0)]), '1031'],
  ])('%s', (_, child, code) => {
    expect(codes(child)).toBe(code)
  })

  test('repeatedly short, born preterm with 2500 grams or more', () => {
    const age = 2
    const short = (ageYears: number): object => ({ ageYears, heightCm: at('nl2012preterm', 'height', ageYears, -2.6, { week: 36 }) })
    const child = (birthWeightG: number): object => boy([short(age), short(age - 0.6)], { gestationalAgeWeeks: 36, birthWeightG })
    expect(codes(child(2500))).toBe('1049')
    expect(codes(child(2400))).toBe('1062')
  })

  test('quirk 2: the guideline means term children too (1049), the program finds them by the birth score (1062)', () => {
    expect(codes(boy([visit(2, -2.6), visit(1.4, -2.6)], ordinaryBirth))).toBe('1062 / 1049')
  })

  test('"repeated" is more than half a year and at most a year before', () => {
    const child = (earlier: number): object => boy([visit(2, -2.6), visit(earlier, -2.6)], { birthWeightG: 2450, gestationalAgeWeeks: 37 })
    expect(codes(child(1.5))).toBe('1031')
    expect(codes(child(1.4999))).toBe('1062')
    expect(codes(child(1))).toBe('1062')
    expect(codes(child(0.9999))).toBe('1031')
  })

  test('quirk 1: repeatedly very tall is a referral, which the program never reaches', () => {
    const child = boy([visit(2, 2.6), visit(1.4, 2.6)])
    expect(codes(child)).toBe('1077 / 1050')
    expect(judgeChild(child).all.map((rule) => rule.code)).toEqual(['1077', '1050'])
    expect(codes(boy([visit(2, 2.6), visit(1.4, 2.6), visit(0.3, 2.4)]))).toBe('1077')
  })

  test('quirk 3: a birth score that cannot be computed is no error', () => {
    expect(codes(boy([visit(2, -3.1), visit(1.4, 0)], { birthWeightG: 2400, gestationalAgeWeeks: 43 }))).toBe('1031')
    expect(judgeChild(boy([visit(2, -3.1)], { birthWeightG: 2400, gestationalAgeWeeks: 43 })).missing).toContain('gestationalAgeWeeks')
  })

  test('quirk 4: the program has no table below 25 weeks, the guideline mode takes 25', () => {
    const heightCm = at('nl2012preterm', 'height', 1, 0, { week: 25 })
    const child = (gestationalAgeWeeks: number): object => boy([{ ageYears: 1, heightCm }], { gestationalAgeWeeks, useHistory: false })
    expect(codes(child(25))).toBe('1031')
    expect(codes(child(24))).toBe('1024 / 1031')
    expect(codes(child(20))).toBe('1024')
    expect(codes(child(25.5))).toBe('1024 / 1031')
  })

  test('quirk 11: earlier heights outside the table count as none', () => {
    expect(codes(boy([visit(0.5, 0), { ageYears: 0.01, heightCm: 50 }]))).toBe('1025')
  })
})

describe('height from 3 to 10 years', () => {
  const history = [visit(4, 0)]
  const child = (z: number, more: object = {}, age = 5): object => boy([visit(age, z), ...history], more)
  const known = { ...ordinaryBirth, ...parents(0) }
  test.each([
    ['very short', child(-2.501, known), '1044'],
    ['short and light at birth', child(-2.001, { ...known, birthWeightG: 2300 }), '1042'],
    ['short and short at birth', child(-2.001, { ...known, birthLengthCm: 45 }), '1041'],
    ['short for the parents', child(-2.001, known), '1043'],
    ['short like the parents', child(-2.001, { ...known, ...parents(-0.5) }), '1055'],
    ['rather short for the parents', child(-1.5, { ...known, ...parents(0.6) }), '1053'],
    ['short, weight at birth not known', child(-2.001, { ...parents(-1), birthLengthCm: 50 }), '1013'],
    ['short, length at birth not known', child(-2.001, { ...parents(-1), birthWeightG: 3500 }), '1012'],
    ['rather short, parents not known', child(-1.001), '1014'],
    ['at minus one', child(-1), '1031'],
    ['very tall', child(2.501), '1047'],
    ['tall for the parents', child(2.4, parents(0.3)), '1046'],
    ['tall, parents not known', child(2.001), '1082'],
    ['rather tall boy under 9', child(1.001, {}, 8.9), '1079'],
    ['rather tall boy from 9', child(1.001, {}, 9), '1081'],
    ['no earlier height', boy([visit(5, 0)]), '1011'],
    ['no earlier height, not asked', boy([visit(5, 0)], { useHistory: false }), '1031'],
    ['dropped more than two', boy([visit(5, -0.9), visit(4, 1.2)], parents(0)), '1055'],
    ['dropped one, below the parents', boy([visit(5, -0.9), visit(4, 0.2)], parents(0.2)), '1076'],
    ['rose more than two', boy([visit(5, 0.9), visit(4, -1.2)], parents(0)), '1054'],
    ['rose more than two since before 3 years: not compared', boy([visit(5, 0.9), visit(2.9, -1.2)], parents(0)), '1031'],
  ])('%s', (_, input, code) => {
    expect(codes(input)).toBe(code)
  })

  test('a girl is asked about early puberty up to 8 years', () => {
    const girl = (age: number): object => ({
      rule: 'height',
      sex: 'female',
      observations: [visit(age, 1.2, 'female'), visit(3.5, 1, 'female')],
    })
    expect(codes(girl(7.9))).toBe('1079')
    expect(codes(girl(8))).toBe('1081')
  })

  test('from 4 years a preterm child is compared with the term curves', () => {
    const preterm = (ageYears: number): object =>
      boy([{ ageYears, heightCm: at('nl2009', 'height', ageYears, -2.501) }], { gestationalAgeWeeks: 30 })
    expect(codes(preterm(4))).toBe('1044')
    expect(codes(preterm(3.9))).not.toBe('1044')
  })
})

describe('height from 10 to 18 years', () => {
  const girl = (ageYears: number, heightCm: number): object => ({ rule: 'height', sex: 'female', observations: [{ ageYears, heightCm }] })
  test.each([
    ['very short', boy([visit(12, -2.501)]), '1044'],
    ['very tall', boy([visit(12, 2.501)]), '1047'],
    ['tall boy from 185 cm', boy([{ ageYears: 13.5, heightCm: 185 }]), '1072'],
    ['tall boy below 185 cm', boy([visit(12, 2.3)]), '1073'],
    ['boy of 185 cm, not tall for his age', boy([{ ageYears: 17, heightCm: 185 }]), '1075'],
    ['boy of 184.9 cm', boy([{ ageYears: 17, heightCm: 184.9 }]), '1031'],
    ['tall girl from 170 cm', girl(12, 170), '1071'],
    ['girl of 170 cm, not tall for her age', girl(16, 170), '1074'],
    ['girl of 169.9 cm', girl(16, 169.9), '1031'],
  ])('%s', (_, child, code) => {
    expect(codes(child)).toBe(code)
  })
})

describe('weight', () => {
  const child = (observations: readonly object[], more: object = {}): object => ({ rule: 'weight', sex: 'male', observations, ...more })
  const infant = (ageYears: number, z: number): object => ({ ageYears, weightKg: at('nl2009', 'weight', ageYears, z), heightCm: 65 })
  const toddler = (ageYears: number, z: number): object => ({
    ageYears,
    heightCm: 80,
    weightKg: at('nl2012preterm', 'weight-for-height', 80, z),
  })
  const normal = { ageYears: 1, heightCm: 76, weightKg: 10 }

  test.each([
    ['no sex', child([infant(0.5, 0)], { sex: undefined }), '2019'],
    ['no visit', child([]), '2015'],
    ['a date without birth date', child([{ date: '2025-01-01', weightKg: 5 }]), '2016'],
    ['no weight at the last visit', child([{ ageYears: 0.5, heightCm: 60 }]), '2018'],
    ['no height from 1 year', child([{ ageYears: 1, weightKg: 9 }]), '2014'],
    ['19 years', child([{ ageYears: 19, weightKg: 70, heightCm: 180 }]), '2021'],
    ['34.9 cm', child([{ ageYears: 1, weightKg: 9, heightCm: 34.9 }]), '2022'],
    ['120.1 cm', child([{ ageYears: 1, weightKg: 9, heightCm: 120.1 }]), '2023'],
    ['infant, underweight', child([infant(0.5, -2.001)]), '2074'],
    ['infant, no earlier weight', child([infant(0.5, 0)]), '2012'],
    ['infant, dropped more than one', child([infant(0.5, -0.6), infant(0.3, 0.5)]), '2075'],
    ['infant, dropped one', child([infant(0.5, -0.5), infant(0.3, 0.5)]), '2031'],
    ['toddler, obesity', child([toddler(1.5, 2.001)]), '2042'],
    ['toddler, overweight', child([toddler(1.5, 1.001)]), '2073'],
    ['toddler, severe underweight', child([toddler(1.5, -3.001)]), '2076'],
    ['toddler, underweight', child([toddler(1.5, -2.001)]), '2074'],
    ['toddler, no earlier weight', child([toddler(1.5, 0)]), '2012'],
    ['toddler, no date of the earlier weight', child([toddler(1.5, 0), { weightKg: 9 }]), '2011'],
    ['toddler, no earlier height', child([toddler(1.5, 0), { ageYears: 1, weightKg: 9 }]), '2013'],
    ['toddler, dropped', child([toddler(1.5, -0.6), toddler(1.2, 0.5)]), '2075'],
    ['obesity from 2 years', child([{ ageYears: 5, heightCm: 100, weightKg: 19.31 }, normal]), '2044'],
    ['overweight under 5 years', child([{ ageYears: 4.9999, heightCm: 100, weightKg: 17.6 }, normal]), '2045'],
    ['overweight from 5 years', child([{ ageYears: 5, heightCm: 100, weightKg: 17.43 }, normal]), '2046'],
    ['at the cut-off it is no overweight', child([{ ageYears: 5, heightCm: 100, weightKg: 17.42 }, normal], { useHistory: false }), '2031'],
    ['at the cut-off it is underweight', child([{ ageYears: 5, heightCm: 100, weightKg: 13.31 }, normal]), '2074'],
    ['no earlier weight from 2 years', child([{ ageYears: 5, heightCm: 100, weightKg: 15 }]), '2012'],
    [
      'no earlier height from 2 years',
      child([
        { ageYears: 5, heightCm: 100, weightKg: 15 },
        { ageYears: 4, weightKg: 15 },
      ]),
      '2013',
    ],
    ['the cut-offs stay after 18 years', child([{ ageYears: 18.5, heightCm: 100, weightKg: 30.01 }]), '2044'],
  ])('%s', (_, input, code) => {
    expect(codes(input)).toBe(code)
  })

  test('quirk 5: under 1 year the program asks for a height that it does not use', () => {
    const visits = [
      { ageYears: 0.5, weightKg: 7.5 },
      { ageYears: 0.3, weightKg: 6.5 },
    ]
    expect(codes(child(visits))).toBe('2013 / 2031')
  })

  test('quirk 6: a Hindustani child has its own cut-offs', () => {
    const visits = [{ ageYears: 5, heightCm: 100, weightKg: 16.5 }]
    expect(codes(child(visits, { population: 'hindustani', gestationalAgeWeeks: 40 }))).toBe('2044')
    expect(codes(child(visits, { gestationalAgeWeeks: 40, useHistory: false }))).toBe('2031')
  })

  test('without gestational age the program takes a Hindustani infant as Dutch', () => {
    const weightKg = at('nl1976', 'weight', 0.5, -1.9, { population: 'hindustani' })
    const infants = child([{ ageYears: 0.5, weightKg }], { population: 'hindustani', useHistory: false })
    expect(codes(infants)).toBe('2074 / 2031')
    expect(codes({ ...infants, gestationalAgeWeeks: 39 })).toBe('2031')
  })

  test('a preterm infant has the table of its week, from 25 to 36', () => {
    const weightKg = at('nl2012preterm', 'weight', 0.5, -2.1, { week: 25 })
    const visits = [{ ageYears: 0.5, weightKg }]
    for (const gestationalAgeWeeks of [23, 25, 25.9]) expect(codes(child(visits, { gestationalAgeWeeks }))).toBe('2074')
    expect(codes(child(visits, { gestationalAgeWeeks: 26, useHistory: false }))).toBe('2074')
  })

  test('quirk 8: at exactly 2 years the program compares with the table for younger children', () => {
    const earlier = { ageYears: 1.5, heightCm: 84, weightKg: 12.6 }
    const judged = (mode: string): unknown => judgeChild({ ...child([{ ageYears: 2, heightCm: 88, weightKg: 12 }, earlier]), mode }).all
    expect(judged('compatible')).not.toEqual(judged('guideline'))
  })

  test('in compatible mode more than 60 weeks are days; the guideline mode refuses them', () => {
    const days = child([infant(0.5, 0)], { gestationalAgeWeeks: 223 })
    expect(judgeChild(days)).toEqual(judgeChild({ ...days, gestationalAgeWeeks: 31 }))
    expect(answerReferralNow({ ...days, mode: 'guideline' })).toHaveProperty('error.code', 'wrong-unit')
  })
})

describe('head', () => {
  const child = (observations: readonly object[], more: object = {}): object => ({ rule: 'head', sex: 'male', observations, ...more })
  const head = (ageYears: number, z: number): object => ({ ageYears, headCm: at('nl1997', 'head', ageYears, z) })

  test.each([
    ['no sex', child([head(0.5, 0)], { sex: null }), '3019'],
    ['no visit', child([]), '3015'],
    ['a date without birth date', child([{ date: '2025-01-01', headCm: 40 }]), '3016'],
    ['no head', child([{ ageYears: 0.5 }]), '3018'],
    ['no head from 1 year', child([{ ageYears: 1 }]), '3021'],
    ['1 year', child([head(1, 0)]), '3021'],
    ['very large', child([head(0.5, 2.501)]), '3041'],
    ['at plus two and a half', child([head(0.5, 2.5)], { useHistory: false }), '3031'],
    ['very small', child([head(0.5, -2.001)]), '3043'],
    ['one visit', child([head(0.5, 0)]), '3022'],
    ['rose by more than two and a half', child([head(0.9, 2), head(0.2, -0.6)]), '3042'],
    ['rose fast within half a year', child([head(0.5, 0.6), head(0.1, 0)]), '3044'],
    ['rose as much over a longer time', child([head(0.9, 0.6), head(0.3, 0)]), '3031'],
    ['half a year exactly', child([head(0.7, 0.6), head(0.2, 0)]), '3044'],
    ['fell', child([head(0.5, -0.6), head(0.1, 0)]), '3045'],
    ['fell by half', child([head(0.5, -0.5), head(0.1, 0)]), '3031'],
  ])('%s', (_, input, code) => {
    expect(codes(input)).toBe(code)
  })

  test('the published examples of the original program', () => {
    const girl = (observations: readonly object[], gestationalAgeWeeks?: number): string =>
      codes({ rule: 'head', sex: 'female', gestationalAgeWeeks, observations })
    expect(girl([{ ageYears: 1.3662, headCm: 43 }])).toBe('3021')
    expect(girl([{ ageYears: 0.3669, headCm: 47 }], 33)).toBe('3041')
    expect(girl([{ ageYears: 0.3669, headCm: 35 }], 33)).toBe('3043')
    expect(
      girl([
        { ageYears: 0.2847, headCm: 41 },
        { ageYears: 0.3669, headCm: 43 },
      ]),
    ).toBe('3044')
    expect(
      girl([
        { ageYears: 0.2847, headCm: 42 },
        { ageYears: 0.3669, headCm: 43 },
      ]),
    ).toBe('3031')
  })

  test('quirk 7: the program counts visits, the guideline mode counts what is known', () => {
    expect(codes(child([head(0.5, 0), { ageYears: 0.2, heightCm: 55 }]))).toBe('3025 / 3023')
    expect(codes(child([head(0.5, 0), { headCm: 40 }]))).toBe('3025 / 3022')
  })

  test('quirk 10: an earlier head without score is not compared, and nothing breaks', () => {
    expect(codes(child([head(0.5, 0.6), head(0.1, 0), { ageYears: 0.3 }]))).toBe('3044')
  })
})

describe('language', () => {
  const child = (...visits: readonly (readonly [number, object])[]): object => ({
    rule: 'language',
    observations: visits.map(([ageYears, items]) => ({ ageYears, items })),
  })
  test.each([
    ['no dates and no birth date', { rule: 'language', observations: [] }, '4016'],
    ['no dates', { rule: 'language', birthDate: '2022-01-01', observations: [{ items: { 41: 1 } }] }, '4015'],
    ['dates without birth date', { rule: 'language', observations: [{ date: '2024-01-01' }] }, '4016'],
    ['too young', child([1.9165, { 41: 1 }]), '4021'],
    ['too old', child([3.3334, { 45: 1 }]), '4022'],
    ['between two windows', child([2.3333, { 41: 1 }]), '4023'],
    ['between two windows again', child([2.8333, { 41: 1 }]), '4023'],
    ['an item is missing', child([2, { 41: 1 }]), '4011'],
    ['both not shown', child([2, { 41: 2, 42: 2 }]), '4041'],
    ['one reported', child([2, { 41: 3, 42: 2 }]), '4045'],
    ['one shown', child([2, { 41: 1, 42: 2 }]), '4042'],
    ['both reported', child([2, { 41: 3, 42: 3 }]), '4042'],
    ['one shown, one reported', child([2, { 41: 1, 42: 3 }]), '4046'],
    ['both shown', child([2, { 41: 1, 42: 1 }]), '4031'],
    ['the latest answer counts', child([2, { 41: 2, 42: 2 }], [2.1, { 41: 1 }]), '4042'],
    ['half past two, nothing known at two', child([2.5, { 41: 1, 43: 1, 44: 1 }]), '4012'],
    ['half past two, all well at two', child([2, { 41: 1, 42: 1 }], [2.5, {}]), '4031'],
    ['half past two, an item is missing', child([2, { 41: 1, 42: 2 }], [2.5, { 41: 1, 43: 1 }]), '4011'],
    ['half past two, one not shown', child([2, { 41: 1, 42: 2 }], [2.5, { 41: 1, 43: 2 }]), '4041'],
    ['half past two, all shown', child([2, { 41: 1, 42: 2 }], [2.5, { 41: 1, 43: 3, 44: 1 }]), '4031'],
    ['three, an item is missing', child([3, { 45: 1 }]), '4011'],
    ['three, 45 not shown', child([3, { 45: 2, 46: 1 }]), '4041'],
    ['three, 46 not shown', child([3, { 45: 1, 46: 2 }]), '4043'],
    ['three, both shown', child([3, { 45: 1, 46: 3 }]), '4031'],
    ['quirk 12: the last day of the window', child([3.3333, { 45: 2, 46: 2 }]), '4031 / 4041'],
  ])('%s', (_, input, code) => {
    expect(codes(input)).toBe(code)
  })
})

describe('what an answer tells', () => {
  test('quirk 13: all rules that hold, with their numbers and how far they are beyond the limit', () => {
    const answer = judgeChild(boy([visit(5, -2.7), visit(4, 0)], { ...ordinaryBirth, ...parents(0) }))
    expect(answer).toMatchObject({ code: '1044', refer: true, reason: referralText('1044', 'en') })
    expect(answer.all.map((rule) => [rule.code, Number(rule.distance?.toFixed(3))])).toEqual([
      ['1044', 0.2],
      ['1043', 0.7],
      ['1055', 0.7],
    ])
    expect(answer.all[1]?.values).toMatchObject({ age: 5, z: -2.7 })
    expect(answer.all[1]?.values['zMinusTarget']).toBeCloseTo(-2.7, 3)
    expect(answer.versions).toMatchObject({ engine: '0.1.0', rules: 'height/2019-1' })
  })

  test('the nearest advice that does not hold, and what is missing', () => {
    const answer = judgeChild(boy([visit(5, -1.8), visit(4, -1.8)], ordinaryBirth))
    expect(answer.code).toBe('1014')
    expect(answer.nearest?.code).toBe('1044')
    expect(answer.nearest?.distance).toBeCloseTo(-0.7, 3)
    expect(answer.missing).toEqual(['fatherCm and motherCm'])
  })

  test('measurements of one day are one visit, in any order of visits', () => {
    const together = {
      rule: 'weight',
      sex: 'male',
      observations: [
        { ageYears: 5, heightCm: 110, weightKg: 18 },
        { ageYears: 4, heightCm: 100, weightKg: 16 },
      ],
    }
    const apart = {
      ...together,
      observations: [
        { ageYears: 4, weightKg: 16 },
        { ageYears: 5, weightKg: 18 },
        { ageYears: 4, heightCm: 100 },
        { ageDays: 1826.25, heightCm: 110 },
      ],
    }
    expect(judgeChild(apart)).toEqual(judgeChild(together))
  })
})

describe('bad input', () => {
  test.each([
    ['no rule', { sex: 'male', observations: [] }, ['rule missing-field']],
    ['an unknown rule', { rule: 'bmi', observations: [] }, ['rule unknown-value']],
    ['no visits', { rule: 'height' }, ['observations missing-field']],
    ['visits that are no list', { rule: 'height', observations: {} }, ['observations wrong-type']],
    ['a visit that is no object', { rule: 'height', observations: [3] }, ['observations[0] not-an-object']],
    ['a weight in grams', { rule: 'weight', observations: [{ ageDays: 3, weightKg: 3400 }] }, ['observations[0].weightKg wrong-unit']],
    ['a weight of nothing', { rule: 'weight', observations: [{ ageDays: 3, weightKg: 0 }] }, ['observations[0].weightKg out-of-range']],
    ['a negative age', { rule: 'head', observations: [{ ageYears: -0.1 }] }, ['observations[0].ageYears negative-age']],
    [
      'a visit before birth',
      { rule: 'head', birthDate: '2025-01-02', observations: [{ date: '2025-01-01' }] },
      ['observations[0].date visit-before-birth'],
    ],
    ['a birth weight in kilograms', { rule: 'height', birthWeightG: 3.4, observations: [] }, ['birthWeightG out-of-range']],
    ['a parent in metres', { rule: 'height', fatherCm: 1.8, observations: [] }, ['fatherCm out-of-range']],
    ['an unknown answer', { rule: 'language', observations: [{ items: { 41: 4 } }] }, ['observations[0].items.41 unknown-value']],
    ['an unknown item', { rule: 'language', observations: [{ items: { 76: 1 } }] }, ['observations[0].items.76 unknown-field']],
    ['an unknown field', { rule: 'height', observations: [{ height: 3 }] }, ['observations[0].height unknown-field']],
  ])('%s', (_, input, expected) => {
    const answer = answerReferralNow(input)
    expect('error' in answer ? answer.error.fields.map((field) => `${field.field} ${field.code}`) : answer).toEqual(expected)
  })
})

test('whatever the child, there is a code with a text in both languages, and the first rule that holds gives it', () => {
  const maybe = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(values, { nil: undefined })
  const number = (min: number, max: number): fc.Arbitrary<number | undefined> => maybe(fc.double({ min, max, noNaN: true }))
  const answer = fc.constantFrom(1, 2, 3)
  const items = fc.dictionary(fc.constantFrom('41', '42', '43', '44', '45', '46'), answer)
  const observation = fc.record({
    ageYears: number(0, 20),
    heightCm: number(20, 210),
    weightKg: number(0.4, 99),
    headCm: number(15, 70),
    items: maybe(items),
  })
  const child = fc.record({
    rule: fc.constantFrom('height', 'weight', 'head', 'language'),
    mode: maybe(fc.constantFrom('compatible', 'guideline')),
    sex: maybe(fc.constantFrom('male', 'female')),
    gestationalAgeWeeks: number(0, 60),
    birthWeightG: number(100, 6000),
    birthLengthCm: number(20, 60),
    fatherCm: number(140, 210),
    motherCm: number(140, 200),
    population: maybe(fc.constantFrom('dutch', 'hindustani')),
    useHistory: maybe(fc.boolean()),
    observations: fc.array(observation, { maxLength: 6 }),
  })
  fc.assert(
    fc.property(child, (input) => {
      const judged = judgeChild(input)
      expect(REFERRAL_TEXTS[judged.code], judged.code).toBeDefined()
      if (judged.all.length > 0) expect(judged.all[0]?.code).toBe(judged.code)
      for (const rule of judged.all) expect(rule.distance === null || rule.distance >= 0).toBe(true)
    }),
    { numRuns: 3000, seed: 11 },
  )
})

test('every rule has a name in Dutch; the guideline alone stays as it is', () => {
  for (const set of [HEIGHT_RULES, WEIGHT_RULES, HEAD_RULES, LANGUAGE_RULES]) {
    const rules = compileRules<string>(set, 'guideline').rules.map(({ rule }) => rule)
    for (const rule of rules) expect(ruleName(rule, 'nl')).not.toMatch(/rule|measurement|under|year|weight|data/u)
    expect(rules.map((rule) => ruleName(rule, 'en'))).toEqual(rules)
  }
  expect(ruleName('JGZ-richtlijn Lengtegroei 2019, one measurement, 3 to 10 years, rule 12', 'nl')).toBe(
    'JGZ-richtlijn Lengtegroei 2019, één meting, 3 tot 10 jaar, regel 12',
  )
  expect(ruleName('JGZ-richtlijn Lengtegroei 2019', 'nl')).toBe('JGZ-richtlijn Lengtegroei 2019')
})
