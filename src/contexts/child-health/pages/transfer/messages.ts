import { catalogue } from '#platform/i18n.ts'
import { en } from './messages.en.ts'
import { nl } from './messages.nl.ts'

export type TransferMessages = typeof nl
export const transferMessages = catalogue({ nl, en })
