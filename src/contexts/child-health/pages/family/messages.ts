import { catalogue } from '#platform/locale.ts'
import { en } from './messages.en.ts'
import { nl } from './messages.nl.ts'

/** Words of the health of a child in Mijn CJG, and of what the family told in the workplace. */
export const familyMessages = catalogue({ nl, en })
