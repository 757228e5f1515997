import { catalogue, type MessagesLike } from '#platform/i18n.ts'
import { en } from './account-messages.en.ts'
import { nl } from './account-messages.nl.ts'

export type AccountMessages = MessagesLike<typeof nl>
export const accountMessages = catalogue<AccountMessages>({ nl, en })
