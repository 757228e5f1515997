import { catalogue } from '#platform/i18n.ts'
import { en } from './flood-messages.en.ts'
import { nl } from './flood-messages.nl.ts'

export const floodMessages = catalogue({ nl, en })
