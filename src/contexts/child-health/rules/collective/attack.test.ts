/** Plays somebody who puts everything together that is told, to find a group that is not. With weaknesses planted on purpose: then it must succeed. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bounds, findSmallGroup, follows, type Equation } from '#tests/attacker.ts'
import { bothEnough, groupsOf, protect, smallest, sumOf, unknownArea, type Group, type IsSafe, type Tally } from './groups.ts'
import { levels, publish, type Figure } from './publication.ts'
import { cohortOf, questionIds, type QuestionId } from './questions.ts'

/** What children of six answer: one jab, and measured, of whom some too heavy, of the others some too thin. All that can be together is. */
const outcomes = [true, false].flatMap((dktp) =>
  (['not', 'heavy', 'thin', 'healthy'] as const).map((body): Partial<Record<QuestionId, boolean>> => ({
    'dktp-6': dktp,
    'measured-6': body !== 'not',
    ...(body === 'not' ? {} : { 'overweight-6': body === 'heavy' }),
    ...(body === 'thin' || body === 'healthy' ? { 'thin-6': body === 'thin' } : {}),
  })),
)
const asked: readonly QuestionId[] = ['dktp-6', 'measured-6', 'overweight-6', 'thin-6']

type World = {
  readonly codes: readonly string[]
  /** Per code, how many children per outcome. */ readonly counts: readonly (readonly number[])[]
}

const code = fc.constantFrom('1011', '1012', '1013', '1021', '1022', '1031', unknownArea)
const count = fc.oneof({ weight: 3, arbitrary: fc.nat(6) }, { weight: 1, arbitrary: fc.nat(40) })
const worlds: fc.Arbitrary<World> = fc
  .uniqueArray(code, { minLength: 1, maxLength: 6 })
  .chain((codes) => fc.tuple(...codes.map(() => fc.array(count, { minLength: 8, maxLength: 8 }))).map((counts) => ({ codes, counts })))

function tallyOf({ codes, counts }: World, id: QuestionId): Tally {
  return new Map(
    codes.flatMap((one, at) => {
      const of = (answer: boolean): number =>
        outcomes.reduce((sum, outcome, index) => sum + (outcome[id] === answer ? (counts[at]?.[index] ?? 0) : 0), 0)
      const here = { yes: of(true), no: of(false) }
      return here.yes + here.no === 0 ? [] : [[one, here] as const]
    }),
  )
}

type Publish = (counts: ReadonlyMap<QuestionId, Tally>, year: number) => readonly Figure[]
const told = (world: World, how: Publish): readonly Figure[] => how(new Map(asked.map((id) => [id, tallyOf(world, id)])), 2025)

/** The cells in which somebody of these areas answers so. A figure of an area names it, its district or its parts. */
function cellsOf({ codes }: World, areas: readonly string[], is: (outcome: Partial<Record<QuestionId, boolean>>) => boolean): bigint[] {
  const isIn = (one: string): boolean => areas.some((area) => area === 'all' || one === area || (area.length === 3 && one.startsWith(area)))
  return codes.flatMap((one) => outcomes.map((outcome) => (isIn(one) && is(outcome) ? 1n : 0n)))
}

function equationsOf(world: World, figures: readonly Figure[]): Equation[] {
  return figures.flatMap(({ question, areas, yes, of }) => [
    { cells: cellsOf(world, areas, (outcome) => outcome[question] === true), value: BigInt(yes) },
    { cells: cellsOf(world, areas, (outcome) => outcome[question] !== undefined), value: BigInt(of) },
  ])
}

/** A group of one to four that adding and subtracting makes, or the exact count of something that is not told. */
function weakness(world: World, how: Publish): string | null {
  const figures = told(world, how)
  const equations = equationsOf(world, figures)
  if (equations.length === 0) return null
  const found = findSmallGroup(equations, world.counts.flat(), smallest - 1)
  if (found !== null) return `cells ${found.join(' ')}`
  for (const one of world.codes)
    for (const id of asked) {
      const isTold = figures.some(
        ({ question, areas }) =>
          question === id &&
          areas.length === 1 &&
          cellsOf(world, areas, () => true).every((cell, at) => (cell === 1n) === (world.codes[Math.floor(at / outcomes.length)] === one)),
      )
      if (
        !isTold &&
        follows(
          equations,
          cellsOf(world, [one], (outcome) => outcome[id] === true),
        )
      )
        return `${id} of ${one}`
    }
  return null
}

describe('PR-23 no group below five, and none by subtraction', () => {
  test('no figure is about fewer than five with or without the answer', () => {
    fc.assert(fc.property(worlds, (world) => told(world, publish).every(({ yes, of }) => yes >= smallest && of - yes >= smallest)))
  })

  test('the figures are right: each is the sum of its areas', () => {
    fc.assert(
      fc.property(worlds, (world) =>
        equationsOf(world, told(world, publish)).every(
          ({ cells, value }) => cells.reduce((sum, cell, at) => sum + Number(cell) * (world.counts.flat()[at] ?? 0), 0) === Number(value),
        ),
      ),
    )
  })

  test('everything told in a year, solved together, leads to no group of one to four and to no count that is hidden', () => {
    fc.assert(
      fc.property(worlds, (world) => weakness(world, publish) === null),
      { numRuns: 300 },
    )
  })

  test('what is hidden stays open within bounds: no number of children of a named area is surely below five', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        for (const id of asked) {
          const tally = tallyOf(world, id)
          const figures = told(world, publish).filter(({ question }) => question === id)
          const codes = [...tally.keys()]
          if (figures.length === 0) continue
          for (const what of ['of', 'yes', 'no'] as const) {
            const equations = figures.map(({ areas, yes, of }) => ({
              cells: codes.map((one) =>
                areas.some((area) => area === 'all' || one === area || (area.length === 3 && one.startsWith(area))) ? 1n : 0n,
              ),
              value: BigInt({ of, yes, no: of - yes }[what]),
            }))
            // Every area that is named has a child of the year of birth.
            const { least, most } = bounds(
              equations,
              codes.map(() => (what === 'of' && id === 'dktp-6' ? 1 : 0)),
            )
            for (const at of codes.keys())
              expect([least[at], most[at]]).toSatisfy(([low, high]) => high >= smallest && (high > low || isTold(figures, codes[at] ?? '')))
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  test('no question is told twice of a year of birth, whatever the years: nothing of yesterday can be taken from today', () => {
    const years = Array.from({ length: 30 }, (_none, at) => 2020 + at)
    for (const id of questionIds.filter((one) => cohortOf(one, 2025) !== null))
      expect(new Set(years.map((year) => cohortOf(id, year))).size).toBe(years.length)
  })
})

const isTold = (figures: readonly Figure[], one: string): boolean =>
  figures.some(({ areas }) => areas.length === 1 && (areas[0] === one || one.startsWith(areas[0] ?? '?') || areas[0] === 'all'))

describe('who knows the rules as well as the figures', () => {
  test.each([
    [12, 12, ['1011', '1012', '1013']],
    [14, 13, ['1011', '1012', '1013']],
    [14, 13, ['1011', '1012', '1021']],
    [13, 17, ['1011', '1021', '1022']],
    [15, 12, ['1011', '1012', unknownArea]],
    [9, 24, ['1011', '1012', '1013']],
    [6, 30, ['1011', '1012', '1013']],
    [20, 11, ['1011', '1012', '1013']],
  ])('of every way to spread %i yes and %i no over %o, those with the same figures differ in each hidden number', (yes, no, codes) => {
    const same = new Map<string, { hidden: readonly string[]; counts: { n: number; yes: number }[][] }>()
    for (const a of spread(yes, 3))
      for (const b of spread(no, 3)) {
        const tally: Tally = new Map(
          codes.flatMap((one, at) => ((a[at] ?? 0) + (b[at] ?? 0) === 0 ? [] : [[one, { yes: a[at] ?? 0, no: b[at] ?? 0 }]])),
        )
        const figures = publish(new Map([['dktp-6', tally]]), 2025)
        const key = JSON.stringify(figures)
        const hidden = codes.filter(
          (one) =>
            !isTold(
              figures.filter(({ level }) => level !== 'all' && level !== 'district'),
              one,
            ),
        )
        const kept = same.get(key) ?? { hidden, counts: codes.map(() => []) }
        for (const at of codes.keys()) kept.counts[at]?.push({ n: (a[at] ?? 0) + (b[at] ?? 0), yes: a[at] ?? 0 })
        same.set(key, kept)
      }
    for (const [key, { hidden, counts }] of same)
      for (const one of hidden) {
        const possible = counts[codes.indexOf(one)] ?? []
        // Areas without children are not named: their zero is known, and about nobody.
        if (possible.every(({ n }) => n === 0)) continue
        const [ns, yeses] = [new Set(possible.map(({ n }) => n)), new Set(possible.map((each) => each.yes))]
        expect([key, Math.max(...ns) >= smallest, ns.size > 1, yeses.size > 1]).toEqual([key, true, true, true])
      }
  })
})

function spread(total: number, over: number): number[][] {
  if (over === 1) return [[total]]
  return Array.from({ length: total + 1 }, (_none, first) => spread(total - first, over - 1).map((rest) => [first, ...rest])).flat()
}

describe('a weakness that is planted is found', () => {
  /** As `publish` without its care in one place. */
  const careless =
    (tree: (counts: ReadonlyMap<QuestionId, Tally>, id: QuestionId) => Group | null): Publish =>
    (counts) =>
      asked.flatMap((id) => walk(id, counts.get(id) ?? new Map(), tree(counts, id)))
  const walk = (question: QuestionId, tally: Tally, group: Group | null): Figure[] => {
    if (group === null) return []
    const { yes, no } = sumOf(tally, group)
    return [
      { question, cohort: 2019, level: levels[0], within: '', areas: group.names, yes, of: yes + no },
      ...group.parts.flatMap((part) => walk(question, tally, part)),
    ]
  }
  const onlySafeParts = (group: Group, isSafe: IsSafe): Group => ({
    ...group,
    parts: group.parts.filter(isSafe).map((part) => onlySafeParts(part, isSafe)),
  })
  const wholeOf = (counts: ReadonlyMap<QuestionId, Tally>): Group =>
    groupsOf([...(counts.get('dktp-6') ?? new Map<string, never>()).keys()])
  const isFound = (how: Publish): boolean =>
    fc.check(
      fc.property(worlds, (world) => weakness(world, how) === null),
      { numRuns: 300 },
    ).failed

  test('what is too small is left out, and not told together with a neighbour', () => {
    const how = careless((counts, id) => {
      const isSafe = bothEnough(counts.get(id) ?? new Map())
      const whole = wholeOf(counts)
      return isSafe(whole) ? onlySafeParts(whole, isSafe) : null
    })
    expect(isFound(how)).toBe(true)
  })

  test('only those with the answer are counted, not those without', () => {
    const how = careless((counts, id) => protect(wholeOf(counts), (group) => sumOf(counts.get(id) ?? new Map(), group).yes >= smallest))
    expect(isFound(how)).toBe(true)
  })

  test('every question makes its own tree, so that two of them differ by a few children', () => {
    const how = careless((counts, id) => protect(wholeOf(counts), bothEnough(counts.get(id) ?? new Map())))
    expect(isFound(how)).toBe(true)
  })
})
