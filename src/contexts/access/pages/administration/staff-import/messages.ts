import { catalogue, type MessagesLike } from '#platform/i18n.ts'
import { en } from './messages.en.ts'
import { nl } from './messages.nl.ts'

/** The words of reading a list of new colleagues. */
export const staffImportMessages = catalogue<MessagesLike<typeof nl>>({ nl, en })
