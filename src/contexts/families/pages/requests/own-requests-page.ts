/** What somebody asked, until when it is answered, and the answer. */
import { ageInYears } from '#platform/age.ts'
import { html, type Html } from '#platform/html.ts'
import { formatDate, localPath, type Locale } from '#platform/i18n.ts'
import type { PlainDate } from '#platform/time.ts'
import { button, linkButton } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { emptyState } from '#web/components/empty-state.ts'
import { panel } from '#web/components/panel.ts'
import { tag, type TagKind } from '#web/components/tag.ts'
import { bulletList, heading, lead, link, paragraph, row, small } from '#web/components/text.ts'
import type { Site } from '#web/site.ts'
import { isOpen, type OpenedRequest } from '../../../access/public-openness.ts'
import type { OurFile } from '../../use-cases/our-files.server.ts'
import { framed, type Plain } from '../openness/frame.ts'
import { exportPath, filePath, filesPath, limitedPath, logPath, ownRequestPath, requestPath, requestsPath } from '../openness/paths.ts'
import { letterMessages, waysOn, whatStays } from './letter.ts'
import { requestMessages } from './messages.ts'

export const stateKinds: Readonly<Record<OpenedRequest['state'], TagKind>> = {
  received: 'info',
  extended: 'warn',
  decided: 'now',
  delivered: 'ok',
  withdrawn: 'neutral',
}

export type OwnRequestsView = Plain & {
  readonly requests: readonly OpenedRequest[]
  /** Files about which something can be asked. */
  readonly files: readonly OurFile[]
  readonly today: PlainDate
  readonly done: string | null
}

export function ownRequestsPage(view: OwnRequestsView): Html {
  const { locale, requests, done } = view
  const words = requestMessages(locale)
  const toFiles = linkButton({ href: localPath(locale, filesPath), label: words.back, variant: 'secondary' })
  const none = emptyState({ title: words.mine.none, text: paragraph(words.mine.noneText), scene: null, actions: [toFiles] })
  const list = html`<ul class="cjg-ways-in">
    ${requests.map(
      (one) =>
        html`<li class="cjg-way-in">
          <p class="nl-paragraph">
            ${link(localPath(locale, ownRequestPath(one.id)), words.kinds[one.kind] ?? one.kind)} ${stateTag(locale, one)}
          </p>
          ${small(facts(locale, one))}
        </li>`,
    )}
  </ul>`
  return framed(view, {
    title: words.mine.title,
    path: requestsPath,
    main: html`${done === null ? null : callout({ kind: 'ok', role: 'status', title: done })}${heading(1, words.mine.title)}
    ${requests.length === 0 ? none : html`${lead(words.mine.lead)}${list}`} ${view.files.map((one) => askPanel(view, one))}
    ${panel({ id: 'beperkt', title: words.kinds['limited-information'] ?? '', body: html`${paragraph(words.mine.limitedText)}${paragraph(link(localPath(locale, limitedPath), words.mine.limited))}` })}`,
  })
}

/** Everything that can be asked about one file, in one place (PR-19); what is about one piece or line is asked there. */
function askPanel({ locale, today }: OwnRequestsView, { personId, name, why, birthDate }: OurFile): Html {
  const { mine } = requestMessages(locale)
  const ways = [
    [filePath(personId), mine.ways.see],
    [requestPath(personId, 'kopie'), mine.ways.copy],
    [requestPath(personId, 'verbetering'), mine.ways.correct],
    [filePath(personId), mine.ways.state],
    [logPath(personId), mine.ways.question],
    [requestPath(personId, 'bezwaar'), mine.ways.object],
  ] as const
  // From twelve on the young person alone asks for erasing (rules/privacy/destruction.ts in access).
  const isTheirs = why.kind === 'self' || ageInYears(birthDate, today) < 12
  const erase = isTheirs ? link(localPath(locale, requestPath(personId, 'wissen')), mine.ways.erase) : mine.ways.eraseSelf(name)
  return panel({
    id: `vraag-${personId}`,
    title: mine.ask(name),
    body: bulletList([...ways.map(([path, label]) => link(localPath(locale, path), label)), erase]),
  })
}

export function stateTag(locale: Locale, { state }: OpenedRequest): Html {
  return tag(stateKinds[state], requestMessages(locale).states[state] ?? state)
}

function facts(locale: Locale, one: OpenedRequest): string {
  const { mine } = requestMessages(locale)
  const due = isOpen(one) ? [mine.due(formatDate(locale, one.dueOn))] : []
  const about = one.about === '' ? [] : [mine.about(one.about)]
  return [...about, mine.received(formatDate(locale, one.receivedOn)), ...due].map((text) => `${text}.`).join(' ')
}

export function ownRequestPage(
  view: Plain & { readonly request: OpenedRequest; readonly done: string | null; readonly files: readonly ('pdf' | 'json')[] },
): Html {
  const { locale, request, done, files } = view
  const words = requestMessages(locale)
  const title = words.kinds[request.kind] ?? request.kind
  const deed = (path: string, label: string, variant: 'primary' | 'danger'): Html =>
    html`<form method="post" action="${localPath(locale, `${ownRequestPath(request.id)}/${path}`)}">${button({ label, variant })}</form>`
  return framed(view, {
    title,
    path: ownRequestPath(request.id),
    under: [{ label: words.mine.title, href: localPath(locale, requestsPath) }],
    main: html`${done === null ? null : callout({ kind: 'ok', role: 'status', title: done })}${heading(1, title)}
      <p class="nl-paragraph">${stateTag(locale, request)}</p>
      ${small(facts(locale, request))}${answer(locale, view.site, request)}
      ${request.text === '' ? null : panel({ id: 'tekst', title: words.mine.yours, body: html`<p class="nl-paragraph cjg-piece__body" dir="auto">${request.text}</p>` })}
      ${isOpen(request) ? deed('intrekken', words.mine.withdraw, 'danger') : null}
      ${request.state === 'decided' ? deed('gelezen', words.mine.confirm, 'primary') : null}
      ${letters(locale, `${ownRequestPath(request.id)}/brief`, files)}${toWholeFile(locale, request)}
      ${row(linkButton({ href: localPath(locale, requestsPath), label: words.back, variant: 'quiet' }))}`,
  })
}

/** The letter, to keep. */
export function letters(locale: Locale, path: string, files: readonly ('pdf' | 'json')[]): Html {
  const { letter } = requestMessages(locale)
  return row(
    ...files.map((kind) =>
      linkButton({
        href: `${localPath(locale, path)}?soort=${kind}`,
        label: letter[kind],
        icon: 'download',
        variant: 'secondary',
        download: '',
      }),
    ),
  )
}

/** A copy or an inspection that was granted stands in Mijn CJG already. */
function toWholeFile(locale: Locale, request: OpenedRequest): Html | null {
  const isGranted =
    (request.state === 'decided' || request.state === 'delivered') && (request.decision === 'granted' || request.decision === 'partly')
  if (!isGranted || request.personId === null || (request.kind !== 'copy' && request.kind !== 'inspection')) return null
  return row(
    linkButton({
      href: localPath(locale, exportPath(request.personId)),
      label: requestMessages(locale).mine.wholeFile,
      variant: 'secondary',
    }),
  )
}

function answer(locale: Locale, site: Site, request: OpenedRequest): Html | null {
  const words = requestMessages(locale)
  if (request.state === 'received') return paragraph(words.mine.waiting)
  if (request.state === 'extended') {
    const body = html`<p class="cjg-piece__body" dir="auto">${request.extensionReason}</p>`
    return callout({ kind: 'info', title: words.mine.extended(formatDate(locale, request.dueOn)), body })
  }
  if (request.state === 'withdrawn' || request.kind === 'statement') return null
  const ground = request.ground === null ? null : paragraph(words.grounds[request.ground] ?? request.ground)
  const stays = whatStays(locale, request)
  const letter = letterMessages(locale)
  const kept = stays.length === 0 ? null : html`${heading(3, letter.staysTitle)}${bulletList(stays)}`
  const disagree =
    request.decision === 'granted'
      ? null
      : html`${heading(3, letter.disagree)}${bulletList(waysOn(locale, site, request))}${paragraph(link(localPath(locale, '/klachten'), words.mine.complaint))}`
  return panel({
    id: 'antwoord',
    title: words.mine.answer,
    tone: 'green',
    body: html`<p class="nl-paragraph"><strong>${words.decisions[request.decision] ?? request.decision}</strong></p>
      ${ground}
      <p class="nl-paragraph cjg-piece__body" dir="auto">${request.reasons}</p>
      ${kept}${disagree}`,
  })
}
