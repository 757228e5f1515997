/**
 * In which area children live, for a count over a centre: the four digits of their postal code, opened in memory and kept nowhere. Within a run with the sight
 * of the system. A secret address is not used at all, not even its digits (PR-10): such a child has no area, like one without an address.
 */
import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import type { PlainDate } from '#platform/time.ts'
import type { Address } from '../rules/homes.ts'
import { openText } from './sealing.server.ts'

type Home = {
  readonly personId: string
  readonly id: string
  readonly address: Buffer
  readonly keyVersion: number
  readonly secret: boolean
}

/** By person; who is not in it has no area. Of several homes the one where somebody always lives, else the first. */
export async function areasOf(
  tx: Tx,
  keys: Keys,
  centreId: Id<'centre'>,
  ids: readonly string[],
  on: PlainDate,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<Home>`
    select distinct on (m.person_id) m.person_id as "personId", h.id, h.address, h.centre_key_version as "keyVersion",
      bool_or(h.secret) over (partition by m.person_id) as secret
    from families.home_member m join families.home h on h.centre_id = m.centre_id and h.id = m.home_id
    where m.person_id = any(${ids}::uuid[]) and m.from_day <= ${on}::date and (m.until_day is null or m.until_day > ${on}::date)
    order by m.person_id, (m.part = 'always') desc, m.from_day, m.id`.execute(tx)
  const areas = new Map<string, string>()
  for (const { personId, id, address, keyVersion, secret } of rows) {
    if (secret) continue
    const { postalCode } = JSON.parse(openText(keys, centreId, 'address', id, address, keyVersion)) as Address
    areas.set(personId, postalCode.slice(0, 4))
  }
  return areas
}
