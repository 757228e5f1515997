/** The mail of an invitation and events for partners; and what comes back by itself: sealing the audit log and writing down erasures each minute (all of it each night), and clearing away what has had its time. */
import { z } from 'zod'
import { dutch, english, findLocale, localPath } from '#platform/i18n.ts'
import type { Id } from '#platform/id.ts'
import type { Job } from '#platform/jobs.server.ts'
import type { Services } from '#platform/services.ts'
import type { Context } from '#platform/context.ts'
import { caseFileMessages } from '../pages/case-file/messages.ts'
import { breachMessages } from '../pages/breach/messages.ts'
import { mijnMessages } from '../pages/mijn/messages.ts'
import { giveReminders, mailReminders } from '../use-cases/breach/remind-breaches.server.ts'
import { breachMailJob } from '../use-cases/breach/suspect-breach.server.ts'
import { emergencyAlertJob } from '../use-cases/case-file/emergency.server.ts'
import { keepHiddenParts } from '../use-cases/case-file/pass-on.server.ts'
import { mailAlerts } from '../use-cases/case-file/notices.server.ts'
import { mailLinkJob, sendMailLink } from '../use-cases/resident-mail-link.server.ts'
import { waysInMessages } from '../pages/ways-in/messages.ts'
import { staffMessages } from '../pages/staff/messages.ts'
import { invitationMailJob, sendInvitation } from '../use-cases/invitations.server.ts'
import type { Centre } from '../use-cases/centres.server.ts'
import { passwordMailJob, sendPasswordNotice } from '../use-cases/change-password.server.ts'
import { requestMailJob } from '../use-cases/case-file/person-requests.server.ts'
import { mailHandlers } from '../use-cases/case-file/request-handlers.server.ts'
import { sendRequestMail } from '../use-cases/case-file/send-request-mail.server.ts'
import { exportErasures } from '../use-cases/erasure-journal.server.ts'
import { forgetAnswers } from '../use-cases/retention/erase-whole.server.ts'
import type { KeepsFiles } from '../use-cases/retention/keeps-files.ts'
import { proposeDestruction } from '../use-cases/retention/propose.server.ts'
import { sealAudit } from '../use-cases/seal-audit.server.ts'
import { sendEvent } from '../use-cases/send-event.server.ts'
import { endWhatIsOver, tellOfProposals } from '../use-cases/administration/end-what-is-over.server.ts'
import { proposalMessages } from '../pages/administration/proposals/messages.ts'
import { proposalsPath } from '../pages/administration/proposals/proposals-page.ts'
import { tidyAccess } from '../use-cases/tidy.server.ts'
import { deliverEvent, publishFact } from '../use-cases/webhooks.server.ts'
import { hoursToReport } from '../rules/breach/clock.ts'
import { eventTypes } from '../rules/webhook.ts'

const AboutLink = z.object({ centreId: z.uuid(), linkId: z.uuid() })
const AboutInvitation = z.object({ centreId: z.uuid(), invitationId: z.uuid() })
const AboutEmergency = z.object({ centreId: z.uuid(), emergencyId: z.uuid() })
const AboutRequest = z.object({ centreId: z.uuid(), requestId: z.uuid() })
const AboutCentre = z.object({ centreId: z.uuid() })
const AboutAccount = z.object({ centreId: z.uuid(), accountId: z.uuid() })
export type AddressOf = (centreId: Id<'centre'>, path: string) => Promise<string>

type Centres = () => Promise<readonly Centre[]>

const centreId = z.uuid().transform((id) => id as Id<'centre'>)
const Event = z.object({ centreId, type: z.enum(eventTypes), subject: z.uuid(), occurredAt: z.string() })
const Delivery = z.object({ centreId, deliveryId: z.uuid() })

export function accessJobs(services: Services, centres: Centres, addressOf: AddressOf, keepers: readonly KeepsFiles[] = []): Job[] {
  const { db, jobs, keys, config, clock } = services
  const send = sendEvent(config.production ? 'refused' : 'allowed')
  return [
    {
      name: mailLinkJob,
      async run(data) {
        const about = AboutLink.parse(data)
        await mailLink(services, await centres(), addressOf, about.centreId as Id<'centre'>, about.linkId as Id<'mailLink'>)
      },
    },
    {
      name: invitationMailJob,
      async run(data) {
        const about = AboutInvitation.parse(data)
        await mailInvitation(services, await centres(), addressOf, about.centreId as Id<'centre'>, about.invitationId as Id<'invitation'>)
      },
    },
    {
      name: requestMailJob,
      async run(data) {
        const about = AboutRequest.parse(data)
        await mailRequest(services, await centres(), addressOf, about.centreId as Id<'centre'>, about.requestId as Id<'personRequest'>)
      },
    },
    {
      name: passwordMailJob,
      async run(data) {
        const about = AboutAccount.parse(data)
        await mailPasswordNotice(services, await centres(), about.centreId as Id<'centre'>, about.accountId as Id<'account'>)
      },
    },
    {
      name: emergencyAlertJob,
      async run(data) {
        const about = AboutEmergency.parse(data)
        await mailEmergency(services, await centres(), addressOf, about.centreId as Id<'centre'>, about.emergencyId)
      },
    },
    {
      name: 'access.publish-event',
      async run(data) {
        const { centreId: centre, ...fact } = Event.parse(data)
        await publishFact({ db, tell: jobs.tell }, centre, fact, clock())
      },
    },
    {
      name: 'access.deliver-event',
      async run(data) {
        const { centreId: centre, deliveryId } = Delivery.parse(data)
        const source = await addressOf(centre, '/api/v1')
        await deliverEvent({ db, tell: jobs.tell, keys, send }, { centreId: centre, deliveryId, source, now: clock() })
      },
    },
    {
      name: breachMailJob,
      async run(data) {
        const about = AboutCentre.parse(data)
        await mailBreaches(services, await centres(), addressOf, about.centreId as Id<'centre'>)
      },
    },
    {
      name: 'access.breach-clock',
      cron: '*/5 * * * *',
      run: () =>
        forEachCentre(centres, async ({ id }) => {
          await giveReminders(breachContext(services, id))
          await mailBreaches(services, await centres(), addressOf, id)
        }),
    },
    {
      name: 'access.mail-request-handlers',
      cron: '*/10 * * * *',
      run: () => forEachCentre(centres, (centre) => mailRequestHandlers(services, centre, addressOf)),
    },
    { name: 'access.seal-audit', cron: '* * * * *', run: () => forEachCentre(centres, (centre) => sealAudit(services, centre)) },
    { name: 'access.export-erasures', cron: '* * * * *', run: () => forEachCentre(centres, (centre) => exportErasures(services, centre)) },
    {
      name: 'access.seal-whole-audit',
      cron: '17 3 * * *',
      run: () => forEachCentre(centres, (centre) => sealAudit(services, centre, { whole: true })),
    },
    {
      name: 'access.propose-destruction',
      cron: '41 2 * * *',
      run: () => forEachCentre(centres, ({ id }) => propose(services, id, keepers)),
    },
    {
      name: 'access.end-what-is-over',
      cron: '* * * * *',
      run: () => forEachCentre(centres, (centre) => administer(services, centre, addressOf)),
    },
    {
      name: 'access.keep-hidden-parts',
      cron: '7 * * * *',
      run: () => forEachCentre(centres, ({ id }) => keepHiddenParts(jobContext(services, id))),
    },
    {
      name: 'access.tidy',
      cron: '*/10 * * * *',
      run: () => forEachCentre(centres, ({ id }) => tidyAccess(services, id, services.clock())),
    },
  ]
}

async function propose({ db, clock }: Services, centreId: Id<'centre'>, keepers: readonly KeepsFiles[]): Promise<void> {
  const ctx: Context = { db, centreId, actor: { kind: 'system', name: 'retention' }, now: clock(), traceId: 'job-retention', asked: [] }
  await forgetAnswers(ctx)
  await proposeDestruction(ctx, keepers)
}

async function administer({ db, mail, clock }: Services, { id: centreId, name }: Centre, addressOf: AddressOf): Promise<void> {
  const ctx: Context = {
    db,
    centreId,
    actor: { kind: 'system', name: 'administration' },
    now: clock(),
    traceId: 'job-administration',
    asked: [],
  }
  await endWhatIsOver(ctx)
  await tellOfProposals(ctx, mail, async () => {
    // In the language of the country: who decides may be anybody of the team.
    const words = proposalMessages(dutch).mail
    return { subject: words.subject(name), text: words.text(await addressOf(centreId, proposalsPath)) }
  })
}
const jobContext = ({ db, clock }: Services, centreId: Id<'centre'>): Context => ({
  ...{ db, centreId, actor: { kind: 'system', name: 'hidden-parts' }, now: clock(), traceId: 'job-hidden-parts', asked: [] },
})

async function mailInvitation(
  { db, keys, mail, clock }: Services,
  centres: readonly Centre[],
  addressOf: AddressOf,
  centreId: Id<'centre'>,
  id: Id<'invitation'>,
): Promise<void> {
  const name = centres.find((one) => one.id === centreId)?.name ?? ''
  const ctx: Context = { db, centreId, actor: { kind: 'system', name: 'invitation' }, now: clock(), traceId: 'job-invitation', asked: [] }
  await sendInvitation(keys, ctx, mail, id, async (language, token) => {
    const locale = findLocale(language) ?? dutch
    const words = staffMessages(locale).mail
    const address = await addressOf(centreId, localPath(locale, `/uitnodiging/${token}`))
    return { subject: words.subject(name), text: words.text(name, address) }
  })
}

/** An account keeps no language: both, Dutch first. */
async function mailPasswordNotice(
  { db, mail, clock }: Services,
  centres: readonly Centre[],
  centreId: Id<'centre'>,
  accountId: Id<'account'>,
): Promise<void> {
  const name = centres.find((one) => one.id === centreId)?.name ?? ''
  const ctx: Context = { db, centreId, actor: { kind: 'system', name: 'password' }, now: clock(), traceId: 'job-password', asked: [] }
  const [first, second] = [waysInMessages(dutch).passwordMail, waysInMessages(english).passwordMail]
  await sendPasswordNotice(ctx, mail, accountId, { subject: first.subject(name), text: `${first.text}\n----------\n\n${second.text}` })
}

/** Both languages, and nothing of whom it is about: the address leads to the workplace, where it is asked who looks. */
async function mailEmergency(
  { db, mail, clock }: Services,
  centres: readonly Centre[],
  addressOf: AddressOf,
  centreId: Id<'centre'>,
  emergencyId: string,
): Promise<void> {
  const name = centres.find((one) => one.id === centreId)?.name ?? ''
  const ctx: Context = { db, centreId, actor: { kind: 'system', name: 'emergency' }, now: clock(), traceId: 'job-emergency', asked: [] }
  await mailAlerts(ctx, mail, emergencyId, async (kind) => {
    const address = await addressOf(centreId, kind === 'emergency-to-review' ? '/werkplek/nood/nakijken' : '/werkplek/nood')
    const [first, second] = [caseFileMessages(dutch).mail[kind], caseFileMessages(english).mail[kind]]
    return { subject: first.subject(name), text: `${first.text(address)}\n----------\n\n${second.text(address)}` }
  })
}

const breachContext = ({ db, clock }: Services, centreId: Id<'centre'>): Context => ({
  ...{ db, centreId, actor: { kind: 'system', name: 'breach-clock' }, now: clock(), traceId: 'job-breach-clock', asked: [] },
})

/** Both languages, and nothing of what happened, in the address neither: it leads to the workplace, whose menu counts what waits. */
async function mailBreaches(services: Services, centres: readonly Centre[], addressOf: AddressOf, centreId: Id<'centre'>): Promise<void> {
  const name = centres.find((one) => one.id === centreId)?.name ?? ''
  const address = await addressOf(centreId, '/werkplek')
  const [first, second] = [breachMessages(dutch).mail, breachMessages(english).mail]
  await mailReminders(breachContext(services, centreId), services.mail, async (hours) => {
    const kind = hours === 0 ? 'suspected' : hours === hoursToReport ? 'late' : 'reminder'
    return { subject: first[kind].subject(name), text: `${first.text(address)}\n----------\n\n${second.text(address)}` }
  })
}

/** Who handles requests; both languages, and nothing of whom or what. */
async function mailRequestHandlers({ db, mail, clock }: Services, { id, name }: Centre, addressOf: AddressOf): Promise<void> {
  const ctx: Context = {
    db,
    centreId: id,
    actor: { kind: 'system', name: 'request' },
    now: clock(),
    traceId: 'job-request-handlers',
    asked: [],
  }
  const address = await addressOf(id, '/werkplek/verzoeken')
  const [first, second] = [caseFileMessages(dutch).mail['request-to-handle'], caseFileMessages(english).mail['request-to-handle']]
  await mailHandlers(ctx, mail, { subject: first.subject(name), text: `${first.text(address)}\n----------\n\n${second.text(address)}` })
}

/** An account keeps no language: both, Dutch first. */
async function mailRequest(
  { db, keys, mail, clock }: Services,
  centres: readonly Centre[],
  addressOf: AddressOf,
  centreId: Id<'centre'>,
  id: Id<'personRequest'>,
): Promise<void> {
  const name = centres.find((one) => one.id === centreId)?.name ?? ''
  const ctx: Context = { db, centreId, actor: { kind: 'system', name: 'request' }, now: clock(), traceId: 'job-request', asked: [] }
  const address = await addressOf(centreId, '/mijn')
  const [first, second] = [mijnMessages(dutch).requestMail, mijnMessages(english).requestMail]
  await sendRequestMail(keys, ctx, mail, id, {
    subject: first.subject(name),
    text: `${first.text(address)}\n----------\n\n${second.text(address)}`,
  })
}

async function mailLink(
  { db, keys, mail, clock }: Services,
  centres: readonly Centre[],
  addressOf: AddressOf,
  centreId: Id<'centre'>,
  id: Id<'mailLink'>,
): Promise<void> {
  const name = centres.find((one) => one.id === centreId)?.name ?? ''
  const ctx: Context = { db, centreId, actor: { kind: 'system', name: 'mail-link' }, now: clock(), traceId: 'job-mail-link', asked: [] }
  await sendMailLink(keys, ctx, mail, id, async (language, token) => {
    const locale = findLocale(language) ?? dutch
    const words = mijnMessages(locale).mail
    return { subject: words.subject(name), text: words.text(name, await addressOf(centreId, localPath(locale, `/mijn/link/${token}`))) }
  })
}

/** One centre's trouble does not keep the others waiting; it is thrown at the end, so that the job is tried again. */
export async function forEachCentre(centres: Centres, work: (centre: Centre) => Promise<unknown>): Promise<void> {
  const problems: unknown[] = []
  for (const centre of await centres()) await work(centre).catch((problem: unknown) => problems.push(problem))
  if (problems.length > 0) throw problems[0]
}
