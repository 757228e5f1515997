/** What the application is made of in one process: services, library, centres, desk. Opened once, handed to routes and jobs. */
import { join } from 'node:path'
import { indexLibrary, loadLibrary, searchDocuments, type AdviceParts, type Desk } from '#contexts/advice/public.ts'
import type { Metrics } from '#platform/metrics.server.ts'
import type { Limit } from '#platform/rate-limit.ts'
import type { Services } from '#platform/services.ts'
import { slowHash, type Hash } from '#platform/slow-hash.server.ts'
import { root } from '../installation.server.ts'
import { makeCentres, type Centres } from './centres.server.ts'

export type Parts = AdviceParts & {
  readonly centres: Centres
  /** Another brake on floods than usual: for benchmarks, which are one. */
  readonly pageLimit?: Limit
  /** Counts along, when a monitor asks. */
  readonly metrics?: Metrics
  /** True when the process was told to stop: it still answers, and asks for nothing more. */
  readonly isClosing?: () => boolean
}

export async function makeParts(services: Services, hash: Hash = slowHash): Promise<Parts> {
  const library = loadLibrary(join(root, 'content'))
  await indexLibrary(services.db, searchDocuments(library))
  const centres = await makeCentres(services.db, library)
  const desk: Desk = { keys: services.keys, tell: services.jobs.tell, hash, centre: centres.find }
  return { services, library, centres, desk }
}
