/** The hidden parts of a file for their members: who is in it, who gets it next, what stands in it, and closing it. */
import { professionName } from '#contexts/access/public.ts'
import { html, type Html } from '#platform/html.ts'
import { formatDate, localPath } from '#platform/i18n.ts'
import { localDate } from '#platform/time.ts'
import { breadcrumb } from '#web/components/breadcrumb.ts'
import { button } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { selectField, textArea, textField } from '#web/components/field.ts'
import { foldOut, heading, paragraph, row, small } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import { longestBody } from '../../rules/piece.ts'
import type { HiddenPart, HiddenParts, Known } from '../../use-cases/read-hidden-parts.server.ts'
import { familyMessages } from '../workplace/messages.ts'
import { workPanel } from '../workplace/parts.ts'
import { deedPath, familiesPath, familyPath } from '../workplace/paths.ts'
import { hiddenPartMessages } from './messages.ts'

export const hiddenPartSlug = 'afgeschermd'

export type HiddenPartsView = WorkplaceFrame & {
  readonly hidden: HiddenParts
  readonly done: string | null
  /** What is wrong, with what was typed in the part that it is about. */
  readonly wrong: { readonly message: string; readonly part: string; readonly typed: Readonly<Record<string, string>> } | null
  readonly isAnswerToPost: boolean
}

export function hiddenPartsPage(view: HiddenPartsView): Html {
  const { locale, hidden, done, wrong } = view
  const words = hiddenPartMessages(locale)
  const workplace = familyMessages(locale)
  return workplacePage({
    ...view,
    title: `${words.title}, ${hidden.name}`,
    path: view.isAnswerToPost ? null : deedPath(hidden.personId, hiddenPartSlug),
    current: 'families',
    errorTitle: wrong !== null,
    notice: done === null ? null : callout({ kind: 'ok', role: 'status', title: done }),
    main: html`${wrong === null ? null : errorSummary(locale, [{ message: wrong.message }])}
      ${breadcrumb(
        locale,
        [
          { label: workplace.title, href: localPath(locale, familiesPath) },
          { label: hidden.name, href: localPath(locale, familyPath(hidden.personId)) },
        ],
        words.title,
      )}
      <div class="cjg-work-head">${heading(1, words.title)}</div>
      <div class="cjg-stack">
        ${paragraph(words.lead)} ${hidden.parts.length === 0 ? paragraph(words.none) : hidden.parts.map((part) => partPanel(view, part))}
        ${foldOut(words.open, html`${paragraph(words.openText)}${form(view, '', row(button({ label: words.open, variant: 'secondary' })))}`)}
      </div>`,
  })
}

const form = ({ locale, hidden }: HiddenPartsView, deed: string, body: Html): Html =>
  html`<form
    class="cjg-enter"
    method="post"
    action="${localPath(locale, deedPath(hidden.personId, `${hiddenPartSlug}${deed}`))}"
    novalidate
  >
    ${body}
  </form>`

function partPanel(view: HiddenPartsView, part: HiddenPart): Html {
  const { locale } = view
  const words = hiddenPartMessages(locale)
  const day = formatDate(locale, localDate(part.openedAt))
  return workPanel(
    `deel-${part.id}`,
    words.part(day),
    html`<div class="cjg-stack">
      ${small(words.openedBy(part.openedBy || words.somebody))}
      ${part.closedAt === null ? null : callout({ kind: 'info', title: words.closed(formatDate(locale, localDate(part.closedAt))) })}
      <h3 class="nl-heading nl-heading--level-3">${words.pieces}</h3>
      ${part.pieces.length === 0 ? paragraph(words.noPieces) : part.pieces.map((piece) => pieceOf(view, piece))}
      <h3 class="nl-heading nl-heading--level-3">${words.members}</h3>
      <ul class="cjg-ways-in">
        ${part.members.map((one) => html`<li class="cjg-way-in">${memberOf(view, part, one)}</li>`)}
      </ul>
      ${part.closedAt === null ? html`${writing(view, part)}${adding(view, part)}` : null}${handingOver(view, part)}${part.closedAt === null ? closing(view, part) : null}
    </div>`,
  )
}

function pieceOf({ locale }: HiddenPartsView, { title, text, by, writtenAt }: HiddenPart['pieces'][number]): Html {
  const words = hiddenPartMessages(locale)
  return html`<p class="nl-paragraph"><strong dir="auto">${title}</strong></p>
    <p class="nl-paragraph cjg-preserved" dir="auto">${text}</p>
    ${small(words.writtenBy(by || words.somebody, formatDate(locale, localDate(writtenAt))))}`
}

const nameOf = ({ locale }: HiddenPartsView, { name, profession }: Known): string => `${name}, ${professionName(locale, profession)}`

function memberOf(view: HiddenPartsView, part: HiddenPart, one: Known): Html {
  const words = hiddenPartMessages(view.locale)
  const mayGo = part.members.length > 1
  const hidden = html`<input type="hidden" name="wie" value="${one.id}" />`
  return html`<strong translate="no">${nameOf(view, one)}</strong>
    ${mayGo ? form(view, `/${part.id}/eruit`, html`${hidden}${button({ label: words.remove, variant: 'quiet', hiddenLabel: one.name })}`) : null}`
}

function typedIn({ wrong }: HiddenPartsView, part: HiddenPart, name: string): string {
  return wrong?.part === part.id ? (wrong.typed[name] ?? '') : ''
}

function writing(view: HiddenPartsView, part: HiddenPart): Html {
  const { locale } = view
  const words = hiddenPartMessages(locale)
  const value = (name: string): string => typedIn(view, part, name)
  const fields = html`${textField({ locale, name: 'kop', id: `kop-${part.id}`, label: words.pieceTitle, value: value('kop') })}
  ${textArea({ locale, name: 'tekst', id: `tekst-${part.id}`, label: words.text, value: value('tekst'), max: longestBody, rows: 5 })}
  ${row(button({ label: words.writeButton }))}`
  return foldOut(words.write, form(view, `/${part.id}/schrijf`, fields), { open: value('kop') !== '' || value('tekst') !== '' })
}

const choose = (view: HiddenPartsView, id: string, label: string, hint: string, all: readonly Known[]): Html =>
  selectField({
    ...{ locale: view.locale, name: 'wie', id, label, hint, empty: hiddenPartMessages(view.locale).choose },
    options: all.map((one) => ({ value: one.id, label: nameOf(view, one) })),
  })

function adding(view: HiddenPartsView, part: HiddenPart): Html | null {
  const words = hiddenPartMessages(view.locale)
  const others = view.hidden.involved.filter(({ id }) => !part.members.some((one) => one.id === id))
  if (others.length === 0) return null
  const fields = html`${choose(view, `erbij-${part.id}`, words.add, words.addHint, others)}
  ${row(button({ label: words.addButton, variant: 'secondary' }))}`
  return foldOut(words.add, form(view, `/${part.id}/erbij`, fields))
}

function handingOver(view: HiddenPartsView, part: HiddenPart): Html {
  const words = hiddenPartMessages(view.locale)
  const others = view.hidden.successors.filter(({ id }) => !part.members.some((one) => one.id === id))
  const fields = html`${choose(view, `opvolger-${part.id}`, words.successor, words.successorHint, others)}
  ${row(button({ label: words.successorButton, variant: 'secondary' }))}`
  return foldOut(words.successor, form(view, `/${part.id}/opvolger`, fields))
}

function closing(view: HiddenPartsView, part: HiddenPart): Html {
  const words = hiddenPartMessages(view.locale)
  const body = html`${paragraph(words.closeText)}${form(view, `/${part.id}/sluit`, row(button({ label: words.closeButton, variant: 'secondary' })))}`
  return foldOut(words.close, body)
}
