/** What people wrote and where they live is sealed under the key of the centre, each text bound to its place. */
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { openForCentre, sealForCentre, type Sealed } from '../../access/public.ts'

export const placeOf = {
  pieceTitle: (id: string) => `piece-title ${id}`,
  pieceBody: (id: string) => `piece-body ${id}`,
  contact: (id: string) => `contact ${id}`,
  home: (id: string) => `home ${id}`,
  wishes: (personId: string) => `wishes ${personId}`,
  bsn: (personId: string) => `bsn ${personId}`,
  statement: (id: string) => `statement ${id}`,
} as const

export function sealText(keys: Keys, centreId: Id<'centre'>, place: string, text: string): Sealed {
  return sealForCentre(keys, centreId, place, Buffer.from(text, 'utf8'))
}

export function openText(keys: Keys, centreId: Id<'centre'>, place: string, sealed: Sealed): string {
  return openForCentre(keys, centreId, place, sealed).toString('utf8')
}
