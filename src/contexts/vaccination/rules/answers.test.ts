import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Id } from '#platform/id.ts'
import { Temporal, type PlainDate } from '#platform/time.ts'
import { consentSettings, settingOn, type ConsentSetting } from './presumed.ts'
import { checkSayer, isAllowed, mayConsiderWish, outcomeOf, says, type Answer, type Says } from './answers.ts'

const day = (text: string): PlainDate => Temporal.PlainDate.from(text)
const named = (name: string): Id<'person'> => name as Id<'person'>
const [child, mother, father, stepfather] = [named('kind'), named('moeder'), named('vader'), named('stiefvader')]
let count = 0
const said = (by: Id<'person'>, word: Says, at = '2026-11-01T10:00Z'): Answer => ({
  ...{ id: `a${String((count += 1)).padStart(6, '0')}` as Id<'answer'>, saidBy: by, vaccine: 'HPV', says: word, how: 'by-word' },
  saidAt: Temporal.Instant.from(at),
})
const facts = (birth: string, more: { capable?: boolean; authority?: readonly string[]; on?: string } = {}) => ({
  birthDate: day(birth),
  capable: more.capable ?? true,
  authority: more.authority ?? [mother, father],
  on: day(more.on ?? '2026-11-24'),
})
const outcome = (of: ReturnType<typeof facts>, answers: readonly Answer[], wish = false, setting: ConsentSetting = 'explicit') =>
  outcomeOf({ personId: child, facts: of, answers, wish, setting })

/** On 24 November 2026: of 10, 14, 16 and 19 years. */
const ten = facts('2016-03-01')
const fourteen = facts('2012-03-01')
const sixteen = facts('2010-03-01')

describe('PR-08 below 12: both of two with authority; silence is no yes', () => {
  test.each([
    ['nobody said anything', [], { kind: 'waiting', for: [mother, father], talk: [] }],
    ['one says yes', [said(mother, 'yes')], { kind: 'waiting', for: [father] }],
    [
      'one says yes, the other wants to talk',
      [said(mother, 'yes'), said(father, 'talk')],
      { kind: 'waiting', for: [father], talk: [father] },
    ],
    ['both say yes', [said(mother, 'yes'), said(father, 'yes')], { kind: 'complete', because: 'all' }],
    ['one yes, one no', [said(mother, 'yes'), said(father, 'no')], { kind: 'conflicting', yes: [mother], no: [father], mayWish: false }],
    ['both say no', [said(mother, 'no'), said(father, 'no')], { kind: 'refused', by: [mother, father], waitingFor: [] }],
    ['one says no, the other nothing', [said(mother, 'no')], { kind: 'refused', by: [mother], waitingFor: [father] }],
  ] as const)('%s', (_name, answers, expected) => {
    expect(outcome(ten, answers)).toMatchObject(expected)
  })

  test('the newest word of somebody else never decides: a later yes of one leaves the earlier no of the other', () => {
    const answers = [said(father, 'no', '2026-11-01T10:00Z'), said(mother, 'yes', '2026-11-20T10:00Z')]
    expect(outcome(ten, answers)).toMatchObject({ kind: 'conflicting' })
  })

  test('of one person the last word counts, whatever the order in which rows come', () => {
    const answers = [said(mother, 'yes', '2026-11-20T10:00Z'), said(mother, 'no', '2026-11-01T10:00Z'), said(father, 'yes')]
    expect(outcome(ten, answers)).toMatchObject({ kind: 'complete' })
    expect(outcome(ten, answers.toReversed())).toMatchObject({ kind: 'complete' })
  })

  test('the child itself has no say yet', () => {
    expect(outcome(ten, [said(child, 'no'), said(mother, 'yes'), said(father, 'yes')])).toMatchObject({ kind: 'complete' })
    expect(checkSayer(child, child, ten)).toEqual({ kind: 'no-say' })
  })
})

describe('PR-07, PR-09: rights follow authority', () => {
  test('a step-parent has no say, whatever was said', () => {
    expect(outcome(ten, [said(stepfather, 'no'), said(mother, 'yes'), said(father, 'yes')])).toMatchObject({ kind: 'complete' })
    expect(checkSayer(child, stepfather, ten)).toEqual({ kind: 'no-say' })
  })
  test('who lost authority is not counted any more; who alone has it decides alone', () => {
    const alone = facts('2016-03-01', { authority: [mother] })
    expect(outcome(alone, [said(mother, 'yes'), said(father, 'no')])).toMatchObject({ kind: 'complete' })
  })
  test('nobody known with authority: never complete', () => {
    expect(outcome(facts('2016-03-01', { authority: [] }), [said(mother, 'yes')])).toMatchObject({
      kind: 'waiting',
      for: ['representative'],
    })
  })
})

describe('PR-05 from 12 to 15: the young person and the parents; a considered wish after a refusal (BW 7:450(2))', () => {
  const bothYes = [said(mother, 'yes'), said(father, 'yes')]
  test('without a word of the young person it waits', () => {
    expect(outcome(fourteen, bothYes)).toMatchObject({ kind: 'waiting', for: [child] })
  })
  test('a no of the young person is not overruled by the parents', () => {
    expect(outcome(fourteen, [...bothYes, said(child, 'no')])).toMatchObject({ kind: 'conflicting', no: [child], mayWish: false })
  })
  test('a parent refuses and the young person says yes: the wish may be considered, and then it is enough', () => {
    const answers = [said(child, 'yes'), said(mother, 'yes'), said(father, 'no')]
    const before = outcome(fourteen, answers)
    expect(before).toMatchObject({ kind: 'conflicting', mayWish: true })
    expect(mayConsiderWish(before, fourteen)).toBe(true)
    expect(outcome(fourteen, answers, true)).toEqual({ kind: 'considered-wish', without: [father] })
  })
  test('as long as no parent refused, a wish decides nothing: the parents are asked', () => {
    expect(outcome(fourteen, [said(child, 'yes')], true)).toMatchObject({ kind: 'waiting', for: [mother, father] })
  })
  test('a wish does not outlive a no of the young person', () => {
    expect(outcome(fourteen, [said(child, 'yes'), said(mother, 'no'), said(child, 'no', '2026-11-22T10:00Z')], true)).toMatchObject({
      kind: 'refused',
    })
  })
  test('who cannot judge own interests: as below 12, and no wish', () => {
    const incapable = facts('2012-03-01', { capable: false })
    const answers = [said(child, 'yes'), said(mother, 'yes'), said(father, 'no')]
    expect(outcome(incapable, answers, true)).toMatchObject({ kind: 'conflicting', yes: [mother], mayWish: false })
    expect(checkSayer(child, child, incapable)).toEqual({ kind: 'no-say' })
  })
})

describe('PR-04: birthdays flip exactly', () => {
  test.each([
    ['the day before 12: parents alone', '2026-11-25', 'complete'],
    ['on the twelfth birthday: the young person too', '2026-11-24', 'waiting'],
  ])('%s', (_name, turns, kind) => {
    const born = day(turns).subtract({ years: 12 }).toString()
    expect(outcome(facts(born), [said(mother, 'yes'), said(father, 'yes')]).kind).toBe(kind)
  })
  test('from 16 the young person alone, also against the parents', () => {
    expect(outcome(sixteen, [said(mother, 'no'), said(father, 'no'), said(child, 'yes')])).toEqual({
      kind: 'complete',
      because: 'young-person-alone',
    })
    expect(outcome(sixteen, [said(mother, 'yes'), said(father, 'yes'), said(child, 'no')])).toMatchObject({ kind: 'refused', by: [child] })
    expect(checkSayer(child, mother, sixteen)).toEqual({ kind: 'no-say' })
  })
  test('an adult who cannot judge: one representative is enough', () => {
    const adult = facts('2007-03-01', { capable: false })
    expect(outcome(adult, [said(mother, 'yes')])).toEqual({ kind: 'complete', because: 'one-is-enough' })
  })
  test('without a birth date nobody can say who decides', () => {
    expect(outcomeOf({ personId: child, facts: null, answers: [said(mother, 'yes')], wish: false, setting: 'explicit' })).toEqual({
      kind: 'not-known',
    })
  })
})

describe('silence of the other parent, where the centre reads it as a yes (ADR 33, Jeugdwet 7.3.16)', () => {
  const here = (by: Id<'person'>, word: Says, at = '2026-11-24T09:00Z'): Answer => ({ ...said(by, word, at), how: 'here' })
  test.each<[string, ReturnType<typeof facts>, readonly Answer[], string]>([
    ['one came along and says yes, the other said nothing', ten, [here(mother, 'yes')], 'presumed'],
    ['said by telephone', ten, [said(mother, 'yes', '2026-11-24T09:00Z')], 'waiting'],
    ['came along on another day', ten, [here(mother, 'yes', '2026-11-23T09:00Z')], 'waiting'],
    ['the other wants to talk first', ten, [here(mother, 'yes'), said(father, 'talk')], 'waiting'],
    ['the other says no', ten, [here(mother, 'yes'), said(father, 'no')], 'conflicting'],
    ['came along and says no', ten, [here(mother, 'no')], 'refused'],
    ['came along with a yes, and took it back', ten, [here(mother, 'yes'), said(mother, 'talk', '2026-11-24T10:00Z')], 'waiting'],
    ['who came along has no authority', ten, [here(stepfather, 'yes')], 'waiting'],
    ['both said yes: nothing is presumed', ten, [here(mother, 'yes'), said(father, 'yes')], 'complete'],
    ['from 12 the young person is asked, and the other parent too', fourteen, [here(mother, 'yes'), here(child, 'yes')], 'waiting'],
    ['who cannot judge it: as below 12', facts('2012-03-01', { capable: false }), [here(mother, 'yes')], 'presumed'],
    ['nobody is known to have authority', facts('2016-03-01', { authority: [] }), [here(mother, 'yes')], 'waiting'],
  ])('%s', (_name, of, answers, kind) => {
    expect(outcome(of, answers, false, 'came-along').kind).toBe(kind)
    expect(outcome(of, answers, false, 'explicit').kind).toBe(kind === 'presumed' ? 'waiting' : kind)
  })
  test('names whose yes it is, and of whom it is presumed', () => {
    expect(outcome(ten, [here(mother, 'yes')], false, 'came-along')).toEqual({ kind: 'presumed', by: [mother], of: [father] })
  })
  test('the last that was set holds, from its day on; explicit where nothing was', () => {
    const set = (kind: ConsentSetting, fromDay: string, at: string) => ({
      kind,
      fromDay: day(fromDay),
      setBy: 'x',
      setAt: Temporal.Instant.from(at),
    })
    const history = [
      set('explicit', '2026-11-10', '2026-11-10T15:00Z'),
      set('came-along', '2026-11-10', '2026-11-10T09:00Z'),
      set('came-along', '2026-11-20', '2026-11-20T09:00Z'),
    ]
    const on = ['2026-11-09', '2026-11-10', '2026-11-19', '2026-11-20', '2027-01-01'].map((one) => settingOn(history, day(one)))
    expect(on).toEqual(['explicit', 'explicit', 'explicit', 'came-along', 'came-along'])
    expect(settingOn(history.toReversed(), day('2026-11-10'))).toBe('explicit')
    expect(settingOn([], day('2026-11-10'))).toBe(consentSettings[0])
  })
})

const words = fc.array(
  fc.record({
    by: fc.constantFrom(child, mother, father, stepfather),
    word: fc.constantFrom(...says),
    hour: fc.integer({ min: 0, max: 500 }),
  }),
  { maxLength: 12 },
)
const people = fc.constantFrom(
  ten,
  fourteen,
  sixteen,
  facts('2012-03-01', { capable: false }),
  facts('2016-03-01', { authority: [mother] }),
)
const spoken = (all: readonly { by: Id<'person'>; word: Says; hour: number }[]): Answer[] =>
  all.map(({ by, word, hour }) => said(by, word, Temporal.Instant.from('2026-11-01T00:00Z').add({ hours: hour }).toString()))

describe('always', () => {
  test('without a wish nothing is allowed that somebody with a say has not said yes to', () =>
    fc.assert(
      fc.property(people, words, (of, all) => {
        const answers = spoken(all)
        const found = outcome(of, answers)
        const asked = outcomeOf({ personId: child, facts: of, answers: [], wish: false, setting: 'explicit' })
        if (!isAllowed(found) || asked.kind !== 'waiting') return
        const last = new Map(
          answers
            .toSorted((a, b) => Temporal.Instant.compare(a.saidAt, b.saidAt) || (a.id < b.id ? -1 : 1))
            .map((one) => [one.saidBy as string, one.says]),
        )
        for (const who of asked.for) expect(last.get(who)).toBe('yes')
      }),
    ))
  test('a setting changes nothing but a wait without any word against it', () =>
    fc.assert(
      fc.property(people, words, fc.boolean(), (of, all, isHere) => {
        const answers = spoken(all).map((one): Answer =>
          isHere ? { ...one, how: 'here', saidAt: Temporal.Instant.from('2026-11-24T09:00Z') } : one,
        )
        const [strict, mild] = [outcome(of, answers), outcome(of, answers, false, 'came-along')]
        if (mild.kind === 'presumed') expect(strict).toMatchObject({ kind: 'waiting', talk: [] })
        else expect(mild).toEqual(strict)
      }),
    ))
  test('words of people without a say change nothing, and the order of rows neither', () =>
    fc.assert(
      fc.property(people, words, fc.boolean(), (of, all, wish) => {
        const answers = spoken(all)
        const found = outcome(of, answers, wish)
        expect(
          outcome(
            of,
            answers.filter(({ saidBy }) => saidBy !== stepfather),
            wish,
          ),
        ).toEqual(found)
        expect(outcome(of, answers.toReversed(), wish)).toEqual(found)
      }),
    ))
})
