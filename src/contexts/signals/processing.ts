/** What `signals` does with data of persons: nothing yet. It is a pure rule without a table; the description comes with its first one. */
import type { ProcessingDescription } from '#platform/processing.ts'

export const processing: ProcessingDescription = { context: 'signals', activities: [], tables: {}, withoutPersons: {} }
