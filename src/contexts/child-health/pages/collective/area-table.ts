/** One question by area: the whole, its districts, and their postal codes. What is told together with a neighbour says so. */
import { html, type Html } from '#platform/html.ts'
import type { Locale } from '#platform/i18n.ts'
import { everywhere, unknownArea } from '../../rules/collective/groups.ts'
import type { Figure } from '../../rules/collective/publication.ts'
import { bar, hatched, percentOf } from './bars.ts'
import { figureMessages } from './messages.ts'

export function areaTable(locale: Locale, figures: readonly Figure[]): Html {
  const words = figureMessages(locale)
  const whole = figures.find(({ level }) => level === 'all')
  const parts = figures.filter(({ level, within }) => level !== 'all' && within === everywhere)
  return html`<table class="cjg-figures__table" aria-labelledby="vraag-title">
    <thead>
      <tr>
        <th scope="col">${words.area}</th>
        <th scope="col" colspan="2">${words.share}</th>
        <th scope="col">${words.children}</th>
      </tr>
    </thead>
    <tbody>
      ${whole === undefined ? null : line(locale, whole, 0)} ${parts.length === 0 ? notApart(locale) : null}
      ${parts.flatMap((part) => [line(locale, part, 1), ...partsOf(figures, part).map((one) => line(locale, one, 2))])}
    </tbody>
  </table>`
}

function partsOf(figures: readonly Figure[], { level, areas }: Figure): readonly Figure[] {
  return level === 'all' ? [] : figures.filter(({ level: of, within }) => of !== 'all' && within === areas[0])
}

function line(locale: Locale, figure: Figure, depth: 0 | 1 | 2): Html {
  const words = figureMessages(locale)
  return html`<tr class="cjg-figures__depth-${depth}">
    <th scope="row">${areaName(locale, figure)}</th>
    <td class="cjg-figures__bar">${bar(figure)}</td>
    <td class="cjg-figures__share">${percentOf(locale, figure)}</td>
    <td>${words.of(figure.yes.toLocaleString(locale.tag), figure.of.toLocaleString(locale.tag))}</td>
  </tr>`
}

function notApart(locale: Locale): Html {
  const words = figureMessages(locale)
  return html`<tr class="cjg-figures__depth-1">
    <th scope="row">${words.notApart}</th>
    <td class="cjg-figures__bar">${hatched()}</td>
    <td class="cjg-figures__share" colspan="2">${words.notApartText}</td>
  </tr>`
}

export function areaName(locale: Locale, { areas }: Pick<Figure, 'areas'>): string {
  const words = figureMessages(locale)
  const names = areas.map((area) => {
    if (area === everywhere) return words.all
    if (area === unknownArea) return words.unknown
    return area.length === 3 ? words.district(area) : area
  })
  if (names.length < 2) return names[0] ?? ''
  return words.together(`${names.slice(0, -1).join(', ')} ${words.and} ${names.at(-1)}`)
}
