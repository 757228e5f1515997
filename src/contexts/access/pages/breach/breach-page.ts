/** One breach: its clock, what is known, what is still to do, and everything that was changed. */
import { html, type Html } from '#platform/html.ts'
import { formatMoment, localPath } from '#platform/i18n.ts'
import { button } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { textArea, textField } from '#web/components/field.ts'
import { definitionRows, panel } from '#web/components/panel.ts'
import { bulletList, foldOut, heading, link, paragraph, row, small } from '#web/components/text.ts'
import { workplacePage } from '#web/workplace/shell.ts'
import { closingPanel, decisionPanel, factsPanel, filesPanel, reportPanel, tellingPanel } from './breach-forms.ts'
import { breachForm, fieldsOf, type BreachView } from './breach-view.ts'
import { clockView } from './clock-view.ts'
import { breachMessages } from './messages.ts'
import { momentFields } from './moment-field.ts'
import { breachesPath, breachLetterPath, breachPath, breachSheetPath } from './paths.ts'
import { changesBetween, inWords, saidOf } from './said.ts'
import { stateTag } from './state-tag.ts'

export function breachPage(view: BreachView): Html {
  const { locale, breach, refused, done, suspectedBy, now } = view
  const words = breachMessages(locale).one
  const title = words.title(breach.number)
  const wrong = Object.entries(refused?.errors ?? {}).map(([id, message]) => (id === 'form' ? { message } : { id, message }))
  return workplacePage({
    ...view,
    title,
    path: view.isAnswerToPost ? null : breachPath(breach.id),
    current: 'breaches',
    errorTitle: wrong.length > 0,
    notice: done === null ? null : callout({ kind: 'ok', role: 'status', title: done }),
    main: html`${errorSummary(locale, wrong)}
      <p class="cjg-work-back">${link(localPath(locale, breachesPath), words.back)}</p>
      <div class="cjg-work-head">${heading(1, title)} ${stateTag(locale, breach.state)}</div>
      ${small(words.told(suspectedBy ?? words.bySystem, formatMoment(locale, breach.suspectedAt, now)))}
      ${breach.sourceKind === 'access-review' ? small(words.source) : null}
      ${panel({ id: 'klok', title: breachMessages(locale).clock.title, body: clockView(locale, breach, now) })} ${content(view)}
      ${mergedPanel(view)} ${remindersPanel(view)} ${historyPanel(view)}`,
  })
}

function content(view: BreachView): Html {
  const { breach, locale, mergedInto } = view
  const words = breachMessages(locale).one
  switch (breach.state) {
    case 'suspected':
      return html`${said(view)}${takeUpPanel(view)}${filesPanel(view)}${otherWays(view)}`
    case 'open':
      return html`${factsPanel(view)}${decisionPanel(view)}${reportPanel(view)}${tellingPanel(view)}${filesPanel(view)}${closingPanel(view)}${otherWays(view)}`
    case 'merged':
      return html`${callout({ kind: 'info', title: words.mergedInto(mergedInto ?? ''), body: paragraph(link(localPath(locale, breachPath(breach.into)), mergedInto ?? '')) })}${said(view)}`
    case 'closed':
    case 'dismissed':
      return html`${said(view)}${reopenPanel(view)}`
  }
}

/** What is known, to read; with the ways to paper. */
function said({ breach, locale, now }: BreachView): Html {
  const words = breachMessages(locale)
  const rows = saidOf(locale, breach, inWords(locale, now)).filter(({ text }) => text !== '')
  const ways =
    breach.state === 'closed'
      ? row(
          link(localPath(locale, breachSheetPath(breach.id)), words.one.toReport),
          link(localPath(locale, breachLetterPath(breach.id)), words.one.toLetter),
        )
      : null
  return panel({
    id: 'gemeld',
    title: words.one.words,
    body: html`${definitionRows(rows.map(({ field, text }) => ({ term: words.fields[field], detail: html`<span class="cjg-preserved" dir="auto">${text}</span>` })))}${ways}`,
  })
}

function takeUpPanel(view: BreachView): Html {
  const { locale, breach } = view
  const words = breachMessages(locale).one
  const { text, moment, error } = fieldsOf(view, 'oppakken')
  const body = html`${momentFields({ locale, name: 'bekend', label: words.aware, hint: words.awareHint, value: moment('bekend', breach.awareAt), error: error('bekend') })}
  ${textField({ locale, name: 'waarom', label: words.why, optional: true, value: text('waarom', ''), error: error('waarom'), autocomplete: 'off' })}
  ${row(button({ label: words.takeUpButton }))}`
  return panel({
    id: 'oppakken',
    title: words.takeUp,
    tone: 'strong',
    body: html`${paragraph(words.takeUpText)}${breachForm(view, 'oppakken', body)}`,
  })
}

function otherWays(view: BreachView): Html {
  const { locale, breach } = view
  const words = breachMessages(locale).one
  const [ending, merging] = [fieldsOf(view, 'geen-lek'), fieldsOf(view, 'samenvoegen')]
  const end = html`${textArea({ locale, name: 'reden', label: words.dismissWhy, rows: 2, value: ending.text('reden', ''), error: ending.error('reden') })}
  ${row(button({ label: words.dismissButton, variant: 'secondary' }))}`
  const merge = html`${textField({ locale, name: 'naar', label: words.mergeInto, hint: words.mergeHint, width: 'group', value: merging.text('naar', ''), error: merging.error('naar'), autocomplete: 'off' })}
  ${row(button({ label: words.mergeButton, variant: 'secondary' }))}`
  const isReported = breach.reports.firstReportedAt !== null
  return html`${isReported ? null : foldOut(words.dismiss, html`${paragraph(words.dismissText)}${breachForm(view, 'geen-lek', end)}`, { open: ending.isOpen })}
  ${isReported ? null : foldOut(words.merge, html`${paragraph(words.mergeText)}${breachForm(view, 'samenvoegen', merge)}`, { open: merging.isOpen })}`
}

function reopenPanel(view: BreachView): Html {
  const { locale } = view
  const words = breachMessages(locale).one
  const { text, error, isOpen } = fieldsOf(view, 'heropenen')
  const body = html`${paragraph(words.reopenText)}
  ${breachForm(
    view,
    'heropenen',
    html`${textArea({ locale, name: 'reden', label: words.reopenWhy, rows: 2, value: text('reden', ''), error: error('reden') })}
    ${row(button({ label: words.reopenButton, variant: 'secondary' }))}`,
  )}`
  return foldOut(words.reopen, body, { open: isOpen })
}

function mergedPanel({ locale, merged }: BreachView): Html | null {
  if (merged.length === 0) return null
  const list = bulletList(merged.map(({ id, number }) => link(localPath(locale, breachPath(id)), number)))
  return panel({ id: 'samengevoegd', title: breachMessages(locale).one.merged, body: list })
}

/** One line per time, however many heard it. */
function remindersPanel({ locale, reminders, now }: BreachView): Html | null {
  const words = breachMessages(locale).one
  const times = [...new Map(reminders.map((one) => [one.hours, one])).values()]
  if (times.length === 0) return null
  return panel({
    id: 'seintjes',
    title: words.reminders,
    body: bulletList(times.map(({ hours, at }) => words.reminder(hours, formatMoment(locale, at, now)))),
  })
}

function historyPanel({ locale, history, now }: BreachView): Html {
  const { one: words, deeds, fields } = breachMessages(locale)
  const items = history.map((change, at) => {
    const earlier = history[at + 1]
    const changes = earlier === undefined ? [] : changesBetween(locale, earlier.breach, change.breach, inWords(locale, now))
    const quoted = (text: string): Html => (text === '' ? html`<em>${words.nothing}</em>` : html`<span dir="auto">${text}</span>`)
    return html`<li class="cjg-way-in">
      <p class="nl-paragraph"><strong>${deeds[change.deed] ?? change.deed}</strong></p>
      ${small(`${formatMoment(locale, change.at, now)}, ${change.by ?? words.bySystem}`)}
      ${change.why === '' ? null : html`<p class="nl-paragraph" dir="auto">${change.why}</p>`}
      ${
        changes.length === 0
          ? null
          : bulletList(
              changes.map(
                ({ field, before, after }) =>
                  html`<strong>${fields[field]}</strong><br />${words.before}: ${quoted(before)}<br />${words.after}: ${quoted(after)}`,
              ),
            )
      }
    </li>`
  })
  return panel({
    id: 'geschiedenis',
    title: words.history,
    body: html`${small(words.historyText)}
      <ul class="cjg-ways-in">
        ${items}
      </ul>`,
  })
}
