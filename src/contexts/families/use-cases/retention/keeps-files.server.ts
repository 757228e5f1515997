/** What families hands to keeping and destroying: from when to when a file ran, its pieces by law, and how it goes. */
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { lastingPseudonym } from '#platform/keys.server.ts'
import { localDate } from '#platform/time.ts'
import { laterOf, type FileTerm, type KeepsFiles } from '../../../access/public-retention.ts'
import type { PieceFields } from '../../rules/piece.ts'
import { erasePiece, hasUnseenPieces, lockPiecesById } from '../../sql/own-statements.server.ts'
import { lockPerson } from '../../sql/persons.server.ts'
import { countPiecesOf, deletePersons, listPersonFacts, listPiecesToGo, listSamePersons } from '../../sql/retention/facts.server.ts'

/** PR-01: the group of a piece follows from the work, and the term from the law under which that is done. */
const termOf: Readonly<Record<PieceFields, FileTerm>> = {
  healthPieces: 'wgbo',
  helpPieces: 'youth-help',
  supportPieces: 'wmo',
  advicePieces: 'advice',
}

export function keepsFamilies(keys: Keys): KeepsFiles {
  return {
    async facts(tx, ids, stay) {
      const counts = Map.groupBy(await countPiecesOf(tx, ids, stay), ({ personId }) => personId)
      const people = await listPersonFacts(tx, ids)
      return new Map(
        people.map(({ id, createdAt, helpEndedOn, deceasedOn, movedOn, needed }) => {
          const pieces = (counts.get(id) ?? []).map(({ fields, count, kept, lastMade }) => ({
            ...{ term: termOf[fields], count, kept, lastMade: localDate(lastMade) },
          }))
          const ended = laterOf(helpEndedOn, deceasedOn, movedOn)
          return [id, { recordBegan: localDate(createdAt), ended, neededByFamily: needed, pieces }]
        }),
      )
    },
    sameAs: listSamePersons,
    async lock(tx, personId) {
      await lockPerson(tx, personId)
    },
    async listPieces(tx, personId) {
      return (await listPiecesToGo(tx, personId)).map(({ id, fields, kind, at }) => ({
        id,
        kind,
        term: termOf[fields],
        madeOn: localDate(at),
      }))
    },
    // Its own pieces stand on the page of the request with their titles.
    offer: () => Promise.resolve([]),
    hasUnseen: hasUnseenPieces,
    async destroyPieces(tx, ids, { personId, ground, requestId, on, by }) {
      for (const piece of await lockPiecesById(tx, ids)) {
        const content = Buffer.concat([piece.title, piece.body]).toString('hex')
        const mark = lastingPseudonym(keys, 'erased-piece', `${piece.centreId} ${piece.id} ${content}`)
        await erasePiece(tx, piece.centreId, { piece, personId, mark, on, ground, requestId, by })
      }
    },
    destroyPersons: (tx, ids: readonly Id<'person'>[]) => deletePersons(tx, ids),
  }
}
