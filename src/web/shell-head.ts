/** The top of every public page: logo, what exists, the language, and the way out. */
import { localPath, type Locale } from '#platform/i18n.ts'
import { attribute, html, nothing, type Html } from '#platform/html.ts'
import { logoPicture, logoWords } from './components/logo.ts'
import { icon } from './drawings/icons.ts'
import { shellMessages } from './messages.ts'
import { languagesOf, navigationPaths, textIn, type NavigationKey, type Site } from './site.ts'

export function logoLink(locale: Locale, site: Site): Html {
  const words = shellMessages(locale).toHome(logoWords(locale, site))
  return html`<a class="cjg-logo" href="${localPath(locale, '/')}" aria-label="${words}" translate="no">${logoPicture(locale, site)}</a>`
}

/** A plain link without script; the module quick-exit.ts makes it leave no trace in the history. */
function exitLink(locale: Locale, site: Site, className: string): Html {
  const words = shellMessages(locale).quickExit
  return html`<a
    class="${className}"
    href="${site.quickExitUrl}"
    rel="noreferrer nofollow"
    data-quick-exit
    data-two="${words.pressTwice}"
    data-one="${words.pressOnce}"
    >${icon('exit', 18)}${words.label}</a
  >`
}

function entries(locale: Locale, site: Site, path: string, current: NavigationKey | undefined): Html {
  const words = shellMessages(locale).navigation
  return html`${site.navigation.map((key) => {
    const own = site.navigationNames?.[key]
    return html`<li>
      <a
        class="cjg-nav__link"
        href="${localPath(locale, navigationPaths[key])}"
        ${attribute('aria-current', key === current ? (navigationPaths[key] === path ? 'page' : 'true') : null)}
        >${own ? textIn(locale, own) : words[key]}</a
      >
    </li>`
  })}`
}

/** With two languages the other one by its own name; with more, the way to the list at the foot of the page. */
function languageLink(locale: Locale, site: Site, path: string): Html {
  const others = languagesOf(site).filter(({ tag }) => tag !== locale.tag)
  const [other] = others
  if (!other) return nothing
  if (others.length > 1)
    return html`<li>
      <a class="cjg-nav__link cjg-nav__language" href="#languages">${icon('globe', 18)}${shellMessages(locale).footer.languages}</a>
    </li>`
  return html`<li>
    <a class="cjg-nav__link cjg-nav__language" href="${localPath(other, path)}" hreflang="${other.tag}" lang="${other.tag}"
      >${icon('globe', 18)}${other.name}</a
    >
  </li>`
}

export function pageHeader(locale: Locale, site: Site, path: string, current: NavigationKey | undefined): Html {
  const words = shellMessages(locale)
  const list = html`<ul class="cjg-nav__list">
    ${entries(locale, site, path, current)}${languageLink(locale, site, path)}
  </ul>`
  return html`<header class="cjg-header">
    ${site.notice ? html`<p class="cjg-site-notice">${textIn(locale, site.notice)}</p>` : null}
    <div class="cjg-wrap cjg-header__row">
      ${logoLink(locale, site)}
      <nav class="cjg-nav" aria-label="${words.mainNavigation}">${list}</nav>
      ${exitLink(locale, site, 'cjg-exit')}
      <span class="cjg-hidden" role="status" data-quick-exit-status></span>
      <details class="cjg-menu">
        <summary class="cjg-menu__button">${icon('menu', 22)}${words.menu}</summary>
        <nav class="cjg-menu__panel" aria-label="${words.menu}">${list}</nav>
      </details>
    </div>
  </header>`
}

/** On sensitive pages: the way out stays in sight at the bottom of the screen. */
export function exitBar(locale: Locale, site: Site): Html {
  const words = shellMessages(locale).quickExit
  return html`<aside class="cjg-exit-bar" aria-label="${words.barName}">
    <div class="cjg-wrap cjg-exit-bar__row">
      <p>${words.barText}<span class="cjg-exit-bar__keys" data-with-script hidden> ${words.barKeys}</span></p>
      ${exitLink(locale, site, 'cjg-exit cjg-exit--bar')}
    </div>
  </aside>`
}
