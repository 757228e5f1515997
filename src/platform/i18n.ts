/**
 * Languages. Every text that people read stands in a typed module per language beside its context
 * (`messages.nl.ts` is the type, the others follow). A language without a text falls back to Dutch,
 * and the page says so. A new language is a row here and its modules: no other code changes.
 */
import { localDate, localDateTime, Temporal, type Instant, type PlainDate, timeZone } from './time.ts'

export type Direction = 'ltr' | 'rtl'
export type Locale = { readonly tag: string; readonly name: string; readonly direction: Direction; readonly format: string }

export const dutch: Locale = { tag: 'nl', name: 'Nederlands', direction: 'ltr', format: 'nl-NL' }
export const english: Locale = { tag: 'en', name: 'English', direction: 'ltr', format: 'en-GB' }

/** The languages that the interface is offered in; the first is the default and has no prefix in addresses. */
export const locales: readonly Locale[] = [dutch, english]

export function findLocale(tag: string): Locale | null {
  return locales.find((locale) => locale.tag === tag) ?? null
}

/** The path of a page in a language: `/vraag` in Dutch, `/en/vraag` in English. */
export function localPath(locale: Locale, path: string): string {
  return locale.tag === dutch.tag ? path : path === '/' ? `/${locale.tag}` : `/${locale.tag}${path}`
}

/** The same shape with every literal text widened to string: what another language must supply. */
export type MessagesLike<T> = T extends string
  ? string
  : T extends (...args: infer A) => infer R
    ? (...args: A) => MessagesLike<R>
    : T extends readonly (infer E)[]
      ? readonly MessagesLike<E>[]
      : T extends object
        ? { readonly [K in keyof T]: MessagesLike<T[K]> }
        : T

/** A lookup by language with Dutch as fallback: `const messages = catalogue({ nl, en })`, then `messages(locale).title`. */
export function catalogue<T>(byLanguage: { readonly nl: T } & { readonly [tag: string]: T }): (locale: Locale) => T {
  return (locale) => byLanguage[locale.tag] ?? byLanguage.nl
}

/** "1 dag", "2 dagen": picks by the plural rules of the language and puts the number in. */
export function plural(locale: Locale, count: number, forms: { readonly one: string; readonly other: string }): string {
  const form = pluralRules(locale.format).select(count) === 'one' ? forms.one : forms.other
  return `${formatNumber(locale, count)} ${form}`
}

const cached = <T>(make: (key: string) => T): ((key: string) => T) => {
  const known = new Map<string, T>()
  return (key) => {
    const found = known.get(key)
    if (found !== undefined) return found
    const made = make(key)
    known.set(key, made)
    return made
  }
}

const pluralRules = cached((format) => new Intl.PluralRules(format))
const numbers = cached((format) => new Intl.NumberFormat(format))
const longDates = cached((format) => new Intl.DateTimeFormat(format, { timeZone, weekday: 'long', day: 'numeric', month: 'long' }))
const longDatesWithYear = cached(
  (format) => new Intl.DateTimeFormat(format, { timeZone, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
)
const plainDates = cached((format) => new Intl.DateTimeFormat(format, { timeZone, day: 'numeric', month: 'long', year: 'numeric' }))
const shortDates = cached((format) => new Intl.DateTimeFormat(format, { timeZone, weekday: 'short', day: 'numeric', month: 'short' }))

export function formatNumber(locale: Locale, value: number): string {
  return numbers(locale.format).format(value)
}

/** "9.40 uur" in Dutch, "9:40" elsewhere. */
export function formatTime(locale: Locale, at: Instant): string {
  const local = localDateTime(at)
  return formatClock(locale, local.toPlainTime())
}

export function formatClock(locale: Locale, time: Temporal.PlainTime): string {
  const minutes = String(time.minute).padStart(2, '0')
  return locale.tag === 'nl' ? `${time.hour}.${minutes} uur` : `${time.hour}:${minutes}`
}

const noon = (date: PlainDate): Date =>
  new Date(date.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from('12:00') }).epochMilliseconds)

/** "donderdag 26 november"; with the year when it is not this year's. */
export function formatDay(locale: Locale, date: PlainDate, today: PlainDate): string {
  const formats = date.year === today.year ? longDates : longDatesWithYear
  return formats(locale.format).format(noon(date))
}

/** "20 februari 2027": for terms with legal weight. */
export function formatDate(locale: Locale, date: PlainDate): string {
  return plainDates(locale.format).format(noon(date))
}

/** "di 24 nov": for lists. */
export function formatShortDay(locale: Locale, date: PlainDate): string {
  return shortDates(locale.format).format(noon(date))
}

/** "zondag 22 november, 21.40 uur". */
export function formatMoment(locale: Locale, at: Instant, now: Instant): string {
  return `${formatDay(locale, localDate(at), localDate(now))}, ${formatTime(locale, at)}`
}
