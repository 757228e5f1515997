/** The contact screen: one page and one form. Works without script; the module saves, computes and follows the keys. */
import { parseDate } from '#calculators/core/civil-date.ts'
import { html, type Html } from '#platform/html.ts'
import { formatTime, localPath } from '#platform/i18n.ts'
import { button } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { workplacePage } from '#web/workplace/shell.ts'
import { isSure } from '../../rules/contact/judge-contact.ts'
import { textOf } from '../../rules/contact/contact-form.ts'
import { columnsOf } from '../../rules/contact/screen-parts.ts'
import type { ContactPart } from '../../rules/contact/talk-topics.ts'
import { bodyPart } from './body-part.ts'
import { liveCharts } from './chart-live.ts'
import { conclusionPart } from './conclusion-part.ts'
import { crumbs, familyWants, savedState, sectionTabs, titleOf, twinWarning, whoseRecord } from './contact-head.ts'
import { developmentPart } from './development-part.ts'
import { doubtText } from './growth-live.ts'
import { growthPart } from './growth-part.ts'
import { jabsPart } from './jabs-part.ts'
import { dateText, fullAge } from './live-view.ts'
import { meanwhilePart } from './meanwhile-part.ts'
import { contactMessages } from './messages.ts'
import { questionsPart } from './questions-part.ts'
import { screeningsPart } from './screenings-part.ts'
import { talkPart } from './talk-part.ts'
import { contactPath, partsOf, type ContactView } from './view.ts'

export function contactPage(view: ContactView): Html {
  const { locale, screen } = view
  const words = contactMessages(locale)
  const { child, contact } = screen
  return workplacePage({
    ...view,
    title: titleOf(view),
    path: view.isAnswerToPost ? null : contactPath(child.id, contact.id),
    current: 'families',
    errorTitle: errorsOf(view).length > 0,
    notice: view.notice === null ? null : callout({ kind: 'ok', role: 'status', title: words.keptDraft }),
    main: html`${view.module.preload.map((href) => html`<link rel="modulepreload" href="${href}" />`)}
      <div class="cjg-contact" data-contact data-facts="${JSON.stringify(view.facts)}" data-name="${child.callName}">
        ${view.meanwhile === null ? errorSummary(locale, errorsOf(view)) : null} ${crumbs(locale, screen)}
        <div class="cjg-contact__head">
          ${whoseRecord(view)}
          <div class="cjg-contact__state">${familyWants(view)} ${savedState(view)}</div>
        </div>
        <div data-trouble role="alert"></div>
        ${twinWarning(view)} ${startedBy(view)} ${sectionTabs(view)} ${form(view)}
      </div>`,
  })
}

/** Somebody else began: whoever goes on knows it. */
function startedBy({ locale, screen: { draft }, meanwhile, isAnswerToPost }: ContactView): Html | null {
  if (draft === null || draft.by === '' || meanwhile !== null || isAnswerToPost) return null
  return callout({ kind: 'info', title: contactMessages(locale).saved.bySomebody(draft.by, formatTime(locale, draft.savedAt)) })
}

function form(view: ContactView): Html {
  const { locale, typed, screen, version } = view
  const words = contactMessages(locale)
  const { child, contact } = screen
  const hidden = (name: string, value: string): Html => html`<input type="hidden" name="${name}" value="${value}" />`
  return html`<form
    class="cjg-contact__form"
    id="contact-form"
    method="post"
    action="${localPath(locale, contactPath(child.id, contact.id))}"
    data-send="close"
    autocomplete="off"
    novalidate
  >
    ${hidden('version', String(version))}${hidden('keystrokes', textOf(typed, 'keystrokes'))}${hidden('seconds', textOf(typed, 'seconds'))}${hidden('page', '')}${hidden('sequence', '')}
    <button class="cjg-hidden" type="submit" name="go" value="stay" tabindex="-1">${words.conclusion.keepOpen}</button>
    <div data-meanwhile>
      ${view.meanwhile === null ? null : meanwhilePart({ ...view, here: contactPath(child.id, contact.id) }, view.meanwhile)}
    </div>
    ${columns(view)} ${closeBar(view)}
  </form>`
}

const drawPart: Readonly<Record<ContactPart, (view: ContactView) => Html>> = {
  growth: growthPart,
  development: (view) => developmentPart(view, view.errors),
  body: (view) => bodyPart(view, view.errors),
  jabs: jabsPart,
  talk: talkPart,
  questions: questionsPart,
  conclusion: conclusionPart,
}

/** The parts of the moment in two columns, the growth chart above the second. */
function columns(view: ContactView): Html {
  const words = contactMessages(view.locale)
  const { shown } = partsOf(view)
  const { left, right } = columnsOf(shown)
  const draw = (parts: readonly ContactPart[]): Html => html`${parts.map((one) => drawPart[one](view))}`
  return html`<div class="cjg-contact__columns">
    <div class="cjg-contact__column">${draw(left)} ${screeningsPart(view)} ${moreParts(view)}</div>
    <div class="cjg-contact__column">
      ${
        shown.includes('growth')
          ? html`<section class="cjg-work-panel cjg-contact__chart" aria-label="${words.chart.name}" data-live="charts">
              ${liveCharts(view, 'height')}
            </section>`
          : null
      }
      ${draw(right)}
      <p class="cjg-small cjg-soft" data-needs-script><strong>${words.keys.title}.</strong> ${words.keys.text}</p>
    </div>
  </div>`
}

/** What the moment does not ask for: there when it is needed after all. */
function moreParts(view: ContactView): Html | null {
  const { folded } = partsOf(view)
  const words = contactMessages(view.locale)
  if (folded.length === 0) return null
  return html`<details class="cjg-contact__more">
    <summary>${words.moreParts(folded.map((one) => words.parts[one].toLocaleLowerCase(view.locale.tag)).join(', '))}</summary>
    <div class="cjg-contact__column">${folded.map((one) => drawPart[one](view))}</div>
  </details>`
}

/** Always in sight: whose record it is, what comes next, and the two ways on. */
function closeBar({ locale, screen, facts }: ContactView): Html {
  const words = contactMessages(locale).conclusion
  const { next, child } = screen
  const due = next === null ? null : next.dueOn.toString()
  const shown =
    next === null || due === null
      ? words.nextUnknown
      : words.nextAt(fullAge(locale, facts.born ?? dayOfIso(due), dayOfIso(due)), dateText(locale, dayOfIso(due)))
  return html`<div class="cjg-contact__bar">
    <p><strong class="cjg-contact__of">${child.callName}</strong> <strong>${words.next}</strong> ${shown}</p>
    <div class="cjg-contact__buttons">
      ${button({ label: words.later, name: 'go', value: 'later', variant: 'secondary' })}
      ${button({ label: words.close, name: 'go', value: 'close', id: 'close', icon: 'check' })}
    </div>
  </div>`
}

const dayOfIso = (date: string): number => parseDate(date) ?? 0

/** Doubts that were not answered are errors only after somebody pressed to close. */
function errorsOf(view: ContactView): { readonly id: string; readonly message: string; readonly label?: string }[] {
  if (!view.isAnswerToPost || Object.keys(view.errors).length === 0) return []
  const doubts = view.judged.doubts.filter((doubt) => !doubt.mayStand || !isSure(view.typed, doubt))
  const measures: Readonly<Record<string, string>> = contactMessages(view.locale).growth.measures
  return [
    ...doubts.map((doubt) => ({
      id: doubt.field,
      message: doubtText(view, doubt),
      label: measures[doubt.field] ?? contactMessages(view.locale).conclusion.on,
    })),
    ...Object.entries(view.errors)
      .filter(([name]) => !doubts.some((doubt) => doubt.field === name))
      .map(([id, message]) => ({ id, message })),
  ]
}
