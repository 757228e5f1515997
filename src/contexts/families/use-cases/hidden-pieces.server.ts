/** Writing and reading within a hidden part of a file (for the reporting code): its members alone, and within what their care relation needs. */
import type { Context } from '#platform/context.ts'
import { newId, type Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import type { Services } from '#platform/services.ts'
import type { Instant } from '#platform/time.ts'
import { actInCompartment, type NoAccess, type Within } from '../../access/public-files.ts'
import type { NotPermitted } from '../../access/public.ts'
import { insertHiddenPiece, listHiddenPieceRows, type PieceFields, type PieceKind } from '../sql/hidden-pieces.server.ts'
import { keyVersion, openText, sealText } from './sealing.server.ts'

type Needs = Pick<Services, 'keys'>

export type HiddenPiece = {
  readonly id: Id<'piece'>
  readonly fields: PieceFields
  readonly kind: PieceKind
  readonly title: string
  readonly text: string
  readonly writtenBy: Id<'account'>
  readonly writtenAt: Instant
}

export type HiddenPieceRefusal = { readonly kind: 'closed' | 'empty' | 'too-long' }
const longestTitle = 200
const longestText = 50_000

export async function writeHiddenPiece(
  { keys }: Needs,
  ctx: Context,
  { title, text, fields, kind, ...within }: Within & Pick<HiddenPiece, 'title' | 'text' | 'fields' | 'kind'>,
): Promise<Result<Id<'piece'>, HiddenPieceRefusal | NoAccess | NotPermitted>> {
  return actInCompartment(
    ctx,
    'piece.write',
    { ...within, does: 'write', fields, actionCode: 'C' },
    async (tx, permit, compartment): Promise<Result<Id<'piece'>, HiddenPieceRefusal>> => {
      if (compartment.closedAt !== null || ctx.actor.kind !== 'staff') return err({ kind: 'closed' })
      if (title.trim() === '' || text.trim() === '') return err({ kind: 'empty' })
      if (title.length > longestTitle || text.length > longestText) return err({ kind: 'too-long' })
      const id = newId<'piece'>(ctx.now.epochMilliseconds)
      await insertHiddenPiece(tx, ctx.centreId, {
        ...{ ...within, id, fields, kind, keyVersion: keyVersion(keys) },
        title: sealText(keys, ctx.centreId, 'piece title', id, title.trim()),
        body: sealText(keys, ctx.centreId, 'piece body', id, text.trim()),
        ...{ writtenBy: ctx.actor.accountId, writtenAt: ctx.now },
      })
      permit.record({ actionCode: 'C', objectType: 'piece', objectId: id, fieldGroup: fields })
      return ok(id)
    },
  )
}

/** What a member's purpose needs of it; `fields` is the group that is asked for, and others that may be read come along. */
export async function listHiddenPieces(
  { keys }: Needs,
  ctx: Context,
  { fields, ...within }: Within & { readonly fields: PieceFields },
): Promise<Result<HiddenPiece[], NoAccess | NotPermitted>> {
  return actInCompartment(ctx, 'person.read', { ...within, does: 'read', fields }, async (tx) => {
    const rows = await listHiddenPieceRows(tx, within.compartmentId)
    return ok(
      rows.map(({ title, body, keyVersion: version, id, kind, fields: group, writtenBy, writtenAt }) => ({
        ...{ id, kind, fields: group, writtenBy, writtenAt },
        title: openText(keys, ctx.centreId, 'piece title', id, title, version),
        text: openText(keys, ctx.centreId, 'piece body', id, body, version),
      })),
    )
  })
}
