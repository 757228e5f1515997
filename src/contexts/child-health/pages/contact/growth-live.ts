/** Beside and under the fields of growth: score, course and signal; what is asked about the number. */
import { attribute, html, nothing, type Html } from '#platform/html.ts'
import { formatDecimal, plural } from '#platform/locale.ts'
import { tag } from '#web/components/tag.ts'
import { icon } from '#web/drawings/icons.ts'
import { field, textOf } from '../../rules/contact/contact-form.ts'
import { isSure, sureOf } from '../../rules/contact/judge-contact.ts'
import type { MeasurementDoubt } from '../../rules/record/check-measurement.ts'
import { typedMeasures, type TypedMeasure } from '../../rules/record/child-facts.ts'
import { readNumber } from '../../rules/typed.ts'
import { contactMessages } from './messages.ts'
import { figure, shortAge, type LiveView } from './live-view.ts'

/** "−0,4" and "eigen lijn". */
export function liveMeasure({ locale, judged }: LiveView, measure: TypedMeasure): Html {
  const words = contactMessages(locale).growth
  const { z, course } = judged.growth.measures[measure]
  const isSignal = judged.signals.some(({ source, refer }) => source === measure && refer)
  const shown = isSignal ? tag('warn', words.signal, 'flag') : courseTag(words.courses, course)
  return html`<span class="cjg-measure__sd"
      ><span class="cjg-hidden">${words.sd} </span>${z === null ? nothing : `${z > 0 ? '+' : ''}${formatDecimal(locale, z, 1)}`}</span
    >${shown}`
}

/** Weight for height, or the BMI: what follows from height and weight, as a row without a field. */
export function liveDerived({ locale, facts, judged }: LiveView): Html {
  const words = contactMessages(locale).growth
  const { measure, value, z, before, course } = judged.growth.derived
  if (value === null && before === null) return nothing
  const signed = (score: number | null): string => (score === null ? '' : `${score > 0 ? '+' : ''}${formatDecimal(locale, score, 1)}`)
  const shown = (of: { readonly value: number; readonly z: number | null }): string =>
    measure === 'bmi' ? formatDecimal(locale, of.value, 1) : of.z === null ? '' : words.sdOf(signed(of.z))
  return html`<span class="cjg-measure__name"
      >${words.derived[measure]} ${value !== null && measure === 'bmi' ? shown({ value, z }) : null}</span
    >
    <span class="cjg-measure__before"
      >${
        before === null || facts.born === null
          ? null
          : html`<span class="cjg-hidden">${words.before} </span
              ><span class="cjg-measure__age cjg-measure__age--own">${shortAge(locale, facts.born, before.day)}: </span>${shown(before)}`
      }</span
    >
    <span class="cjg-measure__live"
      ><span class="cjg-measure__sd"><span class="cjg-hidden">${words.sd} </span>${signed(z)}</span
      >${courseTag(words.courses, course)}</span
    >`
}

function courseTag(
  words: { readonly [course in 'own-line' | 'rising' | 'falling']: string },
  course: 'own-line' | 'rising' | 'falling' | null,
): Html {
  if (course === null) return nothing
  return course === 'own-line' ? tag('ok', words[course], 'check') : tag('info', words[course], 'info')
}

/** A refusal with what was perhaps meant, or a question with the box to answer it. */
export function liveDoubt(view: LiveView, name: TypedMeasure | 'on'): Html {
  return html`${view.judged.doubts.filter((one) => one.field === name).map((one) => doubtPart(view, one))}`
}

export function doubtText({ locale }: Pick<LiveView, 'locale'>, { code, value, limit, suggestion, twin }: MeasurementDoubt): string {
  return contactMessages(locale).doubts[code](figure(locale, value), figure(locale, limit), figure(locale, suggestion), twin ?? '')
}

function doubtPart(view: LiveView, doubt: MeasurementDoubt): Html {
  const { typed } = view
  const answered = doubt.mayStand && isSure(typed, doubt)
  const id = `doubt-${doubt.field}`
  return html`<div class="cjg-doubt cjg-doubt--${answered ? 'answered' : doubt.mayStand ? 'question' : 'refusal'}" id="${id}" role="alert">
    <p>${icon(answered ? 'check' : 'warning', 18)}<span>${doubtText(view, doubt)}</span></p>
    <div class="cjg-row">${takeButton(view, doubt)}${doubt.mayStand ? sureBox(view, doubt, answered) : null}</div>
  </div>`
}

/** Takes what was perhaps meant; of two numbers in each other's field both at once, so that none is lost. */
function takeButton({ locale, typed }: LiveView, { field: name, code, suggestion }: MeasurementDoubt): Html | null {
  if (suggestion === null || code === 'measured-already') return null
  const words = contactMessages(locale).growth
  const other = code === 'swapped' ? typedMeasures.find((one) => one !== name && readNumber(textOf(typed, one)) === suggestion) : undefined
  return html`<button
    class="cjg-doubt__take"
    type="button"
    data-take="${name}"
    data-value="${figure(locale, suggestion)}"
    ${attribute('data-exchange', other ?? null)}
    data-needs-script
  >
    ${other === undefined ? words.takeOver(figure(locale, suggestion)) : words.exchange}
  </button>`
}

function sureBox({ locale, typed, name: child }: LiveView, doubt: MeasurementDoubt, answered: boolean): Html {
  const words = contactMessages(locale).growth
  const name = field.sure(doubt.field)
  const label = doubt.code === 'same-as-twin' ? words.sureTwin(child) : words.sure(sureOf(typed, doubt))
  return html`<label class="cjg-doubt__sure"
    ><input
      class="cjg-check__input"
      type="checkbox"
      id="${name}"
      name="${name}"
      value="${sureOf(typed, doubt)}"
      ${attribute('checked', answered)}
    /><span>${label}</span></label
  >`
}

/** At the head of the panel: how many signals there are. */
export function liveGrowthTag({ locale, judged }: LiveView): Html {
  const words = contactMessages(locale).growth
  if (judged.growth.subject === null || Object.values(judged.growth.measures).every(({ value }) => value === null)) return nothing
  const count = judged.signals.filter(({ source }) => ['height', 'weight', 'head'].includes(source)).length
  if (count === 0) return tag('ok', words.noSignal, 'check')
  return html`<a class="cjg-contact__to-signals" href="#conclusion">${tag('warn', plural(locale, count, words.signals), 'flag')}</a>`
}
