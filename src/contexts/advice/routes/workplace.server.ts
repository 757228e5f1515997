/** The workplace: today, the shared inbox, one question and what the team does with it, and searches without result. */
import { Hono } from 'hono'
import { z } from 'zod'
import { mayFreely, permits, workplaceFrame } from '#contexts/access/public.ts'
import type { Context } from '#platform/context.ts'
import { plural } from '#platform/i18n.ts'
import { readId, type Id } from '#platform/id.ts'
import type { Result } from '#platform/result.ts'
import { page, readForm, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { inboxPage, type Done } from '../pages/workplace/inbox.ts'
import { workMessages } from '../pages/workplace/messages.ts'
import { questionPath, readPlace } from '../pages/workplace/paths.ts'
import { topics, type ArticleChoice, type QuestionView } from '../pages/workplace/question-view.ts'
import { missingQuestionPage, questionPage } from '../pages/workplace/question.ts'
import { searchMissesPage } from '../pages/workplace/search-misses.ts'
import { todayPage } from '../pages/workplace/today.ts'
import type { Account } from '../rules/conversation.ts'
import { listArticles } from '../rules/library.ts'
import { longestMessage, readMessage } from '../rules/message-text.ts'
import { listSearchMisses } from '../use-cases/list-search-misses.server.ts'
import { readDuty } from '../use-cases/rota.server.ts'
import { suggestArticles } from '../use-cases/search-library.server.ts'
import { disciplines } from '../rules/disciplines.ts'
import { answerQuestion, saveDraft, writeNote } from '../use-cases/answer-question.server.ts'
import { handOverQuestion, layDownQuestion, takeQuestion } from '../use-cases/assign-question.server.ts'
import { closeQuestion, noteAppointment, setUrgency } from '../use-cases/close-question.server.ts'
import { listQuestions } from '../use-cases/list-questions.server.ts'
import { readQuestion, type WorkQuestion } from '../use-cases/read-question.server.ts'
import type { WorkRefusal } from '../use-cases/work-on-question.server.ts'
import { abuseRoutes } from './abuse.server.ts'
import { enterRoutes, handOverKey } from './enter.server.ts'
import { libraryFor, type AdviceParts } from './parts.ts'
import { rotaRoutes } from './rota.server.ts'
import { holdRoutes } from './holds.server.ts'
import { pauseRoutes } from './pause.server.ts'

type Refused = WorkRefusal | { readonly kind: 'not-permitted' }
type Outcome = Result<null, Refused>
type Back = Partial<Pick<QuestionView, 'typed' | 'errors' | 'conflict' | 'refused'>>

/** Stands behind `requireStaff`: everybody who gets here is signed in. */
export function workplaceRoutes(parts: AdviceParts): Hono<PageEnv> {
  const app = new Hono<PageEnv>()
  app.get('/werkplek', (c) => today(c, parts))
  app.get('/werkplek/vragen', (c) => inbox(c, parts))
  app.get('/werkplek/zoekwoorden', (c) => misses(c))
  enterRoutes(app, parts)
  rotaRoutes(app, parts)
  pauseRoutes(app, parts)
  abuseRoutes(app, parts)
  holdRoutes(app, parts)
  app.get('/werkplek/vragen/:id', (c) => onQuestion(c, (id) => show(c, parts, id, {})))
  app.post('/werkplek/vragen/:id/pak', (c) => deed(c, parts, (ctx, id) => takeQuestion(ctx, parts.desk, id)))
  app.post('/werkplek/vragen/:id/leg-neer', (c) => deed(c, parts, (ctx, id) => layDownQuestion(ctx, parts.desk, id)))
  app.post('/werkplek/vragen/:id/geef-door', (c) => onQuestion(c, (id) => handOver(c, parts, id)))
  app.post('/werkplek/vragen/:id/notitie', (c) => onQuestion(c, (id) => note(c, parts, id)))
  app.post('/werkplek/vragen/:id/concept', (c) => onQuestion(c, (id) => draft(c, parts, id)))
  app.post('/werkplek/vragen/:id/antwoord', (c) => onQuestion(c, (id) => answer(c, parts, id)))
  app.post('/werkplek/vragen/:id/sluit', (c) => onQuestion(c, (id) => close(c, parts, id)))
  app.post('/werkplek/vragen/:id/sleutel', (c) => onQuestion(c, (id) => handOverKey(c, parts, id)))
  app.post('/werkplek/vragen/:id/haast', (c) => onQuestion(c, (id) => urgency(c, parts, id)))
  app.post('/werkplek/vragen/:id/afspraak', (c) => onQuestion(c, (id) => appointment(c, parts, id)))
  return app
}

const me = (ctx: Context): Account => (ctx.actor.kind === 'staff' ? ctx.actor.accountId : ('' as Account)) // requireStaff stands in front

async function today(c: PageContext, { desk }: AdviceParts): Promise<Response> {
  const ctx = c.get('ctx')
  mayFreely(ctx, 'workplace.enter')
  const reads = permits(ctx.actor, 'conversation.list')
  const open = reads ? await listQuestions(ctx, desk, 'open', 1) : null
  const answered = reads ? await listQuestions(ctx, desk, 'waiting-for-asker', 1) : null
  const duty = permits(ctx.actor, 'rota.read') ? await readDuty(ctx, desk) : null
  const { actor } = ctx
  return page(
    c,
    todayPage({
      ...workplaceFrame(c),
      now: ctx.now,
      publicName: actor.kind === 'staff' ? (actor.name.split(' ')[0] ?? actor.name) : '',
      profession: actor.kind === 'staff' ? actor.profession : '',
      coordinates: actor.kind === 'staff' && actor.roles.includes('coordinator'),
      questions: open?.ok && answered?.ok ? { open: open.value, answered: answered.value.items } : null,
      duty: duty?.ok ? duty.value : [],
      me: me(ctx),
    }),
  )
}

const placeOf = (c: PageContext) => readPlace({ toon: c.req.query('toon'), blad: c.req.query('blad') })

const doneKeys: Readonly<Record<string, Done>> = {
  pak: 'taken',
  'leg-neer': 'laid-down',
  'geef-door': 'handed-over',
  notitie: 'noted',
  concept: 'saved',
  antwoord: 'answered',
  sluit: 'closed',
  haast: 'urgency',
  afspraak: 'appointment',
  pauze: 'paused',
  'pauze-einde': 'pause-ended',
  meld: 'reported',
}
const doneOf = (c: PageContext): Done | null => doneKeys[c.req.query('gedaan') ?? ''] ?? null

async function inbox(c: PageContext, { desk }: AdviceParts): Promise<Response> {
  const ctx = c.get('ctx')
  const place = placeOf(c)
  const listed = await listQuestions(ctx, desk, place.filter, place.page)
  if (!listed.ok) return missing(c)
  return page(
    c,
    inboxPage({
      ...workplaceFrame(c),
      now: ctx.now,
      inbox: listed.value,
      place,
      done: doneOf(c),
      mayPause: permits(ctx.actor, 'conversation.pause'),
    }),
  )
}

async function misses(c: PageContext): Promise<Response> {
  const ctx = c.get('ctx')
  const found = await listSearchMisses(ctx)
  return found.ok ? page(c, searchMissesPage({ ...workplaceFrame(c), ...found.value })) : missing(c)
}

/** Not there, of another centre and not allowed are one page. */
function missing(c: PageContext): Response {
  mayFreely(c.get('ctx'), 'workplace.enter')
  return page(c, missingQuestionPage(workplaceFrame(c)), 404)
}

function onQuestion(c: PageContext, work: (id: Id<'conversation'>) => Promise<Response>): Promise<Response> | Response {
  const id = readId<'conversation'>(c.req.param('id') ?? '')
  return id === null ? missing(c) : work(id)
}

async function show(
  c: PageContext,
  parts: AdviceParts,
  id: Id<'conversation'>,
  back: Back,
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const ctx = c.get('ctx')
  const place = placeOf(c)
  const question = await readQuestion(ctx, parts.desk, id)
  if (!question.ok) return missing(c)
  const listed = await listQuestions(ctx, parts.desk, place.filter, place.page)
  return page(
    c,
    questionPage({
      ...workplaceFrame(c),
      now: ctx.now,
      me: me(ctx),
      question: question.value,
      inbox: listed.ok ? listed.value : null,
      place,
      suggestions: await suggestionsFor(c, parts, question.value),
      library: articlesOf(c, parts),
      mayPause: permits(ctx.actor, 'conversation.pause'),
      mayHold: permits(ctx.actor, 'conversation.hold'),
      done: doneOf(c),
      isAnswerToPost: c.req.method === 'POST',
      ...back,
    }),
    status,
  )
}

function articlesOf(c: PageContext, parts: AdviceParts): ArticleChoice[] {
  return listArticles(libraryFor(c, parts), c.get('locale')).map(({ article: { slug, title } }) => ({ slug, title }))
}

/** Articles that share words with what the asker wrote, best first. */
async function suggestionsFor(c: PageContext, parts: AdviceParts, question: WorkQuestion): Promise<ArticleChoice[]> {
  const text = question.letters
    .filter(({ author }) => author === 'asker')
    .map((letter) => letter.text)
    .join(' ')
  const slugs = await suggestArticles(c.get('ctx'), { text, language: 'nl', synonyms: parts.library.synonyms })
  const all = articlesOf(c, parts)
  return slugs.slice(0, 3).flatMap((slug) => all.find((one) => one.slug === slug) ?? [])
}

/** A deed without fields, and what comes after every deed: back to the question, or the page with what stood in the way. */
function deed(
  c: PageContext,
  parts: AdviceParts,
  work: (ctx: Context, id: Id<'conversation'>) => Promise<Outcome>,
): Promise<Response> | Response {
  return onQuestion(c, async (id) => after(c, parts, id, await work(c.get('ctx'), id), {}))
}

async function after(c: PageContext, parts: AdviceParts, id: Id<'conversation'>, outcome: Outcome, back: Back): Promise<Response> {
  if (outcome.ok) {
    const path = questionPath(id, placeOf(c))
    const name = c.req.path.split('/').at(-1) ?? ''
    return seeOther(c, `${path}${path.includes('?') ? '&' : '?'}gedaan=${name}`)
  }
  const { error } = outcome
  switch (error.kind) {
    case 'unknown':
    case 'not-permitted':
      return missing(c)
    case 'changed-meanwhile':
      return show(c, parts, id, { conflict: { seenLetters: 0 }, ...back }, 409)
    case 'taken-by-other':
    case 'not-yours':
    case 'closed':
    case 'not-answered':
      return show(c, parts, id, { refused: error, ...back }, 409)
  }
}

const many = z.union([z.string(), z.array(z.string())]).optional()
const AnswerForm = z.strictObject({
  text: z.string().default(''),
  articles: many,
  appointment: z.literal('1').optional(),
  version: z.coerce.number().int().min(1),
  seen: z.coerce.number().int().min(0).default(0),
  write: z.string().max(20).optional(),
})

function articlesIn(parts: AdviceParts, given: string | readonly string[] | undefined): string[] {
  const slugs = given === undefined ? [] : typeof given === 'string' ? [given] : given
  return [...new Set(slugs)].filter((slug) => parts.library.articles.has(slug)).slice(0, 5)
}

async function answer(c: PageContext, parts: AdviceParts, id: Id<'conversation'>): Promise<Response> {
  const form = await readForm(c, AnswerForm)
  const words = workMessages(c.get('locale')).errors
  if (!form.ok)
    return show(c, parts, id, { typed: { text: String(form.error.typed['text'] ?? '') }, errors: { 'answer-text': words.form } }, 422)
  const { version, seen, appointment } = form.value
  const articles = articlesIn(parts, form.value.articles)
  const typed = { text: form.value.text, articles, appointment: appointment === '1' }
  const text = readMessage(form.value.text)
  if (!text.ok) return show(c, parts, id, { typed, errors: { 'answer-text': textError(c, text.error, words.empty) } }, 422)
  const outcome = await answerQuestion(c.get('ctx'), parts.desk, id, {
    text: text.value,
    articles,
    offersAppointment: appointment === '1',
    seenVersion: version,
  })
  // Whatever stood in the way: what was written is kept, as a draft and on the page.
  if (!outcome.ok && outcome.error.kind !== 'unknown' && outcome.error.kind !== 'not-permitted')
    await saveDraft(c.get('ctx'), parts.desk, id, { text: text.value, articles })
  return after(c, parts, id, outcome, {
    typed,
    ...(!outcome.ok && outcome.error.kind === 'changed-meanwhile' ? { conflict: { seenLetters: seen } } : {}),
  })
}

async function draft(c: PageContext, parts: AdviceParts, id: Id<'conversation'>): Promise<Response> {
  const form = await readForm(c, AnswerForm)
  if (!form.ok) return show(c, parts, id, { errors: { 'answer-text': workMessages(c.get('locale')).errors.form } }, 422)
  const text = readMessage(form.value.text)
  const articles = articlesIn(parts, form.value.articles)
  if (!text.ok && text.error.kind === 'too-long')
    return show(c, parts, id, { typed: { text: form.value.text, articles }, errors: { 'answer-text': textError(c, text.error, '') } }, 422)
  return after(c, parts, id, await saveDraft(c.get('ctx'), parts.desk, id, { text: text.ok ? text.value : '', articles }), {})
}

const NoteForm = z.strictObject({ text: z.string().default(''), write: z.string().max(20).optional() })

async function note(c: PageContext, parts: AdviceParts, id: Id<'conversation'>): Promise<Response> {
  const form = await readForm(c, NoteForm)
  const words = workMessages(c.get('locale')).errors
  const typed = form.ok ? form.value.text : String(form.error.typed['text'] ?? '')
  const text = readMessage(typed)
  if (!form.ok || !text.ok) {
    const error = !form.ok || text.ok ? words.form : textError(c, text.error, words.emptyNote)
    return show(c, parts, id, { typed: { note: typed }, errors: { 'note-text': error } }, 422)
  }
  return after(c, parts, id, await writeNote(c.get('ctx'), parts.desk, id, text.value), { typed: { note: typed } })
}

const HandOverForm = z.strictObject({
  account: z.string().max(40).default(''),
  discipline: z.enum(['', ...disciplines]).default(''),
  note: z.string().default(''),
})

async function handOver(c: PageContext, parts: AdviceParts, id: Id<'conversation'>): Promise<Response> {
  const form = await readForm(c, HandOverForm)
  const words = workMessages(c.get('locale')).errors
  if (!form.ok) return show(c, parts, id, { errors: { 'handover-account': words.form } }, 422)
  const { account: chosen, discipline, note: typedNote } = form.value
  const typed = { account: chosen, discipline, handoverNote: typedNote }
  const account = chosen === '' ? null : readId<'account'>(chosen)
  if ((chosen === '') === (discipline === ''))
    return show(c, parts, id, { typed, errors: { 'handover-account': chosen === '' ? words.handOver : words.handOverBoth } }, 422)
  const text = typedNote.trim() === '' ? null : readMessage(typedNote)
  if (text !== null && !text.ok)
    return show(c, parts, id, { typed, errors: { 'handover-note': textError(c, text.error, words.emptyNote) } }, 422)
  if (chosen !== '' && account === null) return show(c, parts, id, { typed, errors: { 'handover-account': words.form } }, 422)
  const to = { account, discipline: discipline === '' ? null : discipline, note: text === null ? null : text.value }
  return after(c, parts, id, await handOverQuestion(c.get('ctx'), parts.desk, id, to), { typed })
}

async function close(c: PageContext, parts: AdviceParts, id: Id<'conversation'>): Promise<Response> {
  const form = await readForm(c, z.strictObject({ topic: z.enum(topics) }))
  if (!form.ok) return show(c, parts, id, { errors: { 'close-topic': workMessages(c.get('locale')).errors.topic } }, 422)
  return after(c, parts, id, await closeQuestion(c.get('ctx'), parts.desk, id, form.value.topic), { typed: { topic: form.value.topic } })
}

async function urgency(c: PageContext, parts: AdviceParts, id: Id<'conversation'>): Promise<Response> {
  const form = await readForm(c, z.strictObject({ urgency: z.enum(['ordinary', 'acute']) }))
  if (!form.ok) return show(c, parts, id, {}, 422)
  return after(c, parts, id, await setUrgency(c.get('ctx'), parts.desk, id, form.value.urgency), {})
}

async function appointment(c: PageContext, parts: AdviceParts, id: Id<'conversation'>): Promise<Response> {
  const form = await readForm(c, z.strictObject({ made: z.enum(['yes', 'no']) }))
  if (!form.ok) return show(c, parts, id, {}, 422)
  return after(c, parts, id, await noteAppointment(c.get('ctx'), parts.desk, id, form.value.made === 'yes'), {})
}

type TextError = Extract<ReturnType<typeof readMessage>, { ok: false }>['error']

function textError(c: PageContext, error: TextError, empty: string): string {
  const words = workMessages(c.get('locale')).errors
  return error.kind === 'empty' ? empty : words.tooLong(plural(c.get('locale'), error.length - longestMessage, words.signs))
}
