import type { Id } from '#platform/id.ts'

export const stockPath = '/werkplek/inentingen/voorraad'
export const batchesPath = '/werkplek/inentingen/partijen'
export const recallPath = '/werkplek/inentingen/terugroepen'

const familyPath = (id: string): string => `/werkplek/gezinnen/${id}`
export const backToFamily = (id: Id<'person'>): string => familyPath(id)
export const vaccinationsPath = (id: Id<'person'> | ':id'): string => `${familyPath(id)}/inentingen`
/** A form of its own, or what a button on the page does. */
export const deedPath = (id: Id<'person'> | ':id', deed: string): string => `${vaccinationsPath(id)}/${deed}`
