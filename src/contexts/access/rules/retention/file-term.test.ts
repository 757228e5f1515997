import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Temporal, type PlainDate } from '#platform/time.ts'
import { carePurposes } from '../case-file/policy.ts'
import { judgeFile, openMatters, termOfCare, type FileFacts } from './file-term.ts'
import { regimes, type FileTerm } from './regimes.ts'

const day = (text: string): PlainDate => Temporal.PlainDate.from(text)
const today = day('2026-11-30')
const facts = (of: Partial<FileFacts>): FileFacts => ({
  recordBegan: day('2000-01-01'),
  care: [{ purpose: 'youthHealth', until: day('2006-11-30') }],
  ended: null,
  pieces: [{ term: 'wgbo', count: 3, lastMade: day('2005-05-05'), kept: 0 }],
  neededByFamily: false,
  holds: [],
  open: [],
  ...of,
})
const judged = (of: Partial<FileFacts>, on = today, added: Parameters<typeof judgeFile>[1] = []) => judgeFile(facts(of), added, on)
const scopes = (of: Partial<FileFacts>, on = today) => judged(of, on).proposals.map(({ scope }) => scope)

describe('PR-24: the later of making and end of help', () => {
  test('care until and with 29 November 2006, twenty years: gone from 30 November 2026, and not a day before', () => {
    expect(judged({})).toEqual({
      proposals: [
        {
          ...{ scope: 'file', goesOn: day('2026-11-30'), pieces: 3 },
          parts: [{ term: 'wgbo', version: 2, start: 'end', startedOn: day('2006-11-29'), goesOn: day('2026-11-30'), pieces: 3 }],
        },
      ],
      kept: [],
    })
    expect(judged({}, day('2026-11-29'))).toEqual({ proposals: [], kept: ['term-runs'] })
  })

  test('a later piece starts the term anew', () => {
    const pieces = [{ term: 'wgbo', count: 4, lastMade: day('2007-01-10'), kept: 0 }] as const
    expect(judged({ pieces })).toEqual({ proposals: [], kept: ['term-runs'] })
    expect(judged({ pieces }, day('2027-01-11')).proposals[0]).toMatchObject({ goesOn: day('2027-01-11'), parts: [{ start: 'made' }] })
  })

  test('help that ended before the record began: counted from receipt', () => {
    expect(judged({ recordBegan: day('2010-03-01') })).toEqual({ proposals: [], kept: ['term-runs'] })
    expect(judged({ recordBegan: day('2010-03-01') }, day('2030-03-02')).proposals[0]).toMatchObject({ parts: [{ start: 'made' }] })
  })

  test('care that ended on 29 February', () => {
    const care = [{ purpose: 'support', until: day('2008-03-01') }] as const
    const pieces = [{ term: 'wmo', count: 1, lastMade: day('2007-01-01'), kept: 0 }] as const
    expect(judged({ care, pieces }).proposals[0]?.parts[0]).toMatchObject({ startedOn: day('2008-02-29'), goesOn: day('2023-03-01') })
  })

  test('the file was closed later than the care ended', () => {
    expect(judged({ ended: day('2009-01-01') })).toEqual({ proposals: [], kept: ['term-runs'] })
  })
})

describe('PR-24: no proposal', () => {
  test.each<[string, Partial<FileFacts>, string]>([
    ['no end is known', { care: [] }, 'end-unknown'],
    ['care runs', { care: [{ purpose: 'youthHealth', until: null }] }, 'care-open'],
    [
      'care was begun again',
      {
        care: [
          { purpose: 'youthHealth', until: day('2006-11-30') },
          { purpose: 'youthHealth', until: null },
        ],
      },
      'care-open',
    ],
    ['care ends in the future', { care: [{ purpose: 'youthHealth', until: day('2026-12-01') }] }, 'care-open'],
    ['coordination runs', { care: [...facts({}).care, { purpose: 'coordination', until: null }] }, 'care-open'],
    ['a hold', { holds: ['court-case'] }, 'held'],
    ...openMatters.map((one) => [one, { open: [one] }, one] as [string, Partial<FileFacts>, string]),
  ])('%s', (_name, of, why) => {
    expect(judged(of)).toMatchObject({ proposals: [], kept: [why] })
  })

  test('a centre that keeps it two years longer', () => {
    const longer = { regime: 'wgbo', years: 2, from: day('2026-01-01') } as const
    expect(judged({}, today, [longer])).toEqual({ proposals: [], kept: ['term-runs'] })
    expect(judged({}, day('2028-11-30'), [longer]).proposals).toHaveLength(1)
  })
})

describe('PR-24: a part before the rest (PR-01)', () => {
  const both: Partial<FileFacts> = {
    care: [
      { purpose: 'youthHealth', until: null },
      { purpose: 'support', until: day('2008-03-01') },
    ],
    pieces: [
      { term: 'wgbo', count: 3, lastMade: day('2026-01-01'), kept: 0 },
      { term: 'wmo', count: 2, lastMade: day('2008-01-01'), kept: 0 },
    ],
  }
  test('support of long ago goes, youth health care stays', () => {
    expect(judged(both)).toMatchObject({ proposals: [{ scope: 'wmo', pieces: 2 }], kept: ['care-open'] })
  })

  test('PR-21: pieces that are kept for another hold the file, and the rest of the pieces goes', () => {
    const pieces = [{ term: 'wgbo', count: 3, lastMade: day('2005-05-05'), kept: 1 }] as const
    expect(judged({ pieces })).toMatchObject({ proposals: [{ scope: 'wgbo', pieces: 2 }], kept: ['piece-kept'] })
    expect(scopes({ pieces: [{ ...pieces[0], kept: 3 }] })).toEqual([])
  })

  test('a parent whose child has a running file: the pieces go, the person stays', () => {
    expect(judged({ neededByFamily: true })).toMatchObject({ proposals: [{ scope: 'wgbo' }], kept: ['needed-by-family'] })
  })

  test('somebody who was only registered goes after a year, unless a family needs them', () => {
    const only = { care: [], pieces: [], recordBegan: day('2025-11-29') }
    expect(scopes(only)).toEqual(['file'])
    expect(scopes({ ...only, recordBegan: day('2025-11-30') })).toEqual([])
    expect(scopes({ ...only, neededByFamily: true })).toEqual([])
  })
})

const aDay = fc.integer({ min: 0, max: 60 * 365 }).map((days) => day('1980-01-01').add({ days }))
const someFacts: fc.Arbitrary<FileFacts> = fc.record({
  recordBegan: aDay,
  care: fc.array(fc.record({ purpose: fc.constantFrom(...carePurposes), until: fc.option(aDay) }), { maxLength: 4 }),
  ended: fc.option(aDay),
  pieces: fc.uniqueArray(
    fc
      .record({
        term: fc.constantFrom<FileTerm>('youth-help', 'wgbo', 'wmo', 'advice'),
        count: fc.integer({ min: 1, max: 9 }),
        lastMade: aDay,
      })
      .chain((one) => fc.nat({ max: one.count }).map((kept) => ({ ...one, kept }))),
    { selector: ({ term }) => term, maxLength: 4 },
  ),
  neededByFamily: fc.boolean(),
  holds: fc.subarray(['court-case', 'complaint'] as const),
  open: fc.subarray([...openMatters], { maxLength: 1 }),
})

test('always: nothing goes before the newest of its parts is as old as its law asks, nor while care under that law runs, nor under a hold', () => {
  fc.assert(
    fc.property(someFacts, aDay, (of, on) => {
      const { proposals, kept } = judgeFile(of, [], on)
      if (of.holds.length > 0 || of.open.length > 0) expect(proposals).toEqual([])
      const file = proposals.find(({ scope }) => scope === 'file')
      if (file !== undefined) expect([proposals.length, of.neededByFamily, kept]).toEqual([1, false, []])
      for (const part of proposals.flatMap(({ parts }) => parts)) {
        const length = regimes[part.term].versions.findLast(({ version }) => version === part.version)?.length
        const count = typeof length === 'object' && 'years' in length ? length.years : 0
        const oldest = on.subtract({ years: count })
        const piece = of.pieces.find(({ term }) => term === part.term)
        for (const since of [of.recordBegan, ...(piece === undefined ? [] : [piece.lastMade])])
          expect(Temporal.PlainDate.compare(since, oldest)).toBeLessThanOrEqual(0)
        for (const { purpose, until } of of.care)
          if (termOfCare[purpose] === part.term) expect(until === null ? 1 : Temporal.PlainDate.compare(until, on)).toBeLessThanOrEqual(0)
      }
    }),
    { numRuns: 1000 },
  )
})

test('always: waiting longer never takes a proposal away that nothing else changes', () => {
  fc.assert(
    fc.property(someFacts, aDay, fc.nat({ max: 4000 }), (of, on, later) => {
      const pieces = (when: PlainDate) => judgeFile(of, [], when).proposals.reduce((sum, one) => sum + one.pieces, 0)
      // From the same version of the law on: a longer one may come between.
      fc.pre(Temporal.PlainDate.compare(on, day('2026-01-01')) >= 0)
      expect(pieces(on.add({ days: later }))).toBeGreaterThanOrEqual(pieces(on))
    }),
  )
})
