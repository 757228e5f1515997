/** One session: for the team the children of a class, what has to be prepared and what can be begun or closed; for who plans the list and the team. */
import { attribute, html, nothing, type Html } from '#platform/html.ts'
import { formatDate, localPath } from '#platform/i18n.ts'
import type { Id } from '#platform/id.ts'
import type { PlainDate } from '#platform/time.ts'
import { button, linkButton } from '#web/components/button.ts'
import { tag } from '#web/components/tag.ts'
import { link, paragraph, row, small } from '#web/components/text.ts'
import { fullName } from '../../../families/public-child.ts'
import type { ListedChild } from '../../use-cases/sessions/look-at-children.server.ts'
import type { SessionPage } from '../../use-cases/sessions/read-sessions.server.ts'
import { text } from '../fields.ts'
import { rows, workPanel } from '../panel.ts'
import { sessionChildPath, sessionPath } from '../paths.ts'
import { askPanel } from './ask-panel.ts'
import { countsPanel } from './counts-panel.ts'
import { className, partOf, sessionFrame, stateLooks, upToAll, vaccineTag, type SessionView } from './frame.ts'
import { sessionMessages } from './messages.ts'
import { plannerPanels } from './planner-panels.ts'
import { runPanels } from './run-panels.ts'

export type OneSessionView = SessionView & {
  readonly known: SessionPage
  readonly today: PlainDate
  /** The class whose children stand here; null: those who were searched for. */
  readonly shown: string | null
  readonly search: string
  readonly recorded: Id<'person'> | null
}

export function sessionPage(view: OneSessionView): Html {
  const { locale, known } = view
  const { session, isTeam, mayPlan } = known
  const words = sessionMessages(locale)
  const head = html`<p class="cjg-work-lead">
    ${words.where(formatDate(locale, session.heldOn), session.place)} ${tag(stateLooks[session.state], words.states[session.state])}
  </p>`
  const isLive = session.state === 'planned' || session.state === 'open'
  return sessionFrame(view, {
    ...{ title: session.name, path: sessionPath(session.id), up: upToAll(locale), head },
    body: html`<div class="cjg-day">
      <div class="cjg-day__first cjg-stack">
        ${isTeam ? childrenPanel(view) : nothing} ${isTeam && isLive ? askPanel(view) : nothing} ${mayPlan ? plannerPanels(view) : nothing}
      </div>
      <div class="cjg-day__rest">${isTeam && isLive ? runPanels(view) : nothing} ${countsPanel(locale, session, known.counts)}</div>
    </div>`,
  })
}

/** Is there anything to do for this child on the day? */
export const isToDo = ({ vaccines }: ListedChild): boolean =>
  vaccines.some(({ outcome, ready }) => outcome === null && ready.kind === 'may')

function childrenPanel(view: OneSessionView): Html {
  const { locale, known, search, shown } = view
  const { team: words } = sessionMessages(locale)
  const { session, children } = known
  const next = session.state === 'open' ? children.find(isToDo) : undefined
  const last = view.recorded === null ? undefined : children.find(({ personId }) => personId === view.recorded)
  return workPanel(
    'children',
    words.list,
    html`<div class="cjg-stack">
      ${last === undefined ? nothing : html`<p class="nl-paragraph" role="status">${tag('ok', words.recorded(fullName(last.child)), 'check')}</p>`}
      ${
        next === undefined
          ? nothing
          : row(
              linkButton({ href: localPath(locale, sessionChildPath(session.id, next.personId)), label: words.next(fullName(next.child)) }),
            )
      }
      ${classChips(view)}
      <form class="cjg-row cjg-no-print" method="post" action="${localPath(locale, `${sessionPath(session.id)}/zoek`)}" role="search">
        ${text(partOf(view, 'search', { search }), 'search', words.search)} ${button({ label: words.searchButton, variant: 'secondary' })}
      </form>
      ${children.length === 0 ? paragraph(shown === null ? words.nobody : words.empty) : rows(children.map((one) => childRow(view, one)))}
      ${children.length > 0 && children.every(({ isDone }) => isDone) ? small(words.allDone) : nothing}
    </div>`,
  )
}

function classChips({ locale, known, shown }: OneSessionView): Html {
  const { session, classes } = known
  if (classes.length < 2) return nothing
  return html`<nav class="cjg-no-print" aria-label="${sessionMessages(locale).team.classes}">
    <ul class="cjg-chips">
      ${classes.map(
        (name) =>
          html`<li>
            <a
              class="${name === shown ? 'cjg-chip cjg-chip--on' : 'cjg-chip'}"
              href="${localPath(locale, `${sessionPath(session.id)}?klas=${encodeURIComponent(name)}`)}"
              ${attribute('aria-current', name === shown ? 'page' : null)}
              >${className(locale, name)}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`
}

function childRow({ locale, known, shown }: OneSessionView, one: ListedChild): Html {
  const words = sessionMessages(locale)
  const { child, triage } = one
  const seen = triage === 'may' || triage === 'not-yet' ? null : tag('warn', words.triages[triage])
  return html`<p class="nl-paragraph">
      ${link(localPath(locale, sessionChildPath(known.session.id, one.personId)), html`<strong dir="auto">${fullName(child)}</strong>`)}
      ${child.birthDate === null ? null : html`<span class="cjg-small">${formatDate(locale, child.birthDate)}</span>`}
      ${shown === null ? tag('outline', className(locale, one.class)) : null}
    </p>
    <p class="nl-paragraph">${one.vaccines.map((vaccine) => html`${vaccineTag(locale, vaccine)} `)} ${one.isDone ? null : seen}</p>`
}
