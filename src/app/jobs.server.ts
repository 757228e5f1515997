/** Every job of the application. */
import { accessJobs, auditJobs, reviewJobs } from '#contexts/access/jobs.ts'
import { adviceJobs } from '#contexts/advice/public.ts'
import { callsJobs, collectiveJobs, scheduleJobs } from '#contexts/child-health/jobs.ts'
import { findKinOfColleagues } from '#contexts/families/public.ts'
import { sessionJobs } from '#contexts/vaccination/jobs.ts'
import type { Id } from '#platform/id.ts'
import type { Job } from '#platform/jobs.server.ts'
import { addressOf } from './addresses.ts'
import { keepersOf } from './keepers.ts'
import type { Parts } from './parts.server.ts'

export function allJobs({ services, desk, centres }: Parts): Job[] {
  const centreIds = async (): Promise<readonly Id<'centre'>[]> => (await centres.all()).map(({ id }) => id)
  const address = async (centreId: Id<'centre'>, path: string): Promise<string> =>
    addressOf(services.config, await centres.find(centreId), path)
  const centreName = async (centreId: Id<'centre'>): Promise<string> => (await centres.find(centreId)).name
  return [
    ...adviceJobs({ services, desk, centreIds, addressOf: address }),
    ...accessJobs(services, centres.all, address, keepersOf(services.keys)),
    ...auditJobs(services, centres.all, address),
    ...callsJobs({ services, centreName, addressOf: address }),
    ...sessionJobs({ services, centreName, addressOf: address }),
    ...collectiveJobs(services, centreIds),
    ...scheduleJobs(services, centreIds),
    ...reviewJobs(services, centres.all, address, findKinOfColleagues),
  ]
}
