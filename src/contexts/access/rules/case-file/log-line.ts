/**
 * One line of the list of who looked, said from rows of the audit log: what was done, and why it was allowed. Source: privacy rules PR-28 (what a row
 * holds), PR-30 (an understandable list of who looked, when and why).
 */
import { purposes, relations, type Purpose, type Relation } from './policy.ts'

/** Deeds that the family is shown, by the first word of the event. Anything else stays out: an unknown deed is not shown. */
export const shownAreas = [
  ...(['person', 'piece', 'care', 'emergency', 'consent', 'share', 'log', 'request', 'resident'] as const),
  ...(['health', 'vaccination'] as const),
] as const

/** Deeds that the family is not shown, though they are of a shown area: they would tell that something is kept back (PR-22). Control sees them. */
export const deedsOfKeepingBack = ['health.keepBack'] as const

export type Deed =
  | 'looked'
  | 'listed'
  | 'found'
  | 'registered'
  | 'changed'
  | 'wrote'
  | 'exported'
  | 'care'
  | 'emergency'
  | 'consent'
  | 'shared'
  | 'sharedSeen'
  | 'log'
  | 'request'
  | 'requestSeen'
  | 'account'

/** Rows of one request by one person count as one line: the weightiest deed names it. */
const weightiestFirst: readonly Deed[] = [
  'emergency',
  'registered',
  'exported',
  'shared',
  'wrote',
  'changed',
  'consent',
  'care',
  'request',
  'account',
  'looked',
  'requestSeen',
  'sharedSeen',
  'log',
  'found',
  'listed',
]

export function deedOf(events: readonly string[]): Deed {
  const deeds = events.map(deedOfOne)
  return weightiestFirst.find((deed) => deeds.includes(deed)) ?? 'looked'
}

function deedOfOne(event: string): Deed {
  const [area = '', verb = ''] = event.split('.')
  switch (area) {
    case 'person':
      return personDeeds.get(verb) ?? 'looked'
    case 'health':
    case 'vaccination':
      return isSeen(verb) || verb === 'due' || verb === 'recall' ? 'looked' : 'wrote'
    case 'piece':
      return verb === 'read' ? 'looked' : verb === 'erase' ? 'changed' : 'wrote'
    case 'care':
    case 'emergency':
    case 'consent':
    case 'log':
      return area
    case 'request':
      return isSeen(verb) ? 'requestSeen' : 'request'
    case 'share':
      return isSeen(verb) ? 'sharedSeen' : 'shared'
    case 'resident':
      return 'account'
    default:
      return 'looked'
  }
}

/** Only looked at, in a list or by itself. */
const isSeen = (verb: string): boolean => verb === 'read' || verb === 'list'

const personDeeds: ReadonlyMap<string, Deed> = new Map([
  ['list', 'listed'],
  ['search', 'found'],
  ['create', 'registered'],
  ['register', 'registered'],
  ['import', 'registered'],
  ['change', 'changed'],
  ['judge', 'changed'],
  ['merge', 'changed'],
  ['export', 'exported'],
])

export type Why =
  | { readonly kind: 'works-with-you'; readonly purpose: Purpose | null }
  | { readonly kind: 'stands-in'; readonly purpose: Purpose | null }
  | { readonly kind: 'emergency' | 'own-file' | 'authority' | 'registering' | 'index' | 'automatic' | 'request' }
  /** Nothing was written down that allows it: to be looked into. */
  | { readonly kind: 'no-reason' }

export type LineFacts = {
  readonly actorKind: string
  readonly basis: string | null
  readonly purpose: string | null
  readonly deed: Deed
}

export function whyOf({ actorKind, basis, purpose, deed }: LineFacts): Why {
  // Whoever answers a request of the family acts on that request.
  if (basis === 'request') return { kind: 'request' }
  const relation: Relation | null = relations.find((one) => one === basis) ?? null
  const care = purposes.find((one) => one === purpose) ?? null
  switch (relation) {
    case 'care':
    case 'clearedCare':
      return { kind: 'works-with-you', purpose: care }
    case 'standIn':
      return { kind: 'stands-in', purpose: care }
    case 'emergency':
      return { kind: 'emergency' }
    case 'self':
      return { kind: 'own-file' }
    case 'authority':
      return { kind: 'authority' }
    case 'none':
      return { kind: 'index' }
    case null:
      if (actorKind === 'system' || actorKind === 'client') return { kind: 'automatic' }
      if (actorKind === 'resident') return { kind: 'own-file' }
      return { kind: deed === 'registered' || deed === 'care' ? 'registering' : 'no-reason' }
  }
}
