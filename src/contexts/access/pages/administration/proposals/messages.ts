import { catalogue, type MessagesLike } from '#platform/i18n.ts'
import { en } from './messages.en.ts'
import { nl } from './messages.nl.ts'

/** The words of proposals and their mail. */
export const proposalMessages = catalogue<MessagesLike<typeof nl>>({ nl, en })
