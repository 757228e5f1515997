/** The descriptions of all contexts, put together: from this one register come the municipality's register, the draft of its impact assessment and the page for residents. */
import type { ProcessingRegister } from '#contexts/access/public-processing.ts'
import { processing as access } from '#contexts/access/processing.ts'
import { processing as advice } from '#contexts/advice/processing.ts'
import { processing as childHealth } from '#contexts/child-health/processing.ts'
import { processing as families } from '#contexts/families/processing.ts'
import { processing as signals } from '#contexts/signals/processing.ts'
import { processing as vaccination } from '#contexts/vaccination/processing.ts'
import type { ProcessingDescription } from '#platform/processing.ts'
import { processing as demonstration } from '../../demo/processing.ts'
import { measures } from './measures.ts'

/** The platform keeps nothing of its own but how far the database is; jobs carry ids only. */
const platform: ProcessingDescription = {
  context: 'platform',
  activities: [],
  tables: {},
  withoutPersons: { 'platform.migration': 'which migrations were done' },
}

export const descriptions: readonly ProcessingDescription[] = [
  advice,
  families,
  childHealth,
  vaccination,
  signals,
  access,
  demonstration,
  platform,
]

export const processingRegister: ProcessingRegister = {
  version: 1,
  activities: descriptions.flatMap(({ activities, context }) => activities.map((one) => ({ ...one, context }))),
  measures,
}
