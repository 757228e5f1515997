/** A list of new colleagues: the form with what a list looks like, the faults of a try, and a list that may be added, invited or taken back. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, formatMoment, formatNumber, localPath, plural, type Locale } from '#platform/i18n.ts'
import type { Instant } from '#platform/time.ts'
import { button } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { fileField } from '#web/components/field.ts'
import { panel } from '#web/components/panel.ts'
import { tag } from '#web/components/tag.ts'
import { bulletList, heading, link, paragraph, row, small } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import { professions } from '../../../rules/account.ts'
import { isHeavy } from '../../../rules/administration/heavy-role.ts'
import { mostPeople, type RowProblem } from '../../../rules/administration/staff-file.ts'
import { roles } from '../../../rules/permissions.ts'
import type { KeptRow, ShownImport, StaffImport, Stays } from '../../../use-cases/administration/staff-import.server.ts'
import { professionName, roleName } from '../../messages.ts'
import { staffPath } from '../../staff/staff-page.ts'
import { staffImportMessages } from './messages.ts'

export const importPath = `${staffPath}/lijst`

export type ImportView = WorkplaceFrame & {
  readonly now: Instant
  readonly earlier: readonly StaffImport[]
  readonly problems: readonly RowProblem[]
  readonly error: string | null
  readonly isAnswerToPost: boolean
}

export function importPage(view: ImportView): Html {
  const { locale, problems, error } = view
  const words = staffImportMessages(locale)
  return workplacePage({
    ...view,
    title: words.title,
    path: view.isAnswerToPost ? null : importPath,
    current: 'staff',
    errorTitle: error !== null || problems.length > 0,
    main: html`${errorSummary(locale, error === null ? [] : [{ id: 'lijst', message: error }])}
      <div class="cjg-work-head">${heading(1, words.title)}</div>
      <p class="cjg-work-lead">${words.lead}</p>
      ${small(link(localPath(locale, staffPath), words.back))} ${problems.length === 0 ? null : faults(locale, problems)}
      ${panel({
        id: 'proberen',
        title: words.tryIt,
        body: html`<form method="post" action="${localPath(locale, importPath)}" enctype="multipart/form-data" novalidate>
          ${fileField({ locale, name: 'lijst', label: words.file, hint: words.fileHint, accept: '.csv,text/csv', error: error ?? undefined })}
          ${row(button({ label: words.tryIt }))}
        </form>`,
      })}
      ${panel({ id: 'uitleg', title: words.how.title, body: explanation(locale) })}
      ${panel({ id: 'eerder', title: words.earlier, body: earlier(view) })}`,
  })
}

function explanation(locale: Locale): Html {
  const { how } = staffImportMessages(locale)
  const given = roles.filter((role) => !isHeavy(role))
  const [first, second] = [professions[0], professions[1]]
  return html`${paragraph(how.text)} ${bulletList([how.columns, how.roles, how.limits(formatNumber(locale, mostPeople)), how.two])}
    ${paragraph(how.roleNames(given.map((role) => roleName(locale, role)).join(', ')))}
    ${paragraph(how.professions(professions.map((one) => professionName(locale, one)).join(', ')))}
    <pre class="cjg-file-example" translate="no" tabindex="0">
${how.heading}
a.vermeer@example.nl;Amina Vermeer;${professionName(locale, second)};${roleName(locale, 'professional')};;;
b.smit@example.nl;Bo Smit;${professionName(locale, first)};${roleName(locale, 'professional')}+${roleName(locale, 'editor')};;1-1-2027;31-12-2027</pre>`
}

/** All that is wrong at once, a card per fault on a phone. */
function faults(locale: Locale, problems: readonly RowProblem[]): Html {
  const words = staffImportMessages(locale)
  const say = ({ fault, value = '' }: RowProblem): string =>
    words.fault[fault]?.(fault === 'role-needs-two' ? roleName(locale, value) : value) ?? fault
  return html`<section aria-labelledby="fouten-title" class="cjg-faults">
    <div role="alert">${callout({ kind: 'danger', title: plural(locale, problems.length, words.faults), body: words.faultsHint })}</div>
    <h2 class="cjg-hidden" id="fouten-title">${words.what}</h2>
    <table class="cjg-table" aria-labelledby="fouten-title">
      <thead>
        <tr>
          <th scope="col">${words.line}</th>
          <th scope="col">${words.column}</th>
          <th scope="col">${words.what}</th>
        </tr>
      </thead>
      <tbody>
        ${problems.map(
          (one) =>
            html`<tr>
              <th scope="row">${words.line} ${formatNumber(locale, one.line)}</th>
              <td>${one.column === undefined ? '–' : (words.columnNames[one.column] ?? one.column)}</td>
              <td>${say(one)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`
}

const tags = { tried: 'info', accepted: 'ok', undone: 'neutral' } as const

function earlier({ locale, earlier: all, now }: ImportView): Html {
  const words = staffImportMessages(locale)
  if (all.length === 0) return paragraph(words.noneEarlier)
  return html`<ul class="cjg-ways-in">
    ${all.map((one) => {
      const at = formatMoment(locale, one.triedAt, now)
      return html`<li class="cjg-way-in">
        <p class="nl-paragraph">
          ${link(localPath(locale, `${importPath}/${one.id}`), words.byAt(one.by ?? words.commandLine, at))}
          ${tag(tags[one.state], words.states[one.state] ?? one.state)}
        </p>
        ${one.state === 'undone' ? null : small(plural(locale, one.people, words.count))}
      </li>`
    })}
  </ul>`
}

export type OneImportView = WorkplaceFrame & {
  readonly one: ShownImport
  readonly organisations: ReadonlyMap<string, string>
  readonly done: string | null
  readonly error: string | null
  readonly problems: readonly RowProblem[]
  /** Null: nobody asked to take it back, or it went well. */
  readonly stays: readonly Stays[] | null
}

export function oneImportPage(view: OneImportView): Html {
  const { locale, one, done, error, problems, stays } = view
  const words = staffImportMessages(locale)
  return workplacePage({
    ...view,
    title: words.title,
    path: `${importPath}/${one.id}`,
    current: 'staff',
    notice: done === null ? null : callout({ kind: 'ok', role: 'status', title: done }),
    errorTitle: error !== null || problems.length > 0 || stays !== null,
    main: html`${errorSummary(locale, error === null ? [] : [{ message: error }])}
      <div class="cjg-work-head">${heading(1, words.title)} ${tag(tags[one.state], words.states[one.state] ?? one.state)}</div>
      ${small(link(localPath(locale, importPath), words.earlier))} ${problems.length === 0 ? null : faults(locale, problems)}
      ${stays === null ? null : stayed(locale, stays)} ${deeds(view)}
      ${
        one.rows.length === 0
          ? null
          : panel({
              id: 'mensen',
              title: words.people,
              body: html`<ul class="cjg-ways-in">
                ${one.rows.map((each) => person(view, each))}
              </ul>`,
            })
      }`,
  })
}

function stayed(locale: Locale, stays: readonly Stays[]): Html {
  const words = staffImportMessages(locale)
  const lines = stays.length === 0 ? [words.somebodyUsed] : stays.map(({ name, why }) => words.why[why](name))
  return html`<div role="alert">${callout({ kind: 'danger', title: words.stays, body: html`${bulletList(lines)}${words.stayHint}` })}</div>`
}

function deeds({ locale, one }: OneImportView): Html {
  const words = staffImportMessages(locale)
  const press = (path: string, body: Html): Html =>
    html`<form method="post" action="${localPath(locale, `${importPath}/${one.id}/${path}`)}">${row(body)}</form>`
  switch (one.state) {
    case 'tried':
      return html`${callout({ kind: 'ok', title: plural(locale, one.people, words.good), body: words.notYet })}
      ${press('akkoord', button({ label: words.accept }))} ${small(words.acceptHint)} ${small(words.kept)}`
    case 'accepted':
      return html`${callout({ kind: 'ok', title: plural(locale, one.people, words.accepted) })}
      ${press('uitnodigen', button({ label: words.invite, variant: 'secondary' }))} ${small(words.inviteHint)}
      ${press('terug', button({ label: words.undo, variant: 'danger' }))} ${small(words.undoHint)}`
    case 'undone':
      return paragraph(words.undone)
  }
}

function person(
  { locale, one, organisations }: OneImportView,
  { name, email, profession, roles: given, organisationId, from, until, accountId }: KeptRow,
): Html {
  const words = staffImportMessages(locale)
  const facts = [
    professionName(locale, profession),
    given.map((role) => roleName(locale, role)).join(', ') || words.noRole,
    ...(organisationId === null ? [] : [organisations.get(organisationId) ?? '']),
    ...(from === null ? [] : [words.from(formatDate(locale, from))]),
    ...(until === null ? [] : [words.until(formatDate(locale, until))]),
  ]
  const shown = html`<span translate="no">${name}</span>`
  return html`<li class="cjg-way-in">
    <p class="nl-paragraph">
      <strong
        >${one.state === 'accepted' && accountId !== null ? link(localPath(locale, `${staffPath}/${accountId}`), shown) : shown}</strong
      >
    </p>
    ${small(html`<span translate="no">${email}</span> · ${facts.filter((fact) => fact !== '').join(' · ')}`)}
  </li>`
}
