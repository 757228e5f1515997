/** The part of the page of the look where a logo is chosen. It has a form of its own, as a file travels another way than words. */
import { catalogue, localPath, type Locale } from '#platform/i18n.ts'
import { html, type Html } from '#platform/html.ts'
import { button } from '#web/components/button.ts'
import { fileField, textField } from '#web/components/field.ts'
import { small } from '#web/components/text.ts'
import { textIn } from '#web/site.ts'
import type { Logo, LogoAlt } from '../rules/logo-image.ts'
import { en } from './logo-messages.en.ts'
import { nl } from './logo-messages.nl.ts'

export const logoMessages = catalogue({ nl, en })

/** Where the form is sent to; "/weg" behind it takes the logo away. */
export const logoPath = '/werkplek/uiterlijk/logo'

export const logoAddress = (hash: string): string => `/logo/${hash}`

export const altField = (language: keyof LogoAlt): `alt-${keyof LogoAlt}` => `alt-${language}`

export type LogoView = {
  readonly there: Logo | null
  /** What stands in the fields. */
  readonly alt: LogoAlt
}

export function logoPanel(locale: Locale, view: LogoView, errors: Readonly<Record<string, string>>): Html {
  const words = logoMessages(locale)
  const { there, alt } = view
  const seen = html`<input type="hidden" name="seen" value="${there?.hash ?? ''}" />`
  const hint = there === null ? words.fileHint : html`${words.keepHint} ${words.fileHint}`
  return html`${small(words.lead)}
    <div class="cjg-look__columns">
      <form method="post" action="${localPath(locale, logoPath)}" enctype="multipart/form-data" novalidate>
        ${seen}
        ${textField({ locale, name: altField('nl'), label: words.altNl, hint: words.altHint, value: alt.nl, error: errors[altField('nl')], autocomplete: 'off' })}
        ${textField({ locale, name: altField('en'), label: words.altEn, value: alt.en, error: errors[altField('en')], autocomplete: 'off' })}
        ${fileField({ locale, name: 'logo', label: words.file, hint, error: errors['logo'], accept: 'image/png,image/webp', optional: there !== null })}
        <div class="cjg-row">${button({ label: words.save })}</div>
      </form>
      ${
        there === null
          ? html`<div class="cjg-look__logo"><p>${words.none}</p></div>`
          : html`<div class="cjg-look__logo">
              <p>${words.now}</p>
              <img
                class="cjg-look__picture"
                src="${logoAddress(there.hash)}"
                width="${there.width}"
                height="${there.height}"
                alt="${textIn(locale, there.alt)}"
              />
              <form method="post" action="${localPath(locale, `${logoPath}/weg`)}">
                ${seen}${button({ label: words.remove, variant: 'danger' })}
              </form>
            </div>`
      }
    </div>`
}
