/** What the record hands to keeping and destroying, with its single pieces in words for who decides about a request. */
import type { KeepsFiles } from '../../../access/public-retention.ts'
import { offerSinglePieces } from '../../use-cases/retention/offer-single-pieces.server.ts'
import { keepsRecord } from '../../use-cases/retention/keeps-health.server.ts'
import { offered } from './offered.ts'

export const keepsHealth: KeepsFiles = {
  ...keepsRecord,
  offer: async (tx, personId) => (await offerSinglePieces(tx, personId)).map(offered),
}
