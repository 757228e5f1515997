/** The part of the accessibility statement that is not written but measured: the last automated check, and what people looked at. */
import { findLocale, formatDate, formatNumber, type Locale } from '#platform/i18n.ts'
import { html, type Html } from '#platform/html.ts'
import { definitionRows, panel } from '#web/components/panel.ts'
import { bulletList, foldOut, paragraph, small } from '#web/components/text.ts'
import { textIn } from '#web/site.ts'
import type { AccessibilityFacts } from '../content/accessibility.server.ts'
import { pageMessages } from './messages.ts'

export function accessibilityFacts(locale: Locale, { machine, checked, known }: AccessibilityFacts): Html {
  const words = pageMessages(locale).accessibility
  const count = (value: number): string => formatNumber(locale, value)
  return html`${panel({
    id: 'machine',
    title: words.machine,
    body: html`${paragraph(words.machineLead(machine.engine, formatDate(locale, machine.checkedOn)))}
    ${definitionRows([
      { term: words.pages, detail: count(machine.pages.length) },
      { term: words.languages, detail: machine.languages.map((tag) => findLocale(tag)?.name ?? tag).join(', ') },
      { term: words.widths, detail: words.pixels(machine.widths.join(' / ')) },
      { term: words.rules, detail: words.rulesText(count(machine.rules)) },
      { term: words.found, detail: violations(locale, machine.violations) },
      ...(machine.undecided === 0 ? [] : [{ term: words.undecided, detail: words.undecidedText(count(machine.undecided)) }]),
    ])}
    ${foldOut(words.which, bulletList(machine.pages.map((page) => html`<bdi dir="ltr">${page}</bdi>`)))} ${small(words.limits)}`,
  })}
  ${panel({
    id: 'hand',
    title: words.hand,
    body: bulletList(checked.map(({ on, what }) => html`${formatDate(locale, on)}: ${textIn(locale, what)}`)),
  })}
  ${panel({ id: 'known', title: words.known, tone: 'stone', body: bulletList(known.map((text) => textIn(locale, text))) })}`
}

function violations(locale: Locale, found: AccessibilityFacts['machine']['violations']): Html | string {
  const words = pageMessages(locale).accessibility
  return found.length === 0 ? words.none : bulletList(found.map(({ rule, page }) => words.foundAt(rule, page)))
}
