/**
 * A school session: 120 children with one vaccine each, by one colleague alone, and the same by two at once out of one batch. How much longer a child
 * takes when a colleague records beside you, and how often anybody was seen waiting for a lock. Each recording is the whole use case: permit, programme,
 * consent, dose, stock, outcome, log.
 */
import pg from 'pg'
import { recordAtSession } from '#contexts/vaccination/use-cases/sessions/record.server.ts'
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import { aContext } from '#tests/builders/centres.ts'
import { aPupil, anOpenSession, aSchoolTeam, type SchoolTeam } from '#tests/builders/health-sessions.ts'
import { median } from './measure.ts'
import type { Place } from './place.ts'

export type SessionRun = {
  readonly children: number
  readonly given: number
  readonly alone: number
  readonly beside: number
  readonly longest: number
  readonly perSecondAlone: number
  readonly perSecondBeside: number
  readonly lockWaits: number
  readonly looks: number
}

const children = 120

export async function benchSession(place: Place): Promise<SessionRun> {
  const { db, clock } = place.parts.services
  const { here } = place.centres
  const team = await aSchoolTeam(db, here)
  const year = clock().toZonedDateTimeISO('UTC').year - 11
  const first = await aClass(place, team, `${year}-03-01`)
  const second = await aClass(place, team, `${year}-04-01`)
  const as = (who: 0 | 1): Context => aContext(db, here, team.nurses[who], clock())
  const alone = await record(as(0), first.session, first.pupils)
  const state = { running: true }
  const waits = countWaits(place.ownerUrl, state)
  const [half, begun] = [children / 2, performance.now()]
  const both = await Promise.all([
    record(as(0), second.session, second.pupils.slice(0, half)),
    record(as(1), second.session, second.pupils.slice(half)),
  ])
  const seconds = (performance.now() - begun) / 1000
  state.running = false
  const beside = both.flat()
  return {
    ...{ children, given: alone.length + beside.length, alone: median(alone), beside: median(beside), longest: Math.max(...beside) },
    ...{
      perSecondAlone: children / (alone.reduce((sum, ms) => sum + ms, 0) / 1000),
      perSecondBeside: children / seconds,
      ...(await waits),
    },
  }
}

async function aClass(
  place: Place,
  team: SchoolTeam,
  born: string,
): Promise<{ readonly session: Id<'session'>; readonly pupils: readonly Id<'person'>[] }> {
  const { db, clock } = place.parts.services
  const { here } = place.centres
  const pupils: Id<'person'>[] = []
  for (let i = 0; i < children; i += 1)
    pupils.push((await aPupil(db, here, { name: `Kind Naam${i}`, born, says: 'yes', vaccines: ['HPV'] })).child)
  const { id } = await anOpenSession(db, here, { vaccines: ['HPV'], born: [born, born], team, left: 2 * children, now: clock() })
  return { session: id, pupils }
}

/** One after the other, as one colleague does; milliseconds of each. */
async function record(ctx: Context, sessionId: Id<'session'>, pupils: readonly Id<'person'>[]): Promise<number[]> {
  const times: number[] = []
  for (const personId of pupils) {
    const begun = performance.now()
    const deed = { kind: 'give', doses: [{ vaccine: 'HPV', site: 'left-arm' }] } as const
    const done = await recordAtSession({ ...ctx, asked: [] }, { sessionId, personId, version: 1 }, deed)
    if (!done.ok) throw new Error(JSON.stringify(done.error))
    times.push(performance.now() - begun)
  }
  return times
}

/** How often anybody was seen waiting for a lock while they recorded, and how often was looked. */
async function countWaits(
  ownerUrl: string,
  state: { readonly running: boolean },
): Promise<{ readonly lockWaits: number; readonly looks: number }> {
  const looker = new pg.Client({ connectionString: ownerUrl })
  await looker.connect()
  const seen = { lockWaits: 0, looks: 0 }
  while (state.running) {
    const { rows } = await looker.query<{ n: number }>(`select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock'`)
    seen.lockWaits += rows[0]?.n ?? 0
    seen.looks += 1
    await new Promise((done) => setTimeout(done, 5))
  }
  await looker.end()
  return seen
}

export function printSession(run: SessionRun): void {
  console.log(`\na school session: ${run.given} doses written down, ${run.children} by one alone and ${run.children} by two at once`)
  console.log(
    `  a child takes ${(run.beside / run.alone).toFixed(2)} x alone [${run.alone.toFixed(0)} ms, ${run.beside.toFixed(0)} ms, longest ${run.longest.toFixed(0)} ms]`,
  )
  console.log(`  together ${(run.perSecondBeside / run.perSecondAlone).toFixed(2)} x as many children in the same time`)
  console.log(`  waiting for a lock was seen ${run.lockWaits} times in ${run.looks} looks`)
}
