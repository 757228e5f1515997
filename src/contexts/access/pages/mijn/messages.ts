import { catalogue, type MessagesLike } from '#platform/i18n.ts'
import { en } from './messages.en.ts'
import { nl } from './messages.nl.ts'

/** The words of Mijn CJG: signing in of residents, their page, and their mail. */
export const mijnMessages = catalogue<MessagesLike<typeof nl>>({ nl, en })
