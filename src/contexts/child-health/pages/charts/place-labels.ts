/**
 * Where labels can stand so that none touches another and each is as near to its line as can be: those that would touch become a block around the middle of
 * where they wanted to be. Answers places in the order in which they were given.
 */
export function placeLabels(wished: readonly number[], gap: number): number[] {
  const order = wished.map((at, i) => ({ at, i })).toSorted((one, other) => one.at - other.at)
  const blocks: { members: number[]; wishes: number[] }[] = []
  for (const { at, i } of order) {
    blocks.push({ members: [i], wishes: [at] })
    while (blocks.length > 1 && touches(blocks.at(-2), blocks.at(-1), gap)) {
      const last = blocks.pop()
      blocks.at(-1)?.members.push(...(last?.members ?? []))
      blocks.at(-1)?.wishes.push(...(last?.wishes ?? []))
    }
  }
  const places: number[] = Array.from(wished)
  for (const block of blocks) for (const [k, i] of block.members.entries()) places[i] = startOf(block, gap) + k * gap
  return places
}

type Block = { readonly wishes: readonly number[] }

/** The first place of a block of which the middle is the middle of the wishes. */
const startOf = ({ wishes }: Block, gap: number): number =>
  wishes.reduce((sum, wish, k) => sum + wish - k * gap, 0) / Math.max(1, wishes.length)

function touches(before: Block | undefined, after: Block | undefined, gap: number): boolean {
  if (before === undefined || after === undefined) return false
  return startOf(before, gap) + before.wishes.length * gap > startOf(after, gap)
}
