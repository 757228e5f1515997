/** The key, shown once and asked back; and the page of coming back with it. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, formatMoment, localPath, type Locale } from '#platform/i18n.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import { button, linkButton } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { textField } from '#web/components/field.ts'
import { keyCard } from '#web/components/key-card.ts'
import { panel } from '#web/components/panel.ts'
import { stepList } from '#web/components/step-list.ts'
import { foldOut, heading, lead, paragraph, row, small } from '#web/components/text.ts'
import { icon, type IconName } from '#web/drawings/icons.ts'
import { publicPage } from '#web/shell.ts'
import type { Site } from '#web/site.ts'
import { codeText, groupsOf, type ReturnCode } from '#platform/return-code.ts'
import { askMessages } from './ask-messages.ts'
import { pausedBox } from './paused-box.ts'

type Base = { readonly locale: Locale; readonly site: Site }

export type CodeView = Base & {
  readonly code: ReturnCode
  /** Of the form that asked: to renew the code until a group was given back. */
  readonly resend: Readonly<Record<string, string>>
  readonly due: Instant
  readonly acute: boolean
  readonly now: Instant
  readonly codeExpires: PlainDate
  readonly askedGroup: number
  readonly error?: string | undefined
  readonly typed?: string | undefined
  /** A code for a conversation that is open already: no steps, no term. */
  readonly renewed?: boolean
  /** It takes the place of the code that a colleague handed over. */
  readonly fromDesk?: boolean
  /** Its source is paused: kept apart, and read after this moment. */
  readonly asideUntil?: Instant | null | undefined
}

const keepIcons: readonly IconName[] = ['pencil', 'download', 'print']

export function codePage(view: CodeView): Html {
  const { locale, site, code, error } = view
  const words = askMessages(locale)
  const w = words.code
  const when = formatMoment(locale, view.due, view.now)
  return publicPage({
    locale,
    site,
    title: w.title,
    path: view.renewed ? '/gesprek' : '/vraag',
    current: 'ask',
    breadcrumbs: [],
    crumb: words.ask.crumb,
    helpBand: view.acute,
    errorTitle: error !== undefined,
    main: html`${error === undefined ? null : errorSummary(locale, [{ id: 'group', message: error }])}
      ${view.renewed ? null : callout({ kind: 'ok', title: w.received, body: view.asideUntil ? undefined : paragraph(view.acute ? w.dueAcute(when) : w.due(when)), role: 'status' })}
      ${view.asideUntil ? pausedBox({ locale, site, now: view.now, until: view.asideUntil, what: 'source' }) : null}
      ${view.fromDesk ? callout({ kind: 'ok', title: w.fromDesk, body: paragraph(w.fromDeskText), role: 'status' }) : null}
      ${view.renewed ? null : stepList(locale, words.ask.steps, 4)} ${heading(1, w.title)}
      ${lead(html`${w.lead} <strong>${w.once}</strong> ${w.cannotFind}`)} ${keyCard(locale, groupsOf(code), w.note)}
      ${heading(2, w.keepTitle)}
      <div class="cjg-keep" data-copy="${groupsOf(code).join(' ')}" data-copy-label="${w.copy}" data-copied-label="${w.copied}">
        <ul class="cjg-keep__ways">
          ${w.keep.map((way, i) => html`<li>${icon(keepIcons[i] ?? 'key', 22)}<strong>${way.title}</strong><span>${way.text}</span></li>`)}
        </ul>
        <form method="post" action="${localPath(locale, '/vraag/notitie')}">
          <input
            type="hidden"
            name="code"
            value="${codeText(code)}"
          />${button({ label: w.download, variant: 'secondary', icon: 'download' })}
        </form>
      </div>
      ${foldOut(
        w.sharedTitle,
        w.shared.map((line) => paragraph(line)),
      )}
      ${view.renewed ? row(linkButton({ href: localPath(locale, '/gesprek'), label: w.toConversation, icon: 'key' })) : checkForm(view)}`,
    side: html`${panel({
      id: 'back',
      title: w.backTitle,
      body: html`<ol class="cjg-list">
        ${w.back.map((line) => html`<li>${line}</li>`)}
      </ol>`,
    })}
    ${small(w.works(formatDate(locale, view.codeExpires)))}`,
  })
}

/** One group is asked back: so both know that the key was kept. */
function checkForm(view: CodeView): Html {
  const { locale, code, error } = view
  const w = askMessages(locale).code
  return html`<form class="cjg-panel cjg-panel--strong" method="post" action="${localPath(locale, '/vraag/sleutel')}" novalidate>
    ${heading(2, w.checkTitle, { like: 3 })}
    <input type="hidden" name="code" value="${codeText(code)}" /><input type="hidden" name="asked" value="${view.askedGroup}" />
    ${Object.entries(view.resend).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    ${textField({ locale, name: 'group', label: w.checkLabel(view.askedGroup), value: view.typed, error, width: 'group', isCode: true, autocomplete: 'off' })}
    ${row(button({ label: w.check, name: 'go', value: 'check' }), button({ label: w.renew, name: 'go', value: 'renew', variant: 'quiet' }))}
  </form>`
}

/** After a group was given back, or when a form was sent again. */
export function keptPage({
  locale,
  site,
  repeat,
  codeExpires,
}: Base & { readonly repeat: boolean; readonly codeExpires: PlainDate | null }): Html {
  const words = askMessages(locale)
  return publicPage({
    locale,
    site,
    title: repeat ? words.code.already : words.code.doneTitle,
    path: '/vraag',
    current: 'ask',
    breadcrumbs: [],
    crumb: words.ask.crumb,
    main: html`${heading(1, repeat ? words.code.already : words.code.doneTitle)}
    ${callout({ kind: 'ok', title: words.code.received, body: paragraph(repeat ? words.code.alreadyText : words.code.done), role: 'status' })}
    ${codeExpires === null ? null : paragraph(words.code.works(formatDate(locale, codeExpires)))}
    ${row(linkButton({ href: localPath(locale, '/terug'), label: words.code.toConversation, variant: 'secondary', icon: 'key' }))}`,
  })
}

export function backPage({
  locale,
  site,
  typed,
  error,
  over,
}: Base & { readonly typed?: string; readonly error?: string; readonly over?: boolean }): Html {
  const words = askMessages(locale).back
  return publicPage({
    locale,
    site,
    title: error === undefined ? words.title : words.wrongTitle,
    path: '/terug',
    current: 'return',
    breadcrumbs: [],
    crumb: words.title,
    errorTitle: error !== undefined,
    main: html`${error === undefined ? null : errorSummary(locale, [{ id: 'code', message: error }])}
      ${over ? callout({ kind: 'info', title: words.overTitle, body: paragraph(words.over), role: 'status' }) : null}
      ${heading(1, error === undefined ? words.title : words.wrongTitle)} ${lead(words.lead)}
      <form method="post" action="${localPath(locale, '/terug')}" novalidate>
        ${textField({ locale, name: 'code', label: words.label, hint: words.hint, value: typed, error, isCode: true, width: 'code', autocomplete: 'off' })}
        ${error === undefined ? null : small(words.typoFree)} ${row(button({ label: words.open, icon: 'key' }))}
      </form>`,
    side: panel({ id: 'lost', title: words.lostTitle, body: paragraph(words.lost) }),
  })
}
