/** A new share in four steps: what, with whom, why (with the guide in the screen), and exactly what the other will see. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, localPath } from '#platform/i18n.ts'
import { button } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { checkCards, radioCards } from '#web/components/choice.ts'
import { dateFields } from '#web/components/date-fields.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { selectField, textArea, textField } from '#web/components/field.ts'
import { stepList } from '#web/components/step-list.ts'
import { bulletList, foldOut, heading, link, paragraph, row, small } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import { conflictTests, grounds, recipientFunctions, sharePurposes, type ShareSheet } from '../../../access/public-sharing.ts'
import { fullName } from '../../rules/person.ts'
import type { Choices } from '../../use-cases/sharing/share.server.ts'
import { privacyGuide } from './guide.ts'
import { namedErrors } from '../named-errors.ts'
import { sharingMessages } from './messages.ts'
import { newSharePath, sharingPath } from './paths.ts'
import { professionIn, shareSheet } from './sheet.ts'
import { fieldsOfStep, type Step, type TypedShare } from './typed-share.ts'

export type NewShareView = WorkplaceFrame & {
  readonly personId: string
  readonly choices: Choices
  readonly step: Step
  readonly typed: TypedShare
  readonly errors: Readonly<Record<string, string>>
  /** In the last step: what the other will see, who is asked first, and a consent that covers it already. */
  readonly preview: { readonly sheet: ShareSheet; readonly asked: string; readonly coveredBy: string | null } | null
  readonly isAnswerToPost: boolean
}

export function newSharePage(view: NewShareView): Html {
  const { locale, personId, choices, step, errors } = view
  const { newShare: words, work } = sharingMessages(locale)
  const title = words.title(fullName(choices.person))
  const labels = shareLabels(locale)
  const wrong = namedErrors(errors, (id) => labels[id])
  const body = { 1: what, 2: toWhom, 3: why, 4: decide }[step]
  return workplacePage({
    current: 'families',
    ...view,
    title,
    path: view.isAnswerToPost ? null : newSharePath(personId),
    errorTitle: wrong.length > 0,
    main: html`${errorSummary(locale, wrong)}${paragraph(link(localPath(locale, sharingPath(personId)), work.toOverview))}
      <div class="cjg-work-head">${heading(1, title)}</div>
      ${stepList(locale, words.steps, step)}
      <form method="post" action="${localPath(locale, newSharePath(personId))}" novalidate>
        <input type="hidden" name="stap" value="${step}" />
        ${carried(view)}${body(view)}
      </form>`,
  })
}

function shareLabels(locale: NewShareView['locale']): Readonly<Record<string, string>> {
  const { newShare: words, askForm } = sharingMessages(locale)
  return {
    ...{ stukken: words.what, titel: words.wordsTitle, tekst: words.words, ontvanger: words.toWhom, collega: words.whichColleague },
    ...{ naam: askForm.name, grond: words.ground, doel: words.purpose, waarom: words.whyField, tot: words.until, kijk: words.checks },
    ...{ ingelicht: words.informed, 'niet-ingelicht': words.notInformed, ...words.tests },
  }
}

/** What was filled in at the other steps goes along. */
function carried({ step, typed }: NewShareView): readonly Html[] {
  const shown: readonly string[] = step === 4 ? [] : fieldsOfStep[step]
  return Object.entries(typed)
    .filter(([name]) => !shown.includes(name))
    .flatMap(([name, value]: [string, string | readonly string[]]) =>
      (typeof value === 'string' ? [value] : value).map((one) => html`<input type="hidden" name="${name}" value="${one}" />`),
    )
}

function onwards({ locale, step }: NewShareView): Html {
  const words = sharingMessages(locale).newShare
  const next = step === 3 ? words.preview : words.next
  const back = step === 1 ? [] : [button({ label: words.backOne, name: 'ga', value: 'terug', variant: 'quiet' })]
  return row(button({ label: next, name: 'ga', value: 'verder' }), ...back)
}

function what(view: NewShareView): Html {
  const { locale, choices, typed, errors } = view
  const { newShare: words, sheet } = sharingMessages(locale)
  const facts = (one: Choices['pieces'][number]): string =>
    sheet.written(sheet.kinds[one.kind] ?? one.kind, formatDate(locale, one.writtenOn), one.writtenBy)
  const free = choices.pieces.filter(({ aboutThirdPerson }) => !aboutThirdPerson)
  const leftOut = choices.pieces.filter(({ aboutThirdPerson }) => aboutThirdPerson)
  const pieces = free.map((one) => ({ value: one.id, label: html`<span dir="auto">${one.title}</span>`, hint: facts(one) }))
  return html`${
    free.length === 0
      ? html`${heading(2, words.what)}${paragraph(words.noPieces)}`
      : checkCards({
          locale,
          name: 'stukken',
          label: words.what,
          hint: words.whatHint,
          values: typed.stukken,
          error: errors['stukken'],
          choices: pieces,
        })
  }
  ${
    leftOut.length === 0
      ? null
      : html`<div class="cjg-left-out">
          ${small(words.leftOut)}${bulletList(leftOut.map((one) => html`<span dir="auto">${one.title}</span> <span class="cjg-soft">(${facts(one)})</span>`))}
        </div>`
  }
  ${heading(2, words.ownWords)}
  ${textField({ locale, name: 'titel', label: words.wordsTitle, optional: true, value: typed.titel, error: errors['titel'], autocomplete: 'off' })}
  ${textArea({ locale, name: 'tekst', label: words.words, hint: words.wordsHint, optional: true, value: typed.tekst, error: errors['tekst'], rows: 6, max: 4_000 })}
  ${onwards(view)}`
}

function toWhom(view: NewShareView): Html {
  const { locale, choices, typed, errors } = view
  const { newShare: words, askForm, roles } = sharingMessages(locale)
  const colleagues = choices.colleagues.map(({ id, name, profession }) => ({
    value: id,
    label: `${name}, ${professionIn(view, profession)}`,
  }))
  const functions = ['', ...recipientFunctions].map((value) => ({ value, label: roles[value] ?? value }))
  return html`${radioCards({
    locale,
    name: 'ontvanger',
    label: words.toWhom,
    value: typed.ontvanger,
    error: errors['ontvanger'],
    choices: [
      { value: 'collega', label: words.colleague, hint: words.colleagueHint },
      { value: 'buiten', label: words.outside, hint: words.outsideHint },
    ],
  })}
  ${heading(2, words.colleague)}
  ${selectField({ locale, name: 'collega', label: words.whichColleague, empty: words.chooseColleague, value: typed.collega, options: colleagues, error: errors['collega'] })}
  ${heading(2, words.outside)}
  ${textField({ locale, name: 'naam', label: askForm.name, value: typed.naam, error: errors['naam'], autocomplete: 'off' })}
  ${textField({ locale, name: 'organisatie', label: askForm.organisation, value: typed.organisatie, autocomplete: 'off' })}
  ${textField({ locale, name: 'functie', label: askForm.function, hint: askForm.functionHint, value: typed.functie, autocomplete: 'off' })}
  ${selectField({ locale, name: 'rol', label: words.role, value: typed.rol, options: functions })} ${onwards(view)}`
}

function why(view: NewShareView): Html {
  const { locale, typed, errors } = view
  const { newShare: words, grounds: names, purposes } = sharingMessages(locale)
  const date = { day: typed['tot-day'], month: typed['tot-month'], year: typed['tot-year'] }
  const tests = conflictTests.map((test) =>
    textArea({ locale, name: test, label: words.tests[test] ?? test, rows: 2, value: typed[test], error: errors[test] }),
  )
  return html`${privacyGuide(locale)}
  ${radioCards({ locale, name: 'grond', label: words.ground, value: typed.grond, error: errors['grond'], choices: grounds.map((value) => ({ value, label: names[value] ?? value })) })}
  ${selectField({ locale, name: 'doel', label: words.purpose, empty: words.choosePurpose, value: typed.doel, error: errors['doel'], options: sharePurposes.map((value) => ({ value, label: purposes[value] ?? value })) })}
  ${textArea({ locale, name: 'waarom', label: words.whyField, hint: words.whyHint, rows: 2, max: 500, value: typed.waarom, error: errors['waarom'] })}
  ${dateFields({ locale, name: 'tot', label: words.until, hint: words.untilHint, value: date, error: errors['tot'] })}
  ${checkCards({
    locale,
    name: 'kijk',
    label: words.checks,
    values: typed.kijk,
    error: errors['kijk'],
    choices: [
      { value: 'nodig', label: words.necessary },
      { value: 'bezwaar', label: words.objection },
      { value: 'zorg', label: words.goodCare },
    ],
  })}
  ${radioCards({
    locale,
    name: 'ingelicht',
    label: words.informed,
    hint: words.informedHint,
    inline: true,
    value: typed.ingelicht,
    error: errors['ingelicht'],
    choices: [
      { value: 'ja', label: words.informedYes },
      { value: 'nee', label: words.informedNo },
    ],
  })}
  ${textArea({ locale, name: 'niet-ingelicht', label: words.notInformed, optional: true, rows: 2, value: typed['niet-ingelicht'], error: errors['niet-ingelicht'] })}
  ${foldOut(words.conflict, html`${tests}`, { open: typed.grond === 'conflict-of-duties' })} ${onwards(view)}`
}

function decide(view: NewShareView): Html {
  const { locale, preview, typed } = view
  const { newShare: words } = sharingMessages(locale)
  if (preview === null) return html``
  const asks = typed.grond === 'consent' && preview.coveredBy === null
  const note = asks ? words.askFirst(preview.asked) : preview.coveredBy === null ? null : words.covered
  return html`${heading(2, words.preview)}${paragraph(words.previewLead)} ${shareSheet(view, preview.sheet)}
    ${note === null ? null : callout({ kind: 'info', title: note })}
    <div class="cjg-two">
      ${button({ label: asks ? words.askThis : words.deelDit, name: 'ga', value: 'deel', variant: 'secondary' })}
      ${button({ label: words.deelNiet, name: 'ga', value: 'niet', variant: 'secondary' })}
    </div>
    ${row(button({ label: words.backOne, name: 'ga', value: 'terug', variant: 'quiet' }))}`
}
