import type { Id } from '#platform/id.ts'

export const familiesPath = '/werkplek/gezinnen'

/** The health of one child; `part` is a page of it. */
export function healthPath(id: Id<'person'> | ':id', part = ''): string {
  return `${familiesPath}/${id}/gezondheid${part === '' ? '' : `/${part}`}`
}
/** Of vaccination, which has its own pages. */
export const jabsPath = (id: Id<'person'>): string => `${familiesPath}/${id}/inentingen`
