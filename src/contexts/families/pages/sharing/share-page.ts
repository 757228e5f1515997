/** One share, for who works with the person: what the other sees, on which ground, and giving, stopping and handing over. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, localPath } from '#platform/i18n.ts'
import { localDate } from '#platform/time.ts'
import { button, linkButton } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { radioCards } from '#web/components/choice.ts'
import { dateFields } from '#web/components/date-fields.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { definitionRows, panel } from '#web/components/panel.ts'
import { heading, link, paragraph, row, small } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import { isComplete, type KnownShare } from '../../../access/public-sharing.ts'
import type { SharingOverview } from '../../use-cases/sharing/overview.server.ts'
import type { TypedAnswer } from './consent-page.ts'
import { namedErrors } from '../named-errors.ts'
import { sharingMessages } from './messages.ts'
import { consentPath, sharePath, sharingPath } from './paths.ts'
import { shareSheet } from './sheet.ts'
import { sharedWith, standingTag, stateCallout } from './words.ts'

export type ShareView = WorkplaceFrame & {
  readonly of: SharingOverview
  readonly share: KnownShare
  readonly typed: Pick<TypedAnswer, 'hoe' | 'dag'>
  readonly errors: Readonly<Record<string, string>>
  readonly done: string | null
  readonly isAnswerToPost: boolean
}

export function sharePage(view: ShareView): Html {
  const { locale, of, share, errors, done } = view
  const words = sharingMessages(locale)
  const labels: Readonly<Record<string, string>> = { hoe: words.sharePage.handHow, dag: words.sharePage.handOn }
  const wrong = namedErrors(errors, (id) => labels[id])
  const consent = of.consents.find(({ id }) => id === share.consentId)
  return workplacePage({
    current: 'families',
    ...view,
    title: words.sharePage.title,
    path: view.isAnswerToPost ? null : sharePath(of.personId, share.id),
    errorTitle: wrong.length > 0,
    notice: done === null ? null : callout({ kind: 'ok', role: 'status', title: done }),
    main: html`${errorSummary(locale, wrong)}${paragraph(link(localPath(locale, sharingPath(of.personId)), words.work.toOverview))}
      <div class="cjg-work-head">
        ${heading(1, html`<bdi>${share.givenAt === null ? words.sharePage.withWhom(sharedWith(view, share)) : words.mijn.sharedWith(sharedWith(view, share))}</bdi>`)}
        ${standingTag(locale, share.standing)}
      </div>
      ${consent === undefined ? null : html`${stateCallout(locale, of, consent.state)}${paragraph(link(localPath(locale, consentPath(of.personId, consent.id)), words.sharePage.toConsent))}`}
      ${share.standing === 'waits' && consent !== undefined && isComplete(consent.state) && of.may.share ? giveForms(view) : null}
      ${shareSheet(view, share.sheet)} ${panel({ id: 'facts', title: words.sharePage.facts, body: definitionRows(facts(view)) })}
      ${share.onPaper && share.standing === 'open' ? panel({ id: 'paper', title: words.sharePage.paper, body: paper(view) }) : null}
      ${share.standing === 'open' || share.standing === 'without-consent' ? stopForm(view) : null}`,
  })
}

function facts({ locale, share }: ShareView): { term: string; detail: string }[] {
  const { sharePage: words, grounds, standings } = sharingMessages(locale)
  const day = (at: KnownShare['givenAt']): string => (at === null ? '' : formatDate(locale, localDate(at)))
  const handed = share.handed === null ? null : `${words.handedHow[share.handed.how] ?? ''}, ${formatDate(locale, share.handed.on)}`
  return [
    { term: words.state, detail: standings[share.standing] ?? '' },
    { term: words.ground, detail: grounds[share.ground] ?? share.ground },
    { term: words.informed, detail: share.informed ? words.yes : words.no },
    ...(share.givenAt === null ? [] : [{ term: words.given, detail: day(share.givenAt) }]),
    ...(share.stoppedAt === null ? [] : [{ term: words.stopped, detail: day(share.stoppedAt) }]),
    ...(handed === null ? [] : [{ term: words.handed, detail: handed }]),
  ]
}

function giveForms({ locale, of, share }: ShareView): Html {
  const words = sharingMessages(locale).sharePage
  const path = sharePath(of.personId, share.id)
  return html`<form class="cjg-two" method="post" action="${localPath(locale, `${path}/geef`)}">
    ${button({ label: words.give, name: 'antwoord', value: 'ja', variant: 'secondary' })}
    ${button({ label: words.giveNot, name: 'antwoord', value: 'nee', variant: 'secondary' })}
  </form>`
}

function stopForm({ locale, of, share }: ShareView): Html {
  const words = sharingMessages(locale).sharePage
  return html`<form method="post" action="${localPath(locale, `${sharePath(of.personId, share.id)}/stop`)}">
    ${small(share.onPaper ? words.stopPaper : words.stopText)} ${row(button({ label: words.stop, variant: 'danger' }))}
  </form>`
}

function paper({ locale, of, share, typed, errors }: ShareView): Html {
  const words = sharingMessages(locale).sharePage
  const path = sharePath(of.personId, share.id)
  const form = html`<form method="post" action="${localPath(locale, `${path}/overhandigd`)}" novalidate>
    ${heading(3, words.handOver)}
    ${radioCards({ locale, name: 'hoe', label: words.handHow, value: typed.hoe, error: errors['hoe'], inline: true, choices: (['hand', 'post'] as const).map((value) => ({ value, label: words.handHows[value] ?? value })) })}
    ${dateFields({ locale, name: 'dag', label: words.handOn, value: typed.dag, error: errors['dag'] })}
    ${row(button({ label: words.handButton, variant: 'secondary' }))}
  </form>`
  return html`${paragraph(words.paperText)}
  ${row(linkButton({ href: localPath(locale, `${path}/brief`), label: words.toLetter, icon: 'print', variant: 'secondary' }))}
  ${share.handed === null && of.may.share ? form : null}`
}

/** For on paper: the same sheet, with a salutation around it. */
export function letterPage(view: WorkplaceFrame & { readonly personId: string; readonly share: KnownShare }): Html {
  const { locale, site, personId, share } = view
  const words = sharingMessages(locale)
  return workplacePage({
    current: 'families',
    ...view,
    title: words.letter.title,
    path: `${sharePath(personId, share.id)}/brief`,
    main: html`<div class="cjg-not-on-paper">
        ${paragraph(link(localPath(locale, sharePath(personId, share.id)), words.sharePage.title))}
        ${callout({ kind: 'info', title: words.letter.print })}
      </div>
      ${heading(1, `${words.letter.title}, ${site.name}`)}${paragraph(words.letter.dear(share.sheet.to.name))}${paragraph(words.letter.text)}
      ${shareSheet(view, share.sheet)}${paragraph(words.letter.end)}${paragraph(words.letter.sent(share.sheet.from.name, site.name))}`,
  })
}
