/** The rules of screenings as tables, in the words of their sources. */
import { describe, expect, test } from 'vitest'
import { Temporal, type PlainDate } from '#platform/time.ts'
import { decideRound, questionKey } from './decide-round.ts'
import { dueScreenings } from './due.ts'
import { judgeRound, nextRound, type Judged } from './judge-round.ts'
import { GOOD, NOT_GOOD, screeningKinds, type ScreeningKind, type ScreeningResult } from './kinds.ts'
import { readRound } from './read-round.ts'
import { checkAskedAgain, checkFeedback, checkReferral, whoAgrees } from './referral.ts'
import type { EarlierRound, ReadRound, RoundTyped } from './round.ts'

const day = (text: string): PlainDate => Temporal.PlainDate.from(text)
const born = day('2026-01-10')
const today = day('2026-11-24')

const earlierOf = (
  kind: ScreeningKind,
  round: number,
  heldOn: string,
  result: ScreeningResult,
  more: Partial<EarlierRound> = {},
): EarlierRound => ({
  ...{ kind, round, heldOn: day(heldOn), result, rightValue: null, leftValue: null, repeatBefore: null },
  ...more,
})
const read = (kind: ScreeningKind, typed: RoundTyped, earlier: readonly EarlierRound[] = [], of = born) =>
  readRound(kind, { how: 'done', round: '1', ...typed }, { born: of, today }, earlier)
const faultsOf = (kind: ScreeningKind, typed: RoundTyped, earlier: readonly EarlierRound[] = [], of = born) => {
  const done = read(kind, typed, earlier, of)
  return done.ok ? [] : done.error.map(({ field, code }) => `${field} ${code}`)
}
const roundOf = (kind: ScreeningKind, typed: RoundTyped, earlier: readonly EarlierRound[] = [], of = born): ReadRound => {
  const done = read(kind, typed, earlier, of)
  if (!done.ok) throw new Error(JSON.stringify(done.error))
  return done.value
}
const judged = (kind: ScreeningKind, typed: RoundTyped, earlier: readonly EarlierRound[] = [], of = born): Judged => {
  const done = judgeRound(roundOf(kind, typed, earlier, of), of, earlier)
  if (!done.ok) throw new Error(JSON.stringify(done.error))
  return done.value
}
const adviceOf = (...of: Parameters<typeof judged>) => {
  const { step, before, to, basis } = judged(...of).advice
  return [step, before?.toString() ?? null, to, basis]
}

const ears = (right: string, left: string, more: RoundTyped = {}): RoundTyped => ({ on: '15-1-2026', method: 'OAE', right, left, ...more })

describe('what can be no round is answered by field', () => {
  test.each<[string, ScreeningKind, RoundTyped, string[]]>([
    ['no day', 'eye', { method: 'inspection', right: 'good', left: 'good' }, ['on not-a-date']],
    ['a day that there is not', 'eye', { on: '31-2-2026', method: 'inspection', right: 'good', left: 'good' }, ['on no-such-date']],
    ['before birth', 'heel-prick', { on: '9-1-2026', conclusion: 'sufficient' }, ['on before-birth']],
    ['in the future', 'heel-prick', { on: '25-11-2026', conclusion: 'sufficient' }, ['on in-future']],
    ['nothing said', 'heel-prick', { on: '15-1-2026' }, ['conclusion choose']],
    ['a fourth round of hearing', 'hearing-newborn', ears('good', 'good', { round: '4' }), ['round no-such-round']],
    ['no method', 'hearing-newborn', ears('good', 'good', { method: '' }), ['method choose']],
    ['one ear alone', 'hearing-newborn', ears('good', ''), ['left measure-both']],
    ['no eye', 'eye', { on: '10-2-2026', method: 'fundus-reflex' }, ['right measure-both']],
    [
      'acuity above the chart',
      'acuity',
      { on: '10-2-2026', method: 'E 5 m', right: '1,2', left: '0,8', conclusion: 'sufficient' },
      ['right too-large'],
    ],
    [
      'acuity below the chart',
      'acuity',
      { on: '10-2-2026', method: 'E 5 m', right: '0,05', left: '0,8', conclusion: 'sufficient' },
      ['right too-small'],
    ],
    [
      'between two lines',
      'acuity',
      { on: '10-2-2026', method: 'E 5 m', right: '0,7', left: '0,8', conclusion: 'sufficient' },
      ['right not-on-chart'],
    ],
    [
      'words for a number',
      'acuity',
      { on: '10-2-2026', method: 'E 5 m', right: 'goed', left: '0,8', conclusion: 'sufficient' },
      ['right not-a-number'],
    ],
    [
      'good while one eye did not succeed',
      'acuity',
      { on: '10-2-2026', method: 'E 5 m', right: '', left: '0,8', conclusion: 'sufficient' },
      ['right measure-both'],
    ],
    [
      'louder than the audiometer',
      'hearing',
      { on: '10-2-2026', method: 'audiometer', right: '95', left: '20', conclusion: 'insufficient' },
      ['right too-large'],
    ],
    [
      'between two steps',
      'hearing',
      { on: '10-2-2026', method: 'audiometer', right: '22', left: '20', conclusion: 'insufficient' },
      ['right not-a-step'],
    ],
    [
      'a class of percentile that there is not',
      'motor',
      { on: '10-2-2026', instrument: 'BFMT', score: '6', conclusion: 'doubtful' },
      ['score score-out-of-range'],
    ],
    ['no class of percentile', 'motor', { on: '10-2-2026', instrument: 'BFMT', conclusion: 'doubtful' }, ['score choose']],
    ['an instrument that there is not', 'language', { on: '10-2-2026', instrument: 'XYZ', conclusion: 'doubtful' }, ['instrument choose']],
  ])('%s', (_name, kind, typed, faults) => {
    expect(faultsOf(kind, typed)).toEqual(faults)
  })
  test('lines beside what was typed are told', () => {
    const done = read('acuity', { on: '10-2-2026', method: 'E 5 m', right: '0,7', left: '0,8', conclusion: 'sufficient' })
    expect(done).toMatchObject({ ok: false, error: [{ meant: [0.63, 0.8] }] })
  })
  test.each([
    ['0,63', 63],
    ['.63', 63],
    ['63', 63],
    ['1', 100],
    ['1,0', 100],
    ['0,1', 10],
  ])('an acuity of %s is %i hundredths', (right, value) => {
    expect(roundOf('acuity', { on: '10-2-2026', method: 'E 5 m', right, left: '0,8', conclusion: 'doubtful' }).rightValue).toBe(value)
  })
  test('a refusal needs no values, and keeps none', () => {
    const refused = roundOf('heel-prick', { on: '15-1-2026', how: 'refused', cause: 'declined', right: 'good' })
    expect(refused).toMatchObject({ result: 'refused', cause: 'declined', rightValue: null, method: null })
  })
})

describe('rounds come in their order', () => {
  const first = earlierOf('hearing-newborn', 1, '2026-01-15', 'insufficient')
  const orderOf = (kind: ScreeningKind, typed: RoundTyped, earlier: readonly EarlierRound[]) => {
    const done = judgeRound(roundOf(kind, typed, earlier), born, earlier)
    return done.ok ? 'fits' : done.error[0]?.code
  }
  test.each<[string, ScreeningKind, RoundTyped, EarlierRound[], string | undefined]>([
    ['a first', 'hearing-newborn', ears('good', 'good'), [], 'fits'],
    ['a second after the first', 'hearing-newborn', ears('good', 'good', { round: '2', on: '20-1-2026' }), [first], 'fits'],
    [
      'a third without a second',
      'hearing-newborn',
      ears('good', 'good', { round: '3', on: '20-1-2026' }),
      [first],
      'round-without-earlier',
    ],
    ['the same round of the same day', 'hearing-newborn', ears('good', 'good'), [first], 'same-round'],
    ['the same round of another day', 'hearing-newborn', ears('good', 'good', { on: '16-1-2026' }), [first], 'round-there-already'],
    [
      'a second before the first',
      'hearing-newborn',
      ears('good', 'good', { round: '2', on: '14-1-2026' }),
      [first],
      'before-earlier-round',
    ],
    [
      'a first again after a try that failed',
      'hearing-newborn',
      ears('good', 'good', { on: '16-1-2026' }),
      [{ ...first, result: 'not-possible' }],
      'fits',
    ],
    [
      'a second heel prick straight after the first',
      'heel-prick',
      { on: '25-1-2026', round: '3', conclusion: 'sufficient' },
      [earlierOf('heel-prick', 1, '2026-01-15', 'doubtful')],
      'fits',
    ],
    [
      'a repeated second without a second',
      'heel-prick',
      { on: '25-1-2026', round: '4', conclusion: 'sufficient' },
      [earlierOf('heel-prick', 1, '2026-01-15', 'doubtful')],
      'round-without-earlier',
    ],
    [
      'a first acuity years after another first',
      'eye',
      { on: '25-7-2026', method: 'inspection', right: 'good', left: 'good' },
      [earlierOf('eye', 1, '2026-02-10', 'sufficient')],
      'fits',
    ],
  ])('%s', (_name, kind, typed, earlier, answer) => {
    expect(orderOf(kind, typed, earlier)).toBe(answer)
  })
  test.each<[ScreeningKind, EarlierRound[], number]>([
    ['hearing-newborn', [], 1],
    ['hearing-newborn', [first], 2],
    ['hearing-newborn', [{ ...first, result: 'not-possible' }], 1],
    ['heel-prick', [earlierOf('heel-prick', 1, '2026-01-15', 'not-possible')], 2],
    ['heel-prick', [earlierOf('heel-prick', 1, '2026-01-15', 'doubtful')], 3],
    ['heel-prick', [earlierOf('heel-prick', 3, '2026-01-25', 'not-possible')], 4],
    ['heel-prick', [earlierOf('heel-prick', 1, '2026-01-15', 'refused')], 1],
    ['acuity', [earlierOf('acuity', 1, '2026-01-15', 'doubtful', { repeatBefore: day('2026-04-15') })], 2],
    ['acuity', [earlierOf('acuity', 1, '2026-01-15', 'sufficient')], 1],
  ])('the next of %s', (kind, earlier, round) => {
    expect(nextRound(kind, earlier)).toBe(round)
  })
})

describe('what a result means', () => {
  const second = { round: '2', on: '25-1-2026' }
  const passedRight = [earlierOf('hearing-newborn', 1, '2026-01-15', 'insufficient', { rightValue: GOOD, leftValue: NOT_GOOD })]
  const twice = [...passedRight, earlierOf('hearing-newborn', 2, '2026-01-25', 'insufficient', { leftValue: NOT_GOOD })]
  test.each<[string, ScreeningKind, RoundTyped, EarlierRound[], (string | null)[]]>([
    ['heel prick: no message is good', 'heel-prick', { on: '15-1-2026', conclusion: 'sufficient' }, [], ['clear', null, null, 'source']],
    [
      'unclear: a second prick within two weeks',
      'heel-prick',
      { on: '15-1-2026', conclusion: 'doubtful' },
      [],
      ['repeat', '2026-01-29', null, 'source'],
    ],
    [
      'abnormal: the paediatrician',
      'heel-prick',
      { on: '15-1-2026', conclusion: 'insufficient' },
      [],
      ['refer', null, 'paediatrician', 'own-choice'],
    ],
    [
      'too little blood: again',
      'heel-prick',
      { on: '15-1-2026', how: 'not-possible', cause: 'too-little-blood' },
      [],
      ['repeat', '2026-01-29', null, 'own-term'],
    ],
    ['the parents do not want it', 'heel-prick', { on: '15-1-2026', how: 'refused' }, [], ['clear', null, null, 'source']],
    ['both ears pass', 'hearing-newborn', ears('good', 'good'), [], ['clear', null, null, 'source']],
    ['one ear does not: a second round', 'hearing-newborn', ears('good', 'not-good'), [], ['repeat', '2026-01-29', null, 'own-term']],
    [
      'the ear that did not pass passes in the second',
      'hearing-newborn',
      ears('', 'good', second),
      passedRight,
      ['clear', null, null, 'source'],
    ],
    [
      'a third refer: the audiological centre',
      'hearing-newborn',
      ears('', 'not-good', { round: '3', on: '5-2-2026', method: 'AABR' }),
      twice,
      ['refer', null, 'audiology-centre', 'source'],
    ],
    [
      'a third that did not succeed',
      'hearing-newborn',
      ears('', '', { round: '3', on: '5-2-2026', how: 'not-possible' }),
      twice,
      ['repeat', '2026-02-19', null, 'own-term'],
    ],
    [
      'red reflex not seen at one month: before two months',
      'eye',
      { on: '10-2-2026', how: 'not-possible' },
      [],
      ['repeat', '2026-03-10', null, 'source'],
    ],
    ['red reflex not seen later: no rule', 'eye', { on: '10-4-2026', how: 'not-possible' }, [], ['decide', null, null, 'own-choice']],
    [
      'an eye that is not good',
      'eye',
      { on: '10-2-2026', method: 'fundus-reflex', right: 'good', left: 'not-good' },
      [],
      ['refer', null, 'eye-doctor', 'source'],
    ],
  ])('%s', (_name, kind, typed, earlier, advice) => {
    expect(adviceOf(kind, typed, earlier)).toEqual(advice)
  })

  const four = day('2022-11-20')
  const chart = { on: '24-11-2026', method: 'E 5 m', right: '0,5', left: '0,63' }
  const doubt = [earlierOf('acuity', 1, '2026-09-01', 'doubtful', { repeatBefore: day('2026-12-01') })]
  test.each<[string, ScreeningKind, RoundTyped, EarlierRound[], (string | null)[]]>([
    [
      'acuity in doubt: again within three months',
      'acuity',
      { ...chart, conclusion: 'doubtful' },
      [],
      ['repeat', '2027-02-24', null, 'source'],
    ],
    [
      'in doubt again: refer',
      'acuity',
      { ...chart, round: '2', conclusion: 'doubtful' },
      doubt,
      ['refer', null, 'orthoptist', 'own-choice'],
    ],
    ['acuity insufficient: refer', 'acuity', { ...chart, conclusion: 'insufficient' }, [], ['refer', null, 'orthoptist', 'source']],
    ['acuity does not succeed', 'acuity', { ...chart, how: 'not-possible' }, [], ['repeat', '2027-02-24', null, 'own-choice']],
    [
      'every tone at 20 dB: good by itself',
      'hearing',
      { on: '24-11-2026', method: 'audiometer', right: '20', left: '15 dB' },
      [],
      ['clear', null, null, 'source'],
    ],
    [
      'a tone at 35 dB: no rule was found',
      'hearing',
      { on: '24-11-2026', method: 'audiometer', right: '35', left: '15', conclusion: 'insufficient' },
      [],
      ['decide', null, null, 'own-choice'],
    ],
    [
      'motor test below P5: no rule was found',
      'motor',
      { on: '24-11-2026', instrument: 'BFMT', score: '1', conclusion: 'insufficient' },
      [],
      ['decide', null, null, 'own-choice'],
    ],
    [
      'psychosocial, good',
      'psychosocial',
      { on: '24-11-2026', instrument: 'SDQ-3', score: '4', conclusion: 'sufficient' },
      [],
      ['clear', null, null, 'source'],
    ],
  ])('%s', (_name, kind, typed, earlier, advice) => {
    expect(adviceOf(kind, typed, earlier, four)).toEqual(advice)
  })
  test('a sound above the test tone is not judged by itself', () => {
    expect(faultsOf('hearing', { on: '24-11-2026', method: 'audiometer', right: '25', left: '15' }, [], four)).toEqual([
      'conclusion choose',
    ])
  })

  const two = day('2024-11-01')
  test.each<[string, (string | null)[]]>([
    ['0', ['refer', null, 'audiology-centre', 'source']],
    ['1', ['repeat', '2027-05-01', null, 'source']],
    ['3', ['repeat', '2027-05-01', null, 'source']],
    ['4', ['clear', null, null, 'source']],
  ])('JGZ 4041, 4042, 4031: two items of language at two years, together %s', (score, advice) => {
    expect(adviceOf('language', { on: '24-11-2026', instrument: 'Van-Wiechen', score }, [], two)).toEqual(advice)
  })
  test('JGZ 4043: doubt at three years is looked at again within six months', () => {
    const at = adviceOf('language', { on: '24-11-2026', instrument: 'SNEL', conclusion: 'doubtful' }, [], day('2023-11-20'))
    expect(at).toEqual(['repeat', '2027-05-24', 'speech-therapist', 'source'])
  })
})

describe('what is unusual is asked about', () => {
  test.each<[string, ScreeningKind, RoundTyped, EarlierRound[], string[]]>([
    [
      'acuity of a baby',
      'acuity',
      { on: '10-2-2026', method: 'E 5 m', right: '0,5', left: '0,5', conclusion: 'doubtful' },
      [],
      ['too-young'],
    ],
    ['hearing of newborns after six months', 'hearing-newborn', ears('good', 'good', { on: '11-7-2026' }), [], ['too-old']],
    ['at six months on the day', 'hearing-newborn', ears('good', 'good', { on: '10-7-2026' }), [], []],
    ['a heel prick after three months', 'heel-prick', { on: '11-4-2026', conclusion: 'sufficient' }, [], ['irt-late']],
    ['a refusal is of any age', 'acuity', { on: '10-2-2026', how: 'refused' }, [], []],
    ['AABR in the first round', 'hearing-newborn', ears('good', 'good', { method: 'AABR' }), [], ['usually-oae']],
    ['in intensive care it is', 'hearing-newborn', ears('good', 'good', { method: 'AABR NICU' }), [], []],
    [
      'ears that passed',
      'hearing-newborn',
      ears('good', 'good', { round: '2', on: '20-1-2026' }),
      [earlierOf('hearing-newborn', 1, '2026-01-15', 'sufficient', { rightValue: GOOD, leftValue: GOOD })],
      ['passed-already'],
    ],
  ])('%s', (_name, kind, typed, earlier, questions) => {
    expect(judged(kind, typed, earlier).questions).toEqual(questions)
  })
})

describe('acuity by the limits of a centre', () => {
  const four = day('2022-11-20')
  const limits = [{ fromMonths: 42, sufficientFrom: 63, doubtfulFrom: 50, source: 'x' }] as const
  const chart = { how: 'done', round: '1', on: '24-11-2026', method: 'E 5 m', left: '0,8' }
  const judgedBy = (more: RoundTyped) => {
    const done = readRound('acuity', { ...chart, ...more }, { born: four, today, limits }, [])
    const judge = done.ok ? judgeRound(done.value, four, [], limits) : done
    return judge.ok ? [judge.value.round.result, ...judge.value.questions] : judge.error.map(({ field, code }) => `${field} ${code}`)
  }
  test.each<[string, RoundTyped, string[]]>([
    ['follows by itself', { right: '0,63' }, ['sufficient']],
    ['is doubtful between both lines', { right: '0,5' }, ['doubtful']],
    ['is insufficient below', { right: '0,4' }, ['insufficient']],
    ['is asked about where somebody says otherwise', { right: '0,4', conclusion: 'sufficient' }, ['sufficient', 'beside-limits']],
    ['is said by the professional where an eye is missing', { right: '' }, ['conclusion choose']],
  ])('%s', (_name, more, answer) => {
    expect(judgedBy(more)).toEqual(answer)
  })
})

describe('the professional decides', () => {
  const doubtful = judged('hearing-newborn', ears('good', 'not-good'))
  const decide = (of: Judged, typed: RoundTyped) => {
    const done = decideRound(of, typed, day('2026-01-15'))
    if (done.ok) return [done.value.step, done.value.repeatBefore?.toString() ?? null, done.value.isOtherwise]
    return done.error.kind === 'faults' ? done.error.faults.map(({ field, code }) => `${field} ${code}`) : done.error.kind
  }
  test('good is kept at once', () => {
    expect(decide(judged('hearing-newborn', ears('good', 'good')), {})).toEqual(['clear', null, false])
  })
  test('what follows is shown first, and kept when somebody says so', () => {
    expect(decide(doubtful, {})).toBe('to-decide')
    expect(decide(doubtful, { next: 'repeat' })).toEqual(['repeat', '2026-01-29', false])
    expect(decide(doubtful, { next: 'repeat', before: '20-1-2026' })).toEqual(['repeat', '2026-01-20', false])
  })
  test('otherwise needs a reason', () => {
    expect(decide(doubtful, { next: 'refer' })).toEqual(['words why-otherwise'])
    expect(decide({ ...doubtful, round: { ...doubtful.round, words: 'Al bekend bij het centrum.' } }, { next: 'refer' })).toEqual([
      'refer',
      null,
      true,
    ])
  })
  test.each([
    ['in the past', '14-1-2026', 'before term-in-past'],
    ['after more than a year', '16-1-2027', 'before term-too-far'],
    ['of no day', 'straks', 'before not-a-date'],
  ])('a repeat %s is refused', (_name, before, fault) => {
    expect(decide(doubtful, { next: 'repeat', before })).toEqual([fault])
  })
  test('a question is answered for exactly this', () => {
    const young = judged('acuity', { on: '10-2-2026', method: 'E 5 m', right: '0,5', left: '0,5', conclusion: 'sufficient' })
    expect(decide(young, {})).toBe('to-decide')
    expect(decide(young, { sure: 'too-old' })).toBe('to-decide')
    expect(decide(young, { sure: questionKey(young) })).toEqual(['clear', null, false])
  })
  test('nothing comes after a third round', () => {
    const twice = [1, 2].map((round) => earlierOf('hearing-newborn', round, `2026-01-1${round}`, 'insufficient'))
    const third = judged('hearing-newborn', ears('good', 'not-good', { round: '3', method: 'AABR', words: 'Verkouden.' }), twice)
    expect(decide(third, { next: 'repeat', before: '20-1-2026' })).toEqual(['next no-such-round'])
  })
})

describe('what is due', () => {
  const dueAt = (of: string, on: string, rounds: readonly EarlierRound[] = []) =>
    dueScreenings(day(of), rounds, day(on)).map(
      ({ kind, round, before }) => `${kind} ${round}${before === null ? '' : ` ${before.toString()}`}`,
    )
  test.each<[string, string, string, EarlierRound[], string[]]>([
    ['at five days', '2026-01-10', '2026-01-15', [], ['heel-prick 1', 'hearing-newborn 1']],
    ['the day before', '2026-01-10', '2026-01-13', [], []],
    [
      'at five days, a refusal and a refer',
      '2026-01-10',
      '2026-01-16',
      [
        earlierOf('heel-prick', 1, '2026-01-15', 'refused'),
        earlierOf('hearing-newborn', 1, '2026-01-15', 'insufficient', { repeatBefore: day('2026-01-29') }),
      ],
      ['hearing-newborn 2 2026-01-29'],
    ],
    ['at 45 months', '2023-02-20', '2026-11-24', [], ['acuity 1']],
    [
      'at five years, acuity of 45 months does not count',
      '2021-10-01',
      '2026-11-24',
      [earlierOf('acuity', 1, '2025-07-01', 'sufficient')],
      ['acuity 1', 'hearing 1', 'motor 1'],
    ],
    [
      'a repeat waits at any age',
      '2016-10-01',
      '2026-11-24',
      [earlierOf('acuity', 1, '2026-07-01', 'doubtful', { repeatBefore: day('2026-10-01') })],
      ['acuity 2 2026-10-01'],
    ],
  ])('%s', (_name, of, on, rounds, due) => {
    expect(dueAt(of, on, rounds)).toEqual(due)
  })
  test('of a child without a day of birth only repeats', () => {
    expect(dueScreenings(null, [], today)).toEqual([])
  })
  test('every kind has rules of its own or says that there are none', () => {
    for (const kind of screeningKinds) expect(judged(kind, { on: '15-1-2026', how: 'refused' }).advice.because).toBe('no-thanks')
  })
})

describe('a referral', () => {
  const wish = {
    sentTo: 'audiology-centre',
    reason: 'Derde ronde.',
    sentOn: today,
    feedbackBefore: day('2027-01-05'),
    agreedBy: ['parents'],
    without: '',
  }
  const check = (more: Partial<typeof wish> = {}, of = born) => {
    const done = checkReferral({ ...wish, ...more }, { born: of, today })
    return done.ok ? 'fine' : done.error.map(({ field, code }) => `${field} ${code}`)
  }
  test.each<[string, Parameters<typeof check>, string | string[]]>([
    ['as it should be', [], 'fine'],
    ['to nobody', [{ sentTo: '' }], ['to choose']],
    ['without a reason', [{ reason: ' ' }], ['why reason-needed']],
    ['in the future', [{ sentOn: day('2026-11-25') }], ['on in-future']],
    ['before birth', [{ sentOn: day('2026-01-09') }], ['on before-birth']],
    ['an answer before today', [{ feedbackBefore: day('2026-11-23') }], ['before term-in-past']],
    ['an answer after half a year', [{ feedbackBefore: day('2027-05-25') }], ['before term-too-far']],
    ['PR-04 under 12 without the parents', [{ agreedBy: ['young-person'] }], ['agreed parents-needed']],
    ['PR-05 from 12: both', [{ agreedBy: ['parents'] }, day('2014-11-24')], ['agreed young-person-needed']],
    ['PR-05 from 12: nobody', [{ agreedBy: [] }, day('2014-11-24')], ['agreed all-needed']],
    ['PR-05 from 12: without the parents only with why', [{ agreedBy: ['young-person'] }, day('2014-11-24')], ['agreed parents-needed']],
    ['PR-05 from 12: without the parents, with why', [{ agreedBy: ['young-person'], without: 'Wil het zelf.' }, day('2014-11-24')], 'fine'],
    ['PR-04 from 16 the young person alone', [{ agreedBy: ['young-person'] }, day('2010-11-24')], 'fine'],
  ])('%s', (_name, given, answer) => {
    expect(check(...given)).toEqual(answer)
  })
  test.each([
    ['2014-11-25', ['parents']],
    ['2014-11-24', ['parents', 'young-person']],
    ['2010-11-25', ['parents', 'young-person']],
    ['2010-11-24', ['young-person']],
  ])('PR-04 on exact birthdays: born %s', (of, who) => {
    expect(whoAgrees(day(of), today)).toEqual(who)
  })
  const answered = { outcome: 'confirmed', on: today, words: 'Verlies links, 45 dB.' }
  test.each([
    ['as it should be', answered, 'fine'],
    ['no outcome', { ...answered, outcome: 'maybe' }, ['outcome choose']],
    ['before it was sent', { ...answered, on: day('2026-10-31') }, ['on before-sent']],
    ['in the future', { ...answered, on: day('2026-11-25') }, ['on in-future']],
    ['confirmed, and not what', { ...answered, words: '' }, ['words say-what']],
    ['did not go speaks for itself', { ...answered, outcome: 'did-not-go', words: '' }, 'fine'],
  ])('an answer: %s', (_name, wished, answer) => {
    const done = checkFeedback(wished, { sentOn: day('2026-11-01'), today })
    expect(done.ok ? 'fine' : done.error.map(({ field, code }) => `${field} ${code}`)).toEqual(answer)
  })
  test('asked again: by a day to come, within half a year', () => {
    expect(checkAskedAgain(day('2026-12-08'), today).ok).toBe(true)
    expect(checkAskedAgain(null, today)).toEqual({ ok: false, error: 'term-needed' })
    expect(checkAskedAgain(day('2026-11-23'), today)).toEqual({ ok: false, error: 'term-in-past' })
    expect(checkAskedAgain(day('2027-05-25'), today)).toEqual({ ok: false, error: 'term-too-far' })
  })
})
