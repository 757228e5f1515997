/** Who is signed in, the language, the shortcuts, and the way out. Opens without script. */
import { localPath, locales, type Locale } from '#platform/i18n.ts'
import { html, type Html } from '#platform/html.ts'
import { icon } from '../drawings/icons.ts'
import { workplaceShellMessages } from './messages.ts'
import type { WorkplacePerson } from './shell.ts'

export function avatar(initials: string): Html {
  return html`<span class="cjg-avatar" aria-hidden="true" translate="no">${initials}</span>`
}

export function accountMenu(locale: Locale, person: WorkplacePerson, path: string | null): Html {
  const words = workplaceShellMessages(locale)
  return html`<details class="cjg-account">
    <summary class="cjg-account__button">
      ${avatar(person.initials)}<span class="cjg-hidden">${words.account(person.name, person.profession)}</span
      ><span class="cjg-account__who" aria-hidden="true"
        ><span class="cjg-account__name" translate="no">${person.name}</span
        ><span class="cjg-account__profession">${person.profession}</span></span
      >${icon('down', 18)}
    </summary>
    <div class="cjg-account__panel">
      <p class="cjg-account__me"><strong translate="no">${person.name}</strong><br /><span class="cjg-small">${person.profession}</span></p>
      <ul>
        ${path === null ? null : languageItems(locale, path)}
        <li><a class="cjg-account__item" href="${localPath(locale, '/werkplek/inloggen')}">${icon('lock')}${words.waysIn}</a></li>
        <li><a class="cjg-account__item" href="${localPath(locale, '/')}">${icon('door')}${words.toSite}</a></li>
        <li data-with-script hidden>
          <label class="cjg-account__item cjg-account__item--check"
            ><input class="cjg-check__input" type="checkbox" data-shortcuts checked /><span
              >${words.shortcuts}<span class="cjg-account__hint">${words.shortcutsText}</span></span
            ></label
          >
        </li>
        <li>${signOutForm(locale, '/uitloggen', words.signOut)}</li>
        <li>${signOutForm(locale, '/uitloggen/overal', words.signOutEverywhere, words.signOutEverywhereText)}</li>
      </ul>
    </div>
  </details>`
}

function languageItems(locale: Locale, path: string): readonly Html[] {
  return locales
    .filter(({ tag }) => tag !== locale.tag)
    .map(
      (other) =>
        html`<li>
          <a class="cjg-account__item" href="${localPath(other, path)}" hreflang="${other.tag}" lang="${other.tag}"
            >${icon('globe')}${other.name}</a
          >
        </li>`,
    )
}

function signOutForm(locale: Locale, path: string, label: string, hint?: string): Html {
  return html`<form method="post" action="${localPath(locale, path)}">
    <button class="cjg-account__item" type="submit">
      ${icon('exit')}<span>${label}${hint === undefined ? null : html`<span class="cjg-account__hint">${hint}</span>`}</span>
    </button>
  </form>`
}
