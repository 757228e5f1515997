/** Between the bodies of the API and what the use cases of asking take and give. */
import type { z } from '@hono/zod-openapi'
import type { Centre } from '#contexts/access/public.ts'
import type { Locale } from '#platform/i18n.ts'
import type { Instant } from '#platform/time.ts'
import { readDanger, type DangerReading } from '../rules/acute-danger.ts'
import type { Library } from '../rules/content.ts'
import { findHelpline } from '../rules/library.ts'
import { findPersonalData, mask, type PersonalDataKind } from '../rules/personal-data.ts'
import { dueAt, isOpenAt, type Urgency } from '../rules/terms.ts'
import { termsOf } from '../use-cases/desk.ts'
import type { OwnConversation } from '../use-cases/own-conversation.server.ts'
import type { Conversation, ReceivedMessage } from './conversation-schemas.ts'
import { phone, toHelpline } from './library-types.ts'

export type ReadText = {
  /** As it will be kept. */
  readonly text: string
  readonly urgency: Urgency
  readonly urgencyReasons: readonly string[]
  readonly personal: readonly PersonalDataKind[]
  readonly danger: DangerReading
}

/** Points out personal data (PR-37) and danger (PR-36) in what somebody wrote; neither refuses. */
export function readText(written: string, keep: boolean, locale: Locale): ReadText {
  const personal = findPersonalData(written)
  const danger = readDanger(written)
  return {
    text: keep ? written : mask(written, personal, locale.tag),
    urgency: danger.level === 'now' ? 'acute' : 'ordinary',
    urgencyReasons: danger.kinds,
    personal: [...new Set(personal.map(({ kind }) => kind))],
    danger,
  }
}

type Found = Pick<z.infer<typeof ReceivedMessage>, 'personalData' | 'danger'>

/** What was found, for whoever asked: kinds and numbers to call, never the words again. */
export function toFound(read: ReadText, keep: boolean, centre: Centre, library: Library, locale: Locale, now: Instant): Found {
  const { personal, danger } = read
  return {
    personalData: personal.length === 0 ? null : { kinds: [...personal], takenOut: !keep },
    danger: danger.level === 'none' ? null : toDanger(danger, centre, library, locale, now),
  }
}

function toDanger(danger: DangerReading, centre: Centre, library: Library, locale: Locale, now: Instant): NonNullable<Found['danger']> {
  const terms = termsOf(centre)
  return {
    helplines: danger.helplines.flatMap((id) => findHelpline(library, id) ?? []).map((line) => toHelpline(line, locale)),
    dutyPhone: isOpenAt(terms, now) ? null : phone(centre.dutyPhone),
    readBefore: utc(dueAt('acute', terms, now)),
  }
}

export function toConversation(own: OwnConversation): z.infer<typeof Conversation> {
  const person = ({ publicName, profession }: { readonly publicName: string; readonly profession: string }) => ({
    name: publicName,
    profession,
  })
  return {
    ...{ state: own.state as z.infer<typeof Conversation>['state'], closedBy: own.closedBy }, // the database keeps it to these
    dueAt: utc(own.due),
    codeExpiresOn: own.codeExpires.toString(),
    rating: own.rating as z.infer<typeof Conversation>['rating'],
    pausedUntil: own.pausedUntil === null ? null : utc(own.pausedUntil),
    ...{ wantsAppointment: own.wantsAppointment, hasNotice: own.hasNotice },
    messages: own.letters.map(({ kind, from, at, text, articles, offersAppointment }) => ({
      kind,
      from: from === 'asker' ? 'asker' : 'centre',
      professional: from === 'asker' ? null : person(from),
      sentAt: utc(at),
      ...{ text, articles: [...articles], offersAppointment },
    })),
    readers: own.readers.map(person),
  }
}

/** In UTC, to the second. */
export const utc = (at: Instant): string => at.toString({ smallestUnit: 'second' })
