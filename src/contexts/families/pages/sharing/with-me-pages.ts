/** What colleagues share with me: the list, and one of them. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, localPath } from '#platform/i18n.ts'
import { localDate } from '#platform/time.ts'
import { emptyState } from '#web/components/empty-state.ts'
import { heading, link, paragraph, small } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import type { KnownShare } from '../../../access/public-sharing.ts'
import { sharingMessages } from './messages.ts'
import { sharedWithMePath } from './paths.ts'
import { professionIn, shareSheet } from './sheet.ts'
import { untilText } from './words.ts'

export function sharedWithMePage(view: WorkplaceFrame & { readonly shares: readonly KnownShare[] }): Html {
  const { locale, shares } = view
  const { withMe: words } = sharingMessages(locale)
  const none = emptyState({ title: words.empty, text: paragraph(words.emptyText), scene: null })
  return workplacePage({
    ...view,
    title: words.title,
    path: sharedWithMePath,
    current: 'sharedWithMe',
    main: html`<div class="cjg-work-head">${heading(1, words.title)}</div>
      <p class="cjg-work-lead">${words.lead}</p>
      ${
        shares.length === 0
          ? none
          : html`<div class="cjg-panel">
              <ul class="cjg-rows">
                ${shares.map((one) => listed(view, one))}
              </ul>
            </div>`
      }`,
  })
}

function listed(view: WorkplaceFrame, { id, sheet, purpose, until, givenAt }: KnownShare): Html {
  const { locale } = view
  const words = sharingMessages(locale)
  const from = words.withMe.from(`${sheet.from.name}, ${professionIn(view, sheet.from.profession)}`)
  const since = givenAt === null ? '' : words.since(formatDate(locale, localDate(givenAt)))
  return html`<li>
    <p class="cjg-rows__head">
      <a class="nl-link cjg-rows__link" translate="no" href="${localPath(locale, `${sharedWithMePath}/${id}`)}">${sheet.about}</a>
      <span dir="auto">${sheet.items.map(({ title }) => title).join('; ')}</span>
    </p>
    ${paragraph(html`${words.purposes[purpose] ?? purpose}: <span dir="auto">${sheet.why}</span>`)}
    ${small(`${from} · ${since} · ${untilText(locale, until)}`)}
  </li>`
}

export function sharedPage(view: WorkplaceFrame & { readonly share: KnownShare }): Html {
  const { locale, share } = view
  const { withMe: words } = sharingMessages(locale)
  return workplacePage({
    ...view,
    title: words.title,
    path: `${sharedWithMePath}/${share.id}`,
    current: 'sharedWithMe',
    main: html`${paragraph(link(localPath(locale, sharedWithMePath), words.back))}
      <div class="cjg-work-head">${heading(1, html`<bdi translate="no">${share.sheet.about}</bdi>`)}</div>
      ${small(words.lead)} ${shareSheet(view, share.sheet)}${paragraph(words.purposeOnly)}`,
  })
}
