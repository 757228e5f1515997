/**
 * How each tie is drawn in the genogram. Every tie is in exactly one of: a net (a bar with lines up to elders and down to children), a couple
 * line between neighbours, a line that goes straight because the ties contradict each other, or the path through a parent. Support
 * (`network`) has no line: it stands in words under a name.
 */
import { isCouple, tieKey, type FamilyPicture, type PictureTie, type TieKind } from './family-picture.ts'

/** An end of lines in a row: a person by id, or a place where a long line passes between people. */
export type Spot = string

/** A bar in the space above `row`, with lines up to `tops` (of each group the middle) and down to `bottoms`. */
export type Net = {
  readonly row: number
  readonly kind: TieKind
  readonly tops: readonly (readonly Spot[])[]
  readonly bottoms: readonly Spot[]
  readonly ties: readonly string[]
}
export type Couple = { readonly one: string; readonly other: string; readonly kind: TieKind; readonly tie: string }
export type StraightLine = { readonly from: string; readonly to: string; readonly kind: TieKind; readonly tie: string }
export type FamilyLines = {
  readonly nets: readonly Net[]
  /** Two in the same row; those who do not get to stand beside each other become a net later. */
  readonly couples: readonly Couple[]
  /** Two who share children without being a couple: they had better stand beside each other. */
  readonly pairs: readonly (readonly [string, string])[]
  readonly straight: readonly StraightLine[]
  /** Told by the lines through a parent: a grandparent over the parent, brothers and sisters under one parent. */
  readonly implied: readonly string[]
  /** Places between people that long lines pass, by row. */
  readonly passages: readonly { readonly spot: Spot; readonly row: number }[]
}

const descents: ReadonlySet<TieKind> = new Set(['parent', 'adoptive-parent', 'foster-parent', 'step-parent', 'grandparent', 'guardian'])
export const pairName = (one: Spot, other: Spot): string => (one < other ? `${one} ${other}` : `${other} ${one}`)

/** Lines that matter more come first and are kept straighter. */
export const weightOf = (kind: TieKind): number => (kind === 'parent' || kind === 'adoptive-parent' || kind === 'foster-parent' ? 1 : 0.25)

const byBirth: ReadonlySet<TieKind> = new Set(['parent', 'adoptive-parent'])

export function familyLines(picture: FamilyPicture, row: ReadonlyMap<string, number>): FamilyLines {
  const rowOf = (id: string): number => row.get(id) ?? -1
  const drawn = picture.ties.filter(({ from, to, kind }) => kind !== 'network' && row.has(from) && row.has(to))
  const parents = parentsIn(drawn, rowOf)

  const isImplied = ({ from, to, kind }: PictureTie): boolean => {
    if (kind === 'grandparent') return [...(parents.get(to) ?? [])].some((parent) => parents.get(parent)?.has(from))
    if (kind !== 'sibling' && kind !== 'half-sibling') return false
    return [...(parents.get(from) ?? [])].some((parent) => parents.get(to)?.has(parent))
  }
  const isStraight = ({ from, to, kind }: PictureTie): boolean =>
    descents.has(kind) ? rowOf(from) >= rowOf(to) : rowOf(from) !== rowOf(to)

  const implied = drawn.filter(isImplied)
  const open = drawn.filter((tie) => !isImplied(tie))
  const fitting = open.filter((tie) => !isStraight(tie))
  const couples = fitting.filter(({ kind }) => isCouple(kind))
  const passages: { spot: Spot; row: number }[] = []
  const nets = [...strandsOf(fitting, couples, rowOf).flatMap((strand) => netsOf(strand, rowOf, passages)), ...siblingNets(fitting, rowOf)]
  return {
    nets,
    couples: couples.map((tie) => ({ one: tie.from, other: tie.to, kind: tie.kind, tie: tieKey(tie) })),
    pairs: nets.flatMap(({ tops }) =>
      tops.flatMap(([one, other, ...more]) => (one && other && more.length === 0 ? [[one, other] as const] : [])),
    ),
    straight: open.filter(isStraight).map((tie) => ({ from: tie.from, to: tie.to, kind: tie.kind, tie: tieKey(tie) })),
    implied: implied.map(tieKey),
    passages,
  }
}

/** The parents of each person whose line is really drawn downwards. */
function parentsIn(ties: readonly PictureTie[], rowOf: (id: string) => number): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const { from, to, kind } of ties)
    if (byBirth.has(kind) && rowOf(from) < rowOf(to)) found.set(to, (found.get(to) ?? new Set()).add(from))
  return found
}

type Strand = { readonly kind: TieKind; readonly elders: readonly string[]; readonly row: number; children: string[]; ties: string[] }

/** Children with the same elders in the same way. Parents go together; other elders do so when they are a couple. */
function strandsOf(ties: readonly PictureTie[], couples: readonly PictureTie[], rowOf: (id: string) => number): Strand[] {
  const strands = new Map<string, Strand>()
  const ofChild = new Map<string, PictureTie[]>()
  for (const tie of ties.filter(({ kind }) => descents.has(kind))) {
    const key = `${tie.kind} ${tie.to}`
    ofChild.set(key, [...(ofChild.get(key) ?? []), tie])
  }
  for (const group of ofChild.values())
    for (const together of byBirth.has(group[0]?.kind ?? 'network') ? [group] : eldersTogether(group, couples)) {
      const [first] = together
      if (first === undefined) continue
      const elders = together.map(({ from }) => from)
      const key = `${first.kind} ${rowOf(first.to)} ${elders.toSorted().join(' ')}`
      const strand = strands.get(key) ?? { kind: first.kind, elders, row: rowOf(first.to), children: [], ties: [] }
      strand.children.push(first.to)
      strand.ties.push(...together.map(tieKey))
      strands.set(key, strand)
    }
  return [...strands.values()]
}

function eldersTogether(ties: readonly PictureTie[], couples: readonly PictureTie[]): PictureTie[][] {
  const groups: PictureTie[][] = []
  for (const tie of ties) {
    const partner = (other: PictureTie): boolean =>
      couples.some(({ from, to }) => (from === tie.from && to === other.from) || (to === tie.from && from === other.from))
    const group = groups.find((one) => one.length === 1 && one.some(partner))
    if (group === undefined) groups.push([tie])
    else group.push(tie)
  }
  return groups
}

/** One net to the children, and one for each row that the line passes on its way down. */
function netsOf(
  { kind, elders, row, children, ties }: Strand,
  rowOf: (id: string) => number,
  passages: { spot: Spot; row: number }[],
): Net[] {
  const rows = [...new Set(elders.map(rowOf))].toSorted((a, b) => a - b)
  const nets: Net[] = []
  const tops = rows.map((from) => {
    let above: readonly Spot[] = elders.filter((id) => rowOf(id) === from)
    for (let at = from + 1; at < row; at += 1) {
      const spot = `passage ${passages.length}`
      passages.push({ spot, row: at })
      nets.push({ row: at, kind, tops: [above], bottoms: [spot], ties: [] })
      above = [spot]
    }
    return above
  })
  return [...nets, { row, kind, tops, bottoms: children, ties }]
}

/** Brothers and sisters of whom no shared parent is known: a bar above them. */
function siblingNets(ties: readonly PictureTie[], rowOf: (id: string) => number): Net[] {
  const nets: { row: number; kind: TieKind; tops: []; bottoms: string[]; ties: string[] }[] = []
  for (const tie of ties.filter(({ kind }) => kind === 'sibling' || kind === 'half-sibling')) {
    const touched = nets.filter(({ kind, bottoms }) => kind === tie.kind && (bottoms.includes(tie.from) || bottoms.includes(tie.to)))
    const [net, other] = touched
    if (net === undefined) {
      nets.push({ row: rowOf(tie.from), kind: tie.kind, tops: [], bottoms: [tie.from, tie.to], ties: [tieKey(tie)] })
      continue
    }
    net.bottoms = [...new Set([...net.bottoms, tie.from, tie.to, ...(other?.bottoms ?? [])])]
    net.ties.push(tieKey(tie), ...(other?.ties ?? []))
    if (other !== undefined) nets.splice(nets.indexOf(other), 1)
  }
  return nets
}
