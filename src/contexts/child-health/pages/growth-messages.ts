import { catalogue } from '#platform/locale.ts'
import { en } from './growth-messages.en.ts'
import { nl } from './growth-messages.nl.ts'

export const growthMessages = catalogue({ nl, en })
