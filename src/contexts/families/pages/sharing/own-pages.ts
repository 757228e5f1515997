/** Consent and sharing for the family, in Mijn CJG: who sees what now, what is asked, and what was shared in the very words. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, localPath, type Locale } from '#platform/i18n.ts'
import { localDate } from '#platform/time.ts'
import { callout } from '#web/components/callout.ts'
import { panel } from '#web/components/panel.ts'
import { heading, lead, link, paragraph, small } from '#web/components/text.ts'
import { windowDrawing, type Sight } from '#web/drawings/windows.ts'
import { publicPage, type PublicPage } from '#web/shell.ts'
import type { Site } from '#web/site.ts'
import type { KnownConsent, KnownShare } from '../../../access/public-sharing.ts'
import type { SharingOverview } from '../../use-cases/sharing/overview.server.ts'
import { sharingMessages } from './messages.ts'
import { filePath, ownConsentPath, ownSharePath, ownSharingPath } from './paths.ts'
import { shareSheet } from './sheet.ts'
import { sharedWith, stateTag, stateText, untilText } from './words.ts'

export type OwnView = { readonly locale: Locale; readonly site: Site; readonly of: SharingOverview; readonly done: string | null }

/** The frame of all these pages: quiet, with the way back to the file. */
export function ownFrame(
  view: OwnView,
  title: string,
  under: string | null,
): Pick<PublicPage, 'locale' | 'site' | 'title' | 'path' | 'breadcrumbs' | 'crumb'> {
  const { locale, site, of } = view
  const { mijn: words } = sharingMessages(locale)
  const itself = under === null ? [] : [{ label: words.crumb, href: localPath(locale, ownSharingPath(of.personId)) }]
  return {
    ...{ locale, site, title },
    path: under ?? ownSharingPath(of.personId),
    breadcrumbs: [
      { label: words.crumbs, href: localPath(locale, '/mijn') },
      { label: words.file, href: localPath(locale, filePath(of.personId)) },
      ...itself,
    ],
  }
}

export const doneCallout = (done: string | null): Html | null =>
  done === null ? null : callout({ kind: 'ok', role: 'status', title: done })

/** The last word of who looks, on this question. */
export function ownWord(of: SharingOverview, consent: KnownConsent) {
  return consent.decisions.findLast(({ who }) => who === of.reader) ?? null
}

export function mayAnswer(of: SharingOverview, consent: KnownConsent): boolean {
  return (
    of.reader !== null &&
    of.may.write &&
    consent.state.kind !== 'ended' &&
    (of.sayers.includes(of.reader) || ownWord(of, consent)?.decision === 'yes')
  )
}

export function ownSharingPage(view: OwnView): Html {
  const { locale, of, done } = view
  const { mijn: words } = sharingMessages(locale)
  const live = of.consents.filter(({ state }) => state.kind !== 'ended')
  const waiting = live.filter((one) => mayAnswer(of, one) && ownWord(of, one) === null)
  const others = live.filter((one) => !waiting.includes(one))
  const now = of.shares.filter(({ standing }) => standing === 'open')
  const before = of.shares.filter(({ standing }) => standing === 'stopped' || standing === 'over' || standing === 'without-consent')
  return publicPage({
    ...ownFrame(view, words.title, null),
    main: html`${doneCallout(done)}${heading(1, words.title)}${lead(words.lead(of.name))} ${heading(2, words.waiting)}
    ${waiting.length === 0 ? paragraph(words.waitingNone) : list(waiting.map((one) => asked(view, one, words.look)))}
    ${heading(2, words.shares)}${now.length === 0 ? paragraph(words.sharesNone) : list(now.map((one) => shared(view, one)))}
    ${others.length === 0 ? null : html`${heading(2, words.gave)}${list(others.map((one) => asked(view, one, words.change)))}`}
    ${before.length === 0 ? null : html`${heading(2, words.before)}${list(before.map((one) => shared(view, one)))}`}
    ${paragraph(link(localPath(locale, filePath(of.personId)), words.toFile))}`,
    side: html`${houseOfData(view)}${callout({ kind: 'info', title: words.refuse, body: html`${paragraph(words.refuseText)}${paragraph(words.exceptionAlways)}` })}`,
  })
}

const list = (rows: readonly Html[]): Html =>
  html`<ul class="cjg-rows">
    ${rows}
  </ul>`

function asked({ locale, of }: OwnView, one: KnownConsent, verb: string): Html {
  const words = sharingMessages(locale)
  const since = words.mijn.asks(one.askedBy, formatDate(locale, localDate(one.askedAt)))
  return html`<li>
    <p class="cjg-rows__head"><strong dir="auto">${one.about}</strong> ${stateTag(locale, one.state)}</p>
    ${small(since)}${stateText(locale, of, one.state).map((line) => paragraph(line))}
    <p class="nl-paragraph">
      <a class="nl-link cjg-rows__link" href="${localPath(locale, ownConsentPath(of.personId, one.id))}"
        >${verb}<span class="cjg-hidden">: ${one.about}</span></a
      >
    </p>
  </li>`
}

function shared(view: OwnView, one: KnownShare): Html {
  const { locale, of } = view
  const words = sharingMessages(locale)
  return html`<li>
    <p class="cjg-rows__head">
      <strong><bdi>${words.mijn.sharedWith(sharedWith(view, one))}</bdi></strong>
    </p>
    ${paragraph(html`<span dir="auto">${one.sheet.items.map(({ title }) => title).join('; ')}</span>`)}
    ${small(`${words.purposes[one.purpose] ?? ''} · ${untilText(locale, one.until)} · ${words.standings[one.standing] ?? ''}`)}
    <p class="nl-paragraph">
      <a class="nl-link cjg-rows__link" href="${localPath(locale, ownSharePath(of.personId, one.id))}"
        >${words.mijn.lookAt}<span class="cjg-hidden">: ${one.sheet.to.name}</span></a
      >
    </p>
  </li>`
}

/** Which part of the file stands open for whom: all of it for who works with it, a part where something was shared. */
function houseOfData({ locale, of }: OwnView): Html {
  const { mijn: words } = sharingMessages(locale)
  const open = of.shares.filter(({ standing }) => standing === 'open')
  const rooms: readonly (readonly [room: string, who: readonly string[], sight: Sight])[] = [
    ...(['youthHealth', 'youthHelp', 'support', 'advice'] as const).map((purpose) => {
      const who = [...new Set(of.carers.filter((one) => one.purpose === purpose).map(({ name }) => name))]
      return [purpose, who, who.length === 0 ? 'nothing' : 'all'] as const
    }),
    ['shared', [...new Set(open.map(({ sheet }) => sheet.to.name))], open.length === 0 ? 'nothing' : 'part'],
  ]
  const sights: Readonly<Record<Sight, string>> = { all: words.all, part: words.part, nothing: words.nothing }
  return panel({
    id: 'house',
    title: words.houseTitle,
    body: html`${small(words.houseLead)}
      <ul class="cjg-house-of-data">
        ${rooms.map(
          ([room, who, sight]) =>
            html`<li>
              ${windowDrawing(sight)}
              <div>
                <p><strong>${words.windows[room] ?? room}</strong>: ${sights[sight]}</p>
                <p class="cjg-small"><bdi>${who.length === 0 ? words.nobody : who.join(', ')}</bdi></p>
              </div>
            </li>`,
        )}
      </ul>`,
  })
}

export function ownSharePage(view: OwnView & { readonly share: KnownShare }): Html {
  const { locale, of, share } = view
  const words = sharingMessages(locale)
  const title = words.mijn.sharedWith(share.sheet.to.name)
  const consent = of.consents.find(({ id }) => id === share.consentId)
  const handed =
    share.handed === null ? null : words.mijn.paper(words.sharePage.handedHow[share.handed.how] ?? '', formatDate(locale, share.handed.on))
  const given = share.givenAt === null ? null : words.since(formatDate(locale, localDate(share.givenAt)))
  return publicPage({
    ...ownFrame(view, title, ownSharePath(of.personId, share.id)),
    main: html`${heading(1, html`<bdi>${title}</bdi>`)}
    ${paragraph([words.standings[share.standing] ?? '', given].filter((part) => part !== null).join(', '))}
    ${paragraph(words.mijn.why(words.groundsTold[share.ground] ?? ''))} ${shareSheet(view, share.sheet)}
    ${handed === null ? null : html`${paragraph(handed)}${small(words.mijn.paperStop)}`}
    ${consent === undefined ? null : paragraph(link(localPath(locale, ownConsentPath(of.personId, consent.id)), words.mijn.change))}
    ${paragraph(link(localPath(locale, ownSharingPath(of.personId)), words.mijn.toList))}`,
  })
}
