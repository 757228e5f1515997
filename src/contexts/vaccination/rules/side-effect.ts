/** What followed on a vaccination, as it was seen or told; and whether it was reported to the authority that watches side effects (Lareb). */
import type { Id } from '#platform/id.ts'
import { isSooner, type PlainDate } from '#platform/time.ts'

export const effectKinds = [
  'fever',
  'crying',
  'redness',
  'swelling',
  'pain',
  'rash',
  'fainting',
  'convulsion',
  'collapse',
  'allergy',
  'other',
] as const
export type EffectKind = (typeof effectKinds)[number]
/** Those after which a doctor is asked before a next dose. */
export const heavyKinds: readonly EffectKind[] = ['convulsion', 'collapse', 'allergy']

export type SideEffect = {
  readonly id: Id<'sideEffect'>
  readonly doseId: Id<'dose'>
  readonly beganOn: PlainDate
  readonly endedOn: PlainDate | null
  readonly kinds: readonly EffectKind[]
  readonly toldBy: 'family' | 'professional'
  /** The day on which it was reported to the authority; null: not reported. */
  readonly reportedOn: PlainDate | null
}

export type NewEffect = Omit<SideEffect, 'id'> & { readonly words: string }
export type EffectRefusal = {
  readonly kind:
    | 'no-kind'
    | 'before-dose'
    | 'in-future'
    | 'ends-before-it-begins'
    | 'reported-before'
    | 'words-too-long'
    | 'words-missing'
    | 'not-there'
}

export const longestWords = 2_000

export function checkEffect(effect: NewEffect, givenOn: PlainDate, today: PlainDate): readonly EffectRefusal[] {
  const { beganOn, endedOn, reportedOn, kinds, words } = effect
  const wrong: EffectRefusal[] = []
  if (kinds.length === 0) wrong.push({ kind: 'no-kind' })
  if (isSooner(beganOn, givenOn)) wrong.push({ kind: 'before-dose' })
  if ([beganOn, endedOn, reportedOn].some((day) => day !== null && isSooner(today, day))) wrong.push({ kind: 'in-future' })
  if (endedOn !== null && isSooner(endedOn, beganOn)) wrong.push({ kind: 'ends-before-it-begins' })
  if (reportedOn !== null && isSooner(reportedOn, beganOn)) wrong.push({ kind: 'reported-before' })
  if (words.trim().length > longestWords) wrong.push({ kind: 'words-too-long' })
  // "Something else" says nothing without words.
  if (kinds.includes('other') && words.trim() === '') wrong.push({ kind: 'words-missing' })
  return wrong
}
