import { catalogue } from '#platform/i18n.ts'
import { en } from './rota-messages.en.ts'
import { nl } from './rota-messages.nl.ts'

export const rotaMessages = catalogue({ nl, en })
