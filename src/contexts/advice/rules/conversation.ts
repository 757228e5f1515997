/**
 * The life of a conversation: waiting (nobody took it), taken (somebody answers), answered (waits for
 * the asker), closed. Erased is not a state: the row is gone and a cleaned count stays (PR-21 in spirit).
 * See docs/states/conversation.md.
 */
import type { Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'

export type Account = Id<'account'>

export type ConversationState =
  | { readonly state: 'waiting' }
  | { readonly state: 'taken'; readonly by: Account }
  /** `by` is who answered last, and keeps it when the asker writes again. */
  | { readonly state: 'answered'; readonly by: Account }
  | { readonly state: 'closed'; readonly closedBy: 'asker' | 'centre'; readonly by: Account | null }

export type Refusal =
  | { readonly kind: 'taken-by-other'; readonly by: Account }
  | { readonly kind: 'not-yours' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'not-answered' }

type Outcome = Result<ConversationState, Refusal>

/** Somebody of the team takes a free question, or takes over one that waits for its asker. */
export function take(now: ConversationState, by: Account): Outcome {
  if (now.state === 'closed') return err({ kind: 'closed' })
  if (now.state === 'taken' && now.by !== by) return err({ kind: 'taken-by-other', by: now.by })
  return ok({ state: 'taken', by })
}

/** Puts it back for everybody. Only who has it may. */
export function layDown(now: ConversationState, by: Account): Outcome {
  if (now.state === 'closed') return err({ kind: 'closed' })
  if (now.state !== 'taken') return err({ kind: 'not-yours' })
  return now.by === by ? ok({ state: 'waiting' }) : err({ kind: 'taken-by-other', by: now.by })
}

/** Hands it to a colleague (`to`) or to a discipline (`to` null: free for who practises it). Whoever has it may, and anybody while it is free. */
export function handOver(now: ConversationState, by: Account, to: Account | null): Outcome {
  if (now.state === 'closed') return err({ kind: 'closed' })
  if (now.state === 'taken' && now.by !== by) return err({ kind: 'taken-by-other', by: now.by })
  return ok(to === null ? { state: 'waiting' } : { state: 'taken', by: to })
}

/** The centre answers. A free question is taken by answering it. */
export function answer(now: ConversationState, by: Account): Outcome {
  if (now.state === 'closed') return err({ kind: 'closed' })
  if (now.state === 'taken' && now.by !== by) return err({ kind: 'taken-by-other', by: now.by })
  return ok({ state: 'answered', by })
}

/** The asker writes: an answered conversation goes back to who answered; a closed one opens again, as nobody has to find a new code. */
export function replyByAsker(now: ConversationState): ConversationState {
  switch (now.state) {
    case 'waiting':
    case 'taken':
      return now
    case 'answered':
      return { state: 'taken', by: now.by }
    case 'closed':
      return now.by === null ? { state: 'waiting' } : { state: 'taken', by: now.by }
  }
}

export function close(now: ConversationState, closedBy: 'asker' | 'centre'): Outcome {
  if (now.state === 'closed') return err({ kind: 'closed' })
  if (closedBy === 'centre' && now.state === 'waiting') return err({ kind: 'not-yours' })
  return ok({ state: 'closed', closedBy, by: now.state === 'waiting' ? null : now.by })
}

/** The asker tells whether the answer helps; there must be one. */
export function mayRate(hasAnswer: boolean): Result<null, Refusal> {
  return hasAnswer ? ok(null) : err({ kind: 'not-answered' })
}
