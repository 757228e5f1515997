/** A child with a record and a contact that is due: invented, through the tables. */
import { inTransaction, type Database } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { Temporal, type Instant } from '#platform/time.ts'
import { sealColumn } from '#contexts/access/public.ts'
import { testKeys } from '../keys.ts'
import { aTuesdayMorning } from './centres.ts'

export const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text)

export type DueContact = { readonly dueOn?: string; readonly moment?: string; readonly plannedAt?: Instant }

export async function aContact(db: Database, centreId: Id<'centre'>, personId: Id<'person'>, of: DueContact = {}): Promise<Id<'contact'>> {
  const id = newId<'contact'>()
  const due = day(of.dueOn ?? '2026-11-19')
  await inTransaction(db, { centreId, actor: 'system', now: aTuesdayMorning }, (tx) =>
    tx
      .insertInto('child_health.contact')
      .values({
        ...{ centre_id: centreId, id, person_id: personId, kind: 'planned', moment: of.moment ?? '14m' },
        ...{ due_from: due.subtract({ days: 20 }), due_on: due, due_until: due.add({ days: 40 }), planned_at: of.plannedAt ?? null },
        created_at: aTuesdayMorning,
      })
      .execute(),
  )
  return id
}

/** Measured at birth and at every contact of the first year: a girl close to the middle. */
const visits: readonly (readonly [months: number, height: number, weight: number, head: number])[] = [
  [0, 505, 3400, 345],
  [1, 540, 4300, 370],
  [2, 572, 5200, 386],
  [3, 605, 6000, 400],
  [5, 645, 7000, 421],
  [9, 708, 8500, 447],
  [12, 740, 9000, 455],
]

/** Born after 39 weeks; measured seven times; the milestones of a year, of which one is not there yet. */
export async function aFirstYear(
  db: Database,
  centreId: Id<'centre'>,
  personId: Id<'person'>,
  by: Id<'account'>,
  born = day('2025-09-19'),
): Promise<void> {
  const recorded = { recorded_by: by, recorded_at: aTuesdayMorning.subtract({ hours: 24 * 60 }) }
  const own = { centre_id: centreId, person_id: personId }
  await inTransaction(db, { centreId, actor: 'system', now: aTuesdayMorning }, async (tx) => {
    await tx
      .insertInto('child_health.background')
      .values({
        ...own,
        ...recorded,
        id: newId(),
        gestation_days: 275,
        birth_weight_g: 3400,
        birth_length_mm: 505,
        mother_height_mm: 1690,
        father_height_mm: 1820,
      })
      .execute()
    const measured = visits.flatMap(([months, height, weight, head]) =>
      Object.entries({ height, weight, head }).map(([measure, value]) => ({
        ...{
          ...own,
          ...recorded,
          id: newId(),
          measured_on: born.add({ months }),
          measure,
          value,
          recumbent: measure === 'height' ? true : null,
        },
      })),
    )
    await tx.insertInto('child_health.measurement').values(measured).execute()
    const seen = ['34', '35', '36', '63', '64', '65'].map((item) => ({ item, side: 'none' }))
    await tx
      .insertInto('child_health.milestone')
      .values(
        [...seen, { item: '10', side: 'right' }, { item: '10', side: 'left' }].map(({ item, side }) => ({
          ...{ ...own, ...recorded, id: newId(), observed_on: born.add({ months: 12 }), item, side, answer: item === '65' ? '-' : '+' },
        })),
      )
      .execute()
  })
}

/** The vaccinations of the first year, given elsewhere and told of at a transfer. */
export async function aFirstYearOfDoses(
  db: Database,
  centreId: Id<'centre'>,
  personId: Id<'person'>,
  born = day('2025-09-19'),
): Promise<void> {
  const given = [3, 5, 12].flatMap((months) => (['HEX', 'PNEU'] as const).map((vaccine) => ({ vaccine, given_on: born.add({ months }) })))
  await inTransaction(db, { centreId, actor: 'system', now: aTuesdayMorning }, (tx) =>
    tx
      .insertInto('vaccination.dose')
      .values(
        given.map((dose) => ({
          ...{ ...dose, centre_id: centreId, id: newId(), person_id: personId, elsewhere: 'transfer' },
          ...{ recorded_by: newId(), recorded_at: aTuesdayMorning },
        })),
      )
      .execute(),
  )
}

export async function aTopic(
  db: Database,
  centreId: Id<'centre'>,
  personId: Id<'person'>,
  topic: string,
  words = '',
): Promise<Id<'topic'>> {
  const id = newId<'topic'>()
  const sealed = words === '' ? null : sealColumn(testKeys, centreId, 'child_health.topic', 'words', id, words)
  await inTransaction(db, { centreId, actor: 'system', now: aTuesdayMorning }, (tx) =>
    tx
      .insertInto('child_health.topic')
      .values({
        ...{
          centre_id: centreId,
          id,
          person_id: personId,
          topic,
          words: sealed?.sealed ?? null,
          centre_key_version: sealed?.version ?? null,
        },
        ...{ asked_by: newId(), asked_at: aTuesdayMorning },
      })
      .execute(),
  )
  return id
}
