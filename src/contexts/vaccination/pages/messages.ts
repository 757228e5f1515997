import { catalogue, type MessagesLike } from '#platform/i18n.ts'
import { en } from './messages.en.ts'
import { nl } from './messages.nl.ts'

export type VaccinationMessages = MessagesLike<typeof nl>

/** Words of the pages of vaccination in the workplace. */
export const vaccinationMessages = catalogue<VaccinationMessages>({ nl, en })
