import { catalogue, type MessagesLike } from '#platform/i18n.ts'
import { en } from './messages.en.ts'
import { nl } from './messages.nl.ts'

export type SessionMessages = MessagesLike<typeof nl>

/** Words of sessions of a team. */
export const sessionMessages = catalogue<SessionMessages>({ nl, en })
