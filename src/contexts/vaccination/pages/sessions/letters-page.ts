/** Letters to who was asked by letter in a round; one for each person and child. Printed, and addressed by hand from the file. */
import { html, type Html } from '#platform/html.ts'
import { formatDate } from '#platform/i18n.ts'
import { heading, paragraph, small } from '#web/components/text.ts'
import { fullName, type Child } from '../../../families/public-child.ts'
import type { KeptSession } from '../../rules/sessions/session.ts'
import { sessionPath } from '../paths.ts'
import { listText, sayerName, vaccineName } from '../words.ts'
import { sessionFrame, type SessionView } from './frame.ts'
import { sessionMessages } from './messages.ts'

export type LettersView = SessionView & {
  readonly session: KeptSession
  readonly round: number
  readonly letters: readonly { readonly child: Child; readonly askedOf: string }[]
  readonly names: ReadonlyMap<string, Child>
}

export function lettersPage(view: LettersView): Html {
  const { locale, site, session, round } = view
  const { letters: words } = sessionMessages(locale)
  const vaccines = listText(
    locale,
    session.vaccines.map((vaccine) => vaccineName(locale, vaccine)),
  )
  return sessionFrame(view, {
    ...{
      title: words.title,
      path: `${sessionPath(session.id)}/brieven/${round}`,
      up: { href: sessionPath(session.id), label: session.name },
    },
    head: html`<div class="cjg-no-print">${small(words.print)}</div>`,
    body: html`${view.letters.map(
      ({ child, askedOf }) =>
        html`<article class="cjg-sheet cjg-breach-letter cjg-prose">
          ${paragraph(html`<span dir="auto">${words.to(sayerName(locale, { child, names: view.names }, askedOf))}</span>`)}
          ${heading(2, words.subject(vaccines))} ${paragraph(words.greeting)}
          ${paragraph(words.text(fullName(child), formatDate(locale, session.heldOn), session.place))} ${paragraph(words.what)}
          ${paragraph(words.reach(site.phone.shown))} ${paragraph(html`${words.closing}<br />${site.name}`)}
        </article>`,
    )}`,
  })
}
