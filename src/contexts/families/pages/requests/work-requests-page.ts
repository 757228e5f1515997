/** Requests in the workplace: the list with terms, and one with what there is to decide. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, localPath, plural } from '#platform/i18n.ts'
import { formatNumber } from '#platform/locale.ts'
import { localDate, type PlainDate } from '#platform/time.ts'
import { button, linkButton } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { checkCards, radioCards } from '#web/components/choice.ts'
import { dateFields, type DatePart } from '#web/components/date-fields.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { selectField, textArea } from '#web/components/field.ts'
import { definitionRows, panel } from '#web/components/panel.ts'
import { tag } from '#web/components/tag.ts'
import { bulletList, foldOut, heading, link, paragraph, row } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import {
  decisions,
  deliveryWays,
  identityChecks,
  extendedDueOn,
  holdGrounds,
  isOpen,
  isOverdue,
  longestText,
  groundsOf,
  type OpenedRequest,
} from '../../../access/public-openness.ts'
import { provePath } from '../../../access/public.ts'
import type { RequestToHandle } from '../../use-cases/handle-requests.server.ts'
import { namedErrors } from '../named-errors.ts'
import { lineWords } from '../openness/log-words.ts'
import { workRequestPath, workRequestsPath } from '../openness/paths.ts'
import { requestMessages } from './messages.ts'
import { letters, stateTag } from './own-requests-page.ts'

export type WorkRequestsView = WorkplaceFrame & {
  readonly requests: readonly OpenedRequest[]
  readonly today: PlainDate
  readonly done: string | null
}

export function workRequestsPage(view: WorkRequestsView): Html {
  const { locale, requests, done: notice } = view
  const { work: words } = requestMessages(locale)
  const late = requests.filter((one) => isOverdue(one, view.today)).length
  const [open, done] = [requests.filter(isOpen), requests.filter((one) => !isOpen(one))]
  return workplacePage({
    ...view,
    title: words.title,
    path: workRequestsPath,
    current: 'requests',
    notice: notice === null ? null : callout({ kind: 'ok', role: 'status', title: notice }),
    main: html`<div class="cjg-work-head">${heading(1, words.title)}</div>
      <p class="cjg-work-lead">${words.lead}</p>
      ${late === 0 ? null : callout({ kind: 'warn', title: plural(locale, late, words.late) })}
      ${panel({ id: 'open', title: words.open, body: open.length === 0 ? paragraph(words.none) : table(view, open, 'open') })}
      ${done.length === 0 ? null : panel({ id: 'klaar', title: words.done, body: table(view, done, 'done') })}`,
  })
}

function table({ locale, today }: WorkRequestsView, requests: readonly OpenedRequest[], which: 'open' | 'done'): Html {
  const { kinds, work: words, enter } = requestMessages(locale)
  const { what, from, about, due } = words.columns
  return html`<table class="cjg-table" aria-labelledby="${which === 'open' ? 'open' : 'klaar'}-title">
    <thead>
      <tr>
        <th scope="col">${what}</th>
        <th scope="col">${from}</th>
        <th scope="col">${about}</th>
        <th scope="col">${due}</th>
      </tr>
    </thead>
    <tbody>
      ${requests.map(
        (one) =>
          html`<tr>
            <th scope="row">${link(localPath(locale, workRequestPath(one.id)), kinds[one.kind] ?? one.kind)}</th>
            <td data-label="${from}" dir="auto">${one.requester}</td>
            <td data-label="${about}" dir="auto">${one.about}</td>
            <td data-label="${due}">
              ${formatDate(locale, one.dueOn)} ${isOverdue(one, today) ? tag('danger', words.overdue, 'clock') : stateTag(locale, one)}
              ${one.channel === 'mijn' ? null : tag('neutral', enter.channels[one.channel] ?? '')}
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`
}

export type WorkRequestView = WorkplaceFrame &
  RequestToHandle & {
    readonly today: PlainDate
    readonly done: string | null
    readonly errors: Readonly<Record<string, string>>
    readonly typed: {
      readonly decision?: string
      readonly ground?: string
      readonly reasons?: string
      readonly keep?: readonly string[]
      readonly go?: readonly string[]
      readonly amount?: string
      readonly extension?: string
      readonly holdGround?: string
      readonly holdUntil?: Partial<Readonly<Record<DatePart, string>>>
      readonly handed?: { readonly way: string; readonly identity: string }
    }
    readonly files: readonly ('pdf' | 'json')[]
    readonly isAnswerToPost: boolean
    /** Erasing everything asks to prove anew who is there: before the form is filled in. */
    readonly provesFirst: boolean
    /** The file itself is for who works with the person. */
    readonly opensFile: boolean
  }

export function workRequestPage(view: WorkRequestView): Html {
  const { locale, request, errors, done } = view
  const { kinds, work: words } = requestMessages(locale)
  const title = words.one(kinds[request.kind] ?? request.kind)
  const labels: Readonly<Record<string, string>> = {
    ...{ besluit: words.decision, grond: words.ground, blijft: words.keep, weg: words.go, antwoord: words.reasons },
    ...{ reden: words.extendReason, tot: words.holdUntil, wat: words.howMuch },
  }
  const wrong = namedErrors(errors, (id) => labels[id])
  return workplacePage({
    ...view,
    title,
    path: view.isAnswerToPost ? null : workRequestPath(request.id),
    current: 'requests',
    errorTitle: wrong.length > 0,
    notice: done === null ? null : callout({ kind: 'ok', role: 'status', title: done }),
    main: html`${errorSummary(locale, wrong)}
      <p class="cjg-work-back">${link(localPath(locale, workRequestsPath), words.back)}</p>
      <div class="cjg-work-head">${heading(1, title)}</div>
      ${panel({ id: 'feiten', body: facts(view) })}
      ${request.text === '' ? null : panel({ id: 'tekst', title: words.text, body: html`<p class="nl-paragraph cjg-preserved" dir="auto">${request.text}</p>` })}
      ${isOpen(request) ? html`${request.kind === 'erasure' ? html`${holdPanel(view)}${wholePanel(view)}` : null}${decidePanel(view)}${extendPanel(view)}` : html`${answered(view)}${handOverPanel(view)}`}${panel({ id: 'brief', title: words.letterTitle, body: html`${paragraph(words.letterText)}${letters(locale, `${workRequestPath(request.id)}/brief`, view.files)}` })}`,
  })
}

function facts({ locale, site, request, line, today, opensFile }: WorkRequestView): Html {
  const { work: words, identities, enter } = requestMessages(locale)
  const { channels } = enter
  const said = line === null ? null : lineWords(locale, site, line)
  const toFamily =
    request.personId === null
      ? request.answerUntil === null
        ? words.unknownFile
        : words.erasedFile
      : opensFile
        ? link(localPath(locale, `/werkplek/gezinnen/${request.personId}`), words.toFamily)
        : null
  return definitionRows([
    { term: words.facts.from, detail: html`<span dir="auto">${request.requester}</span>` },
    { term: words.facts.capacity, detail: words.capacities[request.capacity] ?? request.capacity },
    { term: words.facts.about, detail: html`<span dir="auto">${request.about}</span>`, change: toFamily },
    { term: words.facts.received, detail: formatDate(locale, request.receivedOn) },
    {
      term: words.facts.due,
      detail: html`${formatDate(locale, request.dueOn)} ${isOverdue(request, today) ? tag('danger', words.overdue, 'clock') : null}`,
    },
    { term: words.facts.state, detail: stateTag(locale, request) },
    ...(request.channel === 'mijn'
      ? []
      : [{ term: words.facts.channel, detail: `${channels[request.channel] ?? ''}, ${identities[request.identityCheck ?? ''] ?? ''}` }]),
    ...(said === null || line === null
      ? []
      : [{ term: words.facts.line, detail: `${formatDate(locale, localDate(line.at))}, ${said.who}: ${said.deed}. ${said.why}` }]),
  ])
}

function decidePanel(view: WorkRequestView): Html {
  const { locale, request, errors, typed, pieces, whole } = view
  const words = requestMessages(locale)
  const choices = decisions.filter((one) => (request.kind === 'question') === (one === 'answered'))
  const grounds = groundsOf[request.kind]
    .filter((value) => value !== 'good-care' || request.capacity !== 'self')
    .map((value) => ({ value, label: words.grounds[value] ?? value }))
  const keep =
    request.kind !== 'erasure' || pieces.length < 2
      ? null
      : checkCards({
          ...{ locale, name: 'blijft', label: words.work.keep, hint: words.work.keepHint, values: typed.keep, error: errors['blijft'] },
          choices: pieces.map(({ id, title, at }) => ({ value: id, label: words.work.piece(title, formatDate(locale, localDate(at))) })),
        })
  return panel({
    id: 'beslis',
    title: words.work.decide,
    body: html`<form method="post" action="${localPath(locale, `${workRequestPath(request.id)}/beslis`)}" novalidate>
      ${whole === null ? null : howMuch(view)}
      ${
        request.kind === 'question'
          ? html`<input type="hidden" name="besluit" value="answered" />`
          : html`${radioCards({ locale, name: 'besluit', label: words.work.decision, value: typed.decision, error: errors['besluit'], choices: choices.map((value) => ({ value, label: words.decisions[value] ?? value })) })}
            ${selectField({ locale, name: 'grond', label: words.work.ground, value: typed.ground, error: errors['grond'], empty: words.work.noGround, options: grounds, optional: true })}`
      }
      ${keep} ${offeredPieces(view)}
      ${textArea({ locale, name: 'antwoord', label: words.work.reasons, hint: words.work.reasonsHint, value: typed.reasons, error: errors['antwoord'], max: longestText })}
      ${row(button({ label: words.work.send }))}
    </form>`,
  })
}

/** Pieces of other contexts, by kind, with what the law says of each: none goes without being chosen. */
function offeredPieces({ locale, offered, errors, typed }: WorkRequestView): Html | null {
  if (offered.length === 0) return null
  const { work: words } = requestMessages(locale)
  const kinds = [...Map.groupBy(offered, ({ kind }) => kind).values()]
  return html`<div class="cjg-offered">
    <h3 class="nl-heading nl-heading--level-3">${words.go}</h3>
    ${paragraph(words.goHint)}
    ${kinds.map((all, i) => {
      const [first] = all
      if (first === undefined) return null
      const choices = all.map(({ id, whatIn }) => ({ value: id, label: whatIn(locale) }))
      const isOpen = errors['weg'] !== undefined || choices.some(({ value }) => typed.go?.includes(value))
      const cards = checkCards({
        ...{
          locale,
          name: 'weg',
          id: i === 0 ? 'weg' : `weg-${first.kind}`,
          label: words.goOf,
          hint: first.lawIn(locale),
          values: typed.go,
        },
        ...{ choices, error: i === 0 ? errors['weg'] : undefined },
      })
      return foldOut(`${first.kindIn(locale)} (${formatNumber(locale, all.length)})`, cards, { open: isOpen })
    })}
  </div>`
}

function howMuch({ locale, errors, typed }: WorkRequestView): Html {
  const { work: words } = requestMessages(locale)
  const choices = ['pieces', 'whole'].map((value) => ({ value, label: words.amounts[value] ?? '', hint: words.amountHints[value] ?? '' }))
  return radioCards({
    ...{
      locale,
      name: 'wat',
      label: words.howMuch,
      hint: words.howMuchHint,
      value: typed.amount ?? 'pieces',
      error: errors['wat'],
      choices,
    },
  })
}

/** Before anybody decides that everything goes: what would stay, and what is settled first. */
function wholePanel({ locale, whole, provesFirst, request }: WorkRequestView): Html | null {
  const { work: words } = requestMessages(locale)
  if (whole === null) return null
  const { stays, first } = whole
  const back = new URLSearchParams({ naar: localPath(locale, workRequestPath(request.id)) })
  const prove = linkButton({ href: `${localPath(locale, provePath)}?${back.toString()}`, label: words.proveFirst, variant: 'secondary' })
  const isFree = stays.length === 0 && first.length === 0
  return panel({
    id: 'alles',
    title: words.wholeTitle,
    body: html`${isFree ? paragraph(words.wholeFree) : null}
    ${stays.length === 0 ? null : html`${paragraph(words.wholeStays)}${bulletList(stays.map((why) => words.stays[why] ?? why))}`}
    ${first.length === 0 ? null : html`${paragraph(words.wholeFirst)}${bulletList(first.map((what) => words.first[what] ?? what))}`}
    ${provesFirst ? html`${paragraph(words.proveText)}${row(prove)}` : null}`,
  })
}

function extendPanel({ locale, request, errors, typed }: WorkRequestView): Html | null {
  if (request.state !== 'received') return null
  const { work: words } = requestMessages(locale)
  const form = html`${paragraph(words.extendText(formatDate(locale, extendedDueOn(request.receivedOn))))}
    <form method="post" action="${localPath(locale, `${workRequestPath(request.id)}/verleng`)}" novalidate>
      ${textArea({ locale, name: 'reden', label: words.extendReason, value: typed.extension, error: errors['reden'], rows: 4 })}
      ${row(button({ label: words.extendButton, variant: 'secondary' }))}
    </form>`
  return foldOut(words.extend, form, { open: errors['reden'] !== undefined })
}

function holdPanel({ locale, request, holds, errors, typed, today }: WorkRequestView): Html {
  const { holds: names, work: words } = requestMessages(locale)
  const running = holds.filter(({ until }) => until === null || until.since(today).sign > 0)
  const action = (deed: string): string => localPath(locale, `${workRequestPath(request.id)}/${deed}`)
  if (running.length > 0)
    return panel({
      id: 'bewaarplicht',
      title: words.hold,
      body: html`${running.map(({ ground, from }) => callout({ kind: 'warn', title: words.holdRuns(names[ground] ?? ground, formatDate(locale, from)) }))}
        <form method="post" action="${action('bewaarplicht/einde')}">${row(button({ label: words.lift, variant: 'secondary' }))}</form>`,
    })
  const form = html`${paragraph(words.holdText)}
    <form method="post" action="${action('bewaarplicht')}" novalidate>
      ${selectField({ locale, name: 'wat', label: words.holdGround, value: typed.holdGround, options: holdGrounds.map((value) => ({ value, label: names[value] ?? value })) })}
      ${dateFields({ locale, name: 'tot', label: words.holdUntil, hint: words.holdUntilHint, value: typed.holdUntil ?? {}, error: errors['tot'], optional: true })}
      ${row(button({ label: words.holdButton, variant: 'secondary' }))}
    </form>`
  return foldOut(words.hold, form, { open: errors['tot'] !== undefined })
}

/** For who has no account: the letter, the copy that was granted, and who saw to whom it went. */
function handOverPanel({ locale, request, errors, typed, files }: WorkRequestView): Html | null {
  const { work: words, ways, identities, copy, enter } = requestMessages(locale)
  if (request.channel === 'mijn') return null
  if (request.state === 'delivered')
    return request.delivery === null
      ? null
      : panel({ id: 'overhandigd', title: words.handOver, body: paragraph(ways[request.delivery ?? ''] ?? '') })
  if (request.state !== 'decided') return null
  const isCopy = (request.kind === 'copy' || request.kind === 'inspection') && request.decision !== 'refused'
  const copies = files.map((kind) =>
    linkButton({
      href: `${localPath(locale, `${workRequestPath(request.id)}/kopie`)}?soort=${kind}`,
      label: copy[kind],
      icon: 'download',
      variant: 'secondary',
      download: '',
    }),
  )
  return panel({
    id: 'overhandigen',
    title: words.handOver,
    body: html`${isCopy ? html`${paragraph(words.copyText)}${row(...copies)}` : null}
      <form method="post" action="${localPath(locale, `${workRequestPath(request.id)}/overhandigd`)}" novalidate>
        ${radioCards({ locale, name: 'hoe', label: words.way, value: typed.handed?.way, error: errors['hoe'], inline: true, choices: deliveryWays.map((value) => ({ value, label: ways[value] ?? value })) })}
        ${selectField({ locale, name: 'bewijs', label: words.identity, value: typed.handed?.identity, error: errors['bewijs'], empty: enter.choose, options: identityChecks.map((value) => ({ value, label: identities[value] ?? value })) })}
        ${row(button({ label: words.handOverButton }))}
      </form>`,
  })
}

function answered({ locale, request }: WorkRequestView): Html | null {
  const words = requestMessages(locale)
  // An own statement stands with the piece at once: nothing was decided about it.
  if ((request.state !== 'decided' && request.state !== 'delivered') || request.kind === 'statement') return null
  const ground = request.ground === null ? [] : [{ term: words.work.facts.ground, detail: words.grounds[request.ground] ?? request.ground }]
  return panel({
    id: 'antwoord',
    title: words.mine.answer,
    body: html`${definitionRows([{ term: words.work.decision, detail: words.decisions[request.decision] ?? request.decision }, ...ground])}
      <p class="nl-paragraph cjg-preserved" dir="auto">${request.reasons}</p>`,
  })
}
