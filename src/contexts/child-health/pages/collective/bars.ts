/** Bars beside figures. They are drawings for the eye: what they say stands in words next to them, so they are hidden from screen readers. */
import { html, type Html } from '#platform/html.ts'
import type { Locale } from '#platform/i18n.ts'
import type { Figure } from '../../rules/collective/publication.ts'
import { figureMessages } from './messages.ts'

type Share = Pick<Figure, 'yes' | 'of'>

const frame = (inside: Html): Html =>
  html`<svg class="cjg-bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true" focusable="false">${inside}</svg>`

export function bar({ yes, of }: Share): Html {
  return frame(
    html`<rect class="cjg-bar__whole" width="100" height="12" /><rect
        class="cjg-bar__part"
        width="${((100 * yes) / of).toFixed(2)}"
        height="12"
      />`,
  )
}

/** Nothing may be told: hatched, so that it is something else than nought, in black and white too. */
export function hatched(): Html {
  const lines = Array.from({ length: 14 }, (_none, at) => `M${at * 8 - 8} 12l12-12`).join('')
  return frame(html`<rect class="cjg-bar__hidden" width="100" height="12" /><path class="cjg-bar__hatch" d="${lines}" />`)
}

/** In whole and tenths; more would say more than a group of this size can. */
export function percentOf(locale: Locale, { yes, of }: Share): string {
  const digits = of < 100 ? 0 : 1
  const shown = ((100 * yes) / of).toLocaleString(locale.tag, { minimumFractionDigits: digits, maximumFractionDigits: digits })
  return figureMessages(locale).percent(shown)
}
