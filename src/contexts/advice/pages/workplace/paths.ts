/** Addresses of the workplace of questions, without language prefix: the list, a question in its list, and what one can do with it. */
import { localPath, type Locale } from '#platform/i18n.ts'
import type { InboxFilter } from '../../use-cases/list-questions.server.ts'

/** Which part of the list, and which page of it. */
export type Place = { readonly filter: InboxFilter; readonly page: number }

export const inboxFilters: readonly InboxFilter[] = ['open', 'mine', 'free', 'waiting-for-asker', 'closed', 'apart']

const filterWords: Readonly<Record<InboxFilter, string>> = {
  open: 'open',
  mine: 'van-mij',
  free: 'vrij',
  'waiting-for-asker': 'wacht-op-vrager',
  closed: 'klaar',
  apart: 'apart',
}

/** Reads `?toon=` and `?blad=`; what is not known is the first page of the open ones. */
export function readPlace(query: { readonly toon?: string | undefined; readonly blad?: string | undefined }): Place {
  const filter = inboxFilters.find((one) => filterWords[one] === query.toon) ?? 'open'
  const page = /^[1-9]\d{0,3}$/.test(query.blad ?? '') ? Number(query.blad) : 1
  return { filter, page }
}

const queryOf = ({ filter, page }: Place): string => {
  const parts = [...(filter === 'open' ? [] : [`toon=${filterWords[filter]}`]), ...(page === 1 ? [] : [`blad=${page}`])]
  return parts.length === 0 ? '' : `?${parts.join('&')}`
}

export const inboxPath = (place: Place): string => `/werkplek/vragen${queryOf(place)}`

/** The place goes along, so that the list stays where it was. */
export const questionPath = (id: string, place: Place): string => `/werkplek/vragen/${id}${queryOf(place)}`

export type QuestionDeed =
  | 'pak'
  | 'leg-neer'
  | 'geef-door'
  | 'notitie'
  | 'concept'
  | 'antwoord'
  | 'sluit'
  | 'haast'
  | 'sleutel'
  | 'afspraak'

export const deedPath = (locale: Locale, id: string, deed: QuestionDeed, place: Place): string =>
  localPath(locale, `/werkplek/vragen/${id}/${deed}${queryOf(place)}`)
