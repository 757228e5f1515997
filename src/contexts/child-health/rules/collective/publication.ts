/** From counts to what may be told: the figures of a year. */
import { bothEnough, everywhere, groupsOf, manyEnough, protect, sumOf, type Group, type Tally } from './groups.ts'
import { cohortOf, questionIds, shapeOf, type QuestionId } from './questions.ts'

export const levels = ['all', 'district', 'postcode', 'together'] as const
export type Level = (typeof levels)[number]

/** A figure as it is told: of `of` children, `yes` have the answer. */
export type Figure = {
  readonly question: QuestionId
  readonly cohort: number | null
  readonly level: Level
  /** The first area of the group that this is a part of; of the whole its own name. */
  readonly within: string
  readonly areas: readonly string[]
  readonly yes: number
  readonly of: number
}

/** Per question, by postal code: how many children answered what. */
export type Counts = ReadonlyMap<QuestionId, Tally>

/**
 * Children of the same age share one tree, made of how many there are; a question is told by that or coarser, and a question among others by the tree of the
 * one before it or coarser. A finer question is never asked of a finer group.
 */
export function publish(counts: Counts, year: number): readonly Figure[] {
  const byAge = new Map<number | null, Group | null>()
  const trees = new Map<QuestionId, Group>()
  for (const id of questionIds) {
    const tally = counts.get(id)
    if (tally === undefined) continue
    const { age, among } = shapeOf(id)
    if (!byAge.has(age)) byAge.set(age, protect(groupsOf([...tally.keys()]), manyEnough(tally)))
    const before = among === undefined ? byAge.get(age) : trees.get(among.question as QuestionId)
    const tree = before === null || before === undefined ? null : protect(before, bothEnough(tally))
    if (tree !== null) trees.set(id, tree)
  }
  return [...trees].flatMap(([id, tree]) => figuresOf(id, counts.get(id) ?? new Map(), cohortOf(id, year), tree))
}

function figuresOf(question: QuestionId, tally: Tally, cohort: number | null, tree: Group): Figure[] {
  const walk = (group: Group, within: string): Figure[] => {
    const { yes, no } = sumOf(tally, group)
    const here: Figure = { question, cohort, level: levelOf(group), within, areas: group.names, yes, of: yes + no }
    return [here, ...group.parts.flatMap((part) => walk(part, group.names[0] ?? everywhere))]
  }
  return walk(tree, everywhere)
}

function levelOf({ names }: Group): Level {
  const [name = ''] = names
  if (names.length > 1) return 'together'
  if (name === everywhere) return 'all'
  return name.length === 3 ? 'district' : 'postcode'
}

/** Adds the answers of one child to the counts. */
export function countChild(
  counts: Map<QuestionId, Map<string, { yes: number; no: number }>>,
  code: string,
  answers: ReadonlyMap<QuestionId, boolean>,
): void {
  for (const [id, answer] of answers) {
    const tally = counts.get(id) ?? new Map<string, { yes: number; no: number }>()
    const here = tally.get(code) ?? { yes: 0, no: 0 }
    if (answer) here.yes += 1
    else here.no += 1
    tally.set(code, here)
    counts.set(id, tally)
  }
}

/** The year that is told from a day on: the last one that ended a month ago, so that what was written down late is in it. */
export function yearToTell(today: { readonly year: number; readonly month: number }): number {
  return today.month >= 2 ? today.year - 1 : today.year - 2
}
