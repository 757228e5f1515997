/** Steps as hopscotch tiles: done with a tick, now in sun yellow, to come dashed. Three to five steps. */
import type { Locale } from '#platform/i18n.ts'
import { attribute, html, type Html } from '#platform/html.ts'
import { icon } from '../drawings/icons.ts'
import { shellMessages } from '../messages.ts'

/** `current` counts from 1. */
export function stepList(locale: Locale, steps: readonly string[], current: number): Html {
  const words = shellMessages(locale).steps
  return html`<ol class="cjg-steps" aria-label="${words.name(current, steps.length)}">
    ${steps.map((label, i) => {
      const number = i + 1
      const state = number < current ? 'done' : number === current ? 'now' : 'to-come'
      const said = state === 'done' ? words.done : state === 'now' ? words.now : words.toCome
      return html`<li class="cjg-steps__step cjg-steps__step--${state}" ${attribute('aria-current', state === 'now' ? 'step' : null)}>
        <span class="cjg-tile">${state === 'done' ? icon('check', 18) : number}</span>
        <span class="cjg-steps__label">${label}<span class="cjg-hidden"> (${said})</span></span>
      </li>`
    })}
  </ol>`
}
