/** Adds somebody to the family of a child: a parent who was not there yet, a brother, a foster parent, a neighbour; or somebody who is here already. */
import type { Context } from '#platform/context.ts'
import { err, ok, type Result } from '#platform/result.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { localDate } from '#platform/time.ts'
import { actOnFile, type NoAccess } from '../../access/public-files.ts'
import type { NotPermitted } from '../../access/public.ts'
import { bind, bringIn, giveAuthority, type BringInRefusal, type NewAuthority, type NewTie, type Newcomer } from './bring-in.server.ts'
import { moveIn } from './move-in.server.ts'

export type NewRelative = Newcomer & {
  readonly tie: NewTie
  /** They are a child of the person of the file: the tie is written down from the other side. */
  readonly isChildOf?: boolean
  readonly authority: NewAuthority | null
  readonly homeId: Id<'home'> | null
}

export async function addRelative(
  ctx: Context,
  keys: Keys,
  childId: Id<'person'>,
  { tie, authority, homeId, isChildOf = false, ...newcomer }: NewRelative,
): Promise<Result<Id<'person'>, BringInRefusal | NoAccess | NotPermitted>> {
  return actOnFile(
    ctx,
    'person.change',
    { personId: childId, does: 'write', fields: 'family', actionCode: 'C' },
    async (tx, permit): Promise<Result<Id<'person'>, BringInRefusal>> => {
      const brought = await bringIn(tx, keys, ctx, permit, newcomer)
      if (!brought.ok) return brought
      const relativeId = brought.value
      const ends = isChildOf ? { personId: relativeId, otherId: childId } : { personId: childId, otherId: relativeId }
      const wrongTie = await bind(tx, ctx, permit, { ...tie, ...ends })
      const wrong =
        wrongTie ??
        (authority === null ? null : await giveAuthority(tx, ctx, permit, { ...authority, childId: ends.personId, holderId: ends.otherId }))
      if (wrong !== null) return err({ kind: 'refused', key: newcomer.key, refusals: [wrong] })
      if (homeId !== null) {
        const wrongHome = await moveIn(tx, ctx, permit, {
          personId: relativeId,
          homeId,
          from: localDate(ctx.now),
          part: 'always',
          leaves: [],
        })
        if (wrongHome !== null) return err({ kind: 'refused', key: newcomer.key, refusals: [wrongHome] })
      }
      return ok(relativeId)
    },
  )
}
