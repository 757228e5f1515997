/** The form of the development calculator: the age first, then the milestones of that age. */
import type { Milestone } from '#calculators/dscore/van-wiechen.ts'
import { attribute, html, type Html } from '#platform/html.ts'
import { localPath, type Locale } from '#platform/locale.ts'
import { button } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { fieldset } from '#web/components/choice.ts'
import { textField } from '#web/components/field.ts'
import { heading, row, small } from '#web/components/text.ts'
import { contactDays, itemField } from '../rules/development-form.ts'
import { textOf, type Faults, type Typed } from '../rules/typed.ts'
import { ageText, faultText, formButtons } from './aid.ts'
import { developmentMessages } from './development-messages.ts'
import { aidMessages } from './messages.ts'
import { paths } from './paths.ts'

export type DevelopmentFormView = {
  readonly locale: Locale
  readonly typed: Typed
  readonly faults: Faults
  /** Empty until the age is known. */
  readonly milestones: readonly Milestone[]
}

export function developmentForm(view: DevelopmentFormView): Html {
  const { locale, milestones } = view
  const words = developmentMessages(locale)
  const compute = milestones.length > 0
  return html`<form method="post" action="${localPath(locale, paths.development)}#questions" novalidate>
    ${compute ? hiddenDefault() : null} ${field(view, 'when')} ${field(view, 'weeks')}
    ${compute ? row(button({ label: words.otherAge, name: 'go', value: 'items', variant: 'secondary' })) : firstButtons(locale)}
    ${compute ? questions(view) : null}
  </form>`
}

/** The Enter key in a field computes, although another button stands before the one that does. */
const hiddenDefault = (): Html =>
  html`<button class="cjg-hidden" type="submit" name="go" value="compute" tabindex="-1" aria-hidden="true"></button>`

const firstButtons = (locale: Locale): Html =>
  row(
    button({ label: developmentMessages(locale).showItems, name: 'go', value: 'items' }),
    button({ label: aidMessages(locale).example, name: 'go', value: 'example', variant: 'quiet' }),
  )

function field({ locale, typed, faults }: DevelopmentFormView, name: 'when' | 'weeks'): Html {
  const words = developmentMessages(locale)
  const fault = faults[name]
  return textField({
    locale,
    name,
    label: words[name],
    hint: words[`${name}Hint`],
    value: textOf(typed, name),
    error: fault === undefined ? undefined : faultText(locale, fault),
    ...(name === 'weeks' ? { optional: true, width: 'number' as const, inputMode: 'numeric' as const } : {}),
  })
}

function questions(view: DevelopmentFormView): Html {
  const { locale, typed, milestones } = view
  const words = developmentMessages(locale)
  const moments = [...new Set(milestones.map(contactDays))]
  // Without script the address leads here when the questions are new; with an answer it does not.
  const isNew = textOf(typed, 'go') === 'items'
  return html`${heading(2, words.itemsTitle, isNew ? { id: 'questions' } : {})} ${callout({ kind: 'note', body: small(words.ownWords) })}
  ${small(words.itemsHint)}
  ${moments.map(
    (days) =>
      html`${heading(3, momentText(locale, days))}
        <div class="cjg-items">${milestones.filter((one) => contactDays(one) === days).map((one) => question(view, one))}</div>`,
  )}
  ${formButtons(locale, null)}`
}

const momentText = (locale: Locale, days: number): string => ageText(locale, days)

function question({ locale, typed, faults }: DevelopmentFormView, milestone: Milestone): Html {
  const words = developmentMessages(locale)
  const name = itemField(milestone.item)
  const fault = faults[name]
  const gist = gistOf(locale, milestone)
  const given = textOf(typed, name)
  return html`<div class="cjg-item">
    ${fieldset(
      { locale, name, label: gist, error: fault === undefined ? undefined : faultText(locale, fault) },
      html`<div class="cjg-item__choices">
        ${(['yes', 'no', 'unknown'] as const).map((answer, i) => {
          const value = answer === 'unknown' ? '' : answer
          const id = i === 0 ? name : `${name}-${answer}`
          return html`<div class="cjg-choice cjg-choice--radio">
            <input
              class="cjg-choice__input"
              type="radio"
              id="${id}"
              name="${name}"
              value="${value}"
              ${attribute('checked', given === value)}
            />
            <label class="cjg-choice__label" for="${id}">${words.answers[answer]}</label>
          </div>`
        })}
      </div>`,
    )}
  </div>`
}

/** "Loopt langs meubels": our own words, with a capital. */
export function gistOf(locale: Locale, { gistNl, gistEn, item }: Milestone): string {
  const gist = (locale.tag === 'nl' ? gistNl : gistEn) ?? item
  return gist.charAt(0).toUpperCase() + gist.slice(1)
}
