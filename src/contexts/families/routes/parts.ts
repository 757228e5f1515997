import type { Services } from '#platform/services.ts'
import type { MovesAlong } from '../use-cases/merge-persons.server.ts'

/** What the pages of families need of the process. */
export type FamiliesParts = {
  readonly services: Pick<Services, 'keys' | 'log'>
  /** What other contexts keep of a person, for when two are one. */
  readonly movesAlong: MovesAlong
}
