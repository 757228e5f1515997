/** The part of the settings about languages: which ones the website of this centre is in, beside Dutch. */
import { html, type Html } from '#platform/html.ts'
import { dutch, localPath, locales } from '#platform/i18n.ts'
import { button } from '#web/components/button.ts'
import { checkCards } from '#web/components/choice.ts'
import { paragraph, row } from '#web/components/text.ts'
import { offeredLanguages } from '../../../rules/administration/languages.ts'
import { settingsMessages } from './messages.ts'
import { settingsPath, type SettingsView } from './settings-view.ts'

export function languagePart({ locale, fields, errors, settings }: SettingsView): Html {
  const words = settingsMessages(locale).languages
  const others = locales.filter(({ tag }) => tag !== dutch.tag)
  const chosen = fields['taal'] === undefined ? offeredLanguages(settings.leftOutLanguages) : fields['taal'].split(' ')
  return html`${paragraph(words.lead)}
    <form method="post" action="${localPath(locale, `${settingsPath}/talen`)}" novalidate>
      <input type="hidden" name="versie" value="${fields['versie'] ?? String(settings.version)}" />
      ${checkCards({
        ...{ locale, name: 'taal', label: words.beside, values: chosen, error: errors['taal'], hint: words.staff },
        choices: others.map(({ tag, name }) => ({ value: tag, label: html`<span lang="${tag}">${name}</span>` })),
      })}
      ${row(button({ label: words.save }))}
    </form>`
}
