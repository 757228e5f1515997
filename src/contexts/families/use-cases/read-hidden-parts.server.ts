/** The hidden parts of a file in which the reader is a member, each with who is in it and what stands in it. For others there are none, and nothing tells that there could be. */
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import type { Services } from '#platform/services.ts'
import type { Instant } from '#platform/time.ts'
import { actOnFile, listCareRelations, listCompartmentMembers, listOwnCompartments, type NoAccess } from '../../access/public-files.ts'
import { listColleagues, type NotPermitted } from '../../access/public.ts'
import { pieceFields, type PieceFields } from '../rules/piece.ts'
import { fullName } from '../rules/person.ts'
import { findPerson } from '../sql/persons.server.ts'
import { listHiddenPieces, type HiddenPiece } from './hidden-pieces.server.ts'

export type Known = { readonly id: Id<'account'>; readonly name: string; readonly profession: string }
export type HiddenPart = {
  readonly id: Id<'compartment'>
  readonly openedAt: Instant
  readonly closedAt: Instant | null
  readonly openedBy: string
  readonly members: readonly Known[]
  readonly pieces: readonly (Omit<HiddenPiece, 'writtenBy'> & { readonly by: string })[]
}
export type HiddenParts = {
  readonly personId: Id<'person'>
  readonly name: string
  readonly parts: readonly HiddenPart[]
  /** The group in which the reader writes. */
  readonly fields: PieceFields
  readonly me: Id<'account'> | null
  /** Who works with the person and can be taken in. */
  readonly involved: readonly Known[]
  /** Who can get it when no member can open it any more. */
  readonly successors: readonly Known[]
}

type Refused = NoAccess | NotPermitted

export async function readHiddenParts(
  { keys }: Pick<Services, 'keys'>,
  ctx: Context,
  personId: Id<'person'>,
): Promise<Result<HiddenParts, Refused>> {
  const of = { personId, does: 'write', fields: 'care', also: ['index'], actionCode: 'R' } as const
  const found = await actOnFile(ctx, 'person.read', of, async (tx, permit) => {
    const person = await findPerson(tx, personId)
    const fields = pieceFields.find((group) => permit.sees(group))
    if (person === null || fields === undefined) return err({ kind: 'no-access' as const, why: 'no-such-person' as const })
    const live = (await listCareRelations(tx, personId)).filter(({ endedAt }) => endedAt === null)
    return ok({
      name: fullName(person),
      fields,
      live,
      compartments: await listOwnCompartments(tx, permit),
      colleagues: await listColleagues(tx),
    })
  })
  if (!found.ok) return found
  const { name, fields, live, compartments, colleagues } = found.value
  const known = new Map(colleagues.map((one) => [one.id as string, one]))
  const cares = colleagues.filter(({ active, roles }) => active && roles.some((role) => role === 'professional' || role === 'coordinator'))
  const parts: HiddenPart[] = []
  for (const { id, openedAt, closedAt, openedBy } of compartments) {
    const within = { personId, compartmentId: id }
    const [members, pieces] = [await listCompartmentMembers(ctx, within), await listHiddenPieces({ keys }, ctx, { ...within, fields })]
    if (!members.ok || !pieces.ok) continue
    parts.push({
      ...{ id, openedAt, closedAt, openedBy: known.get(openedBy)?.name ?? '' },
      members: members.value.flatMap((account) => known.get(account) ?? []),
      pieces: pieces.value.map(({ writtenBy, ...piece }) => ({ ...piece, by: known.get(writtenBy)?.name ?? '' })),
    })
  }
  return ok({
    ...{ personId, name, parts, fields, me: ctx.actor.kind === 'staff' ? ctx.actor.accountId : null },
    involved: cares.filter(({ name: one, profession }) => live.some((care) => care.name === one && care.profession === profession)),
    successors: cares,
  })
}
