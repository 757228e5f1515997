/**
 * What the people of the demonstration who can be walked as tell about the health of their children: measurements from home, topics, answers before a visit, yes
 * and no to vaccinations; and invitations of which one waits for an answer. By the use cases of the own page; the words say that they are invented.
 * A foster mother and a parent without authority tell nothing (PR-07, PR-09): they have no part here.
 */
import { listCentres } from '#contexts/access/public.ts'
import { answerInvitation, fillQuestions, inviteChild, readWhatWaits, tellMeasurements, tellTopics } from '#contexts/child-health/deeds.ts'
import { answerFor } from '#contexts/vaccination/deeds.ts'
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import type { Services } from '#platform/services.ts'
import { localDate } from '#platform/time.ts'
import type { HouseholdPart } from '../../dev/sample-residents.ts'
import { residentAt } from '../families/fill-households.server.ts'
import { teamOf } from '../fill.server.ts'
import { contextOf, must } from '../play.server.ts'
import { listDone, markStep } from '../steps.server.ts'

type Parts = Pick<Services, 'db' | 'pool' | 'keys' | 'clock'>
const filledIn = 'lindewaard'
const step = 'what families tell'
const quiet = async (): Promise<void> => {}

type Told = {
  readonly by: HouseholdPart
  /** The call name of the child. */
  readonly of: string
  readonly daysAgo: number
  readonly measured?: { readonly height: string; readonly weight: string }
  readonly topics?: { readonly topics: readonly string[]; readonly words: string }
  readonly answers?: Readonly<Record<string, string>>
  readonly says?: { readonly vaccine: 'HPV'; readonly word: 'yes' | 'no' | 'talk' }
}

const told: readonly Told[] = [
  {
    ...{ by: 'parent', of: 'Noor', daysAgo: 6, measured: { height: '129,5', weight: '27,2' } },
    topics: { topics: ['screens-and-phone'], words: '(Verzonnen) Noor wil ’s avonds blijven kijken. Hoe spreken we tijden af?' },
    answers: { 'going-well': '(Verzonnen) Noor leest graag voor aan haar broer.', sleeps: '(Verzonnen) Beter dan in het najaar.' },
  },
  {
    ...{ by: 'young', of: 'Sam', daysAgo: 4 },
    topics: { topics: ['feeling-well', 'friends'], words: '' },
    answers: { school: '(Verzonnen) De pauzes gaan wat beter.', worries: '(Verzonnen) Soms wel, vooral op zondag.' },
  },
  {
    ...{ by: 'disagrees-yes', of: 'Evi', daysAgo: 3, says: { vaccine: 'HPV', word: 'yes' }, measured: { height: '141', weight: '34,5' } },
    topics: { topics: ['own-parents'], words: '(Verzonnen) Hoe praten wij thuis over de wissels?' },
  },
  {
    by: 'disagrees-no',
    of: 'Evi',
    daysAgo: 2,
    topics: { topics: ['vaccinations'], words: '(Verzonnen) Ik wil eerst meer weten over HPV.' },
  },
]

export async function fillTold(parts: Parts): Promise<void> {
  const centre = (await listCentres(parts.db)).find(({ slug, demonstration }) => slug === filledIn && demonstration)
  if (centre === undefined || (await listDone(parts.db, centre.id)).names.has(step)) return
  const place = { ...parts, centreId: centre.id, town: centre.municipality, now: parts.clock() }
  for (const one of told) await tell(place, one)
  await invite(place)
  await markStep(parts.db, centre.id, step)
}

type Place = Parameters<typeof residentAt>[0]

const as = ({ now, ...place }: Place, part: HouseholdPart, daysAgo: number): Promise<Context> =>
  residentAt({ now, ...place }, part, now.subtract({ hours: 24 * daysAgo }))

async function childOf(ctx: Context, name: string): Promise<Id<'person'>> {
  const found = must(await readWhatWaits(ctx)).find(({ child }) => child.callName === name)
  if (found === undefined) throw new Error(`The demonstration has no ${name}`)
  return found.child.id
}

/** What was told by a start that was broken off is refused or said again; neither harms. */
async function tell(place: Place, { by, of, daysAgo, measured, topics, answers, says }: Told): Promise<void> {
  const ctx = await as(place, by, daysAgo)
  const { keys } = place
  const id = await childOf(ctx, of)
  const { day, month, year } = localDate(ctx.now)
  if (measured !== undefined)
    await tellMeasurements(ctx, id, { typed: { on: `${day}-${month}-${year}`, head: '', ...measured }, isSure: () => true })
  if (topics !== undefined) must(await tellTopics(ctx, keys, id, topics))
  if (answers !== undefined) must(await fillQuestions(ctx, keys, id, answers))
  if (says !== undefined) must(await answerFor(ctx, id, { vaccines: [says.vaccine], says: says.word }))
}

/** Evi is invited for her contact of ten years: one parent asks for another time, the other has it waiting, beside the session of next week. */
async function invite(place: Place): Promise<void> {
  const [nurse] = (await teamOf(place, place.centreId)).get('youthNurse') ?? []
  if (nurse === undefined) throw new Error('The centre has no nurse')
  const leila = await as(place, 'disagrees-yes', 1)
  const evi = await childOf(leila, 'Evi')
  const sent = await inviteChild(contextOf(place, nurse, place.now.subtract({ hours: 24 * 2 })), quiet, evi, '10y')
  if (sent.ok) must(await answerInvitation(leila, evi, sent.value, { says: 'other-time', dayPart: 'after-school' }))
}
