/** Who got a batch: the search, the children with who calls them, the list to take out, and a letter for each. */
import { writeCsv } from '#platform/csv.ts'
import { html, type Html } from '#platform/html.ts'
import { formatDate, formatNumber, localPath, plural, type Locale } from '#platform/i18n.ts'
import { button } from '#web/components/button.ts'
import { tag } from '#web/components/tag.ts'
import { heading, link, paragraph, row, small } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import { fullName, type Child } from '../../families/public-child.ts'
import { countReached, type ReachOutcome } from '../rules/recall-reach.ts'
import type { Recall, RecalledChild } from '../use-cases/search-recall.server.ts'
import { text } from './fields.ts'
import { vaccinationMessages } from './messages.ts'
import { rows, workPanel } from './panel.ts'
import { reachPath, recallPath, vaccinationsPath } from './paths.ts'
import { stockMessages } from './stock-messages.ts'
import { partOf, vaccineFrame, type VaccineView } from './vaccine-frame.ts'
import { listText, vaccineName } from './words.ts'

export type RecallView = VaccineView & { readonly found: Recall | null }

export function recallPage(view: RecallView): Html {
  const { locale, found } = view
  const { recall: words } = stockMessages(locale)
  return vaccineFrame(view, 'recall', {
    ...{ title: words.title, lead: words.lead, labels: { number: words.number } },
    body: html`<form class="cjg-enter" method="post" action="${localPath(locale, recallPath)}" novalidate>
        ${text(partOf(view, 'search', found === null ? {} : { number: found.number }), 'number', words.number, { width: 'code', isCode: true })}
        ${row(button({ label: words.search }))}
      </form>
      ${found === null ? null : foundPanel(locale, found)}`,
  })
}

function foundPanel(locale: Locale, found: Recall): Html {
  const { recall: words } = stockMessages(locale)
  const { number, children } = found
  return workPanel(
    'found',
    words.found(number, plural(locale, children.length, words.children)),
    children.length === 0
      ? paragraph(words.none)
      : html`<div class="cjg-stack">
          ${paragraph(reachedText(locale, children))}
          ${row(again(locale, 'lijst.csv', number, words.download), again(locale, 'brieven', number, words.letters))}
          ${rows(children.map((one) => recalledChild(locale, number, one)))}
        </div>`,
  )
}

const again = (locale: Locale, path: string, number: string, label: string): Html =>
  html`<form method="post" action="${localPath(locale, `${recallPath}/${path}`)}">
    <input type="hidden" name="number" value="${number}" />${button({ label, variant: 'secondary' })}
  </form>`

function reachedText(locale: Locale, children: readonly RecalledChild[]): string {
  const { reach: words } = stockMessages(locale)
  const { reached, tried, notYet } = countReached(children.map(({ reach }) => reach))
  const [a, b, c] = [reached, tried, notYet].map((one) => formatNumber(locale, one))
  return words.count(a ?? '', b ?? '', c ?? '')
}

/** How it stands with a family: by its colour and by its words. */
export function reachTag(locale: Locale, reach: ReachOutcome | null): Html {
  const { reach: words } = stockMessages(locale)
  if (reach === null) return tag('action', words.notYet, 'clock')
  return reach === 'reached' ? tag('ok', words.outcomes.reached, 'check') : tag('warn', words.outcomes[reach])
}

function recalledChild(locale: Locale, number: string, one: RecalledChild): Html {
  const { recall: words } = stockMessages(locale)
  const { child, doses, colleagues } = one
  const what = doses.map(
    (dose) => `${words.given(vaccineName(locale, dose.vaccine), formatDate(locale, dose.givenOn))}, ${whereOf(locale, dose)}`,
  )
  const hidden = colleagues.length === 0 ? words.hiddenNobody : words.hiddenText
  const call = colleagues.length === 0 ? words.nobodyCalls : words.calls(listText(locale, colleagues))
  return html`<p class="nl-paragraph">
      ${child === null ? html`<strong>${words.hidden}</strong>` : named(locale, child)}
      ${child?.movedOn ? tag('outline', words.moved) : null} ${child?.deceasedOn ? tag('outline', words.deceased) : null}
      ${child?.deceasedOn ? null : reachTag(locale, one.reach)}
    </p>
    ${small(what.join('; '))} ${child === null ? small(hidden) : null} ${child === null && colleagues.length === 0 ? null : paragraph(call)}
    ${child === null || !one.isMine ? null : reachLink(locale, number, child)}`
}

const reachLink = (locale: Locale, number: string, child: Child): Html =>
  html`<form method="post" action="${localPath(locale, reachPath)}">
    <input type="hidden" name="number" value="${number}" /><input type="hidden" name="child" value="${child.id}" />
    ${button({ label: stockMessages(locale).reach.open, hiddenLabel: fullName(child), variant: 'secondary' })}
  </form>`

const named = (locale: Locale, child: Child): Html =>
  html`${link(localPath(locale, vaccinationsPath(child.id)), html`<strong dir="auto">${fullName(child)}</strong>`)}${child.birthDate === null ? null : `, ${stockMessages(locale).recall.born(formatDate(locale, child.birthDate))}`}`

function whereOf(locale: Locale, { place, elsewhere }: RecalledChild['doses'][number]): string {
  return elsewhere === null ? (place ?? '') : vaccinationMessages(locale).elsewheres[elsewhere]
}

export function recallCsv(locale: Locale, { children }: Recall): string {
  const { recall: words } = stockMessages(locale)
  return writeCsv([
    words.csv,
    ...children.flatMap(({ child, doses, colleagues, reach }) =>
      doses.map((dose) => [
        child === null ? words.hidden : fullName(child),
        child?.birthDate?.toString() ?? '',
        vaccineName(locale, dose.vaccine),
        dose.givenOn.toString(),
        whereOf(locale, dose),
        colleagues.join(', '),
        reach === null ? stockMessages(locale).reach.notYet : stockMessages(locale).reach.outcomes[reach],
      ]),
    ),
  ])
}

/** A letter for each child that may be seen and lives; printed, signed and addressed by hand. */
export function recallLetters(view: WorkplaceFrame & { readonly found: Recall }): Html {
  const { locale, site, found } = view
  const { recall: words } = stockMessages(locale)
  const living = found.children.flatMap(({ child, doses }) => (child === null || child.deceasedOn !== null ? [] : [{ child, doses }]))
  return workplacePage({
    ...view,
    ...{ title: words.letters, path: null, current: 'vaccines' },
    main: html`<div class="cjg-no-print">
        <p class="cjg-work-back">${link(localPath(locale, recallPath), words.backToSearch)}</p>
        <div class="cjg-work-head">${heading(1, words.letters)}</div>
        ${small(words.print)}
      </div>
      ${living.map(
        ({ child, doses }) =>
          html`<article class="cjg-sheet cjg-breach-letter cjg-prose">
            ${paragraph(html`<span dir="auto">${words.letter.to(fullName(child))}</span>`)} ${heading(2, words.letter.subject)}
            ${paragraph(words.letter.greeting)}
            ${doses.map(({ vaccine, givenOn }) => paragraph(words.letter.text(fullName(child), vaccineName(locale, vaccine), formatDate(locale, givenOn))))}
            ${paragraph(words.letter.what)} ${paragraph(words.letter.reach(site.phone.shown))} ${paragraph(words.letter.worry)}
            ${paragraph(html`${words.letter.closing}<br />${site.name}`)}
          </article>`,
      )}`,
  })
}
