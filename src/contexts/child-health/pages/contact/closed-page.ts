/** A contact that was closed: what stands in the record, to read and to print. Nothing in it changes. */
import { html, type Html, type Printable } from '#platform/html.ts'
import { formatDate, localPath } from '#platform/i18n.ts'
import { formatNumber } from '#platform/locale.ts'
import { callout } from '#web/components/callout.ts'
import { definitionRows } from '#web/components/panel.ts'
import { tag } from '#web/components/tag.ts'
import { link } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import { companions, contactForms } from '../../rules/contact/close-contact.ts'
import { perUnit } from '../../rules/record/check-measurement.ts'
import { typedMeasures } from '../../rules/record/child-facts.ts'
import type { ClosedContact } from '../../use-cases/contact/closed-contact.server.ts'
import type { ContactScreen } from '../../use-cases/contact/read-contact.server.ts'
import { isKeptFromFamily } from '../../rules/contact/readers.ts'
import { readersMessages } from '../readers/messages.ts'
import { readersSlug } from '../readers/paths.ts'
import { healthPath } from '../record/paths.ts'
import { bodyName } from './body-part.ts'
import { crumbs, titleOf, whoseRecord } from './contact-head.ts'
import { fieldName } from './field-name.ts'
import { contactMessages } from './messages.ts'
import { screeningMessages } from '../screening/messages.ts'
import { resultName, roundIfTold, sidesText } from '../screening/words.ts'
import { signalText } from './signals-live.ts'
import { adviceName, topicName } from './talk-part.ts'
import { contactPath, recordPath } from './view.ts'

export type ClosedView = WorkplaceFrame & {
  readonly screen: ContactScreen
  readonly closed: ClosedContact
  readonly done: boolean
  /** What somebody sent after it was closed and does not stand in it. */
  readonly lost: readonly { readonly name: string; readonly text: string }[]
}

export function closedPage(view: ClosedView): Html {
  const { locale, screen, closed } = view
  const words = contactMessages(locale)
  const { contact } = screen
  const on = contact.heldOn === null ? '' : formatDate(locale, contact.heldOn)
  return workplacePage({
    ...view,
    title: titleOf(view),
    path: contactPath(screen.child.id, contact.id),
    current: 'families',
    errorTitle: view.lost.length > 0,
    notice: view.done ? callout({ kind: 'ok', role: 'status', title: words.closed.done }) : null,
    main: html`<div class="cjg-contact cjg-contact--closed">
      ${notKeptPart(view)} ${crumbs(locale, screen)} ${whoseRecord(view)}
      <p class="cjg-work-lead">
        <strong>${words.closed.title}.</strong> ${contact.heldOn === null ? '' : words.closed.lead(on, closed.by)}
      </p>
      <div class="cjg-contact__columns">
        <div class="cjg-contact__column">${growthPanel(view)} ${developmentPanel(view)}</div>
        <div class="cjg-contact__column">
          ${bodyPanel(view)} ${screeningsPanel(view)} ${jabsPanel(view)} ${talkPanel(view)} ${conclusionPanel(view)}
        </div>
      </div>
      <p class="cjg-soft">${words.closed.mistake} ${link(localPath(locale, recordPath(screen.child.id)), words.closed.toRecord)}</p>
    </div>`,
  })
}

function notKeptPart({ locale, lost }: ClosedView): Html | null {
  const words = contactMessages(locale)
  if (lost.length === 0) return null
  // An answer out of a few, or a tick, says nothing by itself.
  const shown = ({ name, text }: ClosedView['lost'][number]): string =>
    /^[ad]-/.test(name) ? words.closed.ticked : (words.closed.texts[text] ?? text)
  return callout({
    ...{ kind: 'danger', role: 'alert', title: words.closed.notKept },
    body: html`<p>${words.closed.notKeptText}</p>
      ${definitionRows(lost.map((one) => ({ term: fieldName(locale, one.name), detail: html`<span dir="auto">${shown(one)}</span>` })))}`,
  })
}

function panel(title: string, isEmpty: boolean, nothing: string, body: Printable): Html {
  return html`<section class="cjg-work-panel">
    <div class="cjg-work-panel__head"><h2 class="nl-heading nl-heading--level-2">${title}</h2></div>
    <div class="cjg-work-panel__body">${isEmpty ? html`<p class="cjg-soft">${nothing}</p>` : body}</div>
  </section>`
}

type PartName = 'growth' | 'development' | 'body' | 'jabs' | 'talk' | 'conclusion'

function noteOf(view: ClosedView, part: PartName): Html | null {
  const note = view.closed.notes.find((one) => one.part === part)
  if (note === undefined) return null
  return html`<p class="cjg-contact__words" dir="auto">${note.words}</p>
    ${readersLine(view, { ...note, kind: 'note' })}`
}

/** Who reads it, when that is not the family; and the way to change it. */
function readersLine({ locale, screen }: ClosedView, text: Readable): Html | null {
  const words = readersMessages(locale)
  const { aboutWhom, withheld } = text
  if (!screen.mayWrite && !isKeptFromFamily(text)) return null
  const href = localPath(locale, healthPath(screen.child.id, readersSlug(text)))
  return html`<p class="cjg-small">
    ${withheld === null ? null : html`${tag('warn', words.list.keptBack, 'lock')} ${words.list.until(formatDate(locale, withheld.until))}`}
    ${aboutWhom === null ? null : tag('outline', words.choices[aboutWhom], 'lock')}
    ${screen.mayWrite ? link(href, words.text.change) : null}
  </p>`
}
type Readable = Pick<ClosedContact['notes'][number], 'id' | 'aboutWhom' | 'withheld'> & { readonly kind: 'note' | 'finding' }

function growthPanel(view: ClosedView): Html {
  const { locale, closed } = view
  const words = contactMessages(locale)
  const rows = typedMeasures.flatMap((measure) => {
    const found = closed.measurements.find((one) => one.measure === measure)
    const how = found?.recumbent === true ? ` (${words.growth.positions.lying.toLowerCase()})` : ''
    return found === undefined
      ? []
      : [
          {
            term: words.growth.measures[measure],
            detail: `${formatNumber(locale, found.value / perUnit[measure])} ${words.growth.units[measure]}${how}`,
          },
        ]
  })
  const note = noteOf(view, 'growth')
  return panel(words.parts.growth, rows.length === 0 && note === null, words.closed.nothing, html`${definitionRows(rows)}${note}`)
}

function developmentPanel(view: ClosedView): Html {
  const { locale, closed } = view
  const words = contactMessages(locale)
  const rows = closed.milestones.map(({ item, side, answer }) => ({
    term: [item, words.development.sides[side], closed.gists.get(item)?.[locale.tag === 'nl' ? 'nl' : 'en'] ?? '']
      .filter((one) => one !== '')
      .join(' '),
    detail: html`${answer === '-' ? '−' : answer} <span class="cjg-soft">${words.development.answers[answer]}</span>`,
  }))
  const note = noteOf(view, 'development')
  return panel(words.parts.development, rows.length === 0 && note === null, words.closed.nothing, html`${definitionRows(rows)}${note}`)
}

/** Left out of a contact in which nothing was screened. */
function screeningsPanel({ locale, screen }: ClosedView): Html | null {
  const { done } = screen.screenings
  if (done.length === 0) return null
  const words = screeningMessages(locale)
  const rows = done.map((one) => {
    const found = [resultName(locale, one), roundIfTold(locale, one), sidesText(locale, one)].filter((text) => text !== '')
    return { term: words.kinds[one.kind], detail: found.join(', ') }
  })
  return panel(words.title, false, '', definitionRows(rows))
}

function bodyPanel(view: ClosedView): Html {
  const { locale, closed } = view
  const words = contactMessages(locale)
  const fine = closed.findings.filter(({ result }) => result === 'fine').map(({ topic }) => bodyName(words, topic))
  const rows = [
    ...closed.findings
      .filter(({ result }) => result === 'attention')
      .map((finding) => ({
        term: bodyName(words, finding.topic),
        detail: html`${tag('warn', words.body.results.attention, 'warning')}
          <span dir="auto">${finding.remark}</span> ${readersLine(view, { ...finding, kind: 'finding' })}`,
      })),
    ...(fine.length === 0
      ? []
      : [{ term: words.body.results.fine, detail: html`${tag('ok', words.body.results.fine, 'check')} ${fine.join(', ')}` }]),
  ]
  const note = noteOf(view, 'body')
  return panel(words.parts.body, rows.length === 0 && note === null, words.closed.nothing, html`${definitionRows(rows)}${note}`)
}

function jabsPanel(view: ClosedView): Html {
  const { locale, closed } = view
  const words = contactMessages(locale)
  const rows = closed.doses.map(({ vaccine, batchNumber, site }) => ({
    term: words.jabs.vaccines[vaccine],
    detail: [site === null ? '' : words.jabs.sites[site], batchNumber ?? ''].filter((one) => one !== '').join(', '),
  }))
  const note = noteOf(view, 'jabs')
  return panel(words.parts.jabs, rows.length === 0 && note === null, words.closed.nothing, html`${definitionRows(rows)}${note}`)
}

function talkPanel(view: ClosedView): Html {
  const { locale, closed } = view
  const words = contactMessages(locale)
  const topics = [...new Set(closed.advice.map(({ topic }) => topic))]
  const rows = topics.map((topic) => ({
    term: topicName(words, topic),
    detail: closed.advice
      .filter((one) => one.topic === topic)
      .map(({ advice }) => adviceName(words, advice))
      .join(', '),
  }))
  const note = noteOf(view, 'talk')
  return panel(words.parts.talk, rows.length === 0 && note === null, words.closed.nothing, html`${definitionRows(rows)}${note}`)
}

function conclusionPanel(view: ClosedView): Html {
  const { locale, closed, screen } = view
  const { contact } = screen
  const words = contactMessages(locale)
  const { conclusion } = words
  const companion = companions.find((one) => one === contact.companion)
  const form = contactForms.find((one) => one === contact.form)
  const rows = [
    ...(companion === undefined ? [] : [{ term: conclusion.companion, detail: conclusion.companions[companion] }]),
    ...(form === undefined ? [] : [{ term: conclusion.form, detail: conclusion.forms[form] }]),
    ...closed.signals.map((signal) => ({
      term: `${conclusion.sources[signal.source]}: ${signalText(locale, signal)}`,
      detail:
        signal.followUpBefore === null
          ? conclusion.decisions[signal.decision]
          : words.closed.decision(conclusion.decisions[signal.decision], formatDate(locale, signal.followUpBefore)),
    })),
  ]
  const note = noteOf(view, 'conclusion')
  return panel(words.parts.conclusion, rows.length === 0 && note === null, words.closed.nothing, html`${definitionRows(rows)}${note}`)
}
