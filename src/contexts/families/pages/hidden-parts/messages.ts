import { catalogue } from '#platform/locale.ts'
import { en } from './messages.en.ts'
import { nl } from './messages.nl.ts'

/** Words of hidden parts of a file. */
export const hiddenPartMessages = catalogue({ nl, en })
