import { catalogue } from '#platform/locale.ts'
import { en } from './messages.en.ts'
import { nl } from './messages.nl.ts'

/** Words of the pictures of a family. */
export const pictureMessages = catalogue({ nl, en })
