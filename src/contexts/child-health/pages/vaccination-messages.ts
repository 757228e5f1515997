import { catalogue } from '#platform/locale.ts'
import { en } from './vaccination-messages.en.ts'
import { nl } from './vaccination-messages.nl.ts'

export const vaccinationMessages = catalogue({ nl, en })
