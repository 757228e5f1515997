/** Notices, opening a file in an emergency, and what one opened so. */
import { html, type Html } from '#platform/html.ts'
import { formatMoment, localPath } from '#platform/i18n.ts'
import { isBefore, type Instant } from '#platform/time.ts'
import { button, linkButton } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { checkCards, radioCards } from '#web/components/choice.ts'
import { dateFields } from '#web/components/date-fields.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { textArea, textField } from '#web/components/field.ts'
import { panel } from '#web/components/panel.ts'
import { tag } from '#web/components/tag.ts'
import { bulletList, heading, link, paragraph, row, small } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import { emergencyReasons, type Notice, type OwnEmergency } from '../../../access/public-files.ts'
import { longestExplanation } from '../../rules/restriction.ts'
import type { DateParts } from '../../rules/typed-date.ts'
import { namedErrors } from '../named-errors.ts'
import { careMessages } from './messages.ts'
import { carePath, emergencyPath, familyPath, ownEmergencyPath, reviewPath } from './paths.ts'

export type EmergencyFields = {
  readonly reason: string
  readonly explanation: string
  readonly hours: string
  readonly familyName: string
  readonly callName: string
  readonly beyond: boolean
  readonly born: DateParts
}

export type EmergencyView = WorkplaceFrame & {
  readonly now: Instant
  readonly notices: readonly Notice[]
  /** Null: does not open files. */
  readonly own: readonly OwnEmergency[] | null
  readonly reviews: boolean
  /** Where it is asked who sits there, before the form is shown; null: proved a moment ago. */
  readonly proveAt: string | null
  readonly fields: EmergencyFields
  /** By field; what is of none stands under ''. */
  readonly errors: Readonly<Record<string, string>>
  readonly done: string | null
  readonly isAnswerToPost: boolean
}

export function emergencyPage(view: EmergencyView): Html {
  const { locale, own, errors, done, reviews } = view
  const words = careMessages(locale).emergency
  const labels: Readonly<Record<string, string>> = {
    ...{ reden: words.reason, uitleg: words.explanation, uren: words.hours, achternaam: words.familyName, geboren: words.birthDate },
  }
  const wrong = namedErrors(errors, (id) => labels[id])
  return workplacePage({
    ...view,
    title: words.title,
    path: view.isAnswerToPost ? null : emergencyPath,
    current: 'emergency',
    notice: done === null ? null : callout({ kind: 'ok', role: 'status', title: done }),
    errorTitle: wrong.length > 0,
    main: html`${errorSummary(locale, wrong)}
      <div class="cjg-work-head">${heading(1, words.title)}</div>
      ${panel({ id: 'notices', title: words.messages, body: notices(view) })}
      ${reviews ? row(linkButton({ href: localPath(locale, reviewPath), label: words.toReview, variant: 'secondary' })) : null}
      ${own === null ? null : panel({ id: 'open', title: words.open, body: openForm(view) })}
      ${own === null || own.length === 0 ? null : panel({ id: 'own', title: words.own, body: ownOnes(view, own) })}`,
  })
}

function notices({ locale, now, notices: all }: EmergencyView): Html {
  const words = careMessages(locale).emergency
  if (all.length === 0) return paragraph(words.noMessages)
  return html`<ul class="cjg-ways-in">
    ${all.map((one) => {
      const at = formatMoment(locale, one.at, now)
      const where =
        one.kind === 'emergency-to-review'
          ? link(localPath(locale, reviewPath), words.toReview)
          : one.personId === null
            ? null
            : link(localPath(locale, carePath(one.personId)), words.look)
      return html`<li class="cjg-way-in">
        <p class="nl-paragraph"><strong>${words.notices[one.kind]}</strong></p>
        ${small(at)}${where === null ? null : paragraph(where)}
        <form method="post" action="${localPath(locale, `${emergencyPath}/gezien`)}" class="cjg-row">
          <input
            type="hidden"
            name="id"
            value="${one.id}"
          />${button({ label: words.seen, hiddenLabel: words.seenAbout(at), variant: 'secondary' })}
        </form>
      </li>`
    })}
  </ul>`
}

function openForm(view: EmergencyView): Html {
  const { locale, fields, errors, proveAt } = view
  const words = careMessages(locale).emergency
  const about = html`${paragraph(words.openText)}${bulletList(words.consequences)}${paragraph(html`<strong>${words.help}</strong>`)}`
  if (proveAt !== null)
    return html`${about}${small(words.proof)}${row(linkButton({ href: proveAt, label: words.prove, icon: 'key', rel: 'nofollow' }))}`
  const reasons = emergencyReasons.map((value) => ({ value, label: words.reasons[value] }))
  return html`${about}
    <form method="post" action="${localPath(locale, emergencyPath)}" novalidate>
      ${radioCards({ locale, name: 'reden', label: words.reason, choices: reasons, value: fields.reason, error: errors['reden'] })}
      ${textArea({ locale, name: 'uitleg', label: words.explanation, hint: words.explanationHint, rows: 3, max: longestExplanation, value: fields.explanation, error: errors['uitleg'] })}
      ${textField({ locale, name: 'uren', label: words.hours, hint: words.hoursHint, inputMode: 'numeric', width: 'number', autocomplete: 'off', value: fields.hours, error: errors['uren'] })}
      ${textField({ locale, name: 'achternaam', label: words.familyName, hint: words.familyNameHint, autocomplete: 'off', value: fields.familyName, error: errors['achternaam'] })}
      ${dateFields({ locale, name: 'geboren', label: words.birthDate, value: fields.born, error: errors['geboren'] })}
      ${textField({ locale, name: 'voornaam', label: words.callName, hint: words.callNameHint, optional: true, autocomplete: 'off', value: fields.callName })}
      ${checkCards({ locale, name: 'meer', label: words.involved, values: fields.beyond ? ['ja'] : [], choices: [{ value: 'ja', label: words.beyond }] })}
      ${row(button({ label: words.button, variant: 'danger' }))}
    </form>`
}

function ownOnes({ locale, now }: EmergencyView, own: readonly OwnEmergency[]): Html {
  const words = careMessages(locale).emergency
  return html`<ul class="cjg-ways-in">
    ${own.map((one) => {
      const runs = one.endedAt === null && isBefore(now, one.until)
      const review =
        one.review === null ? tag('neutral', words.notReviewed) : tag(one.review === 'right' ? 'ok' : 'warn', words.verdicts[one.review])
      return html`<li class="cjg-way-in">
        <p class="nl-paragraph">
          <strong>${words.reasons[one.reason]}</strong>
          ${runs ? tag('warn', words.until(formatMoment(locale, one.until, now)), 'clock') : tag('neutral', words.over)} ${review}
        </p>
        ${small(words.when(formatMoment(locale, one.begunAt, now)))}
        <p class="nl-paragraph" dir="auto">${one.explanation}</p>
        ${one.reviewNote === null ? null : html`<p class="nl-paragraph" dir="auto">${one.reviewNote}</p>`}
        ${runs ? paragraph(link(localPath(locale, ownEmergencyPath(one.id)), words.toEmergency)) : null}
      </li>`
    })}
  </ul>`
}

/** One that is open: until when, the ways on, and the way out. */
export function openEmergencyPage(
  view: WorkplaceFrame & { readonly now: Instant; readonly one: OwnEmergency & { readonly name: string } },
): Html {
  const { locale, now, one } = view
  const words = careMessages(locale).emergency.one
  const title = words.title(one.name)
  return workplacePage({
    ...view,
    title,
    path: ownEmergencyPath(one.id),
    current: 'emergency',
    main: html`<div class="cjg-work-head">${heading(1, html`<span dir="auto">${title}</span>`)}</div>
      ${callout({ kind: 'warn', title: words.text(formatMoment(locale, one.until, now)) })}
      ${row(
        linkButton({ href: localPath(locale, familyPath(one.personId)), label: words.file }),
        linkButton({ href: localPath(locale, carePath(one.personId)), label: words.care, variant: 'secondary' }),
      )}
      <form method="post" action="${localPath(locale, `${ownEmergencyPath(one.id)}/klaar`)}" class="cjg-row">
        ${button({ label: words.stop, variant: 'secondary' })}
      </form>`,
  })
}
