/** A request that came at the desk, by letter or by telephone, written in by a colleague who works with the person (PR-19). */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { actOnFile, type NoAccess } from '../../access/public-files.ts'
import { enterRequest, type EnteredRefusal, type EnterWish, type PersonRequest } from '../../access/public-openness.ts'
import type { NotPermitted } from '../../access/public.ts'
import { fullName } from '../rules/person.ts'
import { lockErasablePieces } from '../sql/own-statements.server.ts'
import { findPerson } from '../sql/persons.server.ts'
import { listParentsOf } from '../sql/ties.server.ts'
import { addStatement } from './ask-about-file.server.ts'
import { readKeyReceivers, type KeyReceiver } from './key-receivers.server.ts'
import { openPieces, type Piece } from './read-own-file.server.ts'

/** `which-piece`: a statement is about one. `no-piece`: it is not there for this colleague, or not for the family. */
export type EnterAboutRefusal = { readonly kind: 'which-piece' | 'no-piece' | 'no-right' }

export async function enterRequestAboutFile(
  keys: Keys,
  ctx: Context,
  wish: EnterWish,
): Promise<Result<Id<'personRequest'>, EnteredRefusal | EnterAboutRefusal | NoAccess | NotPermitted>> {
  const { personId, text } = wish
  return enterRequest<EnterAboutRefusal>(keys, ctx, wish, async (tx, permit, request) => {
    const names = { requester: await nameOf(tx, request.requesterId), about: await nameOf(tx, personId) }
    if (request.kind === 'limited-information') {
      const parents = await listParentsOf(tx, personId)
      return parents.includes(request.requesterId) ? ok({ names, done: false }) : err({ kind: 'no-right' })
    }
    if (request.kind !== 'statement') return ok({ names, done: false })
    if (wish.pieceId === null) return err({ kind: 'which-piece' })
    const { pieceId } = wish
    const isThere = (await statablePieces(tx, keys, ctx, personId)).some(({ id }) => id === pieceId)
    if (!isThere) return err({ kind: 'no-piece' })
    await addStatement(keys, ctx, { tx, permit }, request, { personId, pieceId, text })
    return ok({ names, done: true })
  })
}

/** Those that the colleague reads and the family knows of: what is kept back from it is not among them (PR-22). */
async function statablePieces(tx: Tx, keys: Keys, ctx: Context, personId: Id<'person'>): Promise<readonly Piece[]> {
  const known = new Set<string>((await lockErasablePieces(tx, personId)).map(({ id }) => id))
  return (await openPieces(tx, keys, ctx, personId)).filter(({ id }) => known.has(id))
}

const nameOf = async (tx: Tx, id: Id<'person'>): Promise<string> => {
  const person = await findPerson(tx, id)
  return person === null ? '' : fullName(person)
}

export type Asker = Pick<KeyReceiver, 'personId' | 'name'> & { readonly relation: PersonRequest['capacity'] }
export type Enterable = { readonly people: readonly Asker[]; readonly pieces: readonly Pick<Piece, 'id' | 'title' | 'at'>[] }

/** Who may ask something about this file, parents without authority last; and the pieces to which a statement can be added. */
export async function readEnterable(keys: Keys, ctx: Context, personId: Id<'person'>): Promise<Result<Enterable, NoAccess | NotPermitted>> {
  const entitled = await readKeyReceivers(ctx, personId)
  if (!entitled.ok) return entitled
  const file = { personId, does: 'read', fields: 'index', also: ['family'] } as const
  return actOnFile(ctx, 'person.read', file, async (tx) => {
    const known = new Set<string>(entitled.value.map((one) => one.personId))
    const others = (await listParentsOf(tx, personId)).filter((id) => !known.has(id))
    const without: Asker[] = []
    for (const id of others) without.push({ personId: id, name: (await nameOf(tx, id)) || null, relation: 'none' })
    return ok({ people: [...entitled.value, ...without], pieces: await statablePieces(tx, keys, ctx, personId) })
  })
}
