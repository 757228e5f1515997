/**
 * Disclosure control (ADR 0030): which groups of children get a figure. No figure is about a group in which those with the answer, or those without it, are
 * fewer than five; and none can be made by adding and subtracting figures. Groups form a tree (all, district, postal code). Where a part is too small it is
 * told together with a neighbour, and what is told of the parts adds up to what is told of the whole: so everything that follows from the figures is about
 * these groups and their sums.
 */

/** The smallest group about which anything is said. */
export const smallest = 5

/** `names`: the areas of the group, more than one when small areas are told together; `codes`: the postal codes in it. */
export type Group = { readonly names: readonly string[]; readonly codes: readonly string[]; readonly parts: readonly Group[] }

export type Answers = { readonly yes: number; readonly no: number }
/** Answers of a question by postal code. */
export type Tally = ReadonlyMap<string, Answers>

/** Children of whom no postal code may be used or none is known. */
export const unknownArea = '-'
export const everywhere = 'all'

/** All, then districts (the first three digits), then postal codes, in the order of their numbers; those without one come last. */
export function groupsOf(codes: readonly string[]): Group {
  const sorted = [...new Set(codes)].toSorted((a, b) => Number(a === unknownArea) - Number(b === unknownArea) || (a < b ? -1 : 1))
  const districts = Map.groupBy(sorted, (code) => code.slice(0, 3))
  const parts = [...districts].map(([name, inIt]): Group => {
    const leaves = inIt.map((code): Group => ({ names: [code], codes: [code], parts: [] }))
    const [only] = leaves
    return leaves.length === 1 && only !== undefined ? only : { names: [name], codes: inIt, parts: leaves }
  })
  return { names: [everywhere], codes: sorted, parts }
}

export type IsSafe = (group: Group) => boolean

/** The tree with only groups that are safe, or null when not even the whole is. Asked again of its outcome it gives a coarser one, never a finer. */
export function protect(whole: Group, isSafe: IsSafe): Group | null {
  return isSafe(whole) ? withSafeParts(whole, isSafe) : null
}

function withSafeParts(whole: Group, isSafe: IsSafe): Group {
  const runs = safeRuns(whole.parts, isSafe)
  return { ...whole, parts: runs.length < 2 ? [] : runs.map((run) => withSafeParts(inOne(run), isSafe)) }
}

type Run = readonly [Group, ...Group[]]

/**
 * The parts in the order of their numbers, a small one with those that follow until they are enough together; what is left at the end goes with the last.
 * Never with the smallest or the largest neighbour, and never past one: then the choice would tell which of them was small.
 */
function safeRuns(parts: readonly Group[], isSafe: IsSafe): readonly Run[] {
  const runs: Run[] = []
  let open: Run | null = null
  for (const part of parts) {
    open = open === null ? [part] : [...open, part]
    if (!isSafe(inOne(open))) continue
    runs.push(open)
    open = null
  }
  const last = open === null ? undefined : runs.pop()
  return open === null || last === undefined ? runs : [...runs, [...last, ...open]]
}

/** A small area that is told with a whole district leaves the parts of that district as they were, and becomes one of them. */
function inOne(groups: readonly Group[]): Group {
  const [only] = groups
  if (groups.length === 1 && only !== undefined) return only
  return {
    names: groups.flatMap(({ names }) => names),
    codes: groups.flatMap(({ codes }) => codes),
    parts: groups.flatMap((group) => (group.parts.length === 0 ? [group] : group.parts)),
  }
}

export function sumOf(tally: Tally, { codes }: Group): Answers {
  let [yes, no] = [0, 0]
  for (const code of codes) {
    const here = tally.get(code)
    yes += here?.yes ?? 0
    no += here?.no ?? 0
  }
  return { yes, no }
}

/** Both those with the answer and those without it are five or more: then nobody's answer follows from where somebody lives. */
export function bothEnough(tally: Tally): IsSafe {
  return (group) => {
    const { yes, no } = sumOf(tally, group)
    return yes >= smallest && no >= smallest
  }
}

/**
 * How many children there are may be known of a group of ten; of areas told together one more for each: every one named has at least one child, and that must
 * not tell the number of any.
 */
export function manyEnough(tally: Tally): IsSafe {
  return (group) => {
    const { yes, no } = sumOf(tally, group)
    return yes + no >= 2 * smallest + group.names.length - 1
  }
}
