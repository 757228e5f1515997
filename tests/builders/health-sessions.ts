/** A session of a school: a coordinator who plans it, a team of two, and children whose parents said something. */
import type { Vaccine } from '#calculators/vaccination/programme.ts'
import type { Database } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { localDate, Temporal, type Instant } from '#platform/time.ts'
import type { Says } from '#contexts/vaccination/rules/answers.ts'
import { planSession } from '#contexts/vaccination/use-cases/sessions/plan.server.ts'
import { beginSession } from '#contexts/vaccination/use-cases/sessions/run.server.ts'
import { aColleague, aContext, aTuesdayMorning } from './centres.ts'
import { aPerson, hasAuthority } from './families.ts'
import { aBatch, aLocation, anAnswer } from './health-vaccination.ts'

export type SchoolTeam = {
  readonly coordinator: Awaited<ReturnType<typeof aColleague>>
  readonly nurses: readonly [Awaited<ReturnType<typeof aColleague>>, Awaited<ReturnType<typeof aColleague>>]
  readonly place: Id<'location'>
}

export async function aSchoolTeam(db: Database, centreId: Id<'centre'>): Promise<SchoolTeam> {
  const nurse = (name: string) => aColleague(db, centreId, { name, profession: 'youthNurse', roles: ['professional'] })
  return {
    coordinator: await aColleague(db, centreId, { name: 'Roos de Boer', profession: 'centreCoordinator', roles: ['coordinator'] }),
    nurses: [await nurse('Sanne de Wit'), await nurse('Joost Bakker')],
    place: await aLocation(db, centreId, 'Sporthal de Wiel'),
  }
}

/** A pupil with one parent with authority who said something about these vaccines; null: nothing. */
export async function aPupil(
  db: Database,
  centreId: Id<'centre'>,
  of: { readonly name: string; readonly born: string; readonly says: Says | null; readonly vaccines: readonly Vaccine[] },
): Promise<{ readonly child: Id<'person'>; readonly parent: Id<'person'> }> {
  const child = await aPerson(db, centreId, { name: of.name, born: of.born })
  const parent = await aPerson(db, centreId, { name: `Ouder ${of.name}`, born: '1985-01-01' })
  await hasAuthority(db, centreId, { holder: parent, child, from: of.born })
  const at = aTuesdayMorning.subtract({ hours: 24 })
  if (of.says !== null) await anAnswer(db, centreId, { child, by: parent, vaccines: of.vaccines, says: of.says, at })
  return { child, parent }
}

export type SessionWish = {
  readonly vaccines: readonly Vaccine[]
  readonly born: readonly [string, string]
  readonly team: SchoolTeam
  readonly now?: Instant
  /** Days from today. */
  readonly inDays?: number
}

export async function aSession(db: Database, centreId: Id<'centre'>, wish: SessionWish): Promise<Id<'session'>> {
  const { team, vaccines, born, now = aTuesdayMorning, inDays = 0 } = wish
  const done = await planSession(aContext(db, centreId, team.coordinator, now), {
    ...{ name: 'De Schakel', locationId: team.place, heldOn: localDate(now).add({ days: inDays }), vaccines },
    ...{ bornFrom: Temporal.PlainDate.from(born[0]), bornUntil: Temporal.PlainDate.from(born[1]) },
    team: team.nurses.map(({ accountId }) => accountId),
  })
  if (!done.ok) throw new Error(JSON.stringify(done.error))
  return done.value.id
}

/** A session of today that is begun, with stock for each vaccine. */
export async function anOpenSession(
  db: Database,
  centreId: Id<'centre'>,
  wish: SessionWish & { readonly left?: number },
): Promise<{ readonly id: Id<'session'>; readonly batches: ReadonlyMap<Vaccine, Id<'batch'>> }> {
  const id = await aSession(db, centreId, wish)
  const batches = new Map<Vaccine, Id<'batch'>>()
  for (const vaccine of wish.vaccines)
    batches.set(
      vaccine,
      await aBatch(db, centreId, {
        vaccine,
        at: wish.team.place,
        left: wish.left ?? 200,
        ...(wish.now === undefined ? {} : { now: wish.now }),
      }),
    )
  const chosen = [...batches].map(([vaccine, batchId]) => ({ vaccine, batchId }))
  const done = await beginSession(aContext(db, centreId, wish.team.nurses[0], wish.now ?? aTuesdayMorning), id, chosen)
  if (!done.ok) throw new Error(JSON.stringify(done.error))
  return { id, batches }
}
