/**
 * What the nurses of the demonstration have in their lists: appointments of today and the days to come, children who were not brought, invitations that did not
 * arrive, an extra contact, and one call-up round. By the use cases that they call; once per centre.
 */
import { listCentres } from '#contexts/access/public.ts'
import {
  addExtraContact,
  askDueList,
  decideAboutMissed,
  inviteChild,
  makeDueList,
  makeRound,
  planContactOf,
  readHealthLists,
  recordMissed,
  recordNotReached,
  runRound,
} from '#contexts/child-health/deeds.ts'
import type { Actor, Context } from '#platform/context.ts'
import { idFor, type Id } from '#platform/id.ts'
import type { Services } from '#platform/services.ts'
import type { Result } from '#platform/result.ts'
import { localDate, localDateTime, momentOf, Temporal, type Instant } from '#platform/time.ts'
import { system, teamOf } from '../fill.server.ts'
import { contextOf, must } from '../play.server.ts'
import { listDone, markStep } from '../steps.server.ts'

type Parts = Pick<Services, 'db' | 'pool' | 'keys' | 'clock'>
type Nurse = Actor & { readonly kind: 'staff' }
const step = 'schedules'
/** What a start that was broken off made already is refused, and left as it is. */
const made = <T>(result: Result<T, unknown>): T | null => (result.ok ? result.value : null)

/** Nobody is mailed: the families are invented. */
const tellNobody = async (): Promise<void> => {}

export async function fillSchedules(parts: Parts): Promise<void> {
  for (const centre of await listCentres(parts.db)) {
    if (!centre.demonstration || (await listDone(parts.db, centre.id)).names.has(step)) continue
    const nurses = ((await teamOf(parts, centre.id)).get('youthNurse') ?? []) as readonly Nurse[]
    for (const nurse of nurses) await fillLists(parts, centre.id, nurse)
    if (nurses[0] !== undefined) await callUp(parts, centre.id, nurses[0])
    await markStep(parts.db, centre.id, step)
  }
}

async function fillLists(parts: Parts, centreId: Id<'centre'>, nurse: Nurse): Promise<void> {
  const now = parts.clock()
  const at = (moment: Instant): Context => contextOf({ ...parts, centreId }, nurse, moment)
  // As it was some days ago: who came into care since then is left alone.
  const lists = must(await readHealthLists(at(clockOf(now, -4, 9))))
  // Who is due for a contact moment; what is only due for a vaccination is left to the sessions.
  const waiting = [...lists.overdue, ...lists.due].flatMap(({ child, subjects }) => {
    const moment = subjects.find(({ subject }) => subject.startsWith('moment:'))
    return moment === undefined ? [] : [{ id: child.id, code: moment.subject.slice('moment:'.length) }]
  })
  const before = (days: number, hour: number): Instant => clockOf(now, -days, hour)
  for (const [turn, { id, code }] of waiting.entries()) {
    if (turn < 4) await planToday(at(before(1, 15)), nurse, id, code, clockOf(now, turn < 3 ? 0 : 2, 9 + turn))
    else if (turn < 6) await stayAway(parts, at, nurse, { id, code, planned: before(3, 10 + turn), decide: turn === 4 })
    else if (turn < 8) await invite(at(before(3, 9)), at(before(1, 9)), id, code, turn === 6)
    else if (turn === 8) await addExtra(parts, at(now), id)
  }
}

/** At a whole hour, so many days from now. */
function clockOf(now: Instant, days: number, hour: number): Instant {
  return momentOf(localDate(now).add({ days }), Temporal.PlainTime.from({ hour, minute: 0 }))
}

async function planToday(ctx: Context, nurse: Nurse, id: Id<'person'>, code: string, at: Instant): Promise<void> {
  made(await planContactOf(ctx, id, code, { at, withWhom: nurse.accountId, form: '03' }))
}

type Away = { readonly id: Id<'person'>; readonly code: string; readonly planned: Instant; readonly decide: boolean }

async function stayAway(parts: Parts, at: (moment: Instant) => Context, nurse: Nurse, { id, code, planned, decide }: Away): Promise<void> {
  made(await planContactOf(at(planned.subtract({ hours: 24 })), id, code, { at: planned, withWhom: nurse.accountId, form: '03' }))
  const missed = made(await recordMissed(at(planned.add({ hours: 1 })), id, code, '02'))
  if (!decide || missed === null) return
  const reason = 'Tweede keer zonder bericht. De ogen zijn nog niet bekeken, en dat moet voor de vierde verjaardag.'
  const verdict = { decision: 'not-brought', owner: nurse.accountId, followUpBefore: localDate(planned).add({ days: 14 }), reason } as const
  made(await decideAboutMissed(at(planned.add({ hours: 2 })), parts.keys, id, missed, verdict))
}

async function invite(sent: Context, back: Context, id: Id<'person'>, code: string, arrived: boolean): Promise<void> {
  const invitation = made(await inviteChild(sent, tellNobody, id, code))
  if (!arrived && invitation !== null) made(await recordNotReached(back, id, invitation))
}

async function addExtra(parts: Parts, ctx: Context, id: Id<'person'>): Promise<void> {
  const today = localDate(ctx.now)
  const reason = 'Moeder maakt zich zorgen over het slapen. Afgesproken om over twee weken samen te kijken wat hielp.'
  const wish = { reason, dueOn: today.add({ days: 14 }), dueUntil: today.add({ days: 28 }), discipline: '02', form: '09' }
  must(await addExtraContact(ctx, parts.keys, id, wish))
}

/** A list of the whole centre, and a round for one moment that was carried out. */
async function callUp(parts: Parts, centreId: Id<'centre'>, nurse: Nurse): Promise<void> {
  const now = parts.clock()
  const of = { ...parts, centreId }
  const begun = localDateTime(now).subtract({ days: 1 }).toInstant()
  const wish = { subject: 'moment:5y', attempt: 1, bornFrom: null, bornUntil: null, askedAs: idFor(`${centreId} demonstration round`) }
  const round = must(await makeRound(contextOf(of, nurse, begun), tellNobody, wish))
  must(await runRound(contextOf(of, system, begun), tellNobody, round))
  const told: string[] = []
  const remember = async (_tx: unknown, _name: string, data: Readonly<Record<string, string | number>>): Promise<void> => {
    told.push(String(data['runId']))
  }
  must(await askDueList(contextOf(of, nurse, begun), remember, idFor(`${centreId} demonstration list`)))
  for (const id of told) must(await makeDueList(contextOf(of, system, begun), id as Id<'dueRun'>))
}
