import type { Id } from '#platform/id.ts'
import { screeningKinds, type ScreeningKind } from '../../rules/screening/kinds.ts'
import { healthPath } from '../record/paths.ts'

type Child = Id<'person'> | ':id'

const slugs: Readonly<Record<ScreeningKind, string>> = {
  ...{ 'heel-prick': 'hielprik', 'hearing-newborn': 'gehoor-pasgeborene', eye: 'ogen', acuity: 'gezichtsscherpte' },
  ...{ hearing: 'gehoor', motor: 'motoriek', language: 'taal', psychosocial: 'psychosociaal' },
}

export const kindOfSlug = (slug: string): ScreeningKind | null => screeningKinds.find((kind) => slugs[kind] === slug) ?? null

export const screeningPart = (kind: ScreeningKind | null = null): string => (kind === null ? 'screening' : `screening/${slugs[kind]}`)
export const screeningPath = (id: Child, kind: ScreeningKind | null = null): string => healthPath(id, screeningPart(kind))
/** The form of a round; `contact`: back to the screen of that contact afterwards. */
export const roundPath = (id: Child, kind: ScreeningKind, contact: string | null = null): string =>
  `${screeningPath(id, kind)}${contact === null ? '' : `?contact=${contact}`}`

export const referralPart = (which: string): string => `verwijzing/${which}`
export const referralPath = (id: Child, which: string): string => healthPath(id, referralPart(which))
/** `because`: the round that leads to it. */
export function newReferralPath(id: Child, because: string | null = null, contact: string | null = null): string {
  const asked = [...(because === null ? [] : [`onderzoek=${because}`]), ...(contact === null ? [] : [`contact=${contact}`])]
  return `${referralPath(id, 'nieuw')}${asked.length === 0 ? '' : `?${asked.join('&')}`}`
}
