/** Handling requests: what there is to decide about, and doing what was granted. An erasure takes the pieces away and leaves a proof (PR-21). */
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import { lastingPseudonym, type Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import type { Services } from '#platform/services.ts'
import { localDate, type Instant } from '#platform/time.ts'
import {
  decidePersonRequest,
  readPersonRequest,
  type OpenedRequest,
  type RequestVerdict,
  type StoredHold,
} from '../../access/public-openness.ts'
import type { NotPermitted } from '../../access/public.ts'
import { erasePiece, lockErasablePieces } from '../sql/own-statements.server.ts'
import { openPieces } from './read-own-file.server.ts'
import { findLogLine, type LogLine } from './who-looked.server.ts'

export type RequestToHandle = {
  readonly request: OpenedRequest
  readonly holds: readonly StoredHold[]
  /** The line of the log that a question is about; null when it is about something else. */
  readonly line: LogLine | null
  /** The pieces that an erasure would take, as far as the colleague may read them. */
  readonly pieces: readonly { readonly id: string; readonly title: string; readonly at: Instant }[]
}

export async function readRequestToHandle(
  keys: Keys,
  ctx: Context,
  id: Id<'personRequest'>,
): Promise<Result<RequestToHandle, { readonly kind: 'no-request' } | NotPermitted>> {
  const read = await readPersonRequest(keys, ctx, 'request.handle', id, async (tx, { personId, eventId, pieceId, kind }) => {
    const line = personId === null || eventId === null ? null : await findLogLine(tx, ctx, personId, eventId)
    const isAboutPieces = kind === 'erasure' || kind === 'correction'
    const pieces = personId === null || !isAboutPieces ? [] : await openPieces(tx, keys, ctx, personId)
    const erasable = personId === null || !isAboutPieces ? [] : (await lockErasablePieces(tx, personId)).map((one) => one.id)
    return { line, pieces: pieces.filter((one) => erasable.includes(one.id) && (pieceId === null || one.id === pieceId)) }
  })
  if (!read.ok) return read
  const { more, ...rest } = read.value
  return ok({ ...rest, ...more })
}

/** `keep-some`: granting a part keeps at least one piece and erases at least one. */
export type EraseRefusal = { readonly kind: 'keep-some' }

export async function decideAboutFile(
  services: Pick<Services, 'keys' | 'jobs'>,
  ctx: Context,
  id: Id<'personRequest'>,
  verdict: RequestVerdict & { readonly keep: readonly string[] },
) {
  return decidePersonRequest<EraseRefusal>(services, ctx, id, verdict, async (tx, permit, request) => {
    const erases = request.kind === 'erasure' && (verdict.decision === 'granted' || verdict.decision === 'partly')
    const { personId, pieceId } = request
    if (!erases || personId === null) return ok(null)
    const asked = (await lockErasablePieces(tx, personId)).filter((one) => pieceId === null || one.id === pieceId)
    const going = verdict.decision === 'granted' ? asked : asked.filter((one) => !verdict.keep.includes(one.id))
    if (verdict.decision === 'partly' && (going.length === 0 || going.length === asked.length)) return err({ kind: 'keep-some' })
    const by = ctx.actor.kind === 'staff' ? ctx.actor.accountId : ctx.centreId
    for (const piece of going) {
      const content = Buffer.concat([piece.title, piece.body]).toString('hex')
      // Proof of what was there is compared years later.
      const mark = lastingPseudonym(services.keys, 'erased-piece', `${ctx.centreId} ${piece.id} ${content}`)
      await erasePiece(tx, ctx.centreId, { piece, personId, mark, on: localDate(ctx.now), requestId: id, by })
      permit.record({
        ...{ actionCode: 'D', eventType: 'piece.erase', objectType: 'piece', objectId: piece.id },
        ...{ subjectId: personId, fieldGroup: piece.fields, basis: 'request', basisId: id },
      })
    }
    return ok(null)
  })
}
