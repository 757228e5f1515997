import { catalogue, type MessagesLike } from '#platform/i18n.ts'
import { en } from './messages.en.ts'
import { nl } from './messages.nl.ts'

export const summaryMessages = catalogue<MessagesLike<typeof nl>>({ nl, en })
