/** A child of fourteen months with a record: contacts, measurements, milestones, vaccinations and what was said about them. */
import { inTransaction, type Database } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { Temporal } from '#platform/time.ts'
import { insertDose } from '#contexts/vaccination/sql/doses.server.ts'
import { keepBackground } from '../../src/contexts/child-health/sql/record/background.server.ts'
import { insertMeasurements } from '../../src/contexts/child-health/sql/record/measurements.server.ts'
import { insertMilestones } from '../../src/contexts/child-health/sql/record/milestones.server.ts'
import { aTuesdayMorning } from './centres.ts'
import { aPerson, hasAuthority } from './families.ts'
import { anAnswer } from './health-vaccination.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

/** Born on 15 September 2025, with a mother who has authority. */
export async function aChildWithMother(db: Database, centreId: Id<'centre'>, name = 'Noor Testman') {
  const child = await aPerson(db, centreId, { name, born: '2025-09-15' })
  const mother = await aPerson(db, centreId, { name: 'Mila Testman', born: '1994-05-05' })
  await hasAuthority(db, centreId, { holder: mother, child, from: '2025-09-15' })
  return { child, mother }
}

/** Two contacts that were held, six measurements, four milestones, three vaccinations and two answers. */
export async function aHealthRecord(
  db: Database,
  centreId: Id<'centre'>,
  of: { readonly child: Id<'person'>; readonly mother: Id<'person'>; readonly by: Id<'account'> },
): Promise<{ readonly contacts: readonly Id<'contact'>[] }> {
  const recorded = { by: of.by, at: aTuesdayMorning }
  const contacts = [newId<'contact'>(), newId<'contact'>()]
  await inTransaction(db, { centreId, actor: 'system', now: aTuesdayMorning }, async (tx) => {
    await keepBackground(
      tx,
      centreId,
      of.child,
      {
        ...{ gestationDays: 278, birthWeightG: 3410, birthLengthMm: 500, birthHeadMm: 350, population: 'dutch' },
        ...{ motherHeightMm: 1680, fatherHeightMm: 1830, version: 0 },
      },
      recorded,
    )
    await tx
      .insertInto('child_health.contact')
      .values(
        (['2025-11-10', '2026-03-16'] as const).map((held, i) => ({
          ...{ centre_id: centreId, id: contacts[i] ?? '', person_id: of.child, kind: 'planned', moment: ['8w', '6m'][i] ?? '' },
          ...{ due_from: day(held), due_on: day(held), due_until: day(held).add({ days: 14 }), status: 'realised', outcome: '01' },
          ...{ form: '03', discipline: '02', held_on: day(held), held_by: of.by, companion: 'mother', created_at: aTuesdayMorning },
        })),
      )
      .execute()
    const measured = (at: number, on: string, height: number, weight: number, head: number) =>
      (
        [
          ['height', height],
          ['weight', weight],
          ['head', head],
        ] as const
      ).map(([measure, value]) => ({
        ...{ id: newId<'measurement'>(), contactId: contacts[at] ?? null, measuredOn: day(on), measure, value },
        recumbent: measure === 'height' ? true : null,
      }))
    const all = [...measured(0, '2025-11-10', 572, 5120, 388), ...measured(1, '2026-03-16', 668, 7650, 431)]
    await insertMeasurements(tx, centreId, of.child, all, recorded)
    const seen = (at: number, on: string, item: string, answer: '+' | '-' | 'M') => ({
      ...{ id: newId<'milestone'>(), contactId: contacts[at] ?? null, observedOn: day(on), item, side: 'none' as const, answer },
    })
    const milestones = [
      seen(0, '2025-11-10', '29', '+'),
      seen(0, '2025-11-10', '30', 'M'),
      seen(1, '2026-03-16', '32', '+'),
      seen(1, '2026-03-16', '5', '-'),
    ]
    await insertMilestones(tx, centreId, of.child, milestones, recorded)
    for (const [vaccine, on] of [
      ['HEX', '2025-12-15'],
      ['PNEU', '2025-12-15'],
      ['HEX', '2026-03-16'],
    ] as const)
      await insertDose(tx, centreId, {
        ...{ id: newId<'dose'>(), personId: of.child, vaccine, givenOn: day(on), site: 'left-leg', deviates: null },
        ...{
          contactId: on === '2026-03-16' ? (contacts[1] ?? null) : null,
          sessionId: null,
          batchId: null,
          locationId: null,
          givenBy: null,
        },
        ...{ batchNumber: 'AC21B001', product: 'Testvax', elsewhere: 'vaccination-card', recordedBy: of.by, recordedAt: aTuesdayMorning },
      })
  })
  await anAnswer(db, centreId, { child: of.child, by: of.mother, vaccines: ['HEX', 'PNEU'] })
  return { contacts }
}
