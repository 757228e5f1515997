/** A copy for somebody without an account: what this person would see in Mijn CJG, read by the same code and the same row-level security (PR-10, PR-17, PR-22). */
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import { err, type Result } from '#platform/result.ts'
import { readForRequester, type NothingToHandOver } from '../../access/public-openness.ts'
import type { NotPermitted } from '../../access/public.ts'
import { findPerson } from '../sql/persons.server.ts'
import type { ExportNeeds } from './export-own-file.server.ts'
import { around, openPieces, tellParts, type OwnFileContents } from './read-own-file.server.ts'

export async function readCopyFor(
  { keys, tellers }: ExportNeeds,
  ctx: Context,
  id: Id<'personRequest'>,
): Promise<Result<OwnFileContents, NothingToHandOver | NotPermitted>> {
  const read = await readForRequester(ctx, id, async (tx, { personId, relation }) => {
    const person = await findPerson(tx, personId)
    if (person === null) return null
    const rest = await around(tx, keys, ctx, { personId, by: { relation } })
    const parts = await tellParts(tx, ctx, keys, personId, tellers)
    return { person, relation, hasHealth: false, ...rest, pieces: await openPieces(tx, keys, ctx, personId), parts }
  })
  if (!read.ok) return read
  return read.value === null ? err({ kind: 'no-right' }) : { ok: true, value: read.value }
}
