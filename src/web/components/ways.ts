/** Ways on: whole cards and rows that are one link, with one verb. */
import { attribute, html, type Html, type Printable } from '#platform/html.ts'
import { icon, type IconName } from '../drawings/icons.ts'

export type Tint = 'sun' | 'sky' | 'pink' | 'mint' | 'peach' | 'youth' | 'stone'

const badge = (name: IconName, tint: Tint, size: number): Html =>
  html`<span class="cjg-badge cjg-badge--${tint}">${icon(name, size)}</span>`

export type LinkCard = {
  readonly href: string
  readonly icon: IconName
  readonly tint: Tint
  readonly title: Printable
  readonly text: Printable
}

/** A way in: big, with a line of explanation. Stands in a `linkCards` list. */
export function linkCards(cards: readonly LinkCard[]): Html {
  return html`<ul class="cjg-ways">
    ${cards.map(
      (card) =>
        html`<li>
          <a class="cjg-way" href="${card.href}"
            >${badge(card.icon, card.tint, 28)}<span class="cjg-way__words"
              ><span class="cjg-way__title">${card.title}</span><span class="cjg-way__text">${card.text}</span></span
            ></a
          >
        </li>`,
    )}
  </ul>`
}

export type TipRow = {
  readonly href: string
  readonly icon: IconName
  readonly tint: Tint
  readonly title: string
  readonly detail?: Printable
  readonly lang?: string
}

/** Something to read or do next, as a row with a chevron. */
export function tipRows(rows: readonly TipRow[]): Html {
  return html`<ul class="cjg-tips">
    ${rows.map(
      (row) =>
        html`<li>
          <a class="cjg-tip" href="${row.href}"
            >${badge(row.icon, row.tint, 22)}<span class="cjg-tip__words"
              ><span class="cjg-tip__title" ${attribute('lang', row.lang)}>${row.title}</span
              >${row.detail ? html`<span class="cjg-tip__detail">${row.detail}</span>` : null}</span
            >${icon('chevron', 18)}</a
          >
        </li>`,
    )}
  </ul>`
}

export type NightWay = { readonly href: string; readonly icon: IconName; readonly title: Printable; readonly detail: Printable }

/** The same on a dark panel, under "liever even praten". */
export function nightWays(ways: readonly NightWay[]): Html {
  return html`<ul class="cjg-night-ways">
    ${ways.map(
      (way) =>
        html`<li>
          <a class="cjg-night-way" href="${way.href}"
            >${icon(way.icon, 24)}<span
              ><span class="cjg-night-way__title">${way.title}</span><span class="cjg-night-way__detail">${way.detail}</span></span
            ></a
          >
        </li>`,
    )}
  </ul>`
}

export type TileItem = { readonly href: string; readonly title: string; readonly lang?: string }

/** A numbered list with hopscotch tiles, such as the five questions that are asked most. */
export function tileList(items: readonly TileItem[], side: 'parents' | 'youngPeople'): Html {
  return html`<ol class="cjg-tiles cjg-tiles--${side}">
    ${items.map(
      ({ href, title, lang }, i) =>
        html`<li>
          <a class="cjg-tiles__link" href="${href}"
            ><span class="cjg-tile" aria-hidden="true">${i + 1}</span
            ><span class="cjg-tiles__title" ${attribute('lang', lang)}>${title}</span>${icon('chevron', 18)}</a
          >
        </li>`,
    )}
  </ol>`
}
