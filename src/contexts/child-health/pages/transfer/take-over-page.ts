/** Taking a record over: the two files, then who it is and what differs, each difference with a choice; the files go along in the form. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, formatNumber, localPath, plural, type Locale } from '#platform/i18n.ts'
import { button, linkButton } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { checkCards, radioCards } from '#web/components/choice.ts'
import { fileField } from '#web/components/field.ts'
import { definitionRows, panel } from '#web/components/panel.ts'
import { bulletList, foldOut, link, paragraph, row, small } from '#web/components/text.ts'
import type { WorkplaceFrame } from '#web/workplace/shell.ts'
import { fullName, type Child } from '../../../families/public-child.ts'
import { countStates } from '../../rules/transfer/differences.ts'
import type { Handed, Report } from '../../use-cases/transfer/take-over.server.ts'
import { tellDifferences, type Told } from './difference-words.ts'
import { childPage } from './frame.ts'
import { transferMessages } from './messages.ts'
import { sendersPath, takeOverPath } from './paths.ts'

export type TakeOverPage = WorkplaceFrame & {
  readonly child: Child
  readonly error: { readonly message: string; readonly field: 'bundel' | 'kind' | null; readonly more?: Html } | null
  readonly done: string | null
  /** What was looked at; null: the files are still to be chosen. */
  readonly looked: { readonly report: Report; readonly handed: Handed; readonly typed: Readonly<Record<string, string>> } | null
  readonly mayTrust: boolean
  readonly isAnswerToPost: boolean
}

export function takeOverPage(page: TakeOverPage): Html {
  const { locale, child, error, done, looked } = page
  const words = transferMessages(locale).in
  const labels = { bundel: words.bundle, kind: words.judgement }
  const errors =
    error === null
      ? []
      : [error.field === null ? { message: error.message } : { id: error.field, label: labels[error.field], message: error.message }]
  return childPage({
    ...page,
    ...{ child, path: takeOverPath(child.id), errors, crumb: words.crumb, lead: looked === null ? words.lead : words.nothingKept },
    title: words.title(fullName(child)),
    notice: done === null ? null : callout({ kind: 'ok', role: 'status', title: done }),
    main: html`${error?.more ?? null}
    ${looked === null ? panel({ id: 'bestanden', title: words.choose, body: filesForm(page) }) : report(page, looked)}`,
  })
}

function filesForm({ locale, child, error, mayTrust }: TakeOverPage): Html {
  const words = transferMessages(locale).in
  const fault = error?.field === 'bundel' ? error.message : undefined
  return html`<form method="post" action="${localPath(locale, takeOverPath(child.id))}" enctype="multipart/form-data" novalidate>
      ${fileField({ locale, name: 'bundel', label: words.bundle, hint: words.bundleHint, accept: '.json,application/fhir+json', error: fault })}
      ${fileField({ locale, name: 'handtekening', label: words.signature, hint: words.signatureHint, accept: '.jws,text/plain' })}
      ${row(button({ label: words.look }))}
    </form>
    ${mayTrust ? paragraph(link(localPath(locale, sendersPath), words.senders)) : null}`
}

function report({ locale, child, error }: TakeOverPage, { report: seen, handed, typed }: NonNullable<TakeOverPage['looked']>): Html {
  const words = transferMessages(locale).in
  const told = tellDifferences(locale, seen.differences)
  const choices = told.filter(({ state }) => state === 'different')
  const kept = told.filter(({ state }) => state === 'kept')
  const isKind = error?.field === 'kind'
  return html`${callout({
      kind: 'ok',
      role: 'status',
      title: words.signed(seen.sender),
      ...(seen.head.receiver === '' ? {} : { body: paragraph(words.madeFor(seen.head.receiver)) }),
    })}
    <form
      class="cjg-enter cjg-stack"
      method="post"
      action="${localPath(locale, takeOverPath(child.id))}/akkoord"
      enctype="multipart/form-data"
      novalidate
    >
      <input type="hidden" name="inhoud" value="${handed.bundle.toString('base64')}" />
      <input type="hidden" name="teken" value="${handed.signature}" />
      <input type="hidden" name="gezien" value="${seen.seen}" />
      ${panel({
        id: 'wie',
        title: words.who,
        body: html`${sideBySide(locale, seen)}
        ${checkCards({
          ...{ locale, name: 'kind', label: words.judgement, values: typed['kind'] === 'ja' ? ['ja'] : [] },
          choices: [{ value: 'ja', label: words.isThisChild }],
          error: isKind ? error.message : undefined,
        })}`,
      })}
      ${panel({ id: 'tel', title: words.counts, body: counts(locale, seen, told) })}
      ${
        choices.length === 0
          ? null
          : panel({
              id: 'anders',
              title: words.choices,
              body: html`${choices.map(({ key, kind, theirs, ours }) =>
                radioCards({
                  ...{ locale, name: `k.${key ?? ''}`, label: theirs.label, value: typed[`k.${key ?? ''}`] ?? 'ours' },
                  choices: [
                    { value: 'ours', label: words.ours, hint: ours?.says },
                    { value: 'theirs', label: kind === 'doses' ? words.both : words.theirs, hint: theirs.says },
                  ],
                }),
              )}`,
            })
      }
      ${
        kept.length === 0
          ? null
          : panel({
              id: 'blijft',
              title: words.kept,
              body: html`${small(words.keptText)} ${bulletList(kept.map(({ theirs }) => `${theirs.label}: ${theirs.says}`))}`,
            })
      }
      ${row(button({ label: words.accept }), linkButton({ label: transferMessages(locale).back, href: localPath(locale, takeOverPath(child.id)), variant: 'quiet' }))}
    </form>`
}

function sideBySide(locale: Locale, { child, theirs, matched }: Report): Html {
  const words = transferMessages(locale).in
  const birth = (date: Child['birthDate']): string => (date === null ? transferMessages(locale).bornUnknown : formatDate(locale, date))
  const rows: readonly (readonly [string, string, string])[] = [
    [words.name, whole(child), whole(theirs.patient)],
    [words.birth, birth(child.birthDate), birth(theirs.patient.birthDate)],
  ]
  const isAlike = whole(child) === whole(theirs.patient)
  return html`<table class="cjg-table" aria-label="${words.who}">
      <thead>
        <tr>
          <td></td>
          <th scope="col">${words.here}</th>
          <th scope="col">${words.there}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([what, here, there]) =>
            html`<tr>
              <th scope="row">${what}</th>
              <td data-label="${words.here}"><bdi>${here}</bdi></td>
              <td data-label="${words.there}"><bdi>${there}</bdi></td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${definitionRows([{ term: words.number, detail: matched === 'by-number' ? words.sameNumber : words.numberUnknown }])}
    ${isAlike ? null : callout({ kind: 'warn', title: words.otherName })}`
}

const whole = ({ givenNames, callName, prefix, familyName }: Pick<Child, 'givenNames' | 'callName' | 'prefix' | 'familyName'>): string =>
  [givenNames, ...(givenNames === callName ? [] : [`(${callName})`]), prefix, familyName].filter((part) => part !== '').join(' ')

function counts(locale: Locale, { differences, impossible, keptBack, notRead }: Report, told: readonly Told[]): Html {
  const words = transferMessages(locale).in
  const all = countStates(differences)
  const states = ['new', 'same', 'different'] as const
  const fresh = told.filter(({ state }) => state === 'new')
  const unread = Object.values(notRead).reduce((sum, one) => sum + one, 0)
  return html`${definitionRows(
    states.map((state) => ({
      term: words.states[state],
      detail: html`<strong>${formatNumber(locale, all[state])}</strong> ${words.stateText[state]}`,
    })),
  )}
  ${fresh.length === 0 ? null : foldOut(words.new, bulletList(fresh.map(({ theirs }) => `${theirs.label}: ${theirs.says}`)))}
  ${impossible === 0 ? null : callout({ kind: 'warn', title: plural(locale, impossible, words.impossible) })}
  ${keptBack === 0 ? null : callout({ kind: 'warn', title: plural(locale, keptBack, words.keptBack) })}
  ${unread === 0 ? null : callout({ kind: 'warn', title: plural(locale, unread, words.unread) })}
  ${differences.earlierWords.length === 0 ? null : small(words.answersStay)}`
}
