import type { Id } from '#platform/id.ts'

export const stockPath = '/werkplek/inentingen/voorraad'
export const batchesPath = '/werkplek/inentingen/partijen'
export const recallPath = '/werkplek/inentingen/terugroepen'
/** How to reach the family of one child of a recall. */
export const reachPath = `${recallPath}/bellen`

const familyPath = (id: string): string => `/werkplek/gezinnen/${id}`
export const backToFamily = (id: Id<'person'>): string => familyPath(id)
export const vaccinationsPath = (id: Id<'person'> | ':id'): string => `${familyPath(id)}/inentingen`
/** A form of its own, or what a button on the page does. */
export const deedPath = (id: Id<'person'> | ':id', deed: string): string => `${vaccinationsPath(id)}/${deed}`

/** What the centre chooses about silence of the other parent. */
export const consentSettingPath = '/werkplek/inentingen/toestemming'
export const sessionsPath = '/werkplek/inentingen/sessies'
export const sessionPath = (id: Id<'session'> | ':id'): string => `${sessionsPath}/${id}`
export const sessionChildPath = (id: Id<'session'> | ':id', personId: Id<'person'> | ':person'): string =>
  `${sessionPath(id)}/kind/${personId}`
