import { catalogue, type MessagesLike } from '#platform/i18n.ts'
import { en } from './messages.en.ts'
import { nl } from './messages.nl.ts'

/** The words of the administration of accounts, of invitations and their mail. */
export const staffMessages = catalogue<MessagesLike<typeof nl>>({ nl, en })
