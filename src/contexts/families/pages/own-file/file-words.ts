/** What stands in a file, as lines of text: for the page and for the document to keep alike. */
import { formatDate, type Locale } from '#platform/i18n.ts'
import type { PlainDate } from '#platform/time.ts'
import { professionName } from '../../../access/public.ts'
import { destroyedName, fullName } from '../../rules/person.ts'
import type { OwnFileContents } from '../../use-cases/read-own-file.server.ts'
import { ownFileMessages } from './messages.ts'

/** `kind` tells how it is drawn: a name may be written in another direction, a number from left to right. */
export type Fact = { readonly term: string; readonly text: string; readonly kind?: 'name' | 'number' }
/** Somebody, and what is said of them. */
export type Line = { readonly name: string; readonly said: string; readonly joint: ': ' | ', ' | ' ' }

export function whoFacts(locale: Locale, { person, detail, bsn }: OwnFileContents): Fact[] {
  const words = ownFileMessages(locale)
  const { birthDate, expectedOn } = person
  return [
    { term: words.name, text: fullName(person), kind: 'name' },
    ...(birthDate === null ? [] : [{ term: words.born, text: formatDate(locale, birthDate) }]),
    ...(expectedOn === null ? [] : [{ term: words.expected, text: formatDate(locale, expectedOn) }]),
    ...(detail === null ? [] : [{ term: words.language, text: languageOf(locale, detail) }]),
    ...(detail === null || detail.accessibility.length === 0
      ? []
      : [{ term: words.accessibility, text: detail.accessibility.map((one) => words.wishes[one] ?? one).join(', ') }]),
    ...(bsn === null ? [] : [{ term: words.bsn, text: bsn, kind: 'number' as const }]),
  ]
}

function languageOf(locale: Locale, { language, needsInterpreter }: NonNullable<OwnFileContents['detail']>): string {
  const name = new Intl.DisplayNames([locale.tag], { type: 'language' }).of(language) ?? language
  return needsInterpreter ? `${name}, ${ownFileMessages(locale).interpreter}` : name
}

export function contactFacts(locale: Locale, { contacts, homes }: OwnFileContents): Fact[] {
  const words = ownFileMessages(locale)
  return [
    ...homes.map(({ address, part }) => {
      const when = words.parts[part] ?? ''
      const shown = address ?? words.hiddenAddress
      return { term: words.address, text: when === '' ? shown : `${shown} (${when})` }
    }),
    ...contacts.map(({ kind, value }) => ({ term: kind === 'phone' ? words.phone : words.mail, text: value, kind: 'number' as const })),
  ]
}

function term(locale: Locale, from: PlainDate, until: PlainDate | null): string {
  const words = ownFileMessages(locale)
  const since = words.since(formatDate(locale, from))
  return until === null ? since : `${since}, ${words.until(formatDate(locale, until))}`
}

export function familyLines(locale: Locale, { ties, authority }: OwnFileContents): Line[] {
  const words = ownFileMessages(locale)
  const nameOf = (name: string): string => (name === destroyedName ? words.destroyed : name)
  return [
    ...ties.map(({ name, kind, note }): Line => {
      const tie = words.ties[kind] ?? kind
      return { name: nameOf(name), joint: ': ', said: note === '' ? tie : `${tie}, ${note}` }
    }),
    ...authority.map(({ name, kind, from, until }): Line => ({
      name: nameOf(name),
      joint: ' ',
      said: `${words.hasAuthority[kind] ?? kind}, ${term(locale, from, until)}`,
    })),
  ]
}

export function careLines(locale: Locale, { care }: OwnFileContents): Line[] {
  const words = ownFileMessages(locale)
  return care.map(({ name, profession, purpose, from, until }) => ({
    ...{ name, joint: ', ' },
    said: `${professionName(locale, profession)}: ${words.purposes[purpose] ?? purpose}, ${term(locale, from, until)}`,
  }))
}
