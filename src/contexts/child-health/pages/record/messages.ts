import { catalogue } from '#platform/locale.ts'
import { en } from './messages.en.ts'
import { nl } from './messages.nl.ts'

/** Words of the record of a child in the workplace. */
export const recordMessages = catalogue({ nl, en })
