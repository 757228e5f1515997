/** Every job of the application. */
import { accessJobs } from '#contexts/access/jobs.ts'
import { adviceJobs } from '#contexts/advice/public.ts'
import type { Id } from '#platform/id.ts'
import type { Job } from '#platform/jobs.server.ts'
import type { Parts } from './parts.server.ts'

export function allJobs({ services, desk, centres }: Parts): Job[] {
  const centreIds = async (): Promise<readonly Id<'centre'>[]> => (await centres.all()).map(({ id }) => id)
  const addressOf = async (centreId: Id<'centre'>, path: string): Promise<string> => {
    const { publicUrl, port } = services.config
    const { hosts, isDefault } = await centres.find(centreId)
    if (publicUrl !== null && isDefault) return `${publicUrl}${path}`
    const host = hosts[0] ?? 'localhost'
    return host.endsWith('localhost') ? `http://${host}:${port}${path}` : `https://${host}${path}`
  }
  return [...adviceJobs({ services, desk, centreIds, addressOf }), ...accessJobs(services, centres.all, addressOf)]
}
