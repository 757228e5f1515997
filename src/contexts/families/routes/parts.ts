import type { Services } from '#platform/services.ts'

/** What the pages of families need of the process. */
export type FamiliesParts = { readonly services: Pick<Services, 'keys' | 'log'> }
