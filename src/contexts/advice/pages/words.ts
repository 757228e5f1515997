/** The kinds that the library knows, as the pages name them; and what every page is given. */
import type { Locale } from '#platform/i18n.ts'
import type { Site } from '#web/site.ts'
import { nl } from './messages.nl.ts'

export type Audience = keyof typeof nl.audiences
export type Phase = keyof typeof nl.phases
export type Topic = keyof typeof nl.topics
export type Owner = keyof typeof nl.owners

/** In the order in which shelves stand. */
export const topics = Object.keys(nl.topics) as readonly Topic[]
export const audiences: readonly Audience[] = ['parents', 'youngPeople', 'workers']
export const phases: readonly Phase[] = ['pregnancy', '0-1', '1-4', '4-12', '12-16', '16-23']

export type PageFrame = { readonly locale: Locale; readonly site: Site }

/** An article in a list. */
export type ArticleLink = {
  readonly slug: string
  readonly title: string
  readonly summary: string
  readonly topic: Topic
  readonly audiences: readonly Audience[]
  readonly ages: readonly Phase[]
  /** The language of the text when it is not the reader's. */
  readonly language?: string
}
