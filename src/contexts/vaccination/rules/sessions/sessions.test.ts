/** Rules of sessions: what can be planned, who is ready, who is asked, and counts that add up over every history. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Id } from '#platform/id.ts'
import { Temporal, type PlainDate } from '#platform/time.ts'
import type { AnswerOutcome } from '../answers.ts'
import { matchLines, readClassList } from './class-list.ts'
import { countLines, countSession, knownBefore, outcomes, type Line } from './outcome.ts'
import { readinessOf, saidOf, type Readiness, type ReadinessFacts } from './readiness.ts'
import { channelFor, isRound, lastRound, missingWords, planRequests, type Asked } from './requests.ts'
import { careUntil, checkDeed, checkPlan, sessionStates, type SessionPlan } from './session.ts'

const day = (text: string): PlainDate => Temporal.PlainDate.from(text)
const today = day('2026-11-30')
const plan: SessionPlan = {
  ...{ name: 'De Schakel', locationId: 'l' as Id<'location'>, heldOn: day('2026-12-07'), vaccines: ['HPV'] },
  ...{ bornFrom: day('2016-01-01'), bornUntil: day('2016-12-31') },
}
const kinds = (change: Partial<SessionPlan>): string[] => checkPlan({ ...plan, ...change }, today).map(({ kind }) => kind)

describe('planning', () => {
  test.each<[Partial<SessionPlan>, string[]]>([
    [{}, []],
    [{ name: ' x ' }, ['name']],
    [{ vaccines: [] }, ['no-vaccine']],
    [{ bornUntil: day('2015-12-31') }, ['cohort-order']],
    // Four years, both days counted, and one day more.
    [{ bornUntil: day('2019-12-31') }, []],
    [{ bornUntil: day('2020-01-01') }, ['cohort-too-wide']],
    [{ bornFrom: day('2026-01-01'), bornUntil: day('2026-12-08') }, ['cohort-not-born']],
    [{ heldOn: today }, []],
    [{ heldOn: day('2026-11-29') }, ['in-past']],
    [{ heldOn: day('2027-11-30') }, []],
    [{ heldOn: day('2027-12-01') }, ['too-far-ahead']],
  ])('%j', (change, wanted) => expect(kinds(change)).toEqual(wanted))

  test('PR-12 access ends a week after the day: the eighth is the first day without', () => {
    expect(careUntil({ heldOn: day('2026-12-07') }).toString()).toBe('2026-12-15')
  })
  test('beginning is for the day itself; what is over is over', () => {
    const at = (state: (typeof sessionStates)[number], heldOn = today) => ({ state, heldOn })
    expect(checkDeed(at('planned', day('2026-12-01')), 'begin', today)).toEqual({ kind: 'not-yet-that-day' })
    expect(checkDeed(at('planned'), 'begin', today)).toBeNull()
    for (const deed of ['prepare', 'begin', 'record', 'close', 'cancel'] as const)
      for (const state of ['closed', 'cancelled'] as const) expect(checkDeed(at(state), deed, today)?.kind).toBe('not-in-this-state')
  })
})

const complete: AnswerOutcome = { kind: 'complete', because: 'all' }
const waiting: AnswerOutcome = { kind: 'waiting', for: ['a'], talk: [] }
const facts: ReadinessFacts = {
  ...{ vaccine: 'HPV', on: today, next: { status: 'due', earliest: null }, refrains: [], outcome: complete, triage: 'not-yet' },
}
const kindOf = (change: Partial<ReadinessFacts>): Readiness['kind'] => readinessOf({ ...facts, ...change }).kind
const earliest = (date: string) => ({ date, basis: undefined as never })

describe('who is ready', () => {
  test('in the order in which it matters: not needed, held back, not allowed, not today', () => {
    const refrain = {
      id: 'r',
      vaccine: 'HPV',
      kind: 'contra-indication',
      untilDay: null,
      decidedOn: today,
      recordedAt: null,
      endedAt: null,
    } as never
    const all: Partial<ReadinessFacts> = {
      next: { status: 'complete', earliest: null },
      refrains: [refrain],
      outcome: waiting,
      triage: 'not-today',
    }
    expect(kindOf(all)).toBe('had-already')
    expect(kindOf({ ...all, next: { status: 'due', earliest: null } })).toBe('refrained')
    expect(kindOf({ outcome: waiting, triage: 'not-today' })).toBe('no-consent')
    expect(kindOf({ triage: 'not-today' })).toBe('not-today')
    expect(kindOf({ triage: 'doctor-first' })).toBe('doctor-first')
    expect([kindOf({}), kindOf({ triage: 'may' })]).toEqual(['may', 'may'])
  })
  test('who is old enough is vaccinated with the class; who is not, is told from which day', () => {
    expect(kindOf({ next: { status: 'future', earliest: earliest('2026-11-30') } })).toBe('may')
    expect(readinessOf({ ...facts, next: { status: 'future', earliest: earliest('2026-12-01') } })).toMatchObject({
      kind: 'not-due',
      from: day('2026-12-01'),
    })
    expect([kindOf({ next: undefined }), kindOf({ next: { status: 'tooLate', earliest: null } })]).toEqual(['not-due', 'not-due'])
  })
  test('what is known before the day is an outcome of its own; who may be vaccinated has none before it', () => {
    expect(knownBefore({ kind: 'may' })).toBeNull()
    expect(knownBefore({ kind: 'no-consent', outcome: waiting })).toBe('no-consent')
    expect(knownBefore({ kind: 'doctor-first' })).toBe('not-now')
  })
})

describe('asking', () => {
  const conflicting: AnswerOutcome = { kind: 'conflicting', yes: ['a'], no: ['b'], waitingFor: ['c'], mayWish: false }
  test('who is silent or wants a talk is asked; who said no, and who is not known, is not', () => {
    expect(missingWords([waiting, conflicting, { kind: 'refused', by: ['d'], waitingFor: [] }, complete])).toEqual(['a', 'c'])
    expect([
      saidOf([complete]),
      saidOf([conflicting, complete]),
      saidOf([waiting]),
      saidOf([{ kind: 'waiting', for: ['a'], talk: ['a'] }]),
    ]).toEqual([...['yes', 'conflicting', 'nothing', 'talk']])
  })
  test('nobody is asked twice in one round, whatever was pressed before', () => {
    const person = fc.constantFrom('k1', 'k2', 'k3')
    const child = fc.record({ personId: person, for: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')) })
    const step = fc.record({
      children: fc.uniqueArray(child, { selector: ({ personId }) => personId }),
      attempt: fc.integer({ min: 1, max: 6 }),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let asked: readonly Asked[] = []
        for (const { children, attempt } of steps) {
          if (!isRound(attempt, asked)) continue
          const said = children.map((one) => ({
            personId: one.personId,
            said: [{ kind: 'waiting', for: one.for, talk: [] }] as const,
          }))
          asked = [...asked, ...planRequests(said, asked, attempt)]
        }
        const keys = asked.map((one) => `${one.personId} ${one.askedOf} ${one.attempt}`)
        expect(new Set(keys).size).toBe(keys.length)
        // Rounds follow each other without a gap.
        for (let round = 1; round < lastRound(asked); round += 1) expect(asked.some(({ attempt }) => attempt === round)).toBe(true)
      }),
    )
  })
})

describe('counts add up', () => {
  test('invited is given, each kind of not given, and not yet; of each class and of all together', () => {
    const vaccine = fc.constantFrom('HPV' as const, 'BMR' as const)
    const line = fc.record({ class: fc.constantFrom('', '7A', '7B', '10C'), vaccine, outcome: fc.option(fc.constantFrom(...outcomes)) })
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), (lines: readonly Line[]) => {
        const counted = countSession(lines, ['HPV', 'BMR'])
        for (const { count } of counted) expect(outcomes.reduce((sum, one) => sum + count.of[one], count.notYet)).toBe(count.invited)
        for (const name of ['HPV', 'BMR'] as const) {
          const [all, ...classes] = counted.filter((one) => one.vaccine === name).map(({ count }) => count)
          expect(classes.reduce((sum, { invited }) => sum + invited, 0)).toBe(all?.invited)
          for (const one of outcomes) expect(classes.reduce((sum, { of }) => sum + of[one], 0)).toBe(all?.of[one])
        }
        expect(countLines(lines).invited).toBe(lines.length)
      }),
    )
  })
})

describe('how somebody is asked', () => {
  test('who has no own page gets a letter, and a mail goes only where an address is known', () => {
    const [none, page, mail] = [undefined, { hasMail: false }, { hasMail: true }]
    expect([none, page, mail].map((one) => channelFor('mail', one))).toEqual(['letter', 'own-page', 'mail'])
    expect([none, page, mail].map((one) => channelFor('own-page', one))).toEqual(['letter', 'own-page', 'own-page'])
    for (const wanted of ['letter', 'phone'] as const)
      expect([none, page, mail].map((one) => channelFor(wanted, one))).toEqual([wanted, wanted, wanted])
  })
})

describe('a list of the school', () => {
  const child = (id: string, callName: string, prefix: string, familyName: string, birthDate: string) => ({
    ...{ id: id as Id<'person'>, callName, givenNames: callName, prefix, familyName, birthDate: day(birthDate) },
  })
  test('the heading is passed over, and a line that is none is told by its number', () => {
    const read = readClassList('Voornaam;Achternaam;Geboren;Klas\nZoë;van den Berg;1-2-2016;7A\nTim;Bos;31-2-2016;7A\nTim;Bos\n')
    expect(read?.lines.map(({ line, born }) => [line, born.toString()])).toEqual([[2, '2016-02-01']])
    expect(read?.problems).toEqual([
      { line: 3, kind: 'date' },
      { line: 4, kind: 'columns' },
    ])
  })
  test('matched by birth date and name without accents; two that fit are not guessed between', () => {
    const read = readClassList(
      'Zoe;Berg, van den;2016-02-01;7A\nZoe;van den Berg;2016-02-01;7A\nTim;Bos;2016-02-01;7A\nAn;Bos;2016-02-01;7A\n'.replace(
        'Berg, van den',
        'Berg van den',
      ),
    )
    const children = [
      child('z', 'Zoë', 'van den', 'Berg', '2016-02-01'),
      child('t', 'Tim', '', 'Bos', '2016-02-01'),
      child('u', 'Tim', '', 'Bos', '2016-02-01'),
    ]
    expect(matchLines(read?.lines ?? [], children)).toEqual({
      matched: [{ personId: 'z', class: '7A', line: 1 }],
      problems: [
        { line: 2, kind: 'twice' },
        { line: 3, kind: 'more-than-one' },
        { line: 4, kind: 'nobody' },
      ],
    })
  })
})
