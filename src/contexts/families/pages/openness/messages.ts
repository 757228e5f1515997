import { catalogue, type MessagesLike } from '#platform/i18n.ts'
import { en } from './messages.en.ts'
import { nl } from './messages.nl.ts'

/** The words of the file of the family in Mijn CJG. */
export const opennessMessages = catalogue<MessagesLike<typeof nl>>({ nl, en })
