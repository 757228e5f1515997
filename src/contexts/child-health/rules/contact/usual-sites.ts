/** Where a vaccine is usually given, so that only what differs is chosen: in the legs of a baby, in the arms later, left and right in turn. */
import type { Vaccine } from '#calculators/vaccination/programme.ts'

type UsualSite = 'left-arm' | 'right-arm' | 'left-leg' | 'right-leg' | 'mouth'

/** Our own habit as a default: legs below a year. */
const ARMS_FROM_MONTHS = 12

export function usualSites(vaccines: readonly Vaccine[], ageMonths: number): ReadonlyMap<Vaccine, UsualSite> {
  const [left, right]: readonly [UsualSite, UsualSite] =
    ageMonths < ARMS_FROM_MONTHS ? ['left-leg', 'right-leg'] : ['left-arm', 'right-arm']
  const jabs = vaccines.filter((vaccine) => vaccine !== 'ROTA')
  return new Map(vaccines.map((vaccine) => [vaccine, vaccine === 'ROTA' ? 'mouth' : jabs.indexOf(vaccine) % 2 === 0 ? left : right]))
}
