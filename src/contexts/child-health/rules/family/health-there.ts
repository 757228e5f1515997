/**
 * Is there a health of somebody to show in Mijn CJG? Youth health care is for who is under 18 (Wpg 1 and 5); until five years later the pages stay, as the own
 * file links to them so long (families, read-own-file). After that there is something only where a record is kept: as long as it is kept it can be read
 * (BW 7:454, 7:456), and nothing new is told in it.
 */
import { hasReached } from '#platform/age.ts'
import type { PlainDate } from '#platform/time.ts'

const SHOWN_UNTIL_YEARS = 23

/** `shown`: to read and to tell; `kept`: to read; `none`: there is no such page. */
export type HealthThere = 'shown' | 'kept' | 'none'

export function healthThere(birthDate: PlainDate | null, today: PlainDate, hasRecord: boolean): HealthThere {
  if (birthDate === null || !hasReached(birthDate, SHOWN_UNTIL_YEARS, today)) return 'shown'
  return hasRecord ? 'kept' : 'none'
}
