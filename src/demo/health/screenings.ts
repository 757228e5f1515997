/**
 * Screenings of the demonstration, by the use cases that colleagues call: heel pricks and hearing of babies, eyes and acuity of toddlers, one repeat that waits,
 * one that is late, a refusal, and referrals with an answer, without one and asked after. A child is a step of its own: a kill half-way is mended by the next start.
 */
import { listLiveCare } from '#contexts/access/public-files.ts'
import { listCentres } from '#contexts/access/public.ts'
import { askAgain, recordFeedback, recordRound, refer } from '#contexts/child-health/deeds.ts'
import { eachChild, listChildren, type Child } from '#contexts/families/public-child.ts'
import type { Actor, Context } from '#platform/context.ts'
import { inTransaction } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Services } from '#platform/services.ts'
import { isSooner, localDate, type PlainDate } from '#platform/time.ts'
import { teamOf } from '../fill.server.ts'
import { contextOf, must } from '../play.server.ts'
import { listDone, markStep } from '../steps.server.ts'

type Parts = Pick<Services, 'db' | 'keys' | 'clock'>
type Staff = Actor & { readonly kind: 'staff' }
type Kind = Parameters<typeof recordRound>[3]['kind']
type Typed = Parameters<typeof recordRound>[3]['typed']
type Known = { readonly child: Child; readonly born: PlainDate; readonly nurse: Staff }
/** So many children of a nurse get screenings: enough to look at. */
const mostChildren = 14

export async function fillScreenings(parts: Parts, isStopped: () => boolean): Promise<boolean> {
  for (const centre of await listCentres(parts.db)) {
    if (!centre.demonstration) continue
    const done = (await listDone(parts.db, centre.id)).names
    const nurses = ((await teamOf(parts, centre.id)).get('youthNurse') ?? []) as readonly Staff[]
    for (const [turn, known] of (await childrenOf(parts, centre.id, nurses)).entries()) {
      const step = `screenings ${known.child.id}`
      if (done.has(step)) continue
      if (isStopped()) return false
      await fillChild(parts, centre.id, known, turn)
      await markStep(parts.db, centre.id, step)
    }
  }
  return true
}

/** Those who work with a nurse now, of an age at which there are screenings; the oldest ids first, so that the turns stay. */
async function childrenOf({ db, clock }: Parts, centreId: Id<'centre'>, nurses: readonly Staff[]): Promise<Known[]> {
  const today = localDate(clock())
  return inTransaction(db, { centreId, actor: 'system' }, async (tx) => {
    const born = { bornFrom: today.subtract({ years: 7 }), bornUntil: today.subtract({ days: 12 }) }
    const ids = (await eachChild(tx, { after: null, most: 1_000, ...born })).map(({ id }) => id)
    const care = await listLiveCare(tx, ids, today)
    const children = await listChildren(tx, ids)
    return nurses.flatMap((nurse) =>
      children
        .filter(({ id }) => care.some((one) => one.personId === id && one.accountId === nurse.accountId && one.purpose === 'youthHealth'))
        .flatMap((child) => (child.birthDate === null ? [] : [{ child, born: child.birthDate, nurse }]))
        .slice(0, mostChildren),
    )
  })
}

async function fillChild(parts: Parts, centreId: Id<'centre'>, { child, born, nurse }: Known, turn: number): Promise<void> {
  const ctx = contextOf({ ...parts, centreId }, nurse, parts.clock())
  const today = localDate(ctx.now)
  const record = (kind: Kind, on: PlainDate, typed: Typed) => keepRound(parts, ctx, child.id, kind, on, typed)
  const prick = await record(
    'heel-prick',
    born.add({ days: 5 }),
    turn % 9 === 4 ? { how: 'refused', cause: 'declined' } : { conclusion: 'sufficient' },
  )
  // A file that is closed to her since: nothing is written there.
  if (!prick.ok) return
  if (isSooner(today, born.add({ months: 30 }))) return babyHearing(born, turn, record)
  await record('hearing-newborn', born.add({ days: 6 }), ears('good', 'good'))
  if (!isSooner(born.add({ months: 44 }), today)) return
  await acuity(ctx, parts, child.id, today.subtract({ days: 40 + turn }), turn, record)
}

type Record = (kind: Kind, on: PlainDate, typed: Typed) => ReturnType<typeof recordRound>

async function keepRound(parts: Parts, ctx: Context, id: Id<'person'>, kind: Kind, on: PlainDate, typed: Typed): ReturnType<Record> {
  const whole = { round: '1', how: 'done', on: text(on), ...typed }
  const done = await recordRound(ctx, parts.keys, id, { kind, typed: whole, contactId: null })
  if (done.ok || done.error.kind !== 'to-decide') return done
  // As the rule says; of an unusual age it is right all the same.
  const { advice, questions } = done.error.judged
  const next = advice.step === 'decide' ? 'clear' : advice.step
  return recordRound(ctx, parts.keys, id, { kind, typed: { ...whole, next, sure: questions.join(' ') }, contactId: null })
}

const text = ({ day, month, year }: PlainDate): string => `${day}-${month}-${year}`
const ears = (right: string, left: string): Typed => ({ method: 'OAE', right, left })

/** Of babies: most pass at once, of one in three the second round passes, of one the ear is looked at in an audiology centre. */
async function babyHearing(born: PlainDate, turn: number, record: Record): Promise<void> {
  const kind = 'hearing-newborn'
  if (turn % 3 !== 1) {
    await record(kind, born.add({ days: 5 }), ears('good', 'good'))
    return
  }
  await record(kind, born.add({ days: 5 }), ears('good', 'not-good'))
  if (turn % 6 === 1) return
  const last = await record(kind, born.add({ days: 11 }), { round: '2', method: 'OAE', left: 'good' })
  if (!last.ok) must(last)
}

async function acuity(ctx: Context, parts: Parts, id: Id<'person'>, on: PlainDate, turn: number, record: Record): Promise<void> {
  const chart = { method: 'E 5 m' }
  const outcome = turn % 5
  if (outcome < 2) {
    must(await record('acuity', on, { ...chart, right: '0,8', left: '0,8', conclusion: 'sufficient' }))
    return
  }
  if (outcome === 2) {
    must(await record('acuity', on, { ...chart, right: '0,63', left: '0,5', conclusion: 'doubtful' }))
    return
  }
  const done = must(await record('acuity', on, { ...chart, right: '0,63', left: '0,25', conclusion: 'insufficient' }))
  await sendOn(parts, ctx, id, done.id, on, outcome === 3)
}

async function sendOn(
  parts: Parts,
  ctx: Context,
  id: Id<'person'>,
  screeningId: Id<'screening'>,
  on: PlainDate,
  isAnswered: boolean,
): Promise<void> {
  const today = localDate(ctx.now)
  // Sent on the day, and written down then: the answer is expected six weeks later.
  const then = { ...ctx, now: ctx.now.subtract({ hours: 24 * on.until(today, { largestUnit: 'day' }).days }) }
  const wish = {
    ...{ sentTo: 'orthoptist', reason: 'Gezichtsscherpte links onvoldoende bij de oogtest. Graag onderzoek naar een lui oog.', sentOn: on },
    ...{ feedbackBefore: on.add({ weeks: 6 }), agreedBy: ['parents'], without: '', screeningId },
  }
  const sent = await refer(then, parts.keys, id, wish)
  // She did not work with the child yet: sent today instead.
  const referral = sent.ok
    ? sent.value
    : must(await refer(ctx, parts.keys, id, { ...wish, sentOn: today, feedbackBefore: today.add({ weeks: 6 }) }))
  if (isAnswered) {
    const words = 'Lui oog links. Er komt een bril en een pleister; over drie maanden controle bij de orthoptist.'
    must(await recordFeedback(ctx, parts.keys, id, referral, { outcome: 'being-treated', on: today, words, version: 1 }))
    return
  }
  must(await askAgain(ctx, id, referral, { before: today.add({ weeks: 2 }), version: 1 }))
}
