/**
 * What became of each vaccine of each child of a session, and the counts of it: who was invited is given, one kind of not given, or not yet. Nobody is
 * counted twice and nobody is lost. Absent from school and absent from the session are two things: the school knows the first.
 */
import type { Vaccine } from '#calculators/vaccination/programme.ts'
import type { Readiness } from './readiness.ts'

export const outcomes = [
  'given',
  'had-already',
  'not-due',
  'no-consent',
  'objection',
  'contra-indication',
  'not-now',
  'declined-after-talk',
  'refused-there',
  'absent-school',
  'absent-session',
] as const
export type Outcome = (typeof outcomes)[number]
export const absences = ['absent-school', 'absent-session'] as const
export type Absence = (typeof absences)[number]

export const isAbsence = (outcome: Outcome): outcome is Absence => (absences as readonly string[]).includes(outcome)

/** One child and one vaccine. */
export type Line = { readonly class: string; readonly vaccine: Vaccine; readonly outcome: Outcome | null }

export type Count = {
  readonly invited: number
  readonly of: Readonly<Record<Outcome, number>>
  readonly notYet: number
}

export function countLines(lines: readonly Line[]): Count {
  const of = Object.fromEntries(outcomes.map((one) => [one, lines.filter(({ outcome }) => outcome === one).length]))
  return { invited: lines.length, of: of as Record<Outcome, number>, notYet: lines.filter(({ outcome }) => outcome === null).length }
}

export type Counted = { readonly vaccine: Vaccine; readonly class: string | null; readonly count: Count }

/** Of each vaccine first all together (`class` null), then each class by its name. */
export function countSession(lines: readonly Line[], vaccines: readonly Vaccine[]): readonly Counted[] {
  return vaccines.flatMap((vaccine) => {
    const mine = lines.filter((line) => line.vaccine === vaccine)
    const classes = [...new Set(mine.map((line) => line.class))].toSorted((a, b) => a.localeCompare(b, 'nl', { numeric: true }))
    const each = classes.map((name) => ({ vaccine, class: name, count: countLines(mine.filter((line) => line.class === name)) }))
    return [{ vaccine, class: null, count: countLines(mine) }, ...each]
  })
}

/** The outcome that stands before anybody sits down; null: it may be given, and only the day tells. */
export function knownBefore(readiness: Readiness): Outcome | null {
  switch (readiness.kind) {
    case 'had-already':
    case 'not-due':
    case 'no-consent':
      return readiness.kind
    case 'refrained':
      return readiness.refrain.kind
    case 'not-today':
    case 'doctor-first':
      return 'not-now'
    case 'may':
      return null
  }
}
