import { catalogue } from '#platform/locale.ts'
import { en } from './messages.en.ts'
import { nl } from './messages.nl.ts'

/** Words that the three parts of the calculator page share. */
export const aidMessages = catalogue({ nl, en })
