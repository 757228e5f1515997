import { catalogue, type MessagesLike } from '#platform/i18n.ts'
import { en } from './ask-messages.en.ts'
import { nl } from './ask-messages.nl.ts'

export type AskMessages = MessagesLike<typeof nl>
export const askMessages = catalogue<AskMessages>({ nl, en })
