/** Plays one invented conversation by calling the use cases that real people call, at the moments of its timeline. */
import { randomUUID } from 'node:crypto'
import {
  askQuestion,
  enterQuestion,
  findAskerVisit,
  readDanger,
  openWithCode,
  ownDeeds,
  answerQuestion,
  closeQuestion,
  handOverQuestion,
  layDownQuestion,
  readQuestion,
  saveDraft,
  takeQuestion,
  writeNote,
  type AskerVisit,
  type Desk,
} from '#contexts/advice/deeds.ts'
import type { Actor, Context } from '#platform/context.ts'
import type { Database } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { pseudonym } from '#platform/keys.server.ts'
import type { Result } from '#platform/result.ts'
import { Temporal, type Instant } from '#platform/time.ts'
import type { AskerStep, Case, Discipline, TeamStep } from './case.ts'
import type { Seeded } from './seeded.ts'
import type { Timeline } from './timeline.ts'

export type Stage = {
  readonly db: Database
  readonly desk: Desk
  readonly centreId: Id<'centre'>
  /** Who of the team practises what. */
  readonly team: ReadonlyMap<Discipline, readonly [Actor, ...Actor[]]>
}

export type Played = { readonly conversationId: Id<'conversation'>; readonly code: string }

/** Longer than this an asker is not taken to have kept the page open. */
const visitMinutes = 25

export async function play(
  stage: Stage,
  one: Case,
  name: string,
  timeline: Timeline,
  chance: Seeded,
  key: string = randomUUID(),
): Promise<Played> {
  const source = pseudonym(stage.desk.keys, 'demonstration', name)
  const people = new Map<Discipline, Actor>()
  const actorFor = (by: Discipline): Actor => {
    const known = people.get(by)
    if (known !== undefined) return known
    const of = stage.team.get(by)
    if (of === undefined) throw new Error(`Nobody of the team is a ${by}`)
    const chosen = chance.pick(of)
    people.set(by, chosen)
    return chosen
  }
  const question = questionOf(one, name, chance)
  // What somebody says at the desk or on the telephone, a colleague writes down.
  const asked = must(
    one.channel === 'phone' || one.channel === 'walk-in'
      ? await enterQuestion(contextOf(stage, actorFor('frontDeskWorker'), timeline.askedAt), stage.desk, question, key)
      : await askQuestion(contextOf(stage, { kind: 'visitor' }, timeline.askedAt), stage.desk, question, { key, source }),
  )
  if (asked.code === null) throw new Error('A first question gave no code')
  const played = { conversationId: asked.conversationId, code: asked.code }
  const visits = askerOf(stage, played.code, source)
  for (const { step, at } of timeline.steps)
    if ('by' in step) must(await teamStep(contextOf(stage, actorFor(step.by), at), stage.desk, played.conversationId, step))
    else must(await askerStep(await visits(at), stage.desk, step))
  return played
}

function questionOf(one: Case, name: string, chance: Seeded) {
  const danger = readDanger(one.text)
  return {
    text: one.text,
    audience: one.audience,
    childAgeYears: one.age,
    postcode4: chance.next() < 0.6 ? 1000 + Math.floor(chance.next() * 40) : null,
    language: one.language,
    channel: one.channel,
    urgency: danger.level === 'now' ? 'acute' : 'ordinary',
    urgencyReasons: danger.kinds,
    noticeAddress: one.notice ? `${name.replaceAll(' ', '-')}@inwoner.example` : null,
  } as const
}

async function teamStep(ctx: Context, desk: Desk, id: Id<'conversation'>, step: TeamStep): Promise<Result<unknown, unknown>> {
  switch (step.do) {
    case 'take':
      await readQuestion(ctx, desk, id)
      return takeQuestion(ctx, desk, id)
    case 'layDown':
      return layDownQuestion(ctx, desk, id)
    case 'handOver':
      return handOverQuestion(ctx, desk, id, { account: null, discipline: step.to, note: step.note })
    case 'note':
      return writeNote(ctx, desk, id, step.text)
    case 'draft':
      return saveDraft(ctx, desk, id, { text: step.text, articles: [] })
    case 'answer': {
      const seen = await readQuestion(ctx, desk, id)
      if (!seen.ok) return seen
      const { text, articles, offersAppointment } = step
      return answerQuestion(ctx, desk, id, { text, articles, offersAppointment, seenVersion: seen.value.version })
    }
    case 'close':
      return closeQuestion(ctx, desk, id, step.topic)
  }
}

async function askerStep(visit: AskerVisit, desk: Desk, step: AskerStep): Promise<Result<unknown, unknown>> {
  switch (step.do) {
    case 'reply':
    case 'wish': {
      const danger = readDanger(step.text)
      return ownDeeds.writeAsAsker(visit, desk, {
        text: step.text,
        urgency: danger.level === 'now' ? 'acute' : 'ordinary',
        urgencyReasons: danger.kinds,
        kind: step.do === 'wish' ? 'appointment-wish' : 'reply',
        key: randomUUID(),
      })
    }
    case 'rate':
      return ownDeeds.rateAnswer(visit, step.rating)
    case 'end':
      return ownDeeds.endOwnConversation(visit)
    case 'erase':
      return ownDeeds.eraseOwnConversation(visit)
  }
}

/** The asker, who gives the code again when the last visit is long ago. */
function askerOf(stage: Stage, code: string, source: Buffer): (at: Instant) => Promise<AskerVisit> {
  let last: { readonly visit: AskerVisit; readonly at: Instant } | null = null
  let own = code
  return async (at) => {
    const ctx = contextOf(stage, { kind: 'visitor' }, at)
    if (last !== null && Temporal.Instant.compare(at, last.at.add({ minutes: visitMinutes })) < 0)
      return { ...last.visit, ctx: { ...last.visit.ctx, now: at } }
    const { token, renewed } = must(await openWithCode(ctx, stage.desk, own, source))
    if (renewed !== null) own = renewed.code
    const visit = await findAskerVisit(ctx, token)
    if (visit === null) throw new Error('A code opened no visit')
    must(await ownDeeds.readOwnConversation(visit))
    last = { visit, at }
    return visit
  }
}

export function contextOf(stage: Pick<Stage, 'db' | 'centreId'>, actor: Actor, now: Instant): Context {
  return { db: stage.db, centreId: stage.centreId, actor, now, traceId: 'demonstration', asked: [] }
}

/** What is invented must be possible: a refusal here is a mistake in the data. */
export function must<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`The demonstration met a refusal: ${JSON.stringify(result.error)}`)
  return result.value
}
