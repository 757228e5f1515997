/**
 * Half a year behind the demonstration: questions, rotas, people who come and go. It is filled behind the pages, latest week first, by the
 * same use cases as everything else with a clock that is set back; what is past its term is erased as it would have been. Every question is a
 * step of its own, so that a kill half-way is mended by the next start. Never beside a real centre, and never outside the demonstration.
 */
import { listCentres, type Centre } from '#contexts/access/public.ts'
import { eraseBegun, eraseExpired, readDanger, termsOf } from '#contexts/advice/deeds.ts'
import type { Services } from '#platform/services.ts'
import { noHash, type Hash } from '#platform/slow-hash.server.ts'
import { isBefore, Temporal, type Instant } from '#platform/time.ts'
import { sampleCentres, type SampleCentre } from '../centres.ts'
import { deskOf, passTime, system, teamOf } from '../fill.server.ts'
import { contextOf, must, play, type Stage } from '../play.server.ts'
import { seeded } from '../seeded.ts'
import { alone, listDone, markDone, markStep } from '../steps.server.ts'
import { latestOpenings, timelineOf, type Window } from '../timeline.ts'
import { casesOf } from './days.ts'
import { addLeaver, fillPeople, isLeaver, leftDaysAgo } from './people.server.ts'
import { fillRota } from './rota.server.ts'

type Parts = Pick<Services, 'db' | 'pool' | 'keys' | 'clock'>

/** `share` of the questions that a centre of this size gets; less in tests only. */
export type PastWish = { readonly months: number; readonly share: number }
export type PastState = { readonly done: number; readonly of: number }

/** About so many days a centre is open in a month. */
const openDaysPerMonth = 21
const week = 5
const usualPerDay: Readonly<Record<string, number>> = { lindewaard: 5, vlietstad: 2 }

type Centred = {
  readonly sample: SampleCentre
  readonly centre: Centre
  readonly stage: Stage
  /** With who left since. */
  readonly formerTeam: Stage['team']
  /** An earlier start may have left one question half-way. */
  readonly mend: { isNeeded: boolean }
  readonly anchor: Instant
  readonly openings: readonly Window[]
  readonly done: ReadonlySet<string>
  readonly perDay: number
}

/**
 * Fills what is missing; stops between two questions when told to. Says false when it was stopped. Nobody ever sees the keys of these
 * invented questions, so the cost of their hash would protect nobody and only keep the machine busy.
 */
export async function fillPast(
  parts: Parts,
  { months, share }: PastWish,
  onState: (state: PastState) => void,
  isStopped: () => boolean,
  hash: Hash = noHash,
): Promise<boolean> {
  if (months === 0 || (await listCentres(parts.db)).some(({ demonstration }) => !demonstration)) return true
  return alone(parts, async () => {
    const centres = await Promise.all(sampleCentres.map((sample) => prepare(parts, sample, { months, share }, hash)))
    const of = Math.max(...centres.map(({ openings }) => openings.length))
    for (const one of centres) {
      await once(parts, one, 'past people', () => fillPeople(parts, one))
      await once(parts, one, 'past rota', () => fillRota(one))
    }
    for (let ago = 0; ago < of; ago += 1) {
      onState({ done: ago, of })
      for (const one of centres) if (!(await fillDay(parts, one, ago, isStopped))) return false
    }
    onState({ done: of, of })
    return true
  })
}

async function prepare(parts: Parts, sample: SampleCentre, { months, share }: PastWish, hash: Hash): Promise<Centred> {
  const centre = (await listCentres(parts.db)).find(({ slug }) => slug === sample.facts.slug)
  if (centre === undefined) throw new Error('The demonstration is not there yet')
  const done = (await listDone(parts.db, centre.id)).names
  const anchor = await anchorOf(parts, centre, done)
  await addLeaver(parts.db, centre, anchor)
  const formerTeam = await teamOf(parts, centre.id, (person) => person.active || isLeaver(person))
  const team = await teamOf(parts, centre.id, (person) => person.active && !isLeaver(person))
  const mend = { isNeeded: [...done].some((name) => name.startsWith(anchorStep)) }
  const stage: Stage = { db: parts.db, desk: deskOf(parts, centre, hash), centreId: centre.id, team }
  const perDay = (usualPerDay[centre.slug] ?? 1) * share
  return {
    perDay,
    sample,
    centre,
    stage,
    formerTeam,
    mend,
    anchor,
    done,
    openings: latestOpenings(termsOf(centre), anchor, Math.round(months * openDaysPerMonth)),
  }
}

const anchorStep = 'past until '

/** The moment at which the filling began: a start after a kill counts back from the same one. */
async function anchorOf({ db, clock }: Parts, { id }: Centre, done: ReadonlySet<string>): Promise<Instant> {
  const known = [...done].find((name) => name.startsWith(anchorStep))
  if (known !== undefined) return Temporal.Instant.from(known.slice(anchorStep.length))
  const now = clock().round('second')
  await markStep(db, id, `${anchorStep}${now.toString()}`)
  return now
}

async function once({ db }: Parts, { centre, done }: Centred, name: string, work: () => Promise<void>): Promise<void> {
  if (done.has(name)) return
  await work()
  await markStep(db, centre.id, name)
}

async function fillDay(parts: Parts, one: Centred, ago: number, isStopped: () => boolean): Promise<boolean> {
  const { centre, stage, anchor, openings, done } = one
  const day = `past day ${ago}`
  const opening = openings[ago]
  if (opening === undefined || done.has(day)) return true
  const expiry = opening.until.add({ hours: 24 * centre.retentionDays })
  const expired = isBefore(expiry.add({ hours: 24 * 14 }), anchor)
  const team = isBefore(opening.until, anchor.subtract({ hours: 24 * (leftDaysAgo + 14) })) ? one.formerTeam : stage.team
  const scene = { ...stage, team }
  for (const [index, question] of casesOf(centre.slug, openings, ago, one.perDay).entries()) {
    const name = `past ${ago} ${index}`
    if (done.has(name)) continue
    if (isStopped()) return false
    const key = `demonstration ${anchor.toString()} ${name}`
    const chance = seeded(`${centre.slug} ${name}`)
    const timeline = timelineOf(question, openings, anchor, readDanger(question.text).level === 'now', chance)
    if (one.mend.isNeeded) must(await eraseBegun(contextOf(stage, system, timeline.askedAt), key))
    one.mend.isNeeded = false
    const { conversationId } = await play(scene, question, `${centre.slug} ${name}`, timeline, chance, key)
    await markDone(parts.db, centre.id, name, conversationId)
  }
  if (ago === week) await passTime(stage, openings, anchor)
  if (expired && ago % week === 0) must(await eraseExpired(contextOf(stage, system, earlier(anchor, expiry.add({ hours: 24 * 30 })))))
  if (ago === openings.length - 1) must(await eraseExpired(contextOf(stage, system, anchor)))
  await markStep(parts.db, centre.id, day)
  return true
}

const earlier = (a: Instant, b: Instant): Instant => (isBefore(a, b) ? a : b)
