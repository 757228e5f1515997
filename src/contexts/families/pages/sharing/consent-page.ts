/** One question for consent, for who works with the person: how it stands, who said what, and writing down what was heard. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, localPath } from '#platform/i18n.ts'
import { localDate } from '#platform/time.ts'
import { button } from '#web/components/button.ts'
import { radioCards } from '#web/components/choice.ts'
import { dateFields } from '#web/components/date-fields.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { textArea } from '#web/components/field.ts'
import { definitionRows, panel } from '#web/components/panel.ts'
import { heading, link, paragraph, row, small } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import { consentExceptions, type KnownConsent, type KnownDecision } from '../../../access/public-sharing.ts'
import type { SharingOverview } from '../../use-cases/sharing/overview.server.ts'
import { namedErrors } from '../named-errors.ts'
import { sharingMessages } from './messages.ts'
import { consentPath, sharePath, sharingPath } from './paths.ts'
import { itemsText, nameOf, recipientText, stateCallout } from './words.ts'

export type TypedAnswer = {
  readonly wie: string
  readonly hoe: string
  readonly dag: { readonly day: string; readonly month: string; readonly year: string }
  readonly woorden: string
}
export const nothingTyped: TypedAnswer = { wie: '', hoe: '', dag: { day: '', month: '', year: '' }, woorden: '' }

export type ConsentView = WorkplaceFrame & {
  readonly of: SharingOverview
  readonly consent: KnownConsent
  readonly typed: TypedAnswer
  readonly typedException: { readonly reden: string; readonly uitleg: string }
  /** By field; without one under ''. */
  readonly errors: Readonly<Record<string, string>>
  readonly isAnswerToPost: boolean
}

export function consentPage(view: ConsentView): Html {
  const { locale, of, consent, errors } = view
  const words = sharingMessages(locale)
  const path = consentPath(of.personId, consent.id)
  const labels: Readonly<Record<string, string>> = {
    ...{ wie: words.consent.from, hoe: words.consent.how, dag: words.consent.on },
    ...{ reden: words.consent.exceptionReason, uitleg: words.consent.exceptionWhy },
  }
  const wrong = namedErrors(errors, (id) => labels[id])
  const share = of.shares.find(({ consentId }) => consentId === consent.id)
  const facts = [
    { term: words.consent.kind, detail: words.kinds[consent.kind] ?? consent.kind },
    { term: words.consent.items, detail: itemsText(locale, consent) },
    { term: words.consent.who, detail: html`<bdi>${consent.recipients.map((one) => recipientText(view, one)).join('; ')}</bdi>` },
    ...(consent.framework === null ? [] : [{ term: words.consent.framework, detail: words.frameworks[consent.framework] ?? '' }]),
    { term: words.consent.until, detail: consent.until === null ? words.sheet.noEnd : formatDate(locale, consent.until) },
    { term: words.consent.asked, detail: words.work.askedBy(consent.askedBy, formatDate(locale, localDate(consent.askedAt))) },
  ]
  const isOpen = consent.state.kind !== 'ended' && of.may.write
  const mayExcept = 'mayExcept' in consent.state && consent.state.mayExcept
  return workplacePage({
    current: 'families',
    ...view,
    title: words.consent.title,
    path: view.isAnswerToPost ? null : path,
    errorTitle: wrong.length > 0,
    main: html`${errorSummary(locale, wrong)}${paragraph(link(localPath(locale, sharingPath(of.personId)), words.work.toOverview))}
      <div class="cjg-work-head">${heading(1, html`<span dir="auto">${consent.about}</span>`)}</div>
      ${stateCallout(locale, of, consent.state)}
      ${share === undefined ? null : paragraph(link(localPath(locale, sharePath(of.personId, share.id)), words.consent.toShare))}
      ${panel({ id: 'facts', title: words.consent.about, body: definitionRows(facts) })}
      ${panel({ id: 'history', title: words.consent.history, body: history(view) })}
      ${isOpen ? panel({ id: 'heard', title: words.consent.heard, body: heardForm(view) }) : null}
      ${isOpen && mayExcept ? panel({ id: 'exception', title: words.consent.exception, body: exceptionForm(view) }) : null}
      ${
        isOpen
          ? html`<form method="post" action="${localPath(locale, `${path}/sluit`)}">
              ${row(button({ label: words.consent.close, variant: 'quiet' }))}
            </form>`
          : null
      }`,
  })
}

function history({ locale, of, consent }: ConsentView): Html {
  const words = sharingMessages(locale)
  const lines = consent.decisions.map((one) => saidLine(locale, nameOf(locale, of, one.who), one))
  const exceptions = consent.exceptions.map(
    ({ by, at, reason, explanation }) =>
      html`<li>
        ${paragraph(`${words.consent.exceptionLine(by, formatDate(locale, localDate(at)))}: ${words.reasons[reason] ?? reason}.`)}
        ${explanation === null ? null : html`<p class="cjg-said" dir="auto">${explanation}</p>`}
      </li>`,
  )
  if (lines.length === 0) return paragraph(words.consent.noHistory)
  return html`<ul class="cjg-rows">
    ${lines}${exceptions}
  </ul>`
}

/** "Mila de Groot zei ja", when and how; her own words under it, for who may read them. */
export function saidLine(locale: ConsentView['locale'], name: string, one: KnownDecision): Html {
  const words = sharingMessages(locale)
  const heard = one.recordedBy === null ? '' : `, ${words.heardBy(one.recordedBy)}`
  return html`<li>
    <p class="cjg-rows__head"><strong translate="no">${name}</strong> ${words.decisions[one.decision] ?? ''}</p>
    ${small(`${formatDate(locale, one.on)}, ${words.hows[one.how] ?? ''}${heard}`)}
    ${one.words === null ? null : html`<p class="cjg-said" dir="auto">${one.words}</p>`}
  </li>`
}

function heardForm({ locale, of, consent, typed, errors }: ConsentView): Html {
  const { consent: words } = sharingMessages(locale)
  const hows = (['spoken', 'written'] as const).map((value) => ({ value, label: words.howChoices[value] ?? value }))
  const who = of.sayers.filter((one) => one !== 'representative')
  return html`${small(words.heardText)}
    <form method="post" action="${localPath(locale, `${consentPath(of.personId, consent.id)}/antwoord`)}" novalidate>
      ${radioCards({ locale, name: 'wie', label: words.from, value: typed.wie, error: errors['wie'], choices: who.map((value) => ({ value, label: nameOf(locale, of, value) })) })}
      ${radioCards({ locale, name: 'hoe', label: words.how, value: typed.hoe, error: errors['hoe'], inline: true, choices: hows })}
      ${dateFields({ locale, name: 'dag', label: words.on, hint: words.onHint, value: typed.dag, error: errors['dag'] })}
      ${textArea({ locale, name: 'woorden', label: words.words, hint: words.wordsHint, optional: true, rows: 3, max: 2_000, value: typed.woorden })}
      <div class="cjg-two">
        ${button({ label: words.yes, name: 'antwoord', value: 'ja', variant: 'secondary' })}
        ${button({ label: words.no, name: 'antwoord', value: 'nee', variant: 'secondary' })}
      </div>
    </form>`
}

function exceptionForm({ locale, of, consent, typedException: typed, errors }: ConsentView): Html {
  const { consent: words } = sharingMessages(locale)
  const reasons = consentExceptions.map((value) => ({ value, label: words.reasonChoices[value] ?? value }))
  return html`${small(words.exceptionText)}
    <form method="post" action="${localPath(locale, `${consentPath(of.personId, consent.id)}/uitzondering`)}" novalidate>
      ${radioCards({ locale, name: 'reden', label: words.exceptionReason, value: typed.reden, error: errors['reden'], choices: reasons })}
      ${textArea({ locale, name: 'uitleg', label: words.exceptionWhy, rows: 4, max: 2_000, value: typed.uitleg, error: errors['uitleg'] })}
      ${row(button({ label: words.exceptionButton, variant: 'secondary' }))}
    </form>`
}
