/** The vaccinations that are due today. */
import { html, type Html } from '#platform/html.ts'
import { formatNumber, localPath } from '#platform/locale.ts'
import { link } from '#web/components/text.ts'
import type { DueDose } from '../../use-cases/contact/due-doses.server.ts'
import { contactMessages } from './messages.ts'
import { foldedNote, part } from './part.ts'
import type { ContactView } from './view.ts'

export function jabsPart(view: ContactView): Html {
  const { locale, screen } = view
  const words = contactMessages(locale)
  return part(
    'jabs',
    words.jabs.title,
    link(localPath(locale, `/werkplek/gezinnen/${screen.child.id}/inentingen`), words.jabs.toPage),
    screen.doses.length === 0
      ? html`<p class="cjg-soft">${words.jabs.none}</p>`
      : html`<ul class="cjg-items">
            ${screen.doses.map((dose) => doseRow(view, dose))}
          </ul>
          ${foldedNote(view, 'jabs')}`,
  )
}

function doseRow({ locale }: ContactView, { vaccine, dose }: DueDose): Html {
  const words = contactMessages(locale).jabs
  return html`<li class="cjg-item">
    <strong>${words.vaccines[vaccine]}</strong> <span class="cjg-soft">${words.dose(formatNumber(locale, dose))}</span>
  </li>`
}
