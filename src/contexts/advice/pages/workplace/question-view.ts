/** What the page of one question shows: the question, what was typed and refused, and what happened meanwhile. */
import type { Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'
import type { WorkplaceFrame } from '#web/workplace/shell.ts'
import type { Colleague } from '#contexts/access/public.ts'
import type { Inbox } from '../../use-cases/list-questions.server.ts'
import type { WorkQuestion } from '../../use-cases/read-question.server.ts'
import type { WorkRefusal } from '../../use-cases/work-on-question.server.ts'
import type { Done } from './inbox.ts'
import type { Place } from './paths.ts'

export type ArticleChoice = { readonly slug: string; readonly title: string }

/** Topics to close with, in the order in which they are offered. */
export const topics = [
  'growth',
  'behaviour',
  'limits',
  'confidence',
  'parenting',
  'housing',
  'work',
  'sexuality',
  'body',
  'money',
  'safety',
  'other',
] as const
export type Topic = (typeof topics)[number]

/** Ids of the fields that can be wrong; the error summary leads to them. */
export type QuestionField = 'answer-text' | 'note-text' | 'handover-account' | 'handover-note' | 'close-topic'

/** What came back from a form that was refused. Nothing that was typed gets lost. */
export type TypedAgain = {
  readonly text?: string
  readonly articles?: readonly string[]
  readonly appointment?: boolean
  readonly note?: string
  readonly account?: string
  readonly discipline?: string
  readonly handoverNote?: string
  readonly topic?: string
}

export type QuestionView = WorkplaceFrame & {
  readonly now: Instant
  readonly me: Id<'account'>
  readonly question: WorkQuestion
  /** The list beside it on a wide screen; null leaves it out. */
  readonly inbox: Inbox | null
  readonly place: Place
  /** Articles that fit this question, best first. */
  readonly suggestions: readonly ArticleChoice[]
  /** All articles, by title. */
  readonly library: readonly ArticleChoice[]
  /** May pause this conversation, or the stream it came in. */
  readonly mayPause?: boolean | undefined
  readonly mayHold?: boolean | undefined
  readonly typed?: TypedAgain | undefined
  readonly errors?: Partial<Readonly<Record<QuestionField, string>>> | undefined
  /** The answer to a POST: no page stands behind it. */
  readonly isAnswerToPost?: boolean | undefined
  /** `changed-meanwhile`: how many letters the writer had seen (the hidden field `seen`). */
  readonly conflict?: { readonly seenLetters: number } | null | undefined
  /** Any other refusal of what was just tried. */
  readonly refused?: Exclude<WorkRefusal, { readonly kind: 'unknown' | 'changed-meanwhile' }> | null | undefined
  readonly done?: Done | null | undefined
}

export function titleOf({ library, suggestions }: Pick<QuestionView, 'library' | 'suggestions'>, slug: string): string {
  return [...suggestions, ...library].find((one) => one.slug === slug)?.title ?? slug
}

export const isWithOther = ({ state, mine }: WorkQuestion): boolean => state === 'taken' && !mine

export function colleagueName({ question }: Pick<QuestionView, 'question'>, id: Id<'account'>): string | null {
  const found: Colleague | undefined = [...question.colleagues, ...question.readers].find((one) => one.id === id)
  return found?.publicName ?? (question.assignedTo?.id === id ? question.assignedTo.publicName : null)
}
