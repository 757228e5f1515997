/** What the pages of `child-health` are made of, opened once per process. */
import type { BrowserModules } from '#web/assets/browser-modules.server.ts'

export type ChildHealthParts = {
  readonly modules: BrowserModules
  /** False makes every public page anew, for benchmarks. */
  readonly keepPages?: boolean
}
