/** Taking a record that came in out again: which one, what stands in the way, or why and the button. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, formatMoment, formatNumber, localPath, plural, type Locale } from '#platform/i18n.ts'
import type { Instant } from '#platform/time.ts'
import { button, linkButton } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { radioCards } from '#web/components/choice.ts'
import { definitionRows, panel } from '#web/components/panel.ts'
import { bulletList, paragraph, row, small } from '#web/components/text.ts'
import type { WorkplaceFrame } from '#web/workplace/shell.ts'
import { fullName } from '../../../families/public-child.ts'
import { undoReasons } from '../../rules/transfer/record.ts'
import { undoUntil, type Obstacles, type UndoRefusal } from '../../rules/transfer/undo.ts'
import type { UndoView } from '../../use-cases/transfer/undo-take-over.server.ts'
import { childPage } from './frame.ts'
import { transferMessages, type TransferMessages } from './messages.ts'
import { handOverPath, undoPath } from './paths.ts'

export type UndoPage = WorkplaceFrame & {
  readonly view: UndoView
  readonly now: Instant
  readonly fault: string | null
  readonly isAnswerToPost: boolean
}

export function undoPage(page: UndoPage): Html {
  const { locale, view, now, fault } = page
  const { undo: words, out } = transferMessages(locale)
  const { child, transfer, refusal } = view
  const number = (value: number | null): string => formatNumber(locale, value ?? 0)
  return childPage({
    ...page,
    ...{ child, path: undoPath(child.id, transfer.id), crumb: words.crumb, lead: words.lead, title: words.title(fullName(child)) },
    errors: fault === null ? [] : [{ id: 'waarom', label: words.why, message: fault }],
    main: html`${panel({
      id: 'welk',
      title: words.what,
      body: definitionRows([
        { term: words.from, detail: html`<bdi>${transfer.otherParty}</bdi>` },
        { term: words.on, detail: formatMoment(locale, transfer.madeAt, now) },
        { term: words.counts, detail: out.inCounts(number(transfer.added), number(transfer.same), number(transfer.different)) },
        { term: words.until, detail: formatDate(locale, undoUntil(transfer.madeAt).subtract({ days: 1 })) },
      ]),
    })}
    ${refusal === null ? form(page) : inTheWay(locale, refusal)}
    ${row(linkButton({ label: transferMessages(locale).back, href: localPath(locale, handOverPath(child.id)), variant: 'quiet' }))}`,
  })
}

function form({ locale, view: { child, transfer }, fault }: UndoPage): Html {
  const words = transferMessages(locale).undo
  return panel({
    id: 'terug',
    title: words.crumb,
    body: html`<form class="cjg-enter cjg-stack" method="post" action="${localPath(locale, undoPath(child.id, transfer.id))}" novalidate>
      ${radioCards({
        ...{ locale, name: 'waarom', label: words.why, value: '', error: fault ?? undefined },
        choices: undoReasons.map((value) => ({ value, label: words.reasons[value] })),
      })}
      ${small(words.stays)} ${row(button({ label: words.button, variant: 'danger' }))}
    </form>`,
  })
}

function inTheWay(locale: Locale, refusal: UndoRefusal): Html {
  const words = transferMessages(locale).undo
  return callout({
    kind: 'warn',
    title: words.cannot,
    body: html`${paragraph(words.refusals[refusal.kind])}${refusal.kind === 'built-on' ? obstacles(locale, refusal.obstacles) : null}`,
  })
}

function obstacles(locale: Locale, { changed, builtOn }: Obstacles): Html {
  const words = transferMessages(locale).undo
  const list = (title: string, all: Obstacles['changed']): Html | null =>
    all.size === 0
      ? null
      : html`${paragraph(title)}${bulletList([...all].map(([table, count]) => plural(locale, count, wordsOf(locale, table))))}`
  return html`${list(words.changed, changed)}${list(words.builtOn, builtOn)}`
}

type Counted = TransferMessages['out']['counts']
const kinds: Readonly<Record<string, keyof Counted>> = {
  'child_health.contact': 'contacts',
  'child_health.measurement': 'measurements',
  'child_health.milestone': 'milestones',
  'child_health.contact_note': 'notes',
  'child_health.finding': 'findings',
  'child_health.advice': 'advice',
  'child_health.signal': 'signals',
  'child_health.screening': 'screenings',
  'child_health.referral': 'referrals',
  'child_health.own_measurement': 'ownMeasurements',
  'child_health.topic': 'topics',
  'child_health.questionnaire': 'questionnaires',
  'vaccination.dose': 'doses',
  'vaccination.refrain': 'refrains',
  'vaccination.side_effect': 'effects',
  'vaccination.earlier_word': 'earlierWords',
}

function wordsOf(locale: Locale, table: string): { readonly one: string; readonly other: string } {
  const { out, undo } = transferMessages(locale)
  const kind = kinds[table]
  return kind === undefined ? undo.others : out.counts[kind]
}
