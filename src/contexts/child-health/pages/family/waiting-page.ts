/** What waits for an answer, over all files that somebody sees: the page to which a mail leads. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, localPath } from '#platform/i18n.ts'
import { linkButton } from '#web/components/button.ts'
import { panel } from '#web/components/panel.ts'
import { tag } from '#web/components/tag.ts'
import { bulletList, heading, lead, paragraph, row } from '#web/components/text.ts'
import { framed, type Plain } from '../../../families/public-own-file.ts'
import { vaccineName } from '../../../vaccination/public.ts'
import type { OwnInvitations } from '../../use-cases/family/own-invitations.server.ts'
import { partPath } from './frame.ts'
import { familyMessages } from './messages.ts'
import { waitingPath } from './paths.ts'
import { invitationWhat, listed } from './words.ts'

export function waitingPage(view: Plain & { readonly files: readonly OwnInvitations[] }): Html {
  const { locale, files } = view
  const { waits: words } = familyMessages(locale)
  const shown = files.filter(({ sessions, open }) => sessions.length + open.length > 0)
  return framed(view, {
    title: words.title,
    path: waitingPath,
    main: html`${heading(1, words.title)}${lead(words.lead)}
    ${shown.length === 0 ? paragraph(words.none) : shown.map((one) => filePanel(view, one))}`,
  })
}

function filePanel({ locale }: Plain, one: OwnInvitations): Html {
  const { waits: words, invitations } = familyMessages(locale)
  const { child, sessions, open, waiting } = one
  const lines = [
    ...sessions.map(({ heldOn, vaccines }) => {
      const names = vaccines.map(({ vaccine }) => vaccineName(locale, vaccine))
      return `${invitations.sessionOn(formatDate(locale, heldOn))}: ${listed(locale, names)}`
    }),
    ...open.map(({ subject }) => invitationWhat(locale, one, subject)),
  ]
  return panel({
    id: `kind-${child.id}`,
    title: child.callName,
    body: html`${paragraph(waiting === 0 ? tag('ok', words.nothing, 'check') : html`<strong>${words.count(waiting)}</strong>`)}${bulletList(lines)}
    ${row(linkButton({ href: localPath(locale, partPath(child.id, 'invitations')), label: words.open, hiddenLabel: child.callName }))}`,
  })
}
