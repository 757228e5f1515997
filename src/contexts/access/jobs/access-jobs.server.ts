/** What comes back by itself: sealing the audit log and writing down erasures each minute (all of it each night), and clearing away what has had its time. */
import type { Job } from '#platform/jobs.server.ts'
import type { Services } from '#platform/services.ts'
import type { Centre } from '../use-cases/centres.server.ts'
import { exportErasures } from '../use-cases/erasure-journal.server.ts'
import { sealAudit } from '../use-cases/seal-audit.server.ts'
import { tidyAccess } from '../use-cases/tidy.server.ts'

type Centres = () => Promise<readonly Centre[]>

export function accessJobs(services: Services, centres: Centres): Job[] {
  return [
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
