/** The family asks something about a file: what it is about is checked, and an own statement stands with its piece at once (PR-20). */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import type { PlainDate } from '#platform/time.ts'
import { act, type NotPermitted } from '../../access/public.ts'
import { actOnFile, type NoAccess } from '../../access/public-files.ts'
import {
  findOwnPerson,
  makeRequest,
  type AlsoMake,
  type MakeRefusal,
  type PersonRequest,
  type RequestKind,
  type RequestText,
} from '../../access/public-openness.ts'
import { fullName } from '../rules/person.ts'
import { insertStatement, listChildrenBornOn } from '../sql/own-statements.server.ts'
import { findPerson } from '../sql/persons.server.ts'
import { openPieces, type Piece } from './read-own-file.server.ts'
import { keyVersion, sealText } from './sealing.server.ts'
import { findLogLine, type LogLine } from './who-looked.server.ts'

export type Ask = {
  readonly kind: RequestKind
  readonly personId: Id<'person'>
  readonly eventId?: Id<'auditEvent'>
  readonly pieceId?: Id<'piece'>
  readonly text: string
}

/** `no-line`, `no-piece`: not there for this reader, or not any more. `which-piece`: this is asked about one piece. */
export type AboutRefusal = { readonly kind: 'no-line' | 'no-piece' | 'which-piece' }

export async function askAboutFile(
  keys: Keys,
  ctx: Context,
  ask: Ask,
): Promise<Result<Id<'personRequest'>, MakeRefusal | AboutRefusal | NotPermitted>> {
  return makeRequest<AboutRefusal>(keys, ctx, ask, async (tx, permit, request) => {
    if (ask.kind === 'question' && (ask.eventId === undefined || (await findLogLine(tx, ctx, ask.personId, ask.eventId)) === null))
      return err({ kind: 'no-line' })
    if (ask.kind === 'statement' && ask.pieceId === undefined) return err({ kind: 'which-piece' })
    if (ask.pieceId !== undefined) {
      const pieces = await openPieces(tx, keys, ctx, ask.personId)
      if (!pieces.some(({ id }) => id === ask.pieceId)) return err({ kind: 'no-piece' })
    }
    const isStatement = ask.kind === 'statement'
    if (isStatement && ask.pieceId !== undefined)
      await addStatement(keys, ctx, { tx, permit }, request, { personId: ask.personId, pieceId: ask.pieceId, text: ask.text })
    return ok({ names: await namesOf(tx, request), done: isStatement })
  })
}

/** With the piece, unedited: exactly as it was typed (PR-20). */
export async function addStatement(
  keys: Keys,
  ctx: Context,
  { tx, permit }: { readonly tx: Tx; readonly permit: Parameters<AlsoMake<never>>[1] },
  { requesterId: authorId, capacity }: PersonRequest,
  { personId, pieceId, text }: { readonly personId: Id<'person'>; readonly pieceId: Id<'piece'>; readonly text: string },
): Promise<void> {
  const id = newId<'statement'>(ctx.now.epochMilliseconds)
  const sealed = { sealed: sealText(keys, ctx.centreId, 'statement', id, text), version: keyVersion(keys) }
  await insertStatement(tx, ctx.centreId, { id, personId, pieceId, authorId, ...sealed, at: ctx.now })
  const row = { actionCode: 'C', eventType: 'request.state', objectType: 'statement', objectId: id } as const
  permit.record({ ...row, subjectId: personId, basis: capacity })
}

async function namesOf(tx: Tx, { requesterId, personId }: PersonRequest): Promise<Omit<RequestText, 'text'>> {
  const name = async (id: Id<'person'>): Promise<string> => {
    const person = await findPerson(tx, id)
    return person === null ? '' : fullName(person)
  }
  return { requester: await name(requesterId), about: personId === null ? '' : await name(personId) }
}

export type LimitedAsk = { readonly name: string; readonly born: PlainDate; readonly text: string }

/** PR-09: a parent without authority asks for important facts. Whether the child is known here, the parent does not hear by asking. */
export async function askLimitedInformation(
  keys: Keys,
  ctx: Context,
  { name, born, text }: LimitedAsk,
): Promise<Result<Id<'personRequest'>, MakeRefusal | NotPermitted>> {
  const child = await act(ctx, 'request.make', async (tx, permit) => {
    const me = await findOwnPerson(tx)
    const found = me === null ? [] : await listChildrenBornOn(tx, me, born)
    permit.record({ actionCode: 'E', eventType: 'request.lookUp', detail: `selected ${found.length}` })
    return ok(found.length === 1 ? (found[0] ?? null) : null)
  })
  if (!child.ok) return child
  const wish = { kind: 'limited-information', personId: child.value, text } as const
  return makeRequest<never>(keys, ctx, wish, async (tx, _permit, request) => {
    const names = await namesOf(tx, { ...request, personId: null })
    return ok({ names: { ...names, about: `${name.trim()}, ${born.day}-${born.month}-${born.year}` }, done: false })
  })
}

export type AskedAbout = {
  readonly line: LogLine | null
  readonly piece: Pick<Piece, 'id' | 'title'> | null
  /** Whose file it is. */
  readonly name: string
}

/** What a form is about, before anything is asked: the same checks as at asking. */
export async function readAskedAbout(
  keys: Keys,
  ctx: Context,
  asked: {
    readonly kind: RequestKind
    readonly personId: Id<'person'>
    readonly eventId: Id<'auditEvent'> | null
    readonly pieceId: Id<'piece'> | null
  },
): Promise<Result<AskedAbout, AboutRefusal | NoAccess | NotPermitted>> {
  const { kind, personId, eventId, pieceId } = asked
  const of = { personId, does: 'read', fields: kind === 'question' ? 'log' : 'index' } as const
  return actOnFile(ctx, 'request.make', of, async (tx): Promise<Result<AskedAbout, AboutRefusal>> => {
    const person = await findPerson(tx, personId)
    const name = person === null ? '' : fullName(person)
    if (kind === 'question') {
      const line = eventId === null ? null : await findLogLine(tx, ctx, personId, eventId)
      return line === null ? err({ kind: 'no-line' }) : ok({ line, piece: null, name })
    }
    if (pieceId === null) return kind === 'statement' ? err({ kind: 'which-piece' }) : ok({ line: null, piece: null, name })
    const piece = (await openPieces(tx, keys, ctx, personId)).find(({ id }) => id === pieceId)
    return piece === undefined ? err({ kind: 'no-piece' }) : ok({ line: null, piece, name })
  })
}
