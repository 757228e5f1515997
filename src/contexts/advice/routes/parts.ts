/** What the pages of `advice` are made of, opened once per process. */
import type { Services } from '#platform/services.ts'
import type { AccessibilityFacts } from '../content/accessibility.server.ts'
import type { Library } from '../rules/content.ts'
import type { Desk } from '../use-cases/desk.ts'

export type AdviceParts = {
  readonly services: Services
  readonly desk: Desk
  readonly library: Library
  /** What the accessibility statement stands on. */
  readonly accessibility: AccessibilityFacts
  /** False makes every public page anew, for benchmarks. */
  readonly keepPages?: boolean
}
