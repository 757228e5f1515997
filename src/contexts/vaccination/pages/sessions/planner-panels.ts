/** For who plans: who is on the list and why not, the list of the school, the team, and that it does not go on. */
import { html, nothing, type Html } from '#platform/html.ts'
import { formatDate, formatNumber, localPath } from '#platform/i18n.ts'
import { button, linkButton } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { tag } from '#web/components/tag.ts'
import { bulletList, foldOut, paragraph, row, small } from '#web/components/text.ts'
import { fullName } from '../../../families/public-child.ts'
import { longestList } from '../../rules/sessions/class-list.ts'
import { removals } from '../../rules/sessions/child.ts'
import type { ClassList } from '../../use-cases/sessions/class-list.server.ts'
import type { OffList } from '../../use-cases/sessions/read-sessions.server.ts'
import { choice, select, words as longText } from '../fields.ts'
import { rows, workPanel } from '../panel.ts'
import { sessionPath } from '../paths.ts'
import { className, partOf } from './frame.ts'
import { sessionMessages } from './messages.ts'
import type { OneSessionView } from './session-page.ts'

export type PlannerExtra = { readonly looked?: ClassList | null }

export function plannerPanels(view: OneSessionView & PlannerExtra): Html {
  const { state } = view.known.session
  const isLive = state === 'planned' || state === 'open'
  return html`${listPanel(view, isLive)} ${isLive ? html`${schoolPanel(view)} ${teamPanel(view)} ${cancelPanel(view)}` : nothing}`
}

function listPanel(view: OneSessionView, isLive: boolean): Html {
  const { locale, known } = view
  const { planner: words } = sessionMessages(locale)
  const gather = html`<form method="post" action="${localPath(locale, `${sessionPath(known.session.id)}/zoek-kinderen`)}">
    ${button({ label: words.gather, variant: 'quiet' })}
  </form>`
  return workPanel(
    'list',
    words.children,
    html`<div class="cjg-stack">${isLive ? gather : nothing} ${paragraph(howMany(view))} ${names(view, isLive)}</div>`,
  )
}

/** Only when they are asked for: each name that is shown is a row in the log of that child. */
function names(view: OneSessionView, isLive: boolean): Html {
  const { locale, known } = view
  const { planner: words } = sessionMessages(locale)
  if (known.listed !== null) return rows(known.listed.map((one) => listed(view, one, isLive)))
  const href = localPath(locale, `${sessionPath(known.session.id)}?namen=1#list`)
  return html`${row(linkButton({ href, label: words.names, variant: 'secondary', rel: 'nofollow' }))}${small(words.namesLogged)}`
}

function howMany({ locale, known }: OneSessionView): string {
  const { children, planner } = sessionMessages(locale)
  const { on, off } = known.size ?? { on: 0, off: 0 }
  const count = `${formatNumber(locale, on)} ${on === 1 ? children.one : children.other}`
  return off === 0 ? count : `${count}. ${planner.takenOff(formatNumber(locale, off))}`
}

function listed(view: OneSessionView, one: OffList, isLive: boolean): Html {
  const { locale, known } = view
  const { planner: words } = sessionMessages(locale)
  const name = one.child === null ? words.hidden : fullName(one.child)
  const path = localPath(locale, `${sessionPath(known.session.id)}/lijst/${one.personId}`)
  const form = `off-${one.personId}`
  const takeOff = foldOut(
    html`${words.remove}<span class="cjg-hidden">: ${name}</span>`,
    html`<form class="cjg-enter" method="post" action="${path}/weg" novalidate>
      ${choice(partOf(view, form), `why-${one.personId}`, words.removeWhy, Object.fromEntries(removals.map((why) => [why, words.whys[why]])))}
      ${row(button({ label: words.remove, variant: 'secondary', hiddenLabel: name }))}
    </form>`,
    { open: view.back?.form === form },
  )
  const putBack = html`<form method="post" action="${path}/terug">
    ${button({ label: words.putBack, variant: 'quiet', hiddenLabel: name })}
  </form>`
  return html`<p class="nl-paragraph">
      <strong dir="auto">${name}</strong>
      ${one.child?.birthDate ? html`<span class="cjg-small">${formatDate(locale, one.child.birthDate)}</span>` : null}
      ${tag('outline', className(locale, one.class))}
      ${one.removedWhy === null ? null : tag('warn', words.removed(words.whys[one.removedWhy]))}
    </p>
    ${!isLive ? nothing : one.removedWhy === null ? takeOff : putBack}`
}

function schoolPanel(view: OneSessionView & PlannerExtra): Html {
  const { locale, known, back } = view
  const { planner: words } = sessionMessages(locale)
  const path = localPath(locale, `${sessionPath(known.session.id)}/schoollijst`)
  return foldOut(
    words.schoolList,
    html`${looked(view)}
      <form class="cjg-enter" method="post" action="${path}" novalidate>
        ${paragraph(words.schoolText)} ${longText(partOf(view, 'school'), 'list', words.list, longestList)}
        ${row(
          button({ label: words.check, variant: 'secondary', name: 'deed', value: 'check' }),
          ...(view.looked === undefined || view.looked === null ? [] : [button({ label: words.put, name: 'deed', value: 'put' })]),
        )}
      </form>`,
    { open: back?.form === 'school' },
  )
}

function looked({ locale, looked: found }: OneSessionView & PlannerExtra): Html {
  if (found === undefined || found === null) return nothing
  const { planner: words } = sessionMessages(locale)
  const [matched, added, left] = [found.matched, found.added, found.left].map((one) => formatNumber(locale, one))
  return html`${callout({ kind: 'info', title: words.matched(matched ?? '', added ?? '', left ?? '') })}
  ${bulletList(found.problems.map(({ line, kind }) => words.problem(String(line), words.problems[kind])))}`
}

function teamPanel(view: OneSessionView): Html {
  const { locale, known } = view
  const { planner: words, save, choose } = sessionMessages(locale)
  const path = localPath(locale, `${sessionPath(known.session.id)}/team`)
  return workPanel(
    'team',
    words.teamTitle,
    html`${rows(
        known.team.map(
          ({ id, name }) =>
            html`<p class="nl-paragraph" dir="auto">${name}</p>
              <form method="post" action="${path}/${id}/weg">
                ${button({ label: words.removeTeam, variant: 'quiet', hiddenLabel: name })}
              </form>`,
        ),
      )}
      <form class="cjg-enter" method="post" action="${path}" novalidate>
        ${select(partOf(view, 'team'), 'colleague', words.addTeam, Object.fromEntries(known.couldJoin.map(({ id, name }) => [id, name])), choose)}
        ${row(button({ label: save, variant: 'secondary' }))}
      </form>`,
  )
}

function cancelPanel({ locale, known }: OneSessionView): Html {
  const { planner: words } = sessionMessages(locale)
  return foldOut(
    words.cancel,
    html`<form class="cjg-enter" method="post" action="${localPath(locale, `${sessionPath(known.session.id)}/niet-door`)}">
      ${small(words.cancelText)} ${row(button({ label: words.cancelButton, variant: 'danger' }))}
    </form>`,
  )
}
