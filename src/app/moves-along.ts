/** What goes along when two persons turn out to be one, besides what families and access keep themselves. */
import { healthMoves } from '#contexts/child-health/public-retention.ts'
import type { MovesAlong } from '#contexts/families/public.ts'
import { vaccinationMoves } from '#contexts/vaccination/public-retention.ts'

export const movesAlong: MovesAlong = {
  pointers: [...healthMoves.pointers, ...vaccinationMoves.pointers],
  sameThere: [...healthMoves.sameThere, ...vaccinationMoves.sameThere],
}
