/** Families in the workplace: own people, a line per child, and searching. The words of a search travel in the body of a POST. */
import { html, type Html } from '#platform/html.ts'
import { localPath } from '#platform/i18n.ts'
import type { PlainDate } from '#platform/time.ts'
import { button, linkButton } from '#web/components/button.ts'
import { searchBox } from '#web/components/search-box.ts'
import { heading, paragraph, row } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import { fullName } from '../../rules/person.ts'
import type { Caseload } from '../../use-cases/list-caseload.server.ts'
import type { FoundPeople } from '../../use-cases/search-people.server.ts'
import { familyMessages } from './messages.ts'
import { birthText, listText } from './parts.ts'
import { familiesPath, familyPath, registerPath, searchPath } from './paths.ts'

export type ListView = WorkplaceFrame & {
  readonly today: PlainDate
  /** Null: who only searches has no list. */
  readonly caseload: Caseload | null
}

export function listPage(view: ListView): Html {
  const { locale, caseload } = view
  const words = familyMessages(locale)
  return workplacePage({
    ...view,
    title: words.title,
    path: familiesPath,
    current: 'families',
    main: html`<div class="cjg-work-head">
        ${heading(1, words.title)}
        ${caseload === null ? null : linkButton({ label: words.list.register, href: localPath(locale, registerPath), icon: 'plus' })}
      </div>
      <p class="cjg-work-lead">${caseload === null ? words.list.leadSearch : words.list.lead}</p>
      ${search(view)} ${caseload === null ? null : mine(view, caseload)}`,
  })
}

function search({ locale }: WorkplaceFrame, value?: string): Html {
  const words = familyMessages(locale).search
  return searchBox({ locale, action: localPath(locale, searchPath), value, label: words.label, hint: words.hint })
}

function mine(view: ListView, caseload: Caseload): Html {
  return html`<section class="cjg-work-panel" aria-labelledby="mine">
    <div class="cjg-work-panel__head">${heading(2, familyMessages(view.locale).list.mine, { id: 'mine' })}</div>
    ${lines(view, caseload)}
  </section>`
}

function lines({ locale, today }: ListView, { lines: all }: Caseload): Html {
  const words = familyMessages(locale).list
  if (all.length === 0) return html`<div class="cjg-work-panel__body">${paragraph(words.none)}</div>`
  return html`<ul class="cjg-rows" data-list>
    ${all.map(({ person, elders, coordinator, isChild }) => {
      const who = elders.length === 0 ? '' : `, ${words.with(listText(locale, elders.map(fullName)))}`
      const care = coordinator === null ? words.nobody : words.coordinator(coordinator.name)
      return html`<li class="cjg-rows__row">
        <span class="cjg-rows__words"
          ><a class="cjg-rows__title" href="${localPath(locale, familyPath(person.id))}" dir="auto">${fullName(person)}</a
          ><span class="cjg-rows__detail">${birthText(locale, person, today)}${who}</span
          >${isChild ? html`<span class="cjg-rows__detail">${care}</span>` : null}</span
        >
      </li>`
    })}
  </ul>`
}

export type SearchView = WorkplaceFrame & {
  readonly today: PlainDate
  readonly text: string
  /** Null: there was nothing to search for. */
  readonly found: FoundPeople | null
}

export function searchPage(view: SearchView): Html {
  const { locale, found, text } = view
  const words = familyMessages(locale).search
  const nobody = found === null || found.people.length === 0
  return workplacePage({
    ...view,
    title: words.title,
    path: null,
    current: 'families',
    main: html`<div class="cjg-work-head">${heading(1, nobody ? words.none : words.title)}</div>
      ${search(view, text)} ${nobody ? paragraph(found === null ? words.nothing : words.noneText) : results(view, found)}
      ${row(linkButton({ label: words.back, href: localPath(locale, familiesPath), variant: 'secondary' }))}`,
  })
}

function results({ locale, today, text }: SearchView, { people, page, hasNext }: FoundPeople): Html {
  const words = familyMessages(locale).search
  return html`<section class="cjg-work-panel" aria-label="${words.title}">
      <ul class="cjg-rows" data-list>
        ${people.map(
          (person) =>
            html`<li class="cjg-rows__row">
              <span class="cjg-rows__words"
                ><a class="cjg-rows__title" href="${localPath(locale, familyPath(person.id))}" dir="auto">${fullName(person)}</a
                ><span class="cjg-rows__detail">${birthText(locale, person, today)}${person.mine ? '' : `, ${words.notMine}`}</span></span
              >
            </li>`,
        )}
      </ul>
    </section>
    ${
      hasNext
        ? html`<form method="post" action="${localPath(locale, searchPath)}">
            <input type="hidden" name="q" value="${text}" /><input type="hidden" name="page" value="${page + 1}" />
            ${button({ label: words.next, variant: 'secondary' })}
          </form>`
        : null
    }`
}
