/** What makes a row of the audit log: one for each object of a deed, and of whom the network is kept. Source: privacy rules PR-28 and PR-34. */
import type { Actor } from '#platform/context.ts'

/** The first word of an event: `person` of `person.read`. */
export function areaOf(eventType: string): string {
  return eventType.split('.')[0] ?? eventType
}

type Told = {
  readonly actionCode: string
  readonly eventType: string
  readonly outcome: number
  readonly objectType?: string
  readonly objectId?: string
  readonly subjectId?: string
  readonly compartmentId?: string
  readonly detail?: string
  readonly fieldGroup?: string
}

/** The same thing done twice to one object within a deed is one row, with all groups of fields that were touched, in the place of the first. */
export function oneRowPerObject<T extends Told>(told: readonly T[]): readonly T[] {
  const rows = new Map<string, T>()
  for (const one of told) {
    const { actionCode, eventType, outcome, objectType, objectId, subjectId, compartmentId, detail } = one
    const key =
      objectId === undefined
        ? `${rows.size}`
        : JSON.stringify([actionCode, eventType, outcome, objectType, objectId, subjectId, compartmentId, detail])
    const before = rows.get(key)
    rows.set(key, before === undefined ? one : { ...before, ...groupsOf(before, one) })
  }
  return [...rows.values()]
}

function groupsOf(a: Told, b: Told): Pick<Told, 'fieldGroup'> {
  const groups = new Set([a.fieldGroup, b.fieldGroup].flatMap((text) => (text === undefined ? [] : text.split(' '))))
  return groups.size === 0 ? {} : { fieldGroup: [...groups].join(' ') }
}

/** Ways in: whoever tries one is no asker. */
const waysIn: ReadonlySet<string> = new Set(['session', 'invitation', 'resident'])

/** Of somebody who is known, or tries to be. Never of who asks without an account. */
export function keepsNetwork(kind: Actor['kind'], area: string): boolean {
  return kind === 'staff' || kind === 'resident' || kind === 'client' || (kind === 'visitor' && waysIn.has(area))
}
