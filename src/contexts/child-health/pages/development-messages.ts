import { catalogue } from '#platform/locale.ts'
import { en } from './development-messages.en.ts'
import { nl } from './development-messages.nl.ts'

export const developmentMessages = catalogue({ nl, en })
