/** After the centre's key got a new version: what people said and what was shared is sealed anew, word for word. */
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { newestVersion, type Keys } from '#platform/keys.server.ts'
import { listSealedOtherwise, updateSeal, type SealedRow } from '../../sql/sharing/reseal.server.ts'
import { openForCentre, sealForCentre } from '../sealed.server.ts'
import { argumentPlace } from './decide-share.server.ts'
import { aboutPlace, explanationPlace, wordsPlace } from './read-sharing.server.ts'
import { headPlace, itemPlace } from './sheet.server.ts'

const batch = 500

export async function resealSharing(tx: Tx, keys: Keys, centreId: Id<'centre'>): Promise<number> {
  const newest = newestVersion(keys)
  const anew = (place: string, sealed: Buffer, version: number): Buffer =>
    sealForCentre(keys, centreId, place, openForCentre(keys, centreId, place, { sealed, version })).sealed
  let resealed = 0
  for (;;) {
    const rows = await listSealedOtherwise(tx, newest, batch)
    for (const row of rows) {
      const text = anew(placeOf(row), row.text, row.version)
      const more = row.more === null ? null : anew(argumentPlace(row.id), row.more, row.version)
      await updateSeal(tx, { ...row, text, more, version: newest })
    }
    resealed += rows.length
    if (rows.length < batch) return resealed
  }
}

function placeOf({ of, id, item }: SealedRow): string {
  switch (of) {
    case 'consent':
      return aboutPlace(id)
    case 'consent_words':
      return wordsPlace(id)
    case 'consent_exception':
      return explanationPlace(id)
    case 'share':
      return headPlace(id)
    case 'share_item':
      return itemPlace(id, item ?? '')
  }
}
