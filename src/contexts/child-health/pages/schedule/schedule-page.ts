/** The contact moments of one child: the schedule, an extra contact on indication, and what went out to the family. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, localPath, type Locale } from '#platform/i18n.ts'
import { localDate, type Instant } from '#platform/time.ts'
import { button, linkButton } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { dateFields } from '#web/components/date-fields.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { selectField, textArea } from '#web/components/field.ts'
import { panel } from '#web/components/panel.ts'
import { tag } from '#web/components/tag.ts'
import { foldOut, heading, link, paragraph, row, small } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import type { InvitationAnswer } from '../../rules/family/invitation-answer.ts'
import { disciplines, forms, type Moment } from '../../rules/schedule/moments.ts'
import { longestReason } from '../../rules/schedule/appointment.ts'
import type { ChildSchedule } from '../../use-cases/schedule/read-schedule.server.ts'
import { subjectText, type Errors, type Typed } from '../calls/frame.ts'
import { letterPath, schedulePath } from '../calls/paths.ts'
import { dateValues } from './form.ts'
import { scheduleMessages } from './messages.ts'
import { scheduleList } from './schedule-list.ts'
import { bornText, nameOf } from './words.ts'

export type ScheduleView = WorkplaceFrame & {
  readonly schedule: ChildSchedule
  readonly now: Instant
  readonly done: string | null
  readonly errors: Errors
  readonly typed: Typed
  readonly isAnswerToPost: boolean
  readonly canMakePdf: boolean
}

export function schedulePage(view: ScheduleView): Html {
  const { locale, schedule, now, errors } = view
  const { child, lines, preterm, mayWrite } = schedule
  const words = scheduleMessages(locale)
  const labels: Readonly<Record<string, string>> = {
    ...{ reden: words.extraForm.reason, dag: words.extraForm.dueOn, uiterlijk: words.extraForm.dueUntil, wie: words.extraForm.discipline },
    hoe: words.extraForm.form,
  }
  const wrong = Object.entries(errors).map(([id, message]) => (id === 'form' ? { message } : { id, label: labels[id], message }))
  return workplacePage({
    ...view,
    ...{ title: `${words.title}, ${nameOf(child)}`, path: view.isAnswerToPost ? null : schedulePath(child.id), current: 'families' },
    errorTitle: wrong.length > 0,
    notice: view.done === null ? null : callout({ kind: 'ok', role: 'status', title: view.done }),
    main: html`${errorSummary(locale, wrong)} ${childHead(view)}
      <section class="cjg-work-panel" aria-labelledby="schema">
        <div class="cjg-work-panel__head">${heading(2, words.title, { id: 'schema' })}</div>
        ${preterm ? html`<div class="cjg-work-panel__body">${small(words.preterm)}</div>` : null}
        ${scheduleList(locale, { personId: child.id, lines, now, links: true })}
      </section>
      ${mayWrite ? foldOut(words.addExtra, extraForm(view), { open: wrong.length > 0 }) : null} ${invitationsPanel(view)}`,
  })
}

/** Whose record it is, large: two children of one family are not mixed up. */
export function childHead({ locale, schedule, now }: Pick<ScheduleView, 'locale' | 'schedule' | 'now'>): Html {
  const words = scheduleMessages(locale)
  const { child } = schedule
  return html`<p class="cjg-work-back">${link(localPath(locale, `/werkplek/gezinnen/${child.id}`), words.family)}</p>
    <div class="cjg-work-head"><h1 class="nl-heading nl-heading--level-1" dir="auto">${nameOf(child)}</h1></div>
    <p class="cjg-work-lead"><strong>${bornText(locale, child, localDate(now))}</strong></p>`
}

function extraForm({ locale, schedule, typed, errors }: ScheduleView): Html {
  const words = scheduleMessages(locale)
  const { reason, reasonHint, dueOn, dueUntil, discipline, form, add } = words.extraForm
  return html`<form method="post" action="${localPath(locale, `${schedulePath(schedule.child.id)}/extra`)}" class="cjg-prose" novalidate>
    ${textArea({ locale, name: 'reden', label: reason, hint: reasonHint, rows: 3, max: longestReason, value: typed['reden'] ?? '', error: errors['reden'] })}
    ${dateFields({ locale, name: 'dag', label: dueOn, value: dateValues(typed, 'dag'), error: errors['dag'] })}
    ${dateFields({ locale, name: 'uiterlijk', label: dueUntil, value: dateValues(typed, 'uiterlijk'), error: errors['uiterlijk'] })}
    ${selectField({ locale, name: 'wie', label: discipline, options: disciplines.map((value) => ({ value, label: words.disciplines[value] })), value: typed['wie'] ?? '02', error: errors['wie'] })}
    ${selectField({ locale, name: 'hoe', label: form, options: forms.map((value) => ({ value, label: words.forms[value] })), value: typed['hoe'] ?? '03', error: errors['hoe'] })}
    ${row(button({ label: add }))}
  </form>`
}

/** What somebody of the family said to an invitation, in the words of the workplace. */
export function answerText(locale: Locale, { says, dayPart, putOffUntil }: InvitationAnswer): string {
  const { said } = scheduleMessages(locale).invite
  if (says === 'put-off') return said['put-off'](putOffUntil === null ? '' : formatDate(locale, putOffUntil))
  if (says === 'suits') return said.suits
  return dayPart === null ? said['other-time'] : said.otherTimeIn(said.dayParts[dayPart])
}

function whoSaid(locale: Locale, { child, names }: ChildSchedule, { answeredBy, answeredAt }: ChildSchedule['answers'][number]): Html {
  const who = answeredBy === child.id ? child : names.get(answeredBy)
  const words = scheduleMessages(locale).invite
  const name = who === undefined ? words.somebody : nameOf(who)
  return small(words.by(name, formatDate(locale, localDate(answeredAt))))
}

function invitationsPanel({ locale, schedule, canMakePdf }: ScheduleView): Html {
  const words = scheduleMessages(locale).invite
  const { child, invitations, answers, mayWrite, lines } = schedule
  const moments = lines.flatMap(({ moment }): Moment[] => (moment === null ? [] : [moment]))
  const body = html`<ul class="cjg-ways-in">
    ${invitations.map((one) => {
      const name = `${subjectText(locale, one.subject, moments)}, ${words.line(one.attempt, formatDate(locale, one.invitedOn))}`
      const state =
        one.notReachedOn === null
          ? tag('neutral', words.channels[one.channel])
          : tag('warn', words.notReached(formatDate(locale, one.notReachedOn)))
      const letter = canMakePdf
        ? linkButton({
            label: words.letter,
            hiddenLabel: name,
            href: localPath(locale, letterPath(child.id, one.id)),
            variant: 'secondary',
            icon: 'download',
          })
        : null
      const mark =
        mayWrite && one.notReachedOn === null
          ? html`<form method="post" action="${localPath(locale, `${schedulePath(child.id)}/uitnodiging/${one.id}/niet-bereikt`)}">
              ${button({ label: words.markNotReached, hiddenLabel: name, variant: 'quiet' })}
            </form>`
          : null
      return html`<li class="cjg-way-in">
        <p class="nl-paragraph"><strong>${name}</strong> ${state}</p>
        ${answers.filter(({ invitationId }) => invitationId === one.id).map((said) => paragraph(html`${tag(said.says === 'suits' ? 'ok' : 'action', answerText(locale, said))} ${whoSaid(locale, schedule, said)}`))}
        ${row(letter, mark)}
      </li>`
    })}
  </ul>`
  return panel({ id: 'uitnodigingen', title: words.list, body: invitations.length === 0 ? paragraph(words.none) : body })
}
