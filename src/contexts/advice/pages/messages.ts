import { catalogue } from '#platform/i18n.ts'
import { en } from './messages.en.ts'
import { nl } from './messages.nl.ts'

/** Words of the public pages of the library in a language. */
export const pageMessages = catalogue({ nl, en })
