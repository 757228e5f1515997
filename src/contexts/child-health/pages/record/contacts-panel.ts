/** Contacts that come, the next first, and those that were, the last first. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, formatMoment, localPath } from '#platform/i18n.ts'
import type { Locale } from '#platform/locale.ts'
import { isSooner } from '#platform/time.ts'
import { tag } from '#web/components/tag.ts'
import { foldOut, link, paragraph, small } from '#web/components/text.ts'
import type { Contact } from '../../rules/record/record.ts'
import type { HealthRecord } from '../../use-cases/record/read-record.server.ts'
import { workPanel, type RecordView } from './frame.ts'
import { recordMessages } from './messages.ts'
import { healthPath } from './paths.ts'
import { nationalMoments } from '../../rules/schedule/moments.ts'

/** Shown at once; the others fold out. */
const shown = 3

export function contactsPanel(view: RecordView): Html {
  const { locale, record } = view
  const { contacts: words } = recordMessages(locale)
  const isOver = ({ status }: Contact): boolean => status === 'realised' || status === 'cancelled'
  const coming = record.contacts.filter((one) => !isOver(one))
  const held = record.contacts.filter(isOver).toReversed()
  const list = (title: string, all: readonly Contact[]): Html | null =>
    all.length === 0
      ? null
      : html`<h3 class="nl-heading nl-heading--level-4">${title}</h3>
          ${lines(view, all.slice(0, shown))}
          ${all.length > shown ? foldOut(`${title}: ${all.length - shown}`, lines(view, all.slice(shown))) : null}`
  return workPanel(
    'contacts',
    words.title,
    record.contacts.length === 0 ? paragraph(words.none) : html`${list(words.coming, coming)} ${list(words.held, held)}`,
  )
}

const lines = (view: RecordView, all: readonly Contact[]): Html =>
  html`<ul class="cjg-ways-in">
    ${all.map((one) => html`<li class="cjg-way-in">${line(view, one)}</li>`)}
  </ul>`

function line({ locale, record, today }: RecordView, contact: Contact): Html {
  const { contacts: words } = recordMessages(locale)
  const name = contactName(locale, record, contact)
  const isLate = contact.heldOn === null && contact.status !== 'cancelled' && isSooner(contact.dueUntil, today)
  const kind = contact.status === 'realised' ? 'ok' : contact.status === 'not-realised' ? 'warn' : 'outline'
  const by = contact.heldBy === null ? undefined : record.names.get(contact.heldBy)
  return html`${link(localPath(locale, healthPath(record.child.id, `contact/${contact.id}`)), name)}
  ${tag(kind, words.states[contact.status])} ${isLate ? tag('warn', words.late, 'clock') : null}
  ${small([whenText(locale, contact), ...(by === undefined ? [] : [words.by(by)])].join(', '))}`
}

function whenText(locale: Locale, { heldOn, plannedAt, dueFrom, dueUntil }: Contact): string {
  if (heldOn !== null) return formatDate(locale, heldOn)
  if (plannedAt !== null) return formatMoment(locale, plannedAt, plannedAt)
  return recordMessages(locale).contacts.between(formatDate(locale, dueFrom), formatDate(locale, dueUntil))
}

/** What the centre calls the moment; of one that it no longer offers, what it is called nationally. */
export function contactName(locale: Locale, { moments }: Pick<HealthRecord, 'moments'>, { moment }: Pick<Contact, 'moment'>): string {
  if (moment === null) return recordMessages(locale).contacts.extra
  const found = [...moments, ...nationalMoments].find(({ code }) => code === moment)
  return found === undefined ? moment : locale.tag === 'nl' ? found.nameNl : found.nameEn
}
