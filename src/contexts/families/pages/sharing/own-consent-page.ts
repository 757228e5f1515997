/** One question to somebody of the family: what exactly, for whom and why, who else answers, and two answers of the same size. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, localPath } from '#platform/i18n.ts'
import { localDate } from '#platform/time.ts'
import { button } from '#web/components/button.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { textArea } from '#web/components/field.ts'
import { definitionRows } from '#web/components/panel.ts'
import { heading, lead, link, paragraph, small } from '#web/components/text.ts'
import { publicPage } from '#web/shell.ts'
import type { KnownConsent } from '../../../access/public-sharing.ts'
import { sharingMessages } from './messages.ts'
import { doneCallout, mayAnswer, ownFrame, ownWord, type OwnView } from './own-pages.ts'
import { ownConsentPath, ownSharingPath } from './paths.ts'
import { shareSheet } from './sheet.ts'
import { itemsText, nameOf, recipientText, stateCallout } from './words.ts'

export type OwnConsentView = OwnView & { readonly consent: KnownConsent; readonly typed: string; readonly error: string | null }

export function ownConsentPage(view: OwnConsentView): Html {
  const { locale, of, consent, done, error } = view
  const words = sharingMessages(locale)
  const share = of.shares.find(({ consentId }) => consentId === consent.id)
  const facts = [
    { term: words.consent.items, detail: itemsText(locale, consent) },
    { term: words.consent.who, detail: html`<bdi>${consent.recipients.map((one) => recipientText(view, one)).join('; ')}</bdi>` },
    { term: words.sheet.until, detail: consent.until === null ? words.sheet.noEnd : formatDate(locale, consent.until) },
  ]
  return publicPage({
    ...ownFrame(view, words.mijn.question, ownConsentPath(of.personId, consent.id)),
    errorTitle: error !== null,
    main: html`${errorSummary(locale, error === null ? [] : [{ message: error }])}${doneCallout(done)}${heading(1, words.mijn.question)}
    ${lead(html`<span dir="auto">${consent.about}</span>`)}
    ${small(words.mijn.asks(consent.askedBy, formatDate(locale, localDate(consent.askedAt))))}
    ${share === undefined ? definitionRows(facts) : shareSheet(view, share.sheet)}
    ${heading(2, words.mijn.who)}${whoAnswered(view)}${stateCallout(locale, of, consent.state)}
    ${heading(2, words.mijn.own)}${mayAnswer(of, consent) ? answerForm(view) : paragraph(words.mijn.notAsked)}
    ${paragraph(link(localPath(locale, ownSharingPath(of.personId)), words.mijn.toList))}`,
  })
}

/** Who answered and who did not. What the others said with it is theirs. */
function whoAnswered({ locale, of, consent }: OwnConsentView): Html {
  const { mijn: words } = sharingMessages(locale)
  return html`<ul class="cjg-list">
    ${of.sayers.map((who) => {
      const last = consent.decisions.findLast((one) => one.who === who)
      const name = who === of.reader ? words.you : nameOf(locale, of, who)
      return html`<li><bdi>${name}</bdi>: ${words.answered[last?.decision ?? 'silent'] ?? ''}</li>`
    })}
  </ul>`
}

function answerForm(view: OwnConsentView): Html {
  const { locale, of, consent, typed } = view
  const { mijn: words, hows } = sharingMessages(locale)
  const own = ownWord(of, consent)
  const path = localPath(locale, `${ownConsentPath(of.personId, consent.id)}/antwoord`)
  const said = own === null ? null : `${words.youSaid[own.decision] ?? ''}, ${formatDate(locale, own.on)}`
  const heard = own?.recordedBy == null ? null : words.heardAs(hows[own.how] ?? '', own.recordedBy)
  const answers = consent.kind === 'share' ? words.share : words.help
  const two = [
    button({ label: answers.yes, name: 'antwoord', value: 'ja', variant: 'secondary' }),
    button({ label: answers.no, name: 'antwoord', value: 'nee', variant: 'secondary' }),
  ]
  const back = button({ label: words.withdraw, name: 'antwoord', value: 'intrekken', variant: 'secondary' })
  return html`${said === null ? null : paragraph(heard === null ? `${said}.` : `${said} (${heard}).`)}
    ${
      own?.words == null
        ? null
        : html`${small(words.ownWordsSaid)}
            <p class="cjg-said" dir="auto">${own.words}</p>`
    }
    <form method="post" action="${path}" novalidate>
      ${textArea({ locale, name: 'woorden', label: words.ownWords, hint: words.ownWordsHint, optional: true, rows: 3, max: 2_000, value: typed })}
      <div class="cjg-two">${own?.decision === 'yes' ? back : two}</div>
      ${small(words.oneMore)}
    </form>`
}
