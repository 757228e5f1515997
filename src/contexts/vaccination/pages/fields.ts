/** Fields of the forms about vaccinations: what was typed by name, what is wrong by name. */
import type { Html } from '#platform/html.ts'
import type { Locale } from '#platform/i18n.ts'
import type { PlainDate } from '#platform/time.ts'
import { checkCards, radioCards } from '#web/components/choice.ts'
import { dateFields } from '#web/components/date-fields.ts'
import { selectField, textArea, textField } from '#web/components/field.ts'

export type Fields = Readonly<Record<string, string | readonly string[]>>
export type Errors = Readonly<Record<string, string | undefined>>
export type FormPart = { readonly locale: Locale; readonly fields: Fields; readonly errors: Errors }

type Choices = Readonly<Record<string, string>>
type More = { readonly hint?: string; readonly optional?: boolean }

export const one = ({ fields }: Pick<FormPart, 'fields'>, name: string): string => {
  const value = fields[name]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}
const many = ({ fields }: FormPart, name: string): readonly string[] => {
  const value = fields[name]
  return typeof value === 'string' ? [value] : (value ?? [])
}
const base = ({ locale, errors }: FormPart, name: string, label: string, more: More) => {
  const error = errors[name]
  return { locale, name, label, ...more, ...(error === undefined ? {} : { error }) }
}
const options = (choices: Choices) => Object.entries(choices).map(([value, label]) => ({ value, label }))

export function text(
  part: FormPart,
  name: string,
  label: string,
  more: More & { readonly width?: 'number' | 'code'; readonly isCode?: boolean } = {},
): Html {
  return textField({ ...base(part, name, label, more), value: one(part, name), autocomplete: 'off' })
}
export function words(part: FormPart, name: string, label: string, max: number, more: More = {}): Html {
  return textArea({ ...base(part, name, label, more), value: one(part, name), rows: 3, max })
}
export function date(part: FormPart, name: string, label: string, more: More = {}): Html {
  const value = { day: one(part, `${name}-day`), month: one(part, `${name}-month`), year: one(part, `${name}-year`) }
  return dateFields({ ...base(part, name, label, more), value })
}
export function choice(part: FormPart, name: string, label: string, choices: Choices, more: More = {}): Html {
  return radioCards({ ...base(part, name, label, more), inline: true, value: one(part, name), choices: options(choices) })
}
export function checks(part: FormPart, name: string, label: string, choices: Choices, more: More = {}): Html {
  return checkCards({ ...base(part, name, label, more), inline: true, values: many(part, name), choices: options(choices) })
}
export function select(part: FormPart, name: string, label: string, choices: Choices, empty?: string, more: More = {}): Html {
  return selectField({
    ...{ ...base(part, name, label, more), value: one(part, name), options: options(choices) },
    ...(empty === undefined ? {} : { empty }),
  })
}

export const dateNames = (name: string): readonly string[] => [`${name}-day`, `${name}-month`, `${name}-year`]
/** A date as three fields, for a form that begins with what there is. */
export function dateValue(name: string, value: PlainDate | null): Readonly<Record<string, string>> {
  if (value === null) return {}
  return { [`${name}-day`]: String(value.day), [`${name}-month`]: String(value.month), [`${name}-year`]: String(value.year) }
}
