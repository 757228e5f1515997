/** The letter about a request, per kind and outcome: received, longer, answered, withdrawn. For Mijn CJG, and on paper for who has no account. */
import { catalogue, formatDate, type Locale, type MessagesLike } from '#platform/i18n.ts'
import type { PdfBlock, PdfDocument } from '#platform/pdf.server.ts'
import { localDate, type Instant, type PlainDate } from '#platform/time.ts'
import type { Site } from '#web/site.ts'
import { isOpen, lawsOf, lawsOfGround, remediesOf, type OpenedRequest } from '../../../access/public-openness.ts'
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
    sections: [
      asked(locale, request, kind),
      ...stands(locale, request),
      ...kept(locale, request),
      ...delivery(locale, request),
      ...disagree(locale, site, request),
    ],
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
      const decision = request.answerUntil === null ? (words.decisions[request.kind]?.[request.decision] ?? '') : words.wholeGone
      const ground = request.ground === null ? null : requestMessages(locale).grounds[request.ground]
      const why = ground === undefined || ground === null ? [] : [paragraph(words.ground(ground.replace(/\.$/, '')))]
      const again = request.ground === 'statutory-hold' ? [paragraph(words.askAgain)] : []
      return [{ title: words.answer, blocks: [paragraph(decision), ...why, ...laws(locale, request), ...again, ...quote(request.reasons)] }]
    }
  }
}

/** A refusal, also of a part, names the law on which it stands. */
function laws(locale: Locale, request: OpenedRequest): PdfBlock[] {
  const ground = 'ground' in request ? request.ground : null
  const found = ground === null ? [] : [...lawsOf[request.kind], ...(lawsOfGround[ground] ?? [])]
  return found.length === 0 ? [] : [paragraph(letterMessages(locale).laws(found.join(', ')))]
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

/** The day on which the answer came to who asked: in Mijn CJG when it was decided, on paper when it was handed over. */
function knownOn(request: OpenedRequest): PlainDate | null {
  if (request.state === 'delivered' && request.channel !== 'mijn') return request.deliveredOn
  const isDecided = request.state === 'decided' || request.state === 'delivered'
  return isDecided && request.channel === 'mijn' ? localDate(request.decidedAt) : null
}

/** To whom somebody objects, in words; empty when no public body is responsible. */
export function objectionBody(locale: Locale, { objectionBody: named, shortName }: Site): string {
  return named ?? letterMessages(locale).college(shortName)
}

/** The ways that are open to who does not agree, in sentences: for the letter and for the page. */
export function waysOn(locale: Locale, site: Site, request: OpenedRequest): readonly string[] {
  const { ways } = letterMessages(locale)
  const body = objectionBody(locale, site)
  const when = (until: PlainDate | null): string => (until === null ? ways.sixWeeks : ways.until(formatDate(locale, until)))
  return remediesOf(request, body === '' ? 'other' : 'public-body', knownOn(request)).map((one): string => {
    switch (one.kind) {
      case 'talk':
        return ways.talk(site.phone.shown)
      case 'complaint':
        return ways.complaint
      case 'authority':
        return ways.authority
      case 'objection':
        return ways.objection(body, when(one.until))
      case 'court':
        return ways.court(when(one.until))
      case 'family-court':
        return ways.familyCourt
    }
  })
}

function disagree(locale: Locale, site: Site, request: OpenedRequest): Section[] {
  const words = letterMessages(locale)
  const end = paragraph(words.end(site.name, isOpen(request) ? '' : objectionBody(locale, site)))
  const late = isOpen(request) ? [paragraph(words.late)] : []
  const ways = waysOn(locale, site, request)
  return [{ title: words.disagree, blocks: [ways.length === 1 ? paragraph(ways[0] ?? '') : list(ways), ...late, end] }]
}

/** What of a person had to stay, why and how long; and what stays of everybody (PR-21, PR-28). */
export function whatStays(locale: Locale, request: OpenedRequest): readonly string[] {
  const words = letterMessages(locale)
  const { answerUntil, stays } = request
  if (answerUntil === null) return stays.map((why) => words.stays[why] ?? '')
  return [...words.whatAlwaysStays, words.answerStays(formatDate(locale, answerUntil.subtract({ days: 1 })))]
}

function kept(locale: Locale, request: OpenedRequest): Section[] {
  const words = letterMessages(locale)
  const items = whatStays(locale, request)
  if (items.length === 0) return []
  const account = request.answerUntil !== null && request.channel === 'mijn' ? [paragraph(words.accountStays)] : []
  return [{ title: words.staysTitle, blocks: [list(items), ...account] }]
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
