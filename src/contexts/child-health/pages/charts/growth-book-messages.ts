import { catalogue } from '#platform/locale.ts'
import { en } from './growth-book-messages.en.ts'
import { nl } from './growth-book-messages.nl.ts'

export const growthBookMessages = catalogue({ nl, en })
