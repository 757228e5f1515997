/** What the parts of writing a record down share: whose record, what a person chose, and the rows that were made or changed so far. */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import type { FilePermit } from '../../../access/public-files.ts'
import { sealColumn } from '../../../access/public.ts'
import type { Difference } from '../../rules/transfer/difference.ts'
import type { Of } from '../../sql/transfer/bring-in.server.ts'
import { rememberColumns, type CameIn } from '../../sql/transfer/came-in.server.ts'
import { withdrawForTransfer, type SealedWords } from '../../sql/transfer/contents.server.ts'

/** Their ids to ours. */
export type Ours<Name extends string> = ReadonlyMap<string, Id<Name>>

export type Writing = {
  readonly ctx: Context
  readonly keys: Keys
  readonly permit: FilePermit
  readonly transferId: Id<'transfer'>
  readonly by: string
  readonly chosen: ReadonlySet<string>
  readonly seal: (table: string, column: string, id: string, words: string) => SealedWords
  /** Grows with every row. */
  readonly brought: CameIn[]
  /** Somebody of theirs who is not the child: an id that names nobody here, one for each. */
  readonly nobodyHere: Map<string, string>
}

type Begin = Pick<Writing, 'ctx' | 'keys' | 'permit' | 'transferId' | 'by' | 'chosen'>
export function beginWriting(of: Begin): Writing {
  const seal: Writing['seal'] = (table, column, id, words) =>
    sealColumn(of.keys, of.ctx.centreId, `child_health.${table}`, column, id, words)
  return { ...of, seal, brought: [], nobodyHere: new Map() }
}

export const ofWriting = ({ ctx, permit, transferId, by }: Writing): Of => ({
  ...{ centreId: ctx.centreId, personId: permit.personId, transferId, by, at: ctx.now },
})

export function note({ brought }: Writing, table: string, rowId: string): void {
  brought.push({ table, rowId, was: null })
}

/** What is new, and what a person chose in the place of ours. */
export function chosenOf<T>({ chosen }: Writing, all: readonly Difference<T>[]): T[] {
  return all.filter((one) => one.state === 'new' || (one.state === 'different' && chosen.has(one.key))).map(({ theirs }) => theirs)
}

/** The child by its own id, anybody else by one that names nobody. */
export function personHere({ ctx, permit, nobodyHere }: Writing, id: string): string {
  if (id === permit.personId) return id
  const known = nobodyHere.get(id) ?? newId(ctx.now.epochMilliseconds)
  nobodyHere.set(id, known)
  return known
}

/** With ids of ours, each remembered as made. */
export function freshIds<T extends { readonly id: string }>(writing: Writing, table: string, all: readonly T[]): T[] {
  return all.map((one) => {
    const id = newId(writing.ctx.now.epochMilliseconds)
    note(writing, table, id)
    return { ...one, id }
  })
}

export const contactIn =
  (contacts: Ours<'contact'>) =>
  <T extends { readonly contactId: Id<'contact'> | null }>(one: T): T => ({ ...one, contactId: contacts.get(one.contactId ?? '') ?? null })

/** Ours that was replaced is withdrawn, and stays to be seen. */
export async function replace<T extends { readonly id: string }>(
  tx: Tx,
  { ctx, by, chosen, brought }: Writing,
  table: 'measurement' | 'milestone' | 'screening',
  all: readonly Difference<T>[],
): Promise<void> {
  for (const one of all) {
    if (one.state !== 'different' || !chosen.has(one.key)) continue
    brought.push(await rememberColumns(tx, `child_health.${table}`, one.ours.id, ['withdrawn_at', 'withdrawn_by', 'withdrawn_why']))
    await withdrawForTransfer(tx, table, one.ours.id, by, ctx.now)
  }
}
