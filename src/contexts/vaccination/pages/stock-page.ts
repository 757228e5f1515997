/** What lies where, what wants attention, and the form for what changed. */
import { html, nothing, type Html } from '#platform/html.ts'
import { formatDate, formatNumber, localPath, plural, type Locale } from '#platform/i18n.ts'
import { button } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { tag, type TagKind } from '#web/components/tag.ts'
import { foldOut, paragraph, row, small } from '#web/components/text.ts'
import type { Freshness, Location } from '../rules/batch.ts'
import type { Stock, StockLine } from '../use-cases/stock.server.ts'
import { choice, select, text } from './fields.ts'
import { rows, workPanel } from './panel.ts'
import { stockPath } from './paths.ts'
import { stockMessages } from './stock-messages.ts'
import { partOf, vaccineFrame, type VaccineView } from './vaccine-frame.ts'
import { listText, vaccineName } from './words.ts'

export type StockView = VaccineView & { readonly stock: Stock }

export const freshnessLooks: Readonly<Record<Freshness, TagKind>> = {
  recalled: 'danger',
  expired: 'danger',
  'expires-soon': 'warn',
  fresh: 'ok',
}

export const stockLabels = (locale: Locale): Readonly<Record<string, string>> => {
  const { stock } = stockMessages(locale)
  return { at: stock.where, deed: stock.deed, amount: stock.amount, to: stock.to, name: stock.placeName }
}

export function stockPage(view: StockView): Html {
  const { locale, stock } = view
  const { stock: words } = stockMessages(locale)
  const open = stock.locations.filter(({ closedOn }) => closedOn === null)
  return vaccineFrame(view, 'stock', {
    ...{ title: words.title, lead: words.lead, labels: stockLabels(locale) },
    body: html`${attention(view)}
      <div class="cjg-day">
        <div class="cjg-day__first cjg-stack">
          ${open.length === 0 ? callout({ kind: 'info', title: words.noPlaces }) : open.map((place) => placePanel(view, place))}
        </div>
        <div class="cjg-day__rest">${open.length === 0 ? nothing : changePanel(view, open)} ${addPlace(view)}</div>
      </div>`,
  })
}

const named = (locale: Locale, lines: readonly StockLine[]): string =>
  listText(
    locale,
    lines.map(({ vaccine, number }) => `${vaccineName(locale, vaccine)} ${number}`),
  )

function attention({ locale, stock }: StockView): Html {
  const { stock: words } = stockMessages(locale)
  const of = (...which: readonly Freshness[]): readonly StockLine[] =>
    stock.lines.filter(({ left, freshness }) => left > 0 && which.includes(freshness))
  const [gone, soon] = [of('expired', 'recalled'), of('expires-soon')]
  return html`${gone.length === 0 ? nothing : callout({ kind: 'warn', title: words.attentionText(named(locale, gone)) })}
  ${soon.length === 0 ? nothing : callout({ kind: 'info', title: words.soonText(named(locale, soon)) })}`
}

function placePanel({ locale, stock }: StockView, place: Location): Html {
  const { stock: words, freshness, doses } = stockMessages(locale)
  const here = stock.lines.flatMap((line) =>
    line.places.filter(({ location }) => location.id === place.id).map(({ left }) => ({ line, left })),
  )
  return workPanel(
    `place-${place.id}`,
    place.name,
    here.length === 0
      ? html`${paragraph(words.none)}
          <form method="post" action="${localPath(locale, `${stockPath}/plek/${place.id}/dicht`)}">
            ${button({ label: words.closePlace, variant: 'quiet', hiddenLabel: place.name })}
          </form>`
      : rows(
          here.map(
            ({ line, left }) =>
              html`<p class="nl-paragraph">
                  <strong>${vaccineName(locale, line.vaccine)}</strong> ${plural(locale, left, doses)}
                  ${tag(freshnessLooks[line.freshness], freshness[line.freshness])}
                </p>
                ${small(`${line.product}, ${line.number}, ${words.until(formatDate(locale, line.expiresOn))}`)}`,
          ),
        ),
  )
}

/** Every batch at every open place where it lies; and at places where it does not, for what is delivered there. */
function changePanel(view: StockView, open: readonly Location[]): Html {
  const { locale, stock } = view
  const { stock: words, choose, save } = stockMessages(locale)
  const part = partOf(view, 'change')
  const options = stock.lines.flatMap((line) =>
    open.map((place) => {
      const left = line.places.find(({ location }) => location.id === place.id)?.left ?? 0
      const label = words.here(vaccineName(locale, line.vaccine), line.number, place.name, formatNumber(locale, left))
      return { left, entry: [`${line.id} ${place.id}`, label] as const }
    }),
  )
  const first = options.toSorted((a, b) => Number(b.left > 0) - Number(a.left > 0)).map(({ entry }) => entry)
  const places = Object.fromEntries(open.map(({ id, name }) => [id, name]))
  return workPanel(
    'change',
    words.change,
    html`<form class="cjg-enter" method="post" action="${localPath(locale, stockPath)}" novalidate>
      ${select(part, 'at', words.where, Object.fromEntries(first), choose)} ${choice(part, 'deed', words.deed, words.deeds)}
      ${text(part, 'amount', words.amount, { hint: words.amountHint, width: 'number' })}
      ${open.length < 2 ? null : select(part, 'to', words.to, places, choose, { hint: words.toHint, optional: true })}
      ${row(button({ label: save }))}
    </form>`,
  )
}

function addPlace(view: StockView): Html {
  const { locale, back } = view
  const { stock: words, save } = stockMessages(locale)
  const body = html`<form class="cjg-enter" method="post" action="${localPath(locale, `${stockPath}/plek`)}" novalidate>
    ${text(partOf(view, 'place'), 'name', words.placeName)} ${row(button({ label: save, variant: 'secondary' }))}
  </form>`
  return foldOut(words.addPlace, body, { open: back?.form === 'place' || view.stock.locations.length === 0 })
}
