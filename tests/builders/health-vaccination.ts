/** What vaccinating needs: a place with stock of a batch, and people who say yes. */
import type { Vaccine } from '#calculators/vaccination/programme.ts'
import { inTransaction, type Database } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { Temporal, type Instant } from '#platform/time.ts'
import type { Says } from '#contexts/vaccination/rules/answers.ts'
import { insertAnswers } from '#contexts/vaccination/sql/answers.server.ts'
import { insertBatch, insertLocation, insertMoves } from '#contexts/vaccination/sql/stock.server.ts'
import { aTuesdayMorning } from './centres.ts'

export async function aLocation(db: Database, centreId: Id<'centre'>, name = 'Consultatiebureau Noord'): Promise<Id<'location'>> {
  const id = newId<'location'>()
  await inTransaction(db, { centreId, actor: 'system' }, (tx) => insertLocation(tx, centreId, { id, name }))
  return id
}

/** Doses of a batch that lie somewhere. */
export async function aBatch(
  db: Database,
  centreId: Id<'centre'>,
  of: {
    readonly vaccine: Vaccine
    readonly at: Id<'location'>
    readonly number?: string
    readonly expires?: string
    readonly left?: number
    readonly now?: Instant
  },
): Promise<Id<'batch'>> {
  const { vaccine, at: locationId, left = 10, now: at = aTuesdayMorning } = of
  const [id, by] = [newId<'batch'>(), newId<'account'>()]
  const expiresOn = Temporal.PlainDate.from(of.expires ?? '2027-12-31')
  await inTransaction(db, { centreId, actor: 'system', now: at }, async (tx) => {
    await insertBatch(
      tx,
      centreId,
      { id, vaccine, product: 'Testvax', number: of.number ?? `T${id.slice(-6).toUpperCase()}`, expiresOn },
      by,
      at,
    )
    if (left > 0) await insertMoves(tx, centreId, [{ batchId: id, locationId, change: left, why: 'received', doseId: null, by, at }])
  })
  return id
}

/** What somebody said, at a moment. */
export async function anAnswer(
  db: Database,
  centreId: Id<'centre'>,
  of: {
    readonly child: Id<'person'>
    readonly by: Id<'person'>
    readonly vaccines: readonly Vaccine[]
    readonly says?: Says
    readonly at?: Instant
  },
): Promise<void> {
  const { child: personId, by: saidBy, vaccines, says = 'yes', at = aTuesdayMorning } = of
  const said = { personId, saidBy, says, how: 'by-word', saidAt: at, recordedBy: newId() } as const
  await inTransaction(db, { centreId, actor: 'system', now: at }, (tx) =>
    insertAnswers(
      tx,
      centreId,
      vaccines.map((vaccine) => ({ ...said, id: newId<'answer'>(at.epochMilliseconds), vaccine })),
    ),
  )
}
