/** What the application is made of in one process: services, library, centres, desk, browser modules. Opened once, handed to routes and jobs. */
import { join } from 'node:path'
import {
  indexLibrary,
  loadAccessibility,
  loadLibrary,
  searchDocuments,
  searchWords,
  type AdviceParts,
  type Desk,
} from '#contexts/advice/public.ts'
import { browserEntries, type ChildHealthParts } from '#contexts/child-health/public.ts'
import type { Metrics } from '#platform/metrics.server.ts'
import type { Limit } from '#platform/rate-limit.ts'
import type { Services } from '#platform/services.ts'
import { slowHash, type Hash } from '#platform/slow-hash.server.ts'
import { makeBrowserModules } from '#web/assets/browser-modules.server.ts'
import { root } from '../installation.server.ts'
import { makeCentres, type Centres } from './centres.server.ts'

export type Parts = AdviceParts &
  ChildHealthParts & {
    readonly centres: Centres
    /** Other brakes on floods than usual: for benchmarks, which are one, and for tests. */
    readonly pageLimit?: Limit
    readonly apiLimit?: Limit
    /** Counts along, when a monitor asks. */
    readonly metrics?: Metrics
    /** True when the process was told to stop: it still answers, and asks for nothing more. */
    readonly isClosing?: () => boolean
  }

export async function makeParts(services: Services, hash: Hash = slowHash): Promise<Parts> {
  const library = loadLibrary(join(root, 'content'))
  await indexLibrary(services.db, searchDocuments(library), searchWords(library))
  const centres = await makeCentres(services.db, library)
  const desk: Desk = { keys: services.keys, tell: services.jobs.tell, hash, centre: centres.find }
  return {
    ...{ services, library, accessibility: loadAccessibility(join(root, 'content')), centres, desk },
    modules: makeBrowserModules(root, browserEntries),
  }
}
