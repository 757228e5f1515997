import { catalogue, type MessagesLike } from '#platform/i18n.ts'
import { en } from './messages.en.ts'
import { nl } from './messages.nl.ts'

/** The words of the page about one colleague. */
export const personMessages = catalogue<MessagesLike<typeof nl>>({ nl, en })
