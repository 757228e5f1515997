/**
 * Who may inspect a file and have a copy. PR-23: from 12 to 15 the young person and the parents each for themselves, the parents unless good
 * care opposes (recorded). PR-09: a parent without authority is offered limited information on request, with a recorded weighing; never the file.
 * Source: privacy rules, sections 4 and 6 (Jeugdwet 5.4, 7.3.2, 7.3.10, 7.3.11, 7.3.15; BW 1:377c; BW 7:456, 457, 465; Wmo 2015 5.3.2;
 * texts of 28-11-2015).
 */
import type { PlainDate } from '#platform/time.ts'
import { ageBandOn, type AgeBand } from './age-band.ts'
import { contentsFor, type Piece } from './inspection-contents.ts'
import { articlesOf, type FileRegime } from './regime.ts'

export const requesters = ['youth', 'parent', 'step-parent', 'foster-parent', 'guardian'] as const
export type Requester = (typeof requesters)[number]

export type Inspection = {
  readonly regime: FileRegime
  readonly who: Requester
  readonly birthDate: PlainDate
  /** Of who asks, on this day (PR-07). Whoever has it, has the right that comes with it: a step-parent or foster parent too. */
  readonly hasAuthority: boolean
  /** Able to judge the own interests in this matter; counts from 12 on. */
  readonly youthCapable: boolean
  /** The young person agrees that who asks inspects the file; counts from 16 on. */
  readonly youthConsent: boolean
  readonly goodCareOpposes: boolean
  readonly on: PlainDate
}

export type InspectionAlternative =
  | 'limited-information-on-request'
  | 'information-at-own-level'
  | 'facts-needed-for-care-from-foster-provider'

export type InspectionRefusal =
  | 'too-young'
  | 'not-capable'
  | 'no-authority'
  | 'young-person-decides'
  | 'adult-has-another-representative'
  | 'good-care-opposes'

type Allowed = {
  readonly outcome: 'allow'
  readonly by: 'own-right' | 'authority' | 'consent-of-young-person'
  readonly contents: readonly Piece[]
  readonly requiresParent: false
  readonly reasonRecorded: false
}
/** A refusal, and what is offered in its place, is weighed and recorded (PR-09, PR-19, PR-23). */
type Refused = {
  readonly outcome: 'deny'
  readonly why: InspectionRefusal
  readonly alternative: InspectionAlternative | null
  readonly contents: readonly []
  /** Whether those with authority must ask instead of the young person. */
  readonly requiresParent: boolean
  readonly reasonRecorded: true
}
export type InspectionDecision = (Allowed | Refused) & { readonly article: string }

/** The three laws draw the same lines, each in its own article. */
export function decideInspection(request: Inspection): InspectionDecision {
  const band = ageBandOn(request.birthDate, request.on)
  const decision = request.who === 'youth' ? decideForYouth(request, band) : decideForAdult(request, band)
  return { ...decision, article: articlesOf[request.regime].inspection }
}

/** The own right of the young person; good care does not stop it (Jeugdwet 7.3.10 knows only the privacy of another). */
function decideForYouth({ youthCapable }: Inspection, band: AgeBand): Allowed | Refused {
  const young = band === 'under-12'
  if (!young && youthCapable) return allow('own-right', contentsFor('young-person'))
  // Whoever may not see the file is still told, in words that fit (Jeugdwet 7.3.2(1)).
  return { ...refuse(young ? 'too-young' : 'not-capable', 'information-at-own-level'), requiresParent: band !== 'adult' }
}

function decideForAdult(request: Inspection, band: AgeBand): Allowed | Refused {
  const why = refusalFor(request, band)
  if (why !== null) return refuse(why, alternativeFor(request, band, why))
  const byConsent = ownSay(request, band)
  return allow(byConsent ? 'consent-of-young-person' : 'authority', contentsFor('adult-for-young-person'))
}

/** From 16 on, and able to judge: nobody sees the file but by the young person's own consent. */
function ownSay({ youthCapable }: Inspection, band: AgeBand): boolean {
  return youthCapable && (band === '16-17' || band === 'adult')
}

function refusalFor(request: Inspection, band: AgeBand): InspectionRefusal | null {
  // Authority ends at 18. An adult who cannot judge has a curator, mentor, proxy or partner first (Jeugdwet 7.3.15(2)(3)).
  if (band === 'adult' && !request.youthCapable) return 'adult-has-another-representative'
  // PR-09: under 18 never without authority; what the young person wishes to share goes as a share (PR-13).
  if (band !== 'adult' && !request.hasAuthority) return 'no-authority'
  if (ownSay(request, band) && !request.youthConsent) return 'young-person-decides'
  return request.goodCareOpposes ? 'good-care-opposes' : null
}

function alternativeFor(request: Inspection, band: AgeBand, why: InspectionRefusal): InspectionAlternative | null {
  // A duty of the foster-care provider, with or without consent (Jeugdwet 5.4).
  if (request.who === 'foster-parent' && why !== 'good-care-opposes') return 'facts-needed-for-care-from-foster-provider'
  if (request.who !== 'parent' || why !== 'no-authority') return null
  // BW 1:377c(2): not what the parent with authority would not get either, and not against the interest of the child.
  return refusalFor({ ...request, hasAuthority: true }, band) === null ? 'limited-information-on-request' : null
}

function allow(by: Allowed['by'], contents: readonly Piece[]): Allowed {
  return { outcome: 'allow', by, contents, requiresParent: false, reasonRecorded: false }
}

function refuse(why: InspectionRefusal, alternative: InspectionAlternative | null): Refused {
  return { outcome: 'deny', why, alternative, contents: [], requiresParent: false, reasonRecorded: true }
}
