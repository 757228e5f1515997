/** After the centre's key got a new version: the sentences about files (emergencies and their review, requests) are sealed anew, word for word. */
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { newestVersion, type Keys } from '#platform/keys.server.ts'
import { lockFilesSealedOtherwise, sealedColumns, updateFileSeal } from '../../sql/case-file/reseal.server.ts'
import { openForCentre, sealForCentre } from '../sealed.server.ts'

export async function resealFiles(tx: Tx, keys: Keys, centreId: Id<'centre'>): Promise<number> {
  let resealed = 0
  for (const of of sealedColumns) {
    const rows = await lockFilesSealedOtherwise(tx, of, newestVersion(keys))
    const places: Readonly<Record<string, (centre: string, id: string) => string>> = of.columns
    for (const { id, version, sealed } of rows) {
      const anew = Object.entries(sealed).map(([column, value]) => {
        const place = places[column]?.(centreId, id)
        if (value === null || place === undefined) return [column, null] as const
        return [
          column,
          sealForCentre(keys, centreId, place, openForCentre(keys, centreId, place, { sealed: value, version })).sealed,
        ] as const
      })
      await updateFileSeal(tx, of, { id, version: newestVersion(keys), sealed: Object.fromEntries(anew) })
    }
    resealed += rows.length
  }
  return resealed
}
