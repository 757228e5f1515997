/** From which line an acuity is enough, by age: filled in by the centre, with where it stands. */
import { html, type Html } from '#platform/html.ts'
import { localPath } from '#platform/i18n.ts'
import { formatDecimal } from '#platform/locale.ts'
import { button } from '#web/components/button.ts'
import { textField } from '#web/components/field.ts'
import { heading, paragraph, row } from '#web/components/text.ts'
import { limitAges, type AcuityLimit } from '../../rules/screening/acuity-limits.ts'
import { healthPage, type Errors, type HealthFrame, type Typed } from '../calls/frame.ts'
import { limitsPath } from '../calls/paths.ts'
import { screeningMessages } from './messages.ts'

export type LimitsView = HealthFrame & { readonly typed: Typed; readonly errors: Errors }

export function limitsPage(view: LimitsView): Html {
  const { locale, typed, errors } = view
  const words = screeningMessages(locale).limits
  const field = (name: 'sufficient' | 'doubtful', months: number): Html =>
    textField({
      ...{ locale, name: `${name}-${months}`, label: words[name], optional: true, width: 'number', autocomplete: 'off' },
      ...{ value: typed[`${name}-${months}`], error: errors[`${name}-${months}`] },
    })
  return healthPage(view, {
    ...{ part: 'limits', title: words.title, lead: words.lead, path: limitsPath },
    wrong: Object.entries(errors).map(([id, message]) => (id === 'form' ? { message } : { id, label: labelOf(locale, id), message })),
    main: html`<section class="cjg-work-panel" aria-labelledby="grenzen">
      <div class="cjg-work-panel__head">${heading(2, words.acuity, { id: 'grenzen' })}</div>
      <div class="cjg-work-panel__body">
        ${paragraph(words.text)}
        <form class="cjg-enter cjg-limits" method="post" action="${localPath(locale, limitsPath)}" novalidate>
          ${limitAges.map(
            (months) =>
              html`<fieldset class="cjg-fieldset">
                <legend class="utrecht-form-label cjg-legend">${words.ages[months]}</legend>
                <div class="cjg-sides">${field('sufficient', months)} ${field('doubtful', months)}</div>
              </fieldset>`,
          )}
          ${textField({ locale, name: 'source', label: words.source, hint: words.sourceHint, autocomplete: 'off', value: typed['source'], error: errors['source'] })}
          ${row(button({ label: words.save }))}
        </form>
      </div>
    </section>`,
  })
}

/** "Vanaf 42 maanden, voldoende vanaf"; of the source its own words say it. */
function labelOf(locale: HealthFrame['locale'], id: string): string | undefined {
  const words = screeningMessages(locale).limits
  const [name, months] = id.split('-')
  const age = limitAges.find((one) => String(one) === months)
  return age === undefined
    ? undefined
    : `${words.ages[age]}, ${words[name === 'sufficient' ? 'sufficient' : 'doubtful'].toLocaleLowerCase(locale.format)}`
}

/** What stands there now, as it would be typed. */
export function limitsTyped(locale: HealthFrame['locale'], limits: readonly AcuityLimit[]): Typed {
  const shown = (value: number | null): string => (value === null ? '' : formatDecimal(locale, value / 100, value % 10 === 0 ? 1 : 2))
  return Object.fromEntries([
    ['source', limits[0]?.source ?? ''],
    ...limits.flatMap(({ fromMonths, sufficientFrom, doubtfulFrom }) => [
      [`sufficient-${fromMonths}`, shown(sufficientFrom)],
      [`doubtful-${fromMonths}`, shown(doubtfulFrom)],
    ]),
  ]) as Typed
}
