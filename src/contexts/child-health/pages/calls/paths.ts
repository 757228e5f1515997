import type { Id } from '#platform/id.ts'

export const healthPath = '/werkplek/gezondheid'
export const dueListPath = `${healthPath}/lijst`
export const toSessionPath = `${healthPath}/prikdag`
export const roundsPath = `${healthPath}/oproepen`
export const momentsPath = `${healthPath}/momenten`
export const limitsPath = `${healthPath}/grenzen`
export const momentPath = (code: string): string => `${momentsPath}/${code}`
export const newMomentPath = `${momentsPath}/nieuw`

const childPath = (id: Id<'person'> | string): string => `/werkplek/gezinnen/${id}/gezondheid`
export const schedulePath = (id: Id<'person'> | string): string => `${childPath(id)}/schema`
/** `which`: the id of a contact, or the code of a moment that has none yet. */
export const planPath = (id: Id<'person'> | string, which: string): string => `${schedulePath(id)}/${which}`
export const letterPath = (id: Id<'person'> | string, invitation: string): string => `${childPath(id)}/uitnodiging/${invitation}/brief`
