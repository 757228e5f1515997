/** Files with all that can stand in them, deed by deed as people do it: for what must take a file along whole. */
import type { Actor, Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import type { Result } from '#platform/result.ts'
import { Temporal } from '#platform/time.ts'
import { beginEmergency, beginStandIn, openCompartment } from '#contexts/access/public-files.ts'
import { handKey, makeRequest, placeHold } from '#contexts/access/public-openness.ts'
import { answerConsent, askConsent, exceptConsent } from '#contexts/access/public-sharing.ts'
import { askAboutFile } from '#contexts/families/use-cases/ask-about-file.server.ts'
import { writeHiddenPiece } from '#contexts/families/use-cases/hidden-pieces.server.ts'
import { writePiece } from '#contexts/families/use-cases/write-piece.server.ts'
import type { TestDatabase } from '../database.ts'
import { testKeys as keys } from '../keys.ts'
import { aColleague, aContext, whoProved } from './centres.ts'
import { aPerson, aResidentWhoIs, hasAuthority, worksWith } from './families.ts'
import { aWholeRecord } from './whole-record.ts'
import { aShareWish, share } from './sharing.ts'

type Staff = Actor & { readonly kind: 'staff' }
export type FullTeam = { readonly nurse: Staff; readonly other: Staff; readonly doctor: Staff; readonly officer: Staff }

export async function aFullTeam({ db }: TestDatabase, here: Id<'centre'>): Promise<FullTeam> {
  const one = (name: string, role: string) => aColleague(db, here, { name, profession: 'youthNurse', roles: [role] })
  const nurse = await one('Sanne Kijk', 'professional')
  return {
    nurse,
    other: await one('Joost Vermeer', 'professional'),
    doctor: await one('Nood Arts', 'professional'),
    officer: await one('Fatma Arslan', 'privacyOfficer'),
  }
}

/** A young person of fourteen and a mother with authority, with whom a nurse works. */
export async function aFile({ db }: TestDatabase, here: Id<'centre'>, team: FullTeam, familyName: string) {
  const child = await aPerson(db, here, { name: `Noor ${familyName}`, born: '2012-03-04' })
  const mother = await aPerson(db, here, { name: `Mila ${familyName}`, born: '1985-05-05' })
  await hasAuthority(db, here, { holder: mother, child, from: '2012-03-04' })
  const care = await worksWith(db, here, { accountId: team.nurse.accountId, personId: child, purpose: 'youthHealth' })
  return { child, mother, care }
}
export type FullFile = Awaited<ReturnType<typeof aFile>>

export const deeds = ['consent', 'share', 'emergency', 'standIn', 'hidden', 'requests', 'key', 'otherCare', 'health'] as const
export type FullDeed = (typeof deeds)[number]

const day = (text: string) => Temporal.PlainDate.from(text)
function must<T>(done: Result<T, { readonly kind: string }>): T {
  if (!done.ok) throw new Error(done.error.kind)
  return done.value
}
const jobs = { tell: async () => {}, start: async () => {}, stop: async () => {}, running: () => true }
const outside = {
  kind: 'outside',
  name: 'Veilig Thuis',
  organisation: 'Veilig Thuis',
  function: 'meldpunt',
  role: 'safe-home-report',
} as const

export async function fill(
  base: TestDatabase,
  here: Id<'centre'>,
  team: FullTeam,
  file: FullFile,
  done: readonly FullDeed[],
): Promise<void> {
  const as = (actor: Actor): Context => aContext(base.db, here, actor)
  const nurse = as(team.nurse)
  const { child: personId, mother } = file
  const note = { fields: 'healthPieces', kind: 'note', title: 'Gesprek', body: 'Over slapen.', aboutThirdPerson: false } as const
  const deedOf: Readonly<Record<FullDeed, () => Promise<unknown>>> = {
    async consent() {
      const help = { personId, about: 'Hulp bij slapen', until: null, kind: 'help', help: ['youthHelp'], framework: null } as const
      const consentId = must(await askConsent(keys, nurse, help))
      const heard = (from: Id<'person'>) => ({ from, how: 'spoken', on: day('2026-11-24') }) as const
      must(await answerConsent(keys, nurse, { personId, consentId, decision: 'yes', words: 'Graag.', heard: heard(personId) }))
      must(await answerConsent(keys, nurse, { personId, consentId, decision: 'no', words: 'Liever niet.', heard: heard(mother) }))
      must(await exceptConsent(keys, nurse, { personId, consentId, reason: 'considered-wish', explanation: 'Wil het zelf.' }))
    },
    async share() {
      must(await share(nurse, personId, aShareWish({ recipient: { kind: 'colleague', accountId: team.other.accountId } })))
      must(await share(nurse, personId, aShareWish({ recipient: { ...outside, role: null }, ground: 'consent' })))
    },
    async emergency() {
      const wish = { reason: 'acute-danger', explanation: 'Moeder belt in paniek.', hours: 4 }
      must(await beginEmergency({ keys, jobs }, as(whoProved(team.doctor)), wish, async () => personId))
    },
    async standIn() {
      const term = { from: day('2026-11-20'), until: day('2026-12-20') }
      must(await beginStandIn(nurse, { personId, careRelationId: file.care, accountId: team.doctor.accountId, ...term }))
    },
    async hidden() {
      const compartmentId = must(await openCompartment(nurse, personId))
      const piece = { personId, compartmentId, fields: 'healthPieces', kind: 'note', title: 'Zorg', text: 'Blauwe plek.' } as const
      must(await writeHiddenPiece({ keys }, nurse, piece))
      must(await share(nurse, personId, aShareWish({ recipient: outside, ground: 'legal-right' }), compartmentId))
    },
    async requests() {
      const asMother = as(await aResidentWhoIs(base.db, here, mother))
      const pieceId = must(await writePiece(nurse, keys, personId, note))
      must(await askAboutFile(keys, asMother, { kind: 'statement', personId, pieceId, text: 'Zo was het niet.' }))
      const names = async () => ({ ok: true, value: { names: { requester: '', about: '' }, done: false } }) as const
      const erasure = must(await makeRequest<never>(keys, asMother, { kind: 'erasure', personId, text: 'Weg ermee' }, names))
      must(await placeHold(as(team.officer), erasure, { ground: 'complaint', until: null }))
    },
    async key() {
      must(await handKey(keys, nurse, { fileId: personId, personId }))
    },
    async health() {
      await aWholeRecord(base, here, { personId, saidBy: mother, by: team.nurse.accountId })
    },
    async otherCare() {
      await worksWith(base.db, here, { accountId: team.other.accountId, personId, purpose: 'youthHelp' })
    },
  }
  for (const deed of done) await deedOf[deed]()
}
