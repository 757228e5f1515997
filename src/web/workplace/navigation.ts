/** Where one can go in the workplace: the same entries as a rail beside the sheet and as tabs below it. */
import { formatNumber, localPath, type Locale } from '#platform/i18n.ts'
import { attribute, html, type Html } from '#platform/html.ts'
import { icon, type IconName } from '../drawings/icons.ts'
import { workplaceShellMessages } from './messages.ts'
import type { WorkplaceEntry, WorkplaceFrame } from './shell.ts'

/** Where the entries lead, without language prefix. */
export const workplacePaths: Readonly<Record<WorkplaceEntry, string>> = {
  today: '/werkplek',
  questions: '/werkplek/vragen',
  families: '/werkplek/gezinnen',
  vaccines: '/werkplek/inentingen/voorraad',
  health: '/werkplek/gezondheid',
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
  vaccines: 'shield',
  health: 'heart',
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

/** An entry as a place to go to from elsewhere: its name, its drawing, its address. */
export function placeOf(locale: Locale, entry: WorkplaceEntry): { readonly title: string; readonly icon: IconName; readonly href: string } {
  return { title: workplaceShellMessages(locale).entries[entry], icon: icons[entry], href: localPath(locale, workplacePaths[entry]) }
}

function count({ locale, counts }: WorkplaceFrame, entries: readonly WorkplaceEntry[]): Html | null {
  const open = entries.reduce((sum, entry) => sum + (counts?.[entry] ?? 0), 0)
  if (open === 0) return null
  const shown = formatNumber(locale, open)
  return html`<span class="cjg-work-count" aria-hidden="true">${shown}</span
    ><span class="cjg-hidden">, ${workplaceShellMessages(locale).open(shown)}</span>`
}

/** How the rail is divided: the work itself, looking after what is done with data, and keeping the centre. What is in no other group is work. */
const groups: Readonly<Record<Exclude<RailGroup, 'work'>, readonly WorkplaceEntry[]>> = {
  control: ['supervision', 'breaches', 'auditLog', 'retention', 'processing'],
  administration: ['settings', 'look', 'staff', 'organisations', 'proposals', 'importFamilies', 'clients', 'searchMisses', 'reports'],
}
type RailGroup = 'work' | 'control' | 'administration'

export function rail(frame: WorkplaceFrame, current: WorkplaceEntry | undefined): Html {
  const work = frame.entries.filter((entry) => !Object.values(groups).flat().includes(entry))
  return html`<nav class="cjg-work-rail" aria-label="${workplaceShellMessages(frame.locale).navigation}">
    <div class="cjg-work-rail__groups">
      ${railGroup(frame, current, 'work', work)}
      ${(['control', 'administration'] as const).map((group) => {
        const mine = groups[group].filter((entry) => frame.entries.includes(entry))
        return mine.length === 0 ? null : railGroup(frame, current, group, mine)
      })}
    </div>
  </nav>`
}

function railGroup(frame: WorkplaceFrame, current: WorkplaceEntry | undefined, group: RailGroup, entries: readonly WorkplaceEntry[]): Html {
  const words = workplaceShellMessages(frame.locale)
  const isNamed = group !== 'work'
  return html`${isNamed ? html`<p class="cjg-work-rail__title" id="menu-${group}">${words.groups[group]}</p>` : null}
    <ul class="cjg-work-rail__list" ${attribute('aria-labelledby', isNamed ? `menu-${group}` : null)}>
      ${entries.map(
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
    </ul>`
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
