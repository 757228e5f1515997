/** Writes a family down as a whole, with everybody in it, in one transaction: for who brings families from elsewhere (the demonstration). */
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate } from '#platform/time.ts'
import { act, type NotPermitted } from '../../access/public.ts'
import type { Address, StayPart } from '../rules/homes.ts'
import { refused, type FamilyRefusal } from '../rules/refusals.ts'
import { bind, bringIn, giveAuthority, type BringInRefusal, type NewAuthority, type NewTie, type Newcomer } from './bring-in.server.ts'
import { homeAt, moveIn } from './move-in.server.ts'

/** People are told apart by the key of each newcomer. */
export type WholeFamily = {
  readonly people: readonly Newcomer[]
  readonly homes: readonly {
    readonly key: string
    readonly address: Address
    readonly secret: boolean
    readonly members: readonly { readonly key: string; readonly part: StayPart }[]
  }[]
  /** `other` is the kind of `of`. */
  readonly ties: readonly (NewTie & { readonly of: string; readonly other: string })[]
  readonly authority: readonly (NewAuthority & { readonly child: string; readonly holder: string })[]
}

export async function registerWholeFamily(
  ctx: Context,
  keys: Keys,
  { people, homes, ties, authority }: WholeFamily,
): Promise<Result<ReadonlyMap<string, Id<'person'>>, BringInRefusal | NotPermitted>> {
  return act(ctx, 'person.register', async (tx, permit): Promise<Result<ReadonlyMap<string, Id<'person'>>, BringInRefusal>> => {
    const ids = new Map<string, Id<'person'>>()
    const idOf = (key: string): Id<'person'> => {
      const id = ids.get(key)
      if (id === undefined) throw new Error('A family speaks of somebody who is not in it')
      return id
    }
    const refuse = (key: string, wrong: FamilyRefusal): Result<never, BringInRefusal> => err({ kind: 'refused', key, refusals: [wrong] })
    for (const one of people) {
      const brought = await bringIn(tx, keys, ctx, permit, one)
      if (!brought.ok) return brought
      if ([...ids.values()].includes(brought.value)) return refuse(one.key, refused('tie-already-there'))
      ids.set(one.key, brought.value)
    }
    for (const { of, other, ...tie } of ties) {
      const wrong = await bind(tx, ctx, permit, { ...tie, personId: idOf(of), otherId: idOf(other) })
      if (wrong !== null) return refuse(other, wrong)
    }
    for (const { child, holder, ...line } of authority) {
      const wrong = await giveAuthority(tx, ctx, permit, { ...line, childId: idOf(child), holderId: idOf(holder) })
      if (wrong !== null) return refuse(holder, wrong)
    }
    for (const { key, address, secret, members } of homes) {
      const homeId = await homeAt(tx, keys, ctx, { address, secret, family: secret ? [] : [...ids.values()] })
      for (const { key: member, part } of members) {
        const wrong = await moveIn(tx, ctx, permit, { personId: idOf(member), homeId, from: localDate(ctx.now), part, leaves: [] })
        if (wrong !== null) return refuse(key, wrong)
      }
    }
    return ok(ids)
  })
}
