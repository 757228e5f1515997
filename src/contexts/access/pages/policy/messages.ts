import { catalogue } from '#platform/i18n.ts'
import { en } from './messages.en.ts'
import { nl } from './messages.nl.ts'

export const policyMessages = catalogue({ nl, en })
