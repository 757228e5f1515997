import type { Id } from '#platform/id.ts'

export const familiesPath = '/werkplek/gezinnen'
export const handOverPath = (id: Id<'person'> | ':id'): string => `${familiesPath}/${id}/gezondheid/overdragen`
export const takeOverPath = (id: Id<'person'> | ':id'): string => `${familiesPath}/${id}/gezondheid/overnemen`
export const undoPath = (id: Id<'person'> | ':id', transfer: string): string => `${takeOverPath(id)}/${transfer}/terug`
/** Takes a file, by a limit of its own. */
export const isTakeOverPath = (path: string): boolean => /^\/werkplek\/gezinnen\/[^/]+\/gezondheid\/overnemen(?:\/akkoord)?$/.test(path)
export const sendersPath = '/werkplek/gezondheid/afzenders'

/** Under the health of a child in Mijn CJG. */
export const takeAlongSlug = 'meenemen'
