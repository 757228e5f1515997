/** What the pages of `advice` are made of, opened once per process. */
import type { Services } from '#platform/services.ts'
import type { Library } from '../rules/content.ts'
import type { Desk } from '../use-cases/desk.ts'

export type AdviceParts = {
  readonly services: Services
  readonly desk: Desk
  readonly library: Library
}
