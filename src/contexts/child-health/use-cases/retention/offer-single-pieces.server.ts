/** Single pieces of a record that the actor may see, for who decides about erasing them. Within a deed that was permitted on the request. */
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { SinglePiece } from '../../rules/erasure/single-pieces.ts'
import { listSinglePieces } from '../../sql/single-pieces.server.ts'

export const offerSinglePieces = (tx: Tx, personId: Id<'person'>): Promise<readonly SinglePiece[]> => listSinglePieces(tx, personId)
