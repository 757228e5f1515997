/**
 * What the three calculators have in common: a part of the page that is drawn from what was typed, by the same code on the server
 * and in the browser; faults with a summary; ages and versions in words.
 */
import type { CivilDay } from '#calculators/core/civil-date.ts'
import { html, type Html } from '#platform/html.ts'
import { formatNumber, plural, type Locale } from '#platform/locale.ts'
import { button } from '#web/components/button.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { definitionRows } from '#web/components/panel.ts'
import { foldOut, row } from '#web/components/text.ts'
import type { Fault, Faults, Typed } from '../rules/typed.ts'
import { aidMessages } from './messages.ts'

export type Asked = { readonly locale: Locale; readonly typed: Typed; readonly today: CivilDay }
/** The answer and the form; and what has to be mended first, which stands at the top of the page. Null when all is well. */
export type Drawn = { readonly faults: Html | null; readonly body: Html }
export type Aid = {
  /** Fetches what computing needs, so that afterwards nothing has to be asked for. */
  readonly prepare: () => Promise<void>
  readonly draw: (asked: Asked) => Promise<Drawn>
}

export const nothingTyped: Typed = {}

/** A fault in words, with the limit or the guess in the figures of the language. */
export function faultText(locale: Locale, { code, value }: Fault): string {
  return aidMessages(locale).faults[code](value === undefined ? '' : formatNumber(locale, value))
}

/** The summary above the form. `labelOf` names a field where the words alone do not tell which one. */
export function faultSummary(locale: Locale, faults: Faults, labelOf: (field: string) => string | null): Html | null {
  if (Object.keys(faults).length === 0) return null
  const errors = Object.entries(faults).map(([id, fault]) => {
    const label = labelOf(id)
    const text = faultText(locale, fault)
    return { id, message: label === null ? text : `${label}${label.endsWith('?') ? '' : ':'} ${text}` }
  })
  return errorSummary(locale, errors)
}

/** Something came that our form cannot send. */
export function brokenForm(locale: Locale): Html {
  return errorSummary(locale, [{ message: aidMessages(locale).formBroken }])
}

/** The heading of an answer takes the focus, so that it is read and seen first. */
export function answerHeading(text: string): Html {
  return html`<h2 class="nl-heading nl-heading--level-2" id="answer" tabindex="-1" autofocus>${text}</h2>`
}

/** Compute comes first: it is what the Enter key does. */
export function formButtons(locale: Locale, more: string | null): Html {
  const words = aidMessages(locale)
  return row(
    button({ label: words.compute, name: 'go', value: 'compute' }),
    more === null ? null : button({ label: more, name: 'go', value: 'more', variant: 'secondary', icon: 'plus' }),
    button({ label: words.example, name: 'go', value: 'example', variant: 'quiet' }),
  )
}

const DAYS_PER_MONTH = 30.4375

/** "3 dagen", "11 weken", "14 maanden", "2 jaar en 3 maanden": completed, as people say it. */
export function ageText(locale: Locale, ageDays: number): string {
  // An age typed in months comes back as typed, whatever the last bit of its days.
  return completedAge(locale, ageDays, Math.floor(ageDays / DAYS_PER_MONTH + 1e-6))
}

/** With the months as the calendar counts them: on its second birthday a child is two, however many days the months had. */
export function completedAge(locale: Locale, ageDays: number, months: number): string {
  const { age } = aidMessages(locale)
  if (ageDays < 14) return plural(locale, Math.floor(ageDays), age.days)
  if (ageDays < 3 * DAYS_PER_MONTH) return plural(locale, Math.floor(ageDays / 7), age.weeks)
  if (months < 24) return plural(locale, months, age.months)
  const years = plural(locale, Math.floor(months / 12), age.years)
  return months % 12 === 0 ? years : age.and(years, plural(locale, months % 12, age.months))
}

export type VersionRows = {
  readonly reference: readonly string[]
  readonly tables: readonly string[]
  readonly rules: readonly string[]
  readonly engine: string
}

/** Reference, tables, rules and engine behind an answer, so that it can be checked and repeated. */
export function howComputed(locale: Locale, { reference, tables, rules, engine }: VersionRows, more: Html | null = null): Html {
  const { versions, howComputed: title } = aidMessages(locale)
  const lines = (texts: readonly string[]): Html => html`${texts.map((text, i) => html`${i > 0 ? html`<br />` : null}${text}`)}`
  return foldOut(
    title,
    html`${definitionRows([
      { term: versions.reference, detail: lines(reference) },
      { term: versions.tables, detail: lines(tables) },
      { term: versions.rules, detail: lines(rules) },
      { term: versions.engine, detail: `OpenCJG ${engine}` },
    ])}${more}`,
  )
}
