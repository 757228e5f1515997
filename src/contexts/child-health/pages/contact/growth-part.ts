/** Growth: height, weight and head, with the last value beside each field. */
import { attribute, html, type Html } from '#platform/html.ts'
import { radioCards } from '#web/components/choice.ts'
import { field, textOf } from '../../rules/contact/contact-form.ts'
import { typedMeasures, type TypedMeasure } from '../../rules/record/child-facts.ts'
import { liveDerived, liveDoubt, liveGrowthTag, liveMeasure } from './growth-live.ts'
import { measured, shortAge, type LiveView } from './live-view.ts'
import { contactMessages } from './messages.ts'
import { foldedNote, part } from './part.ts'

export function growthPart(view: LiveView): Html {
  const { locale, facts } = view
  const words = contactMessages(locale)
  const before = typedMeasures.flatMap((measure) => view.judged.growth.measures[measure].before?.day ?? [])
  // One age above the column when all were measured on one day; beside each value otherwise.
  const same = before.length > 0 && new Set(before).size === 1 ? (before[0] ?? null) : null
  const head = same === null || facts.born === null ? words.growth.before : shortAge(locale, facts.born, same)
  return part(
    'growth',
    words.parts.growth,
    html`<span data-live="growth-tag">${liveGrowthTag(view)}</span>`,
    html`<div class="cjg-measures">
        <div class="cjg-measures__head" aria-hidden="true">
          <span></span><span>${words.growth.now}</span><span>${head}</span><span>${words.growth.sd}</span>
        </div>
        ${typedMeasures.map((measure) => measureRow(view, measure, same === null, head))}
        <div class="cjg-measure cjg-measure--derived" data-live="derived">${liveDerived(view)}</div>
      </div>
      ${facts.sex === null || facts.born === null ? html`<p class="cjg-soft">${words.growth.noTables}</p>` : null}${otherwise(view)}`,
  )
}

function measureRow(view: LiveView, measure: TypedMeasure, withAge: boolean, head: string): Html {
  const { locale, facts, typed, judged } = view
  const words = contactMessages(locale).growth
  const { before } = judged.growth.measures[measure]
  const age = before === null || facts.born === null ? '' : shortAge(locale, facts.born, before.day)
  const isRefused = judged.doubts.some((doubt) => doubt.field === measure && !doubt.mayStand)
  const shown =
    before === null
      ? html`<span class="cjg-measure__none">${words.noBefore}</span>`
      : html`<span class="cjg-measure__age${withAge ? ' cjg-measure__age--own' : ''}">${age}: </span>${measured(locale, before.value)}`
  return html`<div class="cjg-measure">
      <label class="cjg-measure__name" for="${measure}"
        >${words.measures[measure]}<span class="cjg-hidden"> (${words.units[measure]})</span></label
      >
      <span class="cjg-measure__field"
        ><input
          class="cjg-measure__input"
          id="${measure}"
          name="${measure}"
          type="text"
          inputmode="decimal"
          autocomplete="off"
          enterkeyhint="next"
          value="${textOf(typed, measure)}"
          aria-describedby="before-${measure}${judged.doubts.some((doubt) => doubt.field === measure) ? ` doubt-${measure}` : ''}"
          ${attribute('aria-invalid', isRefused ? 'true' : null)}
        /><span class="cjg-measure__unit" aria-hidden="true">${words.units[measure]}</span></span
      >
      <span class="cjg-measure__before" id="before-${measure}"
        ><span class="cjg-hidden">${withAge ? words.before : head} </span>${shown}</span
      >
      <span class="cjg-measure__live" data-live="measure-${measure}">${liveMeasure(view, measure)}</span>
    </div>
    <div data-live="doubt-${measure}">${liveDoubt(view, measure)}</div>`
}

/** Lying below two years, standing after: the usual way is not asked. */
const STANDS_FROM_DAYS = 2 * 365.25

export function usualPosition({ facts }: Pick<LiveView, 'facts'>): 'lying' | 'standing' {
  return facts.born !== null && facts.today - facts.born >= STANDS_FROM_DAYS ? 'standing' : 'lying'
}

function otherwise(view: LiveView): Html {
  const { locale, typed } = view
  const words = contactMessages(locale).growth
  const usual = usualPosition(view)
  const chosen = textOf(typed, 'position') || usual
  const isOpen = chosen !== usual || textOf(typed, field.note('growth')) !== ''
  return html`<details class="cjg-contact__otherwise" ${attribute('open', isOpen)}>
    <summary><span class="cjg-soft">${words[usual]}</span> <span class="cjg-contact__fold-link">${words.otherwise}</span></summary>
    ${radioCards({
      ...{ locale, name: 'position', label: words.position, value: chosen, inline: true },
      choices: (['lying', 'standing'] as const).map((value) => ({ value, label: words.positions[value] })),
    })}
    ${foldedNote(view, 'growth')}
  </details>`
}
