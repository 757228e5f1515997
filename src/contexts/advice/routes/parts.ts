/** What the pages of `advice` are made of, opened once per process. */
import type { PageContext } from '#web/http/page-env.ts'
import type { Services } from '#platform/services.ts'
import type { AccessibilityFacts } from '../content/accessibility.server.ts'
import { nameLibrary } from '../rules/centre-name.ts'
import type { Library } from '../rules/content.ts'
import type { Desk } from '../use-cases/desk.ts'

export type AdviceParts = {
  readonly services: Services
  readonly desk: Desk
  /** With our word for the centre; what people read comes by `libraryFor`. */
  readonly library: Library
  /** What the accessibility statement stands on. */
  readonly accessibility: AccessibilityFacts
  /** False makes every public page anew, for benchmarks. */
  readonly keepPages?: boolean
}

/** The library in the words of the centre that is asked. */
export const libraryFor = (c: PageContext, { library }: Pick<AdviceParts, 'library'>): Library =>
  nameLibrary(library, c.get('site').terms?.['centre'])
