/** What a centre chooses about silence of the other parent: what holds, what it means, and what held before. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, localPath } from '#platform/i18n.ts'
import { button } from '#web/components/button.ts'
import { radioCards } from '#web/components/choice.ts'
import { bulletList, paragraph, row, small } from '#web/components/text.ts'
import { consentSettings } from '../rules/presumed.ts'
import type { ShownSetting } from '../use-cases/consent-setting.server.ts'
import { workPanel } from './panel.ts'
import { consentSettingPath } from './paths.ts'
import { stockMessages } from './stock-messages.ts'
import { vaccineFrame, type VaccineView } from './vaccine-frame.ts'

export function consentSettingPage(view: VaccineView & { readonly setting: ShownSetting }): Html {
  const { locale, setting, back } = view
  const { silence: words } = stockMessages(locale)
  const error = back?.errors['kind']
  return vaccineFrame(view, 'silence', {
    ...{ title: words.title, lead: words.lead, labels: { kind: words.which } },
    body: html`${workPanel(
      'silence',
      words.which,
      html`<form class="cjg-enter" method="post" action="${localPath(locale, consentSettingPath)}" novalidate>
        ${radioCards({
          ...{ locale, name: 'kind', label: words.which, value: setting.now },
          choices: consentSettings.map((value) => ({ value, label: words.kinds[value], hint: words.hints[value] })),
          ...(error === undefined ? {} : { error }),
        })}
        <div class="cjg-stack">${small(words.always)} ${row(button({ label: words.save }))}</div>
      </form>`,
    )}
    ${workPanel(
      'silence-before',
      words.history,
      setting.history.length === 0
        ? paragraph(words.none)
        : bulletList(
            setting.history.map(
              ({ kind, fromDay, name }) =>
                html`${words.line(formatDate(locale, fromDay), words.kinds[kind])} <span dir="auto">${name}</span>`,
            ),
          ),
    )}`,
  })
}
