/** Every batch with its last day, its state and what is left; adding one, and calling one back. */
import { VACCINES } from '#calculators/vaccination/programme.ts'
import { html, nothing, type Html } from '#platform/html.ts'
import { formatDate, formatNumber, localPath, type Locale } from '#platform/i18n.ts'
import { button } from '#web/components/button.ts'
import { tag } from '#web/components/tag.ts'
import { foldOut, link, paragraph, row, small } from '#web/components/text.ts'
import { writeCsv } from '#platform/csv.ts'
import type { Stock, StockLine } from '../use-cases/stock.server.ts'
import { date, select, text } from './fields.ts'
import { workPanel } from './panel.ts'
import { batchesPath, recallPath } from './paths.ts'
import { stockMessages } from './stock-messages.ts'
import { freshnessLooks } from './stock-page.ts'
import { partOf, vaccineFrame, type VaccineView } from './vaccine-frame.ts'
import { vaccineName } from './words.ts'

export type BatchesView = VaccineView & { readonly stock: Stock; readonly mayRecall: boolean }

export const batchLabels = (locale: Locale): Readonly<Record<string, string>> => {
  const { batches: words } = stockMessages(locale)
  return {
    vaccine: words.vaccine,
    product: words.product,
    number: words.number,
    expiresOn: words.expiresOn,
    place: words.place,
    amount: words.amount,
  }
}

export function batchesPage(view: BatchesView): Html {
  const { locale, stock } = view
  const { batches: words } = stockMessages(locale)
  return vaccineFrame(view, 'batches', {
    ...{ title: words.title, lead: words.lead, labels: batchLabels(locale) },
    body: html`<div class="cjg-day">
      <div class="cjg-day__first cjg-stack">
        ${workPanel(
          'batches',
          words.title,
          stock.lines.length === 0
            ? paragraph(words.none)
            : html`<ul class="cjg-ways-in">
                ${stock.lines.map((line) => batch(view, line))}
              </ul>`,
          link(localPath(locale, `${batchesPath}/partijen.csv`), words.download),
        )}
      </div>
      <div class="cjg-day__rest">${addPanel(view)}</div>
    </div>`,
  })
}

function batch(view: BatchesView, line: StockLine): Html {
  const { locale, mayRecall, back } = view
  const { batches: words, freshness, stock, save } = stockMessages(locale)
  const name = `${vaccineName(locale, line.vaccine)} ${line.number}`
  const form = `recall-${line.id}`
  return html`<li class="cjg-way-in">
    <p class="nl-paragraph">
      <strong>${vaccineName(locale, line.vaccine)}</strong> ${line.product}, ${line.number}
      ${tag(freshnessLooks[line.freshness], freshness[line.freshness])}
    </p>
    ${small(`${stock.until(formatDate(locale, line.expiresOn))}. ${words.columns.left}: ${formatNumber(locale, line.left)}${line.places.length === 0 ? '' : ` (${line.places.map(({ location, left }) => `${location.name} ${formatNumber(locale, left)}`).join(', ')})`}.`)}
    ${line.recalledOn === null ? null : small(words.recalledOn(formatDate(locale, line.recalledOn), line.recallReason ?? ''))}
    ${mayRecall && line.recalledOn !== null ? recalled(locale, line, name) : null}
    ${
      mayRecall && line.recalledOn === null
        ? foldOut(
            html`${words.recall}<span class="cjg-hidden">: ${name}</span>`,
            html`<form class="cjg-enter" method="post" action="${localPath(locale, `${batchesPath}/${line.id}/terugroepen`)}" novalidate>
              ${paragraph(words.recallText)} ${text(partOf(view, form), `reason-${line.id}`, words.recallReason)}
              ${row(button({ label: save, variant: 'danger' }))}
            </form>`,
            { open: back?.form === form },
          )
        : nothing
    }
  </li>`
}

function recalled(locale: Locale, line: StockLine, name: string): Html {
  const { batches: words } = stockMessages(locale)
  return html`<div class="cjg-row">
    <form method="post" action="${localPath(locale, recallPath)}">
      <input
        type="hidden"
        name="number"
        value="${line.number}"
      />${button({ label: words.toRecall, variant: 'secondary', hiddenLabel: name })}
    </form>
    <form method="post" action="${localPath(locale, `${batchesPath}/${line.id}/toch-goed`)}">
      ${button({ label: words.undo, variant: 'quiet', hiddenLabel: name })}
    </form>
  </div>`
}

function addPanel(view: BatchesView): Html {
  const { locale, stock } = view
  const { batches: words, choose, save } = stockMessages(locale)
  const part = partOf(view, 'add')
  const vaccines = Object.fromEntries(VACCINES.map((vaccine) => [vaccine, vaccineName(locale, vaccine)]))
  const places = Object.fromEntries(stock.locations.filter(({ closedOn }) => closedOn === null).map(({ id, name }) => [id, name]))
  return workPanel(
    'add',
    words.add,
    html`<form class="cjg-enter" method="post" action="${localPath(locale, batchesPath)}" novalidate>
      ${select(part, 'vaccine', words.vaccine, vaccines, choose)} ${text(part, 'product', words.product)}
      ${text(part, 'number', words.number, { hint: words.numberHint, width: 'code', isCode: true })}
      ${date(part, 'expiresOn', words.expiresOn)} ${select(part, 'place', words.place, places, choose)}
      ${text(part, 'amount', words.amount, { width: 'number' })} ${row(button({ label: save }))}
    </form>`,
  )
}

/** What may be given today, a line per place where it lies. */
export function batchesCsv(locale: Locale, { lines }: Stock): string {
  const { csv } = stockMessages(locale).batches
  const usable = lines.filter(({ freshness }) => freshness === 'fresh' || freshness === 'expires-soon')
  return writeCsv([
    csv,
    ...usable.flatMap((line) =>
      line.places.map(({ location, left }) => [
        ...[vaccineName(locale, line.vaccine), line.product, line.number, line.expiresOn.toString(), location.name, String(left)],
      ]),
    ),
  ])
}
