/**
 * The demonstration: two invented centres with some weeks of questions, made by calling the use cases with a
 * clock that is set back. A question is whole or is taken away and played again, so a kill half-way is mended by the
 * next start. Texts and choices follow from the seed; ids and codes are random as everywhere.
 */
import {
  addLocalAccount,
  foundCentre,
  listCentres,
  listColleagues,
  loadCentre,
  setLogo,
  setTheme,
  type Centre,
  type Colleague,
} from '#contexts/access/public.ts'
import { eraseUnfinished, readDanger, keepTerms, termsOf, type Desk } from '#contexts/advice/deeds.ts'
import type { Actor } from '#platform/context.ts'
import { inTransaction } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Services } from '#platform/services.ts'
import { slowHash, type Hash } from '#platform/slow-hash.server.ts'
import { isBefore, type Instant } from '#platform/time.ts'
import { Trouble } from '#platform/trouble.ts'
import { ownTokens } from '#web/assets.server.ts'
import type { Case, Discipline } from './case.ts'
import { sampleCentres, type SampleCentre } from './centres.ts'
import { fillPartners } from './fill-partners.server.ts'
import { contextOf, must, play, type Stage } from './play.server.ts'
import { seeded } from './seeded.ts'
import { alone, listDone, markDone, markFilled } from './steps.server.ts'
import { latestOpenings, timelineOf, type Window } from './timeline.ts'

type Parts = Pick<Services, 'db' | 'pool' | 'keys' | 'clock'>

/** A code to try, with what is behind it. Known only to who filled: it is nowhere kept. */
export type ShownCode = {
  readonly centre: string
  /** In its five groups. */
  readonly code: string
  readonly subject: string
  readonly answered: boolean
}

export type Filled = { readonly codes: readonly ShownCode[] }

const seed = 'OpenCJG 1'
const openDays = 25
/** Hashes run on the threads of the process; more at once only costs memory. */
const atOnce = 4
export const system: Actor = { kind: 'system', name: 'demonstration' }

/** Is there nothing left to fill? Also when the installation has a centre of its own: the demonstration never comes beside it. */
export async function demonstrationIsFilled({ db }: Pick<Services, 'db'>): Promise<boolean> {
  const centres = await listCentres(db)
  if (centres.some(({ demonstration }) => !demonstration)) return true
  for (const { facts } of sampleCentres) {
    const centre = centres.find(({ slug }) => slug === facts.slug)
    if (centre === undefined || !(await listDone(db, centre.id)).filled) return false
  }
  return true
}

/** Makes what is not there yet. `onStep` hears what is being done, for whoever waits; `hash` is another in tests only. */
export async function fillDemonstration(parts: Parts, onStep: (step: string) => void, hash: Hash = slowHash): Promise<Filled> {
  return alone(parts, async () => {
    const real = (await listCentres(parts.db)).find(({ demonstration }) => !demonstration)
    if (real !== undefined)
      throw new Trouble(`This installation has a centre of its own (${real.slug}); the demonstration is not put beside it.`)
    const codes: ShownCode[] = []
    for (const sample of sampleCentres) codes.push(...(await fillCentre(parts, sample, onStep, hash)))
    // Who gets one to try sees an answer.
    return { codes: codes.toSorted((a, b) => Number(b.answered) - Number(a.answered)) }
  })
}

async function fillCentre(parts: Parts, sample: SampleCentre, onStep: (step: string) => void, hash: Hash): Promise<ShownCode[]> {
  const now = parts.clock()
  const centre = await ensureCentre(parts, sample, now)
  const done = await listDone(parts.db, centre.id)
  if (done.filled) return []
  onStep(`Filling ${centre.name}`)
  if (sample.look !== null)
    must(await setTheme(contextOf({ ...parts, centreId: centre.id }, system, now), ownTokens(), { ...sample.look, drawings: true }, null))
  if (sample.logo !== null && centre.logo === null)
    must(
      await setLogo(contextOf({ ...parts, centreId: centre.id }, system, now), { image: sample.logo.draw(), alt: sample.logo.alt }, null),
    )
  await ensureAccounts(parts, centre.id, sample, now.subtract({ hours: 24 * 60 }))
  await fillPartners(contextOf({ ...parts, centreId: centre.id }, system, now), sample.foundedAs(now).town)
  must(await eraseUnfinished(contextOf({ ...parts, centreId: centre.id }, system, now), new Set(done.outcomes.values())))
  const stage: Stage = { db: parts.db, desk: deskOf(parts, centre, hash), centreId: centre.id, team: await teamOf(parts, centre.id) }
  const openings = latestOpenings(termsOf(centre), now, openDays)
  const codes: ShownCode[] = []
  let whole = done.outcomes.size
  const playOne = async (one: Case, name: string): Promise<void> => {
    const chance = seeded(`${seed} ${sample.facts.slug} ${name}`)
    const timeline = timelineOf(one, openings, now, readDanger(one.text).level === 'now', chance)
    const { conversationId, code } = await play(stage, one, `${sample.facts.slug} ${name}`, timeline, chance)
    await markDone(parts.db, centre.id, name, conversationId)
    if (one.shown) codes.push(shownOf(one, centre.slug, code))
    whole += 1
    if (whole % 10 === 0) onStep(`${centre.name}: ${whole} of ${sample.cases.length} questions`)
  }
  const left = sample.cases.map((one, index) => ({ one, name: `question ${index + 1}` })).filter(({ name }) => !done.outcomes.has(name))
  // Those whose code is shown come last: then it is known when the filling is broken off before.
  await together(
    left
      .toSorted((a, b) => Number(a.one.shown) - Number(b.one.shown))
      .map(
        ({ one, name }) =>
          () =>
            playOne(one, name),
      ),
  )
  await passTime(stage, openings, now)
  await markFilled(parts.db, centre.id)
  return codes
}

function shownOf(one: Case, centre: string, code: string): ShownCode {
  const subject = one.text.split(/(?<=[.?!])\s/)[0] ?? one.text
  return { centre, code: code.replace(/.{4}(?!$)/g, '$& '), subject, answered: one.steps.at(-1)?.do === 'answer' }
}

export async function ensureCentre({ db }: Pick<Parts, 'db'>, sample: SampleCentre, now: Instant): Promise<Centre> {
  const { slug } = sample.facts
  const known = (await listCentres(db)).find((centre) => centre.slug === slug)
  if (known !== undefined) return known
  const id = must(await foundCentre({ db, actor: system, now, traceId: 'demonstration', asked: [] }, sample.foundedAs(now)))
  const centre = await loadCentre(db, id)
  if (centre === null) throw new Error('A founded centre is not there')
  return centre
}

export async function ensureAccounts(
  { db }: Pick<Parts, 'db'>,
  centreId: Id<'centre'>,
  sample: SampleCentre,
  since: Instant,
): Promise<void> {
  for (const one of sample.staff) {
    const added = await addLocalAccount(contextOf({ db, centreId }, system, since), one)
    if (!added.ok && added.error.kind !== 'email-taken') must(added)
  }
}

/** Who of these works on questions. */
export async function teamOf(
  { db }: Pick<Parts, 'db'>,
  centreId: Id<'centre'>,
  among: (one: Colleague) => boolean = ({ active }) => active,
): Promise<Stage['team']> {
  const colleagues = await inTransaction(db, { centreId, actor: 'system' }, listColleagues)
  const team = new Map<Discipline, [Actor, ...Actor[]]>()
  for (const one of colleagues) {
    const { id, name, profession, roles } = one
    if (!among(one) || !roles.some((role) => role === 'professional' || role === 'frontDesk')) continue
    const actor: Actor = { kind: 'staff', accountId: id, roles, profession, name }
    // Read from a row that was checked when it was written; only these professions have the two roles here.
    const discipline = profession as Discipline
    const others = team.get(discipline)
    if (others === undefined) team.set(discipline, [actor])
    else others.push(actor)
  }
  return team
}

/** Nobody is told anything: these questions are of the past, and hundreds of mails would go out. */
export function deskOf({ keys }: Pick<Parts, 'keys'>, centre: Centre, hash: Hash): Desk {
  return { keys, hash, tell: async () => {}, centre: async () => centre }
}

/** Terms were kept all the while: reminders and escalations stand at the hours at which they would have come. */
export async function passTime(stage: Stage, openings: readonly Window[], now: Instant): Promise<void> {
  const moments = openings.slice(0, 8).flatMap(({ from, until }) => [from.add({ minutes: 5 }), until.add({ minutes: 5 })])
  const past = moments.filter((at) => isBefore(at, now)).toSorted((a, b) => (isBefore(a, b) ? -1 : 1))
  for (const at of [...past, now]) must(await keepTerms(contextOf(stage, system, at), stage.desk))
}

/** Does the work a few at a time; the first failure stops the rest. */
async function together(work: readonly (() => Promise<void>)[]): Promise<void> {
  const queue = [...work]
  let failed = false
  const next = async (): Promise<void> => {
    for (let one = queue.shift(); one !== undefined && !failed; one = queue.shift()) {
      try {
        await one()
      } catch (problem) {
        failed = true
        throw problem
      }
    }
  }
  const outcomes = await Promise.allSettled(Array.from({ length: atOnce }, next))
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
}
