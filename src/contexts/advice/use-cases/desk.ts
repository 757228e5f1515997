/** What the use cases of `advice` need beside the request: keys, jobs, the slow hash, the facts of the centre. */
import type { Centre } from '#contexts/access/public.ts'
import type { Id } from '#platform/id.ts'
import type { Jobs } from '#platform/jobs.server.ts'
import type { Keys } from '#platform/keys.server.ts'
import type { Hash } from '#platform/slow-hash.server.ts'
import type { Terms } from '../rules/terms.ts'

export type Desk = {
  readonly keys: Keys
  readonly tell: Jobs['tell']
  readonly hash: Hash
  readonly centre: (id: Id<'centre'>) => Promise<Centre>
}

/** The terms of a centre: its hours on the phone are when somebody looks at questions. */
export function termsOf(centre: Centre): Terms {
  return {
    hours: centre.openingHours.filter(({ kind }) => kind === 'phone'),
    closedDays: centre.closedDays,
    workingDays: centre.answerTermWorkingDays,
    acuteMinutes: centre.acuteTermMinutes,
  }
}
