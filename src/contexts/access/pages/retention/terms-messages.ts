import { catalogue } from '#platform/i18n.ts'
import { en } from './terms-messages.en.ts'
import { nl } from './terms-messages.nl.ts'

export const termsMessages = catalogue({ nl, en })
