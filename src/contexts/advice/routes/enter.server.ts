/** A colleague enters a question for somebody: the form, the look at personal data, and the key to hand over. */
import { randomUUID } from 'node:crypto'
import type { Hono } from 'hono'
import { z } from 'zod'
import { mayFreely, permits, workplaceFrame } from '#contexts/access/public.ts'
import type { Id } from '#platform/id.ts'
import { page, readForm } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { answerLanguages, audiences, readAge } from '../pages/ask-form.ts'
import { askMessages } from '../pages/ask-messages.ts'
import { deskChannels, enteredPage, enterMessages, enterPage, type EnterFields, type EnterView } from '../pages/workplace/enter.ts'
import { missingQuestionPage } from '../pages/workplace/question.ts'
import { readDanger } from '../rules/acute-danger.ts'
import { longestMessage, readMessage } from '../rules/message-text.ts'
import { findPersonalData, mask } from '../rules/personal-data.ts'
import { groupsOf, readCode } from '#platform/return-code.ts'
import { handKey } from '../use-cases/hand-key.server.ts'
import { isOpenAt } from '../rules/terms.ts'
import { termsOf } from '../use-cases/desk.ts'
import { enterQuestion } from '../use-cases/ask-question.server.ts'
import type { AdviceParts } from './parts.ts'

/** Stands behind `requireStaff`. */
export function enterRoutes(app: Hono<PageEnv>, parts: AdviceParts): void {
  app.get('/werkplek/invoeren', (c) => (may(c) ? show(c, emptyForm(c), {}) : missing(c)))
  app.post('/werkplek/invoeren', (c) => (may(c) ? enter(c, parts) : missing(c)))
}

const EnterForm = z.strictObject({
  key: z.uuid(),
  channel: z.enum(['', ...deskChannels]).default(''),
  text: z.string().max(20_000).default(''),
  audience: z.enum(audiences).default('unknown'),
  age: z.string().max(20).default(''),
  language: z.enum(answerLanguages).default('nl'),
  go: z.enum(['save', 'remove', 'keep']).default('save'),
})

const may = (c: PageContext): boolean => permits(c.get('ctx').actor, 'conversation.enter')

const emptyForm = (c: PageContext): EnterFields => ({
  ...{ key: randomUUID(), channel: '', text: '', audience: 'unknown', age: '', language: c.get('locale').tag },
})

async function enter(c: PageContext, parts: AdviceParts): Promise<Response> {
  const form = await readForm(c, EnterForm)
  const words = enterMessages(c.get('locale'))
  if (!form.ok)
    return show(c, { ...emptyForm(c), text: String(form.error.typed['text'] ?? '') }, { errors: { text: words.errors.form } }, 422)
  const fields = form.value
  const text = readMessage(fields.text)
  const errors: EnterView['errors'] = {
    ...(fields.channel === '' ? { channel: words.errors.channel } : {}),
    ...(text.ok
      ? {}
      : { text: text.error.kind === 'empty' ? words.errors.empty : words.errors.tooLong(text.error.length - longestMessage) }),
    ...(fields.age.trim() !== '' && readAge(fields.age) === null ? { age: words.errors.age } : {}),
  }
  if (!text.ok || fields.channel === '' || errors.age !== undefined) return show(c, fields, { errors }, 422)
  const found = fields.go === 'keep' ? [] : findPersonalData(text.value)
  if (found.length > 0 && fields.go === 'save') return show(c, fields, { personal: namesOf(c, found) })
  const danger = readDanger(text.value)
  const entered = await enterQuestion(
    c.get('ctx'),
    parts.desk,
    {
      text: mask(text.value, found, c.get('locale').tag),
      audience: fields.audience,
      childAgeYears: readAge(fields.age),
      postcode4: null,
      language: fields.language === 'other' ? 'und' : fields.language,
      channel: fields.channel,
      urgency: danger.level === 'now' ? 'acute' : 'ordinary',
      urgencyReasons: danger.kinds,
      noticeAddress: null,
    },
    fields.key,
  )
  if (!entered.ok) return missing(c)
  const { code: typed, conversationId, acute, due } = entered.value
  const code = typed === null ? null : readCode(typed)
  const groups = code !== null && code.ok ? groupsOf(code.value) : null
  const dutyPhone = await dutyPhoneNow(c, parts)
  return page(c, enteredPage({ ...workplaceFrame(c), id: conversationId, groups, acute, dutyPhone, due, now: c.get('ctx').now }))
}

async function dutyPhoneNow(c: PageContext, { desk }: AdviceParts): Promise<string | null> {
  const centre = await desk.centre(c.get('ctx').centreId)
  return isOpenAt(termsOf(centre), c.get('ctx').now) ? null : centre.dutyPhone
}

/** A key for a question that is there already: it came by mail, or the key that was handed over got lost. */
export async function handOverKey(c: PageContext, parts: AdviceParts, id: Id<'conversation'>): Promise<Response> {
  const handed = await handKey(c.get('ctx'), parts.desk, id)
  const code = handed.ok ? readCode(handed.value.code) : null
  if (!handed.ok || code === null || !code.ok) return missing(c)
  const { acute, due } = handed.value
  return page(
    c,
    enteredPage({
      ...workplaceFrame(c),
      id,
      groups: groupsOf(code.value),
      acute,
      dutyPhone: await dutyPhoneNow(c, parts),
      due,
      now: c.get('ctx').now,
      again: true,
    }),
  )
}

/** "een telefoonnummer: 06 1234 5678" for each of the first six. */
function namesOf(c: PageContext, found: ReturnType<typeof findPersonalData>): string[] {
  const kinds: Readonly<Record<string, string>> = askMessages(c.get('locale')).personal.kinds
  return found.slice(0, 6).map(({ kind, text }) => `${kinds[kind] ?? kind} (${text})`)
}

function show(
  c: PageContext,
  fields: EnterFields,
  more: Partial<Pick<EnterView, 'errors' | 'personal'>>,
  status: 200 | 422 = 200,
): Response {
  mayFreely(c.get('ctx'), 'workplace.enter')
  return page(
    c,
    enterPage({ ...workplaceFrame(c), fields, errors: {}, personal: [], isAnswerToPost: c.req.method === 'POST', ...more }),
    status,
  )
}

function missing(c: PageContext): Response {
  mayFreely(c.get('ctx'), 'workplace.enter')
  return page(c, missingQuestionPage(workplaceFrame(c)), 404)
}
