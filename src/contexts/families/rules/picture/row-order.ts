/**
 * The order of people within each row of the genogram: partners beside each other, brothers and sisters by birth, people of one home
 * together, and as few crossing lines as a short search finds. Always the same answer for the same input.
 */
import { weightOf, type Couple, type Net, type Spot } from './family-lines.ts'
import type { TieKind } from './family-picture.ts'
import { OrderSearch } from './order-search.ts'

/** Who stand side by side whatever happens. */
export type Block = readonly Spot[]

export type OrderQuestion = {
  readonly rows: readonly (readonly Block[])[]
  readonly nets: readonly Net[]
  readonly homes: readonly (readonly string[])[]
  /** Rank by birth; spots that are no person have none. */
  readonly birth: ReadonlyMap<Spot, number>
}

const rounds = 8
const strength: readonly TieKind[] = ['married', 'partner', 'former-partner']

/** Chains of partners: the present one first, then with whom one has children, then former ones; nobody has more than two beside them. */
export function blocksOf(spots: readonly Spot[], couples: readonly Couple[], pairs: readonly (readonly [Spot, Spot])[]): Block[] {
  const blockOf = new Map<Spot, Spot[]>(spots.map((spot) => [spot, [spot]]))
  const present = couples
    .filter(({ kind }) => kind !== 'former-partner')
    .toSorted((a, b) => strength.indexOf(a.kind) - strength.indexOf(b.kind))
  const former = couples.filter(({ kind }) => kind === 'former-partner')
  const asPair = ({ one, other }: Couple): readonly [Spot, Spot] => [one, other]
  for (const [one, other] of [...present.map(asPair), ...pairs, ...former.map(asPair)]) {
    const [left, right] = [blockOf.get(one), blockOf.get(other)]
    if (left === undefined || right === undefined || left === right) continue
    const isFree = (block: readonly Spot[], spot: Spot): boolean => block[0] === spot || block.at(-1) === spot
    if (!isFree(left, one) || !isFree(right, other)) continue
    const joined = [...(left.at(-1) === one ? left : left.toReversed()), ...(right[0] === other ? right : right.toReversed())]
    for (const spot of joined) blockOf.set(spot, joined)
  }
  return [...new Set(blockOf.values())]
}

export function orderRows({ rows, nets, homes, birth }: OrderQuestion): Block[][] {
  const spots = rows.flat(2)
  const numberOf = new Map(spots.map((spot, i) => [spot, i]))
  const numbered = (some: readonly Spot[]): number[] => some.flatMap((spot) => numberOf.get(spot) ?? [])
  const search = new OrderSearch({
    rows: rows.map((row) => row.map(numbered)),
    nets: rows.map((_, at) =>
      nets
        .filter(({ row }) => row === at)
        .map(({ tops, bottoms, kind }) => ({ tops: tops.map(numbered), bottoms: numbered(bottoms), weight: weightOf(kind) })),
    ),
    homes: homes.map((members) => new Set(numbered(members))),
    birth: spots.map((spot) => birth.get(spot) ?? Infinity),
  })
  search.sweep()
  for (let round = 0; round < rounds && search.improve(); round += 1);
  return search.rows.map((row) => row.map((block) => block.map((spot) => spots[spot] ?? '')))
}
