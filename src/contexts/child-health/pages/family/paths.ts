import { filePath } from '../../../families/public-own-file.ts'

/** What waits for an answer, over all files. */
export const waitingPath = '/mijn/uitnodigingen'

/** The health of a child in Mijn CJG, without language prefix; `part` is a page of it. */
export const ownHealthPath = (id: string, part = ''): string => `${filePath(id)}/gezondheid${part === '' ? '' : `/${part}`}`
