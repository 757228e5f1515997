/** Writes a child down with parents, homes, ties and authority in one form and one transaction: all of it, or nothing. */
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate } from '#platform/time.ts'
import { act, type NotPermitted } from '../../access/public.ts'
import type { CarePurpose } from '../../access/public-files.ts'
import type { Address, StayPart } from '../rules/homes.ts'
import { refused } from '../rules/refusals.ts'
import { bind, bringIn, giveAuthority, type BringInRefusal, type NewAuthority, type NewTie, type Newcomer } from './bring-in.server.ts'
import { homeAt, moveIn } from './move-in.server.ts'

export type NewHome = { readonly key: string; readonly address: Address; readonly secret: boolean; readonly part: StayPart }

export type NewParent = Newcomer & {
  readonly tie: NewTie
  readonly authority: NewAuthority | null
  /** The key of the home where they live; null: not known. */
  readonly livesIn: string | null
}

export type NewFamily = {
  readonly child: Newcomer & { readonly purpose: CarePurpose }
  readonly parents: readonly NewParent[]
  /** The child lives in all of them. */
  readonly homes: readonly NewHome[]
}

export async function registerFamily(
  ctx: Context,
  keys: Keys,
  { child, parents, homes }: NewFamily,
): Promise<Result<Id<'person'>, BringInRefusal | NotPermitted>> {
  return act(ctx, 'person.register', async (tx, permit): Promise<Result<Id<'person'>, BringInRefusal>> => {
    // Who works with the child already adds to its family there; another child is another form.
    if (child.decision.kind === 'same') return err({ kind: 'refused', key: child.key, refusals: [refused('tie-already-there')] })
    const added = await bringIn(tx, keys, ctx, permit, child)
    if (!added.ok) return added
    const childId = added.value
    const today = localDate(ctx.now)
    const homeIds = new Map<string, Id<'home'>>()
    for (const { key, address, secret, part } of homes) {
      const homeId = await homeAt(tx, keys, ctx, { address, secret, family: [childId] })
      homeIds.set(key, homeId)
      const wrong = await moveIn(tx, ctx, permit, { personId: childId, homeId, from: today, part, leaves: [] })
      if (wrong !== null) return err({ kind: 'refused', key, refusals: [wrong] })
    }
    for (const { tie, authority, livesIn, ...parent } of parents) {
      const refuse = (wrong: ReturnType<typeof refused>): Result<never, BringInRefusal> =>
        err({ kind: 'refused', key: parent.key, refusals: [wrong] })
      const brought = await bringIn(tx, keys, ctx, permit, parent)
      if (!brought.ok) return brought
      const parentId = brought.value
      const wrongTie = await bind(tx, ctx, permit, { ...tie, personId: childId, otherId: parentId })
      if (wrongTie !== null) return refuse(wrongTie)
      const wrongAuthority = authority === null ? null : await giveAuthority(tx, ctx, permit, { ...authority, childId, holderId: parentId })
      if (wrongAuthority !== null) return refuse(wrongAuthority)
      const homeId = livesIn === null ? undefined : homeIds.get(livesIn)
      if (homeId !== undefined && parent.decision.kind !== 'same')
        await moveIn(tx, ctx, permit, { personId: parentId, homeId, from: today, part: 'always', leaves: [] })
    }
    return ok(childId)
  })
}
