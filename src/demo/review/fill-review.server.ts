/**
 * Something for the privacy officers of the demonstration to look at: a day of colleagues in files, one of them at night, the drawing of that day, a question
 * that waits, one that was answered and one that was closed. By the use cases that colleagues call; once, and only in the demonstration.
 */
import { actOnFile } from '#contexts/access/public-files.ts'
import { answerQuestion, askColleague, closeFinding, drawReview, listReview } from '#contexts/access/public-review.ts'
import { listCentres, listColleagues, type Colleague } from '#contexts/access/public.ts'
import { findKinOfColleagues } from '#contexts/families/public.ts'
import type { Actor, Context } from '#platform/context.ts'
import { inTransaction } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { ok } from '#platform/result.ts'
import type { Services } from '#platform/services.ts'
import { localDate, momentOf, Temporal, type Instant, type PlainDate } from '#platform/time.ts'
import { contextOf, must } from '../play.server.ts'
import { listDone, markStep } from '../steps.server.ts'

type Parts = Pick<Services, 'db' | 'keys' | 'clock' | 'jobs'>
type Staff = Actor & { readonly kind: 'staff' }
const step = 'review of access'
const mostFiles = 14

export async function fillReview(parts: Parts): Promise<void> {
  for (const { id: centreId, demonstration } of await listCentres(parts.db)) {
    if (!demonstration || (await listDone(parts.db, centreId)).names.has(step)) continue
    const staff = await inTransaction(parts.db, { centreId, actor: 'system' }, listColleagues)
    const officer = staff.find(({ active, roles }) => active && roles.includes('privacyOfficer'))
    if (officer === undefined) continue
    const now = parts.clock()
    const day = lastWeekdayBefore(localDate(now))
    await liveADay({ ...parts, centreId }, staff, day)
    const as = (actor: Actor, at: Instant = now): Context => contextOf({ db: parts.db, centreId }, actor, at)
    must(await drawReview({ keys: parts.keys, findKin: findKinOfColleagues }, as({ kind: 'system', name: 'demonstration' }), day))
    await workOnIt(parts, as, actorOf(officer), staff)
    await markStep(parts.db, centreId, step)
  }
}

/** On a closed day every hour would be an unusual one. */
function lastWeekdayBefore(today: PlainDate): PlainDate {
  const day = today.subtract({ days: 1 })
  return day.dayOfWeek > 5 ? lastWeekdayBefore(day) : day
}

type Place = Parts & { readonly centreId: Id<'centre'> }

/** Who works with somebody looks at that file; the first of them in the middle of the night. */
async function liveADay({ db, centreId }: Place, staff: readonly Colleague[], day: PlainDate): Promise<void> {
  const relations = await inTransaction(db, { centreId, actor: 'system' }, (tx) =>
    tx
      .selectFrom('access.care_relation')
      .select(['account_id as accountId', 'person_id as personId'])
      .where('from_day', '<', day)
      .where('until_day', 'is', null)
      .orderBy('id')
      .limit(mostFiles)
      .execute(),
  )
  for (const [i, { accountId, personId }] of relations.entries()) {
    const colleague = staff.find(({ id }) => id === accountId)
    if (colleague === undefined) continue
    const at =
      i === 0 ? momentOf(day, Temporal.PlainTime.from('02:10')) : momentOf(day, Temporal.PlainTime.from('09:00')).add({ minutes: 20 * i })
    // Each look is a request of its own.
    const ctx = { ...contextOf({ db, centreId }, actorOf(colleague), at), traceId: `demonstration ${i + 1}` }
    const file = { personId: personId as Id<'person'>, does: 'read', fields: 'index', also: ['care', 'contact'] } as const
    // Closed meanwhile, or for fewer eyes: then it was refused, as in life.
    await actOnFile(ctx, 'person.read', file, async () => ok(null))
  }
}

async function workOnIt(
  parts: Parts,
  as: (actor: Actor, at?: Instant) => Context,
  officer: Staff,
  staff: readonly Colleague[],
): Promise<void> {
  const { todo } = must(await listReview(as(officer)))
  const [first, second, third] = todo
  const question = 'Waarom keek je hier? Wij zien niet waar het voor nodig was.'
  if (first !== undefined) must(await askColleague(parts, as(officer), first.id, question))
  const colleague = staff.find(({ id }) => id === second?.accountId)
  if (second !== undefined && colleague !== undefined) {
    must(await askColleague(parts, as(officer), second.id, 'Hoorde dit bij een afspraak?'))
    must(await answerQuestion(parts, as(actorOf(colleague)), second.id, 'Ja. Ik bereidde het huisbezoek van donderdag voor.'))
  }
  if (third !== undefined) must(await closeFinding(parts, as(officer), third.id, { outcome: 'right', words: '', suspicion: '' }))
}

const actorOf = ({ id: accountId, roles, profession, name }: Colleague): Staff => ({ kind: 'staff', accountId, roles, profession, name })
