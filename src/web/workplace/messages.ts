import { catalogue, type MessagesLike } from '#platform/i18n.ts'
import { en } from './messages.en.ts'
import { nl } from './messages.nl.ts'

export type WorkplaceShellMessages = MessagesLike<typeof nl>

/** Words of the frame around the workplace in a language. */
export const workplaceShellMessages = catalogue<WorkplaceShellMessages>({ nl, en })
