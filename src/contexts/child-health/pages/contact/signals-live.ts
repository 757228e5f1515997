/** The signals, each with the decision of the professional; who refers says to whom, why, and when an answer is expected. */
import { attribute, html, type Html } from '#platform/html.ts'
import { formatNumber, type Locale } from '#platform/locale.ts'
import { referralText } from '#calculators/referral/referral-texts.ts'
import { tag } from '#web/components/tag.ts'
import { selectField, textField } from '#web/components/field.ts'
import { followUpWeeks, sentToWhom } from '../../rules/contact/close-contact.ts'
import { field, textOf } from '../../rules/contact/contact-form.ts'
import { decisions, signalName, type Signal } from '../../rules/contact/signals.ts'
import { contactMessages } from './messages.ts'
import type { LiveView } from './live-view.ts'

export function signalText(locale: Locale, { source, code }: Pick<Signal, 'source' | 'code'>): string {
  if (source === 'development') return contactMessages(locale).conclusion.lowDevelopment
  return referralText(code, locale.tag === 'nl' ? 'nl' : 'en') ?? code
}

export type Errors = Readonly<Record<string, string>>

export function liveSignals(view: LiveView, errors: Errors = {}): Html {
  const words = contactMessages(view.locale).conclusion
  const { signals } = view.judged
  if (signals.length === 0) return html`<p class="cjg-soft">${words.noSignals}</p>`
  return html`<p class="cjg-soft">${words.signalNote}</p>
    ${signals.map((signal) => signalPart(view, signal, errors))}`
}

function signalPart(view: LiveView, signal: Signal, errors: Errors): Html {
  const { locale, typed } = view
  const words = contactMessages(locale).conclusion
  const name = signalName(signal)
  const base = (of: string) => ({ locale, name: of, error: errors[of] })
  return html`<div class="cjg-signal">
    <p>
      ${signal.refer ? tag('warn', words.advises, 'flag') : null}
      <strong>${words.sources[signal.source]}.</strong> ${signalText(locale, signal)}
      <span class="cjg-soft">${words.rules(`${signal.code}, ${signal.rules}`)}</span>
    </p>
    ${decisionButtons(view, signal, errors[field.decision(name)])}
    <div class="cjg-signal__refer">
      ${selectField({
        ...{ ...base(field.sentTo(name)), label: words.sentTo, value: textOf(typed, field.sentTo(name)), empty: words.decideFirst },
        options: sentToWhom.map((value) => ({ value, label: words.sentToWhom[value] })),
      })}
      ${textField({ ...base(field.reason(name)), label: words.reason, value: textOf(typed, field.reason(name)) })}
    </div>
    <div class="cjg-signal__weeks">
      ${selectField({
        ...{ ...base(field.weeks(name)), label: words.weeks, value: textOf(typed, field.weeks(name)) || '6' },
        options: followUpWeeks.map((weeks) => ({ value: String(weeks), label: words.inWeeks(formatNumber(locale, weeks)) })),
      })}
    </div>
  </div>`
}

function decisionButtons({ locale, typed }: LiveView, signal: Signal, error: string | undefined): Html {
  const words = contactMessages(locale).conclusion
  const name = field.decision(signalName(signal))
  const chosen = textOf(typed, name)
  return html`<fieldset class="cjg-decide">
    <legend>${words.decide}</legend>
    ${error === undefined ? null : html`<p class="utrecht-form-field-error-message cjg-error" id="${name}-error">${error}</p>`}
    <div class="cjg-segments">
      ${decisions.map(
        (value, i) =>
          html`<label class="cjg-segment"
            ><input
              type="radio"
              id="${i === 0 ? name : `${name}-${value}`}"
              name="${name}"
              value="${value}"
              ${attribute('checked', chosen === value)}
            /><span>${words.decisions[value]}</span></label
          >`,
      )}
    </div>
  </fieldset>`
}
