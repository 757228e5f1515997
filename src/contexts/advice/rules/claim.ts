/**
 * A conversation moves into an account, wholly or in part, by an explicit act of its asker, and back until the first appointment.
 * Source: PR-35. What was not chosen stays behind with the key; the parts know nothing of each other.
 */
import { err, ok, type Result } from '#platform/result.ts'
import type { Account, ConversationState } from './conversation.ts'

export type Wish = { readonly kind: 'whole' } | { readonly kind: 'part'; readonly letters: readonly string[] }

export type Split =
  | { readonly kind: 'whole' }
  | { readonly kind: 'part'; readonly along: readonly string[]; readonly stay: readonly string[] }

/**
 * `letters-changed`: a chosen letter is not there any more, as another window was first. `paused`: the team paused the conversation, or a letter
 * waits apart; a part would slip out of the pause, the whole takes it along.
 */
export type SplitRefusal = { readonly kind: 'nothing-chosen' } | { readonly kind: 'letters-changed' } | { readonly kind: 'paused' }

/** Which letters go along, in their own order. Choosing all of them is the whole. */
export function divide(letters: readonly string[], wish: Wish, isPaused: boolean): Result<Split, SplitRefusal> {
  if (wish.kind === 'whole') return ok(wish)
  const chosen = new Set(wish.letters)
  if (chosen.size === 0) return err({ kind: 'nothing-chosen' })
  if ([...chosen].some((id) => !letters.includes(id))) return err({ kind: 'letters-changed' })
  const along = letters.filter((id) => chosen.has(id))
  const stay = letters.filter((id) => !chosen.has(id))
  if (stay.length === 0) return ok({ kind: 'whole' })
  return isPaused ? err({ kind: 'paused' }) : ok({ kind: 'part', along, stay })
}

/** A letter as the rule needs it: by whom of the centre, null for the asker. */
export type Author = Account | null

/**
 * The state of one of two parts. Who holds the newest letter goes on as before; the other part waits for an answer as long as its last letter
 * is the asker's. So a question that is open stays open in one part at least.
 */
export function stateOfPart(whole: ConversationState, part: { readonly hasNewest: boolean; readonly last: Author }): ConversationState {
  const isOpen = whole.state === 'waiting' || whole.state === 'taken'
  if (!isOpen || part.hasNewest || part.last === null) return whole
  return { state: 'answered', by: part.last }
}

/** From an appointment on the asker is met in person: a key would only look anonymous. */
export function mayPutBack<At>(firstAppointment: At | null): Result<null, { readonly kind: 'had-appointment'; readonly since: At }> {
  return firstAppointment === null ? ok(null) : err({ kind: 'had-appointment', since: firstAppointment })
}
