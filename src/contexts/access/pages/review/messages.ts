import { catalogue, type MessagesLike } from '#platform/i18n.ts'
import { en } from './messages.en.ts'
import { nl } from './messages.nl.ts'

/** The words of the review of access and of its mails. */
export const reviewMessages = catalogue<MessagesLike<typeof nl>>({ nl, en })
