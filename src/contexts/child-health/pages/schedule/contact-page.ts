/** One contact of the schedule: an appointment, an invitation, that it did not take place, and what a professional decided about that. */
import { html, type Html, type Printable } from '#platform/html.ts'
import { formatDate, localPath } from '#platform/i18n.ts'
import { localDate, localDateTime } from '#platform/time.ts'
import { button, linkButton } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { radioCards } from '#web/components/choice.ts'
import { dateFields } from '#web/components/date-fields.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { selectField, textArea, textField } from '#web/components/field.ts'
import { definitionRows, panel } from '#web/components/panel.ts'
import { heading, link, paragraph, row, small } from '#web/components/text.ts'
import { workplacePage } from '#web/workplace/shell.ts'
import type { Colleague } from '../../../access/public.ts'
import { disciplineOf } from '../../rules/contact/discipline.ts'
import { doneWays, longestWords, missedDecisions, missedOutcomes, needsDecision } from '../../rules/calls/missed.ts'
import type { ScheduleLine } from '../../rules/schedule/lines.ts'
import { forms } from '../../rules/schedule/moments.ts'
import type { ShownMissed } from '../../use-cases/schedule/read-schedule.server.ts'
import { planPath, schedulePath } from '../calls/paths.ts'
import { contactPath } from '../contact/view.ts'
import { dateValues } from './form.ts'
import { scheduleMessages } from './messages.ts'
import { lineName, whenText, whoText } from './schedule-list.ts'
import { childHead, type ScheduleView } from './schedule-page.ts'
import { nameOf, wordOf } from './words.ts'

export type ContactView = ScheduleView & { readonly line: ScheduleLine; readonly me: string | null }

export function contactPage(view: ContactView): Html {
  const { locale, schedule, line, errors } = view
  const { child, missed, mayWrite } = schedule
  const words = scheduleMessages(locale)
  const wrong = Object.entries(errors).map(([id, message]) => (id === 'form' ? { message } : { id, label: labelOf(view, id), message }))
  const name = lineName(locale, line)
  const mine = missed.filter(({ contactId }) => contactId === line.contact?.id)
  // One form at a time: the oldest that waits for something.
  const asked = mine.findLast((one) => waits(one))
  const isOpen = line.standing !== 'realised' && line.standing !== 'begun'
  return workplacePage({
    ...view,
    ...{ title: `${name}, ${nameOf(child)}`, path: view.isAnswerToPost ? null : planPath(child.id, line.which), current: 'families' },
    errorTitle: wrong.length > 0,
    notice: view.done === null ? null : callout({ kind: 'ok', role: 'status', title: view.done }),
    main: html`${errorSummary(locale, wrong)} ${childHead(view)}
      <p class="cjg-work-back">${link(localPath(locale, schedulePath(child.id)), words.backToChild)}</p>
      ${heading(2, name)}
      ${mayWrite && line.contact !== null && line.standing !== 'realised' ? row(linkButton({ href: localPath(locale, contactPath(child.id, line.contact.id)), label: words.begin })) : null}
      ${facts(view)} ${mine.map((one) => missedPanel(view, one, one === asked))}
      ${mayWrite && isOpen ? html`${planPanel(view, mine.length > 0)} ${invitePanel(view)} ${missPanel(view)}` : null}`,
  })
}

function labelOf({ locale }: ContactView, id: string): string | undefined {
  const words = scheduleMessages(locale)
  const labels: Readonly<Record<string, string>> = {
    ...{ dag: words.plan.day, tijd: words.plan.time, wie: words.plan.who, hoe: words.plan.form, waarom: words.miss.why },
    ...{ oordeel: words.missed.decide, eigenaar: words.missed.owner, voor: words.missed.before, reden: words.missed.reason },
    ...{ gedaan: words.missed.doneTitle, toelichting: words.missed.words },
  }
  return labels[id]
}

function facts({ locale, line, now, schedule }: ContactView): Html {
  const words = scheduleMessages(locale)
  const { contact, moment, standing } = line
  const indication = contact === null ? undefined : schedule.indications.get(contact.id)
  const outcome = contact?.outcome == null || contact.outcome === '01' ? '' : `: ${words.outcomes[contact.outcome]}`
  return definitionRows([
    { term: words.facts.when, detail: whenText(locale, line, now) },
    { term: words.setUp.columns.who, detail: whoText(locale, line) },
    ...(moment === null ? [] : [{ term: words.setUp.columns.parts, detail: moment.parts.map((part) => words.partNames[part]).join(', ') }]),
    ...(indication === undefined ? [] : [{ term: words.extraWhy, detail: html`<span dir="auto">${indication}</span>` }]),
    { term: words.facts.state, detail: `${words.standings[standing]}${outcome}` },
  ])
}

const formTo = (view: ContactView, deed: string, body: Printable): Html =>
  html`<form
    method="post"
    action="${localPath(view.locale, `${planPath(view.schedule.child.id, view.line.which)}/${deed}`)}"
    class="cjg-prose"
    novalidate
  >
    ${body}
  </form>`

function planPanel(view: ContactView, isAgain: boolean): Html {
  const { locale, schedule, line, errors, typed, me } = view
  const words = scheduleMessages(locale)
  const planned = line.contact?.plannedAt ?? null
  const day = planned === null ? null : localDate(planned)
  const shown = day === null ? dateValues(typed, 'dag') : { day: String(day.day), month: String(day.month), year: String(day.year) }
  const isTyped = typed['dag-day'] !== undefined
  const time = planned === null ? '' : localDateTime(planned).toPlainTime().toString({ smallestUnit: 'minute' }).replace(':', '.')
  const discipline = line.contact?.discipline ?? line.moment?.discipline ?? '98'
  const people = byDiscipline(schedule.colleagues, discipline).map(({ id, name }) => ({ value: id as string, label: name }))
  const asked = discipline === '98' ? {} : { hint: words.plan.whoAsked(wordOf(words.disciplines, discipline)) }
  return panel({
    ...{ id: 'afspraak', title: isAgain || planned !== null ? words.plan.again : words.plan.title },
    body: formTo(
      view,
      'plan',
      html`${dateFields({ locale, name: 'dag', label: words.plan.day, value: isTyped ? dateValues(typed, 'dag') : shown, error: errors['dag'] })}
      ${textField({ locale, name: 'tijd', label: words.plan.time, hint: words.plan.timeHint, width: 'number', value: typed['tijd'] ?? time, error: errors['tijd'], autocomplete: 'off' })}
      ${selectField({ locale, name: 'wie', label: words.plan.who, ...asked, empty: words.plan.choose, options: people, value: typed['wie'] ?? me ?? undefined, error: errors['wie'] })}
      ${selectField({ locale, name: 'hoe', label: words.plan.form, options: forms.map((value) => ({ value, label: words.forms[value] })), value: typed['hoe'] ?? line.contact?.form ?? line.moment?.form ?? '03', error: errors['hoe'] })}
      ${row(button({ label: words.plan.save }))}`,
    ),
  })
}

/** Whose profession the moment asks for stand first; names stay in their order. */
const byDiscipline = (all: readonly Colleague[], discipline: string): readonly Colleague[] =>
  all.toSorted((a, b) => Number(disciplineOf(b.profession) === discipline) - Number(disciplineOf(a.profession) === discipline))

function invitePanel(view: ContactView): Html {
  const words = scheduleMessages(view.locale).invite
  const body = html`${paragraph(words.text)}${formTo(view, 'uitnodigen', row(button({ label: words.send, variant: 'secondary', icon: 'mail' })))}`
  return panel({ id: 'uitnodigen', title: words.title, body })
}

function missPanel(view: ContactView): Html {
  const { locale, errors, typed } = view
  const words = scheduleMessages(locale)
  const options = missedOutcomes.map((value) => ({ value, label: words.outcomes[value] }))
  return panel({
    ...{ id: 'niet-doorgegaan', title: words.miss.title },
    body: formTo(
      view,
      'gemist',
      html`${selectField({ locale, name: 'waarom', label: words.miss.why, empty: words.miss.choose, options, value: typed['waarom'], error: errors['waarom'] })}
      ${row(button({ label: words.miss.save, variant: 'secondary' }))}`,
    ),
  })
}

function waits({ decision, outcome, done }: ShownMissed): boolean {
  return decision === null ? needsDecision(outcome) : decision === 'not-brought' && done === null
}

function missedPanel(view: ContactView, one: ShownMissed, isAsked: boolean): Html {
  const { locale, schedule } = view
  const words = scheduleMessages(locale)
  const what = words.missed.line(formatDate(locale, one.recordedOn), words.outcomes[one.outcome])
  const owner = schedule.colleagues.find(({ id }) => id === one.owner)?.name ?? words.missed.someone
  const told =
    one.decision === null
      ? null
      : html`${paragraph(html`<strong>${words.missed.decisions[one.decision]}.</strong>`)}
        ${one.reason === null ? null : html`<p class="nl-paragraph" dir="auto">${one.reason}</p>`}`
  const inHand =
    one.followUpBefore === null || one.done !== null ? null : paragraph(words.missed.hasIt(owner, formatDate(locale, one.followUpBefore)))
  return panel({
    ...{ id: `gemist-${one.id}`, title: words.missed.title, tone: waits(one) ? 'sun' : 'plain' },
    body: html`${paragraph(what)} ${told} ${inHand} ${finished(view, one)} ${isAsked && schedule.mayWrite ? missedForm(view, one) : null}`,
  })
}

function finished({ locale }: ContactView, { done, doneOn, doneWords }: ShownMissed): Html | null {
  const words = scheduleMessages(locale).missed
  if (done === null || doneOn === null) return null
  return html`${paragraph(words.finished(formatDate(locale, doneOn), words.ways[done]))}
  ${doneWords === null ? null : html`<p class="nl-paragraph" dir="auto">${doneWords}</p>`}`
}

const missedForm = (view: ContactView, one: ShownMissed): Html => (one.decision === null ? decideForm(view, one) : doneForm(view, one))

function decideForm(view: ContactView, { id }: ShownMissed): Html {
  const { locale, schedule, errors, typed, me } = view
  const words = scheduleMessages(locale)
  const { missed } = words
  const people = schedule.colleagues.map((one) => ({ value: one.id as string, label: one.name }))
  return html`${small(missed.lead)}
  ${formTo(
    view,
    'oordeel',
    html`<input type="hidden" name="nummer" value="${id}" />
      ${radioCards({ locale, name: 'oordeel', label: missed.decide, choices: missedDecisions.map((value) => ({ value, label: missed.decisions[value] })), value: typed['oordeel'], error: errors['oordeel'] })}
      ${textArea({ locale, name: 'reden', label: missed.reason, hint: words.extraForm.reasonHint, rows: 3, max: longestWords, value: typed['reden'] ?? '', error: errors['reden'] })}
      ${selectField({ locale, name: 'eigenaar', label: missed.owner, hint: missed.ownerHint, empty: words.plan.choose, options: people, value: typed['eigenaar'] ?? me ?? undefined, error: errors['eigenaar'] })}
      ${dateFields({ locale, name: 'voor', label: missed.before, hint: missed.ownerHint, optional: true, value: dateValues(typed, 'voor'), error: errors['voor'] })}
      ${row(button({ label: missed.save }))}`,
  )}`
}

function doneForm(view: ContactView, { id }: ShownMissed): Html {
  const { locale, errors, typed } = view
  const { missed } = scheduleMessages(locale)
  return formTo(
    view,
    'klaar',
    html`<input type="hidden" name="nummer" value="${id}" />
      ${radioCards({ locale, name: 'gedaan', label: missed.doneTitle, choices: doneWays.map((value) => ({ value, label: missed.ways[value] })), value: typed['gedaan'], error: errors['gedaan'] })}
      ${textArea({ locale, name: 'toelichting', label: missed.words, optional: true, rows: 3, max: longestWords, value: typed['toelichting'] ?? '', error: errors['toelichting'] })}
      ${row(button({ label: missed.finish }))}`,
  )
}
