/**
 * Two vaccination days of the demonstration, by the use cases that colleagues call: one that is closed, with every way in which it can go, and one of next
 * week of which the families are being asked. Each goes on where it was when it was broken off.
 */
import { listCentres, listColleagues, type Colleague } from '#contexts/access/public.ts'
import {
  askFamilies,
  beginSession,
  closeSession,
  planSession,
  readSession,
  readSessions,
  readStock,
  recordAtSession,
  setTriage,
  type ChildDeed,
} from '#contexts/vaccination/deeds.ts'
import type { Actor, Context } from '#platform/context.ts'
import { inTransaction } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Services } from '#platform/services.ts'
import { localDate, Temporal, type Instant, type PlainDate } from '#platform/time.ts'
import { contextOf, must } from '../play.server.ts'
import { listDone, markStep } from '../steps.server.ts'
import { places } from './vaccination.ts'

type Parts = Pick<Services, 'db' | 'pool' | 'keys' | 'clock'>
type Team = { readonly planner: Actor; readonly nurses: readonly [Actor, Actor]; readonly accounts: readonly Id<'account'>[] }
type Place = Parts & { readonly centreId: Id<'centre'>; readonly now: Instant; readonly team: Team }

/** Invented families get no mail. */
const quiet = async (): Promise<void> => {}
const filledIn = 'lindewaard'
const [heldAgo, plannedAgo, inDays] = [12, 24, 7]

export async function fillSessions(parts: Parts): Promise<void> {
  const centre = (await listCentres(parts.db)).find(({ slug, demonstration }) => slug === filledIn && demonstration)
  if (centre === undefined) return
  const done = (await listDone(parts.db, centre.id)).names
  const team = await teamOf(parts, centre.id)
  if (team === null) return
  const place: Place = { ...parts, centreId: centre.id, now: parts.clock(), team }
  for (const [step, fill] of [['session that was', fillPast] as const, ['session to come', fillNext] as const]) {
    if (done.has(step)) continue
    await fill(place)
    await markStep(parts.db, centre.id, step)
  }
}

async function teamOf({ db }: Parts, centreId: Id<'centre'>): Promise<Team | null> {
  const all = (await inTransaction(db, { centreId, actor: 'system' }, listColleagues)).filter(({ active }) => active)
  const planner = all.find(({ roles }) => roles.includes('coordinator'))
  const [first, second] = all.filter(
    ({ profession, roles }) =>
      ['youthNurse', 'youthDoctor'].includes(profession) && roles.includes('professional') && !roles.includes('coordinator'),
  )
  if (planner === undefined || first === undefined || second === undefined) return null
  return { planner: actorOf(planner), nurses: [actorOf(first), actorOf(second)], accounts: [first.id, second.id] }
}

const actorOf = ({ id, roles, profession, name }: Colleague): Actor => ({ kind: 'staff', accountId: id, roles, profession, name })
const by = (place: Place, actor: Actor, daysAgo: number): Context => contextOf(place, actor, place.now.subtract({ hours: 24 * daysAgo }))

async function ensureSession(
  place: Place,
  name: string,
  daysAgo: number,
  heldOn: PlainDate,
  born: readonly [string, string],
): Promise<Id<'session'>> {
  const ctx = by(place, place.team.planner, daysAgo)
  const known = must(await readSessions(ctx))
  const there = known.sessions.find((one) => one.name === name)
  if (there !== undefined) return there.id
  const locationId = known.locations.find((one) => one.name === places[1])?.id
  if (locationId === undefined) throw new Error(`The demonstration has no ${places[1]}`)
  const [bornFrom, bornUntil] = [Temporal.PlainDate.from(born[0]), Temporal.PlainDate.from(born[1])]
  return must(await planSession(ctx, { name, locationId, heldOn, vaccines: ['HPV'], bornFrom, bornUntil, team: place.team.accounts })).id
}

/** Children who turn ten in the year are due together; two years older may have missed it. */
async function fillPast(place: Place): Promise<void> {
  const { nurses } = place.team
  const heldOn = localDate(place.now.subtract({ hours: 24 * heldAgo }))
  const year = heldOn.year - 10
  const id = await ensureSession(place, 'Basisschool De Schakel', plannedAgo, heldOn, [`${year - 2}-01-01`, `${year}-12-31`])
  const ctx = by(place, nurses[0], heldAgo)
  const batch = must(await readStock(ctx)).lines.find(
    (one) => one.vaccine === 'HPV' && one.places.some(({ location }) => location.name === places[1]),
  )
  const page = must(await readSession(ctx, id, { all: true }))
  if (page.session.state === 'closed') return
  if (page.session.state === 'planned') {
    if (batch === undefined) return
    must(await beginSession(ctx, id, [{ vaccine: 'HPV', batchId: batch.id }]))
  }
  for (const [i, child] of page.children.entries()) {
    if (child.isDone || child.vaccines.every(({ ready }) => ready.kind !== 'may')) continue
    const at = { sessionId: id, personId: child.personId, version: child.version }
    must(await recordAtSession(by(place, nurses[i % 2] ?? nurses[0], heldAgo), at, deedOf(i)))
  }
  must(await closeSession(ctx, id))
}

/** Most are given; now and then somebody is ill at home, stays in class, or wants no more. */
function deedOf(i: number): ChildDeed {
  if (i % 9 === 3) return { kind: 'absent', where: 'absent-school' }
  if (i % 9 === 5) return { kind: 'absent', where: 'absent-session' }
  if (i % 9 === 7) return { kind: 'refused' }
  return { kind: 'give', doses: [{ vaccine: 'HPV', site: i % 2 === 0 ? 'left-arm' : 'right-arm' }], isThisChild: true }
}

/** A day for who was not there the first time. */
async function fillNext(place: Place): Promise<void> {
  const [nurse] = place.team.nurses
  const heldOn = localDate(place.now).add({ days: inDays })
  const year = heldOn.year - 10
  const id = await ensureSession(place, 'Inhaaldag De Schakel', 3, heldOn, [`${year - 2}-01-01`, `${year}-12-31`])
  const ctx = by(place, nurse, 2)
  must(await askFamilies(ctx, quiet, id, { attempt: 1, channel: 'mail' }))
  const { children } = must(await readSession(ctx, id, { all: true }))
  const open = children.filter((one) => one.triage === 'not-yet' && one.vaccines.some(({ ready }) => ready.kind === 'may'))
  for (const [i, one] of open.slice(0, 8).entries()) {
    const triage = i === 3 ? 'doctor-first' : 'may'
    must(
      await setTriage(
        by(place, nurse, 1),
        place.keys,
        { sessionId: id, personId: one.personId, version: one.version },
        { triage, held: null },
      ),
    )
  }
}
