/** The file of one person: the family around it, who works with it, what happened; and for who only finds people, whom to ask. */
import { html, type Html } from '#platform/html.ts'
import { localPath } from '#platform/i18n.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import { breadcrumb } from '#web/components/breadcrumb.ts'
import { callout } from '#web/components/callout.ts'
import { heading, link, paragraph } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import { fullName } from '../../rules/person.ts'
import type { Family } from '../../use-cases/read-family.server.ts'
import { carePanel, contactPanel, factsPanel, homesPanel, talkingPanel } from './family-side.ts'
import { peoplePanel } from './family-people.ts'
import { capacityPanel } from './capacity-panel.ts'
import { pieceFields } from '../../rules/piece.ts'
import { hiddenPartSlug } from '../hidden-parts/hidden-parts-page.ts'
import { hiddenPartMessages } from '../hidden-parts/messages.ts'
import { familyMessages } from './messages.ts'
import { birthText } from './parts.ts'
import { deedPath, familiesPath, familyPath } from './paths.ts'
import { piecesPanel } from './pieces-panel.ts'
import { way } from './way.ts'

export type FamilyView = WorkplaceFrame & {
  readonly family: Family
  readonly today: PlainDate
  readonly now: Instant
  /** The whole number, when it was asked for. */
  readonly bsn?: string | null
  /** A coordinator, who merges two who are one. */
  readonly mayMerge: boolean
  readonly done: boolean
  readonly isAnswerToPost: boolean
}

/** The other pages of the same file, for who may open them. */
function waysOn({ locale, family: { personId, opens, sees } }: FamilyView): Html | null {
  const { pages } = familyMessages(locale)
  const all = [
    ...(sees.has('healthPieces') ? [{ path: 'gezondheid', label: pages.health }] : []),
    ...(opens.care ? [{ path: 'zorg', label: pages.care }] : []),
    // Whether there is one or none: the link says nothing of it.
    ...(opens.care && pieceFields.some((group) => sees.has(group))
      ? [{ path: hiddenPartSlug, label: hiddenPartMessages(locale).link }]
      : []),
    ...(opens.vaccinations ? [{ path: 'inentingen', label: pages.vaccinations }] : []),
    ...(opens.sharing ? [{ path: 'delen', label: pages.sharing }] : []),
    ...(opens.keys
      ? [
          { path: 'sleutel', label: pages.keys },
          { path: 'verzoek', label: pages.request },
        ]
      : []),
  ]
  if (all.length === 0) return null
  return html`<nav aria-label="${pages.label}">
    <ul class="cjg-chips">
      ${all.map(({ path, label }) => html`<li>${link(localPath(locale, deedPath(personId, path)), label)}</li>`)}
    </ul>
  </nav>`
}

export function familyPage(view: FamilyView): Html {
  const { locale, family, today } = view
  const words = familyMessages(locale)
  const { person, state, sees } = family
  const name = person === null ? words.protectedTitle : fullName(person)
  return workplacePage({
    ...view,
    title: name,
    path: view.isAnswerToPost ? null : familyPath(family.personId),
    current: 'families',
    notice: view.done ? callout({ kind: 'ok', role: 'status', title: words.done }) : null,
    main: html`${breadcrumb(locale, [{ label: words.title, href: localPath(locale, familiesPath) }], name)}
      <div class="cjg-work-head">${heading(1, html`<span dir="auto">${name}</span>`)}</div>
      ${person === null ? null : html`<p class="cjg-work-lead">${birthText(locale, person, today)}</p>`} ${waysOn(view)}
      ${state === 'open' ? null : callout({ kind: 'info', title: words.states[state] })}
      ${view.bsn ? callout({ kind: 'warn', role: 'status', title: words.bsnShown(view.bsn) }) : null}
      ${
        sees.has('index')
          ? html`<div class="cjg-day">
              <div class="cjg-day__first cjg-stack">${sees.has('family') ? peoplePanel(view) : null} ${piecesPanel(view)}</div>
              <div class="cjg-day__rest">
                ${carePanel(view)} ${sees.has('family') ? homesPanel(view) : null} ${sees.has('contact') ? contactPanel(view) : null}
                ${talkingPanel(view)} ${capacityPanel(view)} ${factsPanel(view)}
              </div>
            </div>`
          : html`${carePanel(view)} ${paragraph(words.callThem)}`
      }
      ${view.mayMerge ? paragraph(way(view, 'samenvoegen', words.merge.link, true)) : null}`,
  })
}
