/**
 * Languages, without dates: what also runs in a browser, where there is no polyfill for dates. Every text that people read stands
 * in a typed module per language beside its context (`messages.nl.ts` is the type, the others follow). A language without a text
 * falls back to Dutch, and the page says so. A new language is a row here and its modules: no other code changes.
 */
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

/** One maker of formats per language: making one costs far more than using it. */
export const cached = <T>(make: (key: string) => T): ((key: string) => T) => {
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

export function formatNumber(locale: Locale, value: number): string {
  return numbers(locale.format).format(value)
}

const decimals = [0, 1, 2, 3].map((digits) =>
  cached((format) => new Intl.NumberFormat(format, { minimumFractionDigits: digits, maximumFractionDigits: digits })),
)

/** With that many digits behind the point (0 to 3), and a true minus sign: "−1,25". */
export function formatDecimal(locale: Locale, value: number, digits: 0 | 1 | 2 | 3): string {
  const shown = decimals[digits]?.(locale.format).format(value) ?? ''
  return shown.replace(/^-/, '\u2212').replace(/^\u2212([0.,]+)$/, '$1')
}

const calendarDates = cached(
  (format) => new Intl.DateTimeFormat(format, { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' }),
)

/** A calendar date written as 2026-11-24, as people read it: "24 november 2026". */
export function formatCalendarDate(locale: Locale, date: string): string {
  return calendarDates(locale.format).format(new Date(`${date}T00:00:00Z`))
}
