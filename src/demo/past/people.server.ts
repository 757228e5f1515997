/** People around the questions: a colleague who left, colleagues who are invited, devices, residents with an account, a partner's program. */
import { addLocalAccount, listColleagues, type Centre } from '#contexts/access/public.ts'
import {
  addClient,
  addWebhook,
  askForMailLink,
  beginSession,
  closeAccount,
  deliverEvent,
  invite,
  publishFact,
  sendMailLink,
  useMailLink,
} from '#contexts/access/deeds.ts'
import { searchLibrary } from '#contexts/advice/deeds.ts'
import { loadLibrary } from '#contexts/advice/public.ts'
import type { Actor, Context } from '#platform/context.ts'
import { inTransaction } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Jobs, JobData } from '#platform/jobs.server.ts'
import { pseudonym } from '#platform/keys.server.ts'
import type { Services } from '#platform/services.ts'
import type { Instant } from '#platform/time.ts'
import { join } from 'node:path'
import { root } from '../../installation.server.ts'
import { contextOf, must, type Stage } from '../play.server.ts'
import { system } from '../fill.server.ts'
import { searchedInVain } from './singles.ts'

type Parts = Pick<Services, 'db' | 'keys'>
type Place = { readonly stage: Stage; readonly centre: Centre; readonly anchor: Instant }

/** What would be told to jobs is kept here: nobody is mailed, and nothing is sent to an address outside. */
class Kept {
  readonly told: JobData[] = []
  readonly tell: Jobs['tell'] = async (_tx, _name, data) => {
    this.told.push(data)
  }
  readonly jobs = { tell: this.tell, start: async () => {}, stop: async () => {}, running: () => true }
}

const before = (at: Instant, days: number): Instant => at.subtract({ hours: 24 * days })

export async function fillPeople({ db, keys }: Parts, { stage, centre, anchor }: Place): Promise<void> {
  const domain = `${centre.slug}.example`
  const administrator = await staffWith(stage, 'administrator')
  const kept = new Kept()
  for (const [name, profession, role, days] of [
    ['nieuw', 'youthNurse', 'professional', 1],
    ['balie', 'frontDeskWorker', 'frontDesk', 3],
    ['vorige-maand', 'familyCoach', 'professional', 30],
  ] as const) {
    const at = before(anchor, days)
    const ctx = contextOf(stage, { ...administrator, session: { id: newId<'session'>(), provedAt: at } }, at)
    must(await invite({ keys, jobs: kept.jobs }, ctx, { email: `${name}@${domain}`, profession, roles: [role], language: 'nl' }))
  }
  await useDevices(stage, anchor)
  for (let number = 1; number <= 8; number += 1) await becomeResident({ db, keys }, stage, number, before(anchor, number * 9))
  await searchInVain({ keys }, stage, anchor)
  await tellPartner({ db, keys }, stage, anchor)
}

/** She worked here until six weeks ago: she answered and was on duty, and then her account was closed. */
const leaver = { displayName: 'Ria Dekker', publicName: 'Ria', profession: 'familyCoach', roles: ['professional'] }
export const leftDaysAgo = 42
export const isLeaver = ({ name }: { readonly name: string }): boolean => name === leaver.displayName

export async function addLeaver(db: Stage['db'], centre: Centre, anchor: Instant): Promise<void> {
  const ctx = contextOf({ db, centreId: centre.id }, system, before(anchor, 190))
  const added = await addLocalAccount(ctx, { ...leaver, email: `ria@${centre.slug}.example` })
  if (!added.ok && added.error.kind !== 'email-taken') must(added)
}

export async function closeLeaver(stage: Stage, anchor: Instant): Promise<void> {
  const found = (await inTransaction(stage.db, { centreId: stage.centreId, actor: 'system' }, listColleagues)).find(isLeaver)
  if (found?.active === true) must(await closeAccount(contextOf(stage, system, before(anchor, leftDaysAgo)), found.id))
}

async function staffWith({ db, centreId }: Stage, role: string): Promise<Extract<Actor, { kind: 'staff' }>> {
  const found = (await inTransaction(db, { centreId, actor: 'system' }, listColleagues)).find(
    (one) => one.active && one.roles.includes(role),
  )
  if (found === undefined) throw new Error(`Nobody is ${role}`)
  const { id, name, profession, roles } = found
  return { kind: 'staff', accountId: id, name, profession, roles }
}

/** Everybody of the team signed in this morning; some on a telephone too. */
async function useDevices(stage: Stage, anchor: Instant): Promise<void> {
  const people = [...stage.team.values()].flat()
  for (const [index, actor] of people.entries()) {
    if (actor.kind !== 'staff') continue
    const devices = index % 3 === 0 ? ['firefox windows', 'safari ios'] : [index % 2 === 0 ? 'edge windows' : 'chrome android']
    for (const device of devices)
      must(
        await beginSession(contextOf(stage, { kind: 'visitor' }, anchor.subtract({ minutes: 20 + index })), {
          accountId: actor.accountId,
          acr: 'demonstration',
          device,
        }),
      )
  }
}

/** By the link in a mail, as everybody: asked for, mailed, followed. */
async function becomeResident({ keys }: Parts, stage: Stage, number: number, at: Instant): Promise<void> {
  const kept = new Kept()
  const browser = pseudonym(keys, 'demonstration', `browser ${number}`).toString('base64url')
  const visitor = contextOf(stage, { kind: 'visitor' }, at)
  must(await askForMailLink({ keys, jobs: kept.jobs }, visitor, { email: `inwoner-${number}@inwoner.example`, browser, language: 'nl' }))
  let token = ''
  const letter = async (_language: string, given: string) => {
    token = given
    return { subject: '', text: '' }
  }
  const link = String(kept.told[0]?.['linkId'] ?? '') as Id<'mailLink'>
  const mail = { send: async () => {}, kept: () => [] }
  await sendMailLink(keys, contextOf(stage, system, at), mail, link, letter)
  must(await useMailLink(contextOf(stage, { kind: 'visitor' }, at), { token, browser, confirmed: false, device: 'safari ios' }))
}

/** Different people who found nothing; editors see what at least three of them searched for. */
async function searchInVain({ keys }: Pick<Parts, 'keys'>, stage: Stage, anchor: Instant): Promise<void> {
  const { synonyms } = loadLibrary(join(root, 'content'))
  for (const [query, language, people] of searchedInVain)
    for (let one = 0; one < people; one += 1) {
      const source = pseudonym(keys, 'demonstration', `search ${query} ${one}`)
      const ctx: Context = contextOf(stage, { kind: 'visitor' }, before(anchor, one * 3 + 1))
      must(await searchLibrary(ctx, { query, language, filter: {}, synonyms, source }))
    }
}

/** A program of the municipality that heard of questions until its address was gone: nothing is sent to it any more. */
async function tellPartner({ db, keys }: Parts, stage: Stage, anchor: Instant): Promise<void> {
  const { centreId } = stage
  const kept = new Kept()
  const { id } = must(
    await addClient(contextOf(stage, system, before(anchor, 20)), { name: 'Site van de gemeente', scopes: ['library', 'events'] }),
  )
  const partner: Actor = { kind: 'client', clientId: id, scopes: ['library', 'events'] }
  const url = 'https://site.gemeente.example/cjg'
  must(
    await addWebhook(
      contextOf(stage, partner, before(anchor, 20)),
      keys,
      { url, eventTypes: ['nl.opencjg.conversation.asked'] },
      'refused',
    ),
  )
  for (const [index, status] of [204, 204, 500, 204, 410].entries()) {
    const at = anchor.subtract({ minutes: 300 - index * 40 })
    const fact = { type: 'nl.opencjg.conversation.asked', subject: newId(at.epochMilliseconds), occurredAt: at.toString() } as const
    await publishFact({ db, tell: kept.tell }, centreId, fact, at)
    const deliveryId = String(kept.told.at(-1)?.['deliveryId'] ?? '')
    await deliverEvent({ db, tell: kept.tell, keys, send: async () => status }, { centreId, deliveryId, source: url, now: at })
  }
}
