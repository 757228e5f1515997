/** A day and a time in a form: three fields for the day, one for the time. Names are `<name>-day`, `-month`, `-year` and `-tijd`. */
import { html, type Html } from '#platform/html.ts'
import { formatTime, type Locale } from '#platform/i18n.ts'
import { localDateTime, type Instant } from '#platform/time.ts'
import { fieldset } from '#web/components/choice.ts'
import { shellMessages } from '#web/messages.ts'
import type { FieldBase } from '#web/components/field.ts'
import { attribute } from '#platform/html.ts'
import type { TypedMoment } from '../../rules/breach/typed-moment.ts'
import { breachMessages } from './messages.ts'

/** As a form shows a moment that is known. */
export function typedOf(locale: Locale, at: Instant | null): TypedMoment {
  if (at === null) return { day: '', month: '', year: '', time: '' }
  const { day, month, year } = localDateTime(at)
  return { day: String(day), month: String(month), year: String(year), time: formatTime(locale, at).replace(' uur', '') }
}

export function momentFields(field: FieldBase & { readonly value: TypedMoment }): Html {
  const { locale, name, value, error } = field
  const { date } = shellMessages(locale)
  const invalid = attribute('aria-invalid', error === undefined ? null : 'true')
  const part = (which: 'day' | 'month' | 'year', id: string): Html =>
    html`<div class="cjg-date__part">
      <label class="cjg-date__label" for="${id}">${date[which]}</label>
      <input
        class="utrecht-textbox utrecht-textbox--html-input cjg-input--${which}"
        id="${id}"
        name="${name}-${which}"
        type="text"
        inputmode="numeric"
        autocomplete="off"
        value="${value[which]}"
        ${invalid}
      />
    </div>`
  return fieldset(
    field,
    html`<div class="cjg-date" dir="ltr">
      ${part('day', name)}${part('month', `${name}-month`)}${part('year', `${name}-year`)}
      <div class="cjg-date__part">
        <label class="cjg-date__label" for="${name}-tijd">${breachMessages(locale).time}</label>
        <input
          class="utrecht-textbox utrecht-textbox--html-input cjg-input--year"
          id="${name}-tijd"
          name="${name}-tijd"
          type="text"
          autocomplete="off"
          value="${value.time}"
          ${invalid}
        />
      </div>
    </div>`,
  )
}
