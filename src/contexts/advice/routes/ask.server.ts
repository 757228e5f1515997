/** Asking: /vraag and the page with the key. Everything travels in POST bodies; nothing is kept before it is sent. */
import { randomUUID, randomInt } from 'node:crypto'
import type { Hono } from 'hono'
import { mayFreely } from '#contexts/access/public.ts'
import { localDate } from '#platform/time.ts'
import { formatMoment, localPath } from '#platform/i18n.ts'
import { page, readForm } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { z } from 'zod'
import { askMessages } from '../pages/ask-messages.ts'
import { AskForm, errorsOf, readAge, readPostcode, type AskErrors, type AskFields } from '../pages/ask-form.ts'
import { askPage, tooLongText, type AcuteWarning, type AskView, type PersonalFinding } from '../pages/ask.ts'
import { codePage, keptPage, type CodeView } from '../pages/code.ts'
import { readDanger, type DangerReading } from '../rules/acute-danger.ts'
import { readMessage } from '../rules/message-text.ts'
import { findPersonalData, mask } from '../rules/personal-data.ts'
import { checkGroup, readCode, type ReturnCode } from '#platform/return-code.ts'
import { dueAt, isOpenAt, nextOpening } from '../rules/terms.ts'
import { afterAsking, askQuestion, type Question, type Received } from '../use-cases/ask-question.server.ts'
import { termsOf } from '../use-cases/desk.ts'
import { helplinesFor } from './helplines.ts'
import type { AdviceParts } from './parts.ts'

const emptyForm = (): AskFields => AskForm.parse({ key: randomUUID() })

export function askRoutes(app: Hono<PageEnv>, parts: AdviceParts): void {
  app.get('/vraag', async (c) => {
    mayFreely(c.get('ctx'), 'library.read')
    return page(c, askPage(await viewOf(c, parts, emptyForm()), '1'))
  })
  app.post('/vraag', async (c) => {
    mayFreely(c.get('ctx'), 'library.read')
    const form = await readForm(c, AskForm)
    if (!form.ok) {
      const words = askMessages(c.get('locale'))
      return page(
        c,
        askPage(await viewOf(c, parts, { ...emptyForm(), text: String(form.error.typed['text'] ?? '') }, { text: words.errors.form }), '1'),
        422,
      )
    }
    return step(c, parts, form.value)
  })
  app.post('/vraag/sleutel', (c) => keyGivenBack(c, parts))
  app.post('/vraag/notitie', (c) => note(c))
}

async function step(c: PageContext, parts: AdviceParts, fields: AskFields): Promise<Response> {
  const show = async (to: '1' | '2' | '3' | '4', errors: AskErrors = {}): Promise<Response> =>
    page(c, askPage(await viewOf(c, parts, fields, errors), to), Object.keys(errors).length > 0 ? 422 : 200)
  const { go } = fields
  if (go === '1' || go === '2' || go === '3') return show(go)
  if (go === 'back') return show(fields.step === '4' ? '3' : fields.step === '3' ? '2' : '1')
  if (fields.step === '1') return textStep(c, parts, fields)
  if (fields.step === '4') return send(c, parts, fields)
  const errors = errorsOf(fields.step, fields, askMessages(c.get('locale')))
  if (Object.keys(errors).length > 0) return show(fields.step, errors)
  return show(fields.step === '2' ? '3' : '4')
}

/** Reads the text; points out personal data (PR-37) and shows numbers for danger (PR-36) before going on. Neither refuses. */
async function textStep(c: PageContext, parts: AdviceParts, fields: AskFields): Promise<Response> {
  const text = textOf(c, fields)
  if (typeof text !== 'string') return page(c, askPage(await viewOf(c, parts, fields, { text: text.error }), '1'), 422)
  const found = findPersonalData(text)
  const danger = readDanger(text)
  const next: AskFields = {
    ...fields,
    text: fields.go === 'remove' ? mask(text, found, c.get('locale').tag) : text,
    personal: fields.go === 'keep' ? 'keep' : fields.go === 'remove' ? '' : fields.personal,
    acute: danger.level === 'none' ? '' : 'seen',
  }
  const ask = found.length > 0 && fields.go === 'next' && fields.personal !== 'keep'
  const warn = danger.level !== 'none' && fields.acute !== 'seen'
  if (!ask && !warn) return page(c, askPage(await viewOf(c, parts, next), '2'))
  const personal = ask ? found.slice(0, 6).map((one): PersonalFinding => ({ kind: one.kind, text: one.text })) : []
  return page(c, askPage(await viewOf(c, parts, next), '1', { personal, ...(warn ? { acute: await acuteWarning(c, parts, danger) } : {}) }))
}

/** When somebody reads it, honestly: at once within opening hours, otherwise the duty number. */
export async function acuteWarning(c: PageContext, parts: AdviceParts, danger: DangerReading): Promise<AcuteWarning> {
  const locale = c.get('locale')
  const words = askMessages(locale).acute
  const { now, centreId } = c.get('ctx')
  const centre = await parts.desk.centre(centreId)
  const terms = termsOf(centre)
  const opens = nextOpening(terms, now)
  const reads =
    isOpenAt(terms, now) || opens === null
      ? words.firstUntil(formatMoment(locale, dueAt('acute', terms, now), now))
      : words.closed(centre.dutyPhone, formatMoment(locale, opens, now))
  // Perhaps is not now: the numbers are there, and no promise to read it first.
  return { helplines: helplinesFor(parts.library, locale, danger), reads: danger.level === 'now' ? reads : null }
}

function textOf(c: PageContext, fields: AskFields): string | { error: string } {
  const locale = c.get('locale')
  const read = readMessage(fields.text)
  if (read.ok) return read.value
  return { error: read.error.kind === 'empty' ? askMessages(locale).errors.empty : tooLongText(locale, read.error.length) }
}

async function send(c: PageContext, parts: AdviceParts, fields: AskFields): Promise<Response> {
  const words = askMessages(c.get('locale'))
  const text = textOf(c, fields)
  if (typeof text !== 'string') return page(c, askPage(await viewOf(c, parts, fields, { text: text.error }), '1'), 422)
  for (const at of ['2', '3'] as const) {
    const errors = errorsOf(at, fields, words)
    if (Object.keys(errors).length > 0) return page(c, askPage(await viewOf(c, parts, fields, errors), at), 422)
  }
  const key = fields.key === '' ? randomUUID() : fields.key
  const received = await askQuestion(c.get('ctx'), parts.desk, questionOf(c, fields, text), { key, source: c.get('source') })
  if (!received.ok) return c.text('', 403)
  return showKey(c, received.value, key)
}

function questionOf(c: PageContext, fields: AskFields, text: string): Question {
  const danger = readDanger(text)
  return {
    text: fields.personal === 'keep' ? text : mask(text, findPersonalData(text), c.get('locale').tag),
    audience: fields.audience === '' ? 'unknown' : fields.audience,
    childAgeYears: readAge(fields.age),
    postcode4: readPostcode(fields.postcode),
    language:
      fields.language === '' || fields.language === 'other' ? (fields.language === 'other' ? 'und' : c.get('locale').tag) : fields.language,
    channel: 'page',
    urgency: danger.level === 'now' ? 'acute' : 'ordinary',
    urgencyReasons: danger.kinds,
    wantsTalk: fields.channel === 'talk',
    noticeAddress: fields.notice.trim() === '' ? null : fields.notice.trim(),
  }
}

function showKey(c: PageContext, received: Received, key: string): Response {
  const base = { locale: c.get('locale'), site: c.get('site') }
  const code = received.code === null ? null : readCode(received.code)
  if (code === null || !code.ok) return page(c, keptPage({ ...base, repeat: true, codeExpires: received.codeExpires }))
  return page(c, codePage(codeView(c, received, code.value, key, randomInt(1, 6))))
}

function codeView(c: PageContext, received: Received, code: ReturnCode, key: string, askedGroup: number): CodeView {
  return {
    locale: c.get('locale'),
    site: c.get('site'),
    code,
    resend: { key },
    due: received.due,
    acute: received.acute,
    now: c.get('ctx').now,
    codeExpires: received.codeExpires,
    askedGroup,
    asideUntil: received.asideUntil,
  }
}

const KeyForm = z.strictObject({
  code: z.string().max(40),
  asked: z.coerce.number().int().min(1).max(5),
  key: z.uuid(),
  group: z.string().max(60).default(''),
  go: z.enum(['check', 'renew']).default('check'),
})

/** The asker gives one group back, or asks for a new code. */
async function keyGivenBack(c: PageContext, parts: AdviceParts): Promise<Response> {
  const ctx = c.get('ctx')
  const base = { locale: c.get('locale'), site: c.get('site') }
  const words = askMessages(base.locale).code
  const form = await readForm(c, KeyForm)
  const code = form.ok ? readCode(form.value.code) : null
  if (!form.ok || code === null || !code.ok) {
    mayFreely(ctx, 'library.read')
    return page(c, askPage(await viewOf(c, parts, emptyForm(), { text: askMessages(base.locale).errors.form }), '1'), 422)
  }
  const { asked, key, group, go } = form.value
  const answer = checkGroup(code.value, asked, group)
  const after = await afterAsking(ctx, parts.desk, key, go === 'renew' ? 'renew' : answer.kind === 'right' ? 'confirm' : 'look')
  if (!after.ok) return page(c, keptPage({ ...base, repeat: true, codeExpires: localDate(ctx.now) }), 404)
  if (go === 'renew') return showKey(c, after.value, key)
  if (answer.kind === 'right') return page(c, keptPage({ ...base, repeat: false, codeExpires: after.value.codeExpires }))
  const error = answer.kind === 'other-group' ? words.wrongGroup(answer.group, asked) : words.wrong
  return page(c, codePage({ ...codeView(c, after.value, code.value, key, asked), error, typed: group }), 422)
}

/** The code as a small text file that says nothing of us. */
async function note(c: PageContext): Promise<Response> {
  mayFreely(c.get('ctx'), 'library.read')
  const form = await readForm(c, z.strictObject({ code: z.string().max(40) }))
  const code = form.ok ? readCode(form.value.code) : null
  if (code === null || !code.ok) return c.redirect(localPath(c.get('locale'), '/vraag'), 303)
  const text = `${form.ok ? (form.value.code.match(/.{4}/g) ?? []).join(' ') : ''}\n`
  return c.body(text, 200, { 'content-type': 'text/plain; charset=utf-8', 'content-disposition': 'attachment; filename="notitie.txt"' })
}

async function viewOf(c: PageContext, parts: AdviceParts, fields: AskFields, errors: AskErrors = {}): Promise<AskView> {
  const centre = await parts.desk.centre(c.get('ctx').centreId)
  return {
    locale: c.get('locale'),
    site: c.get('site'),
    fields,
    errors,
    workingDays: centre.answerTermWorkingDays,
    retentionDays: centre.retentionDays,
  }
}
