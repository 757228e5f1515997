/** Fields of the forms about people: what was typed by name, what is wrong by name. */
import { html, type Html } from '#platform/html.ts'
import type { Locale } from '#platform/i18n.ts'
import type { PlainDate } from '#platform/time.ts'
import { radioCards } from '#web/components/choice.ts'
import { dateFields } from '#web/components/date-fields.ts'
import { selectField, textField } from '#web/components/field.ts'
import { authoritySources } from '../../rules/authority.ts'
import { familyMessages } from './messages.ts'

export type Fields = Readonly<Record<string, string>>

/** `prefix` tells the parts of one form apart. */
export type FormPart = { readonly locale: Locale; readonly fields: Fields; readonly errors: Fields; readonly prefix?: string }

const nameOf = ({ prefix = '' }: FormPart, name: string): string => `${prefix}${name}`

export function text(part: FormPart, name: string, label: string, more: Partial<Parameters<typeof textField>[0]> = {}): Html {
  const full = nameOf(part, name)
  return textField({
    locale: part.locale,
    name: full,
    label,
    value: part.fields[full],
    error: part.errors[full],
    autocomplete: 'off',
    ...more,
  })
}

export function date(part: FormPart, name: string, label: string, hint?: string): Html {
  const full = nameOf(part, name)
  const value = {
    day: part.fields[`${full}-day`] ?? '',
    month: part.fields[`${full}-month`] ?? '',
    year: part.fields[`${full}-year`] ?? '',
  }
  return dateFields({ locale: part.locale, name: full, label, value, error: part.errors[full], ...(hint === undefined ? {} : { hint }) })
}

export function choice(part: FormPart, name: string, label: string, choices: Readonly<Record<string, string>>, hint?: string): Html {
  const full = nameOf(part, name)
  return radioCards({
    ...{ locale: part.locale, name: full, label, inline: true, value: part.fields[full], error: part.errors[full] },
    ...{ choices: Object.entries(choices).map(([value, words]) => ({ value, label: words })) },
    ...(hint === undefined ? {} : { hint }),
  })
}

export function select(part: FormPart, name: string, label: string, choices: Readonly<Record<string, string>>, empty?: string): Html {
  const full = nameOf(part, name)
  return selectField({
    ...{ locale: part.locale, name: full, label, value: part.fields[full], error: part.errors[full] },
    ...{ options: Object.entries(choices).map(([value, words]) => ({ value, label: words })) },
    ...(empty === undefined ? {} : { empty }),
  })
}

export function nameFields(part: FormPart): Html {
  const words = familyMessages(part.locale).fields
  return html`${text(part, 'callName', words.callName)}
  ${text(part, 'givenNames', words.givenNames, { hint: words.givenNamesHint, optional: true })}
  ${text(part, 'prefix', words.prefix, { optional: true })} ${text(part, 'familyName', words.familyName)}`
}

export function birthFields(part: FormPart, mayBeExpected: boolean): Html {
  const words = familyMessages(part.locale).fields
  return html`${date(part, 'birthDate', words.birthDate)}
  ${mayBeExpected ? date(part, 'expectedOn', words.expectedOn, words.expectedHint) : null} ${choice(part, 'sex', words.sex, words.sexes)}`
}

export function addressFields(part: FormPart): Html {
  const words = familyMessages(part.locale).fields
  return html`${text(part, 'street', words.street)} ${text(part, 'houseNumber', words.houseNumber, { width: 'group' })}
  ${text(part, 'postalCode', words.postalCode, { width: 'postcode' })} ${text(part, 'town', words.town)}`
}

export function authorityFields(part: FormPart): Html {
  const words = familyMessages(part.locale)
  const sources = Object.fromEntries(authoritySources.map((source) => [source, words.sources[source]]))
  return html`${date(part, 'from', words.fields.from)} ${select(part, 'source', words.fields.source, sources, '')}
  ${date(part, 'checkedOn', words.fields.checkedOn)}`
}

export const dateNames = (name: string): readonly string[] => [`${name}-day`, `${name}-month`, `${name}-year`]

/** A date as three fields, for a form that begins with what there is. */
export function dateValue(name: string, value: PlainDate | null): Fields {
  if (value === null) return {}
  return { [`${name}-day`]: String(value.day), [`${name}-month`]: String(value.month), [`${name}-year`]: String(value.year) }
}
