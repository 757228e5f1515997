/** What the rules say of some files at this moment: what access knows and what other contexts hand in, put together. */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import { localDate } from '#platform/time.ts'
import type { Sensitivity } from '../../rules/retention/confirm.ts'
import { judgeFile, type FileFacts, type Judgement } from '../../rules/retention/file-term.ts'
import type { Lengthening } from '../../rules/retention/term.ts'
import {
  listCareEnds,
  listKeptPieces,
  listLengthenings,
  listOpenMatters,
  listRunningHolds,
  listSensitivities,
} from '../../sql/retention/file-facts.server.ts'
import type { KeepsFiles, KeptOfPerson } from './keeps-files.ts'

export type Judged = { readonly judgement: Judgement; readonly sensitive: readonly Sensitivity[] }

/** Of each of these people; who is not known to any context is not in it. With the sight of the system. */
export async function judgeFiles(
  tx: Tx,
  { now }: Pick<Context, 'now'>,
  keepers: readonly KeepsFiles[],
  ids: readonly string[],
  known?: readonly Lengthening[],
): Promise<ReadonlyMap<string, Judged>> {
  if (ids.length === 0) return new Map()
  const today = localDate(now)
  const same = await findSame(tx, keepers, ids)
  const owner = new Map<string, string>([...ids.map((id) => [id, id] as const), ...same.map(({ id, into }) => [id, into] as const)])
  const all = [...owner.keys()]
  const stay = await listKeptPieces(tx, all, today)
  const elsewhere = new Map<string, KeptOfPerson>()
  for (const keeper of keepers)
    for (const [id, facts] of await keeper.facts(tx, ids, stay)) elsewhere.set(id, join(elsewhere.get(id), facts))
  const of = <T extends { readonly personId: string }>(rows: readonly T[]): ReadonlyMap<string, readonly T[]> =>
    Map.groupBy(rows, ({ personId }) => owner.get(personId) ?? personId)
  const care = of(await listCareEnds(tx, all))
  const holds = of(await listRunningHolds(tx, all, today))
  const open = of(await listOpenMatters(tx, all, now, today))
  const sensitive = of(await listSensitivities(tx, all))
  const lengthenings = known ?? (await listLengthenings(tx))
  return new Map(
    [...elsewhere].map(([id, kept]) => {
      const facts: FileFacts = {
        ...kept,
        care: care.get(id) ?? [],
        holds: (holds.get(id) ?? []).map(({ ground }) => ground),
        open: [...new Set((open.get(id) ?? []).map(({ matter }) => matter))],
      }
      const why = [...new Set((sensitive.get(id) ?? []).map((one) => one.why))]
      return [id, { judgement: judgeFile(facts, lengthenings, today), sensitive: why }]
    }),
  )
}

/** Rows that turned out to be one of these people: they are judged and go together. */
export async function findSame(
  tx: Tx,
  keepers: readonly KeepsFiles[],
  ids: readonly string[],
): Promise<Awaited<ReturnType<KeepsFiles['sameAs']>>> {
  const found: Awaited<ReturnType<KeepsFiles['sameAs']>>[number][] = []
  for (const keeper of keepers) found.push(...(await keeper.sameAs(tx, ids)))
  return found
}

/** What two contexts keep of one person, as one file: from the first record, to the last end. */
function join(one: KeptOfPerson | undefined, other: KeptOfPerson): KeptOfPerson {
  if (one === undefined) return other
  return {
    recordBegan: one.recordBegan.until(other.recordBegan).sign < 0 ? other.recordBegan : one.recordBegan,
    ended: one.ended ?? other.ended,
    neededByFamily: one.neededByFamily || other.neededByFamily,
    pieces: [...one.pieces, ...other.pieces],
  }
}
