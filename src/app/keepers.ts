/** Who keeps things of people: one list for the night, for what is confirmed and for what is asked. A context that is not in it leaves its rows behind. */
import type { KeepsFiles } from '#contexts/access/public-retention.ts'
import { keepsHealth } from '#contexts/child-health/public-retention.ts'
import { keepsFamilies } from '#contexts/families/public.ts'
import type { Keys } from '#platform/keys.server.ts'

export function keepersOf(keys: Keys): readonly KeepsFiles[] {
  return [keepsFamilies(keys), keepsHealth]
}
