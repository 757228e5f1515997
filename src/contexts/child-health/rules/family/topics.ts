/**
 * What a family can put on the list for the next visit: the topics of the contact screen (`rules/contact/talk-topics.ts`, one list for both), those of the age
 * first. Words are free and sealed.
 */
import { talkTopicCodes, topicsToTalkAbout, type TalkTopic } from '../contact/talk-topics.ts'

export const longestWords = 1_000
/** More at once is no list for a visit of twenty minutes. */
export const mostTopics = 12

/** Asked at every age; the contact screen offers them only when somebody asks. */
const atEveryAge = ['growth', 'vaccinations', 'skin', 'other'] as const satisfies readonly TalkTopic[]

/** Those to choose from at an age in days, each once; `other` stands last. */
export function topicsToChoose(ageDays: number): readonly TalkTopic[] {
  return [...new Set([...topicsToTalkAbout([], ageDays), ...atEveryAge])]
}

export type TopicWish = { readonly topics: readonly string[]; readonly words: string }
export type TopicRefusal = { readonly kind: 'nothing-chosen' | 'words-too-long' | 'too-many' | 'not-a-topic' }
export type NewTopic = { readonly topic: TalkTopic; readonly words: string }

/**
 * The rows to keep: words belong to the topic when one was chosen, and otherwise stand by themselves. What waits already is not put on the list twice,
 * unless there are words with it.
 */
export function decideTopics({ topics, words }: TopicWish, waiting: readonly string[]): readonly NewTopic[] | TopicRefusal {
  const said = words.trim()
  const chosen = [...new Set(topics)]
  const known = talkTopicCodes.filter((code) => chosen.includes(code))
  if (known.length !== chosen.length) return { kind: 'not-a-topic' }
  if (known.length === 0 && said === '') return { kind: 'nothing-chosen' }
  if (said.length > longestWords) return { kind: 'words-too-long' }
  const [only] = known
  const all: NewTopic[] =
    only !== undefined && known.length === 1
      ? [{ topic: only, words: said }]
      : [...known.map((topic) => ({ topic, words: '' })), ...(said === '' ? [] : [{ topic: 'other' as const, words: said }])]
  const added = all.filter((one) => one.words !== '' || !waiting.includes(one.topic))
  return waiting.length + added.length > mostTopics ? { kind: 'too-many' } : added
}
