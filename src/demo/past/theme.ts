/** What invented questions of the past are put together from: one theme for each of the ten top questions. */
import type { Topic } from '#contexts/advice/deeds.ts'
import type { Discipline } from '../case.ts'

export type Theme = {
  readonly topic: Topic
  readonly audience: 'parents' | 'youngPeople'
  /** From and up to and including, in years. */
  readonly ages: readonly [number, number]
  readonly by: Discipline
  /** Other disciplines that know of it. */
  readonly to: Discipline
  readonly articles: readonly [string, ...string[]]
  /**
   * The first sentence, which is the subject in the inbox. `{kind}` becomes "zoon van 8" or "dochter van 5"; `{hij}`, `{Hij}`, `{hem}` and
   * `{zijn}` follow it.
   */
  readonly situations: readonly [string, ...string[]]
  readonly around: readonly [string, ...string[]]
  readonly asks: readonly [string, ...string[]]
  readonly answers: readonly [string, ...string[]]
  readonly replies: readonly [string, ...string[]]
}
