/** The asker's own conversation: letters, writing back, and everything the asker may decide. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, formatMoment, localPath, type Locale } from '#platform/i18n.ts'
import type { Instant } from '#platform/time.ts'
import { button, linkButton } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { emptyState } from '#web/components/empty-state.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { textArea, textField } from '#web/components/field.ts'
import { letter } from '#web/components/letter.ts'
import { panel } from '#web/components/panel.ts'
import { tag, type TagKind } from '#web/components/tag.ts'
import { foldOut, heading, lead, paragraph, row, small } from '#web/components/text.ts'
import { tipRows } from '#web/components/ways.ts'
import type { IconName } from '#web/drawings/icons.ts'
import { publicPage } from '#web/shell.ts'
import type { Site } from '#web/site.ts'
import { longestMessage } from '../rules/message-text.ts'
import type { Letter, OwnConversation } from '../use-cases/own-conversation.server.ts'
import { accountMessages } from './account-messages.ts'
import { askMessages } from './ask-messages.ts'
import { personalBox, type PersonalFinding } from './ask.ts'
import { pausedBox } from './paused-box.ts'
import { claimPath } from './paths.ts'
import { frameOf, isInAccount, type Place } from './place.ts'
import { professionName } from './professions.ts'

type Base = { readonly locale: Locale; readonly site: Site }
type Placed = Base & { readonly at: Place }

export type ConversationView = Placed & {
  readonly conversation: OwnConversation
  readonly now: Instant
  readonly workingDays: number
  /** Fresh for each form: the same form twice is one letter. */
  readonly key: string
  readonly titles: (slug: string) => string | null
  readonly done?: 'sent' | 'rated' | 'ended' | 'appointment' | 'notice' | 'claimed' | 'part-claimed' | 'corrected' | null
  readonly typed?: string
  readonly error?: string
  readonly noticeError?: string
  readonly danger?: Html | null
  /** Personal data in what was typed: pointed out before it is sent. */
  readonly personal?: readonly PersonalFinding[]
}

export const stateTags: Readonly<Record<string, { kind: TagKind; icon: IconName }>> = {
  waiting: { kind: 'info', icon: 'clock' },
  taken: { kind: 'info', icon: 'pencil' },
  answered: { kind: 'ok', icon: 'check' },
  closed: { kind: 'neutral', icon: 'check' },
}

export function conversationPage(view: ConversationView): Html {
  const { locale, site, conversation, now } = view
  const words = askMessages(locale)
  const w = words.own
  const look = stateTags[conversation.state] ?? { kind: 'info', icon: 'clock' }
  const errors = [
    ...(view.error === undefined ? [] : [{ id: 'text', message: view.error }]),
    ...(view.noticeError === undefined ? [] : [{ id: 'address', message: view.noticeError }]),
  ]
  const open = conversation.state === 'waiting' || conversation.state === 'taken'
  return publicPage({
    locale,
    site,
    title: w.title,
    ...frameOf(locale, view.at),
    crumb: w.title,
    errorTitle: errors.length > 0,
    main: html`${errors.length > 0 ? errorSummary(locale, errors) : null} ${done(view)}
      ${conversation.pausedUntil === null ? null : pausedBox({ locale, site, now, until: conversation.pausedUntil, what: conversation.pausedBy })}
      <p class="cjg-row cjg-row--tight">
        ${tag(look.kind, w.states[conversation.state as keyof typeof w.states], look.icon)}
        <span class="cjg-small">${open ? w.dueBy(formatMoment(locale, conversation.due, now)) : keptUntil(view)}</span>
      </p>
      ${heading(1, w.title)} ${conversation.letters.map((one) => ownLetter(view, one))} ${view.danger} ${replyForm(view)}`,
    side: html`${conversation.letters.some(({ kind }) => kind === 'answer') ? ratePanel(view) : null}${decidePanel(view)}${small(readersLine(view))}`,
  })
}

function keptUntil({ locale, conversation: { regime, codeExpires } }: ConversationView): string {
  const until = formatDate(locale, codeExpires)
  return regime === 'account' ? accountMessages(locale).own.keptUntil(until) : askMessages(locale).own.codeWorks(until)
}

function done({ locale, done: what }: ConversationView): Html | null {
  const w = askMessages(locale).own
  const account = accountMessages(locale).own
  if (what === null || what === undefined) return null
  switch (what) {
    case 'sent':
      return callout({ kind: 'ok', title: w.sent, role: 'status' })
    case 'rated':
      return callout({ kind: 'ok', title: w.rated, role: 'status' })
    case 'ended':
      return callout({ kind: 'info', title: w.ended, role: 'status' })
    case 'appointment':
      return callout({ kind: 'ok', title: w.appointmentSent, role: 'status' })
    case 'notice':
      return callout({ kind: 'ok', title: w.noticeOn, role: 'status' })
    case 'claimed':
      return callout({ kind: 'ok', title: account.claimed, body: paragraph(account.claimedText), role: 'status' })
    case 'part-claimed':
      return callout({ kind: 'ok', title: account.partClaimed, body: paragraph(account.partClaimedText), role: 'status' })
    case 'corrected':
      return callout({ kind: 'ok', title: account.corrected, role: 'status' })
  }
}

/** Who wrote a letter, in words: the asker, or somebody of the centre with a profession. */
export function writerOf({ locale, site }: Base, one: Letter): string {
  const w = askMessages(locale).own
  if (one.from === 'asker') return one.kind === 'appointment-wish' ? w.wish : w.youWrote
  return w.withName(one.from.publicName, professionName({ locale, site }, one.from.profession))
}

function ownLetter({ locale, site, now, titles, at }: ConversationView, one: Letter): Html {
  const w = askMessages(locale).own
  const fromCentre = one.from !== 'asker'
  const along = [
    ...one.articles.map((slug) => ({
      href: localPath(locale, `/onderwerpen/${slug}`),
      icon: 'book' as const,
      tint: 'peach' as const,
      title: titles(slug) ?? slug,
      detail: w.reading,
    })),
    ...(one.offersAppointment
      ? [
          {
            href: localPath(locale, `${at}/afspraak`),
            icon: 'calendar' as const,
            tint: 'pink' as const,
            title: w.talk,
            detail: isInAccount(at) ? accountMessages(locale).own.talkText : w.talkText,
          },
        ]
      : []),
  ]
  return letter({
    locale,
    kind: fromCentre ? 'centre' : 'asker',
    who: writerOf({ locale, site }, one),
    when: { exact: one.at.toString(), shown: formatMoment(locale, one.at, now) },
    text: one.text,
    id: `brief-${one.id}`,
    more:
      along.length === 0 || one.from === 'asker'
        ? undefined
        : html`${heading(3, w.sendsAlong(one.from.publicName), { like: 4 })}${tipRows(along)}`,
  })
}

function replyForm({ locale, at, key, typed, error, workingDays, personal = [] }: ConversationView): Html {
  const w = askMessages(locale).own
  return html`<form class="cjg-panel cjg-panel--strong" method="post" action="${localPath(locale, at)}" novalidate>
    ${heading(2, w.replyTitle, { like: 3 })}
    <input type="hidden" name="key" value="${key}" />
    ${textArea({ locale, name: 'text', label: w.replyLabel, value: typed, error, rows: 5, max: longestMessage })}
    ${personal.length > 0 ? personalBox(locale, personal) : row(button({ label: w.reply, name: 'go', value: 'reply' }), html`<span class="cjg-small">${w.replyTerm(workingDays)}</span>`)}
  </form>`
}

function ratePanel({ locale, at, conversation }: ConversationView): Html {
  const w = askMessages(locale).own
  const choices = (['yes', 'a-little', 'no'] as const).map(
    (value) =>
      html`<button
        class="nl-button nl-button--secondary"
        type="submit"
        name="rating"
        value="${value}"
        aria-pressed="${conversation.rating === value ? 'true' : 'false'}"
      >
        <span class="nl-button__label">${w.ratings[value]}</span>
      </button>`,
  )
  return panel({
    id: 'rate',
    title: w.rateTitle,
    body: html`<form method="post" action="${localPath(locale, `${at}/waardering`)}">${row(...choices)}</form>`,
  })
}

function decidePanel({ locale, at, conversation, noticeError }: ConversationView): Html {
  const w = askMessages(locale).own
  const account = accountMessages(locale)
  const inAccount = isInAccount(at)
  const post = (deed: string, label: string, icon: IconName, detail: string): Html =>
    html`<li>
      <form method="post" action="${localPath(locale, `${at}/${deed}`)}">
        ${button({ label, variant: 'quiet', icon })}<span class="cjg-small">${detail}</span>
      </form>
    </li>`
  const go = (path: string, label: string, icon: IconName, detail: string, danger = false): Html =>
    html`<li>
      ${linkButton({ href: localPath(locale, path), label, variant: danger ? 'danger' : 'quiet', icon })}<span class="cjg-small"
        >${detail}</span
      >
    </li>`
  const notice = html`<form method="post" action="${localPath(locale, `${at}/seintje`)}" novalidate>
    ${
      conversation.hasNotice
        ? html`${paragraph(w.noticeOn)}${button({ label: w.noticeStop, name: 'go', value: 'stop', variant: 'secondary' })}`
        : html`${textField({ locale, name: 'address', label: askMessages(locale).ask.noticeLabel, hint: askMessages(locale).ask.noticeHint, type: 'email', autocomplete: 'email', error: noticeError })}${button({ label: w.noticeSave, name: 'go', value: 'start', variant: 'secondary', icon: 'mail' })}`
    }
  </form>`
  const withKey = html`${post('nieuwe-code', w.newCode, 'key', w.newCodeText)} ${post('sluiten', w.leave, 'exit', w.leaveText)}
  ${go(claimPath, account.way, 'person', account.wayText)}`
  const withAccount = html`${go(`${at}/gegevens`, account.own.correct, 'pencil', account.own.correctText)}
  ${conversation.firstAppointment === null ? go(`${at}/terug`, account.own.putBack, 'key', account.own.putBackText) : html`<li>${small(account.own.noPutBack)}</li>`}`
  return panel({
    id: 'decide',
    title: w.bossTitle,
    body: html`<ul class="cjg-decide">
        ${go(`${at}/afspraak`, w.appointment, 'calendar', inAccount ? account.own.appointmentText : w.appointmentText)}
        ${conversation.state === 'closed' ? null : post('einde', w.end, 'check', w.endText)}
        ${post('kopie', w.copy, 'download', w.copyText)} ${inAccount ? withAccount : withKey}
        ${go(`${at}/wissen`, w.erase, 'trash', w.eraseText, true)}
      </ul>
      ${conversation.firstAppointment === null ? null : small(account.own.appointmentMade(formatDate(locale, conversation.firstAppointment)))}
      ${foldOut(w.notice, notice, { open: noticeError !== undefined })}`,
  })
}

function readersLine({ locale, site, conversation }: ConversationView): string {
  const words = askMessages(locale)
  const names = conversation.readers.map(({ publicName, profession }) => `${publicName} (${professionName({ locale, site }, profession)})`)
  return names.length === 0
    ? words.own.noReaders
    : words.own.readers(new Intl.ListFormat(locale.format, { type: 'conjunction' }).format(names))
}

/** A question before what cannot be undone. */
/** `isHeld`: it was asked, and a law stops it for now. */
export function erasePage({ locale, site, at, isHeld = false }: Placed & { readonly isHeld?: boolean }): Html {
  const w = askMessages(locale).own
  return publicPage({
    locale,
    site,
    title: w.eraseTitle,
    ...frameOf(locale, at, 'wissen'),
    main: html`${isHeld ? callout({ kind: 'warn', role: 'alert', title: w.heldTitle, body: paragraph(w.heldText) }) : null}${heading(1, w.eraseTitle)}${lead(isInAccount(at) ? accountMessages(locale).erase.lead : w.eraseLead)}
      <form method="post" action="${localPath(locale, `${at}/wissen`)}">
        ${row(button({ label: w.eraseYes, variant: 'danger', icon: 'trash' }), linkButton({ href: localPath(locale, at), label: w.eraseNo, variant: 'secondary' }))}
      </form>`,
  })
}

export function appointmentPage({
  locale,
  site,
  at,
  key,
  typed,
  error,
  personal = [],
}: Placed & {
  readonly key: string
  readonly typed?: string
  readonly error?: string
  readonly personal?: readonly PersonalFinding[]
}): Html {
  const w = askMessages(locale).own
  return publicPage({
    locale,
    site,
    title: w.appointmentTitle,
    ...frameOf(locale, at, 'afspraak'),
    errorTitle: error !== undefined,
    main: html`${error === undefined ? null : errorSummary(locale, [{ id: 'text', message: error }])}
      ${heading(1, w.appointmentTitle)}${lead(w.appointmentLead)}
      <form method="post" action="${localPath(locale, `${at}/afspraak`)}" novalidate>
        <input type="hidden" name="key" value="${key}" />
        ${textArea({ locale, name: 'text', label: w.appointmentLabel, hint: w.appointmentHint, value: typed, error, rows: 4, max: longestMessage })}
        ${personal.length > 0 ? personalBox(locale, personal) : row(button({ label: w.appointmentSend, icon: 'calendar' }), linkButton({ href: localPath(locale, at), label: askMessages(locale).ask.cancel, variant: 'quiet' }))}
      </form>`,
  })
}

export type OverView = Base & {
  readonly what: 'erased' | 'gone' | 'left'
  /** Other words than usual for what happened. */
  readonly text?: string
}

/** After the end of a visit or of the conversation itself. */
export function overPage({ locale, site, what, text: given }: OverView): Html {
  const w = askMessages(locale).own
  const [title, text] = what === 'erased' ? [w.erasedTitle, w.erased] : what === 'gone' ? [w.goneTitle, w.gone] : [w.left, w.leaveText]
  return publicPage({
    locale,
    site,
    title,
    path: '/terug',
    current: 'return',
    breadcrumbs: [],
    crumb: askMessages(locale).back.title,
    main: html`<h1 class="cjg-hidden">${title}</h1>
      ${emptyState({ title, text: paragraph(given ?? text), scene: what === 'left' ? 'shut-door' : null, actions: [linkButton({ href: localPath(locale, '/vraag'), label: askMessages(locale).ask.title, variant: 'secondary' }), linkButton({ href: localPath(locale, '/terug'), label: askMessages(locale).back.title, variant: 'quiet' })] })}`,
  })
}

/** The conversation as plain text, for who takes a copy. The file says nothing of us in its name. */
export function copyText({ locale, site }: Base, conversation: OwnConversation, now: Instant): string {
  const words = askMessages(locale)
  const letters = conversation.letters.map((one) => {
    const who =
      one.from === 'asker'
        ? words.copyFile.you
        : words.own.withName(one.from.publicName, professionName({ locale, site }, one.from.profession))
    return `${who}, ${formatMoment(locale, one.at, now)}\n\n${one.text}\n`
  })
  return `${words.copyFile.title}\n\n${letters.join('\n----------\n\n')}`
}
