/** The form of the vaccination calculator; what was typed always comes back. */
import { VACCINES } from '#calculators/vaccination/programme.ts'
import { attribute, html, type Html } from '#platform/html.ts'
import { localPath, type Locale } from '#platform/locale.ts'
import { fieldset, radioCards } from '#web/components/choice.ts'
import { dateFields } from '#web/components/date-fields.ts'
import { selectField, textField } from '#web/components/field.ts'
import { foldOut, heading, small } from '#web/components/text.ts'
import { textOf, type Faults, type Typed } from '../rules/typed.ts'
import { doseCount, doseField, lineCount, lineField, MOST_DOSES, registerVaccines, yesOrNo } from '../rules/vaccination-form.ts'
import { faultText, formButtons } from './aid.ts'
import { paths } from './paths.ts'
import { vaccinationMessages } from './vaccination-messages.ts'

type Form = { readonly locale: Locale; readonly typed: Typed; readonly faults: Faults }

export function vaccinationForm(form: Form): Html {
  const { locale, typed } = form
  const words = vaccinationMessages(locale)
  const count = doseCount(typed)
  const isAdding = textOf(typed, 'go') === 'more'
  return html`<form method="post" action="${localPath(locale, paths.vaccination)}#added" novalidate>
    <input type="hidden" name="doses" value="${count}" />
    ${heading(2, words.child)} ${date(form, 'birth')} ${date(form, 'asof')} ${mother(form)} ${heading(2, words.doses)}
    ${small(words.dosesHint)}
    <div>${Array.from({ length: count }, (_, i) => dose(form, i + 1, isAdding && i + 1 === count))}</div>
    ${register(form)} ${formButtons(locale, count < MOST_DOSES ? words.addDose : null)}
  </form>`
}

function field({ locale, faults }: Form, name: string) {
  const fault = faults[name]
  return { locale, name, error: fault === undefined ? undefined : faultText(locale, fault) }
}

function text(form: Form, name: string, label: string) {
  return { ...field(form, name), label, value: textOf(form.typed, name) }
}

function date(form: Form, name: 'birth' | 'asof'): Html {
  const words = vaccinationMessages(form.locale)
  const part = (which: string): string => textOf(form.typed, `${name}-${which}`)
  const value = { day: part('day'), month: part('month'), year: part('year') }
  return dateFields({
    ...field(form, name),
    label: words[name],
    value,
    ...(name === 'asof' ? { hint: words.asofHint, optional: true } : {}),
  })
}

const motherFields = ['jab', 'jabWeeks', 'jabDays', 'infectionWeeks', 'hbsag'] as const

function mother(form: Form): Html {
  const { locale, typed, faults } = form
  const words = vaccinationMessages(locale)
  const isOpen = motherFields.some((name) => textOf(typed, name) !== '' || faults[name] !== undefined)
  const choices = yesOrNo.map((value) => ({ value, label: words.yesOrNo[value] }))
  const choice = (name: 'jab' | 'hbsag'): Html => radioCards({ ...text(form, name, words[name]), inline: true, choices })
  const number = (name: 'jabWeeks' | 'jabDays' | 'infectionWeeks'): Html =>
    textField({ ...text(form, name, words[name]), inputMode: 'numeric', width: 'number' })
  return foldOut(
    words.mother,
    html`${small(words.motherHint)} ${choice('jab')} ${number('jabWeeks')} ${number('jabDays')} ${number('infectionWeeks')}
    ${choice('hbsag')}`,
    { open: isOpen },
  )
}

/** Without script the address leads to the row that was added. */
function dose(form: Form, row: number, isAdded: boolean): Html {
  const words = vaccinationMessages(form.locale)
  const options = VACCINES.map((value) => ({ value, label: words.vaccines[value] }))
  return html`<div class="cjg-visit" ${attribute('id', isAdded ? 'added' : null)}>
    ${fieldset(
      { locale: form.locale, name: `d${row}`, label: words.dose(row) },
      html`<div class="cjg-beside cjg-beside--wide">
        ${selectField({ ...text(form, doseField(row, 'vaccine'), words.vaccine), options, empty: words.choose })}
        ${textField({ ...text(form, doseField(row, 'date'), words.date), ...(row === 1 ? { hint: words.dateHint } : {}) })}
      </div>`,
    )}
  </div>`
}

function register(form: Form): Html {
  const words = vaccinationMessages(form.locale)
  const rows = Array.from({ length: lineCount(form.typed) }, (_, i) => i + 1)
  const isOpen = rows.some(
    (row) => textOf(form.typed, lineField(row, 'code')) !== '' || textOf(form.typed, lineField(row, 'target')) !== '',
  )
  const options = registerVaccines.map(({ vaccine, code }) => ({ value: code, label: words.vaccines[vaccine] }))
  return foldOut(
    words.registerFold,
    html`${small(words.registerHint)}
    ${rows.map(
      (row) =>
        html`<div class="cjg-visit">
          ${fieldset(
            { locale: form.locale, name: `r${row}`, label: words.line(row) },
            html`<div class="cjg-beside cjg-beside--wide">
              ${selectField({ ...text(form, lineField(row, 'code'), words.vaccine), options, empty: words.choose })}
              ${textField(text(form, lineField(row, 'target'), words.target))}
            </div>`,
          )}
        </div>`,
    )}`,
    { open: isOpen },
  )
}
