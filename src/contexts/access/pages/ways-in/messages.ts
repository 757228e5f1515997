import { catalogue, type MessagesLike } from '#platform/i18n.ts'
import { en } from './messages.en.ts'
import { nl } from './messages.nl.ts'

/** The words of second steps, passkeys, proofs and devices. */
export const waysInMessages = catalogue<MessagesLike<typeof nl>>({ nl, en })
