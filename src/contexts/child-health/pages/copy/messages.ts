import { catalogue } from '#platform/locale.ts'
import { en } from './messages.en.ts'
import { nl } from './messages.nl.ts'

/** Words of the health record in the copy of a file. */
export const copyMessages = catalogue({ nl, en })
