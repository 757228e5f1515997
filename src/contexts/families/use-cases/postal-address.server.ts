/** Where a letter about somebody goes: the home where the person always lives, else the first. A secret address is on no letter (PR-10). */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { isSooner, localDate } from '#platform/time.ts'
import type { Address } from '../rules/homes.ts'
import { listHomes, listStays } from '../sql/homes.server.ts'
import { openText } from './sealing.server.ts'

/** Within a deed that may read the group `contact` of the person; null: none is known, or it is secret. */
export async function findPostalAddress(tx: Tx, ctx: Context, keys: Keys, personId: Id<'person'>): Promise<Address | null> {
  const today = localDate(ctx.now)
  const stays = (await listStays(tx, [personId], today)).filter((one) => one.personId === personId && !isSooner(today, one.from))
  const stay = stays.find(({ part }) => part === 'always') ?? stays[0]
  const [home] = stay === undefined ? [] : await listHomes(tx, [stay.homeId])
  if (home === undefined || home.secret) return null
  return JSON.parse(openText(keys, ctx.centreId, 'address', home.id, home.address, home.keyVersion)) as Address
}
