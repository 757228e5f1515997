import { catalogue } from '#platform/locale.ts'
import { en } from './messages.en.ts'
import { nl } from './messages.nl.ts'

/** Words of the charts in a record. */
export const chartMessages = catalogue({ nl, en })
