/** All sessions, and the form of who plans one. */
import { VACCINES } from '#calculators/vaccination/programme.ts'
import { html, nothing, type Html } from '#platform/html.ts'
import { formatDate, localPath, type Locale } from '#platform/i18n.ts'
import { button } from '#web/components/button.ts'
import { tag } from '#web/components/tag.ts'
import { foldOut, link, paragraph, row, small } from '#web/components/text.ts'
import type { SessionList } from '../../use-cases/sessions/read-sessions.server.ts'
import { checks, date, select, text } from '../fields.ts'
import { rows, workPanel } from '../panel.ts'
import { sessionPath, sessionsPath } from '../paths.ts'
import { vaccineFrame } from '../vaccine-frame.ts'
import { listText, vaccineName } from '../words.ts'
import { partOf, stateLooks, type SessionView } from './frame.ts'
import { sessionMessages } from './messages.ts'

export type SessionsView = SessionView & { readonly list: SessionList }

export const planLabels = (locale: Locale): Readonly<Record<string, string>> => {
  const { plan } = sessionMessages(locale)
  const { name, heldOn, place, vaccines, bornFrom, bornUntil, team } = plan
  return { name, heldOn, place, vaccines, bornFrom, bornUntil, team }
}

export function sessionsPage(view: SessionsView): Html {
  const { locale, list } = view
  const words = sessionMessages(locale)
  return vaccineFrame({ ...view, maySetUp: list.mayPlan, done: false }, 'sessions', {
    ...{ title: words.title, lead: words.lead, labels: planLabels(locale) },
    body: html`${
      list.sessions.length === 0
        ? paragraph(list.mayPlan ? words.nonePlanned : words.none)
        : workPanel('sessions', words.title, rows(list.sessions.map((one) => session(locale, one))))
    }
    ${list.mayPlan ? planForm(view) : nothing}`,
  })
}

function session(locale: Locale, one: SessionList['sessions'][number]): Html {
  const words = sessionMessages(locale)
  return html`<p class="nl-paragraph">
      ${link(localPath(locale, sessionPath(one.id)), html`<strong dir="auto">${one.name}</strong>`)}
      ${tag(stateLooks[one.state], words.states[one.state])} ${one.isMine ? tag('outline', words.mine) : null}
    </p>
    ${small(
      `${words.where(formatDate(locale, one.heldOn), one.place)}. ${listText(
        locale,
        one.vaccines.map((vaccine) => vaccineName(locale, vaccine)),
      )}.`,
    )}`
}

function planForm(view: SessionsView): Html {
  const { locale, list, back } = view
  const { plan: words, choose } = sessionMessages(locale)
  const part = partOf(view, 'plan')
  const places = Object.fromEntries(list.locations.map(({ id, name }) => [id, name]))
  const team = Object.fromEntries(list.colleagues.map(({ id, name }) => [id, name]))
  const vaccines = Object.fromEntries(VACCINES.map((vaccine) => [vaccine, vaccineName(locale, vaccine)]))
  const body =
    list.locations.length === 0
      ? paragraph(words.noPlaces)
      : html`<form class="cjg-enter" method="post" action="${localPath(locale, sessionsPath)}" novalidate>
          ${paragraph(words.text)} ${text(part, 'name', words.name)} ${date(part, 'heldOn', words.heldOn)}
          ${select(part, 'place', words.place, places, choose)} ${checks(part, 'vaccines', words.vaccines, vaccines)}
          ${date(part, 'bornFrom', words.bornFrom)} ${date(part, 'bornUntil', words.bornUntil)} ${checks(part, 'team', words.team, team)}
          ${row(button({ label: words.save }))}
        </form>`
  return foldOut(words.title, body, { open: back?.form === 'plan' || list.sessions.length === 0 })
}
