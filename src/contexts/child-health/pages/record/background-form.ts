/** The form about birth and parents. */
import { html, type Html } from '#platform/html.ts'
import { formatDecimal, formatNumber, type Locale } from '#platform/locale.ts'
import { callout } from '#web/components/callout.ts'
import { checkCards, radioCards } from '#web/components/choice.ts'
import { textField } from '#web/components/field.ts'
import { populations, type Background } from '../../rules/record/record.ts'
import type { BackgroundFault, BackgroundQuestion } from '../../rules/record/read-background.ts'
import { formPage, type FormView } from './form-page.ts'
import { recordMessages } from './messages.ts'
import { signedScore } from '../charts/growth-words.ts'

export const backgroundNames = [
  'gestation',
  'birthWeight',
  'birthLength',
  'birthHead',
  'mother',
  'father',
  'population',
  'version',
  'sure',
] as const

export type BackgroundFormView = FormView & { readonly questions: readonly BackgroundQuestion[] }

export function backgroundForm(view: BackgroundFormView): Html {
  const { locale, fields, errors, questions } = view
  const { form: words, background } = recordMessages(locale)
  const text = (name: (typeof backgroundNames)[number], label: string, hint?: string): Html =>
    textField({
      locale,
      name,
      label,
      value: fields[name],
      error: errors[name],
      autocomplete: 'off',
      inputMode: name === 'gestation' ? 'text' : 'numeric',
      width: 'group',
      optional: true,
      ...(hint === undefined ? {} : { hint }),
    })
  const ask = questions.map(({ field, z }) => html`<p>${words.questions[field](signedScore(locale, z))}</p>`)
  return formPage({
    ...{ ...view, slug: 'achtergrond', title: words.title, save: words.save, back: words.back },
    body: html`<input type="hidden" name="version" value="${fields['version'] ?? '0'}" />
      ${questions.length === 0 ? null : callout({ kind: 'warn', title: words.sureTitle, body: ask })}
      ${questions.length === 0 ? null : checkCards({ locale, name: 'sure', label: words.sureTitle, choices: [{ value: 'yes', label: words.sure }] })}
      ${text('gestation', words.gestation, words.gestationHint)} ${text('birthWeight', words.birthWeight, words.birthWeightHint)}
      ${text('birthLength', words.birthLength)} ${text('birthHead', words.birthHead)} ${text('mother', words.mother, words.parentsHint)}
      ${text('father', words.father)}
      ${radioCards({
        ...{
          locale,
          name: 'population',
          label: words.population,
          hint: words.populationHint,
          value: fields['population'],
          error: errors['population'],
        },
        choices: populations.map((value) => ({ value, label: background.populations[value] })),
      })}`,
  })
}

/** What the form begins with. */
export function backgroundFields(locale: Locale, background: Background): Readonly<Record<string, string>> {
  const { gestationDays, birthWeightG, birthLengthMm, birthHeadMm, motherHeightMm, fatherHeightMm, population, version } = background
  const centimetres = (mm: number | null): string => (mm === null ? '' : formatDecimal(locale, mm / 10, mm % 10 === 0 ? 0 : 1))
  return {
    gestation: gestationDays === null ? '' : `${Math.floor(gestationDays / 7)}+${gestationDays % 7}`,
    birthWeight: birthWeightG === null ? '' : String(birthWeightG),
    ...{ birthLength: centimetres(birthLengthMm), birthHead: centimetres(birthHeadMm) },
    ...{ mother: centimetres(motherHeightMm), father: centimetres(fatherHeightMm), population, version: String(version) },
  }
}

export function backgroundErrors(locale: Locale, faults: readonly BackgroundFault[]): Readonly<Record<string, string>> {
  const { faults: words } = recordMessages(locale).form
  return Object.fromEntries(faults.map(({ field, code, value }) => [field, words[code](value === null ? '' : formatNumber(locale, value))]))
}
