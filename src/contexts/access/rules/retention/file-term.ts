/**
 * What of a person's file may go on a day, and why the rest stays (PR-24). Each part (the pieces under one law) has its own term; the file as a whole
 * goes when every part may, and nobody else's running file needs the person. No end known, no proposal.
 */
import { Temporal, type PlainDate } from '#platform/time.ts'
import type { CarePurpose } from '../case-file/policy.ts'
import type { HoldGround } from '../case-file/person-request.ts'
import { fileTerms, type FileTerm } from './regimes.ts'
import { laterOf, mayGoOn, versionOn, yearsAdded, type Lengthening } from './term.ts'

/** Under which term the work of a care relation falls; who coordinates works under all of them. */
export const termOfCare: Readonly<Record<CarePurpose, FileTerm | null>> = {
  youthHealth: 'wgbo',
  youthHelp: 'youth-help',
  support: 'wmo',
  advice: 'advice',
  coordination: null,
}

export type CareFacts = {
  readonly purpose: CarePurpose
  /** The first day without; null: it runs. */
  readonly until: PlainDate | null
}

export type PieceFacts = {
  readonly term: FileTerm
  readonly count: number
  readonly lastMade: PlainDate
  /** Pieces that stay for now, because somebody decided so. */
  readonly kept: number
}

export type FileFacts = {
  /** The day on which the record began here: receipt, for what came from elsewhere. */
  readonly recordBegan: PlainDate
  readonly care: readonly CareFacts[]
  /** Days on which the file as a whole ended: help ended, moved, died. */
  readonly ended: PlainDate | null
  readonly pieces: readonly PieceFacts[]
  /** A parent, carer or somebody of the network of a person whose file is still here. */
  readonly neededByFamily: boolean
  readonly holds: readonly HoldGround[]
  /** A request of the family is open, a share still stands open, or a hidden part is in use. */
  readonly open: readonly OpenMatter[]
}
export const openMatters = ['request-open', 'share-open', 'hidden-part-open', 'emergency-open'] as const
export type OpenMatter = (typeof openMatters)[number]

export type Scope = 'file' | FileTerm
export type PartOfTerm = {
  readonly term: FileTerm
  readonly version: number
  readonly start: 'made' | 'end' | 'registered'
  readonly startedOn: PlainDate
  /** The first day on which it may go. */
  readonly goesOn: PlainDate
  readonly pieces: number
}
export type Proposal = { readonly scope: Scope; readonly goesOn: PlainDate; readonly pieces: number; readonly parts: readonly PartOfTerm[] }

export type KeepReason = 'care-open' | 'end-unknown' | 'term-runs' | 'held' | 'piece-kept' | 'needed-by-family' | OpenMatter
export type Judgement = { readonly proposals: readonly Proposal[]; readonly kept: readonly KeepReason[] }

/** For now nothing may go, whatever the terms say; it is no reason to forget what was proposed and postponed. */
export function isStopped({ kept }: Judgement): boolean {
  return kept.some((why) => why === 'held' || openMatters.some((matter) => matter === why))
}

const reached = (day: PlainDate, today: PlainDate): boolean => Temporal.PlainDate.compare(day, today) <= 0

export function judgeFile(facts: FileFacts, lengthenings: readonly Lengthening[], today: PlainDate): Judgement {
  const parts = termsOf(facts).map((term) => judgePart(facts, term, lengthenings, today))
  const due = parts.filter((part) => typeof part !== 'string' && reached(part.goesOn, today)) as PartOfTerm[]
  const running = parts.flatMap((part) => (typeof part === 'string' ? [part] : reached(part.goesOn, today) ? [] : ['term-runs' as const]))
  const stops: KeepReason[] = [...(facts.holds.length > 0 ? (['held'] as const) : []), ...facts.open]
  const wholeFileStays: KeepReason[] = [
    ...running,
    ...(facts.pieces.some(({ kept }) => kept > 0) ? (['piece-kept'] as const) : []),
    ...(facts.neededByFamily ? (['needed-by-family'] as const) : []),
  ]
  const kept = [...new Set([...stops, ...wholeFileStays])]
  if (stops.length > 0) return { proposals: [], kept }
  if (wholeFileStays.length === 0) return { proposals: [whole(due)], kept }
  const withPieces = due.filter(({ pieces }) => pieces > 0)
  return {
    proposals: withPieces.map((part) => ({ scope: part.term, goesOn: part.goesOn, pieces: part.pieces, parts: [part] })),
    kept,
  }
}

function whole(parts: readonly PartOfTerm[]): Proposal {
  const goesOn = laterOf(...parts.map((part) => part.goesOn))
  if (goesOn === null) throw new Error('A file without any term')
  return { scope: 'file', goesOn, pieces: parts.reduce((sum, { pieces }) => sum + pieces, 0), parts }
}

/** The laws under which something of the file is kept; one of whom nothing was written was registered only. */
function termsOf({ pieces, care }: FileFacts): readonly FileTerm[] {
  const found = new Set<FileTerm | null>([...pieces.map(({ term }) => term), ...care.map(({ purpose }) => termOfCare[purpose])])
  const terms = fileTerms.filter((term) => found.has(term))
  if (terms.length > 0) return terms
  // Coordination alone, without a piece: what there is of it falls under the law of youth help, the longest.
  return care.length > 0 ? ['youth-help'] : ['registered']
}

function judgePart(
  facts: FileFacts,
  term: FileTerm,
  lengthenings: readonly Lengthening[],
  today: PlainDate,
): PartOfTerm | 'care-open' | 'end-unknown' {
  const version = versionOn(term, today)
  if (version === null) return 'end-unknown'
  const pieces = facts.pieces.find((one) => one.term === term)
  const made = laterOf(pieces?.lastMade ?? null, facts.recordBegan)
  if (made === null) return 'end-unknown'
  const end = term === 'registered' ? made : endOfCare(facts, term, today)
  if (typeof end === 'string') return end
  const isEnd = Temporal.PlainDate.compare(end, made) > 0
  const startedOn = isEnd ? end : made
  const goesOn = mayGoOn(version, startedOn, yearsAdded(lengthenings, term, today))
  if (goesOn === null) return 'end-unknown'
  const start = term === 'registered' ? 'registered' : isEnd ? 'end' : 'made'
  return { term, version: version.version, start, startedOn, goesOn, pieces: (pieces?.count ?? 0) - (pieces?.kept ?? 0) }
}

/** The later of the end of the care under this law and of the file. What was begun again has not ended; what has no end is not guessed. */
function endOfCare({ care, ended }: FileFacts, term: FileTerm, today: PlainDate): PlainDate | 'care-open' | 'end-unknown' {
  const own = care.filter(({ purpose }) => termOfCare[purpose] === term || termOfCare[purpose] === null)
  const counted = own.length > 0 ? own : care
  if (counted.some(({ until }) => until === null || Temporal.PlainDate.compare(until, today) > 0)) return 'care-open'
  // The last day of care is the one before the first day without.
  return laterOf(...counted.map(({ until }) => until?.subtract({ days: 1 }) ?? null), ended) ?? 'end-unknown'
}
