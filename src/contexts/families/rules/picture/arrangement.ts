/** Who stands in which row of a genogram and in which order, and who beside the family: all of it that does not hang on how wide text is. */
import { familyLines, pairName, type Couple, type FamilyLines, type Net } from './family-lines.ts'
import { inOrderOfBirth, tidyPicture, type FamilyPicture } from './family-picture.ts'
import { generationsOf } from './generations.ts'
import { blocksOf, orderRows, type Block } from './row-order.ts'

export type Arrangement = {
  readonly picture: FamilyPicture
  /** The family without who stands beside it and without ties of support. */
  readonly inRows: FamilyPicture
  readonly beside: readonly string[]
  readonly row: ReadonlyMap<string, number>
  readonly lines: FamilyLines
  readonly blocks: readonly (readonly Block[])[]
  readonly nets: readonly Net[]
  /** Couples who stand side by side; for the others there is a net. */
  readonly neighbours: readonly Couple[]
}

export function arrangeFamily(given: FamilyPicture): Arrangement {
  const picture = tidyPicture(given)
  const [inRows, beside] = split(picture)
  const row = generationsOf(inRows)
  const lines = familyLines(inRows, row)
  return { picture, inRows, beside, row, lines, ...inOrder(inRows, row, lines) }
}

/** Who supports the family, has no tie of family in it and lives in none of its homes, stands beside it. */
function split(picture: FamilyPicture): [inRows: FamilyPicture, beside: string[]] {
  const related = new Set(picture.ties.filter(({ kind }) => kind !== 'network').flatMap(({ from, to }) => [from, to]))
  const housed = new Set(picture.homes.flatMap(({ members }) => members.map(({ personId }) => personId)))
  const isBeside = ({ id, part }: FamilyPicture['people'][number]): boolean => part === 'network' && !related.has(id) && !housed.has(id)
  const ties = picture.ties.filter(({ kind }) => kind !== 'network')
  return [
    { ...picture, people: picture.people.filter((person) => !isBeside(person)), ties },
    picture.people.filter(isBeside).map(({ id }) => id),
  ]
}

type Ordered = Pick<Arrangement, 'blocks' | 'nets' | 'neighbours'>

function inOrder(picture: FamilyPicture, row: ReadonlyMap<string, number>, { nets, couples, pairs, passages }: FamilyLines): Ordered {
  const count = Math.max(-1, ...row.values()) + 1
  const unordered = Array.from({ length: count }, (_, at) =>
    blocksOf(
      [
        ...picture.people.filter(({ id }) => row.get(id) === at).map(({ id }) => id),
        ...passages.filter((passage) => passage.row === at).map(({ spot }) => spot),
      ],
      couples,
      pairs,
    ),
  )
  const beside = new Set(unordered.flat().flatMap((block) => block.map((spot, i) => pairName(spot, block[i + 1] ?? ''))))
  const isBeside = ({ one, other }: Couple): boolean => beside.has(pairName(one, other))
  const bracket = ({ one, other, kind, tie }: Couple): Net => ({
    row: row.get(one) ?? 0,
    kind,
    tops: [],
    bottoms: [one, other],
    ties: [tie],
  })
  const allNets = [...nets, ...couples.filter((couple) => !isBeside(couple)).map(bracket)]
  const birth = new Map(inOrderOfBirth(picture.people).map(({ id }, i) => [id, i]))
  const homes = picture.homes.map(({ members }) => members.map(({ personId }) => personId))
  return { blocks: orderRows({ rows: unordered, nets: allNets, homes, birth }), nets: allNets, neighbours: couples.filter(isBeside) }
}
