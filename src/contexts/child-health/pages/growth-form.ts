/** The form of the growth calculator; what was typed always comes back. */
import { POPULATIONS, SEXES } from '#calculators/growth/words.ts'
import { attribute, html, type Html } from '#platform/html.ts'
import { localPath, type Locale } from '#platform/locale.ts'
import { fieldset, radioCards } from '#web/components/choice.ts'
import { dateFields } from '#web/components/date-fields.ts'
import { selectField, textField } from '#web/components/field.ts'
import { foldOut, heading, small } from '#web/components/text.ts'
import { MOST_VISITS, visitCount, visitField, visitMeasures } from '../rules/growth-form.ts'
import { textOf, type Faults, type Typed } from '../rules/typed.ts'
import { faultText, formButtons } from './aid.ts'
import { growthMessages } from './growth-messages.ts'
import { paths } from './paths.ts'

type Form = { readonly locale: Locale; readonly typed: Typed; readonly faults: Faults }

const moreFields = ['weeks', 'birthWeight', 'birthLength', 'mother', 'father'] as const

export function growthForm(form: Form): Html {
  const { locale, typed } = form
  const words = growthMessages(locale)
  const count = visitCount(typed)
  const isAdding = textOf(typed, 'go') === 'more'
  return html`<form method="post" action="${localPath(locale, paths.growth)}#added" novalidate>
    <input type="hidden" name="visits" value="${count}" />
    ${heading(2, words.child)}
    ${radioCards({ ...field(form, 'sex'), label: words.sex, hint: words.sexHint, value: textOf(typed, 'sex'), inline: true, choices: SEXES.map((value) => ({ value, label: words.sexes[value] })) })}
    ${birthFields(form)} ${more(form)} ${heading(2, words.visits)}${small(words.visitsHint)}
    <div>${Array.from({ length: count }, (_, i) => visit(form, i + 1, isAdding && i + 1 === count))}</div>
    ${formButtons(locale, count < MOST_VISITS ? words.addVisit : null)}
  </form>`
}

/** The name of a field with its fault, as the components want it. */
function field({ locale, faults }: Form, name: string) {
  const fault = faults[name]
  return { locale, name, error: fault === undefined ? undefined : faultText(locale, fault) }
}

function text(form: Form, name: string, label: string) {
  return { ...field(form, name), label, value: textOf(form.typed, name) }
}

function birthFields(form: Form): Html {
  const words = growthMessages(form.locale)
  const value = { day: textOf(form.typed, 'birth-day'), month: textOf(form.typed, 'birth-month'), year: textOf(form.typed, 'birth-year') }
  return dateFields({ ...field(form, 'birth'), label: words.birth, hint: words.birthHint, optional: true, value })
}

function more(form: Form): Html {
  const { locale, typed, faults } = form
  const words = growthMessages(locale)
  const isOpen = moreFields.some((name) => textOf(typed, name) !== '' || faults[name] !== undefined)
  const populations = POPULATIONS.map((value) => ({ value, label: words.populations[value] }))
  const number = (name: (typeof moreFields)[number]): Html =>
    textField({ ...text(form, name, words[name]), inputMode: 'numeric', width: 'number' })
  return foldOut(
    words.more,
    html`${textField({ ...text(form, 'weeks', words.weeks), hint: words.weeksHint, inputMode: 'numeric', width: 'number' })}
      ${selectField({ ...text(form, 'population', words.population), hint: words.populationHint, options: populations })}
      <div class="cjg-beside">${number('birthWeight')}${number('birthLength')}${number('mother')}${number('father')}</div>`,
    { open: isOpen },
  )
}

/** Without script the address leads to the row that was added. */
function visit(form: Form, row: number, isAdded: boolean): Html {
  const words = growthMessages(form.locale)
  const when = visitField(row, 'when')
  return html`<div class="cjg-visit" ${attribute('id', isAdded ? 'added' : null)}>
    ${fieldset(
      { locale: form.locale, name: `v${row}`, label: words.visit(row) },
      html`${textField({ ...text(form, when, words.when), ...(row === 1 ? { hint: words.whenHint } : {}) })}
        <div class="cjg-beside cjg-beside--three">
          ${visitMeasures.map((part) => textField({ ...text(form, visitField(row, part), words.fields[part]), inputMode: 'text', width: 'number' }))}
        </div>`,
    )}
  </div>`
}
