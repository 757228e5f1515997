/** Schedules are kept true at night, before the desks open. */
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import type { Job } from '#platform/jobs.server.ts'
import type { Services } from '#platform/services.ts'
import { keepSchedules } from '../use-cases/schedule/keep-schedules.server.ts'

export function scheduleJobs({ db, clock }: Pick<Services, 'db' | 'clock'>, centreIds: () => Promise<readonly Id<'centre'>[]>): Job[] {
  const run = async (centreId: Id<'centre'>): Promise<void> => {
    const actor = { kind: 'system', name: 'schedules' } as const
    const ctx: Context = { db, centreId, actor, now: clock(), traceId: 'job-schedules', asked: [] }
    await keepSchedules(ctx)
  }
  return [
    {
      name: 'child-health.keep-schedules',
      cron: '47 3 * * *',
      async run() {
        for (const centreId of await centreIds()) await run(centreId)
      },
    },
  ]
}
