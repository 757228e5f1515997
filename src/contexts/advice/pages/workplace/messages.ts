import { catalogue, type MessagesLike } from '#platform/i18n.ts'
import { en } from './messages.en.ts'
import { nl } from './messages.nl.ts'

export type WorkMessages = MessagesLike<typeof nl>
export const workMessages = catalogue<WorkMessages>({ nl, en })
