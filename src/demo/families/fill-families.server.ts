/**
 * Some hundred invented families in both centres, of every kind that the rules tell apart, by the use cases that colleagues call. A family is a step
 * of its own: a kill half-way leaves it out, and the next start makes it. Only in the demonstration.
 */
import { answerConsent, askConsent, exceptConsent } from '#contexts/access/public-sharing.ts'
import { beginCare } from '#contexts/access/public-files.ts'
import { listCentres } from '#contexts/access/public.ts'
import {
  changeLife,
  changeTalking,
  piecesOf,
  readFamily,
  recordIncapacity,
  registerWholeFamily,
  writePiece,
  type WholeFamily,
} from '#contexts/families/deeds.ts'
import type { Actor, Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import type { Services } from '#platform/services.ts'
import { localDate, Temporal, type Instant, type PlainDate } from '#platform/time.ts'
import { teamOf } from '../fill.server.ts'
import { contextOf, must, type Stage } from '../play.server.ts'
import { seeded, type Seeded } from '../seeded.ts'
import { listDone, markStep } from '../steps.server.ts'
import { answersOf } from './answers.ts'
import { fillHouseholds } from './fill-households.server.ts'
import { inventFamily, type InventedFamily, type InventedPerson, type Purpose } from './invent.ts'
import { round, roundsOf, seedOf } from './kinds.ts'

/** Where the residents of the demonstration live who can be walked as. */
const householdsIn = 'lindewaard'

type Parts = Pick<Services, 'db' | 'pool' | 'keys' | 'clock'>

/** Makes what is missing; stops between two families when told to, and says false then. */
export async function fillFamilies(parts: Parts, share: number, isStopped: () => boolean): Promise<boolean> {
  for (const centre of await listCentres(parts.db)) {
    if (!centre.demonstration) return true
    const done = (await listDone(parts.db, centre.id)).names
    const team = await teamOf(parts, centre.id)
    if (centre.slug === householdsIn && !done.has('households')) {
      await fillHouseholds({ ...parts, centreId: centre.id, town: centre.municipality, now: parts.clock() })
      await markStep(parts.db, centre.id, 'households')
    }
    const kinds = Array.from({ length: roundsOf[centre.slug] ?? 1 }, () => round).flat()
    const wanted = kinds.slice(0, Math.max(1, Math.round(kinds.length * share)))
    for (const [turn, kind] of wanted.entries()) {
      const name = `family ${turn + 1}`
      if (done.has(name)) continue
      if (isStopped()) return false
      const chance = seeded(seedOf(centre.slug, turn))
      const now = parts.clock()
      await fillFamily(
        { ...parts, centreId: centre.id, town: centre.municipality, team, chance, now },
        inventFamily(kind, localDate(now), chance),
      )
      await markStep(parts.db, centre.id, name)
    }
  }
  return true
}

type Place = Parts & {
  readonly centreId: Id<'centre'>
  readonly town: string
  readonly team: Stage['team']
  readonly chance: Seeded
  readonly now: Instant
}

/** Who does this work in a centre. */
const worksAs = {
  youthHealth: 'youthNurse',
  youthHelp: 'behaviouralScientist',
  support: 'socialWorker',
  advice: 'familyCoach',
  coordination: 'socialWorker',
} as const

async function fillFamily(place: Place, family: InventedFamily): Promise<void> {
  const { keys, chance, now } = place
  const colleagues = new Map<Purpose, Actor & { kind: 'staff' }>()
  const colleague = (purpose: Purpose): Actor & { kind: 'staff' } => {
    const known =
      colleagues.get(purpose) ?? (chance.pick(place.team.get(worksAs[purpose]) ?? [never(purpose)]) as Actor & { kind: 'staff' })
    colleagues.set(purpose, known)
    return known
  }
  const nurse = colleague('youthHealth')
  const registeredAt = whenRegistered(family, now)
  const at = (actor: Actor, moment: Instant): Context => contextOf(place, actor, moment)
  const ids = must(await registerWholeFamily(at(nurse, registeredAt), keys, wholeFamily(place, family, localDate(registeredAt))))
  const idOf = (key: string): Id<'person'> => ids.get(key) ?? never(key)
  for (const { of, purpose } of family.care) {
    if (purpose === 'youthHealth') continue
    const wish = { personId: idOf(of), accountId: colleague(purpose).accountId, purpose, from: localDate(registeredAt), until: null }
    must(await beginCare(at(nurse, registeredAt), wish))
  }
  for (const { of, purpose, daysAgo, kind, title, body, aboutThirdPerson = false } of family.pieces) {
    const fields = piecesOf(purpose)
    if (fields === null) continue
    const written = latest(registeredAt, now.subtract({ hours: 24 * daysAgo }))
    must(await writePiece(at(colleague(purpose), written), keys, idOf(of), { fields, kind, title, body, aboutThirdPerson }))
  }
  await tellAnswers(at(nurse, latest(registeredAt, now.subtract({ hours: 24 * 9 }))), keys, family, idOf)
  for (const { key, incapableFrom: from, callName } of family.people)
    if (from !== undefined) {
      const reason = `${callName} begrijpt korte afspraken, maar overziet niet wat een behandeling betekent. Ook met tekeningen lukte dat niet.`
      must(
        await recordIncapacity(at(colleague('youthHelp'), now), keys, idOf(key), {
          from,
          reason,
          consulted: 'De jeugdarts, en beide ouders',
        }),
      )
    }
  const worksWith = new Set(family.care.map(({ of }) => of))
  for (const person of family.people.filter(({ key }) => worksWith.has(key))) await tellMore(at(nurse, now), keys, idOf(person.key), person)
}

/** What the family said to help that was proposed, as the nurse heard it. */
async function tellAnswers(
  ctx: Context,
  keys: Place['keys'],
  { kind }: InventedFamily,
  idOf: (key: string) => Id<'person'>,
): Promise<void> {
  const answers = answersOf[kind]
  if (answers === undefined) return
  const { of, help, about, said, exception } = answers
  const personId = idOf(of)
  const consentId = must(await askConsent(keys, ctx, { personId, kind: 'help', help: [help], framework: null, about, until: null }))
  for (const { key, decision, words } of said) {
    const heard = { from: idOf(key), how: 'spoken', on: localDate(ctx.now) } as const
    must(await answerConsent(keys, ctx, { personId, consentId, decision, words, heard }))
  }
  if (exception !== undefined) must(await exceptConsent(keys, ctx, { personId, consentId, reason: 'serious-harm', explanation: exception }))
}

/** Language, and what became of somebody: what the nurse hears later. The last of it may close the file to her. */
async function tellMore(ctx: Context, keys: Place['keys'], personId: Id<'person'>, person: InventedPerson): Promise<void> {
  const { language, deceasedOn = null, moved, restricted = false, helpEndedOn = null } = person
  const detailOf = async () => must(await readFamily(ctx, keys, personId)).detail ?? never(person.key)
  if (language !== undefined) {
    const { accessibility, version, wishes } = await detailOf()
    const talking = { language, needsInterpreter: person.needsInterpreter ?? false, accessibility, version, wishes }
    must(await changeTalking(ctx, keys, personId, talking))
  }
  if (deceasedOn === null && moved === undefined && !restricted && helpEndedOn === null) return
  const { isColleague, version } = await detailOf()
  const life = { deceasedOn, movedOn: moved?.on ?? null, movedTo: moved?.to ?? null, isColleague, restricted, helpEndedOn, version }
  must(await changeLife(ctx, personId, life))
}

function wholeFamily({ town }: Place, family: InventedFamily, today: PlainDate): WholeFamily {
  const purposes = new Map(family.care.filter(({ purpose }) => purpose === 'youthHealth').map(({ of, purpose }) => [of, purpose]))
  return {
    people: family.people.map(({ key, callName, givenNames, prefix, familyName, born, expectedOn = null, sex }) => ({
      ...{ key, callName, givenNames, prefix, familyName, birthDate: born, expectedOn, sex },
      // Names are invented by chance: who looks like another is another.
      ...{
        bsn: null,
        phone: null,
        decision: { kind: 'somebody-else', reason: 'seen-document' } as const,
        purpose: purposes.get(key) ?? null,
      },
    })),
    homes: family.homes.map(({ address, secret = false, members }, index) => ({
      key: `home ${index + 1}`,
      address: { street: address.street, houseNumber: String(address.number), postalCode: address.postalCode, town },
      secret,
      members,
    })),
    ties: family.ties.map(({ of, other, kind, note = '' }) => ({ of, other, kind, note, from: null })),
    authority: family.authority.map((line) => ({ ...line, checkedOn: today })),
  }
}

/** A month ago, or the day after the youngest was born. */
function whenRegistered({ people }: InventedFamily, now: Instant): Instant {
  const births = people.flatMap(({ born }) =>
    born === null ? [] : [born.add({ days: 1 }).toZonedDateTime({ timeZone: 'UTC', plainTime: '12:00' }).toInstant()],
  )
  return [now.subtract({ hours: 24 * 29 }), ...births].reduce(latest)
}

function latest(a: Instant, b: Instant): Instant {
  return Temporal.Instant.compare(a, b) < 0 ? b : a
}

function never(what: string): never {
  throw new Error(`The demonstration has no ${what}`)
}
