/** One referral: what was sent and with whose yes, by when an answer is expected, the answer, and asking after it. */
import { html, type Html, type Printable } from '#platform/html.ts'
import { formatDate, localPath } from '#platform/i18n.ts'
import { button } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { radioCards } from '#web/components/choice.ts'
import { errorSummary, type FormError } from '#web/components/error-summary.ts'
import { textArea, textField } from '#web/components/field.ts'
import { definitionRows } from '#web/components/panel.ts'
import { link, paragraph, row } from '#web/components/text.ts'
import { expectedBefore, type Referral } from '../../rules/record/whole-record.ts'
import { longestReason, outcomes } from '../../rules/screening/referral.ts'
import { recordPage, workPanel } from '../record/frame.ts'
import type { FormView } from '../record/form-page.ts'
import { recordMessages } from '../record/messages.ts'
import { screeningMessages } from './messages.ts'
import { referralPart, referralPath, screeningPath } from './paths.ts'
import { referralState } from './overview-page.ts'
import { resultName, roundName } from './words.ts'

export type ReferralView = FormView & { readonly referral: Referral; readonly done: string | null }

export function referralPage(view: ReferralView): Html {
  const { locale, referral, record, done } = view
  const words = screeningMessages(locale).referral
  const errors = Object.entries(view.errors).map(([field, message]): FormError => (field === 'form' ? { message } : { id: field, message }))
  const isOpen = referral.outcome === null && record.mayWrite
  return recordPage({
    ...view,
    ...{ part: null, slug: referralPart(referral.id), title: words.title },
    notice: done === null ? null : callout({ kind: 'ok', role: 'status', title: done }),
    errors: errors.length === 0 ? null : errorSummary(locale, errors),
    main: html`<div class="cjg-stack">
      ${workPanel('referral', `${words.title}: ${recordMessages(locale).referrals.to[referral.sentTo]}`, facts(view), referralState(view, referral))}
      ${isOpen ? workPanel('feedback', words.feedbackTitle, feedbackForm(view)) : null}
      ${isOpen ? workPanel('ask', words.askTitle, askForm(view)) : null}
      ${paragraph(link(localPath(locale, screeningPath(record.child.id)), screeningMessages(locale).title))}
    </div>`,
  })
}

function facts({ locale, referral, record }: ReferralView): Html {
  const words = screeningMessages(locale)
  const { referral: own } = words
  const nameOf = (id: string): string => record.names.get(id) ?? ''
  const { askedAgain, askedAgainOn, outcome, feedbackOn } = referral
  const screening = record.screenings.find(({ id }) => id === referral.screeningId)
  const asked = askedAgain === null || askedAgainOn === null ? '' : `, ${own.asked(askedAgain, formatDate(locale, askedAgainOn))}`
  return definitionRows([
    { term: own.sentOn, detail: own.by(formatDate(locale, referral.sentOn), nameOf(referral.sentBy)) },
    ...(screening === undefined
      ? []
      : [{ term: own.from, detail: `${words.kinds[screening.kind]}, ${roundName(locale, screening)}: ${resultName(locale, screening)}` }]),
    { term: own.reason, detail: html`<span dir="auto">${referral.reason}</span>` },
    ...(referral.agreedBy === null ? [] : [{ term: own.who, detail: referral.agreedBy.map((who) => own.agreeing[who]).join(', ') }]),
    ...(outcome === null
      ? [
          { term: own.expected, detail: `${own.until(formatDate(locale, expectedBefore(referral)))}${asked}` },
          { term: own.owner, detail: nameOf(referral.owner ?? referral.sentBy) },
        ]
      : [
          {
            term: own.answer,
            detail: html`${own.outcomes[outcome]}${feedbackOn === null ? null : `, ${own.answered(formatDate(locale, feedbackOn))}`}
            ${referral.feedback === null ? null : html`<br /><span dir="auto">${referral.feedback}</span>`}`,
          },
        ]),
  ])
}

const formTo = ({ locale, record, referral }: ReferralView, deed: string, body: Printable): Html =>
  html`<form
    class="cjg-enter"
    method="post"
    action="${localPath(locale, `${referralPath(record.child.id, referral.id)}/${deed}`)}"
    data-send="${deed}-save"
    novalidate
  >
    <input type="hidden" name="version" value="${referral.version}" />${body}
  </form>`

function feedbackForm(view: ReferralView): Html {
  const { locale, fields, errors } = view
  const words = screeningMessages(locale).referral
  return formTo(
    view,
    'antwoord',
    html`${radioCards({ locale, name: 'outcome', label: words.outcome, value: fields['outcome'], error: errors['outcome'], choices: outcomes.map((value) => ({ value, label: words.outcomes[value] })) })}
    ${textArea({ locale, name: 'words', label: words.feedbackWords, rows: 3, max: longestReason, value: fields['words'] ?? '', error: errors['words'], optional: true })}
    ${textField({ locale, name: 'on', label: words.feedbackOn, width: 'group', autocomplete: 'off', value: fields['on'], error: errors['on'] })}
    ${row(button({ label: words.saveFeedback, id: 'antwoord-save' }))}`,
  )
}

function askForm(view: ReferralView): Html {
  const { locale, fields, errors } = view
  const words = screeningMessages(locale).referral
  return formTo(
    view,
    'navragen',
    html`${paragraph(words.askText)}
    ${textField({ locale, name: 'before', label: words.askBefore, width: 'group', autocomplete: 'off', value: fields['before'], error: errors['before'] })}
    ${row(button({ label: words.saveAsk, variant: 'secondary', id: 'navragen-save' }))}`,
  )
}
