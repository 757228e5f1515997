/** The rota of the workplace: a week, putting somebody down, swapping, being away. */
import type { Hono } from 'hono'
import { z } from 'zod'
import { mayFreely, workplaceFrame } from '#contexts/access/public.ts'
import { readId, type Id } from '#platform/id.ts'
import { localDate, Temporal, type PlainDate } from '#platform/time.ts'
import { page, readForm, seeOther } from '#web/http/answer.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { missingQuestionPage } from '../pages/workplace/question.ts'
import { rotaPage, type RotaView } from '../pages/workplace/rota.ts'
import { rotaMessages } from '../pages/workplace/rota-messages.ts'
import { mondayOf, readDay, readPlaceValue, rotaPath } from '../pages/workplace/rota-place.ts'
import { copyWeek, endAbsence, noteAbsence, readWeek, setDuty, swapDuties } from '../use-cases/rota.server.ts'
import type { AdviceParts } from './parts.ts'

/** Stands behind `requireStaff`. */
export function rotaRoutes(app: Hono<PageEnv>, parts: AdviceParts): void {
  app.get('/werkplek/rooster', (c) => show(c, parts, readDay(c.req.query('week'), today(c)) ?? weekToPlan(today(c)), {}))
  app.post('/werkplek/rooster/dienst', (c) => put(c, parts))
  app.post('/werkplek/rooster/ruil', (c) => swap(c, parts))
  app.post('/werkplek/rooster/vul', (c) => copy(c, parts))
  app.post('/werkplek/rooster/afwezig', (c) => away(c, parts))
  app.post('/werkplek/rooster/afwezig/:id/terug', (c) => back(c, parts))
}

const today = (c: PageContext): PlainDate => localDate(c.get('ctx').now)

/** In the weekend the week to come says more than the one that is over. */
const weekToPlan = (day: PlainDate): PlainDate => (day.dayOfWeek > 5 ? day.add({ days: 8 - day.dayOfWeek }) : day)

type Shown = Partial<Pick<RotaView, 'error' | 'typed'>>

async function show(c: PageContext, parts: AdviceParts, day: PlainDate, more: Shown, status: 200 | 409 | 422 = 200): Promise<Response> {
  const week = await readWeek(c.get('ctx'), parts.desk, mondayOf(day))
  if (!week.ok) return missing(c)
  const done = c.req.method === 'GET' ? (rotaMessages(c.get('locale')).done[c.req.query('gedaan') ?? ''] ?? null) : null
  const nothing = { who: '', from: {}, until: {} }
  const isAnswerToPost = c.req.method === 'POST'
  return page(c, rotaPage({ ...workplaceFrame(c), week: week.value, done, error: null, typed: nothing, isAnswerToPost, ...more }), status)
}

function missing(c: PageContext): Response {
  mayFreely(c.get('ctx'), 'workplace.enter')
  return page(c, missingQuestionPage(workplaceFrame(c)), 404)
}

type Refusal = Exclude<keyof ReturnType<typeof rotaMessages>['errors'], 'date' | 'choose' | 'form'>
type Outcome = { readonly ok: true } | { readonly ok: false; readonly error: { readonly kind: Refusal | 'not-permitted' } }

function after(c: PageContext, parts: AdviceParts, outcome: Outcome, day: PlainDate, done: string): Promise<Response> | Response {
  if (outcome.ok) return seeOther(c, `${rotaPath(day)}&gedaan=${done}`)
  const { kind } = outcome.error
  return kind === 'not-permitted'
    ? missing(c)
    : show(c, parts, day, { error: { message: rotaMessages(c.get('locale')).errors[kind] } }, 409)
}

const wrongForm = (c: PageContext, parts: AdviceParts, day: PlainDate = today(c)): Promise<Response> =>
  show(c, parts, day, { error: { message: rotaMessages(c.get('locale')).errors.form } }, 422)

const DutyForm = z.strictObject({
  dagdeel: z.string().max(30),
  wie: z.string().max(40).default(''),
  gezien: z.string().max(40).default(''),
})

const readAccount = (text: string): Id<'account'> | null => readId<'account'>(text)

async function put(c: PageContext, parts: AdviceParts): Promise<Response> {
  const form = await readForm(c, DutyForm)
  const on = form.ok ? readPlaceValue(form.value.dagdeel, today(c)) : null
  if (!form.ok || on === null) return wrongForm(c, parts)
  const { wie, gezien } = form.value
  const [to, seen] = [readAccount(wie), readAccount(gezien)]
  if ((wie !== '' && to === null) || (gezien !== '' && seen === null)) return wrongForm(c, parts, on.day)
  return after(c, parts, await setDuty(c.get('ctx'), parts.desk, { ...on, to, seen }), on.day, 'bewaard')
}

async function swap(c: PageContext, parts: AdviceParts): Promise<Response> {
  const form = await readForm(c, z.strictObject({ een: z.string().max(30).default(''), ander: z.string().max(30).default('') }))
  if (!form.ok) return wrongForm(c, parts)
  const [first, second] = [readPlaceValue(form.value.een, today(c)), readPlaceValue(form.value.ander, today(c))]
  const error = { id: first === null ? 'een' : 'ander', message: rotaMessages(c.get('locale')).errors['choose-two'] }
  if (first === null || second === null) return show(c, parts, first?.day ?? second?.day ?? today(c), { error }, 422)
  return after(c, parts, await swapDuties(c.get('ctx'), parts.desk, first, second), first.day, 'geruild')
}

async function copy(c: PageContext, parts: AdviceParts): Promise<Response> {
  const form = await readForm(c, z.strictObject({ week: z.string().max(10) }))
  const day = form.ok ? readDay(form.value.week, today(c)) : null
  if (day === null) return wrongForm(c, parts)
  return after(c, parts, await copyWeek(c.get('ctx'), parts.desk, mondayOf(day)), day, 'gevuld')
}

const part = z.string().max(10).default('')
const AwayForm = z.strictObject({
  wie: z.string().max(40).default(''),
  ...{ 'van-day': part, 'van-month': part, 'van-year': part },
  ...{ 'tot-day': part, 'tot-month': part, 'tot-year': part },
})

async function away(c: PageContext, parts: AdviceParts): Promise<Response> {
  const form = await readForm(c, AwayForm)
  if (!form.ok) return wrongForm(c, parts)
  const { errors } = rotaMessages(c.get('locale'))
  const fields = form.value
  const from = { day: fields['van-day'], month: fields['van-month'], year: fields['van-year'] }
  const until = { day: fields['tot-day'], month: fields['tot-month'], year: fields['tot-year'] }
  const typed = { who: fields.wie, from, until }
  const [account, first, last] = [readAccount(fields.wie), dayOf(from), dayOf(until)]
  const again = (id: string, message: string, status: 409 | 422): Promise<Response> =>
    show(c, parts, today(c), { typed, error: { id, message } }, status)
  if (account === null) return again('wie', errors.choose, 422)
  if (first === null) return again('van', errors.date, 422)
  if (last === null) return again('tot', errors.date, 422)
  const noted = await noteAbsence(c.get('ctx'), { account, from: first, until: last })
  if (noted.ok) return seeOther(c, `${rotaPath(Temporal.PlainDate.compare(first, today(c)) < 0 ? today(c) : first)}&gedaan=afwezig`)
  return noted.error.kind === 'not-permitted' ? missing(c) : again('tot', errors[noted.error.kind], 409)
}

function dayOf({ day, month, year }: { readonly day: string; readonly month: string; readonly year: string }): PlainDate | null {
  const numbers = [day, month, year].map((text) => (/^\s*\d{1,4}\s*$/.test(text) ? Number(text) : Number.NaN))
  const [d = Number.NaN, m = Number.NaN, y = Number.NaN] = numbers
  if (Number.isNaN(d + m + y) || y < 2000) return null
  try {
    return Temporal.PlainDate.from({ day: d, month: m, year: y }, { overflow: 'reject' })
  } catch {
    return null
  }
}

async function back(c: PageContext, parts: AdviceParts): Promise<Response> {
  const id = readId<'absence'>(c.req.param('id') ?? '')
  return id === null ? missing(c) : after(c, parts, await endAbsence(c.get('ctx'), id), today(c), 'terug')
}
