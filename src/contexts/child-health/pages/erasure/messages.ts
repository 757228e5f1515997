import { catalogue } from '#platform/locale.ts'
import { en } from './messages.en.ts'
import { nl } from './messages.nl.ts'

/** Words of single pieces of the record that can be erased. */
export const erasureMessages = catalogue({ nl, en })
