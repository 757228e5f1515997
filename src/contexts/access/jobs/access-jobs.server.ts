/** What comes back by itself: sealing the audit log and writing down erasures each minute (all of it each night), and clearing away what has had its time. */
import { z } from 'zod'
import type { Id } from '#platform/id.ts'
import type { Job } from '#platform/jobs.server.ts'
import type { Services } from '#platform/services.ts'
import type { Centre } from '../use-cases/centres.server.ts'
import { exportErasures } from '../use-cases/erasure-journal.server.ts'
import { sealAudit } from '../use-cases/seal-audit.server.ts'
import { sendEvent } from '../use-cases/send-event.server.ts'
import { tidyAccess } from '../use-cases/tidy.server.ts'
import { deliverEvent, publishFact } from '../use-cases/webhooks.server.ts'
import { eventTypes } from '../rules/webhook.ts'

type Centres = () => Promise<readonly Centre[]>
type AddressOf = (centreId: Id<'centre'>, path: string) => Promise<string>

const centreId = z.uuid().transform((id) => id as Id<'centre'>)
const Event = z.object({ centreId, type: z.enum(eventTypes), subject: z.uuid(), occurredAt: z.string() })
const Delivery = z.object({ centreId, deliveryId: z.uuid() })

export function accessJobs(services: Services, centres: Centres, addressOf: AddressOf): Job[] {
  const { db, jobs, keys, config, clock } = services
  const send = sendEvent(config.production ? 'refused' : 'allowed')
  return [
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
    { name: 'access.seal-audit', cron: '* * * * *', run: () => forEachCentre(centres, (centre) => sealAudit(services, centre)) },
    { name: 'access.export-erasures', cron: '* * * * *', run: () => forEachCentre(centres, (centre) => exportErasures(services, centre)) },
    {
      name: 'access.seal-whole-audit',
      cron: '17 3 * * *',
      run: () => forEachCentre(centres, (centre) => sealAudit(services, centre, { whole: true })),
    },
    {
      name: 'access.tidy',
      cron: '*/10 * * * *',
      run: () => forEachCentre(centres, ({ id }) => tidyAccess(services, id, services.clock())),
    },
  ]
}

/** One centre's trouble does not keep the others waiting; it is thrown at the end, so that the job is tried again. */
async function forEachCentre(centres: Centres, work: (centre: Centre) => Promise<unknown>): Promise<void> {
  const problems: unknown[] = []
  for (const centre of await centres()) await work(centre).catch((problem: unknown) => problems.push(problem))
  if (problems.length > 0) throw problems[0]
}
