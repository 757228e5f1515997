/** Where am I: from the start to here. The last part is this page and no link. */
import type { Locale } from '#platform/i18n.ts'
import { html, type Html } from '#platform/html.ts'
import { shellMessages } from '../messages.ts'

export type Crumb = { readonly label: string; readonly href: string }

export function breadcrumb(locale: Locale, crumbs: readonly Crumb[], current: string): Html {
  const separator = html`<li class="utrecht-breadcrumb-nav__separator utrecht-breadcrumb-nav__separator--html-li" aria-hidden="true">/</li>`
  return html`<nav class="utrecht-breadcrumb-nav" aria-label="${shellMessages(locale).breadcrumbs}">
    <ol class="utrecht-breadcrumb-nav__list utrecht-breadcrumb-nav__list--html-ol">
      ${crumbs.map(
        ({ label, href }, i) =>
          html`<li class="utrecht-breadcrumb-nav__item">
              <a class="nl-link utrecht-breadcrumb-nav__link${i === 0 ? ' utrecht-breadcrumb-nav__link--first' : ''}" href="${href}"
                >${label}</a
              >
            </li>
            ${separator}`,
      )}
      <li class="utrecht-breadcrumb-nav__item">
        <span class="utrecht-breadcrumb-nav__link utrecht-breadcrumb-nav__link--current" aria-current="page">${current}</span>
      </li>
    </ol>
  </nav>`
}
