/** The terms with their sources, and what this centre keeps longer. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, localPath, type Locale } from '#platform/i18n.ts'
import { Temporal, type PlainDate } from '#platform/time.ts'
import { button } from '#web/components/button.ts'
import { selectField, textArea, textField } from '#web/components/field.ts'
import { panel } from '#web/components/panel.ts'
import { foldOut, paragraph, row, small } from '#web/components/text.ts'
import { longestReason } from '../../rules/retention/confirm.ts'
import { lengthenedTerms, regimes, retentionRegimes, type RetentionRegime, type TermVersion } from '../../rules/retention/regimes.ts'
import { versionOn, type Lengthening } from '../../rules/retention/term.ts'
import { retentionPage, termsPath, yearsText, type RetentionFrame } from './frame.ts'
import { retentionMessages } from './messages.ts'
import { lengthText } from './print-terms.ts'
import { termsMessages } from './terms-messages.ts'

export type TermsView = RetentionFrame & {
  readonly today: PlainDate
  readonly longer: readonly (Lengthening & { readonly reason: string })[]
  readonly typed: Readonly<Record<string, string>>
}

export function termsPage(view: TermsView): Html {
  const { locale } = view
  const words = termsMessages(locale)
  const { now, before } = linesOf(view.today)
  return retentionPage(view, {
    ...{ part: 'terms', title: words.title, lead: words.lead, path: termsPath },
    main: html`${panel({
      ...{ id: 'termijnen', title: retentionMessages(locale).parts.terms },
      body: html`${table(view, now, 'termijnen-title')}
      ${
        before.length === 0
          ? null
          : foldOut(
              words.before,
              html`<p class="cjg-hidden" id="eerder">${words.before}</p>
                ${table(view, before, 'eerder')}`,
            )
      }`,
    })}${longerPanel(view)}`,
  })
}

type Line = { readonly regime: RetentionRegime; readonly version: TermVersion }

/** What counts today, or begins later; and what was replaced. */
function linesOf(today: PlainDate): { readonly now: readonly Line[]; readonly before: readonly Line[] } {
  const all = retentionRegimes.flatMap((regime) => regimes[regime].versions.map((version) => ({ regime, version })))
  const isReplaced = ({ regime, version }: Line): boolean => version.version < (versionOn(regime, today)?.version ?? 0)
  return { now: all.filter((one) => !isReplaced(one)), before: all.filter(isReplaced) }
}

function table({ locale }: TermsView, lines: readonly Line[], labelledBy: string): Html {
  const { what, start, length, end, source } = termsMessages(locale).columns
  return html`<table class="cjg-table" aria-labelledby="${labelledBy}">
    <thead>
      <tr>
        <th scope="col">${what}</th>
        <th scope="col">${length}</th>
        <th scope="col">${start}</th>
        <th scope="col">${end}</th>
        <th scope="col">${source}</th>
      </tr>
    </thead>
    <tbody>
      ${lines.map((one) => tableLine(locale, one))}
    </tbody>
  </table>`
}

function tableLine(locale: Locale, { regime, version: one }: Line): Html {
  const words = termsMessages(locale)
  const { from, start, length, end, source } = words.columns
  return html`<tr>
    <th scope="row">
      ${words.regimes[regime]}<br />${small(`${from} ${formatDate(locale, Temporal.PlainDate.from(one.validFrom))}, ${one.statutory ? words.law : words.choice}`)}
    </th>
    <td data-label="${length}">${lengthText(locale, one.length)}</td>
    <td data-label="${start}">${words.starts[one.starts]}</td>
    <td data-label="${end}">${words.ends[one.end]}; ${words.kept[regimes[regime].keptBy]}</td>
    <td data-label="${source}">${one.statutory ? one.source : words.choice}</td>
  </tr>`
}

function longerPanel(view: TermsView): Html {
  const { locale, longer, decides, typed, errors } = view
  const words = retentionMessages(locale).terms
  const { regimes: names } = termsMessages(locale)
  const errorOf = (id: string): { readonly error?: string } => (errors[id] === undefined ? {} : { error: errors[id] })
  const list = html`<ul class="cjg-ways-in">
    ${longer.map(({ regime, years, from, reason }) => {
      const told = years === 0 ? words.normal(names[regime]) : words.line(names[regime], yearsText(locale, years))
      return html`<li class="cjg-way-in">
        <p class="nl-paragraph"><strong>${told}</strong> ${words.from(formatDate(locale, from))}</p>
        <p class="nl-paragraph" dir="auto">${reason}</p>
      </li>`
    })}
  </ul>`
  const form = html`<form method="post" action="${localPath(locale, termsPath)}" class="cjg-prose" novalidate>
    ${selectField({ locale, name: 'wat', label: words.which, empty: '', options: lengthenedTerms.map((value) => ({ value, label: names[value] })), value: typed['wat'], ...errorOf('wat') })}
    ${textField({ locale, name: 'jaren', label: words.years, hint: words.yearsHint, inputMode: 'numeric', width: 'number', value: typed['jaren'], ...errorOf('jaren') })}
    ${textArea({ locale, name: 'reden', label: words.reason, rows: 2, max: longestReason, value: typed['reden'], ...errorOf('reden') })}
    ${row(button({ label: words.save, variant: 'secondary' }))}
  </form>`
  return panel({
    ...{ id: 'langer', title: words.longer },
    body: html`${paragraph(words.longerText)}${longer.length === 0 ? paragraph(words.none) : list}${decides ? form : null}`,
  })
}
