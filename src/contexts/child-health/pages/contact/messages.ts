import { catalogue, type MessagesLike } from '#platform/locale.ts'
import { en } from './messages.en.ts'
import { nl } from './messages.nl.ts'

/** Words of the contact screen in a language; also what runs in the browser uses them. */
export const contactMessages = catalogue<MessagesLike<typeof nl>>({ nl, en })
export type ContactWords = ReturnType<typeof contactMessages>
