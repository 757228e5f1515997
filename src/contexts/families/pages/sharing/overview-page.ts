/** Consent and sharing of one person, for who works with them. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, localPath } from '#platform/i18n.ts'
import { localDate } from '#platform/time.ts'
import { linkButton } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { panel } from '#web/components/panel.ts'
import { tag } from '#web/components/tag.ts'
import { heading, link, paragraph, row, small } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import type { KnownConsent, KnownShare } from '../../../access/public-sharing.ts'
import type { SharingOverview } from '../../use-cases/sharing/overview.server.ts'
import { sharingMessages } from './messages.ts'
import { askPath, consentPath, newSharePath, personPath, sharePath, sharingPath } from './paths.ts'
import { namesOf, recipientText, sharedWith, standingTag, stateTag, stateText, untilText } from './words.ts'

export type OverviewView = WorkplaceFrame & { readonly of: SharingOverview; readonly done: string | null }

export function overviewPage(view: OverviewView): Html {
  const { locale, of, done } = view
  const { work: words } = sharingMessages(locale)
  const buttons = [
    ...(of.may.share ? [linkButton({ href: localPath(locale, newSharePath(of.personId)), label: words.share, icon: 'eye' })] : []),
    ...(of.may.write ? [linkButton({ href: localPath(locale, askPath(of.personId)), label: words.ask, variant: 'secondary' })] : []),
  ]
  const consents = of.consents.map((one) => consentRow(view, one))
  const shares = of.shares.map((one) => shareRow(view, one))
  return workplacePage({
    current: 'families',
    ...view,
    title: words.title(of.name),
    path: sharingPath(of.personId),
    notice: done === null ? null : callout({ kind: 'ok', role: 'status', title: done }),
    main: html`${paragraph(link(localPath(locale, personPath(of.personId)), words.back(of.name)))}
      <div class="cjg-work-head">${heading(1, words.title(of.name))}</div>
      <p class="cjg-work-lead">${words.lead}</p>
      ${small(words.sayers(namesOf(locale, of, of.sayers)))} ${row(...buttons)}
      ${panel({ id: 'consents', title: words.consents, body: consents.length === 0 ? paragraph(words.noConsents) : list(consents) })}
      ${panel({ id: 'shares', title: words.shares, body: shares.length === 0 ? paragraph(words.noShares) : list(shares) })}`,
  })
}

const list = (rows: readonly Html[]): Html =>
  html`<ul class="cjg-rows">
    ${rows}
  </ul>`

function consentRow(view: OverviewView, one: KnownConsent): Html {
  const { locale, of } = view
  const words = sharingMessages(locale)
  const asked = words.work.askedBy(one.askedBy, formatDate(locale, localDate(one.askedAt)))
  return html`<li>
    <p class="cjg-rows__head">
      <a class="nl-link cjg-rows__link" dir="auto" href="${localPath(locale, consentPath(of.personId, one.id))}">${one.about}</a>
      ${tag('neutral', words.kinds[one.kind] ?? one.kind)} ${stateTag(locale, one.state)}
    </p>
    ${stateText(locale, of, one.state).map((line) => paragraph(line))}
    ${small(`${one.recipients.map((who) => recipientText(view, who)).join('; ')} · ${untilText(locale, one.until)} · ${asked}`)}
  </li>`
}

function shareRow(view: OverviewView, one: KnownShare): Html {
  const { locale, of } = view
  const words = sharingMessages(locale)
  return html`<li>
    <p class="cjg-rows__head">
      <a class="nl-link cjg-rows__link" href="${localPath(locale, sharePath(of.personId, one.id))}"><bdi>${sharedWith(view, one)}</bdi></a>
      ${standingTag(locale, one.standing)}
    </p>
    ${paragraph(html`<span dir="auto">${one.sheet.items.map(({ title }) => title).join('; ')}</span>`)}
    ${small(`${words.grounds[one.ground] ?? one.ground} · ${words.purposes[one.purpose] ?? one.purpose} · ${untilText(locale, one.until)}`)}
  </li>`
}
