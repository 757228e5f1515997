/**
 * Where somebody can go who does not agree with the answer to a request, and until when. What a public body decides in writing on a request under AVG 15
 * to 22 is a decision in the sense of the Awb (UAVG 34): objection at that body, within six weeks (Awb 6:4, 6:7, 7:1) from the day after it was made
 * known (Awb 6:8); a term that ends in a weekend or on a holiday ends on the next working day (Algemene termijnenwet 1). Of who is no public body the
 * court is asked, within six weeks after the answer came (UAVG 35(2)). The Autoriteit Persoonsgegevens takes complaints (AVG 77) and can mediate (UAVG
 * 36). Limited information is asked under BW 1:377c, whose second paragraph leads to the court, without a term. Texts from memory, not consulted here: [G].
 */
import type { PlainDate } from '#platform/time.ts'
import { lastDayOf, type PersonRequest, type RefusalGround, type RequestKind } from './person-request.ts'

export type Controller = 'public-body' | 'other'

export type Remedy =
  | { readonly kind: 'talk' | 'complaint' | 'authority' }
  /** `until`: the last day; null while it is not known when the letter came, or when no term is set. */
  | { readonly kind: 'objection' | 'court'; readonly until: PlainDate | null }
  | { readonly kind: 'family-court' }

/** The laws under which each kind is asked: privacy rules, sections 4 and 6. A question about the log and what is said of it have no decision. */
export const lawsOf: Readonly<Record<RequestKind, readonly string[]>> = {
  question: ['AVG 15'],
  objection: ['AVG 21'],
  correction: ['AVG 16', 'Wmo 2015 5.3.2'],
  statement: ['Jeugdwet 7.3.8', 'BW 7:454'],
  erasure: ['AVG 17', 'Jeugdwet 7.3.9', 'BW 7:455', 'Wmo 2015 5.3.5'],
  inspection: ['AVG 15', 'Jeugdwet 7.3.10', 'BW 7:456', 'Wmo 2015 5.3.2'],
  copy: ['AVG 15', 'Jeugdwet 7.3.10', 'BW 7:456', 'Wmo 2015 5.3.2'],
  'limited-information': ['BW 1:377c'],
}

/** The laws on which a ground itself stands, beside those of the kind: good care that opposes (PR-23). */
export const lawsOfGround: Partial<Readonly<Record<RefusalGround, readonly string[]>>> = { 'good-care': ['Jeugdwet 7.3.11', 'BW 7:457'] }

const decidedUnderAvg: readonly RequestKind[] = ['objection', 'correction', 'erasure', 'inspection', 'copy']
export const objectionWeeks = 6

/** `knownOn`: the day on which the answer came to who asked; null while that is not known. */
export function remediesOf(request: PersonRequest, controller: Controller, knownOn: PlainDate | null): readonly Remedy[] {
  const talk = { kind: 'talk' } as const
  // Nothing to disagree with: all that was asked was done, or it was taken back.
  if (request.state === 'withdrawn' || (isDecided(request) && request.decision === 'granted')) return [talk]
  const always = [{ kind: 'complaint' }, { kind: 'authority' }] as const
  if (!isDecided(request)) return [talk, ...always]
  if (request.kind === 'limited-information') return [talk, { kind: 'family-court' }, ...always]
  if (!decidedUnderAvg.includes(request.kind)) return [talk, ...always]
  const until = knownOn === null ? null : lastDayOf(knownOn.add({ weeks: objectionWeeks }))
  return [talk, { kind: controller === 'public-body' ? 'objection' : 'court', until }, ...always]
}

type Decided = Extract<PersonRequest, { readonly state: 'decided' | 'delivered' }>
const isDecided = (request: PersonRequest): request is Decided => request.state === 'decided' || request.state === 'delivered'
