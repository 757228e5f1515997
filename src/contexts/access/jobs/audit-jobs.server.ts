/** What the log does by the clock: each week it is proven, each night what has had its time goes, and whoever must act on a broken log gets a mail. */
import type { Context } from '#platform/context.ts'
import { dutch, english } from '#platform/i18n.ts'
import type { Job } from '#platform/jobs.server.ts'
import type { Services } from '#platform/services.ts'
import { auditPath } from '../pages/audit/audit-page.ts'
import { auditMessages } from '../pages/audit/messages.ts'
import { mailLogAlarm } from '../use-cases/audit/keep-proof.server.ts'
import { removeLogLines } from '../use-cases/audit/remove-log-lines.server.ts'
import type { Centre } from '../use-cases/centres.server.ts'
import { clearOwnRecords } from '../use-cases/retention/clear-own-records.server.ts'
import { verifyAudit } from '../use-cases/verify-audit.server.ts'
import { forEachCentre, type AddressOf } from './access-jobs.server.ts'

export function auditJobs(services: Services, centres: () => Promise<readonly Centre[]>, addressOf: AddressOf): Job[] {
  return [
    { name: 'access.verify-audit', cron: '23 4 * * 0', run: () => forEachCentre(centres, (centre) => prove(services, centre, addressOf)) },
    {
      name: 'access.mail-log-alarm',
      cron: '*/10 * * * *',
      run: () => forEachCentre(centres, (centre) => mailAlarm(services, centre, addressOf)),
    },
    {
      name: 'access.remove-by-term',
      cron: '53 2 * * *',
      run: () => forEachCentre(centres, (centre) => removeByTerm(services, centre, addressOf)),
    },
  ]
}

const contextOf = ({ db, clock }: Services, { id }: Centre, name: string): Context => ({
  ...{ db, centreId: id, actor: { kind: 'system', name }, now: clock(), traceId: `job-${name}`, asked: [] },
})

async function prove(services: Services, centre: Centre, addressOf: AddressOf): Promise<void> {
  const proof = await verifyAudit(services, contextOf(services, centre, 'verify-audit'), centre)
  if (!proof.ok) throw new Error('The system may not prove the log')
  if (proof.value.problem !== null)
    services.log.error({ kind: 'audit-proof', centreId: centre.id }, 'The audit log is not as it was sealed')
  await mailAlarm(services, centre, addressOf)
}

/** A line that is not as it was sealed is not removed: the whole log is proven at once, which alarms. */
async function removeByTerm(services: Services, centre: Centre, addressOf: AddressOf): Promise<void> {
  const ctx = contextOf(services, centre, 'remove-by-term')
  const removed = await removeLogLines(services, ctx)
  await clearOwnRecords(ctx)
  if (!removed.ok) await prove(services, centre, addressOf)
}

/** Both languages, and nothing of what is wrong. */
async function mailAlarm(services: Services, centre: Centre, addressOf: AddressOf): Promise<void> {
  await mailLogAlarm(contextOf(services, centre, 'log-alarm'), services.mail, async () => {
    const address = await addressOf(centre.id, auditPath)
    const [first, second] = [auditMessages(dutch).mail, auditMessages(english).mail]
    return { subject: first.subject(centre.name), text: `${first.text(address)}\n----------\n\n${second.text(address)}` }
  })
}
