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
  families: '/werkplek/gezinnen',
  importFamilies: '/werkplek/gezinnen/inlezen',
  enter: '/werkplek/invoeren',
  emergency: '/werkplek/nood',
  supervision: '/werkplek/toezicht',
  askedOfMe: '/werkplek/mijn-inzage',
  sharedWithMe: '/werkplek/gedeeld',
  requests: '/werkplek/verzoeken',
  processing: '/werkplek/verwerkingen',
  retention: '/werkplek/bewaren',
  breaches: '/werkplek/datalekken',
  reportBreach: '/werkplek/datalek-melden',
  rota: '/werkplek/rooster',
  searchMisses: '/werkplek/zoekwoorden',
  reports: '/werkplek/meldingen',
  look: '/werkplek/uiterlijk',
  staff: '/werkplek/medewerkers',
  clients: '/werkplek/programmas',
  auditLog: '/werkplek/logboek',
  settings: '/werkplek/instellingen',
  organisations: '/werkplek/organisaties',
  proposals: '/werkplek/voorstellen',
}

const icons: Readonly<Record<WorkplaceEntry, IconName>> = {
  today: 'sun',
  questions: 'mail',
  families: 'people',
  importFamilies: 'download',
  enter: 'pencil',
  emergency: 'bell',
  supervision: 'shield',
  askedOfMe: 'chat',
  sharedWithMe: 'eye',
  requests: 'text',
  processing: 'text',
  retention: 'clock',
  breaches: 'clock',
  reportBreach: 'warning',
  rota: 'calendar',
  searchMisses: 'search',
  reports: 'flag',
  look: 'eye',
  staff: 'person',
  clients: 'globe',
  auditLog: 'text',
  settings: 'clock',
  organisations: 'door',
  proposals: 'check',
}

function count({ locale, counts }: WorkplaceFrame, entries: readonly WorkplaceEntry[]): Html | null {
  const open = entries.reduce((sum, entry) => sum + (counts?.[entry] ?? 0), 0)
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
              >${icon(icons[entry])}<span>${words.entries[entry]}</span>${count(frame, [entry])}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`
}

/** As many tabs as a phone has room for in one row; who may open more finds the rest behind the last one. */
const mostTabs = 5

export function tabBar(frame: WorkplaceFrame, current: WorkplaceEntry | undefined): Html {
  const room = frame.entries.length > mostTabs ? mostTabs - 1 : mostTabs
  const [shown, rest] = [frame.entries.slice(0, room), frame.entries.slice(room)]
  return html`<nav class="cjg-work-tabs" aria-label="${workplaceShellMessages(frame.locale).tabs}">
    <ul class="cjg-work-tabs__list">
      ${shown.map((entry) => html`<li>${tab(frame, entry, current)}</li>`)}
      ${rest.length === 0 ? null : html`<li>${moreTabs(frame, rest, current)}</li>`}
    </ul>
  </nav>`
}

function tab(frame: WorkplaceFrame, entry: WorkplaceEntry, current: WorkplaceEntry | undefined): Html {
  return html`<a
    class="cjg-work-tabs__link"
    href="${localPath(frame.locale, workplacePaths[entry])}"
    ${attribute('aria-current', entry === current ? 'page' : null)}
    ><span class="cjg-work-tabs__icon">${icon(icons[entry], 22)}${count(frame, [entry])}</span
    ><span>${workplaceShellMessages(frame.locale).shortEntries[entry]}</span></a
  >`
}

function moreTabs(frame: WorkplaceFrame, rest: readonly WorkplaceEntry[], current: WorkplaceEntry | undefined): Html {
  const words = workplaceShellMessages(frame.locale)
  const isHere = current !== undefined && rest.includes(current)
  return html`<details class="cjg-work-more">
    <summary class="cjg-work-tabs__link${isHere ? ' cjg-work-tabs__link--here' : ''}">
      <span class="cjg-work-tabs__icon">${icon('menu', 22)}${count(frame, rest)}</span><span>${words.more}</span>
    </summary>
    <ul class="cjg-work-more__panel">
      ${rest.map(
        (entry) =>
          html`<li>
            <a
              class="cjg-account__item"
              href="${localPath(frame.locale, workplacePaths[entry])}"
              ${attribute('aria-current', entry === current ? 'page' : null)}
              >${icon(icons[entry])}<span>${words.entries[entry]}${count(frame, [entry])}</span></a
            >
          </li>`,
      )}
    </ul>
  </details>`
}
