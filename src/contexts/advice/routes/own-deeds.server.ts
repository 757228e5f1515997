/** What an asker does with the own conversation, the same wherever it is open: by its key, or in an account. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { mayFreely } from '#contexts/access/public.ts'
import { html, type Html } from '#platform/html.ts'
import { page, readForm, seeOther } from '#web/http/answer.server.ts'
import type { PageContext } from '#web/http/page-env.ts'
import { askMessages } from '../pages/ask-messages.ts'
import { acuteBox, tooLongText } from '../pages/ask.ts'
import { appointmentPage, conversationPage, copyText, erasePage, type ConversationView } from '../pages/conversation.ts'
import type { Place } from '../pages/place.ts'
import { readDanger } from '../rules/acute-danger.ts'
import { findArticle } from '../rules/library.ts'
import { readMessage } from '../rules/message-text.ts'
import { findPersonalData, mask } from '../rules/personal-data.ts'
import {
  endOwnConversation,
  eraseOwnConversation,
  rateAnswer,
  readOwnConversation,
  setNotice,
  writeAsAsker,
  type OwnVisit,
} from '../use-cases/own-conversation.server.ts'
import { acuteWarning } from './ask.server.ts'
import { libraryFor, type AdviceParts } from './parts.ts'

/** A conversation that is open, with where it stands and what is said when it turns out to be gone. */
export type Own = {
  readonly visit: OwnVisit
  readonly at: Place
  readonly gone: (c: PageContext) => Response
  readonly erased: (c: PageContext) => Response
}

type Handler = (c: PageContext, own: Own) => Promise<Response>
/** Tells each deed of its address under the conversation; '' is the conversation itself. */
export type Mount = (method: 'get' | 'post', deed: string, handler: Handler) => void

export function ownDeeds(mount: Mount, parts: AdviceParts): void {
  mount('get', '', (c, own) => show(c, parts, own, doneOf(c)))
  mount('post', '', (c, own) => write(c, parts, own, 'reply'))
  mount('get', '/afspraak', async (c, { at }) => free(c, appointmentPage({ ...base(c), at, key: randomUUID() })))
  mount('post', '/afspraak', (c, own) => write(c, parts, own, 'appointment-wish'))
  mount('post', '/waardering', (c, own) => rate(c, parts, own))
  mount('post', '/einde', async (c, own) => after(c, own, await endOwnConversation(own.visit), '?gedaan=einde'))
  mount('post', '/seintje', (c, own) => notice(c, parts, own))
  mount('post', '/kopie', (c, own) => copy(c, own))
  mount('get', '/wissen', async (c, { at }) => free(c, erasePage({ ...base(c), at })))
  mount('post', '/wissen', (c, own) => erase(c, own))
}

const base = (c: PageContext) => ({ locale: c.get('locale'), site: c.get('site') })

function free(c: PageContext, body: Html): Response {
  mayFreely(c.get('ctx'), 'library.read')
  return page(c, body)
}

type Done = NonNullable<ConversationView['done']>
const doneWords: Readonly<Record<string, Done>> = {
  bericht: 'sent',
  waardering: 'rated',
  einde: 'ended',
  afspraak: 'appointment',
  seintje: 'notice',
  mee: 'claimed',
  deel: 'part-claimed',
  verbeterd: 'corrected',
}
const doneOf = (c: PageContext): Partial<ConversationView> => ({ done: doneWords[c.req.query('gedaan') ?? ''] ?? null })

export async function show(
  c: PageContext,
  parts: AdviceParts,
  own: Own,
  more: Partial<ConversationView>,
  status: 200 | 422 = 200,
): Promise<Response> {
  const read = await readOwnConversation(own.visit)
  if (!read.ok) return own.gone(c)
  const centre = await parts.desk.centre(c.get('ctx').centreId)
  const library = libraryFor(c, parts)
  const titles = (slug: string): string | null => findArticle(library, c.get('locale'), slug)?.article.title ?? null
  const view = {
    ...base(c),
    at: own.at,
    conversation: read.value,
    now: c.get('ctx').now,
    workingDays: centre.answerTermWorkingDays,
    key: randomUUID(),
    titles,
    ...more,
  }
  return page(c, conversationPage(view), status)
}

const WriteForm = z.strictObject({ key: z.uuid(), text: z.string().default(''), go: z.enum(['reply', 'remove', 'keep']).default('reply') })

async function write(c: PageContext, parts: AdviceParts, own: Own, kind: 'reply' | 'appointment-wish'): Promise<Response> {
  const locale = c.get('locale')
  const words = askMessages(locale)
  const form = await readForm(c, WriteForm)
  const typed = form.ok ? form.value.text : String(form.error.typed['text'] ?? '')
  const text = readMessage(typed)
  if (!form.ok || !text.ok) {
    const tooLong = !text.ok && text.error.kind === 'too-long' ? tooLongText(locale, text.error.length) : null
    const error = form.ok ? (tooLong ?? words.errors.emptyReply) : words.errors.form
    if (kind === 'reply') return show(c, parts, own, { typed, error }, 422)
    mayFreely(c.get('ctx'), 'library.read')
    return page(c, appointmentPage({ ...base(c), at: own.at, key: randomUUID(), typed, error }), 422)
  }
  // PR-37: pointed out before it is sent; taken out unless the asker says to leave it.
  const { go, key } = form.value
  const found = go === 'keep' ? [] : findPersonalData(text.value)
  if (found.length > 0 && go === 'reply') {
    const personal = found.slice(0, 6).map((one) => ({ kind: one.kind, text: one.text }))
    if (kind === 'reply') return show(c, parts, own, { typed, personal, key })
    mayFreely(c.get('ctx'), 'library.read')
    return page(c, appointmentPage({ ...base(c), at: own.at, key, typed, personal }))
  }
  const danger = readDanger(text.value)
  const sent = await writeAsAsker(own.visit, parts.desk, {
    text: mask(text.value, found, locale.tag),
    kind,
    key,
    urgency: danger.level === 'now' ? 'acute' : 'ordinary',
    urgencyReasons: danger.kinds,
  })
  if (!sent.ok) return own.gone(c)
  // Words of danger put the numbers on the screen at once, above what was just sent.
  if (danger.level !== 'none')
    return show(c, parts, own, { done: 'sent', danger: html`${acuteBox(locale, await acuteWarning(c, parts, danger))}` })
  return seeOther(c, `${own.at}?gedaan=${kind === 'reply' ? 'bericht' : 'afspraak'}`)
}

async function rate(c: PageContext, parts: AdviceParts, own: Own): Promise<Response> {
  const form = await readForm(c, z.strictObject({ rating: z.enum(['yes', 'a-little', 'no']) }))
  if (!form.ok) return show(c, parts, own, {}, 422)
  return after(c, own, await rateAnswer(own.visit, form.value.rating), '?gedaan=waardering')
}

const NoticeForm = z.strictObject({ go: z.enum(['start', 'stop']), address: z.string().max(320).default('') })

async function notice(c: PageContext, parts: AdviceParts, own: Own): Promise<Response> {
  const form = await readForm(c, NoticeForm)
  if (form.ok && form.value.go === 'stop') return after(c, own, await setNotice(own.visit, null), '')
  const address = form.ok ? z.email().safeParse(form.value.address.trim()) : null
  if (address === null || !address.success) return show(c, parts, own, { noticeError: askMessages(c.get('locale')).errors.mail }, 422)
  return after(c, own, await setNotice(own.visit, address.data), '?gedaan=seintje')
}

async function copy(c: PageContext, own: Own): Promise<Response> {
  const read = await readOwnConversation(own.visit)
  if (!read.ok) return own.gone(c)
  const text = copyText(base(c), read.value, c.get('ctx').now)
  return c.body(text, 200, { 'content-type': 'text/plain; charset=utf-8', 'content-disposition': 'attachment; filename="notitie.txt"' })
}

async function erase(c: PageContext, own: Own): Promise<Response> {
  const erased = await eraseOwnConversation(own.visit)
  if (erased.ok) return own.erased(c)
  return erased.error.kind === 'held' ? page(c, erasePage({ ...base(c), at: own.at, isHeld: true }), 409) : own.gone(c)
}

function after(c: PageContext, own: Own, result: { readonly ok: boolean }, query: string): Response {
  return result.ok ? seeOther(c, `${own.at}${query}`) : own.gone(c)
}
