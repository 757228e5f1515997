/**
 * Who is here already and might be the same as somebody who is being written down: compared with everybody of the centre, with the sight of the
 * system. What the typist hears are reasons about what they typed, and whom to ask; never a word of a file that they may not see.
 */
import type { Context } from '#platform/context.ts'
import { withSystemSight, type Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { localDate } from '#platform/time.ts'
import { sql } from 'kysely'
import { listLiveCare } from '../../access/public-files.ts'
import type { Bsn } from '../rules/bsn.ts'
import { likeness, swap, type Compared, type DuplicateReason } from '../rules/duplicates.ts'
import { fullName, searchName } from '../rules/person.ts'
import { findByMark } from '../sql/bsn.server.ts'
import { listComparable } from '../sql/duplicates.server.ts'
import { findPerson } from '../sql/persons.server.ts'
import { markOf } from './sealing.server.ts'

/** Whom the typist can ask: oneself (who may know this person already), named colleagues, or the coordinator. */
export type AskWhom =
  | { readonly kind: 'mine'; readonly personId: Id<'person'>; readonly name: string }
  | { readonly kind: 'carers'; readonly names: readonly string[] }
  | { readonly kind: 'coordinator' }

export type LookAlike = { readonly reasons: readonly DuplicateReason[]; readonly ask: AskWhom }

/** With the ids, for within the transaction only. */
export type Found = LookAlike & { readonly id: Id<'person'>; readonly score: number }

export async function findLookAlikes(tx: Tx, ctx: Context, keys: Keys, typed: Compared & { readonly bsn: Bsn | null }): Promise<Found[]> {
  const days = typed.birthDate === null ? [] : [typed.birthDate, swap(typed.birthDate)].filter((day) => day !== null)
  const candidates = await withSystemSight(tx, async () => {
    const bsnOf = typed.bsn === null ? null : await findByMark(tx, markOf(keys, ctx.centreId, 'bsn', typed.bsn))
    const rows = await listComparable(tx, ctx.centreId, { days, searchName: searchName(typed), bsnOf })
    return rows.map((row) => ({ row, sameBsn: row.id === bsnOf ? true : row.hasBsn && typed.bsn !== null ? false : null }))
  })
  const alike = candidates.flatMap(({ row, sameBsn }) => {
    const how = likeness(typed, row, sameBsn, localDate(ctx.now))
    return how === null ? [] : [{ id: row.id, ...how }]
  })
  const best = alike.toSorted((a, b) => b.score - a.score).slice(0, 5)
  return Promise.all(best.map(async (one) => ({ ...one, ask: await askWhom(tx, ctx, one.id) })))
}

/**
 * With the actor's own sight again: who is there for the typist, is theirs to choose. Beside those whom they may find, that is who stands in a family
 * that they see, such as the parent of a child with whom they work.
 */
async function askWhom(tx: Tx, ctx: Context, id: Id<'person'>): Promise<AskWhom> {
  const person = await findPerson(tx, id)
  if (person !== null) return { kind: 'mine', personId: id, name: fullName(person) }
  const { rows } = await sql<{ care: boolean }>`select access.may('read', 'care', ${id}::uuid) as care`.execute(tx)
  const names = rows[0]?.care === true ? (await listLiveCare(tx, [id], localDate(ctx.now))).map(({ name }) => name) : []
  return names.length > 0 ? { kind: 'carers', names: [...new Set(names)] } : { kind: 'coordinator' }
}
