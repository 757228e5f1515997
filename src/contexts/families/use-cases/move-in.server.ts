/** Where people live: into a home at an address, out of the one before. Within a transaction that permits it. */
import type { Context } from '#platform/context.ts'
import { withSystemSight, type Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import type { PlainDate } from '#platform/time.ts'
import type { Permit } from '../../access/public.ts'
import { addressKey, checkStay, type Address, type StayPart } from '../rules/homes.ts'
import type { FamilyRefusal } from '../rules/refusals.ts'
import { endStay, findHomeOf, insertHome, insertStay, listStays } from '../sql/homes.server.ts'
import { keyVersion, markKey, markOf, sealText } from './sealing.server.ts'

/** The home at this address where one of the family lives, or a new one. */
export async function homeAt(
  tx: Tx,
  keys: Keys,
  ctx: Context,
  { address, secret, family }: { readonly address: Address; readonly secret: boolean; readonly family: readonly Id<'person'>[] },
): Promise<Id<'home'>> {
  const mark = markOf(keys, ctx.centreId, 'address', addressKey(address))
  return withSystemSight(tx, async () => {
    const known = await findHomeOf(tx, mark, family)
    if (known !== null) return known
    const id = newId<'home'>(ctx.now.epochMilliseconds)
    const sealed = sealText(keys, ctx.centreId, 'address', id, JSON.stringify(address))
    await insertHome(tx, ctx.centreId, {
      id,
      address: sealed,
      mark,
      markKey: markKey(keys),
      keyVersion: keyVersion(keys),
      secret,
      createdAt: ctx.now,
    })
    return id
  })
}

export async function moveIn(
  tx: Tx,
  ctx: Context,
  permit: Pick<Permit, 'record'>,
  wish: {
    readonly personId: Id<'person'>
    readonly homeId: Id<'home'>
    readonly from: PlainDate
    readonly part: StayPart
    /** Leaves these homes on that day. */
    readonly leaves: 'all' | readonly Id<'home'>[]
  },
): Promise<FamilyRefusal | null> {
  const { personId, homeId, from, part, leaves } = wish
  return withSystemSight(tx, async () => {
    const known = (await listStays(tx, [personId], from)).filter((stay) => stay.personId === personId)
    const left = known.filter((stay) => stay.homeId !== homeId && (leaves === 'all' || leaves.includes(stay.homeId)))
    const wrong = checkStay({ homeId, personId, from, until: null }, known)
    if (wrong !== null) return wrong
    for (const stay of left) await endStay(tx, stay, from)
    const id = newId<'stay'>(ctx.now.epochMilliseconds)
    await insertStay(tx, ctx.centreId, { id, homeId, personId, from, part })
    permit.record({
      actionCode: 'C',
      eventType: 'person.home',
      objectType: 'home',
      objectId: homeId,
      subjectId: personId,
      fieldGroup: 'contact',
    })
    return null
  })
}
