/** Call-up rounds: starting one, and how far each of them is. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, formatMoment, formatNumber, localPath } from '#platform/i18n.ts'
import type { Instant } from '#platform/time.ts'
import { button } from '#web/components/button.ts'
import { dateFields } from '#web/components/date-fields.ts'
import { selectField } from '#web/components/field.ts'
import { panel } from '#web/components/panel.ts'
import { tag, type TagKind } from '#web/components/tag.ts'
import { link, paragraph, row, small } from '#web/components/text.ts'
import { mostAttempts } from '../../rules/calls/invite.ts'
import type { Moment } from '../../rules/schedule/moments.ts'
import type { Round } from '../../use-cases/calls/rounds.server.ts'
import { dateValues } from '../schedule/form.ts'
import { healthPage, subjectText, type Errors, type HealthFrame, type Typed } from './frame.ts'
import { callsMessages } from './messages.ts'
import { roundsPath } from './paths.ts'

export type RoundsView = HealthFrame & {
  readonly rounds: readonly Round[]
  readonly subjects: readonly string[]
  readonly moments: readonly Moment[]
  readonly now: Instant
  readonly askedAs: string
  readonly errors: Errors
  readonly typed: Typed
}

const looks: Readonly<Record<Round['state'], TagKind>> = { made: 'neutral', running: 'info', done: 'ok', failed: 'danger' }

export function roundsPage(view: RoundsView): Html {
  const { locale, rounds, errors } = view
  const words = callsMessages(locale).rounds
  const labels: Readonly<Record<string, string>> = {
    waarvoor: words.subject,
    van: words.bornFrom,
    tot: words.bornUntil,
    keer: words.attempt,
  }
  const wrong = Object.entries(errors).map(([id, message]) => (id === 'form' ? { message } : { id, label: labels[id], message }))
  const goesOn = rounds.some(({ state }) => state === 'made' || state === 'running')
  return healthPage(view, {
    ...{ part: 'rounds', title: words.title, lead: words.lead, path: roundsPath, wrong },
    main: html`${panel({ id: 'nieuw', title: words.new, body: form(view) })}
    ${panel({
      ...{ id: 'lijst', title: words.list },
      body: html`${goesOn ? paragraph(link(localPath(locale, roundsPath), words.refresh)) : null}${rounds.length === 0 ? paragraph(words.none) : table(view)}
      ${small(words.letters)}`,
    })}`,
  })
}

function form({ locale, subjects, moments, typed, errors, askedAs }: RoundsView): Html {
  const words = callsMessages(locale).rounds
  const options = subjects.map((value) => ({ value, label: subjectText(locale, value, moments) }))
  const attempts = Array.from({ length: mostAttempts }, (_, at) => ({ value: String(at + 1), label: words.attempts(at + 1) }))
  return html`<form method="post" action="${localPath(locale, roundsPath)}" class="cjg-prose" novalidate>
    <input type="hidden" name="vraag" value="${askedAs}" />
    ${selectField({ locale, name: 'waarvoor', label: words.subject, empty: words.choose, options, value: typed['waarvoor'], error: errors['waarvoor'] })}
    ${dateFields({ locale, name: 'van', label: words.bornFrom, hint: words.bornHint, optional: true, value: dateValues(typed, 'van'), error: errors['van'] })}
    ${dateFields({ locale, name: 'tot', label: words.bornUntil, optional: true, value: dateValues(typed, 'tot'), error: errors['tot'] })}
    ${selectField({ locale, name: 'keer', label: words.attempt, hint: words.attemptHint, options: attempts, value: typed['keer'] ?? '1', error: errors['keer'] })}
    ${row(button({ label: words.start }))}
  </form>`
}

function table(view: RoundsView): Html {
  const { locale, rounds, moments, now } = view
  const words = callsMessages(locale).rounds
  const { subject, cohort, made, state, looked, invited } = words.columns
  return html`<table class="cjg-table" aria-labelledby="lijst-title">
    <thead>
      <tr>
        <th scope="col">${subject}</th>
        <th scope="col">${cohort}</th>
        <th scope="col">${made}</th>
        <th scope="col">${state}</th>
        <th scope="col" class="cjg-table__number">${looked}</th>
        <th scope="col" class="cjg-table__number">${invited}</th>
      </tr>
    </thead>
    <tbody>
      ${rounds.map(
        (one) =>
          html`<tr>
            <th scope="row">${callsMessages(locale).attempt(subjectText(locale, one.subject, moments), one.attempt)}</th>
            <td data-label="${cohort}">${cohortText(view, one)}</td>
            <td data-label="${made}">${formatMoment(locale, one.madeAt, now)}</td>
            <td data-label="${state}">${tag(looks[one.state], words.states[one.state])}</td>
            <td class="cjg-table__number" data-label="${looked}">${formatNumber(locale, one.looked)}</td>
            <td class="cjg-table__number" data-label="${invited}">${formatNumber(locale, one.invited)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`
}

function cohortText({ locale }: RoundsView, { bornFrom, bornUntil }: Round): string {
  const words = callsMessages(locale).rounds
  if (bornFrom !== null && bornUntil !== null) return words.fromUntil(formatDate(locale, bornFrom), formatDate(locale, bornUntil))
  if (bornFrom !== null) return words.from(formatDate(locale, bornFrom))
  return bornUntil === null ? words.everybody : words.until(formatDate(locale, bornUntil))
}
