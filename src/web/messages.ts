import { catalogue } from '#platform/locale.ts'
import { en } from './messages.en.ts'
import { nl } from './messages.nl.ts'

/** Words of the shell and the shared components in a language. */
export const shellMessages = catalogue({ nl, en })
