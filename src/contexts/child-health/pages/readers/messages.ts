import { catalogue } from '#platform/locale.ts'
import { en } from './messages.en.ts'
import { nl } from './messages.nl.ts'

/** Words of who reads a text of a contact. */
export const readersMessages = catalogue({ nl, en })
