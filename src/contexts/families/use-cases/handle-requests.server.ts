/** Handling requests: what there is to decide about, and doing what was granted. An erasure takes the pieces away and leaves a proof (PR-21). */
import type { Context } from '#platform/context.ts'
import { withSystemSight, type Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import type { Services } from '#platform/services.ts'
import type { Instant } from '#platform/time.ts'
import {
  decidePersonRequest,
  eraseWhole,
  readPersonRequest,
  readWholeErasure,
  type AlsoDone,
  type OpenedRequest,
  type RequestVerdict,
  type StoredHold,
  type WholeErasure,
  type WholeRefusal,
} from '../../access/public-openness.ts'
import { destroyPieces, type KeepsFiles, type OfferedPiece } from '../../access/public-retention.ts'
import { permits, type NotPermitted } from '../../access/public.ts'
import { lockErasablePieces } from '../sql/own-statements.server.ts'
import { openPieces } from './read-own-file.server.ts'
import type { TellsFile } from './tells-file.ts'
import { findLogLine, type LogLine } from './who-looked.server.ts'

export type RequestToHandle = {
  readonly request: OpenedRequest
  readonly holds: readonly StoredHold[]
  /** The line of the log that a question is about; null when it is about something else. */
  readonly line: LogLine | null
  /** The pieces that an erasure would take, as far as the colleague may read them. */
  readonly pieces: readonly { readonly id: string; readonly title: string; readonly at: Instant }[]
  /** Pieces that other contexts keep, as far as the colleague may read them: they go when they are chosen. */
  readonly offered: readonly OfferedPiece[]
  /** What would have to stay if everything went; null when everything cannot be meant, or is not for this colleague. */
  readonly whole: WholeErasure | null
}

export async function readRequestToHandle(
  { keys, keepers }: Pick<RequestServices, 'keys' | 'keepers'>,
  ctx: Context,
  id: Id<'personRequest'>,
): Promise<Result<RequestToHandle, { readonly kind: 'no-request' } | NotPermitted>> {
  const read = await readPersonRequest(keys, ctx, 'request.handle', id, async (tx, { personId, eventId, pieceId, kind }) => {
    const line = personId === null || eventId === null ? null : await findLogLine(tx, ctx, personId, eventId)
    const isAboutPieces = kind === 'erasure' || kind === 'correction'
    const pieces = personId === null || !isAboutPieces ? [] : await openPieces(tx, keys, ctx, personId)
    const erasable = personId === null || !isAboutPieces ? [] : (await lockErasablePieces(tx, personId)).map((one) => one.id)
    const offered = personId === null || kind !== 'erasure' ? [] : await offeredBy(keepers, tx, personId, pieceId)
    const whole =
      kind === 'erasure' && personId !== null && pieceId === null && permits(ctx.actor, 'request.eraseWhole')
        ? await readWholeErasure(tx, ctx, { keepers }, { id, personId, unseenPieces: await hasUnseen(keepers, tx, personId) })
        : null
    return { line, offered, pieces: pieces.filter((one) => erasable.includes(one.id) && (pieceId === null || one.id === pieceId)), whole }
  })
  if (!read.ok) return read
  const { more, ...rest } = read.value
  return ok({ ...rest, ...more })
}

/** With the sight of who acts; `pieceId`: of a request about one piece that one alone. */
async function offeredBy(
  keepers: readonly KeepsFiles[],
  tx: Tx,
  personId: Id<'person'>,
  pieceId: Id<'piece'> | null,
): Promise<readonly OfferedPiece[]> {
  const all: OfferedPiece[] = []
  for (const keeper of keepers) all.push(...(await keeper.offer(tx, personId)))
  return all.filter(({ id }) => pieceId === null || id === pieceId)
}

async function hasUnseen(keepers: readonly KeepsFiles[], tx: Tx, personId: Id<'person'>): Promise<boolean> {
  return withSystemSight(tx, async () => {
    for (const keeper of keepers) if (await keeper.hasUnseen(tx, personId)) return true
    return false
  })
}

/**
 * `keep-some`: granting a part keeps at least one piece and erases at least one. `choose-all`: granted is everything that is offered, also of other contexts;
 * what was not chosen would stay unsaid. `not-all-yours`: there are pieces that this colleague may not read.
 * `not-offered`: it is not there any more, or not for this colleague.
 */
export type EraseRefusal =
  | WholeRefusal
  | { readonly kind: 'keep-some' | 'choose-all' | 'not-all-yours' | 'not-offered' | 'no-request' | 'piece-only' }

/** `keepers`, `tellers`: every context that keeps things of people and tells of them, handed in by who puts the application together. */
export type RequestServices = Pick<Services, 'keys' | 'jobs'> & {
  readonly keepers: readonly KeepsFiles[]
  readonly tellers: readonly TellsFile[]
}

type DecideServices = Omit<RequestServices, 'tellers'>

export type AboutFileVerdict = RequestVerdict & {
  readonly keep: readonly string[]
  /** Of the offered pieces those that go: nothing of them goes without being chosen. */
  readonly go?: readonly string[]
  /** Everything of the person, and not the pieces alone. */
  readonly whole?: boolean
}

export async function decideAboutFile(services: DecideServices, ctx: Context, id: Id<'personRequest'>, verdict: AboutFileVerdict) {
  const erases = verdict.decision === 'granted' || verdict.decision === 'partly'
  const whole = erases && verdict.whole === true
  return decidePersonRequest<EraseRefusal>(
    services,
    ctx,
    id,
    verdict,
    async (tx, permit, request) => {
      const { personId } = request
      if (!erases || request.kind !== 'erasure' || personId === null) return ok({})
      const about = { ...request, personId }
      if (whole) return erasePerson(services, ctx, { tx, permit }, about, verdict)
      const erased = await erasePieces(services, ctx, { tx, permit }, about, verdict)
      return erased.ok ? ok({}) : erased
    },
    whole ? 'request.eraseWhole' : 'request.handle',
  )
}

type ErasureOf = Pick<OpenedRequest, 'id' | 'requesterId' | 'pieceId'> & { readonly personId: Id<'person'> }
type Within = { readonly tx: Tx; readonly permit: Parameters<typeof destroyPieces>[3] }

/** Everything; or in part the pieces that may go, with what had to stay. */
async function erasePerson(
  needs: DecideServices,
  ctx: Context,
  within: Within,
  about: ErasureOf,
  verdict: AboutFileVerdict,
): Promise<Result<AlsoDone, EraseRefusal>> {
  if (about.pieceId !== null) return err({ kind: 'piece-only' })
  const { tx, permit } = within
  const decision = verdict.decision === 'granted' ? 'granted' : 'partly'
  const unseenPieces = await hasUnseen(needs.keepers, tx, about.personId)
  const done = await eraseWhole(tx, ctx, needs, permit, { ...about, unseenPieces }, decision)
  if (!done.ok) return done
  const erased = decision === 'granted' ? ok(null) : await erasePieces(needs, ctx, within, about, verdict)
  return erased.ok ? ok({ stays: done.value }) : erased
}

/** All pieces that were asked about, or in part those that need not stay for somebody else. */
async function erasePieces(
  needs: DecideServices,
  ctx: Context,
  { tx, permit }: Within,
  { id, personId, pieceId }: ErasureOf,
  { decision, keep, whole, go = [] }: AboutFileVerdict,
): Promise<Result<null, EraseRefusal>> {
  const asked = (await lockErasablePieces(tx, personId)).filter((one) => pieceId === null || one.id === pieceId)
  const going = decision === 'granted' ? asked : asked.filter((one) => !keep.includes(one.id))
  const offered = await offeredBy(needs.keepers, tx, personId, pieceId)
  const chosen = offered.filter(({ id }) => go.includes(id))
  if (chosen.length < new Set(go).size) return err({ kind: 'not-offered' })
  if (decision === 'granted' && chosen.length < offered.length) return err({ kind: 'choose-all' })
  const there = await withSystemSight(tx, () => offeredBy(needs.keepers, tx, personId, pieceId))
  if (decision === 'granted' && there.length > offered.length) return err({ kind: 'not-all-yours' })
  const [gone, all] = [going.length + chosen.length, asked.length + offered.length]
  // Of a whole person something else stays already; of pieces one goes and one stays at least.
  const isPart = whole === true || (gone > 0 && gone < all)
  if (decision === 'partly' && !isPart) return err({ kind: 'keep-some' })
  const decided = { ground: 'request', requestId: id, terms: [], agreedBy: null, scope: 'pieces', destructionId: null } as const
  await destroyPieces(tx, ctx, needs, permit, personId, [...going, ...chosen], { ...decided, kept: all - gone })
  return ok(null)
}
