/** The letter about a request, per kind and outcome: received, longer, answered, withdrawn. For Mijn CJG, and on paper for who has no account. */
import { catalogue, formatDate, type Locale, type MessagesLike } from '#platform/i18n.ts'
import type { PdfBlock, PdfDocument } from '#platform/pdf.server.ts'
import { localDate, type Instant } from '#platform/time.ts'
import type { Site } from '#web/site.ts'
import type { OpenedRequest } from '../../../access/public-openness.ts'
import { en } from './letter-messages.en.ts'
import { nl } from './letter-messages.nl.ts'
import { requestMessages } from './messages.ts'

export const letterMessages = catalogue<MessagesLike<typeof nl>>({ nl, en })

type Section = PdfDocument['sections'][number]
const paragraph = (text: string): PdfBlock => ({ kind: 'paragraph', text })
const list = (items: readonly string[]): PdfBlock => ({ kind: 'list', items })

export function requestLetter(locale: Locale, site: Site, request: OpenedRequest, now: Instant): PdfDocument {
  const words = letterMessages(locale)
  const kind = requestMessages(locale).kinds[request.kind] ?? request.kind
  const day = formatDate(locale, localDate(now))
  return {
    title: words.title(kind),
    language: locale.tag,
    lead: `${words.from(site.name, site.address, day)}\n\n${words.hello(request.requester)}`,
    sections: [asked(locale, request, kind), ...stands(locale, request), ...delivery(locale, request), ...disagree(locale, site, request)],
  }
}

function asked(locale: Locale, request: OpenedRequest, kind: string): Section {
  const words = letterMessages(locale)
  const said: PdfBlock[] = request.text === '' ? [] : [paragraph(words.yourWords), { kind: 'quote', text: request.text }]
  return {
    title: words.asked,
    blocks: [paragraph(words.askedOn(kind, request.about, formatDate(locale, request.receivedOn))), ...said, paragraph(words.free)],
  }
}

function stands(locale: Locale, request: OpenedRequest): Section[] {
  const words = letterMessages(locale)
  const due = formatDate(locale, request.dueOn)
  const quote = (text: string | null): PdfBlock[] => (text === null || text === '' ? [] : [{ kind: 'quote', text }])
  switch (request.state) {
    case 'received':
      return [{ title: words.received, blocks: [paragraph(words.receivedText(due))] }]
    case 'extended':
      return [
        {
          title: words.extended,
          blocks: [paragraph(words.extendedText(due)), paragraph(words.because), ...quote(request.extensionReason)],
        },
      ]
    case 'withdrawn':
      return [{ title: words.withdrawn, blocks: [paragraph(words.withdrawnText)] }]
    case 'decided':
    case 'delivered': {
      const decision = words.decisions[request.kind]?.[request.decision] ?? ''
      const ground = request.ground === null ? null : requestMessages(locale).grounds[request.ground]
      const why = ground === undefined || ground === null ? [] : [paragraph(words.ground(ground.replace(/\.$/, '')))]
      return [{ title: words.answer, blocks: [paragraph(decision), ...why, ...quote(request.reasons)] }]
    }
  }
}

/** How it is handed over, and that something is left out: said to everybody alike, whether there is something or not. */
function delivery(locale: Locale, request: OpenedRequest): Section[] {
  const words = letterMessages(locale)
  const isGiven =
    (request.state === 'decided' || request.state === 'delivered') && (request.decision === 'granted' || request.decision === 'partly')
  if (!isGiven || (request.kind !== 'copy' && request.kind !== 'inspection')) return []
  return [
    { title: words.how, blocks: [paragraph(request.channel === 'mijn' ? words.howMijn : words.howHand)] },
    { title: words.leftOut, blocks: [list(words.leftOutText)] },
  ]
}

function disagree(locale: Locale, site: Site, request: OpenedRequest): Section[] {
  const words = letterMessages(locale)
  const end = paragraph(words.end(site.name))
  // Nothing to disagree with: all that was asked was done.
  const isPleased =
    request.state === 'withdrawn' || ((request.state === 'decided' || request.state === 'delivered') && request.decision === 'granted')
  return [
    {
      title: words.disagree,
      blocks: isPleased
        ? [paragraph(words.disagreeText(site.phone.shown)[0] ?? ''), end]
        : [list(words.disagreeText(site.phone.shown)), end],
    },
  ]
}

/** The same as data, for who keeps it on a computer. */
export function requestLetterJson(locale: Locale, site: Site, request: OpenedRequest, now: Instant): string {
  const { title, language, sections } = requestLetter(locale, site, request, now)
  const facts = {
    ...{ kind: request.kind, state: request.state, received: request.receivedOn.toString(), due: request.dueOn.toString() },
    ...{ decision: 'decision' in request ? request.decision : null, ground: 'ground' in request ? request.ground : null },
  }
  return `${JSON.stringify({ format: 'opencjg-letter/1', made: now.toString(), centre: site.name, language, title, ...facts, sections }, null, 2)}\n`
}
