/**
 * The households that can be walked in, by the use cases of real people: registered, worked with, bound to accounts by a key from the hand of the
 * nurse; consent, shares on several grounds, requests that are open and decided, an emergency that waits for review and one that was reviewed.
 */
import { keepersOf } from '../../app/keepers.ts'
import { findSignedInResident, signInSubject } from '#contexts/access/deeds.ts'
import { listColleagues } from '#contexts/access/public.ts'
import { beginCare, reviewEmergency } from '#contexts/access/public-files.ts'
import { bindResident, handKey } from '#contexts/access/public-openness.ts'
import { answerConsent, askConsent } from '#contexts/access/public-sharing.ts'
import {
  askAboutFile,
  askLimitedInformation,
  decideAboutFile,
  decideToShare,
  openInEmergency,
  readFamily,
  readFileLog,
  registerWholeFamily,
  writePiece,
} from '#contexts/families/deeds.ts'
import { developmentIssuer } from '#contexts/access/use-cases/identity-provider.server.ts'
import type { Actor, Context } from '#platform/context.ts'
import { inTransaction } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Services } from '#platform/services.ts'
import { localDate, type Instant, type PlainDate } from '#platform/time.ts'
import { sampleResidents, type HouseholdPart } from '../../dev/sample-residents.ts'
import type { Discipline } from '../case.ts'
import { teamOf } from '../fill.server.ts'
import { contextOf, must } from '../play.server.ts'
import { households, wholeHousehold, type Household } from './households.ts'

type Parts = Pick<Services, 'db' | 'keys'>
type Staff = Actor & { readonly kind: 'staff' }
type Place = Parts & { readonly centreId: Id<'centre'>; readonly town: string; readonly now: Instant }

/** Nobody is told anything: it is of the past. */
const jobs: Services['jobs'] = { tell: async () => {}, start: async () => {}, stop: async () => {}, running: () => true }

export async function fillHouseholds(place: Place): Promise<void> {
  const cast = await castOf(place)
  const ids = new Map<string, Id<'person'>>()
  for (const household of households) for (const [key, id] of await settle(place, cast, household)) ids.set(key, id)
  const story = new Story(place, cast, ids)
  await story.consents()
  await story.shares()
  await story.requests()
  await story.emergencies()
}

type Cast = Readonly<Record<'nurse' | 'helper' | 'social' | 'doctor' | 'officer', Staff>>

async function castOf({ db, centreId }: Place): Promise<Cast> {
  const team = await teamOf({ db }, centreId)
  const officer = (await inTransaction(db, { centreId, actor: 'system' }, listColleagues)).find(({ roles }) =>
    roles.includes('privacyOfficer'),
  )
  if (officer === undefined) throw new Error('The centre has no privacy officer')
  const { id: accountId, name, profession, roles } = officer
  const of = (discipline: Discipline): Staff => team.get(discipline)?.[0] as Staff
  return {
    nurse: of('youthNurse'),
    helper: of('behaviouralScientist'),
    social: of('socialWorker'),
    doctor: of('youthDoctor'),
    officer: { kind: 'staff', accountId, name, profession, roles },
  }
}

/** Registers a household, lets colleagues work with it and write, and binds the accounts. */
async function settle(place: Place, cast: Cast, household: Household): Promise<ReadonlyMap<string, Id<'person'>>> {
  const { keys, now } = place
  const began = now.subtract({ hours: 24 * 60 })
  const nurse = at(place, cast.nurse, began)
  const ids = must(await registerWholeFamily(nurse, keys, wholeHousehold(household, place.town, localDate(now))))
  const colleagues = { youthNurse: cast.nurse, behaviouralScientist: cast.helper, socialWorker: cast.social }
  for (const { of, by, fields, kind, daysAgo, title, body } of household.pieces) {
    const personId = idIn(ids, of)
    if (by === 'behaviouralScientist')
      must(
        await beginCare(nurse, { personId, accountId: cast.helper.accountId, purpose: 'youthHelp', from: localDate(began), until: null }),
      )
    const written = at(place, colleagues[by], now.subtract({ hours: 24 * daysAgo }))
    must(await writePiece(written, keys, personId, { fields, kind, title, body, aboutThirdPerson: false }))
  }
  for (const [key, part] of household.accounts) await giveAccount(place, cast, idIn(ids, key), part)
  return ids
}

/** A key from the hand of the nurse, and the account that types it. */
async function giveAccount(place: Place, { nurse }: Cast, personId: Id<'person'>, part: HouseholdPart): Promise<void> {
  const moment = place.now.subtract({ hours: 24 * 30 })
  const read = must(await readFamily(at(place, nurse, moment), place.keys, personId))
  const birthDate: PlainDate = read.person?.birthDate ?? localDate(moment)
  const code = must(await handKey(place.keys, at(place, nurse, moment), { fileId: personId, personId }))
  const bound = await bindResident(place.keys, await residentAt(place, part, moment), { code, birthDate })
  // The account of a filling that was broken off stands for somebody already.
  if (!bound.ok && bound.error.kind !== 'taken') must(bound)
}

/** Signed in at that moment, as the page of the demonstration does it. */
export async function residentAt(place: Place, part: HouseholdPart, moment: Instant): Promise<Context> {
  const sample = sampleResidents.find(({ family }) => family?.part === part)
  if (sample === undefined) throw new Error(`Nobody is ${part}`)
  const visitor = contextOf(place, { kind: 'visitor' }, moment)
  const subject = { issuer: developmentIssuer, subject: sample.id, acr: sample.acr }
  const { token } = must(await signInSubject(place.keys, visitor, subject, 'other other'))
  const actor = await findSignedInResident(place, place.centreId, token, moment)
  if (actor === null) throw new Error('A resident who just signed in is not there')
  return contextOf(place, actor, moment)
}

class Story {
  readonly place: Place
  readonly cast: Cast
  readonly ids: ReadonlyMap<string, Id<'person'>>
  constructor(place: Place, cast: Cast, ids: ReadonlyMap<string, Id<'person'>>) {
    this.place = place
    this.cast = cast
    this.ids = ids
  }

  ago(days: number): Instant {
    return this.place.now.subtract({ hours: 24 * days })
  }
  by(who: keyof Cast, days: number): Context {
    return at(this.place, this.cast[who], this.ago(days))
  }
  family(part: HouseholdPart, days: number): Promise<Context> {
    return residentAt(this.place, part, this.ago(days))
  }
  id(key: string): Id<'person'> {
    return idIn(this.ids, key)
  }

  /** Help for Evi, which her parents see differently; and help for Sam, to which he and his mother said yes. */
  async consents(): Promise<void> {
    const { keys } = this.place
    const ask = async (key: string, about: string, said: readonly (readonly [HouseholdPart, 'yes' | 'no', string])[]): Promise<void> => {
      const personId = this.id(key)
      const wish = { personId, kind: 'help', help: ['youthHelp'], framework: null, about, until: null } as const
      const consentId = must(await askConsent(keys, this.by('nurse', 14), wish))
      for (const [part, decision, words] of said)
        must(await answerConsent(keys, await this.family(part, 12), { personId, consentId, decision, words, heard: null }))
    }
    await ask('sam', 'Gesprekken over de pauzes op school, samen met de gedragswetenschapper.', [
      ['parent', 'yes', ''],
      ['young', 'yes', 'Als het niet onder de les is.'],
    ])
    await ask('evi', 'Zes gesprekken over wonen in twee huizen.', [
      ['disagrees-yes', 'yes', 'Evi vraagt er zelf om.'],
      ['disagrees-no', 'no', 'Ik wil het eerst samen proberen.'],
    ])
    const wish = {
      personId: this.id('noor'),
      kind: 'help',
      help: ['support'],
      framework: null,
      about: 'Hulp thuis bij het slapen gaan.',
    } as const
    must(await askConsent(keys, this.by('nurse', 3), { ...wish, until: null }))
  }

  /** With a colleague who is involved, with the doctor because a colleague must know, and with the school, which waits for the mother. */
  async shares(): Promise<void> {
    const { keys } = this.place
    const decision = {
      ...{ necessary: true, objection: false, goodCareOpposes: false, conflict: {}, informed: true, notInformedBecause: '' },
      consentId: null,
    }
    const sam = must(await readFamily(this.by('nurse', 10), keys, this.id('sam')))
    const piece = sam.pieces.find(({ fields }) => fields === 'healthPieces')?.id ?? ''
    const helper = { kind: 'colleague', accountId: this.cast.helper.accountId } as const
    must(
      await decideToShare(
        ...([keys, this.by('nurse', 10), this.id('sam')] as const),
        {
          ...{ pieces: [piece], wordsTitle: '', words: '', recipient: helper, purpose: 'together' },
          ...{ why: 'Zodat Sam zijn verhaal niet twee keer hoeft te vertellen.', until: null },
        },
        { ...decision, ground: 'directly-involved' },
      ),
    )
    const school = {
      kind: 'outside',
      name: 'Esther Bos',
      organisation: 'Basisschool De Linde',
      function: 'leerkracht',
      role: 'school',
    } as const
    must(
      await decideToShare(
        ...([keys, this.by('nurse', 5), this.id('noor')] as const),
        {
          ...{ pieces: [], wordsTitle: 'Noor slaapt weinig', recipient: school, purpose: 'school' },
          words: 'Noor is soms moe in de ochtend. Thuis is er een vast ritueel. Wil je laten weten hoe het in de klas gaat?',
          ...{ why: 'De leerkracht kan letten op hoe Noor zich voelt.', until: localDate(this.place.now).add({ months: 6 }) },
        },
        { ...decision, ground: 'consent' },
      ),
    )
    const conflict = {
      ...{ consentSought: 'Moeder was drie dagen niet te bereiken.', harmFeared: 'Jaimy komt zonder medicijnen op school.' },
      ...{ alternatives: 'De voogd kon vandaag niet komen.', minimumData: 'Alleen welke medicijnen en hoe laat.' },
      colleagueConsulted: 'Marjolein Verbeek, jeugdarts',
    }
    const doctor = { kind: 'colleague', accountId: this.cast.doctor.accountId } as const
    must(
      await decideToShare(
        ...([keys, this.by('nurse', 7), this.id('jaimy')] as const),
        {
          ...{ pieces: [], wordsTitle: 'Medicijnen van Jaimy', words: 'Jaimy neemt om acht uur en om twaalf uur een tablet.' },
          ...{ recipient: doctor, purpose: 'safety', why: 'De jeugdarts belt vandaag met de apotheek.', until: null },
        },
        { ...decision, ground: 'conflict-of-duties', conflict },
      ),
    )
  }

  /** A question about a line, an objection, a correction that was granted in part, an own statement, a copy, and limited information. */
  async requests(): Promise<void> {
    const { keys } = this.place
    const mother = await this.family('parent', 6)
    const log = must(await readFileLog(mother, { personId: this.id('noor'), days: null, by: null, limit: 50 }))
    const line = log.lines.find(({ who }) => who.kind === 'staff')
    if (line !== undefined)
      must(
        await askAboutFile(keys, mother, {
          ...{ kind: 'question', personId: this.id('noor'), eventId: line.id, text: 'Wie is dit, en waarom was dat nodig?' },
        }),
      )
    const noor = must(await readFamily(this.by('nurse', 6), keys, this.id('noor')))
    const [newer, older] = noor.pieces
    if (older !== undefined) {
      const text = 'Er staat dat Noor elke nacht wakker wordt. Dat is drie keer per week.'
      const wish = { kind: 'correction', personId: this.id('noor'), pieceId: older.id, text } as const
      const id = must(await askAboutFile(keys, await this.family('parent', 13), wish))
      const verdict = { decision: 'partly', ground: 'opinion-not-fact', keep: [] } as const
      const reasons = 'De zin over de nachten is aangepast. Dat Noor overdag vrolijk is, is wat de verpleegkundige zag; dat blijft staan.'
      must(await decideAboutFile({ keys, jobs, keepers: keepersOf(keys) }, this.by('nurse', 9), id, { ...verdict, reasons }))
    }
    if (newer !== undefined)
      must(
        await askAboutFile(keys, mother, {
          ...{ kind: 'statement', personId: this.id('noor'), pieceId: newer.id, text: 'Wij doen dit ritueel al een week en het helpt.' },
        }),
      )
    const objection = 'Ik wil niet dat de school weet dat ik met iemand praat.'
    must(await askAboutFile(keys, await this.family('young', 4), { kind: 'objection', personId: this.id('sam'), text: objection }))
    const copy = must(
      await askAboutFile(keys, await this.family('disagrees-yes', 16), { kind: 'copy', personId: this.id('evi'), text: '' }),
    )
    const given = { decision: 'granted', ground: null, keep: [], reasons: 'De kopie ligt voor je klaar bij de balie.' } as const
    must(await decideAboutFile({ keys, jobs, keepers: keepersOf(keys) }, this.by('officer', 12), copy, given))
    const born = noor.person?.birthDate ?? localDate(this.place.now)
    const ask = { name: 'Noor Okkerse', born, text: 'Hoe gaat het met Noor op school?' }
    must(await askLimitedInformation(keys, await this.family('without-authority', 2), ask))
  }

  /** The doctor opened a file twice when it could not wait: once it was looked at, once it waits. */
  async emergencies(): Promise<void> {
    const { keys } = this.place
    const open = async (key: string, daysAgo: number, explanation: string) => {
      const { person } = must(await readFamily(this.by('nurse', daysAgo), keys, this.id(key)))
      if (person === null || person.birthDate === null) throw new Error('Somebody of a household is not there')
      const wish = { reason: 'carer-unreachable', explanation, hours: 4, familyName: person.familyName, callName: person.callName }
      const doctor = this.by('doctor', daysAgo)
      const { id } = must(await openInEmergency({ keys, jobs }, doctor, { ...wish, birthDate: person.birthDate }))
      must(await readFamily(doctor, keys, this.id(key)))
      return id
    }
    const seen = await open('noor', 11, 'Spoedpost belt in het weekend: kind met benauwdheid, vraagt naar eerdere klachten.')
    const officer = at(this.place, this.cast.officer, this.ago(10))
    must(await reviewEmergency({ keys }, officer, { id: seen, verdict: 'right', note: 'Goed uitgelegd en snel weer gesloten.' }))
    await open('sam', 1, 'School belt: niet aangekomen vanochtend, en de verpleegkundige is vandaag vrij.')
  }
}

const idIn = (ids: ReadonlyMap<string, Id<'person'>>, key: string): Id<'person'> => {
  const id = ids.get(key)
  if (id === undefined) throw new Error(`Nobody of the households is ${key}`)
  return id
}

/** With a proof of a moment before, where a deed wants one. */
function at(place: Place, actor: Staff, moment: Instant): Context {
  return contextOf(place, { ...actor, session: { id: newId<'session'>(), provedAt: moment } }, moment)
}
