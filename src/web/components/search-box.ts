/** Search: the words travel in the body of a POST, so that no address keeps what somebody worried about. */
import { attribute, html, type Html } from '#platform/html.ts'
import type { Locale } from '#platform/i18n.ts'
import { shellMessages } from '../messages.ts'
import { icon } from '../drawings/icons.ts'

export type SearchBox = {
  readonly locale: Locale
  /** Where the form goes, with language prefix. */
  readonly action: string
  readonly value?: string | undefined
  readonly label?: string
  readonly hint?: string | null
  /** What else goes along, such as a chosen entrance. */
  readonly hidden?: Readonly<Record<string, string>>
}

export function searchBox({ locale, action, value, label, hint, hidden = {} }: SearchBox): Html {
  const words = shellMessages(locale).search
  const shownHint = hint === undefined ? words.hint : hint
  return html`<form class="cjg-search" role="search" method="post" action="${action}">
    <label class="utrecht-form-label" for="search">${label ?? words.label}</label>
    <div class="cjg-search__box">
      <input
        class="cjg-search__input"
        id="search"
        name="q"
        type="search"
        autocomplete="off"
        enterkeyhint="search"
        maxlength="200"
        ${attribute('value', value)}${attribute('aria-describedby', shownHint ? 'search-hint' : null)}
      />
      <button class="nl-button nl-button--primary cjg-search__button" type="submit">
        <span class="nl-button__icon-start">${icon('search')}</span><span class="nl-button__label">${words.button}</span>
      </button>
    </div>
    ${shownHint ? html`<p class="cjg-search__hint" id="search-hint">${shownHint}</p>` : null}
    ${Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
  </form>`
}
