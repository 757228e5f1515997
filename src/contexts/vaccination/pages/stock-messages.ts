import { catalogue, type MessagesLike } from '#platform/i18n.ts'
import { en } from './stock-messages.en.ts'
import { nl } from './stock-messages.nl.ts'

export type StockMessages = MessagesLike<typeof nl>

/** Words of batches, stock and recalls. */
export const stockMessages = catalogue<StockMessages>({ nl, en })
