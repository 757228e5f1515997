/** A question in few words: who asks, whose it is, how it stands. */
import type { Locale } from '#platform/i18n.ts'
import type { Html } from '#platform/html.ts'
import { tag } from '#web/components/tag.ts'
import type { InboxItem } from '../../use-cases/list-questions.server.ts'
import { askMessages } from '../ask-messages.ts'
import { floodMessages } from './flood-messages.ts'
import { workMessages } from './messages.ts'

type Asker = Pick<InboxItem, 'audience' | 'childAgeYears' | 'language' | 'channel'>

function audienceOf(locale: Locale, audience: string): string {
  const { who } = workMessages(locale)
  switch (audience) {
    case 'parents':
      return who.parents
    case 'youngPeople':
      return who.youngPeople
    case 'workers':
      return who.workers
    default:
      return who.unknown
  }
}

export function languageName(locale: Locale, tag: string): string {
  const { languages } = askMessages(locale).ask
  return (languages as Readonly<Record<string, string>>)[tag] ?? languages.other
}

function ageOf(locale: Locale, { audience, childAgeYears }: Asker): string | null {
  const { who } = workMessages(locale)
  if (childAgeYears === null) return null
  if (childAgeYears === 0) return who.baby
  return audience === 'youngPeople' ? who.young(childAgeYears) : who.child(childAgeYears)
}

const joined = (parts: readonly (string | null | undefined)[]): string =>
  parts.filter((part) => part !== null && part !== undefined).join(' · ')

/** For lists: "Ouder · kind 13 jaar · Engels"; Dutch and the website go without saying. */
export function whoInShort(locale: Locale, item: Asker): string {
  const { who } = workMessages(locale)
  const language = item.language === 'nl' ? null : languageName(locale, item.language)
  return joined([audienceOf(locale, item.audience), ageOf(locale, item), language, who.channels[item.channel]])
}

/** Above a question: "Ouder, zonder naam · kind 13 jaar · Nederlands". */
export function whoInFull(locale: Locale, item: Asker & Pick<InboxItem, 'wantsAppointment'>): string {
  const { who } = workMessages(locale)
  return joined([
    `${audienceOf(locale, item.audience)}, ${who.nameless}`,
    ageOf(locale, item),
    languageName(locale, item.language),
    who.channels[item.channel],
    item.wantsAppointment ? who.wantsAppointment : null,
  ])
}

/** For `lang`: null where it is the language of the page, or not known. */
export const writtenIn = (locale: Locale, { language }: Pick<InboxItem, 'language'>): string | null =>
  language === 'other' || language === locale.tag ? null : language

export const isOpen = ({ state }: Pick<InboxItem, 'state'>): boolean => state === 'waiting' || state === 'taken'

export const isAcute = (item: Pick<InboxItem, 'state' | 'urgency'>): boolean => item.urgency === 'acute' && isOpen(item)

/** How it stands, in one tag; acute ones that somebody has carry two. */
export function stateTags(locale: Locale, item: InboxItem): readonly Html[] {
  const words = workMessages(locale).tags
  const paused = item.pausedUntil === null ? [] : [tag('warn', floodMessages(locale).pause.tag, 'clock')]
  const state = stateTag(locale, item)
  if (!isAcute(item)) return [state, ...paused]
  const acute = tag('danger', words.acute, 'warning')
  return item.state === 'waiting' ? [acute, ...paused] : [acute, state, ...paused]
}

function stateTag(locale: Locale, item: InboxItem): Html {
  const words = workMessages(locale).tags
  switch (item.state) {
    case 'waiting':
      return tag('outline', words.free)
    case 'answered':
      return tag('info', words.waiting)
    case 'closed':
      return tag('ok', words.closed, 'check')
    default:
      return item.mine ? tag('action', words.mine) : tag('neutral', item.assignedTo?.publicName ?? words.gone)
  }
}
