/** The register of breaches of the demonstration, by the use cases that colleagues call. An incident that a kill left half-way stays as far as it came. */
import {
  assessBreach,
  closeBreach,
  decideBreach,
  readBreach,
  recordBreachReport,
  recordBreachTelling,
  suspectBreach,
  takeUpBreach,
} from '#contexts/access/deeds.ts'
import { listCentres, listColleagues } from '#contexts/access/public.ts'
import type { Actor, Context } from '#platform/context.ts'
import { inTransaction } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Services } from '#platform/services.ts'
import type { Instant } from '#platform/time.ts'
import { teamOf } from '../fill.server.ts'
import { contextOf, must } from '../play.server.ts'
import { listDone, markStep } from '../steps.server.ts'
import { incidents, type Incident } from './incidents.ts'

type Parts = Pick<Services, 'db' | 'keys' | 'clock'>
type Place = Parts & { readonly centreId: Id<'centre'>; readonly now: Instant }

export async function fillBreaches(parts: Parts): Promise<void> {
  for (const { id: centreId, demonstration } of await listCentres(parts.db)) {
    if (!demonstration) return
    const done = (await listDone(parts.db, centreId)).names
    const [team, officer] = [await teamOf(parts, centreId), await officerOf(parts, centreId)]
    for (const incident of incidents) {
      const [by] = team.get(incident.by) ?? []
      if (done.has(nameOf(incident)) || officer === null || by === undefined) continue
      await fillIncident({ ...parts, centreId, now: parts.clock() }, incident, by, officer)
      await markStep(parts.db, centreId, nameOf(incident))
    }
  }
}

const nameOf = ({ id }: Incident): string => `breach ${id.slice(-4)}`

async function officerOf({ db }: Parts, centreId: Id<'centre'>): Promise<Actor | null> {
  const colleagues = await inTransaction(db, { centreId, actor: 'system' }, listColleagues)
  const one = colleagues.find(({ active, roles }) => active && roles.includes('privacyOfficer'))
  if (one === undefined) return null
  return { kind: 'staff', accountId: one.id, roles: one.roles, profession: one.profession, name: one.name }
}

async function fillIncident(place: Place, incident: Incident, by: Actor, officer: Actor): Promise<void> {
  const { keys, now } = place
  const ago = (hours: number): Instant => now.subtract({ hours }).round({ smallestUnit: 'minute', roundingMode: 'floor' })
  const [discovered, told] = [ago(incident.discoveredHoursAgo), ago(incident.toldHoursAgo)]
  // Nobody is told anything: it is of the past.
  const quiet = { keys, jobs: { tell: async () => {} } as unknown as Services['jobs'] }
  const id = must(
    await suspectBreach(quiet, contextOf(place, by, told), {
      id: incident.id as Id<'breach'>,
      what: incident.what,
      discoveredAt: discovered,
    }),
  )
  const at = (hours: number): Context => contextOf(place, officer, told.add({ hours }))
  const which = async () => ({ id, version: must(await readBreach(keys, at(2), id)).breach.version })
  if (incident.facts === null || (await which()).version > 1) return
  must(await takeUpBreach(keys, at(1), await which(), { aware: told, why: '' }))
  const facts = { ...incident.facts, what: incident.what }
  must(await assessBreach(keys, at(2), await which(), { discovered, aware: told, facts, why: '' }))
  if (incident.until !== 'closed') return
  await settle(keys, at, which, told)
}

async function settle(
  keys: Place['keys'],
  at: (hours: number) => Context,
  which: () => Promise<{ readonly id: Id<'breach'>; readonly version: number }>,
  told: Instant,
): Promise<void> {
  const decision = {
    report: 'report',
    whyNotReport: '',
    tell: 'tell',
    whyNotTell: '',
    decidedBy: 'De directeur',
    advice: 'Melden en bellen.',
  } as const
  must(await decideBreach(keys, at(20), await which(), decision))
  const reported = told.add({ hours: 21 })
  const report = { reported, completed: reported, whyLate: '', reference: 'verzonnen nummer' }
  must(await recordBreachReport(keys, at(22), await which(), report))
  const letter = 'Een brief van ons ging naar je oude adres. De nieuwe bewoner maakte hem open. De brief is nu weer bij ons.'
  must(
    await recordBreachTelling(keys, at(30), await which(), {
      told: told.add({ hours: 26 }),
      toldCount: 3,
      toldHow: 'aan de telefoon',
      letter,
    }),
  )
  must(await closeBreach(keys, at(31), await which()))
}
