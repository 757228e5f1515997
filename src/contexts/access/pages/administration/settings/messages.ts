import { catalogue, type MessagesLike } from '#platform/i18n.ts'
import { en } from './messages.en.ts'
import { nl } from './messages.nl.ts'

/** The words of the settings of a centre. */
export const settingsMessages = catalogue<MessagesLike<typeof nl>>({ nl, en })
