/** Reading families in from a file: the form, what is wrong with it by line, what would be kept, and what was read in before. */
import { html, type Html } from '#platform/html.ts'
import { formatMoment, formatNumber, localPath, plural } from '#platform/i18n.ts'
import type { Instant } from '#platform/time.ts'
import { button, linkButton } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { fileField } from '#web/components/field.ts'
import { panel } from '#web/components/panel.ts'
import { tag } from '#web/components/tag.ts'
import { foldOut, heading, paragraph, row, small } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import { importColumns, neededColumns, type ImportProblem } from '../../rules/import-file.ts'
import type { ImportSeen, Tried } from '../../use-cases/import-families.server.ts'
import { familyMessages } from '../workplace/messages.ts'
import { importMessages } from './messages.ts'

export const importPath = '/werkplek/gezinnen/inlezen'
const mostShown = 200

export type ImportView = WorkplaceFrame & {
  readonly now: Instant
  readonly runs: readonly ImportSeen[]
  /** Said of the form as a whole: of the file, or of what was asked. */
  readonly error: { readonly message: string; readonly ofFile: boolean } | null
  readonly done: string | null
  /** In the place of the form: what came of it. */
  readonly outcome: Html | null
  readonly isAnswerToPost: boolean
}

export function importPage(view: ImportView): Html {
  const { locale, error, done, outcome } = view
  const words = importMessages(locale)
  const wrong =
    error === null ? [] : [error.ofFile ? { id: 'bestand', label: words.file, message: error.message } : { message: error.message }]
  return workplacePage({
    ...view,
    title: words.title,
    path: view.isAnswerToPost ? null : importPath,
    current: 'importFamilies',
    errorTitle: error !== null,
    notice: done === null ? null : callout({ kind: 'ok', role: 'status', title: done }),
    main: html`${errorSummary(locale, wrong)}
      <div class="cjg-work-head">${heading(1, words.title)}</div>
      <p class="cjg-work-lead">${words.lead}</p>
      ${outcome} ${panel({ id: 'bestand-kiezen', title: words.choose, body: form(view) })}
      ${panel({ id: 'eerder', title: words.runs, body: runs(view) })}`,
  })
}

function form({ locale, error }: ImportView): Html {
  const words = importMessages(locale)
  const fault = error?.ofFile === true ? error.message : undefined
  return html`<form method="post" action="${localPath(locale, importPath)}" enctype="multipart/form-data" novalidate>
      ${fileField({ locale, name: 'bestand', label: words.file, hint: words.fileHint, accept: '.csv,text/csv,text/plain', error: fault })}
      ${row(button({ label: words.try }))}
    </form>
    ${foldOut(words.how, shape(locale))}`
}

function shape(locale: ImportView['locale']): Html {
  const words = importMessages(locale)
  const example = [
    'family;role;callName;familyName;birthDate;authorityFrom;authoritySource;authorityCheckedOn',
    '1;child;Noor;Bakker;2014-02-01;;;',
    '1;parent;Mila;de Groot;1985-05-05;2014-02-01;authority-register;2026-01-15',
  ].join('\n')
  return html`${paragraph(words.howText)}
    <table class="cjg-table" aria-label="${words.how}">
      <thead>
        <tr>
          <th scope="col">${words.column}</th>
          <th scope="col">${words.meaning}</th>
        </tr>
      </thead>
      <tbody>
        ${importColumns.map(
          (name) =>
            html`<tr>
              <th scope="row">
                <code translate="no">${name}</code> ${neededColumns.some((one) => one === name) ? tag('outline', words.needed) : null}
              </th>
              <td data-label="${words.meaning}">${words.columns[name]}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${paragraph(words.example)}
    <pre class="cjg-import__example" translate="no" dir="ltr" tabindex="0" role="region" aria-label="${words.example}">${example}</pre>`
}

/** All that is wrong, by line. Dutch and English say it as the other forms about families do. */
export function faultsPanel(locale: ImportView['locale'], problems: readonly ImportProblem[]): Html {
  const words = importMessages(locale)
  const { refusals } = familyMessages(locale)
  const said: Readonly<Record<string, string>> = { ...refusals, ...words.problems }
  const rest = problems.length - mostShown
  return panel({
    id: 'fouten',
    body: html`${callout({ kind: 'danger', role: 'alert', title: plural(locale, problems.length, words.faults), body: paragraph(words.faultsText) })}
      <table class="cjg-table" aria-label="${words.what}">
        <thead>
          <tr>
            <th scope="col">${words.row}</th>
            <th scope="col">${words.column}</th>
            <th scope="col">${words.what}</th>
          </tr>
        </thead>
        <tbody>
          ${problems.slice(0, mostShown).map(
            ({ line, column, kind, rule }) =>
              html`<tr>
                <th scope="row">${formatNumber(locale, line)}</th>
                <td data-label="${words.column}">
                  ${column === undefined ? words.anyColumn : html`<code translate="no">${column}</code>`}
                </td>
                <td data-label="${words.what}">${said[kind] ?? kind} <span class="cjg-soft">(${rule})</span></td>
              </tr>`,
          )}
        </tbody>
      </table>
      ${rest > 0 ? paragraph(words.more(formatNumber(locale, rest))) : null}`,
  })
}

/** The file goes along in the form, so that nothing of it is kept before it is accepted. */
export function triedPanel(locale: ImportView['locale'], { id, people, families }: Tried, text: string): Html {
  const words = importMessages(locale)
  const action = localPath(locale, `${importPath}/${id}/overnemen`)
  return panel({
    id: 'geprobeerd',
    body: html`${callout({
        kind: 'ok',
        role: 'status',
        title: words.fine(plural(locale, families, words.families), plural(locale, people, words.people)),
        body: paragraph(words.nothingKept),
      })}
      <form method="post" action="${action}" enctype="multipart/form-data">
        <input type="hidden" name="inhoud" value="${Buffer.from(text).toString('base64')}" />
        ${row(button({ label: words.accept }), linkButton({ label: words.rather, href: localPath(locale, importPath), variant: 'secondary' }))}
      </form>`,
  })
}

export function acceptedPanel(locale: ImportView['locale'], people: number): Html {
  const words = importMessages(locale)
  return callout({ kind: 'ok', role: 'status', title: plural(locale, people, words.done), body: paragraph(words.undoHint) })
}

function runs({ locale, now, runs: all }: ImportView): Html {
  const words = importMessages(locale)
  if (all.length === 0) return paragraph(words.noRuns)
  const line = (one: ImportSeen): Html => {
    const when = formatMoment(locale, one.doneAt ?? one.triedAt, now)
    return html`<tr>
      <th scope="row">${when}</th>
      <td data-label="${words.who}" dir="auto">${one.by ?? words.command}</td>
      <td data-label="${words.size}">${plural(locale, one.rows, words.people)}</td>
      <td data-label="${words.state}">
        ${tag(one.state === 'done' ? 'ok' : 'neutral', words.states[one.state])}
        ${
          one.state === 'done'
            ? html`<form method="post" action="${localPath(locale, `${importPath}/${one.id}/terug`)}">
                ${button({ label: words.undo, hiddenLabel: words.undoAbout(when), variant: 'danger' })}
              </form>`
            : null
        }
      </td>
    </tr>`
  }
  return html`<table class="cjg-table" aria-labelledby="eerder-title">
      <thead>
        <tr>
          <th scope="col">${words.when}</th>
          <th scope="col">${words.who}</th>
          <th scope="col">${words.size}</th>
          <th scope="col">${words.state}</th>
        </tr>
      </thead>
      <tbody>
        ${all.map(line)}
      </tbody>
    </table>
    ${small(words.undoHint)}`
}
