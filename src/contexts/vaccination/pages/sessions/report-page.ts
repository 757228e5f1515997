/** The report of a session: numbers only, on screen, as a table and as PDF. */
import { writeCsv } from '#platform/csv.ts'
import { html, type Html } from '#platform/html.ts'
import { formatDate, formatNumber, localPath, type Locale } from '#platform/i18n.ts'
import type { PdfDocument } from '#platform/pdf.server.ts'
import { linkButton } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { bulletList, paragraph, row } from '#web/components/text.ts'
import { outcomes, type Count, type Counted } from '../../rules/sessions/outcome.ts'
import type { SessionReport } from '../../use-cases/sessions/read-sessions.server.ts'
import { workPanel } from '../panel.ts'
import { sessionPath } from '../paths.ts'
import { vaccineName } from '../words.ts'
import { className, sessionFrame, type SessionView } from './frame.ts'
import { sessionMessages } from './messages.ts'

export type ReportView = SessionView & { readonly report: SessionReport; readonly hasPdf: boolean }

export function reportPage(view: ReportView): Html {
  const { locale, report, hasPdf } = view
  const { session, counts } = report
  const { report: words } = sessionMessages(locale)
  const path = `${sessionPath(session.id)}/verslag`
  return sessionFrame(view, {
    ...{ title: words.of(session.name), path, up: { href: sessionPath(session.id), label: session.name } },
    head: html`<p class="cjg-work-lead">
      ${sessionMessages(locale).where(formatDate(locale, session.heldOn), session.place)}. ${words.lead}
    </p>`,
    body: html`${row(
        linkButton({ href: localPath(locale, `${path}.csv`), label: words.csv, variant: 'secondary' }),
        ...(hasPdf ? [linkButton({ href: localPath(locale, `${path}.pdf`), label: words.pdf, variant: 'secondary' })] : []),
      )}
      <div class="cjg-stack">
        ${session.vaccines.map((vaccine) =>
          workPanel(
            `of-${vaccine}`,
            vaccineName(locale, vaccine),
            table(
              locale,
              `of-${vaccine}`,
              counts.filter((one) => one.vaccine === vaccine),
            ),
          ),
        )}
        ${workPanel('stock', words.stock, stock(locale, report))}
      </div>`,
  })
}

/** A column for each outcome that occurs; a row for each class and one for all. */
function table(locale: Locale, labelledBy: string, counts: readonly Counted[]): Html {
  const { report: words, outcomes: kinds, counts: more } = sessionMessages(locale)
  const there = outcomes.filter((one) => counts.some(({ count }) => count.of[one] > 0))
  const heads = [words.invited, ...there.map((one) => kinds[one]), more.notYet]
  const cells = (count: Count): readonly number[] => [count.invited, ...there.map((one) => count.of[one]), count.notYet]
  return html`<table class="cjg-table cjg-table--figures" aria-labelledby="${labelledBy}">
    <thead>
      <tr>
        <th scope="col">${words.class}</th>
        ${heads.map((one) => html`<th scope="col" class="cjg-table__number">${one}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${counts.map(
        (one) =>
          html`<tr>
            <th scope="row">${nameOf(locale, one)}</th>
            ${cells(one.count).map((figure, place) => html`<td class="cjg-table__number" data-label="${heads[place] ?? ''}">${formatNumber(locale, figure)}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`
}

const nameOf = (locale: Locale, { class: name }: Counted): string =>
  name === null ? sessionMessages(locale).counts.all : className(locale, name)

function batchLines(locale: Locale, { batches }: SessionReport): string[] {
  const { report: words } = sessionMessages(locale)
  return batches.map(({ vaccine, number, given, taken }) =>
    words.batch(vaccineName(locale, vaccine), number, formatNumber(locale, given), formatNumber(locale, taken)),
  )
}

function stock(locale: Locale, report: SessionReport): Html {
  const { report: words } = sessionMessages(locale)
  if (report.batches.length === 0) return paragraph(words.noStock)
  const differs = report.batches.some(({ given, taken }) => given !== taken)
  return html`${differs ? callout({ kind: 'warn', title: words.differs }) : null} ${bulletList(batchLines(locale, report))}`
}

export function reportCsv(locale: Locale, { counts }: SessionReport): string {
  const { report: words, outcomes: kinds, counts: more } = sessionMessages(locale)
  return writeCsv([
    [words.vaccine, words.class, words.invited, ...outcomes.map((one) => kinds[one]), more.notYet],
    ...counts.map((one) => [
      ...[vaccineName(locale, one.vaccine), nameOf(locale, one), String(one.count.invited)],
      ...[...outcomes.map((outcome) => String(one.count.of[outcome])), String(one.count.notYet)],
    ]),
  ])
}

export function reportPdf(locale: Locale, report: SessionReport): PdfDocument {
  const { report: words, where } = sessionMessages(locale)
  const { session, counts } = report
  const lines = (of: readonly Counted[]): string[] => of.map((one) => `${nameOf(locale, one)}: ${sentence(locale, one.count)}`)
  return {
    title: words.of(session.name),
    language: locale.tag,
    lead: `${where(formatDate(locale, session.heldOn), session.place)}\n${words.lead}`,
    sections: [
      ...session.vaccines.map((vaccine) => ({
        title: vaccineName(locale, vaccine),
        blocks: [{ kind: 'list' as const, items: lines(counts.filter((one) => one.vaccine === vaccine)) }],
      })),
      {
        title: words.stock,
        blocks:
          report.batches.length === 0
            ? [{ kind: 'paragraph' as const, text: words.noStock }]
            : [{ kind: 'list' as const, items: batchLines(locale, report) }],
      },
    ],
  }
}

function sentence(locale: Locale, count: Count): string {
  const { outcomes: kinds, counts: words } = sessionMessages(locale)
  const parts = outcomes.filter((one) => count.of[one] > 0).map((one) => `${formatNumber(locale, count.of[one])} ${kinds[one]}`)
  return [
    `${formatNumber(locale, count.invited)} ${words.invited.other}`,
    ...parts,
    `${formatNumber(locale, count.notYet)} ${words.notYet}`,
  ].join(', ')
}
