/**
 * A request to destroy a file or a part of it. PR-19: who asks is checked (age, authority), and there is a due date. PR-21: what is important
 * to another is kept with the reason; a request while a law opposes is refused with the reason.
 * Source: privacy rules, section 6 (Jeugdwet 7.3.9, 7.3.15; BW 7:455, 465; Wmo 2015 5.3.5; texts of 28-11-2015).
 */
import type { PlainDate } from '#platform/time.ts'
import { ageBandOn, type AgeBand } from './age-band.ts'
import type { Requester } from './inspection.ts'
import { articlesOf, type FileRegime } from './regime.ts'

/** All three laws say within three months of the request (2015); whether the AVG shortens it was not verified, so it is data of its own. */
export const destructionTermMonths: Readonly<Record<FileRegime, number>> = { 'youth-help': 3, wgbo: 3, wmo: 3 }

export type DestructionRequest = {
  readonly regime: FileRegime
  readonly who: Requester
  readonly birthDate: PlainDate
  readonly hasAuthority: boolean
  readonly youthCapable: boolean
  /** Keeping it is likely of considerable importance to another than who asks. */
  readonly importantToOther: boolean
  /** A law opposes, such as a running term that nobody may shorten. */
  readonly lawOpposes: boolean
  /** The day of the request. */
  readonly on: PlainDate
}

export type DestructionRefusal =
  | 'too-young'
  | 'not-capable'
  | 'no-authority'
  | 'young-person-decides'
  | 'important-to-other'
  | 'law-opposes'

export type DestructionDecision = { readonly article: string } & (
  | { readonly outcome: 'granted'; readonly withinMonths: number; readonly dueOn: PlainDate; readonly reasonRecorded: false }
  | { readonly outcome: 'refused'; readonly why: DestructionRefusal; readonly reasonRecorded: true }
)

export function decideDestruction(request: DestructionRequest): DestructionDecision {
  const article = articlesOf[request.regime].destruction
  const why = refusalOf(request, ageBandOn(request.birthDate, request.on))
  if (why !== null) return { outcome: 'refused', why, reasonRecorded: true, article }
  const withinMonths = destructionTermMonths[request.regime]
  return { outcome: 'granted', withinMonths, dueOn: request.on.add({ months: withinMonths }), reasonRecorded: false, article }
}

function refusalOf(request: DestructionRequest, band: AgeBand): DestructionRefusal | null {
  const noSay = request.who === 'youth' ? whyNotOwnRequest(request, band) : whyNotForYoungPerson(request, band)
  if (noSay !== null) return noSay
  if (request.importantToOther) return 'important-to-other'
  return request.lawOpposes ? 'law-opposes' : null
}

function whyNotOwnRequest({ regime, youthCapable }: DestructionRequest, band: AgeBand): DestructionRefusal | null {
  if (band === 'under-12') return 'too-young'
  // Wmo 2015 5.3.5(3)(b) holds for minors only; in the other two laws a representative takes the place of an adult too.
  return youthCapable || (regime === 'wmo' && band === 'adult') ? null : 'not-capable'
}

/** Only in the place of who cannot ask: under 12, or a minor who cannot judge. What is destroyed does not come back, so nobody asks beside. */
function whyNotForYoungPerson({ hasAuthority, youthCapable }: DestructionRequest, band: AgeBand): DestructionRefusal | null {
  if (band === 'adult') return 'young-person-decides'
  if (!hasAuthority) return 'no-authority'
  return band === 'under-12' || !youthCapable ? null : 'young-person-decides'
}
