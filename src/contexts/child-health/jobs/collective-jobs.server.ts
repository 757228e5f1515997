/** The nightly count of the figures: once a year there is something to do, and a night that failed is made good by the next. */
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import type { Job } from '#platform/jobs.server.ts'
import type { Services } from '#platform/services.ts'
import { countYear } from '../use-cases/collective/count-year.server.ts'

export function collectiveJobs(
  { db, keys, clock }: Pick<Services, 'db' | 'keys' | 'clock'>,
  centreIds: () => Promise<readonly Id<'centre'>[]>,
): Job[] {
  const run = async (centreId: Id<'centre'>): Promise<void> => {
    const ctx: Context = { db, centreId, actor: { kind: 'system', name: 'figures' }, now: clock(), traceId: 'job-figures', asked: [] }
    await countYear(ctx, keys)
  }
  return [
    {
      name: 'child-health.count-year',
      cron: '23 2 * * *',
      async run() {
        for (const centreId of await centreIds()) await run(centreId)
      },
    },
  ]
}
