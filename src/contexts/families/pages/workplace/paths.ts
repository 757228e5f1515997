import type { Id } from '#platform/id.ts'

export const familiesPath = '/werkplek/gezinnen'
export const searchPath = `${familiesPath}/zoeken`
export const registerPath = `${familiesPath}/nieuw`

export function familyPath(id: Id<'person'>): string {
  return `${familiesPath}/${id}`
}

/** A form of its own, or what a button in the page does. */
export function deedPath(id: Id<'person'>, deed: string): string {
  return `${familiesPath}/${id}/${deed}`
}
