/** What the screen of one contact is drawn from on the server: what was read, what was typed, and what has to be mended. */
import type { WorkplaceFrame } from '#web/workplace/shell.ts'
import type { PlainDate } from '#platform/time.ts'
import type { Meanwhile } from '../../use-cases/contact/save-draft.server.ts'
import type { ContactScreen } from '../../use-cases/contact/read-contact.server.ts'
import type { LiveView } from './live-view.ts'
import { filledIn, partsOfFields, screenParts, type ScreenParts } from '../../rules/contact/screen-parts.ts'
import { partOfTopic } from '../../rules/contact/talk-topics.ts'
import type { Errors } from './signals-live.ts'

export type ContactView = WorkplaceFrame &
  LiveView & {
    readonly screen: ContactScreen
    readonly today: PlainDate
    /** By the name of the field, in words. */
    readonly errors: Errors
    /** Of the draft from which the form goes on. */
    readonly version: number
    readonly meanwhile: Meanwhile | null
    readonly notice: 'kept' | null
    readonly isAnswerToPost: boolean
    /** The module that computes here while somebody types, with what it needs at once. */
    readonly module: { readonly src: string; readonly preload: readonly string[] }
  }

export const recordPath = (personId: string): string => `/werkplek/gezinnen/${personId}/gezondheid`
export const contactPath = (personId: string, contactId: string): string => `${recordPath(personId)}/contact/${contactId}`

/** Which parts this contact opens with: of its moment, and those in which something is waiting, was typed or is wrong. */
export function partsOf({ screen, typed, errors }: Pick<ContactView, 'screen' | 'typed' | 'errors'>): ScreenParts {
  const { template, topics, doses, answers } = screen
  return screenParts(
    template,
    new Set([
      ...partsOfFields([...filledIn(typed), ...Object.keys(errors)]),
      ...topics.map(({ topic }) => partOfTopic(topic)),
      ...(doses.length === 0 ? [] : ['jabs' as const]),
      ...(answers === null ? [] : ['questions' as const]),
    ]),
  )
}
