import { filePath } from '../../../families/public-own-file.ts'

/** The health of a child in Mijn CJG, without language prefix; `part` is a page of it. */
export const ownHealthPath = (id: string, part = ''): string => `${filePath(id)}/gezondheid${part === '' ? '' : `/${part}`}`
