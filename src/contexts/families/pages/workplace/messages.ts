import { catalogue, type MessagesLike } from '#platform/i18n.ts'
import { en } from './messages.en.ts'
import { nl } from './messages.nl.ts'

export type FamilyMessages = MessagesLike<typeof nl>

/** Words of the pages of families in the workplace. */
export const familyMessages = catalogue<FamilyMessages>({ nl, en })
