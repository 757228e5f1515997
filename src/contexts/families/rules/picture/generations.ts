/**
 * In which row of the genogram each person stands: an elder above the younger, partners and brothers and sisters beside each other. A tie that contradicts
 * the ones before it (a parent of her own parent) is left out of account here, so that every input has an answer.
 */
import { isCouple, type FamilyPicture, type PictureTie, type TieKind } from './family-picture.ts'

/** Ties that put one person above another, the strongest first, with the rows between. */
const rowsBetween: readonly (readonly [TieKind, number])[] = [
  ['parent', 1],
  ['adoptive-parent', 1],
  ['foster-parent', 1],
  ['step-parent', 1],
  ['grandparent', 2],
]
const carers: ReadonlySet<TieKind> = new Set(['parent', 'adoptive-parent', 'foster-parent', 'step-parent'])

/** The row of each person, from 0 at the top; every row has somebody in it. */
export function generationsOf({ people, ties }: FamilyPicture): ReadonlyMap<string, number> {
  const rows = new Rows(people.map(({ id }) => id))
  for (const [kind, gap] of rowsBetween) for (const { from, to } of ofKind(ties, kind)) rows.putAbove(from, to, gap)
  for (const { from, to, kind } of ties) if (isCouple(kind)) rows.putBeside(from, to)
  const caring = ties.filter(({ kind }) => carers.has(kind))
  putBesideEachOther(rows, caring, 'to', 'from')
  putBesideEachOther(rows, caring, 'from', 'to')
  for (const { from, to, kind } of ties) if (kind === 'sibling' || kind === 'half-sibling') rows.putBeside(from, to)
  putBesideEachOther(rows, ofKind(ties, 'grandparent'), 'to', 'from')
  for (const { from, to } of ofKind(ties, 'guardian')) rows.putAbove(from, to, 1)
  return withoutEmptyRows(alignFamilies(people, ties, rows.rank()))
}

const ofKind = (ties: readonly PictureTie[], kind: TieKind): PictureTie[] => ties.filter((tie) => tie.kind === kind)

/** Who share a child, and children who share an elder. */
function putBesideEachOther(rows: Rows, ties: readonly PictureTie[], shared: 'from' | 'to', each: 'from' | 'to'): void {
  const first = new Map<string, string>()
  for (const tie of ties) {
    const one = first.get(tie[shared])
    if (one === undefined) first.set(tie[shared], tie[each])
    else rows.putBeside(one, tie[each])
  }
}

/** People in groups of one row, with arrows down between groups; an arrow or a joining that would make a circle is refused. */
class Rows {
  readonly #leader = new Map<string, string>()
  readonly #arrows: { readonly from: string; readonly to: string; readonly gap: number }[] = []

  constructor(ids: readonly string[]) {
    for (const id of ids) this.#leader.set(id, id)
  }

  putAbove(elder: string, younger: string, gap: number): void {
    if (!this.#isAbove(younger, elder)) this.#arrows.push({ from: elder, to: younger, gap })
  }

  putBeside(one: string, other: string): void {
    const [a, b] = [this.#groupOf(one), this.#groupOf(other)]
    if (a !== b && !this.#isAbove(a, b) && !this.#isAbove(b, a)) this.#leader.set(b, a)
  }

  #groupOf(id: string): string {
    let at = id
    for (let up = this.#leader.get(at); up !== undefined && up !== at; up = this.#leader.get(at)) at = up
    this.#leader.set(id, at)
    return at
  }

  /** Also true for two of one group. */
  #isAbove(upper: string, lower: string): boolean {
    const target = this.#groupOf(lower)
    const reached = new Set([this.#groupOf(upper)])
    for (const group of reached) {
      if (group === target) return true
      for (const { from, to } of this.#arrows) if (this.#groupOf(from) === group) reached.add(this.#groupOf(to))
    }
    return false
  }

  /** As far down as the children allow, so that nobody stands rows above their own. */
  rank(): Map<string, number> {
    const ids = [...this.#leader.keys()]
    const groups = [...new Set(ids.map((id) => this.#groupOf(id)))]
    const arrows = this.#arrows.map(({ from, to, gap }) => ({ from: this.#groupOf(from), to: this.#groupOf(to), gap }))
    const row = new Map(groups.map((group) => [group, 0]))
    const rowOf = (group: string): number => row.get(group) ?? 0
    // There are no circles, so this ends after as many rounds as there are groups in the longest line.
    for (let isMoving = true; isMoving;) {
      isMoving = false
      for (const { from, to, gap } of arrows)
        if (rowOf(to) < rowOf(from) + gap) {
          row.set(to, rowOf(from) + gap)
          isMoving = true
        }
    }
    for (const group of groups.toSorted((a, b) => rowOf(b) - rowOf(a))) {
      const below = arrows.filter(({ from }) => from === group).map(({ to, gap }) => rowOf(to) - gap)
      if (below.length > 0) row.set(group, Math.min(...below))
    }
    return new Map(ids.map((id) => [id, rowOf(this.#groupOf(id))]))
  }
}

/** People without any tie between them: their children come in the row of the children. */
function alignFamilies(
  people: FamilyPicture['people'],
  ties: readonly PictureTie[],
  row: ReadonlyMap<string, number>,
): Map<string, number> {
  const families = connected(
    people.map(({ id }) => id),
    ties,
  )
  const rowOf = (id: string): number => row.get(id) ?? 0
  const part = new Map(people.map(({ id, part }) => [id, part]))
  const aligned = new Map<string, number>()
  for (const family of families) {
    const children = family.filter((id) => part.get(id) === 'child')
    const rowOfChildren = children.length > 0 ? Math.max(...children.map(rowOf)) : Math.max(...family.map(rowOf)) + 1
    for (const id of family) aligned.set(id, rowOf(id) - rowOfChildren)
  }
  return aligned
}

function connected(ids: readonly string[], ties: readonly PictureTie[]): string[][] {
  const near = new Map<string, string[]>(ids.map((id) => [id, []]))
  for (const { from, to } of ties) {
    near.get(from)?.push(to)
    near.get(to)?.push(from)
  }
  const seen = new Set<string>()
  return ids.flatMap((id) => {
    if (seen.has(id)) return []
    const family = new Set([id])
    for (const one of family) for (const other of near.get(one) ?? []) family.add(other)
    for (const one of family) seen.add(one)
    return [[...family]]
  })
}

function withoutEmptyRows(row: ReadonlyMap<string, number>): Map<string, number> {
  const used = [...new Set(row.values())].toSorted((a, b) => a - b)
  return new Map([...row].map(([id, at]) => [id, used.indexOf(at)]))
}
