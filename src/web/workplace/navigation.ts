/** Where one can go in the workplace: the same entries as a rail beside the sheet and as tabs below it. */
import { formatNumber, localPath } from '#platform/i18n.ts'
import { attribute, html, type Html } from '#platform/html.ts'
import { icon, type IconName } from '../drawings/icons.ts'
import { workplaceShellMessages } from './messages.ts'
import type { WorkplaceEntry, WorkplaceFrame } from './shell.ts'

/** Where the entries lead, without language prefix. */
export const workplacePaths: Readonly<Record<WorkplaceEntry, string>> = {
  today: '/werkplek',
  questions: '/werkplek/vragen',
  enter: '/werkplek/invoeren',
  requests: '/werkplek/verzoeken',
  rota: '/werkplek/rooster',
  searchMisses: '/werkplek/zoekwoorden',
  reports: '/werkplek/meldingen',
  look: '/werkplek/uiterlijk',
  staff: '/werkplek/medewerkers',
  clients: '/werkplek/programmas',
}

const icons: Readonly<Record<WorkplaceEntry, IconName>> = {
  today: 'sun',
  questions: 'mail',
  enter: 'pencil',
  requests: 'text',
  rota: 'calendar',
  searchMisses: 'search',
  reports: 'flag',
  look: 'eye',
  staff: 'people',
  clients: 'globe',
}

function count({ locale, counts }: WorkplaceFrame, entry: WorkplaceEntry): Html | null {
  const open = counts?.[entry] ?? 0
  if (open === 0) return null
  const shown = formatNumber(locale, open)
  return html`<span class="cjg-work-count" aria-hidden="true">${shown}</span
    ><span class="cjg-hidden">, ${workplaceShellMessages(locale).open(shown)}</span>`
}

export function rail(frame: WorkplaceFrame, current: WorkplaceEntry | undefined): Html {
  const words = workplaceShellMessages(frame.locale)
  return html`<nav class="cjg-work-rail" aria-label="${words.navigation}">
    <ul class="cjg-work-rail__list">
      ${frame.entries.map(
        (entry) =>
          html`<li>
            <a
              class="cjg-work-rail__link"
              href="${localPath(frame.locale, workplacePaths[entry])}"
              ${attribute('aria-current', entry === current ? 'page' : null)}
              >${icon(icons[entry])}<span>${words.entries[entry]}</span>${count(frame, entry)}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`
}

export function tabBar(frame: WorkplaceFrame, current: WorkplaceEntry | undefined): Html {
  const words = workplaceShellMessages(frame.locale)
  return html`<nav class="cjg-work-tabs" aria-label="${words.tabs}">
    <ul class="cjg-work-tabs__list">
      ${frame.entries.map(
        (entry) =>
          html`<li>
            <a
              class="cjg-work-tabs__link"
              href="${localPath(frame.locale, workplacePaths[entry])}"
              ${attribute('aria-current', entry === current ? 'page' : null)}
              ><span class="cjg-work-tabs__icon">${icon(icons[entry], 22)}${count(frame, entry)}</span
              ><span>${words.shortEntries[entry]}</span></a
            >
          </li>`,
      )}
    </ul>
  </nav>`
}
