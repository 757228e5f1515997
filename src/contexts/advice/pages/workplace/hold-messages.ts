import { catalogue, type MessagesLike } from '#platform/i18n.ts'
import { en } from './hold-messages.en.ts'
import { nl } from './hold-messages.nl.ts'

export const holdMessages = catalogue<MessagesLike<typeof nl>>({ nl, en })
