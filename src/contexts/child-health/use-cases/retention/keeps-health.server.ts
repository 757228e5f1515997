/**
 * What the child-health record hands to keeping and destroying: the record as a whole is one piece under the law on medical treatment (BW 7:454), known by
 * the number of its person. Vaccination goes with it. Because it was asked, single pieces of it go by their own numbers (rules/erasure).
 */
import { localDate } from '#platform/time.ts'
import type { Id } from '#platform/id.ts'
import type { KeepsFiles } from '../../../access/public-retention.ts'
import { deleteRecords, listRecordFacts } from '../../sql/retention.server.ts'
import { deleteSinglePieces, hasKeptFromFamily } from '../../sql/single-pieces.server.ts'

/** Without the words in which its single pieces are offered, which belong to the pages. */
export const keepsRecord: Omit<KeepsFiles, 'offer'> = {
  async facts(tx, ids, stay) {
    const facts = await listRecordFacts(tx, ids)
    return new Map(
      facts.map(({ id, began, last }) => [
        id,
        {
          ...{ recordBegan: localDate(began), ended: null, neededByFamily: false },
          pieces: [{ term: 'wgbo' as const, count: 1, kept: stay.includes(id) ? 1 : 0, lastMade: localDate(last) }],
        },
      ]),
    )
  },
  sameAs: () => Promise.resolve([]),
  lock: () => Promise.resolve(),
  async listPieces(tx, personId) {
    const [facts] = await listRecordFacts(tx, [personId])
    if (facts === undefined) return []
    return [{ id: personId as string as Id<'piece'>, term: 'wgbo', kind: 'child-health-record', madeOn: localDate(facts.last) }]
  },
  hasUnseen: hasKeptFromFamily,
  async destroyPieces(tx, ids, { personId }) {
    if (ids.some((id) => (id as string) === (personId as string))) await deleteRecords(tx, [personId])
    else await deleteSinglePieces(tx, personId, ids)
  },
  destroyPersons: deleteRecords,
}
