/** Writes a piece in a file: of the work that the writer does with the person, sealed under the key of the centre. */
import type { Context } from '#platform/context.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { actOnFile, type NoAccess } from '../../access/public-files.ts'
import type { NotPermitted } from '../../access/public.ts'
import { longestBody, longestTitle, type PieceFields, type PieceKind } from '../rules/piece.ts'
import { insertPiece } from '../sql/pieces.server.ts'
import { asker } from './asked-by.ts'
import { keyVersion, sealText } from './sealing.server.ts'

export type NewPiece = {
  readonly fields: PieceFields
  readonly kind: PieceKind
  readonly title: string
  readonly body: string
  readonly aboutThirdPerson: boolean
}

export type PieceRefusal = { readonly kind: 'empty' | 'too-long'; readonly field: 'title' | 'body' }

export async function writePiece(
  ctx: Context,
  keys: Keys,
  personId: Id<'person'>,
  { fields, kind, title, body, aboutThirdPerson }: NewPiece,
): Promise<Result<Id<'piece'>, PieceRefusal | NoAccess | NotPermitted>> {
  return actOnFile(
    ctx,
    'piece.write',
    { personId, does: 'write', fields, actionCode: 'C' },
    async (tx, permit): Promise<Result<Id<'piece'>, PieceRefusal>> => {
      for (const [field, text, longest] of [
        ['title', title, longestTitle],
        ['body', body, longestBody],
      ] as const) {
        if (text.trim() === '') return err({ kind: 'empty', field })
        if (text.length > longest) return err({ kind: 'too-long', field })
      }
      const id = newId<'piece'>(ctx.now.epochMilliseconds)
      await insertPiece(tx, ctx.centreId, {
        ...{ id, personId, fields, kind, aboutThirdPerson, keyVersion: keyVersion(keys) },
        title: sealText(keys, ctx.centreId, 'piece title', id, title.trim()),
        body: sealText(keys, ctx.centreId, 'piece body', id, body.trim()),
        ...{ writtenBy: asker(ctx).id, writtenAt: ctx.now },
      })
      permit.record({ actionCode: 'C', objectType: 'piece', objectId: id, fieldGroup: fields, detail: kind })
      return ok(id)
    },
  )
}
