/**
 * Files of long ago, by the use cases of colleagues with a clock that is set back: registered, worked with, closed; one held, one held once and agreed to
 * by the privacy officer, so that a second person has to. Then a night proposes what may go, and the log is proven for the first time.
 */
import {
  confirmProposal,
  holdFile,
  liftHold,
  listHoldsOfCentre,
  listProposals,
  proposeDestruction,
  sealAudit,
  verifyAudit,
} from '#contexts/access/deeds.ts'
import { listCentres, listColleagues, type Centre, type Colleague } from '#contexts/access/public.ts'
import { endCare, listCare } from '#contexts/access/public-files.ts'
import { registerWholeFamily, writePiece } from '#contexts/families/deeds.ts'
import { keepersOf } from '../../app/keepers.ts'
import type { Actor, Context } from '#platform/context.ts'
import { inTransaction } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Services } from '#platform/services.ts'
import { momentOf, Temporal, type Instant } from '#platform/time.ts'
import { system, teamOf } from '../fill.server.ts'
import { contextOf, must } from '../play.server.ts'
import { listDone, markDone, markStep } from '../steps.server.ts'
import { oldFiles, type OldFile } from './old-files.ts'

type Parts = Pick<Services, 'db' | 'keys' | 'clock' | 'config' | 'log'>
type Staff = Actor & { readonly kind: 'staff' }
const step = 'old files'

export async function fillOldFiles(parts: Parts): Promise<void> {
  for (const centre of await listCentres(parts.db)) {
    if (!centre.demonstration) continue
    const { names } = await listDone(parts.db, centre.id)
    if (names.has(step)) continue
    const staff = await inTransaction(parts.db, { centreId: centre.id, actor: 'system' }, listColleagues)
    const officer = staff.find(({ active, roles }) => active && roles.includes('privacyOfficer'))
    const [nurse] = (await teamOf(parts, centre.id)).get('youthNurse') ?? []
    if (officer === undefined || nurse?.kind !== 'staff') continue
    const place: Place = { ...parts, centreId: centre.id, nurse, officer: actorOf(officer, parts.clock()) }
    await fillFiles(place)
    await proveLog(parts, centre)
    await markStep(parts.db, centre.id, step)
  }
}

type Place = Parts & { readonly centreId: Id<'centre'>; readonly nurse: Staff; readonly officer: Staff }

/** As the one who just proved to be there: confirming asks for that. */
function actorOf({ id: accountId, roles, profession, name }: Colleague, provedAt: Instant): Staff {
  return { kind: 'staff', accountId, roles, profession, name, session: { id: newId<'session'>(), provedAt } }
}

async function fillFiles(place: Place): Promise<void> {
  const now = place.clock()
  const { outcomes } = await listDone(place.db, place.centreId)
  const agreed: string[] = []
  for (const file of oldFiles) {
    const name = `old file ${file.name.join(' ')}`
    // Each is there once, also when the filling was broken off.
    const known = outcomes.get(name) as Id<'person'> | undefined
    const personId = known ?? (await fillFile(place, file))
    if (known === undefined) await markDone(place.db, place.centreId, name, personId)
    if (file.agreed) agreed.push(personId)
  }
  const keepers = keepersOf(place.keys)
  must(await proposeDestruction(contextOf(place, system, now), keepers))
  const ctx = contextOf(place, place.officer, now)
  const { proposals } = must(await listProposals(ctx, { scope: null, state: 'proposed', after: null }))
  for (const { id } of proposals.filter(({ personId }) => agreed.includes(personId)))
    must(await confirmProposal({ keys: place.keys, keepers }, ctx, id))
}

async function fillFile(
  place: Place,
  { name: [callName, familyName], born, sex, began, ended, piece, held }: OldFile,
): Promise<Id<'person'>> {
  const { keys, nurse, officer } = place
  const at = (actor: Actor, day: string): Context =>
    contextOf(place, actor, momentOf(Temporal.PlainDate.from(day), Temporal.PlainTime.from('10:00')))
  const child = {
    ...{
      key: 'child',
      callName,
      givenNames: callName,
      prefix: '',
      familyName,
      birthDate: Temporal.PlainDate.from(born),
      expectedOn: null,
      sex,
    },
    ...{ bsn: null, phone: null, decision: { kind: 'somebody-else', reason: 'seen-document' } as const, purpose: 'youthHealth' as const },
  }
  const ids = must(await registerWholeFamily(at(nurse, began), keys, { people: [child], homes: [], ties: [], authority: [] }))
  const personId = ids.get('child') ?? missing()
  must(await writePiece(at(nurse, began), keys, personId, { fields: 'healthPieces', kind: 'note', ...piece, aboutThirdPerson: false }))
  for (const { id } of must(await listCare(at(nurse, ended), personId))) must(await endCare(at(nurse, ended), personId, id))
  if (held === undefined) return personId
  must(await holdFile({ keys }, at(officer, held.from), { personId }, { ground: held.ground, reason: held.reason, until: null }))
  if (held.lifted === null) return personId
  const lifting = at(officer, held.lifted)
  const { holds } = must(await listHoldsOfCentre({ keys }, lifting, null))
  for (const hold of holds.filter((one) => one.personId === personId)) must(await liftHold(lifting, hold.id))
  return personId
}

/** As the clock does it each week. */
async function proveLog(parts: Parts, centre: Centre): Promise<void> {
  await sealAudit(parts, centre, { whole: true })
  must(await verifyAudit(parts, contextOf({ db: parts.db, centreId: centre.id }, system, parts.clock()), centre))
}

function missing(): never {
  throw new Error('The demonstration has no child in an old file')
}
