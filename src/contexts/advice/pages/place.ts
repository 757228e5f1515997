/** Where an own conversation is open: by its key at one address, or at its own in an account. What its pages share in frame and words follows from it. */
import { localPath, type Locale } from '#platform/i18n.ts'
import type { PublicPage } from '#web/shell.ts'
import { accountMessages } from './account-messages.ts'
import { askMessages } from './ask-messages.ts'
import { accountPath, conversationPath } from './paths.ts'

/** The address of the conversation, without language prefix; its deeds stand under it. */
export type Place = string

export const isInAccount = (at: Place): boolean => at !== conversationPath

type Frame = Pick<PublicPage, 'path' | 'current' | 'breadcrumbs'>

/** `under` is the last part of the address of a page under the conversation; without it, it is the conversation itself. */
export function frameOf(locale: Locale, at: Place, under?: string): Frame {
  const own = askMessages(locale).own.title
  const itself = under === undefined ? [] : [{ label: own, href: localPath(locale, at) }]
  const path = under === undefined ? at : `${at}/${under}`
  if (!isInAccount(at)) return { path, current: 'return', breadcrumbs: itself }
  return {
    path,
    current: undefined,
    breadcrumbs: [...accountCrumbs(locale), { label: accountMessages(locale).list.title, href: localPath(locale, accountPath) }, ...itself],
  }
}

export function accountCrumbs(locale: Locale) {
  return [{ label: accountMessages(locale).list.mijn, href: localPath(locale, '/mijn') }]
}
